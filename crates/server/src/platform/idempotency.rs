//! A write repeated under its key is answered like the first time, and done once.
//!
//! The key's row is written in the transaction of the effect, so neither can be without the other.
//! Only successes are kept; a refusal leaves nothing behind and may be tried again.

mod sql;

use axum::http::StatusCode;
use serde::Serialize;
use sha2::{Digest, Sha256};
use zhike_domain::kernel::time::Millis;
use zhike_store::{Store, StoreError, Tx, p};

use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

pub use sql::ALL;

const COLUMN: &str = "idempotency.body_enc";
/// How long an answer is kept.
const KEPT_MILLIS: i64 = 30 * 24 * 60 * 60 * 1000;
/// Answers looked through at once.
const PART: i64 = 500;
/// Larger answers are not kept; no action gives one.
const LONGEST_BODY: usize = 16 * 1024;

/// An idempotency key with what it is bound to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Whose key: keys of two callers never meet.
    pub principal: String,
    /// Operation id of the route.
    pub route: &'static str,
    /// The client's key: 8 to 64 of `[A-Za-z0-9_-]`.
    pub key: String,
    /// SHA-256 of method, path and body.
    pub request_hash: [u8; 32],
}

impl Key {
    /// Text of the advisory lock that makes repeats wait for each other.
    #[must_use]
    pub fn lock_text(&self) -> String {
        lock_text(&self.principal, self.route, &self.key)
    }

    /// Ties the sealed body to this key: a row copied to another key does not open.
    fn row_number(&self) -> i64 {
        row_number(&self.lock_text())
    }
}

fn lock_text(principal: &str, route: &str, key: &str) -> String {
    format!("{principal} {route} {key}")
}

fn row_number(lock_text: &str) -> i64 {
    let hash: [u8; 32] = Sha256::digest(lock_text.as_bytes()).into();
    i64::from_be_bytes([0, hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]])
}

/// Whether a client's key has the right form.
#[must_use]
pub fn is_well_formed(key: &str) -> bool {
    (8..=64).contains(&key.len())
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// The answer first given under `key`, as JSON bytes.
///
/// # Errors
/// 422 `idempotency.mismatch` when the key was used for another request.
pub fn first_answer(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    key: &Key,
) -> Result<Option<Vec<u8>>, Problem> {
    let found: Option<sql::Kept> =
        tx.opt(&sql::FIND, p![key.principal.as_str(), key.route, key.key.as_str()])?;
    let Some(kept) = found else { return Ok(None) };
    if kept.request_hash != key.request_hash {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "idempotency.mismatch"));
    }
    let body = keyring.open(COLUMN, key.row_number(), &kept.body_enc).map_err(Problem::fault)?;
    Ok(Some(body))
}

/// Keeps `answer` under `key`, in the transaction of its effect.
pub fn keep<T: Serialize>(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    key: &Key,
    answer: &T,
    now: Millis,
) -> Result<(), Problem> {
    let body = serde_json::to_vec(answer).map_err(Problem::fault)?;
    if body.len() > LONGEST_BODY {
        return Err(Problem::fault("an answer too long to keep under its key"));
    }
    let sealed = keyring.seal(COLUMN, key.row_number(), &body).map_err(Problem::fault)?;
    let hash = key.request_hash.as_slice();
    let row = p![key.principal.as_str(), key.route, key.key.as_str(), hash, sealed, now.0];
    tx.execute(&sql::INSERT, row)?;
    Ok(())
}

/// Forgets every kept answer that names this id, in parts; returns how many. A request that is
/// repeated afterwards is done as if it were new.
///
/// # Errors
/// Those of the store; a fault when an answer does not open.
pub fn forget_naming(store: &Store, keyring: &Keyring, id: &str) -> Result<usize, Problem> {
    let (mut after, mut count) = (Place::default(), 0);
    loop {
        let (at, keyring, id) = (after.clone(), keyring.clone(), id.to_owned());
        let (last, found) = store.read_blocking(move |tx| naming(tx, &keyring, &id, &at))?;
        count += found.len();
        store
            .write_blocking(move |tx| {
                found.iter().try_for_each(|(principal, route, key)| {
                    tx.put(&sql::FORGET_ONE, p![principal, route, key])
                })
            })
            .map_err(Problem::from)?;
        match last {
            Some(last) => after = last,
            None => return Ok(count),
        }
    }
}

/// Principal, route and key.
type Place = (String, String, String);

/// The answers after this one that name the id, and where to go on.
fn naming(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    id: &str,
    after: &Place,
) -> Result<(Option<Place>, Vec<Place>), Problem> {
    let (principal, route, key) = after;
    let rows: Vec<sql::Placed> = tx.all(&sql::AFTER, p![principal, route, key, PART])?;
    let last = rows.last().map(|row| (row.principal.clone(), row.route.clone(), row.key.clone()));
    let mut found = Vec::new();
    for row in rows {
        let number = row_number(&lock_text(&row.principal, &row.route, &row.key));
        let body = keyring.open(COLUMN, number, &row.body_enc).map_err(Problem::fault)?;
        if String::from_utf8_lossy(&body).contains(id) {
            found.push((row.principal, row.route, row.key));
        }
    }
    Ok((last, found))
}

/// Forgets answers older than 30 days; returns how many.
pub fn forget_old(tx: &mut Tx<'_>, now: Millis) -> Result<u64, StoreError> {
    tx.execute(&sql::FORGET, p![now.0 - KEPT_MILLIS])
}
