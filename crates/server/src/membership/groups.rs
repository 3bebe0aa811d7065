//! Reading groups: rows opened, and what a bill of a member looks at.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zhike_domain::guests::{Meal, Phone};
use zhike_domain::kernel::id::{GroupId, GroupMemberId, GuestId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::{BusinessDay, Millis, local_minute};
use zhike_domain::ledger::Holder;
use zhike_domain::membership::department::Department;
use zhike_domain::membership::group::{GroupFacts, GroupKind, GroupRefusal, Limits, Used, is_in};
use zhike_store::{StoreError, Tx, p};

use super::read::began;
use super::sql::group::{self as sql, GroupRow, MemberRow, MineRow};
use super::sql::group_use::{self as use_sql, UsedRow};
use crate::ledger::read as ledger;
use crate::platform::http::call::{PathIds, refuse};
use crate::platform::http::route::RowScope;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::platform::store_clock::StoreClock;

const CONTACT: &str = "guest_group.contact_enc";

/// Whom to ask in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The name.
    pub name: Name,
    /// The phone, when one was given.
    pub phone: Option<Phone>,
}

/// The same as it is sealed.
#[derive(Serialize, Deserialize)]
struct ContactKept {
    name: Name,
    phone: Option<String>,
}

/// Seals whom to ask.
pub fn seal_contact(keyring: &Keyring, group: i64, contact: &Contact) -> Result<Vec<u8>, Problem> {
    let phone = contact.phone.as_ref().map(Phone::kept);
    let kept = ContactKept { name: contact.name.clone(), phone };
    let text = serde_json::to_vec(&kept).map_err(Problem::fault)?;
    keyring.seal(CONTACT, group, &text).map_err(Problem::fault)
}

/// Whom to ask; nobody once the account was erased.
pub fn contact_of(keyring: &Keyring, row: &GroupRow) -> Result<Option<Contact>, Problem> {
    let Some(sealed) = &row.contact_enc else { return Ok(None) };
    let text = keyring.open(CONTACT, row.group_id, sealed).map_err(Problem::fault)?;
    let kept: ContactKept = serde_json::from_slice(&text).map_err(Problem::fault)?;
    Ok(Some(Contact { name: kept.name, phone: kept.phone.as_deref().map(Phone::of_kept) }))
}

/// A group; 404 when there is none. In a write it is locked.
pub fn find(tx: &mut Tx<'_>, group_id: GroupId) -> Result<GroupRow, Problem> {
    tx.opt(&sql::FIND, p![group_id.raw()])?.ok_or_else(Problem::not_there)
}

/// A group that is not closed.
///
/// # Errors
/// 404; 409 `group.closed`.
pub fn open(tx: &mut Tx<'_>, group_id: GroupId) -> Result<GroupRow, Problem> {
    let row = find(tx, group_id)?;
    if row.closed_at.is_some() { Err(refuse(GroupRefusal::Closed)) } else { Ok(row) }
}

/// The store of the group that the path names, for the guard.
pub fn row_scope(tx: &mut Tx<'_>, path: &PathIds) -> Result<Option<RowScope>, StoreError> {
    let Some(group_id) = path.get::<GroupId>("group_id") else { return Ok(None) };
    let store: Option<i64> = tx.opt(&sql::STORE_OF, p![group_id.raw()])?;
    Ok(store.map(|store| RowScope::Stores(vec![StoreId::from_raw(store)])))
}

/// A member of this group who has not left.
///
/// # Errors
/// 404; 409 `group.left`.
pub fn member(
    tx: &mut Tx<'_>,
    group_id: GroupId,
    group_member_id: GroupMemberId,
) -> Result<MemberRow, Problem> {
    let row: Option<MemberRow> = tx.opt(&sql::MEMBER, p![group_member_id.raw()])?;
    let row = row.filter(|row| row.group_id == group_id.raw()).ok_or_else(Problem::not_there)?;
    if row.ended_at.is_some() { Err(refuse(GroupRefusal::Left)) } else { Ok(row) }
}

/// Who is in a group.
pub fn members(tx: &mut Tx<'_>, group_id: GroupId) -> Result<Vec<MemberRow>, Problem> {
    Ok(tx.all(&sql::MEMBERS, p![group_id.raw()])?)
}

/// Whether a membership still holds: not left, and its group not closed.
pub fn is_still_in(tx: &mut Tx<'_>, group_member_id: GroupMemberId) -> Result<bool, Problem> {
    let row: Option<MemberRow> = tx.opt(&sql::MEMBER, p![group_member_id.raw()])?;
    let Some(row) = row.filter(|row| row.ended_at.is_none()) else { return Ok(false) };
    Ok(find(tx, GroupId::from_raw(row.group_id))?.closed_at.is_none())
}

/// A kept JSON column.
pub fn kept<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(Problem::fault)
}

/// The departments of a group.
pub fn departments(row: &GroupRow) -> Result<Vec<Department>, Problem> {
    kept(&row.departments)
}

/// The group that a guest is in, as a bill sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    /// The membership.
    pub group_member_id: GroupMemberId,
    /// What kind of group.
    pub kind: GroupKind,
    /// Its account.
    pub account_guest_id: GuestId,
    /// The department.
    pub department_no: Option<i64>,
    /// The business day on which limits count it.
    pub day: BusinessDay,
    /// What the rules look at.
    pub facts: GroupFacts,
}

/// The group of a guest who is marked as being in one; `None` when that is not yet or no longer so.
/// In a write, lock the guest and the account.
///
/// # Errors
/// `group.account_is_nobody` for the account of a group.
pub fn of_guest(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    clock: &StoreClock,
    now: Millis,
) -> Result<Option<Mine>, Problem> {
    let row: Option<MineRow> = tx.opt(&sql::MINE, p![guest_id.raw()])?;
    let row = row.ok_or_else(|| refuse(GroupRefusal::Account))?;
    let day = clock.day(now);
    let (from, until) = (BusinessDay(row.from_day), row.until_day.map(BusinessDay));
    if row.closed_at.is_some() || !is_in(day, from, until) {
        return Ok(None);
    }
    let meal = Meal::at(local_minute(now, &clock.zone));
    let account_guest_id = GuestId::from_raw(row.account_guest_id);
    let facts = GroupFacts {
        group_id: GroupId::from_raw(row.group_id),
        account: ledger::holding(tx, Holder::Guest(account_guest_id))?,
        began: began(tx, account_guest_id)?,
        limits: limits(row.limits.as_deref(), &row.group_limits)?,
        meal,
        used: used(tx, guest_id, row.group_id, day, meal)?,
    };
    Ok(Some(Mine {
        group_member_id: GroupMemberId::from_raw(row.group_member_id),
        kind: row.kind.parse().map_err(refuse)?,
        account_guest_id,
        department_no: row.department_no,
        day,
        facts,
    }))
}

/// A member's own limits, or the group's.
pub fn limits(own: Option<&str>, of_group: &str) -> Result<Limits, Problem> {
    kept(own.unwrap_or(of_group))
}

fn used(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    group: i64,
    day: BusinessDay,
    meal: Meal,
) -> Result<Used, Problem> {
    let rows: Vec<UsedRow> = tx.all(&use_sql::USED, p![guest_id.raw(), day.days(), group])?;
    let by_meal: BTreeMap<String, i64> =
        rows.into_iter().map(|row| (row.meal, row.minor)).collect();
    Ok(Used {
        day_minor: Minor::from_raw(by_meal.values().sum()),
        meal_minor: Minor::from_raw(by_meal.get(meal.as_str()).copied().unwrap_or(0)),
    })
}
