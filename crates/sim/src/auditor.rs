//! An auditor of a whole house: it reads the tables with SQL of its own, adds up in Rust, and knows
//! nothing of the rules or the statements that wrote them.

mod books;
mod money;
mod seen;

use std::path::Path;

use anyhow::{Context, Result};

use crate::audit::sqlite_rows;
use crate::pg::Cluster;

/// What the auditor of a house found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseBooks {
    /// How many journals there are.
    pub journals: usize,
    /// How many top-ups there are.
    pub top_ups: usize,
    /// Sentences on what does not add up.
    pub broken: Vec<String>,
}

/// Asks for rows of text; an empty cell is null.
type Ask<'a> = dyn FnMut(&str) -> Result<Vec<Vec<String>>> + 'a;

/// Audits the books in a SQLite file, beside a house that has it open.
///
/// # Errors
/// The file cannot be read.
pub fn audit_house_sqlite(file: &Path) -> Result<HouseBooks> {
    let base = rusqlite::Connection::open(file)?;
    base.busy_timeout(std::time::Duration::from_secs(10))?;
    base.execute_batch("begin")?;
    audit(&mut |sql| sqlite_rows(&base, sql))
}

/// Audits the books in a database of a cluster; nothing may be written meanwhile.
///
/// # Errors
/// The server is down.
pub fn audit_house_postgres(cluster: &Cluster, database: &str) -> Result<HouseBooks> {
    audit(&mut |sql| {
        let text = cluster.query(database, sql)?;
        Ok(text.lines().map(|row| row.split('|').map(str::to_owned).collect()).collect())
    })
}

fn audit(ask: &mut Ask<'_>) -> Result<HouseBooks> {
    let mut found = HouseBooks::default();
    let ledger = books::audit(ask, &mut found)?;
    money::audit(ask, &ledger, &mut found)?;
    seen::audit(ask, &mut found)?;
    Ok(found)
}

/// A cell that is a number.
fn number(row: &[String], at: usize) -> Result<i64> {
    let cell = row.get(at).context("a column")?;
    cell.parse().with_context(|| format!("not a number: {cell:?} in {row:?}"))
}

/// A cell that may be empty.
fn maybe(row: &[String], at: usize) -> Result<Option<i64>> {
    match row.get(at).map(String::as_str) {
        None | Some("") => Ok(None),
        Some(_) => number(row, at).map(Some),
    }
}

/// A cell of text.
fn text(row: &[String], at: usize) -> String {
    row.get(at).cloned().unwrap_or_default()
}
