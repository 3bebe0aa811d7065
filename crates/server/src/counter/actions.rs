//! Joining with its welcome: membership, points and coupons in one transaction.

use zhike_domain::kernel::id::{CouponTemplateId, GuestId, StoreId};
use zhike_domain::membership::join::{JoinWish, WelcomeCoupon};
use zhike_store::{LockKey, Tx, p};

use super::sql::member::{self as sql, TemplateRow};
use super::views::{JoinedView, WelcomeGift, WelcomeView};
use crate::membership::actions::join as become_member;
use crate::membership::programme::programme;
use crate::membership::read::member_of;
use crate::membership::views::MemberView;
use crate::platform::http::act::Work;
use crate::platform::problem::Problem;
use crate::pricing::actions::{Issue, issue, lock_of_template};

/// What the welcome of today queues for: the stocks of its coupons. A welcome that is changed in
/// between only means that two who join collide, and one of them is run again.
pub fn welcome_locks(tx: &mut Tx<'_>) -> Result<Vec<LockKey>, Problem> {
    let coupons = &programme(tx)?.welcome.coupons;
    Ok(coupons.iter().map(|coupon| lock_of_template(coupon.template_id)).collect())
}

/// Lets a guest join and gives what the house welcomes new members with. Coupons that can no
/// longer be issued (out of stock, closed, put away) hold nobody up: they are named as missed.
///
/// # Errors
/// Those of joining.
pub fn join(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    wish: JoinWish,
    store_id: StoreId,
) -> Result<JoinedView, Problem> {
    become_member(work, guest_id, wish, store_id)?;
    let facts = member_of(work.tx, guest_id)?;
    let facts = facts.ok_or_else(|| Problem::fault("a member who has not joined"))?;
    let welcome = programme(work.tx)?.welcome.clone();
    let mut gifts = Vec::with_capacity(welcome.coupons.len());
    for coupon in welcome.coupons {
        gifts.extend(give(work, guest_id, coupon, store_id)?);
    }
    let welcome = WelcomeView { points: welcome.points, coupons: gifts };
    Ok(JoinedView { member: MemberView::of(guest_id, &facts), welcome })
}

/// Refusals of issuing come before its first write, so that nothing of it is left behind.
fn give(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    coupon: WelcomeCoupon,
    store_id: StoreId,
) -> Result<Option<WelcomeGift>, Problem> {
    let WelcomeCoupon { template_id, count } = coupon;
    let guest_ids = vec![guest_id];
    let wish = Issue { template_id, guest_ids, count, store_id, reason: None };
    let ids = work.block(wish.ids())?;
    let (coupon_ids, missed) = match issue(work, &wish, &ids) {
        Ok(coupon_ids) => (coupon_ids, None),
        Err(problem) if problem.is_refusal() => (Vec::new(), Some(problem.code)),
        Err(problem) => return Err(problem),
    };
    let named = named(work.tx, template_id)?;
    Ok(named.map(|row| WelcomeGift {
        template_id,
        name: row.name,
        name_zh_tw: row.name_zh_tw,
        name_en: row.name_en,
        coupon_ids,
        missed: missed.map(str::to_owned),
    }))
}

fn named(tx: &mut Tx<'_>, template_id: CouponTemplateId) -> Result<Option<TemplateRow>, Problem> {
    Ok(tx.opt(&sql::TEMPLATE, p![template_id.raw()])?)
}
