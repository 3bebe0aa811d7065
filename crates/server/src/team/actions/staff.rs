//! Hiring, changing and letting go. Nobody gives what he does not hold, and one owner stays.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::Value;
use zhike_domain::kernel::id::{RoleId, StaffId, StoreId};
use zhike_domain::team::grant::{self, Holding};
use zhike_domain::team::role::{Powers, Preset};
use zhike_domain::team::scope::Scope;
use zhike_domain::team::staff::StaffRefusal;
use zhike_store::{Tx, p};

use super::login::index_of;
use super::me::{drop_totp, stale};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::{Who, refuse};
use crate::platform::http::route::RowScope;
use crate::platform::problem::Problem;
use crate::team::sql::login as login_sql;
use crate::team::sql::role::{self as role_sql, RoleRow};
use crate::team::sql::session as session_sql;
use crate::team::sql::staff::{self as sql, Count, StaffRow, StoreRef, StoreRow};
use crate::team::views::{ScopeKind, ScopeView};
use crate::team::who;

/// Somebody to be hired, checked as far as texts go.
pub struct NewStaff {
    /// Name.
    pub name: String,
    /// What the person types to log in.
    pub login: String,
    /// The role.
    pub role_id: RoleId,
    /// Where it holds.
    pub scope: ScopeView,
    /// Language of the screens.
    pub language: &'static str,
    /// The password's hash.
    pub password_hash: String,
    /// Whether the person must choose another password first.
    pub must_change_password: bool,
}

/// Writes the account. The caller has checked that it may be given.
pub fn insert(work: &mut Work<'_, '_>, new: &NewStaff) -> Result<StaffId, Problem> {
    let index = index_of(&work.act.keyring, &new.login);
    let taken: Count = work.tx.one(&sql::LOGIN_TAKEN, p![index.as_slice()])?;
    if taken.count > 0 {
        return Err(refuse(StaffRefusal::LoginTaken));
    }
    let staff = work.id()?;
    let seal = |column, text: &str| work.act.keyring.seal(column, staff, text.as_bytes());
    let login_enc = seal("staff.login_enc", &new.login).map_err(Problem::fault)?;
    let name_enc = seal("staff.name_enc", &new.name).map_err(Problem::fault)?;
    let now = work.now().0;
    work.tx.execute(
        &sql::INSERT,
        p![
            staff,
            index,
            login_enc,
            name_enc,
            new.role_id.raw(),
            new.scope.kind.as_str(),
            new.password_hash.as_str(),
            new.must_change_password,
            new.language,
            now
        ],
    )?;
    write_scope(work, staff, &new.scope)?;
    let changes = vec![
        Change::personal("name"),
        Change::of("role_id", Value::Null, new.role_id.to_string()),
        Change::of("scope", Value::Null, scope_json(&new.scope)),
    ];
    work.audit(Done {
        action: "staff.created",
        object: Some(("staff", staff)),
        changes,
        ..Done::default()
    })?;
    work.emit("staff.created", None, &[("staff", staff)])?;
    Ok(StaffId::from_raw(staff))
}

/// Hires somebody.
///
/// # Errors
/// The refusals of [`grant`], 422 `staff.login_taken`, `role.not_there`, `scope.not_valid`.
pub fn create(work: &mut Work<'_, '_>, new: &NewStaff) -> Result<StaffId, Problem> {
    let held = held(work.tx, new.role_id, &new.scope)?;
    let who = work.who()?;
    grant::create(actor(&who), held.as_active()).map_err(refuse)?;
    insert(work, new)
}

/// What may be changed of a member of staff; `None` leaves it.
#[derive(Default)]
pub struct StaffChange {
    /// Another name.
    pub name: Option<String>,
    /// Another role.
    pub role_id: Option<RoleId>,
    /// Another scope.
    pub scope: Option<ScopeView>,
    /// Another language.
    pub language: Option<&'static str>,
}

