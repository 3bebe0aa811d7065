//! What is sent to change the menu.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::kernel::id::{CategoryId, ChargeId, DishId, TierId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::Schedule;
use zhike_domain::ordering::{
    Allergen, Channel, ChargeKind, ChargeSize, Diet, Discounts, Dish, Earning, OptionGroup,
    Selling, SetPart, SpecialPrice,
};

/// A category as it is to be.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryBody {
    /// What the guest reads.
    pub name: Name,
    /// The name in zh-TW.
    #[serde(default)]
    pub name_zh_tw: Option<Name>,
    /// The name in English.
    #[serde(default)]
    pub name_en: Option<Name>,
    /// Its place on the menu; the same place twice is sorted by age.
    #[serde(default)]
    pub position: u32,
}

/// A price below the menu price, as it is sent: the server gives it its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "snake_case")]
pub enum PriceBody {
    /// 会员价; no tiers means every member.
    Member {
        /// For whom.
        #[serde(default)]
        tier_ids: Vec<TierId>,
        /// Per selling unit, minor units.
        price_minor: Minor,
    },
    /// 套餐价.
    SetMeal {
        /// Per set, minor units.
        price_minor: Minor,
    },
    /// 时段价.
    Time {
        /// When.
        schedule: Schedule,
        /// Per selling unit, minor units.
        price_minor: Minor,
    },
}

impl PriceBody {
    /// The price without its version.
    #[must_use]
    pub fn of(price: &SpecialPrice) -> PriceBody {
        match price.clone() {
            SpecialPrice::Member { tier_ids, price_minor, .. } => {
                PriceBody::Member { tier_ids, price_minor }
            }
            SpecialPrice::SetMeal { price_minor, .. } => PriceBody::SetMeal { price_minor },
            SpecialPrice::Time { schedule, price_minor, .. } => {
                PriceBody::Time { schedule, price_minor }
            }
        }
    }

    /// The price in a version.
    #[must_use]
    pub fn in_version(&self, version: u32) -> SpecialPrice {
        match self.clone() {
            PriceBody::Member { tier_ids, price_minor } => {
                SpecialPrice::Member { tier_ids, price_minor, version }
            }
            PriceBody::SetMeal { price_minor } => SpecialPrice::SetMeal { price_minor, version },
            PriceBody::Time { schedule, price_minor } => {
                SpecialPrice::Time { schedule, price_minor, version }
            }
        }
    }
}

const fn portion() -> Selling {
    Selling::Portion
}

const fn allowed() -> Discounts {
    Discounts::Allowed
}

const fn earns() -> Earning {
    Earning::Earns
}

/// A dish as it is to be.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DishBody {
    /// What the guest reads.
    pub name: Name,
    /// The name in zh-TW.
    #[serde(default)]
    pub name_zh_tw: Option<Name>,
    /// The name in English.
    #[serde(default)]
    pub name_en: Option<Name>,
    /// Its code at tills, 1 to 32 visible ASCII characters; unique on the menu.
    #[serde(default)]
    pub code: Option<String>,
    /// Where it stands on the menu.
    pub category_id: CategoryId,
    /// By what it is sold.
    #[serde(default = "portion")]
    pub selling: Selling,
    /// What one selling unit is called, such as 斤.
    #[serde(default)]
    pub unit: Option<Name>,
    /// 菜单价 per selling unit, minor units.
    pub list_minor: Minor,
    /// Prices below the menu price.
    #[serde(default)]
    pub prices: Vec<PriceBody>,
    /// Whether it takes part in discounts.
    #[serde(default = "allowed")]
    pub discounts: Discounts,
    /// Whether what is paid for it earns points.
    #[serde(default = "earns")]
    pub earning: Earning,
    /// 规格/做法.
    #[serde(default)]
    pub options: Vec<OptionGroup>,
    /// What a set meal is made of.
    #[serde(default)]
    pub parts: Vec<SetPart>,
    /// What can make a guest ill.
    #[serde(default)]
    pub allergens: BTreeSet<Allergen>,
    /// What it is fit for.
    #[serde(default)]
    pub diets: BTreeSet<Diet>,
    /// Its place in its category.
    #[serde(default)]
    pub position: u32,
}

impl DishBody {
    /// The rule of the dish: a price that was there before keeps its version, another one is of
    /// `version`.
    #[must_use]
    pub fn rule(&self, dish_id: DishId, kept: &[SpecialPrice], version: u32) -> Dish {
        let price = |wanted: &PriceBody| {
            let same = kept.iter().find(|price| PriceBody::of(price) == *wanted);
            same.cloned().unwrap_or_else(|| wanted.in_version(version))
        };
        Dish {
            dish_id,
            name: self.name.clone(),
            name_zh_tw: self.name_zh_tw.clone(),
            name_en: self.name_en.clone(),
            category_id: self.category_id,
            selling: self.selling,
            list_minor: self.list_minor,
            prices: self.prices.iter().map(price).collect(),
            discounts: self.discounts,
            options: self.options.clone(),
            parts: self.parts.clone(),
            allergens: self.allergens.clone(),
            diets: self.diets.clone(),
        }
    }
}

/// What a store does otherwise with a dish.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AtStoreBody {
    /// The store's own menu price; `null`: the company's.
    pub list_minor: Option<Minor>,
    /// Whether the store sells it.
    pub on_sale: bool,
}

/// 沽清.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SoldOutBody {
    /// Whether there is none left.
    pub sold_out: bool,
    /// Whether it is there again when the business day has ended.
    #[serde(default)]
    pub until_day_end: bool,
}

/// One charge of a store.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChargeBody {
    /// The charge that is kept; absent for a new one.
    #[serde(default)]
    pub charge_id: Option<ChargeId>,
    /// What the guest reads.
    pub name: Name,
    /// The name in zh-TW.
    #[serde(default)]
    pub name_zh_tw: Option<Name>,
    /// The name in English.
    #[serde(default)]
    pub name_en: Option<Name>,
    /// For what.
    pub charge: ChargeKind,
    /// How large.
    pub size: ChargeSize,
    /// Whether what is paid for it earns points.
    #[serde(default = "earns")]
    pub earning: Earning,
    /// On which channels; none means all.
    #[serde(default)]
    pub channels: BTreeSet<Channel>,
}

/// All charges of a store, in their order.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChargesBody {
    /// The charges.
    pub charges: Vec<ChargeBody>,
}

/// By how much menu prices change.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "snake_case")]
pub enum PriceStep {
    /// By a share: -1000 is 10 % less, 500 is 5 % more.
    Percent {
        /// The share, basis points.
        by_bp: i64,
    },
    /// By an amount.
    Amount {
        /// The amount, minor units.
        by_minor: Minor,
    },
}

/// A change of many menu prices.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceChangeBody {
    /// Which dishes, at most 500.
    pub dish_ids: Vec<DishId>,
    /// By how much.
    pub change: PriceStep,
    /// The new prices are whole multiples of this, half up; minor units.
    #[serde(default = "one_fen")]
    pub round_to_minor: Minor,
    /// Only look what would happen.
    #[serde(default)]
    pub dry_run: bool,
}

const fn one_fen() -> Minor {
    Minor::from_raw(1)
}
