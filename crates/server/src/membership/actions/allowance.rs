//! Meal money: granted once a month, and taken back from who leaves.

use zhike_domain::kernel::id::{GroupId, GroupMemberId, GuestId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::ledger::{Cause, CauseKind, Draft, Holder, House, Kind, Unit};
use zhike_domain::membership::group::{self, is_in, month_of};
use zhike_store::p;

use crate::ledger::actions::{stamp, write_on};
use crate::ledger::read as ledger;
use crate::membership::groups;
use crate::membership::jobs::clock;
use crate::membership::sql::group::{self as sql, MemberRow};
use crate::membership::sql::group_use as use_sql;
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// Grants a member this month's allowance unless he has it; `false` when nothing is due. Months go
/// by the clock of the group's store, and a month that was granted is never granted again: not by a
/// second run, and not when a clock is set back. Nothing is granted to a record that was merged
/// meanwhile: the one who stays was not locked. Lock the guest.
///
/// # Errors
/// Those of the ledger.
pub fn grant(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    group_member_id: GroupMemberId,
) -> Result<bool, Problem> {
    let row: Option<MemberRow> = work.tx.opt(&sql::MEMBER, p![group_member_id.raw()])?;
    let is_his = |row: &MemberRow| row.ended_at.is_none() && row.guest_id == guest_id.raw();
    let Some(row) = row.filter(is_his) else { return Ok(false) };
    let of = groups::find(work.tx, GroupId::from_raw(row.group_id))?;
    let monthly = row.allowance_minor.or(of.allowance_minor).unwrap_or(0);
    let store_id = StoreId::from_raw(of.store_id);
    let clock = clock(work, store_id)?;
    let (day, from) = (clock.day(work.now()), BusinessDay(row.from_day));
    let is_due =
        of.closed_at.is_none() && monthly > 0 && is_in(day, from, row.until_day.map(BusinessDay));
    if !is_due {
        return Ok(false);
    }
    let month = month_of(day);
    let by = p![row.group_id, row.guest_id, month.days()];
    let before: i64 = work.tx.one(&use_sql::GRANTED_IN, by)?;
    // His own allowance may stand where the group has none: then it counts from his first day.
    let since = of.allowance_since.filter(|_| row.allowance_minor.is_none()).map(BusinessDay);
    let since = since.map_or(from, |since| since.max(from));
    let amount = group::granted(Minor::from_raw(monthly), month, since);
    if before > 0 || amount.is_zero() {
        return Ok(false);
    }
    let id = work.id()?;
    let stamp = stamp(work, Kind::Grant, Cause { kind: CauseKind::Group, id }, store_id)?;
    let holding = ledger::holding(work.tx, Holder::Guest(guest_id))?;
    let mut draft = Draft::begin(stamp, holding, work.block(1)?);
    let credit = group::grant(amount, month, &clock.zone, clock.cut_over);
    draft.credit(&credit).map_err(refuse)?;
    write_on(work, &draft.finish(), day)?;
    let values = p![
        id,
        row.group_id,
        row.guest_id,
        month.days(),
        row.group_member_id,
        row.department_no,
        day.days(),
        amount.raw(),
        stamp.journal_id.raw(),
        stamp.at.0
    ];
    work.tx.put(&use_sql::INSERT_GRANT, values)?;
    let subjects = [("group", row.group_id), ("guest", row.guest_id)];
    work.emit("allowance.granted", Some(store_id), &subjects)?;
    Ok(true)
}

/// Where and for what an allowance is taken back.
#[derive(Clone, Copy, Debug)]
pub struct TakenBack {
    /// In which store's books.
    pub store_id: StoreId,
    /// The membership that begins or ends, or the refund that brought it back.
    pub cause: i64,
    /// How much at the most: what a refund brought back, while another employer has granted more.
    pub most: Option<Minor>,
}

/// Takes back what a guest has of an allowance: it was the employer's, and he is with him no
/// longer. Lock the guest.
///
/// # Errors
/// Those of the ledger.
pub fn take_back(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    back: TakenBack,
) -> Result<(), Problem> {
    let holding = ledger::holding(work.tx, Holder::Guest(guest_id))?;
    let left = holding.spendable(Unit::Allowance, work.now());
    let left = back.most.map_or(left, |most| left.min(most.raw()));
    if left == 0 {
        return Ok(());
    }
    let clock = clock(work, back.store_id)?;
    let cause = Cause { kind: CauseKind::Group, id: back.cause };
    let stamp = stamp(work, Kind::Adjustment, cause, back.store_id)?;
    let mut draft = Draft::begin(stamp, holding, work.block(1)?);
    draft.debit(Unit::Allowance, left, House::Forfeited).map_err(refuse)?;
    write_on(work, &draft.finish(), clock.day(stamp.at))?;
    Ok(())
}
