//! Coupons: issued within stock and limit, taken back by the house.

use serde_json::Value;
use zhike_domain::kernel::id::{CouponId, CouponTemplateId, GuestId, IdBlock, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::pricing::coupon::{Coupon, IssueCounts};
use zhike_domain::pricing::{Rule, RuleKey};
use zhike_store::{Val, p};

use super::{bills, templates};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::outbox::{self, Event};
use crate::platform::problem::Problem;
use crate::platform::store_clock;
use crate::pricing::read;
use crate::pricing::sql::coupon as sql;
use crate::pricing::sql::template as template_sql;

/// How many columns of a coupon are written at its issue.
const COLUMNS: usize = 11;

/// Coupons to be issued.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Of which template.
    pub template_id: CouponTemplateId,
    /// To whom.
    pub guest_ids: Vec<GuestId>,
    /// How many to each.
    pub count: u32,
    /// In which store.
    pub store_id: StoreId,
    /// Why, for the audit.
    pub reason: Option<String>,
}

impl Issue {
    /// How many ids it takes: one for each coupon and one for its event.
    #[must_use]
    pub fn ids(&self) -> u32 {
        let guests = u32::try_from(self.guest_ids.len()).unwrap_or(u32::MAX);
        guests.saturating_mul(self.count).saturating_mul(2)
    }
}

/// Issues coupons, all of them or none. The caller holds [`super::lock_of_template`], so that the
/// counts that are read here are those that hold when the coupons are written.
pub fn issue(
    work: &mut Work<'_, '_>,
    wish: &Issue,
    ids: &IdBlock,
) -> Result<Vec<CouponId>, Problem> {
    let row = templates::find(work.tx, wish.template_id)?;
    let template = templates::body_of(&row)?.template();
    let clock = store_clock::of(work.tx, wish.store_id).map_err(no_such_store)?;
    let (now, day) = (work.now(), clock.day(work.now()));
    let rule = Rule { key: RuleKey::Template(wish.template_id), version: row.rule_version };
    let mut fresh = ids.iter();
    let mut next = || fresh.next().ok_or_else(|| Problem::fault("coupons drew too many ids"));
    let (mut issued, mut values, mut made) = (row.issued, Vec::new(), Vec::new());
    for (at, guest_id) in wish.guest_ids.iter().enumerate() {
        let known: Option<i64> = work.tx.opt(&sql::KNOWN_AS, p![guest_id.raw()])?;
        let guest_id = &known.map_or(*guest_id, GuestId::from_raw);
        let told = |problem: Problem| problem.with("guest_id", guest_id.to_string());
        let there: i64 = work.tx.one(&sql::GUEST_THERE, p![guest_id.raw()])?;
        if there == 0 {
            return Err(Problem::field(format!("/guest_ids/{at}"), "coupon.no_guest"));
        }
        let pair = p![wish.template_id.raw(), guest_id.raw()];
        let to_guest: u32 = work.tx.one(&sql::TO_GUEST, pair)?;
        let counts = IssueCounts { issued, to_guest };
        template.may_issue(counts, wish.count, day).map_err(refuse).map_err(told)?;
        for _one in 0..wish.count {
            let coupon_id = CouponId::from_raw(next()?);
            let zone = (&clock.zone, clock.cut_over);
            let coupon = template.issue(coupon_id, wish.template_id, rule, now, day, zone);
            values.extend(row_of(&coupon, *guest_id, wish.store_id, now));
            made.push((coupon_id, *guest_id));
        }
        issued += wish.count;
    }
    let count = write_down(work, wish.template_id, &values)?;
    for (coupon_id, guest_id) in &made {
        let subjects = [
            ("coupon", coupon_id.raw()),
            ("coupontemplate", wish.template_id.raw()),
            ("guest", guest_id.raw()),
        ];
        let store_id = Some(wish.store_id);
        let event =
            Event { kind: "coupon.issued", store_id, subjects: &subjects, data: Value::Null };
        outbox::emit(work.tx, next()?, &event, now.0)?;
    }
    tell(work, wish, count)?;
    Ok(made.into_iter().map(|(coupon_id, _)| coupon_id).collect())
}

/// A coupon as it is kept when it is issued, for [`write_down`].
#[must_use]
pub fn row_of(
    coupon: &Coupon,
    guest_id: GuestId,
    store_id: StoreId,
    now: Millis,
) -> [Val; COLUMNS] {
    [
        Val::from(coupon.coupon_id.raw()),
        Val::from(coupon.template_id.raw()),
        Val::from(coupon.rule.version),
        Val::from(guest_id.raw()),
        Val::from(store_id.raw()),
        Val::from(coupon.state.as_str()),
        Val::from(coupon.from.0),
        Val::from(coupon.expires_at.map(|at| at.0)),
        Val::from(now.0),
        Val::from(now.0),
        Val::from(1),
    ]
}

/// The rows of coupons of one template and nothing else: no rule is asked and nobody is told.
pub fn write_down(
    work: &mut Work<'_, '_>,
    template_id: CouponTemplateId,
    rows: &[Val],
) -> Result<u32, Problem> {
    work.tx.put_many(&sql::INSERT, COLUMNS, rows)?;
    let count = u32::try_from(rows.len() / COLUMNS).map_err(Problem::fault)?;
    work.tx.put(&template_sql::ISSUED, p![template_id.raw(), count])?;
    Ok(count)
}

fn no_such_store(problem: Problem) -> Problem {
    match problem.code {
        "thing.not_there" => Problem::field("/store_id", "scope.not_valid"),
        _ => problem,
    }
}

fn tell(work: &mut Work<'_, '_>, wish: &Issue, count: u32) -> Result<(), Problem> {
    work.audit(Done {
        action: "coupon.issued",
        object: Some(("coupontemplate", wish.template_id.raw())),
        store_id: Some(wish.store_id),
        changes: vec![Change::of("issued", Value::Null, count)],
        reason: wish.reason.as_deref(),
    })
}

/// Takes a coupon back from its guest. The caller holds the lock of the coupon.
///
/// # Errors
/// The refusals of the coupon's life: redeemed, voided, locked for a bill.
pub fn void(work: &mut Work<'_, '_>, coupon_id: CouponId, reason: &str) -> Result<(), Problem> {
    let row = bills::find(work, coupon_id)?;
    let before = read::coupon(&row)?;
    let next = before.void(work.now()).map_err(refuse)?;
    bills::write(work, &row, &next, None)?;
    let store_id = row.store_id.map(StoreId::from_raw);
    work.audit(Done {
        action: "coupon.voided",
        object: Some(("coupon", row.coupon_id)),
        store_id,
        changes: vec![Change::of("state", before.state.as_str(), next.state.as_str())],
        reason: Some(reason),
    })?;
    let subjects = [
        ("coupon", row.coupon_id),
        ("coupontemplate", row.coupon_template_id),
        ("guest", row.guest_id),
    ];
    work.emit("coupon.voided", store_id, &subjects)
}

/// 422 for a number of coupons that cannot be issued at once.
pub fn check_number(guests: usize, count: u32) -> Result<(), Problem> {
    const MOST_GUESTS: usize = 200;
    const MOST: u64 = 400;
    if guests == 0 || guests > MOST_GUESTS {
        let problem = Problem::field("/guest_ids", "coupon.number_not_valid");
        return Err(problem.with("most", MOST_GUESTS));
    }
    let all = u64::from(count).saturating_mul(guests as u64);
    if count == 0 || all > MOST {
        return Err(Problem::field("/count", "coupon.number_not_valid").with("most", MOST));
    }
    Ok(())
}
