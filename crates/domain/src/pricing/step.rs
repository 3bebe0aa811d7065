//! The explanation: every fen that was taken off, and every offer that was not used.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::WhichOffer;
use super::manual::ManualAct;
use super::refusal::OfferRefusal;
use crate::kernel::money::{BasisPoints, Minor, Points};
use crate::kernel::time::OffSchedule;
use crate::kernel::words::words;
use crate::ordering::{LineNo, PriceKind};

words! {
    /// The lanes, in the order in which they are worked.
    pub enum Lane else OfferRefusal::UnknownWord {
        /// 单价: the lowest of list, member, set-meal and time price.
        UnitPrice = "unit_price",
        /// 菜品优惠: dish coupons, second at half, buy X get Y.
        Line = "line",
        /// 整单优惠: tier or points-level discount, formula, cash or percent coupon.
        Bill = "bill",
        /// 积分抵扣.
        Points = "points",
        /// 手工折扣, 赠菜, 免单.
        Manual = "manual",
        /// 抹零: last, so that what is due is round.
        Rounding = "rounding",
    }
}

/// What one line got of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineShare {
    /// Which line.
    pub line: LineNo,
    /// How much, minor units.
    pub off_minor: Minor,
}

/// Why a step took off what it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Because {
    /// This unit price was the lowest.
    LowestPrice {
        /// What makes it.
        price: PriceKind,
        /// Which version of it.
        version: u32,
    },
    /// So much of the base is paid.
    Percent {
        /// What is paid, basis points.
        pay_bp: BasisPoints,
    },
    /// An amount off.
    Amount,
    /// For each full amount.
    Every {
        /// How often.
        times: u32,
    },
    /// This step was reached.
    Reached {
        /// Where it begins, minor units or portions.
        from: i64,
    },
    /// So many portions were lowered.
    Units {
        /// How many.
        units: u32,
    },
    /// The guest asked to pay with points.
    PointsAsked {
        /// How many.
        points: Points,
    },
    /// Somebody gave it by hand.
    ByHand {
        /// Which of the acts, from 0.
        act: u32,
        /// What was given.
        given: ManualAct,
        /// The reason that was given.
        reason: String,
    },
    /// The end of the amount was dropped.
    RoundedTo {
        /// To whole multiples of this, minor units.
        step_minor: Minor,
    },
}

/// One step down from the menu price: a rung of the ladder on the till.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// In which lane.
    pub lane: Lane,
    /// By which rule or coupon; `None` for prices, points, hand and rounding.
    pub which: Option<WhichOffer>,
    /// Why.
    pub why: Because,
    /// What took part, minor units.
    pub base_minor: Minor,
    /// What was taken off, minor units; negative only when rounding went up.
    pub off_minor: Minor,
    /// Line by line; lines without a share are left out.
    pub shares: Vec<LineShare>,
}

/// Why an offer was not used, and what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// Not now.
    Schedule {
        /// What of the schedule fails.
        off: OffSchedule,
    },
    /// Not in this store.
    OtherStore,
    /// Not on this channel.
    OtherChannel,
    /// For members only.
    MembersOnly,
    /// For other tiers, or none for this one.
    OtherTier,
    /// The balance of points is below the first level.
    PointsLevel {
        /// From how many points on.
        need_points: Points,
        /// How many there are.
        have_points: Points,
    },
    /// Too little takes part.
    MinimumSpend {
        /// What is needed, minor units.
        need_minor: Minor,
        /// What takes part, minor units.
        have_minor: Minor,
        /// What is missing, minor units.
        lacks_minor: Minor,
    },
    /// Too few portions.
    Units {
        /// How many are needed.
        need: u32,
        /// How many there are.
        have: u32,
    },
    /// Too many portions.
    TooManyUnits {
        /// How many at most.
        most: u32,
        /// How many there are.
        have: u32,
    },
    /// Too few guests at the table.
    Guests {
        /// How many are needed.
        need: u32,
        /// How many there are.
        have: u32,
    },
    /// No line takes part, or nothing of them is left.
    NothingTakesPart,
    /// The guest has used it as often as he may.
    UsedUp,
    /// Its budget does not reach for this bill.
    Budget {
        /// What is left, minor units.
        left_minor: Minor,
        /// What it would take off, minor units.
        off_minor: Minor,
    },
    /// The coupon's time is over.
    Expired,
    /// The guest does not want it used.
    NotWanted,
    /// A platform voucher pays, which excludes offers.
    Voucher,
    /// It does not go together with a better one.
    Better {
        /// The one that is used instead.
        instead: WhichOffer,
        /// By how much the bill would be dearer with this one, minor units.
        saves_less_minor: Minor,
    },
    /// With it the bill would not be cheaper.
    NoGain {
        /// By how much the bill would be dearer, minor units.
        saves_less_minor: Minor,
    },
}

/// An offer or coupon that was looked at and not used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotUsed {
    /// Which.
    pub which: WhichOffer,
    /// Why, and what is missing.
    pub why: Why,
}
