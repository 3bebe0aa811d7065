//! What pages show of groups.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::kernel::id::{GroupId, GroupMemberId, GuestId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::ledger::{Holder, Unit};
use zhike_domain::membership::department::Department;
use zhike_domain::membership::group::{GroupKind, Limits, is_in};
use zhike_domain::team::permission::Permission;
use zhike_domain::team::scope::Target;
use zhike_store::{Tx, p};

use super::groups;
use super::sql::group::{self as sql, CountRow, GroupRow, MemberRow};
use crate::guests::read::{head, today};
use crate::ledger::read as ledger;
use crate::platform::http::call::{Who, refuse};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// Whom to ask.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ContactView {
    /// The name.
    pub name: String,
    /// The phone, masked.
    pub phone: Option<String>,
}

/// A group in a list.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct GroupListed {
    /// The group.
    pub group_id: GroupId,
    /// Its account: whom stored value is sold to.
    pub account_guest_id: GuestId,
    /// A household or a company.
    pub kind: GroupKind,
    /// What it is called.
    pub name: String,
    /// Whom to ask; `null` once the account was erased.
    pub contact: Option<ContactView>,
    /// How many are in it.
    pub members: i64,
    /// The shared balance, principal and bonus, minor units.
    pub shared_minor: Minor,
    /// Meal money a month and person, minor units.
    pub allowance_minor: Option<Minor>,
    /// The store whose days and months are meant.
    pub store_id: StoreId,
    /// When it was closed.
    pub closed_at: Option<Millis>,
}

/// Somebody in a group.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct GroupMemberView {
    /// The membership.
    pub group_member_id: GroupMemberId,
    /// The guest.
    pub guest_id: GuestId,
    /// How he is called.
    pub display: String,
    /// His department.
    pub department_no: Option<i64>,
    /// His own meal money a month, minor units.
    pub allowance_minor: Option<Minor>,
    /// His own limits.
    pub limits: Option<Limits>,
    /// Meal money that he has now, minor units.
    pub allowance_left_minor: Minor,
    /// The first day.
    pub from: BusinessDay,
    /// The first day that he is no longer in it.
    pub until: Option<BusinessDay>,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// A group with everything that its page shows.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct GroupView {
    /// As in the list.
    #[serde(flatten)]
    pub group: GroupListed,
    /// Principal of the shared balance, minor units.
    pub principal_minor: Minor,
    /// Bonus of the shared balance, minor units.
    pub bonus_minor: Minor,
    /// Its departments, those given up among them.
    pub departments: Vec<Department>,
    /// What it pays for one person.
    pub limits: Limits,
    /// Who is in it.
    pub people: Vec<GroupMemberView>,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// The group on the card of a guest who is in it, or of its account.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GuestGroupView {
    /// The group.
    pub group_id: GroupId,
    /// A household or a company.
    pub kind: GroupKind,
    /// What it is called.
    pub name: String,
    /// Whether this is its account, and nobody who sits at a table.
    pub is_account: bool,
    /// The guest's department.
    pub department: Option<String>,
    /// Meal money that the guest has now, minor units.
    pub allowance_left_minor: Minor,
    /// The shared balance, principal and bonus, minor units.
    pub shared_minor: Minor,
    /// Whether the reader may open the group's page.
    pub is_readable: bool,
}

/// Groups in a list.
pub fn listed(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    rows: &[GroupRow],
) -> Result<Vec<GroupListed>, Problem> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(Vec::new()) };
    let counts: Vec<CountRow> = tx.all(&sql::COUNTS, p![last.group_id, first.group_id])?;
    let counts: BTreeMap<i64, i64> = counts.iter().map(|row| (row.group_id, row.count)).collect();
    let mut groups = Vec::with_capacity(rows.len());
    for row in rows {
        let members = counts.get(&row.group_id).copied().unwrap_or(0);
        groups.push(one(tx, keyring, row, members)?);
    }
    Ok(groups)
}

