//! Groups made, changed and closed.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use zhike_domain::kernel::id::{GroupId, GuestId, StaffId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::membership::department::{DepartmentWanted, rearranged};
use zhike_domain::membership::group::{GroupKind, GroupRefusal, Limits, MOST_MINOR};
use zhike_store::{LockKey, p};

use crate::guests::actions::{
    GuestChange, NewGuest, change as change_guest, create as create_guest,
};
use crate::guests::read::head;
use crate::membership::groups::{self, Contact};
use crate::membership::sql::group::{self as sql, GroupRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock;

/// A group as it is to be.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Whom to ask.
    pub contact: Contact,
    /// Its departments.
    pub departments: Vec<DepartmentWanted>,
    /// What it pays for one person.
    pub limits: Limits,
    /// Meal money a month and person.
    pub allowance_minor: Option<Minor>,
}

impl Wanted {
    fn check(&self, kind: GroupKind) -> Result<(), GroupRefusal> {
        self.limits.check()?;
        check_allowance(kind, self.allowance_minor)
    }
}

/// Whether a group of this kind may grant so much a month.
///
/// # Errors
/// `group.allowance_for_company`, `group.amount_out_of_range`.
pub fn check_allowance(kind: GroupKind, minor: Option<Minor>) -> Result<(), GroupRefusal> {
    match minor {
        Some(_) if kind != GroupKind::Company => Err(GroupRefusal::NoAllowance),
        Some(minor) if !(Minor::ZERO..=MOST_MINOR).contains(&minor) => {
            Err(GroupRefusal::Amount { most_minor: MOST_MINOR })
        }
        _ => Ok(()),
    }
}

/// What everybody queues for who changes a group.
#[must_use]
pub fn lock(group_id: GroupId) -> LockKey {
    LockKey::new("group", group_id.raw())
}

/// Makes a group with its account.
///
/// # Errors
/// [`GroupRefusal`]; those of writing a guest down.
pub fn create(
    work: &mut Work<'_, '_>,
    kind: GroupKind,
    name: &Name,
    store_id: StoreId,
    wanted: &Wanted,
) -> Result<GroupId, Problem> {
    wanted.check(kind).map_err(refuse)?;
    let departments = rearranged(&[], &wanted.departments, &BTreeSet::new()).map_err(refuse)?;
    let account = NewGuest {
        name: Some(name.clone()),
        title: Some(name.clone()),
        sex: None,
        phones: Vec::new(),
        birthday: None,
        note: None,
        dietary: BTreeSet::new(),
        vip: false,
        store_id,
    };
    let account_guest_id = create_guest(work, &account)?;
    let (group, now) = (work.id()?, work.now());
    let today = store_clock::of(work.tx, store_id)?.day(now);
    let allowance = wanted.allowance_minor.filter(|minor| !minor.is_zero());
    let row = p![
        group,
        kind.as_str(),
        account_guest_id.raw(),
        groups::seal_contact(&work.act.keyring, group, &wanted.contact)?,
        json(&departments)?,
        json(&wanted.limits)?,
        allowance.map(Minor::raw),
        allowance.map(|_| today.days()),
        store_id.raw(),
        by(work),
        now.0
    ];
    work.tx.put(&sql::INSERT, row)?;
    let changes = vec![Change::personal("name"), Change::personal("contact")];
    told(work, "group.created", group, store_id, changes)?;
    Ok(GroupId::from_raw(group))
}

