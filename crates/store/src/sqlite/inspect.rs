use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::errors::of_engine;
use crate::error::StoreError;

/// What [`inspect_file`] saw in a SQLite file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// What SQLite's own check found wrong; empty when the file is whole.
    pub findings: Vec<String>,
    /// Number of the newest applied migration; `None` when this is no database of a store.
    pub schema: Option<u32>,
    /// Every table with its number of rows, by name. Empty when there are findings.
    pub rows: Vec<(String, i64)>,
}

/// Checks and counts a SQLite file that nobody has open, such as a copy. Changes nothing, and
/// leaves no log or index beside it.
pub fn inspect_file(path: &Path) -> Result<Inspection, StoreError> {
    let seen = || {
        let conn = open(path)?;
        let findings = findings(&conn)?;
        if !findings.is_empty() {
            return Ok(Inspection { findings, schema: None, rows: Vec::new() });
        }
        Ok(Inspection { findings, schema: schema(&conn)?, rows: rows(&conn)? })
    };
    match seen() {
        Err(error) if is_no_database(&error) => {
            let findings = vec!["the file is not a SQLite database".to_owned()];
            Ok(Inspection { findings, schema: None, rows: Vec::new() })
        }
        other => other.map_err(|error| of_engine("inspect", &error)),
    }
}

/// `immutable` reads the file alone, even when its header asks for a write-ahead log.
fn open(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f");
    Connection::open_with_flags(format!("file:{}?immutable=1", escaped.replace('#', "%23")), flags)
}

fn findings(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut check = conn.prepare("pragma integrity_check(10)")?;
    let lines = check.query_map([], |row| row.get::<_, String>(0))?;
    let lines = lines.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

fn schema(conn: &Connection) -> rusqlite::Result<Option<u32>> {
    let known = "select count(*) from sqlite_schema where name = 'schema_migration'";
    if conn.query_row(known, [], |row| row.get::<_, i64>(0))? == 0 {
        return Ok(None);
    }
    conn.query_row("select max(number) from schema_migration", [], |row| row.get(0))
}

fn rows(conn: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let names = "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' \
        order by name";
    let mut names = conn.prepare(names)?;
    let names = names.query_map([], |row| row.get::<_, String>(0))?;
    names
        .map(|name| {
            let name = name?;
            let count = format!("select count(*) from \"{}\"", name.replace('"', "\"\""));
            let count = conn.query_row(&count, [], |row| row.get(0))?;
            Ok((name, count))
        })
        .collect()
}

fn is_no_database(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    matches!(error.sqlite_error_code(), Some(NotADatabase | DatabaseCorrupt))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_is_counted_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a #?% b.db");
        let conn = Connection::open(&path).unwrap();
        let made = "pragma journal_mode = wal; create table schema_migration (number integer);
            insert into schema_migration values (1), (4); create table \"a\"\"b\" (c);
            insert into \"a\"\"b\" values (1), (2), (3)";
        conn.execute_batch(made).unwrap();
        drop(conn);
        let seen = inspect_file(&path).unwrap();
        let rows = vec![("a\"b".to_owned(), 3), ("schema_migration".to_owned(), 2)];
        assert_eq!(seen, Inspection { findings: Vec::new(), schema: Some(4), rows });
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn bytes_that_are_no_database_are_a_finding() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.db");
        std::fs::write(&path, [7_u8; 5000]).unwrap();
        assert!(!inspect_file(&path).unwrap().findings.is_empty());
    }
}
