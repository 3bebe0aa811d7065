//! Keys of outside systems: made, and ended.

use axum::http::StatusCode;
use sha2::{Digest, Sha256};
use zhike_domain::kernel::id::{KeyId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_store::{Val, p};

use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::problem::Problem;
use crate::team::sql::api_key::{self as sql, KeyRow};
use crate::team::sql::staff::{self as staff_sql, StoreRow};

/// A key to be made.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// What the owner calls it.
    pub name: Name,
    /// Where it may act; at least one store.
    pub store_ids: Vec<StoreId>,
    /// Up to what it may refund at once, minor units; `None` without a limit.
    pub refund_limit_minor: Option<Minor>,
}

/// What is kept of a key.
#[must_use]
pub fn hash_of(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

/// Makes a key; `secret` is shown once and never kept.
///
/// # Errors
/// 422 `key.stores_missing` without a store, or with one that is not there.
pub fn create(work: &mut Work<'_, '_>, new: &NewKey, secret: &str) -> Result<KeyId, Problem> {
    let all: Vec<StoreRow> = work.tx.all(&staff_sql::STORES, p![])?;
    let known = |id: &StoreId| all.iter().any(|row| row.store_id == id.raw());
    if new.store_ids.is_empty() || !new.store_ids.iter().all(known) {
        return Err(Problem::field("/store_ids", "key.stores_missing"));
    }
    let key = work.id()?;
    let last4 = secret.get(secret.len().saturating_sub(4)..).unwrap_or_default();
    let row = p![
        key,
        new.name.as_str(),
        hash_of(secret),
        last4,
        new.refund_limit_minor.map(Minor::raw),
        work.who()?.staff_id.raw(),
        work.now().0
    ];
    work.tx.put(&sql::INSERT, row)?;
    let stores: Vec<Val> =
        new.store_ids.iter().flat_map(|id| [Val::from(key), Val::from(id.raw())]).collect();
    work.tx.put_many(&sql::INSERT_STORES, 2, &stores)?;
    let shown: Vec<String> = new.store_ids.iter().map(StoreId::to_string).collect();
    work.audit(Done {
        action: "key.created",
        object: Some(("key", key)),
        changes: vec![
            Change::of("name", serde_json::Value::Null, new.name.as_str()),
            Change::of("store_ids", serde_json::Value::Null, shown),
        ],
        ..Done::default()
    })?;
    work.emit("key.created", None, &[("key", key)])?;
    Ok(KeyId::from_raw(key))
}

/// Ends a key: from now on nobody is let in by it.
///
/// # Errors
/// 404, 409 `key.ended`, 412 when it was changed meanwhile.
pub fn end(work: &mut Work<'_, '_>, key_id: KeyId, version: i64) -> Result<(), Problem> {
    let key = key_id.raw();
    let row: Option<KeyRow> = work.tx.opt(&sql::FIND, p![key])?;
    let row = row.ok_or_else(Problem::not_there)?;
    if row.ended_at.is_some() {
        return Err(Problem::new(StatusCode::CONFLICT, "key.ended"));
    }
    if work.tx.execute(&sql::END, p![key, version, work.now().0])? == 0 {
        return Err(Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale"));
    }
    work.audit(Done {
        action: "key.ended",
        object: Some(("key", key)),
        changes: vec![Change::of("state", "active", "ended")],
        ..Done::default()
    })?;
    work.emit("key.ended", None, &[("key", key)])
}
