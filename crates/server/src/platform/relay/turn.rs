//! One turn of the relay: number what is committed, seal the audit, keep the lease.

use zhike_store::{Engine, LockKey, Store, StoreError, Tx, p};

use super::sql::{self, StateRow};
use crate::platform::audit::{self, Head};
use crate::platform::keys::Keyring;
use crate::platform::outbox;

/// Rows of each table that one transaction numbers.
pub const BATCH: i64 = 500;
/// How long a node stays the relay without renewing, in milliseconds.
pub const LEASE_MS: i64 = 5_000;

/// What a turn did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Another node is the relay.
    NotMine,
    /// Nothing waited.
    Idle,
    /// Rows got their numbers; `more` may still wait.
    Numbered { events: i64, audits: i64, more: bool },
}

/// Numbers one batch if this node (`owner`) is, or may become, the relay.
///
/// # Errors
/// Those of the store; nothing was numbered then.
pub fn turn(store: &Store, keyring: &Keyring, owner: &str, now: i64) -> Result<Turn, StoreError> {
    let engine = store.engine();
    if let Some(answer) = look(store, owner, now)? {
        return Ok(answer);
    }
    let (keyring, owner) = (keyring.clone(), owner.to_owned());
    // The key queues two nodes before BEGIN, so that the second sees what the first numbered.
    store.write_keyed_blocking(&[LockKey::new("relay", 1)], move |tx| {
        let state: StateRow = tx.one(&sql::STATE_LOCKED, p![])?;
        if !may_relay(engine, &state, &owner, now) {
            return Ok(Turn::NotMine);
        }
        number(tx, &keyring, &state, &owner, now)
    })
}

/// A cheap look first: an idle server must not write.
fn look(store: &Store, owner: &str, now: i64) -> Result<Option<Turn>, StoreError> {
    let engine = store.engine();
    let owner = owner.to_owned();
    store.read_blocking(move |tx| {
        let state: StateRow = tx.one(&sql::STATE, p![])?;
        if !may_relay(engine, &state, &owner, now) {
            return Ok(Some(Turn::NotMine));
        }
        let waiting = outbox::is_waiting(tx)? || audit::is_waiting(tx)?;
        let fresh = engine == Engine::Sqlite
            || (state.owner.as_deref() == Some(&*owner) && state.lease_until - now > LEASE_MS / 2);
        Ok((!waiting && fresh).then_some(Turn::Idle))
    })
}

/// One process has the SQLite file, so its lease is always its own. A lease further away than any
/// node would write comes from a clock that was wrong, and counts as run out.
fn may_relay(engine: Engine, state: &StateRow, owner: &str, now: i64) -> bool {
    engine == Engine::Sqlite
        || state.owner.as_deref().is_none_or(|holder| holder == owner)
        || state.lease_until <= now
        || state.lease_until > now + 2 * LEASE_MS
}

fn number(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    state: &StateRow,
    owner: &str,
    now: i64,
) -> Result<Turn, StoreError> {
    let events = outbox::number(tx, state.outbox_seq, BATCH)?;
    let head = head_of(state);
    let sealed = audit::seal_waiting(tx, keyring, head, BATCH)?;
    let audits = sealed.seq - state.audit_seq;
    let outbox_seq = state.outbox_seq + events;
    tx.put(&sql::SAVE, p![outbox_seq, sealed.seq, sealed.mac, owner, now + LEASE_MS])?;
    if events == 0 && audits == 0 {
        return Ok(Turn::Idle);
    }
    Ok(Turn::Numbered { events, audits, more: events == BATCH || audits == BATCH })
}

fn head_of(state: &StateRow) -> Head {
    match &state.audit_head {
        Some(mac) => Head { seq: state.audit_seq, mac: mac.clone() },
        None => Head::genesis(),
    }
}

/// The end of the audit chain as the relay knows it.
///
/// # Errors
/// Those of the store.
pub fn audit_head(tx: &mut Tx<'_>) -> Result<Head, StoreError> {
    let state: StateRow = tx.one(&sql::STATE, p![])?;
    Ok(head_of(&state))
}

/// The last event number given.
///
/// # Errors
/// Those of the store.
pub fn outbox_head(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    let state: StateRow = tx.one(&sql::STATE, p![])?;
    Ok(state.outbox_seq)
}

/// Gives the lease back so that another node relays at once.
///
/// # Errors
/// Those of the store; the lease then runs out by itself.
pub fn give_up(store: &Store, owner: &str) -> Result<(), StoreError> {
    let owner = owner.to_owned();
    store.write_blocking(move |tx| tx.put(&sql::GIVE_UP, p![owner.clone()]))
}
