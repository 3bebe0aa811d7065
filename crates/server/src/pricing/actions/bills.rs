//! What a bill does to coupons and to the limits of offers.

use axum::http::StatusCode;
use zhike_domain::kernel::id::{BillId, CouponId, GuestId, OfferId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::Millis;
use zhike_domain::pricing::coupon::{Coupon, CouponRefusal};
use zhike_store::p;

use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::pricing::read;
use crate::pricing::sql::coupon::{self as sql, CouponRow};
use crate::pricing::sql::offer as offer_sql;

/// The bill for which something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForBill {
    /// Which bill.
    pub bill_id: BillId,
    /// In which store.
    pub store_id: StoreId,
}

/// What an offer took off a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used {
    /// Which offer.
    pub offer_id: OfferId,
    /// How much, minor units.
    pub off_minor: Minor,
}

/// Finds a coupon.
pub fn find(work: &mut Work<'_, '_>, coupon_id: CouponId) -> Result<CouponRow, Problem> {
    work.tx.opt(&sql::FIND, p![coupon_id.raw()])?.ok_or_else(Problem::not_there)
}

/// Writes a coupon's next state, if it is still in the version that was read.
pub(super) fn write(
    work: &mut Work<'_, '_>,
    row: &CouponRow,
    next: &Coupon,
    bill_id: Option<BillId>,
) -> Result<(), Problem> {
    let now = work.now().0;
    let lock_bill = next.lock.map(|lock| lock.bill_id.raw());
    let until = next.lock.map(|lock| lock.until.0);
    let ends = next.expires_at.map(|at| at.0);
    let bill = bill_id.map(BillId::raw);
    let row =
        p![row.coupon_id, row.version, next.state.as_str(), lock_bill, until, ends, bill, now];
    if work.tx.execute(&sql::STEP, row)? == 1 {
        return Ok(());
    }
    Err(Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale"))
}

type Next<'f> = &'f dyn Fn(&Coupon) -> Result<Coupon, CouponRefusal>;

fn each(
    work: &mut Work<'_, '_>,
    coupon_ids: &[CouponId],
    at: ForBill,
    event: &'static str,
    redeemed_on: Option<BillId>,
    next: Next<'_>,
) -> Result<(), Problem> {
    for coupon_id in coupon_ids {
        let row = find(work, *coupon_id)?;
        let told = |problem: Problem| problem.with("coupon_id", coupon_id.to_string());
        let next = next(&read::coupon(&row)?).map_err(refuse).map_err(told)?;
        write(work, &row, &next, redeemed_on)?;
        let subjects = [
            ("coupon", row.coupon_id),
            ("coupontemplate", row.coupon_template_id),
            ("guest", row.guest_id),
            ("bill", at.bill_id.raw()),
        ];
        work.emit(event, Some(at.store_id), &subjects)?;
    }
    Ok(())
}

/// Sets coupons aside for a bill until an instant. The caller holds the lock of each coupon.
pub fn lock(
    work: &mut Work<'_, '_>,
    coupon_ids: &[CouponId],
    at: ForBill,
    until: Millis,
) -> Result<(), Problem> {
    let now = work.now();
    let next = move |coupon: &Coupon| coupon.lock(at.bill_id, until, now);
    each(work, coupon_ids, at, "coupon.locked", None, &next)
}

/// Gives coupons free because the bill was not paid.
pub fn release(
    work: &mut Work<'_, '_>,
    coupon_ids: &[CouponId],
    at: ForBill,
) -> Result<(), Problem> {
    let next = move |coupon: &Coupon| coupon.release(at.bill_id);
    each(work, coupon_ids, at, "coupon.released", None, &next)
}

/// 核销: uses coupons up on a bill.
pub fn redeem(
    work: &mut Work<'_, '_>,
    coupon_ids: &[CouponId],
    at: ForBill,
) -> Result<(), Problem> {
    let now = work.now();
    let next = move |coupon: &Coupon| coupon.redeem(at.bill_id, now);
    each(work, coupon_ids, at, "coupon.redeemed", Some(at.bill_id), &next)
}

/// Gives coupons back to the guest because the bill was refunded in full.
pub fn give_back(
    work: &mut Work<'_, '_>,
    coupon_ids: &[CouponId],
    at: ForBill,
) -> Result<(), Problem> {
    let now = work.now();
    let next = move |coupon: &Coupon| coupon.give_back(now);
    each(work, coupon_ids, at, "coupon.returned", None, &next)
}

/// Counts what a settled bill used of offers that have a limit per guest or a budget; others cost
/// nothing. Each offer is named once. The caller holds the lock of each offer with a budget.
///
/// # Errors
/// 409 `offer.budget_used_up` when the budget no longer reaches.
pub fn count_uses(
    work: &mut Work<'_, '_>,
    used: &[Used],
    guest_id: Option<GuestId>,
) -> Result<(), Problem> {
    for one in used {
        let (offer, off) = (one.offer_id.raw(), one.off_minor.raw());
        let left: Option<i64> = work.tx.opt(&offer_sql::BUDGET_LEFT, p![offer])?;
        if left.is_some_and(|left| left < off) {
            let problem = Problem::new(StatusCode::CONFLICT, "offer.budget_used_up");
            return Err(problem.with("offer_id", one.offer_id.to_string()));
        }
        if left.is_some() {
            work.tx.put(&offer_sql::USE_BUDGET, p![offer, off])?;
        }
        if let Some(guest_id) = guest_id {
            work.tx.put(&offer_sql::COUNT_USE, p![offer, guest_id.raw()])?;
        }
    }
    Ok(())
}

/// Takes back what [`count_uses`] counted, because the bill was refunded in full.
pub fn return_uses(
    work: &mut Work<'_, '_>,
    used: &[Used],
    guest_id: Option<GuestId>,
) -> Result<(), Problem> {
    for one in used {
        let offer = one.offer_id.raw();
        work.tx.put(&offer_sql::USE_BUDGET, p![offer, -one.off_minor.raw()])?;
        if let Some(guest_id) = guest_id {
            work.tx.put(&offer_sql::RETURN_USE, p![offer, guest_id.raw()])?;
        }
    }
    Ok(())
}
