//! Who joins a group, and who leaves it.

use zhike_domain::kernel::id::{GroupId, GroupMemberId, GuestId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::membership::department;
use zhike_domain::membership::group::{GroupKind, GroupRefusal, Limits};
use zhike_store::p;

use super::allowance::{self, TakenBack};
use super::groups::{by, check_allowance, json, stale};
use crate::guests::actions::require;
use crate::guests::read::is_account;
use crate::membership::groups;
use crate::membership::jobs::clock;
use crate::membership::sql::group::{self as sql, GroupRow, MemberRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock;

/// A membership as it is to be.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// In which department.
    pub department_no: Option<u32>,
    /// His own meal money a month; the group's when absent.
    pub allowance_minor: Option<Minor>,
    /// His own limits; the group's when absent.
    pub limits: Option<Limits>,
    /// The first day that he is no longer in it.
    pub until: Option<BusinessDay>,
}

impl Wanted {
    fn check(&self, group: &GroupRow, from: BusinessDay) -> Result<(), Problem> {
        let kind: GroupKind = group.kind.parse().map_err(refuse)?;
        check_allowance(kind, self.allowance_minor).map_err(refuse)?;
        self.limits.as_ref().map_or(Ok(()), Limits::check).map_err(refuse)?;
        department::require(&groups::departments(group)?, self.department_no).map_err(refuse)?;
        if self.until.is_some_and(|until| until <= from) {
            return Err(refuse(GroupRefusal::Period));
        }
        Ok(())
    }

    fn limits_kept(&self) -> Result<Option<String>, Problem> {
        self.limits.as_ref().map(json).transpose()
    }
}

/// Takes a guest into a group, from today on unless another day is said; this month's allowance is
/// his at once. Lock the group and the guest.
///
/// # Errors
/// [`GroupRefusal`]: he is in a group already, it is closed, the department is not there.
pub fn add(
    work: &mut Work<'_, '_>,
    group_id: GroupId,
    guest_id: GuestId,
    from: Option<BusinessDay>,
    wanted: &Wanted,
) -> Result<GroupMemberId, Problem> {
    let group = groups::open(work.tx, group_id)?;
    require(work.tx, guest_id).map_err(|problem| match problem.code {
        "thing.not_there" => Problem::field("/guest_id", "guest.not_there"),
        _ => problem,
    })?;
    if is_account(work.tx, guest_id)? {
        return Err(refuse(GroupRefusal::Account));
    }
    over_is_over(work, guest_id)?;
    let before: Option<MemberRow> = work.tx.opt(&sql::NOW_IN, p![guest_id.raw()])?;
    if before.is_some() {
        return Err(refuse(GroupRefusal::Elsewhere));
    }
    let store_id = StoreId::from_raw(group.store_id);
    let now = work.now();
    let today = store_clock::of(work.tx, store_id)?.day(now);
    let from = from.unwrap_or(today).max(today);
    wanted.check(&group, from)?;
    let id = work.id()?;
    // What a refund brought back of an earlier group is not this one's to give.
    allowance::take_back(work, guest_id, TakenBack { store_id, cause: id, most: None })?;
    let row = p![
        id,
        group.group_id,
        guest_id.raw(),
        wanted.department_no,
        wanted.allowance_minor.map(Minor::raw),
        wanted.limits_kept()?,
        from.days(),
        wanted.until.map(BusinessDay::days),
        by(work),
        now.0
    ];
    work.tx.put(&sql::INSERT_MEMBER, row)?;
    allowance::grant(work, guest_id, GroupMemberId::from_raw(id))?;
    told(work, "group.member_added", &group, guest_id.raw(), Vec::new())?;
    Ok(GroupMemberId::from_raw(id))
}

/// Changes a membership; another allowance holds from the next month on. Lock the guest.
///
/// # Errors
/// 412 when it was changed since; [`GroupRefusal`].
pub fn change(
    work: &mut Work<'_, '_>,
    group_id: GroupId,
    group_member_id: GroupMemberId,
    version: i64,
    wanted: &Wanted,
) -> Result<(), Problem> {
    let group = groups::open(work.tx, group_id)?;
    let row = groups::member(work.tx, group_id, group_member_id)?;
    wanted.check(&group, BusinessDay(row.from_day))?;
    let values = p![
        row.group_member_id,
        version,
        wanted.department_no,
        wanted.allowance_minor.map(Minor::raw),
        wanted.limits_kept()?,
        wanted.until.map(BusinessDay::days)
    ];
    if work.tx.execute(&sql::UPDATE_MEMBER, values)? == 0 {
        return Err(stale());
    }
    let after = wanted.allowance_minor.map(Minor::raw);
    let changes = match row.allowance_minor == after {
        true => Vec::new(),
        false => vec![Change::of("allowance_minor", row.allowance_minor, after)],
    };
    told(work, "group.member_changed", &group, row.guest_id, changes)
}

/// Why somebody leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Somebody said so.
    Now,
    /// His time in it is over.
    Over,
    /// The group was closed.
    WithTheGroup,
}