/// Changes an account; a change of role or scope ends its sessions.
///
/// # Errors
/// 412 `conflict.stale`, and the refusals of [`grant`].
pub fn change(
    work: &mut Work<'_, '_>,
    staff_id: StaffId,
    version: i64,
    change: &StaffChange,
) -> Result<(), Problem> {
    let staff = staff_id.raw();
    let kept = kept(work.tx, staff)?;
    let old_scope = crate::team::read::scope(work.tx, staff, &kept.scope_kind)?;
    let role_id = change.role_id.unwrap_or(RoleId::from_raw(kept.role_id));
    let scope = change.scope.clone().unwrap_or_else(|| old_scope.clone());
    let moved = role_id.raw() != kept.role_id || scope != old_scope;
    let before = held(work.tx, RoleId::from_raw(kept.role_id), &old_scope)?;
    let after = held(work.tx, role_id, &scope)?;
    let active = kept.disabled_at.is_none();
    allowed(work, &kept, before.active(active), after.active(active))?;
    let name_enc = match &change.name {
        Some(name) => {
            let sealed = work.act.keyring.seal("staff.name_enc", staff, name.as_bytes());
            sealed.map_err(Problem::fault)?
        }
        None => kept.name_enc.clone(),
    };
    let language = change.language.unwrap_or(&kept.language);
    let row = p![staff, version, name_enc, role_id.raw(), scope.kind.as_str(), language];
    if work.tx.execute(&sql::UPDATE, row)? == 0 {
        return Err(stale());
    }
    if moved {
        write_scope(work, staff, &scope)?;
        end_sessions(work, staff)?;
    }
    let mut changes = Vec::new();
    if change.name.is_some() {
        changes.push(Change::personal("name"));
    }
    if role_id.raw() != kept.role_id {
        let before = RoleId::from_raw(kept.role_id).to_string();
        changes.push(Change::of("role_id", before, role_id.to_string()));
    }
    if scope != old_scope {
        changes.push(Change::of("scope", scope_json(&old_scope), scope_json(&scope)));
    }
    let object = Some(("staff", staff));
    work.audit(Done { action: "staff.updated", object, changes, ..Done::default() })?;
    work.emit("staff.changed", None, &[("staff", staff)])
}

/// Lets somebody go: no login from now on, all sessions ended.
pub fn disable(work: &mut Work<'_, '_>, staff_id: StaffId, reason: &str) -> Result<(), Problem> {
    let staff = staff_id.raw();
    let kept = kept(work.tx, staff)?;
    let held = held_now(work.tx, &kept)?;
    allowed(work, &kept, held.active(kept.disabled_at.is_none()), held.active(false))?;
    let now = work.now().0;
    if work.tx.execute(&sql::DISABLE, p![staff, now])? == 0 {
        return Err(Problem::new(StatusCode::CONFLICT, "staff.already_disabled"));
    }
    end_sessions(work, staff)?;
    let object = Some(("staff", staff));
    let reason = Some(reason);
    work.audit(Done { action: "staff.disabled", object, reason, ..Done::default() })?;
    work.emit("staff.changed", None, &[("staff", staff)])
}

/// Takes somebody back.
pub fn enable(work: &mut Work<'_, '_>, staff_id: StaffId) -> Result<(), Problem> {
    let staff = staff_id.raw();
    let kept = kept(work.tx, staff)?;
    let held = held_now(work.tx, &kept)?;
    allowed(work, &kept, held.active(kept.disabled_at.is_none()), held.active(true))?;
    if work.tx.execute(&sql::ENABLE, p![staff])? == 0 {
        return Err(Problem::new(StatusCode::CONFLICT, "staff.not_disabled"));
    }
    let object = Some(("staff", staff));
    work.audit(Done { action: "staff.enabled", object, ..Done::default() })?;
    work.emit("staff.changed", None, &[("staff", staff)])
}

