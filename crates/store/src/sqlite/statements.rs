use std::path::Path;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Statement, ToSql, params_from_iter};

use super::connect;
use super::errors::of_statement;
use crate::error::StoreError;
use crate::options::Engine;
use crate::row::{Cell, Cells, Row};
use crate::statement::Stmt;
use crate::tx::{Stopped, Text, Visit};
use crate::value::Val;

impl ToSql for Val {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Val::Null => ToSqlOutput::Owned(Value::Null),
            Val::Int(value) => ToSqlOutput::Owned(Value::Integer(*value)),
            Val::Real(value) => ToSqlOutput::Owned(Value::Real(*value)),
            Val::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Val::Blob(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

/// A column as SQLite holds it; a text that is not UTF-8 is of no type this store knows.
pub(crate) fn cell<'r>(row: &'r rusqlite::Row<'_>, at: usize) -> Cell<'r> {
    match row.get_ref(at) {
        Ok(ValueRef::Null) => Cell::Null,
        Ok(ValueRef::Integer(value)) => Cell::Int(value),
        Ok(ValueRef::Real(value)) => Cell::Real(value),
        Ok(ValueRef::Text(bytes)) => {
            std::str::from_utf8(bytes).map_or(Cell::Other("not UTF-8"), Cell::Text)
        }
        Ok(ValueRef::Blob(bytes)) => Cell::Blob(bytes),
        Err(_) => Cell::Other("not a column"),
    }
}

/// Prepares a text; those built at run time are not kept, lest they push the written ones out.
fn prepared<T>(
    conn: &Connection,
    text: Text<'_>,
    run: impl FnOnce(&mut Statement<'_>) -> Result<T, Stopped>,
) -> Result<T, Stopped> {
    let refused = |error| Stopped::Engine(of_statement(text.name, &error));
    if text.kept {
        run(&mut *conn.prepare_cached(text.text).map_err(refused)?)
    } else {
        run(&mut conn.prepare(text.text).map_err(refused)?)
    }
}

/// Runs a write and counts its rows.
pub(crate) fn execute(conn: &Connection, text: Text<'_>, p: &[Val]) -> Result<u64, StoreError> {
    let done = query(conn, text, p, &mut |_row| Ok(()));
    done.map_err(|(Stopped::Engine(error) | Stopped::Visitor(error))| error)?;
    Ok(conn.changes())
}

/// Gives every row to `visit`.
pub(crate) fn query(
    conn: &Connection,
    text: Text<'_>,
    p: &[Val],
    visit: Visit<'_>,
) -> Result<(), Stopped> {
    let engine = |error: rusqlite::Error| Stopped::Engine(of_statement(text.name, &error));
    prepared(conn, text, |statement| {
        let mut rows = statement.query(params_from_iter(p)).map_err(engine)?;
        while let Some(row) = rows.next().map_err(engine)? {
            visit(&Row::new(Cells::Sqlite(row), text.name)).map_err(Stopped::Visitor)?;
        }
        Ok(())
    })
}

/// Prepares each statement; returns what is refused.
pub(crate) fn prepare_all(path: &Path, statements: &[&'static Stmt]) -> Vec<String> {
    let conn = match connect::visitor(path) {
        Ok(conn) => conn,
        Err(error) => return vec![format!("cannot open the file: {error}")],
    };
    let check = |statement: &&'static Stmt| {
        let text = statement.for_check(Engine::Sqlite);
        let tried = text.and_then(|text| match conn.prepare(text) {
            Ok(_) => Ok(()),
            Err(error) => Err(error.to_string()),
        });
        tried.err().map(|reason| format!("{}: {reason}", statement.name()))
    };
    statements.iter().filter_map(check).collect()
}
