use rusqlite::{Connection, TransactionBehavior};

use crate::error::OpenError;
use crate::migrate::{
    Applied, Migration, NOTE_APPLIED, READ_APPLIED, outstanding, own_table, translated,
};
use crate::options::Engine;

/// Applies what is outstanding, each migration in one transaction with its note.
pub(super) fn run(
    conn: &mut Connection,
    known: &[Migration],
    now_ms: i64,
) -> Result<(), OpenError> {
    let fault = |error: rusqlite::Error| OpenError::Fault(error.to_string());
    conn.execute_batch(&own_table(Engine::Sqlite)?).map_err(fault)?;
    let applied = applied(conn).map_err(fault)?;
    for migration in outstanding(known, &applied)? {
        let text = translated(migration, Engine::Sqlite)?;
        let tried = apply(conn, migration, &text, now_ms);
        tried.map_err(|error| migration.failed(error.to_string()))?;
        tracing::info!(number = migration.number, name = migration.name, "migration applied");
    }
    Ok(())
}

fn applied(conn: &Connection) -> rusqlite::Result<Vec<Applied>> {
    let mut statement = conn.prepare(READ_APPLIED)?;
    let rows = statement.query_map([], |row| {
        Ok(Applied { number: row.get(0)?, name: row.get(1)?, checksum: row.get(2)? })
    })?;
    rows.collect()
}

fn apply(
    conn: &mut Connection,
    migration: &Migration,
    text: &str,
    now_ms: i64,
) -> rusqlite::Result<()> {
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let note = migration.applied();
    let values = rusqlite::params![note.number, note.name, note.checksum, now_ms];
    transaction.execute_batch(text)?;
    transaction.execute(NOTE_APPLIED, values)?;
    transaction.commit()
}
