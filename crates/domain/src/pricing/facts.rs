//! Everything that a quote looks at. What is not here cannot change a price.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Channel, Manual, Offer, PointsAsked, PointsRule, RoundOff, Rule};
use crate::kernel::id::{CouponId, StoreId, TierId};
use crate::kernel::money::{Minor, Points};
use crate::kernel::time::{Millis, Moment};
use crate::ordering::Line;

/// A coupon in the guest's hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeldCoupon {
    /// Which.
    pub coupon_id: CouponId,
    /// Until before when it may be used; `None` without an end.
    pub expires_at: Option<Millis>,
    /// What it says it is worth, minor units: only for choosing between equals.
    pub face_minor: Minor,
}

/// An automatic offer or a held coupon that the quote may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its rule.
    pub offer: Offer,
    /// The coupon, when it takes one.
    pub coupon: Option<HeldCoupon>,
    /// How often this guest may still use it; `None` without a limit.
    pub uses_left: Option<u32>,
    /// What is left of its budget, minor units; `None` without one. A discount that would pass the
    /// budget is refused, not cut.
    pub budget_left_minor: Option<Minor>,
}

impl Candidate {
    /// Which one it is.
    #[must_use]
    pub fn which(&self) -> WhichOffer {
        let coupon_id = self.coupon.map(|coupon| coupon.coupon_id);
        WhichOffer { rule: self.offer.rule, coupon_id }
    }
}

/// One automatic offer or one held coupon.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct WhichOffer {
    /// Its rule and version.
    pub rule: Rule,
    /// The coupon, when it is one.
    pub coupon_id: Option<CouponId>,
}

/// What of a member pricing may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The tier held before this bill.
    pub tier_id: TierId,
    /// Points that may be spent now.
    pub points: Points,
}

/// Whether offers are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffersUsed {
    /// Automatic ones and held coupons.
    All,
    /// None, because a platform voucher pays and excludes them.
    Voucher,
}

/// Everything that a quote looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteFacts {
    /// The bill's lines, charges among them.
    pub lines: Vec<Line>,
    /// The store's clock.
    pub at: Moment,
    /// Which store.
    pub store_id: StoreId,
    /// How the guest eats.
    pub channel: Channel,
    /// How many sit at the table.
    pub guests: u32,
    /// The member, when one was named.
    pub member: Option<Member>,
    /// Automatic offers in force and coupons held.
    pub candidates: Vec<Candidate>,
    /// Those that the guest does not want used.
    pub unwanted: BTreeSet<WhichOffer>,
    /// Whether offers are looked at.
    pub offers: OffersUsed,
    /// The house's rate for points as cash, when it takes them.
    pub points_rule: Option<PointsRule>,
    /// What the guest asked for.
    pub points_asked: PointsAsked,
    /// Discounts by hand.
    pub manual: Vec<Manual>,
    /// 抹零.
    pub round_off: Option<RoundOff>,
}
