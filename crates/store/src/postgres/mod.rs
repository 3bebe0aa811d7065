//! The engine of a server; until its workers are written every address is refused.

use crate::error::{OpenError, StoreError};
use crate::migrate::Migration;
use crate::options::{Database, Options};
use crate::row::Cell;
use crate::statement::Stmt;
use crate::store::{Lines, Running};
use crate::tx::{Stopped, Text, Visit};
use crate::value::Val;

/// A connection with an open transaction; none can exist yet.
pub(crate) enum Session {}

impl Session {
    pub fn execute(&mut self, _text: Text<'_>, _p: &[Val]) -> Result<u64, StoreError> {
        match *self {}
    }

    pub fn put(&mut self, _text: Text<'_>, _p: &[Val]) -> Result<(), StoreError> {
        match *self {}
    }

    pub fn query(&mut self, _: Text<'_>, _: &[Val], _: Visit<'_>) -> Result<(), Stopped> {
        match *self {}
    }
}

pub(crate) fn cell(_row: &tokio_postgres::Row, _at: usize) -> Cell<'_> {
    Cell::Other("unread")
}

pub(crate) fn start(
    url: &str,
    _options: &Options,
    _lines: &Lines,
    _migrations: &[Migration],
    _now_ms: i64,
) -> Result<Running, OpenError> {
    let path = Database::Postgres(url.to_owned()).to_string();
    Err(OpenError::CannotOpen { path, reason: "PostgreSQL is not supported yet".to_owned() })
}

pub(crate) fn prepare_all(_: &str, _: &Options, _: &[&'static Stmt]) -> Vec<String> {
    vec!["PostgreSQL is not supported yet".to_owned()]
}
