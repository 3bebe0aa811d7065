//! `zhike migrate`: brings the database to this program's version without serving.

use std::io::Write;

use super::open_existing;
use crate::failure::{Failure, seen_enough};
use crate::platform::config::Config;
use crate::schema;

/// Applies what is missing and says where the database stands. `serve` does the same at its start;
/// this is for whoever wants to see it succeed before opening the doors.
pub fn migrate(config: &Config, out: &mut dyn Write) -> Result<(), Failure> {
    open_existing(config)?;
    let newest = schema::MIGRATIONS.last().map_or(0, |migration| migration.number);
    writeln!(out, "{} · migration {newest}", config.database_shown()).or_else(seen_enough)
}