/// Gives somebody a one-time password, already hashed; all sessions end and a lock is lifted.
pub fn reset_password(
    work: &mut Work<'_, '_>,
    staff_id: StaffId,
    hash: &str,
) -> Result<(), Problem> {
    let staff = staff_id.raw();
    let kept = kept(work.tx, staff)?;
    within_reach(work, &kept)?;
    let keyring = &work.act.keyring;
    let login = crate::team::read::opened(keyring, "staff.login_enc", staff, &kept.login_enc)?;
    let index = index_of(keyring, &login);
    work.tx.execute(&sql::SET_PASSWORD, p![staff, hash, true])?;
    work.tx.execute(&login_sql::FORGIVE, p![index])?;
    work.tx.execute(&login_sql::FORGET_DEVICES, p![staff])?;
    end_sessions(work, staff)?;
    let object = Some(("staff", staff));
    work.audit(Done { action: "password.reset", object, ..Done::default() })
}

/// Drops somebody's second factor, because the phone is lost.
pub fn reset_totp(work: &mut Work<'_, '_>, staff_id: StaffId) -> Result<(), Problem> {
    let staff = staff_id.raw();
    let kept = kept(work.tx, staff)?;
    within_reach(work, &kept)?;
    drop_totp(work, staff)?;
    end_sessions(work, staff).map(|_| ())
}

/// Ends all sessions of somebody; returns how many.
pub fn sign_out(work: &mut Work<'_, '_>, staff_id: StaffId) -> Result<u64, Problem> {
    let staff = staff_id.raw();
    let kept = kept(work.tx, staff)?;
    within_reach(work, &kept)?;
    let ended = end_sessions(work, staff)?;
    let object = Some(("staff", staff));
    work.audit(Done { action: "session.all_ended", object, ..Done::default() })?;
    Ok(ended)
}

fn end_sessions(work: &mut Work<'_, '_>, staff: i64) -> Result<u64, Problem> {
    let now = work.now().0;
    Ok(work.tx.execute(&session_sql::END_ALL, p![staff, now])?)
}

fn kept(tx: &mut Tx<'_>, staff: i64) -> Result<StaffRow, Problem> {
    tx.opt(&sql::FIND, p![staff])?.ok_or_else(Problem::not_there)
}

fn actor(who: &Who) -> grant::Actor<'_> {
    grant::Actor { staff_id: who.staff_id, powers: &who.powers, scope: &who.scope }
}

/// What a member of staff holds, read once and lent to the rules.
struct Held {
    powers: Powers,
    scope: Scope,
    is_owner: bool,
}

impl Held {
    fn active(&self, is_active: bool) -> Holding<'_> {
        Holding { powers: &self.powers, scope: &self.scope, is_owner: self.is_owner, is_active }
    }

    fn as_active(&self) -> Holding<'_> {
        self.active(true)
    }
}

/// Asks the rule whether the caller may bring `kept` from `before` to `after`.
fn allowed(
    work: &mut Work<'_, '_>,
    kept: &StaffRow,
    before: Holding<'_>,
    after: Holding<'_>,
) -> Result<(), Problem> {
    let who = work.who()?;
    let others: Count = work.tx.one(&sql::OTHER_OWNERS, p![kept.staff_id])?;
    let others = u32::try_from(others.count).unwrap_or(0);
    let staff_id = StaffId::from_raw(kept.staff_id);
    grant::change(actor(&who), staff_id, before, after, others).map_err(refuse)
}

/// Whoever manages somebody must hold at least what that somebody holds.
fn within_reach(work: &mut Work<'_, '_>, kept: &StaffRow) -> Result<(), Problem> {
    let held = held_now(work.tx, kept)?;
    let holding = held.active(kept.disabled_at.is_none());
    allowed(work, kept, holding, holding)
}

fn held_now(tx: &mut Tx<'_>, kept: &StaffRow) -> Result<Held, Problem> {
    let role: RoleRow = tx.one(&role_sql::FIND, p![kept.role_id])?;
    let scope = who::scope_of(tx, kept.staff_id, ScopeKind::from_kept(&kept.scope_kind))?;
    of_role(&role, scope)
}

