//! An auditor of the small ledger with SQL of its own; it uses nothing of `zhike-store`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

use crate::pg::Cluster;

/// What the auditor found.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// How often each operation is there.
    pub operations: BTreeMap<String, u64>,
    /// Sentences on what does not add up.
    pub broken: Vec<String>,
}

/// Audit questions; each answers rows only where something is wrong.
const WRONG: [(&str, &str); 4] = [
    (
        "an operation has not all its postings, or they do not sum to zero",
        "select o.operation_key, count(p.amount), sum(p.amount) from operation o
         left join posting p on p.operation_key = o.operation_key
         group by o.operation_key
         having count(p.amount) <> max(o.legs) or sum(p.amount) <> 0",
    ),
    (
        "a posting has no operation",
        "select p.operation_key, p.account_id, p.amount from posting p
         where not exists (select 1 from operation o where o.operation_key = p.operation_key)",
    ),
    (
        "a balance is not the sum of its postings",
        "select a.account_id, a.balance, sum(p.amount) from account a
         left join posting p on p.account_id = a.account_id
         group by a.account_id, a.balance
         having a.balance <> coalesce(sum(p.amount), 0)",
    ),
    ("the postings do not sum to zero", "select sum(amount) from posting having sum(amount) <> 0"),
];

const OPERATIONS: &str = "select operation_key, count(*) from operation group by operation_key";

/// Audits a SQLite file: `Ok(None)` means that it is corrupt. It recovers the file's log, so give
/// it a copy.
///
/// # Errors
/// The file cannot be opened for a reason other than damage.
pub fn audit_sqlite(file: &Path) -> Result<Option<Books>> {
    if !file.exists() {
        return Ok(Some(Books::default()));
    }
    let base = rusqlite::Connection::open(file)?;
    let mut ask = |sql: &str| sqlite_rows(&base, sql);
    match ask("pragma integrity_check") {
        Ok(rows) if rows == [["ok"]] => {}
        _ => return Ok(None),
    }
    if ask("select 1 from sqlite_master where name = 'posting_by_key'")?.is_empty() {
        return Ok(Some(Books::default()));
    }
    audit(&mut ask).map(Some)
}

/// Audits a database of a cluster.
///
/// # Errors
/// The server is down.
pub fn audit_postgres(cluster: &Cluster, database: &str) -> Result<Books> {
    audit(&mut |sql| {
        let text = cluster.query(database, sql)?;
        Ok(text.lines().map(|row| row.split('|').map(str::to_owned).collect()).collect())
    })
}

fn audit(ask: &mut dyn FnMut(&str) -> Result<Vec<Vec<String>>>) -> Result<Books> {
    let mut books = Books::default();
    for row in ask(OPERATIONS)? {
        let [key, count] = row.as_slice() else { continue };
        books.operations.insert(key.clone(), count.parse().context("a count")?);
    }
    for (sentence, sql) in WRONG {
        books
            .broken
            .extend(ask(sql)?.iter().take(5).map(|row| format!("{sentence}: {}", row.join(" "))));
    }
    Ok(books)
}

pub(crate) fn sqlite_rows(base: &rusqlite::Connection, sql: &str) -> Result<Vec<Vec<String>>> {
    let mut statement = base.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let cells = (0..columns).map(|at| Ok(text_of(row.get_ref(at)?)));
        all.push(cells.collect::<Result<Vec<String>>>()?);
    }
    Ok(all)
}

fn text_of(cell: rusqlite::types::ValueRef<'_>) -> String {
    use rusqlite::types::ValueRef;
    match cell {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into(),
    }
}
