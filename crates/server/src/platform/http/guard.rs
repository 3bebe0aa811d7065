//! The one place that decides who may do what: permission × scope, from the route table.
//!
//! Order: shape → login → scope → permission → idempotency. Another store's row is answered like
//! a missing one.

use std::sync::Arc;

use axum::http::StatusCode;
use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::scope::{self, Decision, Scope};
use zhike_store::{StoreError, Tx};

use super::call::{First, PathIds, Who};
use super::route::{Access, AnyOf, FindRow, RowScope, Target};
use crate::platform::app::App;
use crate::platform::keys::Keyring;
use crate::platform::problem::{self, Problem};

/// Finds the caller by the hash of his session's token.
pub type Authenticate = fn(&mut Tx<'_>, &Keyring, &[u8], Millis) -> Result<Option<Who>, Problem>;

/// Finds the outside system that calls by the hash of its key.
pub type AuthenticateKey = fn(&mut Tx<'_>, &[u8]) -> Result<Option<Who>, Problem>;

/// Whether a store exists (and is not archived).
pub type StoreExists = fn(&mut Tx<'_>, StoreId) -> Result<bool, StoreError>;

/// Notes that a session was used, beside the request and without making it wait.
pub type Touch = fn(&App, Arc<Who>, Millis);

/// Whether a second factor is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// From the roles that the owner named.
    Asked,
    /// From nobody: this is a demo, and it says so, or the set-up is not that far.
    NotAsked,
}

/// How the guard reads what it decides on; given by the folders that own those tables.
#[derive(Clone, Copy)]
pub struct Readers {
    /// Finds the caller.
    pub authenticate: Authenticate,
    /// Finds the outside system that calls.
    pub authenticate_key: AuthenticateKey,
    /// Notes that a session was used.
    pub touch: Touch,
    /// Finds a store.
    pub store_exists: StoreExists,
    /// Whether a second factor is asked for at all.
    pub second_factor: SecondFactor,
}

/// What came with the request that tells who calls.
#[derive(Clone, Default)]
pub struct Credentials {
    /// SHA-256 of the session token of the cookie.
    pub token_hash: Option<[u8; 32]>,
    /// SHA-256 of the key of `Authorization: Bearer`; then a cookie counts for nothing.
    pub key_hash: Option<[u8; 32]>,
}

/// Lets the request pass, with its caller, or says why not.
pub fn admit(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    readers: Readers,
    access: Access,
    credentials: &Credentials,
    path: &PathIds,
    now: Millis,
) -> Result<Option<Arc<Who>>, Problem> {
    if matches!(access, Access::Public) {
        return Ok(None);
    }
    let found = match (&credentials.key_hash, &credentials.token_hash) {
        (Some(hash), _) => (readers.authenticate_key)(tx, hash)?,
        (None, Some(hash)) => (readers.authenticate)(tx, keyring, hash, now)?,
        (None, None) => None,
    };
    let who = found.ok_or_else(login_required)?;
    match access {
        // An account, a session, a set-up are a person's.
        Access::Own | Access::Login | Access::SettingUp(_) if who.key_id.is_some() => {
            return Err(Problem::new(StatusCode::FORBIDDEN, "key.not_for_this"));
        }
        Access::Public | Access::Own => {}
        Access::Login => first_things_first(&who, readers.second_factor)?,
        Access::SettingUp(permission) => {
            first_things_first(&who, SecondFactor::NotAsked)?;
            let needed = AnyOf { first: permission, others: &[] };
            covers(tx, readers, &who, needed, Target::Company, path)?;
        }
        Access::Needs(needed, target) => {
            first_things_first(&who, readers.second_factor)?;
            covers(tx, readers, &who, needed, target, path)?;
        }
    }
    Ok(Some(Arc::new(who)))
}

fn login_required() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "login.required")
}

fn first_things_first(who: &Who, second: SecondFactor) -> Result<(), Problem> {
    let code = match who.first {
        None => return Ok(()),
        Some(First::ChangePassword) => "password.change_first",
        Some(First::EnrolTotp) if second == SecondFactor::NotAsked => return Ok(()),
        Some(First::EnrolTotp) => "totp.enrol_first",
    };
    Err(Problem::new(StatusCode::FORBIDDEN, code))
}

fn covers(
    tx: &mut Tx<'_>,
    readers: Readers,
    who: &Who,
    needed: AnyOf,
    target: Target,
    path: &PathIds,
) -> Result<(), Problem> {
    let target = match target {
        Target::Company => scope::Target::Company,
        Target::AnyStore => scope::Target::AnyStore,
        Target::StoreInPath => {
            let store: StoreId = path.get("store_id").ok_or_else(Problem::not_there)?;
            if !sees(&who.scope, &[store]) || !(readers.store_exists)(tx, store)? {
                return Err(Problem::not_there());
            }
            scope::Target::Store(store)
        }
        Target::Row(find) => row_target(tx, who, find, path)?,
    };
    let held = &who.powers.permissions;
    let (permission, decision) = scope::decide_any(held, &who.scope, needed.all(), target)
        .ok_or_else(|| Problem::fault("a route that no permission opens"))?;
    match (decision, decision.refusal(permission, target)) {
        (Decision::Allowed, _) => Ok(()),
        (_, Some(refusal)) => Err(problem::refused(&refusal)),
        (_, None) => Err(Problem::not_there()),
    }
}

fn row_target(
    tx: &mut Tx<'_>,
    who: &Who,
    find: FindRow,
    path: &PathIds,
) -> Result<scope::Target, Problem> {
    match find(tx, path)? {
        None => Err(Problem::not_there()),
        Some(RowScope::Company) => Ok(scope::Target::Company),
        Some(RowScope::Stores(stores)) if sees(&who.scope, &stores) => Ok(scope::Target::AnyStore),
        Some(RowScope::Stores(_)) => Err(Problem::not_there()),
    }
}

fn sees(scope: &Scope, stores: &[StoreId]) -> bool {
    match scope {
        Scope::Company => true,
        Scope::Stores(mine) => stores.iter().any(|store| mine.contains(store)),
    }
}
