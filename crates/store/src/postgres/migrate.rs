use super::connect::Address;
use super::errors::explain;
use super::session::Session;
use crate::error::{OpenError, StoreError};
use crate::lock_key::LockKey;
use crate::memory::Memory;
use crate::migrate::{
    Applied, Migration, NOTE_APPLIED, READ_APPLIED, outstanding, own_table, translated,
};
use crate::options::Engine;
use crate::statement::Stmt;
use crate::tx::{Link, Tx, Use};
use crate::value::Val;

static READ: Stmt = Stmt::new("schema_migration::READ", READ_APPLIED);
static NOTE: Stmt = Stmt::new("schema_migration::NOTE", NOTE_APPLIED);

/// Applies what is outstanding, each migration in one transaction with its note. Of several nodes
/// that start together one does it while the others wait.
pub(super) fn run(address: &Address, known: &[Migration], now_ms: i64) -> Result<(), OpenError> {
    let mut session = address.open()?;
    let fault = |error: tokio_postgres::Error| OpenError::Fault(explain(&error));
    let lock = LockKey::text("schema", "migration").number();
    // The lock goes with the connection, at the end of this function or of the process.
    session
        .run(&format!("set lock_timeout = 0; select pg_advisory_lock({lock})"))
        .map_err(fault)?;
    session.run(&own_table(Engine::Postgres)?).map_err(fault)?;
    let applied = applied(&mut session).map_err(|error| OpenError::Fault(error.to_string()))?;
    for migration in outstanding(known, &applied)? {
        let text = translated(migration, Engine::Postgres)?;
        apply(&mut session, migration, &text, now_ms)?;
        tracing::info!(number = migration.number, name = migration.name, "migration applied");
    }
    Ok(())
}

fn applied(session: &mut Session) -> Result<Vec<Applied>, StoreError> {
    session.begin("begin read only", &[]);
    let rows = Tx::new(Link::Postgres(session), Use::Read, &Memory::default())
        .all::<(u32, String, String)>(&READ, &[]);
    session.roll_back();
    let applied = rows?.into_iter();
    Ok(applied.map(|(number, name, checksum)| Applied { number, name, checksum }).collect())
}

fn apply(
    session: &mut Session,
    migration: &Migration,
    text: &str,
    now_ms: i64,
) -> Result<(), OpenError> {
    // A text of several statements without `begin` is one transaction only until its end; the
    // note must be in the same one.
    let changed = session.run("begin").and_then(|()| session.run(text));
    if let Err(error) = changed {
        undo(session);
        return Err(migration.failed(explain(&error)));
    }
    let note = migration.applied();
    let values =
        [Val::from(note.number), Val::from(note.name), Val::from(note.checksum), Val::from(now_ms)];
    let noted =
        Tx::new(Link::Postgres(session), Use::Write, &Memory::default()).execute(&NOTE, &values);
    if let Err(error) = noted {
        undo(session);
        return Err(migration.failed(error.to_string()));
    }
    session.run("commit").map_err(|error| migration.failed(explain(&error)))
}

/// Dropping the connection would undo it too; this lets the error be told at once.
fn undo(session: &Session) {
    if let Err(error) = session.run("rollback") {
        tracing::warn!(error = %explain(&error), "a failed migration is undone by the server");
    }
}
