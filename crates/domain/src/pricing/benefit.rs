//! What an offer takes off.
//!
//! A formula of the owner will be one more kind of the bill lane: it is worked out to an amount on
//! the same lines and at the same place as a cash discount.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DishSet;
use super::refusal::OfferRefusal;
use crate::kernel::id::{DishId, TierId};
use crate::kernel::money::{BasisPoints, Minor, Points};
use crate::kernel::words::words;

/// What is taken off an amount or a portion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "by", rename_all = "snake_case")]
pub enum Off {
    /// The guest pays this share: 8.8折 is 8800.
    Percent {
        /// What is paid, basis points.
        pay_bp: BasisPoints,
    },
    /// This much less.
    Amount {
        /// How much less, minor units.
        off_minor: Minor,
    },
    /// At this price instead.
    Price {
        /// The price of one portion, minor units.
        price_minor: Minor,
    },
}

/// The discount of one tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TierRate {
    /// For whom.
    pub tier_id: TierId,
    /// What is paid, basis points.
    pub pay_bp: BasisPoints,
}

/// The discount from a number of points on (积分等级折扣); the points are not spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointsRate {
    /// From this balance on, points.
    pub from_points: Points,
    /// What is paid, basis points.
    pub pay_bp: BasisPoints,
}

words! {
    /// What decides which step is reached.
    pub enum Reach else OfferRefusal::UnknownWord {
        /// The amount of the lines that take part, minor units.
        Amount = "amount",
        /// Their whole portions.
        Units = "units",
    }
}

/// One step of a ladder (满 200 减 20, 满 300 减 50).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// From here on, minor units or portions.
    pub from: i64,
    /// What is taken off.
    pub off: Off,
}

/// 每满: so much off for every full amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Every {
    /// The full amount, minor units.
    pub each_minor: Minor,
    /// What is taken off each time, minor units.
    pub off_minor: Minor,
    /// How often at most.
    pub at_most: Option<u32>,
}

words! {
    /// Which portions of a deal are lowered.
    pub enum Which else OfferRefusal::UnknownWord {
        /// The cheapest first: the default.
        Cheapest = "cheapest",
        /// The dearest first.
        Dearest = "dearest",
    }
}

words! {
    /// Which portions are counted together.
    pub enum Pool else OfferRefusal::UnknownWord {
        /// All that take part.
        Together = "together",
        /// Those of one dish, whatever their lines.
        Dish = "dish",
        /// Those of one line.
        Line = "line",
    }
}

/// A deal on portions: buy some, get others cheaper.
///
/// Second at half is buy 1, get 1 at 50 % of one dish; a dish coupon is buy 0, get 1 at 0 %, once.
/// A portion counts once: what was bought is not got. Weighed lines take no part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deal {
    /// How many portions are bought each time; 0 for a plain dish coupon.
    pub buy: u32,
    /// Of which dishes; the lowered ones are those of the offer.
    pub buy_dishes: DishSet,
    /// How many are lowered each time.
    pub get: u32,
    /// By how much each.
    pub off: Off,
    /// Which of them.
    pub which: Which,
    /// What is counted together.
    pub pool: Pool,
    /// How often at most in each pool.
    pub at_most: Option<u32>,
    /// Whether the last time may lower fewer than `get`.
    pub incomplete: bool,
}

/// What an offer takes off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "snake_case")]
pub enum Benefit {
    /// 折扣 of all that takes part: rounded once in the bill lane, line by line in the line lane.
    Percent {
        /// What is paid, basis points.
        pay_bp: BasisPoints,
    },
    /// 等级折扣: each tier its own.
    Tier {
        /// The tiers that have one.
        rates: Vec<TierRate>,
    },
    /// 积分等级折扣: by the balance before the bill.
    PointsLevel {
        /// The levels, rising.
        rates: Vec<PointsRate>,
    },
    /// 立减, 代金券: an amount, cut to what takes part.
    Cash {
        /// How much, minor units.
        off_minor: Minor,
    },
    /// 每满减.
    Every(Every),
    /// 阶梯满减, 阶梯折扣: the highest step reached.
    Steps {
        /// What decides.
        reach: Reach,
        /// The steps, rising.
        steps: Vec<Rung>,
    },
    /// An amount off each line that takes part, once per line.
    EachLine {
        /// How much, minor units.
        off_minor: Minor,
    },
    /// An amount off each portion of a line, the first and the further ones.
    EachUnit {
        /// Off the first, minor units.
        first_minor: Minor,
        /// Off each further one, minor units.
        further_minor: Minor,
        /// How many portions of a line at most.
        at_most: Option<u32>,
    },
    /// Second at half, buy X get Y, dish coupons.
    Deal(Deal),
    /// 买赠: portions on top for nothing; they lower no amount and never earn further ones.
    Gift {
        /// How many portions of the dishes that take part are bought each time.
        buy: u32,
        /// What is given.
        dish_id: DishId,
        /// How many each time.
        free: u32,
        /// How often at most.
        at_most: Option<u32>,
    },
}
