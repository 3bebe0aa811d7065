use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::Path;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, PrepFlags, Statement, ToSql, params_from_iter};

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

/// The statements of one connection, each prepared when it is first run and kept: there are only
/// as many as the program has texts.
pub(crate) struct Statements<'conn> {
    conn: &'conn Connection,
    /// By address and length of a text that lives as long as the program.
    kept: HashMap<(usize, usize), Statement<'conn>>,
}

/// Runs statements, whatever the lifetime of the connection behind it.
pub(crate) trait Lite {
    /// Gives every row to `visit`.
    fn query(&mut self, text: Text<'_>, p: &[Val], visit: Visit<'_>) -> Result<(), Stopped>;

    /// Runs a write and counts its rows.
    fn execute(&mut self, text: Text<'_>, p: &[Val]) -> Result<u64, StoreError>;
}

impl<'conn> Statements<'conn> {
    pub fn of(conn: &'conn Connection) -> Statements<'conn> {
        Statements { conn, kept: HashMap::new() }
    }

    /// Runs a step of a transaction, such as `begin`.
    pub fn step(&mut self, text: &'static str) -> rusqlite::Result<()> {
        self.prepared(text)?.execute([]).map(|_count| ())
    }

    fn prepared(&mut self, text: &'static str) -> rusqlite::Result<&mut Statement<'conn>> {
        Ok(match self.kept.entry((text.as_ptr() as usize, text.len())) {
            Entry::Occupied(kept) => kept.into_mut(),
            Entry::Vacant(free) => {
                let flags = PrepFlags::SQLITE_PREPARE_PERSISTENT;
                free.insert(self.conn.prepare_with_flags(text, flags)?)
            }
        })
    }
}

impl Lite for Statements<'_> {
    fn query(&mut self, text: Text<'_>, p: &[Val], visit: Visit<'_>) -> Result<(), Stopped> {
        let refused = |error| Stopped::Engine(of_statement(text.name, &error));
        match text.kept {
            Some(kept) => {
                let statement = self.prepared(kept).map_err(refused)?;
                let read = rows(statement, text.name, p, visit);
                // What was bound may be long, or nobody's business any more.
                statement.clear_bindings();
                read
            }
            // Those built at run time are not kept: there is no end of them.
            None => {
                let mut statement = self.conn.prepare(text.text).map_err(refused)?;
                rows(&mut statement, text.name, p, visit)
            }
        }
    }

    fn execute(&mut self, text: Text<'_>, p: &[Val]) -> Result<u64, StoreError> {
        let done = self.query(text, p, &mut |_row| Ok(()));
        done.map_err(|(Stopped::Engine(error) | Stopped::Visitor(error))| error)?;
        Ok(self.conn.changes())
    }
}

/// The statements of a connection that is handed around, kept by the connection itself.
pub(crate) struct Cached<'c>(pub &'c Connection);

impl Lite for Cached<'_> {
    fn query(&mut self, text: Text<'_>, p: &[Val], visit: Visit<'_>) -> Result<(), Stopped> {
        let refused = |error| Stopped::Engine(of_statement(text.name, &error));
        let mut statement = self.0.prepare_cached(text.text).map_err(refused)?;
        rows(&mut statement, text.name, p, visit)
    }

    fn execute(&mut self, text: Text<'_>, _p: &[Val]) -> Result<u64, StoreError> {
        Err(StoreError::Fault(format!("{}: a write among reads", text.name)))
    }
}

fn rows(
    statement: &mut Statement<'_>,
    name: &'static str,
    p: &[Val],
    visit: Visit<'_>,
) -> Result<(), Stopped> {
    let engine = |error: rusqlite::Error| Stopped::Engine(of_statement(name, &error));
    let mut rows = statement.query(params_from_iter(p)).map_err(engine)?;
    while let Some(row) = rows.next().map_err(engine)? {
        visit(&Row::new(Cells::Sqlite(row), name)).map_err(Stopped::Visitor)?;
    }
    Ok(())
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
