//! Points given or taken by hand, with a reason and a limit.

use zhike_domain::kernel::id::{GuestId, JournalId, StoreId};
use zhike_domain::kernel::money::Points;
use zhike_domain::ledger::{
    Cause, CauseKind, Credit, Draft, Holder, House, Kind, LedgerRefusal, Unit,
};
use zhike_domain::team::approval::Excess;
use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::Limit;

use super::join::points_credit;
use super::tiers::member_row;
use crate::guests;
use crate::ledger::actions::{stamp, write_on};
use crate::ledger::read as ledger;
use crate::membership::programme::programme;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock;
use crate::team::actions::approvals::{Wish, within_limit};

/// What is asked.
pub struct Adjustment<'a> {
    /// Whose points.
    pub guest_id: GuestId,
    /// How many, to give or (negative) to take.
    pub points: Points,
    /// Why.
    pub reason: &'a str,
    /// In which store.
    pub store_id: StoreId,
    /// A second person's token.
    pub token: Option<&'a str>,
}

/// Gives or takes points. Lock the guest.
///
/// # Errors
/// 422 `member.needed`; `ledger.amount_out_of_range` for nothing; `points.not_enough`; 403
/// `approval.required` above the limit.
pub fn adjust(work: &mut Work<'_, '_>, asked: &Adjustment<'_>) -> Result<JournalId, Problem> {
    let Adjustment { guest_id, points, store_id, .. } = *asked;
    guests::actions::require(work.tx, guest_id)?;
    if member_row(work.tx, guest_id)?.is_none() {
        return Err(Problem::field("", "member.needed"));
    }
    let clock = store_clock::of(work.tx, store_id)?;
    let cause = Cause { kind: CauseKind::Adjustment, id: work.id()? };
    let stamp = stamp(work, Kind::Adjustment, cause, store_id)?;
    let held = ledger::holding(work.tx, Holder::Guest(guest_id))?;
    let mut draft = Draft::begin(stamp, held, work.block(1)?);
    if points < Points::ZERO {
        draft.debit(Unit::Points, -points.raw(), House::Adjusted).map_err(refuse)?;
    } else {
        let programme = programme(work.tx)?;
        let credit = points_credit(&programme, points.raw(), &clock, stamp.at);
        draft.credit(&Credit { from: House::Adjusted, ..credit }).map_err(refuse)?;
    }
    within_limit(
        work,
        Wish {
            permission: Permission::PointsAdjust,
            store_id: Some(store_id),
            excess: vec![Excess { limit: Limit::PointsAdjust, asked: points.raw().abs() }],
            token: asked.token,
        },
    )?;
    let written = write_on(work, &draft.finish(), clock.day(stamp.at))?;
    work.audit(Done {
        action: "points.adjusted",
        object: Some(("guest", guest_id.raw())),
        store_id: Some(store_id),
        changes: vec![Change::of("points", 0, points.raw())],
        reason: Some(asked.reason),
    })?;
    written.ok_or_else(|| refuse(LedgerRefusal::Moved))
}
