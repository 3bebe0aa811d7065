//! Audit: who did what to what, append-only, chained.
//!
//! A row is written in the transaction of the act. It never holds a personal value: a change of one
//! is `changed`, and the words of a reason are encrypted in a table of their own. The relay numbers
//! and seals rows within a second after their commit; `verify` walks the chain.

mod anchor;
pub mod chain;
mod csv;
mod export;
mod list;
mod personal;
pub mod sql;
mod told;
mod verify;

use serde::Serialize;
use serde_json::Value;
use zhike_domain::kernel::id::StoreId;
use zhike_store::{StoreError, Tx, p};

use crate::platform::keys::Keyring;

pub use anchor::Anchor;
pub use csv::CsvWriter;
pub use export::{EXPORT_KIND, Export, NameOf, export_job};
pub use list::{Filter, actions, count, last_id, list, reason};
pub use personal::Trail;
pub use sql::AuditRow;
pub use told::tell;
pub use verify::{Bad, Report, Wrong, head, verify};

/// What is written instead of a personal value.
pub const CHANGED: &str = "changed";

pub(in crate::platform) const REASON_COLUMN: &str = "audit_reason.reason_enc";
const REASON_PURPOSE: &str = "audit.reason";

/// Who acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A member of the team, by `staff_id`.
    Staff(i64),
    /// A guest on the phone page, by `guest_id`.
    Guest(i64),
    /// An integrator's key, by `key_id`.
    Key(i64),
    /// A till or board, by `device_id`.
    Device(i64),
    /// A job, by `job_id`.
    Job(i64),
    /// The server itself, as at its first start.
    System,
}

impl Actor {
    /// The stored word and id.
    pub fn parts(self) -> (&'static str, Option<i64>) {
        match self {
            Actor::Staff(id) => ("staff", Some(id)),
            Actor::Guest(id) => ("guest", Some(id)),
            Actor::Key(id) => ("key", Some(id)),
            Actor::Device(id) => ("device", Some(id)),
            Actor::Job(id) => ("job", Some(id)),
            Actor::System => ("system", None),
        }
    }
}

/// One field that changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The field's name in the API.
    pub field: &'static str,
    /// Before; null when there was nothing.
    pub before: Value,
    /// After; null when it was cleared.
    pub after: Value,
}

impl Change {
    /// A change of a value that says nothing about a person.
    pub fn of(field: &'static str, before: impl Into<Value>, after: impl Into<Value>) -> Change {
        Change { field, before: before.into(), after: after.into() }
    }

    /// A change of a personal or secret value: only that it changed is kept.
    pub fn personal(field: &'static str) -> Change {
        Change::of(field, CHANGED, CHANGED)
    }
}

/// One act.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Who acted.
    pub actor: Actor,
    /// The device it came from, by `device_id`.
    pub device: Option<i64>,
    /// The store it belongs to; `None` for the company as a whole.
    pub store_id: Option<StoreId>,
    /// `noun.verb`, as `staff.disable`.
    pub action: &'static str,
    /// Glossary word of the thing acted on.
    pub object_kind: Option<&'static str>,
    /// Its raw id.
    pub object_id: Option<i64>,
    /// What changed.
    pub changes: Vec<Change>,
    /// Why, in the actor's words; kept encrypted.
    pub reason: Option<String>,
    /// The request that caused it.
    pub request_id: Option<String>,
}

/// Writes the entry; it exists only if the transaction commits.
///
/// # Errors
/// Those of the store and of sealing; the same `audit_id` twice is [`StoreError::Duplicate`].
pub fn record(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    audit_id: i64,
    entry: &Entry,
    now: i64,
) -> Result<(), StoreError> {
    let (actor_kind, actor_id) = entry.actor.parts();
    let changes = serde_json::to_string(&entry.changes)
        .map_err(|why| StoreError::Fault(format!("audit changes: {why}")))?;
    let reason_mac = entry.reason.as_deref().map(|words| reason_mac(keyring, audit_id, words));
    tx.put(
        &sql::INSERT,
        p![
            audit_id,
            now,
            actor_kind,
            actor_id,
            entry.device,
            entry.store_id.map(|store| store.raw()),
            entry.action,
            entry.object_kind,
            entry.object_id,
            changes,
            reason_mac,
            entry.request_id.clone()
        ],
    )?;
    match &entry.reason {
        Some(words) => record_reason(tx, keyring, audit_id, words),
        None => Ok(()),
    }
}

fn record_reason(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    audit_id: i64,
    words: &str,
) -> Result<(), StoreError> {
    let sealed = keyring
        .seal(REASON_COLUMN, audit_id, words.as_bytes())
        .map_err(|why| StoreError::Fault(format!("sealing a reason: {why}")))?;
    tx.put(&sql::INSERT_REASON, p![audit_id, sealed])
}

/// What the chain holds of a reason: shows later that its words are still the same.
fn reason_mac(keyring: &Keyring, audit_id: i64, words: &str) -> Vec<u8> {
    let mut bytes = audit_id.to_be_bytes().to_vec();
    bytes.extend(words.as_bytes());
    keyring.mac(REASON_PURPOSE, &bytes).to_vec()
}

/// The end of the chain: its last number and MAC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The last number given; 0 before the first row.
    pub seq: i64,
    /// The MAC of that row; [`chain::GENESIS`] before the first.
    pub mac: Vec<u8>,
}

impl Head {
    /// The end of an empty chain.
    pub fn genesis() -> Head {
        Head { seq: 0, mac: chain::GENESIS.to_vec() }
    }

    /// As it is written down outside the database: `17:9f86d0…`.
    pub fn show(&self) -> String {
        format!("{}:{}", self.seq, data_encoding::HEXLOWER.encode(&self.mac))
    }

    /// Reads what [`Head::show`] wrote; `None` when it is not one.
    pub fn parse(text: &str) -> Option<Head> {
        let (seq, mac) = text.trim().split_once(':')?;
        let mac = data_encoding::HEXLOWER_PERMISSIVE.decode(mac.as_bytes()).ok()?;
        (mac.len() == chain::GENESIS.len()).then_some(())?;
        Some(Head { seq: seq.parse().ok()?, mac })
    }
}

/// Seals up to `limit` waiting rows after `head`; answers the new end of the chain.
/// Only the relay calls this, under its lease.
pub(in crate::platform) fn seal_waiting(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    head: Head,
    limit: i64,
) -> Result<Head, StoreError> {
    let rows: Vec<AuditRow> = tx.all(&sql::WAITING, p![limit])?;
    let mut head = head;
    for row in &rows {
        let seq = head.seq + 1;
        let mac = chain::link(keyring, &head.mac, seq, row).to_vec();
        tx.put(&sql::SEAL, p![row.audit_id, seq, mac.clone()])?;
        head = Head { seq, mac };
    }
    Ok(head)
}

/// Whether any committed row waits for its seal.
pub(in crate::platform) fn is_waiting(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    let found: i64 = tx.one(&sql::IS_WAITING, p![])?;
    Ok(found > 0)
}