/// Ends a guest's time in his group at once: the group pays nothing more, and what is left of his
/// allowance is given up. `false` when there is nothing to end, and for a record that was merged
/// meanwhile. Lock the guest.
///
/// # Errors
/// Those of the ledger.
pub fn leave(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    leaving: Leaving,
) -> Result<bool, Problem> {
    let row: Option<MemberRow> = work.tx.opt(&sql::NOW_IN, p![guest_id.raw()])?;
    let Some(row) = row.filter(|row| row.guest_id == guest_id.raw()) else { return Ok(false) };
    let group = groups::find(work.tx, GroupId::from_raw(row.group_id))?;
    match leaving {
        Leaving::Now => {}
        Leaving::Over => {
            let now = work.now();
            let today = clock(work, StoreId::from_raw(group.store_id))?.day(now);
            if row.until_day.is_none_or(|until| until > today.days()) {
                return Ok(false);
            }
        }
        Leaving::WithTheGroup if group.closed_at.is_none() => return Ok(false),
        Leaving::WithTheGroup => {}
    }
    end(work, &group, &row)
}

fn end(work: &mut Work<'_, '_>, group: &GroupRow, row: &MemberRow) -> Result<bool, Problem> {
    let now = work.now();
    if work.tx.execute(&sql::END_MEMBER, p![row.group_member_id, now.0, by(work)])? == 0 {
        return Ok(false);
    }
    let store_id = StoreId::from_raw(group.store_id);
    let back = TakenBack { store_id, cause: row.group_member_id, most: None };
    allowance::take_back(work, GuestId::from_raw(row.guest_id), back)?;
    told(work, "group.member_left", group, row.guest_id, Vec::new())?;
    Ok(true)
}

/// Lets a record that is erased leave its group. Lock the guest.
///
/// # Errors
/// Those of the ledger.
pub fn forget(work: &mut Work<'_, '_>, record: GuestId) -> Result<(), Problem> {
    let row: Option<MemberRow> = work.tx.opt(&sql::OF_RECORD, p![record.raw()])?;
    let Some(row) = row else { return Ok(()) };
    let group = groups::find(work.tx, GroupId::from_raw(row.group_id))?;
    end(work, &group, &row).map(drop)
}

/// Whether two records may become one. The membership of either goes on as that of the one who
/// stays, because it is read by all of his records; of two, somebody has to say which one stays.
/// Lock both.
///
/// # Errors
/// `group.account_not_merged`, `group.both_are_in`.
pub fn before_merge(work: &mut Work<'_, '_>, records: [GuestId; 2]) -> Result<(), Problem> {
    let mut memberships = 0;
    for guest_id in records {
        if is_account(work.tx, guest_id)? {
            return Err(refuse(GroupRefusal::AccountMerged));
        }
        over_is_over(work, guest_id)?;
        let now: Option<MemberRow> = work.tx.opt(&sql::NOW_IN, p![guest_id.raw()])?;
        memberships += usize::from(now.is_some());
    }
    if memberships > 1 { Err(refuse(GroupRefusal::BothIn)) } else { Ok(()) }
}

/// What is over is over, though no job has written it down yet.
fn over_is_over(work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
    let _gone = leave(work, guest_id, Leaving::WithTheGroup)?;
    let _gone = leave(work, guest_id, Leaving::Over)?;
    Ok(())
}

fn told(
    work: &mut Work<'_, '_>,
    action: &'static str,
    group: &GroupRow,
    guest: i64,
    changes: Vec<Change>,
) -> Result<(), Problem> {
    let (object, store_id) = (Some(("group", group.group_id)), Some(group.store_id));
    let store_id = store_id.map(StoreId::from_raw);
    let guest_id = GuestId::from_raw(guest).to_string();
    let mut all = vec![Change::of("guest_id", serde_json::Value::Null, guest_id)];
    all.extend(changes);
    work.audit(Done { action, object, store_id, changes: all, ..Done::default() })?;
    work.emit("group.changed", store_id, &[("group", group.group_id), ("guest", guest)])
}
