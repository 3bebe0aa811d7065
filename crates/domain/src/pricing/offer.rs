//! An offer: what it lowers, when, and what it goes together with.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::refusal::OfferRefusal;
use super::{Benefit, Conditions, Lane};
use crate::kernel::id::{CategoryId, CouponTemplateId, DishId, OfferId};
use crate::kernel::money::Minor;
use crate::kernel::words::words;
use crate::ordering::{Line, LineKind};

/// Whose rule it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RuleKey {
    /// An offer that works by itself.
    Offer(OfferId),
    /// A coupon template; its coupons carry the rule.
    Template(CouponTemplateId),
}

/// A rule in one of its versions: what the receipt names and the auditor recomputes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Whose.
    pub key: RuleKey,
    /// Which version of it.
    pub version: u32,
}

words! {
    /// In which lane an offer works.
    pub enum OfferLane else OfferRefusal::UnknownWord {
        /// On single lines and portions: dish coupons, second at half, buy X get Y.
        Line = "line",
        /// On the bill: tier discount, points-level discount, formula, cash and percent coupons.
        Bill = "bill",
    }
}

impl From<OfferLane> for Lane {
    fn from(lane: OfferLane) -> Self {
        match lane {
            OfferLane::Line => Self::Line,
            OfferLane::Bill => Self::Bill,
        }
    }
}

words! {
    /// Whether an offer goes together with others of its lane.
    ///
    /// In the line lane the question is asked line by line, in the bill lane once.
    pub enum Stacking else OfferRefusal::UnknownWord {
        /// One such offer at most: the best one.
        Alone = "alone",
        /// 可叠加, on what the offers before it left (8折 then 9折 is 7.2折).
        Compound = "compound",
        /// 可叠加, on what the lane began with (20 % and 10 % are 30 %).
        Additive = "additive",
    }
}

words! {
    /// Whether lines at member, set-meal or time price take part (会员价不折上折).
    pub enum SpecialPrices else OfferRefusal::UnknownWord {
        /// They take no part: the default of the bill lane.
        Leave = "leave",
        /// They take part: `stack_on_special_price`; the default of the line lane.
        Include = "include",
    }
}

/// Which dishes an offer or a condition looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "of", rename_all = "snake_case")]
pub enum DishSet {
    /// Every line.
    #[default]
    All,
    /// These dishes.
    Dishes {
        /// Which.
        dish_ids: BTreeSet<DishId>,
    },
    /// The dishes of these categories.
    Categories {
        /// Which.
        category_ids: BTreeSet<CategoryId>,
    },
    /// Every line but these dishes.
    AllBut {
        /// Which are left out.
        dish_ids: BTreeSet<DishId>,
    },
}

impl DishSet {
    /// Whether the line belongs to the set. An amount without dishes belongs to `All` and `AllBut`.
    #[must_use]
    pub fn holds(&self, line: &Line) -> bool {
        match (self, line.what) {
            (Self::All, _) => true,
            (Self::Dishes { dish_ids }, LineKind::Dish { dish_id, .. }) => {
                dish_ids.contains(&dish_id)
            }
            (Self::Categories { category_ids }, LineKind::Dish { category_id, .. }) => {
                category_ids.contains(&category_id)
            }
            (Self::AllBut { dish_ids }, LineKind::Dish { dish_id, .. }) => {
                !dish_ids.contains(&dish_id)
            }
            (Self::AllBut { .. }, _) => true,
            (Self::Dishes { .. } | Self::Categories { .. }, _) => false,
        }
    }

    /// Whether dishes are called by name: then a line offer works on them even if 不打折, as a
    /// coupon for a drink must.
    #[must_use]
    pub const fn is_by_name(&self) -> bool {
        matches!(self, Self::Dishes { .. })
    }
}

/// An offer, or the rule of a coupon template, in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Which rule in which version.
    pub rule: Rule,
    /// Where it works.
    pub lane: OfferLane,
    /// Its place in the owner's order of the lane; stackable offers are taken in this order.
    pub position: u32,
    /// What it lowers by how much.
    pub benefit: Benefit,
    /// Which lines take part.
    pub dishes: DishSet,
    /// Whether lines at special prices take part.
    pub special_prices: SpecialPrices,
    /// When it works.
    pub conditions: Conditions,
    /// What it goes together with in its lane.
    pub stacking: Stacking,
    /// Of all offers with the same group at most one works on a bill, whatever their lanes.
    pub group: Option<String>,
    /// The most it takes off a bill, minor units.
    pub max_off_minor: Option<Minor>,
}
