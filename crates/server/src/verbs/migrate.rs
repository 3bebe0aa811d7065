//! `zhike migrate`: brings the database to this program's version without serving.

use std::io::{self, Write};

use super::open_existing;
use crate::failure::Failure;
use crate::platform::config::Config;
use crate::schema;

/// Applies what is missing and says where the database stands. `serve` does the same at its start;
/// this is for whoever wants to see it succeed before opening the doors.
pub fn migrate(config: &Config, out: &mut dyn Write) -> Result<io::Result<()>, Failure> {
    open_existing(config)?;
    let newest = schema::MIGRATIONS.last().map_or(0, |migration| migration.number);
    Ok(writeln!(out, "{} · migration {newest}", config.database_shown()))
}
