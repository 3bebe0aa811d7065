//! The prices of a dish, and which of them this guest pays: the lowest.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::OrderingRefusal;
use crate::kernel::id::TierId;
use crate::kernel::money::Minor;
use crate::kernel::time::{Moment, Schedule};
use crate::kernel::words::words;

words! {
    /// What makes a unit price; in this order the earlier wins a tie.
    pub enum PriceKind else OrderingRefusal::UnknownWord {
        /// 菜单价, the market's price of the day, or the amount that was typed.
        List = "list",
        /// 会员价.
        Member = "member",
        /// 套餐价.
        SetMeal = "set_meal",
        /// 时段价.
        Time = "time",
    }
}

/// A price below the menu price, as the owner sets it on a dish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "snake_case")]
pub enum SpecialPrice {
    /// 会员价 for members of these tiers; no tiers means every member.
    Member {
        /// For whom.
        tier_ids: Vec<TierId>,
        /// Per selling unit, minor units.
        price_minor: Minor,
        /// Which version of the price this is.
        version: u32,
    },
    /// 套餐价: what the set costs; the menu price is the sum of its parts.
    SetMeal {
        /// Per set, minor units.
        price_minor: Minor,
        /// Which version of the price this is.
        version: u32,
    },
    /// 时段价: at certain hours or days.
    Time {
        /// When.
        schedule: Schedule,
        /// Per selling unit, minor units.
        price_minor: Minor,
        /// Which version of the price this is.
        version: u32,
    },
}

impl SpecialPrice {
    /// The price per selling unit, minor units.
    #[must_use]
    pub const fn price_minor(&self) -> Minor {
        match self {
            Self::Member { price_minor, .. }
            | Self::SetMeal { price_minor, .. }
            | Self::Time { price_minor, .. } => *price_minor,
        }
    }

    /// What it comes to for a guest of this tier at a moment; `None` when it is not his.
    fn for_guest(&self, tier_id: Option<TierId>, at: &Moment) -> Option<UnitPrice> {
        let (kind, unit_minor, version, holds) = match self {
            Self::Member { tier_ids, price_minor, version } => {
                let is_his = |tier: TierId| tier_ids.is_empty() || tier_ids.contains(&tier);
                (PriceKind::Member, price_minor, version, tier_id.is_some_and(is_his))
            }
            Self::SetMeal { price_minor, version } => {
                (PriceKind::SetMeal, price_minor, version, true)
            }
            Self::Time { schedule, price_minor, version } => {
                (PriceKind::Time, price_minor, version, schedule.off(at).is_none())
            }
        };
        holds.then_some(UnitPrice { kind, unit_minor: *unit_minor, version: *version })
    }
}

/// One unit price that a guest may pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitPrice {
    /// What makes it.
    pub kind: PriceKind,
    /// Per selling unit, minor units.
    pub unit_minor: Minor,
    /// Which version of the price this is; 0 for the menu price itself.
    pub version: u32,
}

/// The special prices that a guest of this tier may have at a moment.
#[must_use]
pub fn unit_prices(
    prices: &[SpecialPrice],
    tier_id: Option<TierId>,
    at: &Moment,
) -> Vec<UnitPrice> {
    prices.iter().filter_map(|price| price.for_guest(tier_id, at)).collect()
}

/// The lowest of the menu price and the special ones; at a tie the menu price, so that the line
/// still takes part in discounts.
///
/// # Examples
/// 龙井虾仁 at ¥158 on the menu and ¥138 for members:
/// ```
/// use zhike_domain::kernel::money::Minor;
/// use zhike_domain::ordering::{PriceKind, UnitPrice, unit_price};
/// let unit_minor = Minor::from_raw(13_800);
/// let member = UnitPrice { kind: PriceKind::Member, unit_minor, version: 3 };
/// assert_eq!(unit_price(Minor::from_raw(15_800), &[member]), member);
/// ```
#[must_use]
pub fn unit_price(list_minor: Minor, special: &[UnitPrice]) -> UnitPrice {
    let list = UnitPrice { kind: PriceKind::List, unit_minor: list_minor, version: 0 };
    let all = special.iter().copied().chain([list]);
    all.min_by_key(|price| (price.unit_minor, price.kind, price.version)).unwrap_or(list)
}