fn of_role(role: &RoleRow, scope: Scope) -> Result<Held, Problem> {
    let powers = who::powers_of(&role.permissions, &role.limits)?;
    let is_owner = role.fixed && role.preset.as_deref() == Some(Preset::Owner.as_str());
    Ok(Held { powers, scope, is_owner })
}

fn held(tx: &mut Tx<'_>, role_id: RoleId, scope: &ScopeView) -> Result<Held, Problem> {
    let role: Option<RoleRow> = tx.opt(&role_sql::FIND, p![role_id.raw()])?;
    let role = role.filter(|role| role.archived_at.is_none());
    let role = role.ok_or_else(|| Problem::field("/role_id", "role.not_there"))?;
    let scope = resolve(tx, scope)?;
    of_role(&role, scope)
}

/// The stores of a scope that was asked for; every store and group in it must exist.
fn resolve(tx: &mut Tx<'_>, scope: &ScopeView) -> Result<Scope, Problem> {
    let not_valid = |pointer: &str| Problem::field(pointer, "scope.not_valid");
    match scope.kind {
        ScopeKind::Company => Ok(Scope::Company),
        ScopeKind::Stores => {
            let live: Vec<StoreRow> = tx.all(&sql::STORES, p![])?;
            let live: BTreeSet<i64> = live.into_iter().map(|store| store.store_id).collect();
            let known = scope.store_ids.iter().all(|store| live.contains(&store.raw()));
            if scope.store_ids.is_empty() || !known {
                return Err(not_valid("/scope/store_ids"));
            }
            Ok(Scope::Stores(scope.store_ids.iter().copied().collect()))
        }
        ScopeKind::Groups => {
            let mut stores = BTreeSet::new();
            for group in &scope.store_group_ids {
                let exists: Count = tx.one(&sql::GROUP_EXISTS, p![group.raw()])?;
                if exists.count == 0 {
                    return Err(not_valid("/scope/store_group_ids"));
                }
                let rows: Vec<StoreRef> = tx.all(&sql::GROUP_STORES, p![group.raw()])?;
                stores.extend(rows.into_iter().map(|row| StoreId::from_raw(row.store_id)));
            }
            if scope.store_group_ids.is_empty() {
                return Err(not_valid("/scope/store_group_ids"));
            }
            Ok(Scope::Stores(stores))
        }
    }
}

fn write_scope(work: &mut Work<'_, '_>, staff: i64, scope: &ScopeView) -> Result<(), Problem> {
    work.tx.execute(&sql::SCOPE_CLEAR, p![staff])?;
    let targets: BTreeSet<i64> = match scope.kind {
        ScopeKind::Company => BTreeSet::new(),
        ScopeKind::Stores => scope.store_ids.iter().map(|id| id.raw()).collect(),
        ScopeKind::Groups => scope.store_group_ids.iter().map(|id| id.raw()).collect(),
    };
    for target in targets {
        work.tx.execute(&sql::SCOPE_ADD, p![staff, target])?;
    }
    Ok(())
}

fn scope_json(scope: &ScopeView) -> Value {
    serde_json::to_value(scope).unwrap_or(Value::Null)
}

/// The stores of a member of staff, for the guard.
pub fn row_scope(
    tx: &mut Tx<'_>,
    path: &crate::platform::http::call::PathIds,
) -> Result<Option<RowScope>, zhike_store::StoreError> {
    let Some(staff_id) = path.get::<StaffId>("staff_id") else { return Ok(None) };
    let row: Option<StaffRow> = tx.opt(&sql::FIND, p![staff_id.raw()])?;
    let Some(row) = row else { return Ok(None) };
    let scope = who::scope_of(tx, row.staff_id, ScopeKind::from_kept(&row.scope_kind))?;
    Ok(Some(match scope {
        Scope::Company => RowScope::Company,
        Scope::Stores(stores) => RowScope::Stores(stores.into_iter().collect()),
    }))
}