fn one(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &GroupRow,
    members: i64,
) -> Result<GroupListed, Problem> {
    let account_guest_id = GuestId::from_raw(row.account_guest_id);
    let contact = groups::contact_of(keyring, row)?;
    let balances = ledger::balances(tx, Holder::Guest(account_guest_id))?;
    let name = head(tx, keyring, account_guest_id)?.and_then(|head| head.name);
    Ok(GroupListed {
        group_id: GroupId::from_raw(row.group_id),
        account_guest_id,
        kind: row.kind.parse().map_err(refuse)?,
        name: name.unwrap_or_default(),
        contact: contact.map(|contact| ContactView {
            name: contact.name.to_string(),
            phone: contact.phone.map(|phone| phone.masked()),
        }),
        members,
        shared_minor: Minor::from_raw(balances.principal_minor + balances.bonus_minor),
        allowance_minor: row.allowance_minor.map(Minor::from_raw),
        store_id: StoreId::from_raw(row.store_id),
        closed_at: row.closed_at.map(Millis),
    })
}

/// A group as its page shows it; 404 when there is none.
pub fn view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    group_id: GroupId,
    now: Millis,
) -> Result<GroupView, Problem> {
    let row = groups::find(tx, group_id)?;
    let rows = groups::members(tx, group_id)?;
    let mut people = Vec::with_capacity(rows.len());
    for one in rows {
        people.push(person(tx, keyring, one, now)?);
    }
    let members = i64::try_from(people.len()).map_err(Problem::fault)?;
    let group = one(tx, keyring, &row, members)?;
    let balances = ledger::balances(tx, Holder::Guest(group.account_guest_id))?;
    Ok(GroupView {
        group,
        principal_minor: Minor::from_raw(balances.principal_minor),
        bonus_minor: Minor::from_raw(balances.bonus_minor),
        departments: groups::departments(&row)?,
        limits: groups::kept(&row.limits)?,
        people,
        version: row.version,
    })
}

fn person(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: MemberRow,
    now: Millis,
) -> Result<GroupMemberView, Problem> {
    let guest_id = GuestId::from_raw(row.guest_id);
    let display = head(tx, keyring, guest_id)?.map(|head| head.display);
    let holding = ledger::holding(tx, Holder::Guest(guest_id))?;
    Ok(GroupMemberView {
        group_member_id: GroupMemberId::from_raw(row.group_member_id),
        guest_id,
        display: display.unwrap_or_default(),
        department_no: row.department_no,
        allowance_minor: row.allowance_minor.map(Minor::from_raw),
        limits: row.limits.as_deref().map(groups::kept).transpose()?,
        allowance_left_minor: Minor::from_raw(holding.spendable(Unit::Allowance, now)),
        from: BusinessDay(row.from_day),
        until: row.until_day.map(BusinessDay),
        version: row.version,
    })
}

/// The group of a guest for his card: the one that pays for him today, or whose account he is.
pub fn on_card(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
    who: &Who,
    now: Millis,
) -> Result<Option<GuestGroupView>, Problem> {
    let mine: Option<MemberRow> = tx.opt(&sql::NOW_IN, p![guest_id.raw()])?;
    let account: Option<i64> = tx.opt(&sql::OF_ACCOUNT, p![guest_id.raw()])?;
    let group = mine.as_ref().map(|row| row.group_id).or(account);
    let Some(group) = group else { return Ok(None) };
    let row = groups::find(tx, GroupId::from_raw(group))?;
    if let Some(mine) = &mine {
        let day = today(tx, StoreId::from_raw(row.store_id), now)?;
        let until = mine.until_day.map(BusinessDay);
        if row.closed_at.is_some() || !is_in(day, BusinessDay(mine.from_day), until) {
            return Ok(None);
        }
    }
    let department_no = mine.as_ref().and_then(|mine| mine.department_no);
    let departments = groups::departments(&row)?;
    let named = departments.into_iter().find(|one| Some(i64::from(one.no)) == department_no);
    let holding = ledger::holding(tx, Holder::Guest(guest_id))?;
    let may = who.powers.permissions.contains(&Permission::GroupManage);
    let group = one(tx, keyring, &row, 0)?;
    Ok(Some(GuestGroupView {
        group_id: group.group_id,
        kind: group.kind,
        name: group.name,
        is_account: mine.is_none(),
        department: named.map(|one| one.name.to_string()),
        allowance_left_minor: Minor::from_raw(holding.spendable(Unit::Allowance, now)),
        shared_minor: group.shared_minor,
        is_readable: may && who.scope.covers(Target::Store(group.store_id)),
    }))
}
