//! What the menu looks like from outside.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::{CategoryId, ChargeId, DishId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::Millis;
use zhike_domain::ordering::{
    Allergen, Channel, ChargeKind, ChargeSize, Diet, Discounts, Earning, OptionGroup, Selling,
    SetPart, SpecialPrice,
};

use crate::ordering::read::{self, StoreCharge};
use crate::ordering::sql::category::CategoryRow;
use crate::ordering::sql::dish::{AtStore, DishRow};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// A category.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CategoryView {
    /// Which.
    pub category_id: CategoryId,
    /// What the guest reads.
    pub name: String,
    /// The name in zh-TW.
    pub name_zh_tw: Option<String>,
    /// The name in English.
    pub name_en: Option<String>,
    /// Its place on the menu.
    pub position: i64,
    /// Version of the category.
    pub version: i64,
}

impl CategoryView {
    /// From the row.
    #[must_use]
    pub fn of(row: CategoryRow) -> CategoryView {
        CategoryView {
            category_id: CategoryId::from_raw(row.category_id),
            name: row.name,
            name_zh_tw: row.name_zh_tw,
            name_en: row.name_en,
            position: row.position,
            version: row.version,
        }
    }
}

/// A dish, in a store or in the company.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DishView {
    /// Which.
    pub dish_id: DishId,
    /// Version of the dish.
    pub version: i64,
    /// Its code at tills.
    pub code: Option<String>,
    /// What the guest reads.
    pub name: String,
    /// The name in zh-TW.
    pub name_zh_tw: Option<String>,
    /// The name in English.
    pub name_en: Option<String>,
    /// Where it stands on the menu.
    pub category_id: CategoryId,
    /// By what it is sold.
    pub selling: Selling,
    /// What one selling unit is called.
    pub unit: Option<String>,
    /// The company's menu price, minor units.
    pub list_minor: Minor,
    /// The store's own menu price, minor units.
    pub store_list_minor: Option<Minor>,
    /// Prices below the menu price.
    pub prices: Vec<SpecialPrice>,
    /// Whether it takes part in discounts.
    pub discounts: Discounts,
    /// Whether what is paid for it earns points.
    pub earning: Earning,
    /// 规格/做法.
    pub options: Vec<OptionGroup>,
    /// What a set meal is made of.
    pub parts: Vec<SetPart>,
    /// What can make a guest ill.
    pub allergens: BTreeSet<Allergen>,
    /// What it is fit for.
    pub diets: BTreeSet<Diet>,
    /// Whether the store has none left.
    pub sold_out: bool,
    /// When it is there again by itself.
    pub sold_out_until: Option<Millis>,
    /// Whether the store sells it.
    pub on_sale: bool,
    /// Version of what the store does otherwise; 0 while that is nothing.
    pub store_version: i64,
    /// The name in pinyin, to search.
    pub pinyin: String,
    /// Its initials, to search.
    pub initials: String,
    /// Its place in its category.
    pub position: i64,
}

impl DishView {
    /// From the row.
    pub fn of(row: DishRow, now: Millis) -> Result<DishView, Problem> {
        let rule = read::rule_of(&row)?;
        let sold_out = read::is_sold_out(&row, now);
        Ok(DishView {
            dish_id: rule.dish_id,
            version: row.version,
            code: row.code,
            name: row.name,
            name_zh_tw: row.name_zh_tw,
            name_en: row.name_en,
            category_id: rule.category_id,
            selling: rule.selling,
            unit: row.unit,
            list_minor: rule.list_minor,
            store_list_minor: row.store_list_minor.map(Minor::from_raw),
            prices: rule.prices,
            discounts: rule.discounts,
            earning: row.earning.parse().map_err(refuse)?,
            options: rule.options,
            parts: rule.parts,
            allergens: rule.allergens,
            diets: rule.diets,
            sold_out,
            sold_out_until: row.sold_out_until.filter(|_| sold_out).map(Millis),
            on_sale: row.on_sale.unwrap_or(true),
            store_version: row.store_version.unwrap_or(0),
            pinyin: row.pinyin,
            initials: row.initials,
            position: row.position,
        })
    }
}

/// What one store does otherwise with a dish.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AtStoreView {
    /// Which store.
    pub store_id: StoreId,
    /// Its own menu price, minor units.
    pub list_minor: Option<Minor>,
    /// Whether it sells the dish.
    pub on_sale: bool,
    /// Whether it has none left.
    pub sold_out: bool,
    /// Version of this.
    pub version: i64,
}

impl AtStoreView {
    /// From the row.
    #[must_use]
    pub fn of(row: &AtStore, now: Millis) -> AtStoreView {
        AtStoreView {
            store_id: StoreId::from_raw(row.store_id),
            list_minor: row.list_minor.map(Minor::from_raw),
            on_sale: row.on_sale,
            sold_out: row.sold_out && row.sold_out_until.is_none_or(|until| now.0 < until),
            version: row.version,
        }
    }
}

/// A dish with what the stores do otherwise.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WholeDish {
    /// The dish.
    pub dish: DishView,
    /// The stores of the caller that do something otherwise.
    pub stores: Vec<AtStoreView>,
}

/// A charge of a store.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChargeView {
    /// Which.
    pub charge_id: ChargeId,
    /// What the guest reads.
    pub name: String,
    /// The name in zh-TW.
    pub name_zh_tw: Option<String>,
    /// The name in English.
    pub name_en: Option<String>,
    /// For what.
    pub charge: ChargeKind,
    /// How large.
    pub size: ChargeSize,
    /// Whether what is paid for it earns points.
    pub earning: Earning,
    /// On which channels; none means all.
    pub channels: BTreeSet<Channel>,
}

impl ChargeView {
    /// From what is kept.
    #[must_use]
    pub fn of(kept: StoreCharge) -> ChargeView {
        ChargeView {
            charge_id: kept.charge_id,
            name: kept.name,
            name_zh_tw: kept.name_zh_tw,
            name_en: kept.name_en,
            charge: kept.charge.charge,
            size: kept.charge.size,
            earning: kept.charge.earning,
            channels: kept.channels,
        }
    }
}

/// All charges of a store.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChargesView {
    /// The charges in their order.
    pub charges: Vec<ChargeView>,
    /// Version of the list; 0 while nobody has touched it.
    pub version: i64,
}

/// The menu of a store.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MenuView {
    /// Grows with every change of the menu, of the company's or of the store's.
    pub version: i64,
    /// The categories in their order.
    pub categories: Vec<CategoryView>,
    /// Every dish, also those that the store does not sell.
    pub dishes: Vec<DishView>,
    /// The store's charges.
    pub charges: Vec<ChargeView>,
    /// Version of the charges.
    pub charges_version: i64,
}

/// One price that changes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PriceChanged {
    /// Of which dish.
    pub dish_id: DishId,
    /// Before, minor units.
    pub before_minor: Minor,
    /// After, minor units.
    pub after_minor: Minor,
}

/// What a change of many prices came to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PriceChangeView {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// How many prices change.
    pub changed: usize,
    /// The first hundred of them.
    pub items: Vec<PriceChanged>,
}