/// Changes a group, and its name when one is told. Lock it and its account.
///
/// # Errors
/// 412 when it was changed since; [`GroupRefusal`].
pub fn change(
    work: &mut Work<'_, '_>,
    group_id: GroupId,
    version: i64,
    name: Option<&Name>,
    wanted: &Wanted,
) -> Result<(), Problem> {
    let row = groups::open(work.tx, group_id)?;
    let kind: GroupKind = row.kind.parse().map_err(refuse)?;
    wanted.check(kind).map_err(refuse)?;
    let used = departments_used(work, group_id)?;
    let kept = groups::departments(&row)?;
    let departments = rearranged(&kept, &wanted.departments, &used).map_err(refuse)?;
    let store_id = StoreId::from_raw(row.store_id);
    let now = work.now();
    let today = store_clock::of(work.tx, store_id)?.day(now).days();
    let allowance = wanted.allowance_minor.filter(|minor| !minor.is_zero());
    let contact = groups::seal_contact(&work.act.keyring, row.group_id, &wanted.contact)?;
    let values = p![
        row.group_id,
        version,
        contact,
        json(&departments)?,
        json(&wanted.limits)?,
        allowance.map(Minor::raw),
        allowance.map(|_| row.allowance_since.unwrap_or(today))
    ];
    if work.tx.execute(&sql::UPDATE, values)? == 0 {
        return Err(stale());
    }
    let mut changes = changes(work, &row, wanted, allowance)?;
    if let Some(name) = name
        && rename(work, GuestId::from_raw(row.account_guest_id), name)?
    {
        changes.push(Change::personal("name"));
    }
    told(work, "group.changed", row.group_id, store_id, changes)
}

/// Whether the account was called otherwise until now.
fn rename(work: &mut Work<'_, '_>, account: GuestId, name: &Name) -> Result<bool, Problem> {
    let head = head(work.tx, &work.act.keyring, account)?;
    let head = head.ok_or_else(|| refuse(GroupRefusal::Closed))?;
    if head.name.as_deref() == Some(name.as_str()) {
        return Ok(false);
    }
    let name = Some(Some(name.clone()));
    let wanted = GuestChange { name: name.clone(), title: name, ..GuestChange::default() };
    change_guest(work, account, head.version, &wanted)?;
    Ok(true)
}

fn changes(
    work: &Work<'_, '_>,
    row: &GroupRow,
    wanted: &Wanted,
    allowance: Option<Minor>,
) -> Result<Vec<Change>, Problem> {
    let mut changes = Vec::new();
    if groups::contact_of(&work.act.keyring, row)?.as_ref() != Some(&wanted.contact) {
        changes.push(Change::personal("contact"));
    }
    let after = allowance.map(Minor::raw);
    if row.allowance_minor != after {
        changes.push(Change::of("allowance_minor", row.allowance_minor, after));
    }
    let value = |limits: &Limits| serde_json::to_value(limits).map_err(Problem::fault);
    let before: Limits = groups::kept(&row.limits)?;
    if before != wanted.limits {
        changes.push(Change::of("limits", value(&before)?, value(&wanted.limits)?));
    }
    Ok(changes)
}

fn departments_used(work: &mut Work<'_, '_>, group_id: GroupId) -> Result<BTreeSet<u32>, Problem> {
    let members = groups::members(work.tx, group_id)?;
    let numbers = members.iter().filter_map(|row| row.department_no);
    Ok(numbers.filter_map(|no| u32::try_from(no).ok()).collect())
}

/// Closes a group: it pays nothing from now on, and a job lets everybody go. Its money stays on its
/// account and is paid back as any stored value is. Lock the group.
///
/// # Errors
/// 412 when it was changed since; 409 `group.closed`.
pub fn close(work: &mut Work<'_, '_>, group_id: GroupId, version: i64) -> Result<(), Problem> {
    let row = groups::open(work.tx, group_id)?;
    let now = work.now();
    if work.tx.execute(&sql::CLOSE, p![row.group_id, version, now.0])? == 0 {
        return Err(stale());
    }
    told(work, "group.closed", row.group_id, StoreId::from_raw(row.store_id), Vec::new())
}

/// 412: changed since it was read.
#[must_use]
pub fn stale() -> Problem {
    Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale")
}

/// A value for a JSON column.
pub fn json<T: serde::Serialize>(value: &T) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(Problem::fault)
}

/// Who acts, for a row.
#[must_use]
pub fn by(work: &Work<'_, '_>) -> Option<i64> {
    work.act.who.as_ref().map(|who| StaffId::raw(who.staff_id))
}

fn told(
    work: &mut Work<'_, '_>,
    action: &'static str,
    group: i64,
    store_id: StoreId,
    changes: Vec<Change>,
) -> Result<(), Problem> {
    let (object, store_id) = (Some(("group", group)), Some(store_id));
    work.audit(Done { action, object, store_id, changes, ..Done::default() })?;
    work.emit("group.changed", store_id, &[("group", group)])
}
