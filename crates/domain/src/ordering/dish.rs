//! A dish as its owner sets it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{OrderingRefusal, SpecialPrice};
use crate::kernel::id::{CategoryId, DishId};
use crate::kernel::money::{Minor, QtyMilli};
use crate::kernel::name::Name;
use crate::kernel::words::words;

words! {
    /// What can make a guest ill: the eight of GB 7718 and those that guests name besides.
    pub enum Allergen else OrderingRefusal::UnknownWord {
        /// 含麸质谷物.
        Gluten = "gluten",
        /// 甲壳类.
        Crustacean = "crustacean",
        /// 鱼类.
        Fish = "fish",
        /// 蛋类.
        Egg = "egg",
        /// 花生.
        Peanut = "peanut",
        /// 大豆.
        Soy = "soy",
        /// 乳.
        Milk = "milk",
        /// 坚果.
        Nut = "nut",
        /// 软体贝类.
        Mollusc = "mollusc",
        /// 芝麻.
        Sesame = "sesame",
        /// 亚硫酸盐.
        Sulphite = "sulphite",
        /// 芹菜.
        Celery = "celery",
        /// 芥末.
        Mustard = "mustard",
    }
}

words! {
    /// What a dish is fit for.
    pub enum Diet else OrderingRefusal::UnknownWord {
        /// 素食, with eggs and milk.
        Vegetarian = "vegetarian",
        /// 纯素.
        Vegan = "vegan",
        /// 清真.
        Halal = "halal",
        /// 不辣.
        NotSpicy = "not_spicy",
        /// 无猪肉.
        NoPork = "no_pork",
        /// 无酒精.
        NoAlcohol = "no_alcohol",
    }
}

words! {
    /// By what a dish is sold.
    pub enum Selling else OrderingRefusal::UnknownWord {
        /// By whole portions.
        Portion = "portion",
        /// By weight: the price is for one unit of it.
        Weighed = "weighed",
        /// By weight at the market's price of the day (时价).
        Market = "market",
    }
}

words! {
    /// Whether a line takes part in discounts.
    pub enum Discounts else OrderingRefusal::UnknownWord {
        /// It does.
        Allowed = "allowed",
        /// 不打折: drinks, market-price seafood, charges.
        Barred = "barred",
    }
}

/// One choice of an option, such as 大份 +¥12.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What the guest sees.
    pub name: Name,
    /// What it adds to every price of the dish, minor units; not negative.
    pub extra_minor: Minor,
}

/// An option (规格/做法) with its choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionGroup {
    /// What is asked, such as 辣度.
    pub name: Name,
    /// How many choices must be made.
    pub at_least: u32,
    /// How many may be made.
    pub at_most: u32,
    /// What there is to choose.
    pub choices: Vec<Choice>,
}

/// One part of a set meal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPart {
    /// Which dish.
    pub dish_id: DishId,
    /// How much of it, thousandths.
    pub qty_milli: QtyMilli,
}

/// A dish as its owner sets it; a set meal is a dish with parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dish {
    /// Which dish.
    pub dish_id: DishId,
    /// What the guest sees.
    pub name: Name,
    /// The name in zh-TW; absent: `name`.
    pub name_zh_tw: Option<Name>,
    /// The name in English; absent: `name`.
    pub name_en: Option<Name>,
    /// Where it stands on the menu.
    pub category_id: CategoryId,
    /// By what it is sold.
    pub selling: Selling,
    /// 菜单价 per selling unit, minor units; of a market dish the usual price, for the menu only.
    pub list_minor: Minor,
    /// Prices below the menu price.
    pub prices: Vec<SpecialPrice>,
    /// Whether it takes part in discounts.
    pub discounts: Discounts,
    /// What can be chosen.
    pub options: Vec<OptionGroup>,
    /// What a set meal is made of; empty for a plain dish.
    pub parts: Vec<SetPart>,
    /// What can make a guest ill.
    pub allergens: BTreeSet<Allergen>,
    /// What it is fit for.
    pub diets: BTreeSet<Diet>,
}

/// Checks what the types of the fields cannot.
///
/// # Errors
/// [`OrderingRefusal`]: a negative price, a special price that is not below the menu price, an
/// option that cannot be answered, a set meal whose parts are nothing.
pub fn check_dish(dish: &Dish) -> Result<(), OrderingRefusal> {
    let extras = dish.options.iter().flat_map(|option| &option.choices);
    let mut amounts = extras.map(|choice| choice.extra_minor).chain([dish.list_minor]);
    if amounts.any(|amount| amount < Minor::ZERO) {
        return Err(OrderingRefusal::NegativePrice);
    }
    for price in &dish.prices {
        if price.price_minor() < Minor::ZERO {
            return Err(OrderingRefusal::NegativePrice);
        }
        if price.price_minor() >= dish.list_minor {
            return Err(OrderingRefusal::SpecialPriceTooHigh { list_minor: dish.list_minor });
        }
        if matches!(price, SpecialPrice::Time { schedule, .. } if !schedule.is_sound()) {
            return Err(OrderingRefusal::Schedule);
        }
    }
    dish.options.iter().try_for_each(check_option)?;
    let is_empty = dish.parts.iter().any(|part| part.qty_milli.is_zero());
    let is_set = dish.prices.iter().any(|p| matches!(p, SpecialPrice::SetMeal { .. }));
    if is_empty || (is_set && dish.parts.is_empty()) {
        return Err(OrderingRefusal::EmptySet);
    }
    Ok(())
}

fn check_option(option: &OptionGroup) -> Result<(), OrderingRefusal> {
    let choices = u32::try_from(option.choices.len()).unwrap_or(u32::MAX);
    let OptionGroup { at_least, at_most, .. } = *option;
    if at_least <= at_most && at_most <= choices && at_most > 0 {
        return Ok(());
    }
    Err(OrderingRefusal::OptionRange { at_least, at_most, choices })
}
