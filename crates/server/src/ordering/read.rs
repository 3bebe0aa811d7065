//! The menu as the other folders read it: dishes with a store's own prices, and its charges.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use zhike_domain::kernel::id::{CategoryId, ChargeId, DishId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::Millis;
use zhike_domain::ordering::{Channel, Charge, Dish, Earning};
use zhike_store::{Tx, Val, Want, p};

use crate::ordering::sql::charge::{self as charge_sql, ChargeRow};
use crate::ordering::sql::dish::{self as sql, AT_ONCE, CodeRow, DishRow};
use crate::ordering::sql::version as version_sql;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// A dish as one store sells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuDish {
    /// The dish; its menu price is the store's own where it has one.
    pub dish: Arc<Dish>,
    /// Its code at tills.
    pub code: Option<String>,
    /// What one selling unit is called, such as 斤.
    pub unit: Option<String>,
    /// Whether what is paid for it earns points.
    pub earning: Earning,
    /// Whether the store sells it at all.
    pub on_sale: bool,
    /// Whether there is none left.
    pub sold_out: bool,
    /// Whether it was taken off the menu.
    pub archived: bool,
}

/// A charge of a store, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoreCharge {
    /// Which.
    pub charge_id: ChargeId,
    /// What the guest reads.
    pub name: String,
    /// The name in zh-TW.
    pub name_zh_tw: Option<String>,
    /// The name in English.
    pub name_en: Option<String>,
    /// For what and how much.
    pub charge: Charge,
    /// On which channels; none means all.
    pub channels: BTreeSet<Channel>,
}

impl StoreCharge {
    /// Whether it is charged on this channel.
    #[must_use]
    pub fn holds(&self, channel: Channel) -> bool {
        self.channels.is_empty() || self.channels.contains(&channel)
    }
}

/// A text column that holds JSON.
pub(super) fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(Problem::fault)
}

fn name(text: Option<&str>) -> Result<Option<Name>, Problem> {
    text.map(|text| text.parse().map_err(refuse)).transpose()
}

/// Whether a dish that was marked as sold out still is.
pub(super) fn is_sold_out(row: &DishRow, now: Millis) -> bool {
    let lasts = row.sold_out_until.is_none_or(|until| now.0 < until);
    row.sold_out.unwrap_or(false) && lasts
}

/// The rule of a dish at the company's own price.
pub(super) fn rule_of(row: &DishRow) -> Result<Dish, Problem> {
    Ok(Dish {
        dish_id: DishId::from_raw(row.dish_id),
        name: row.name.parse().map_err(refuse)?,
        name_zh_tw: name(row.name_zh_tw.as_deref())?,
        name_en: name(row.name_en.as_deref())?,
        category_id: CategoryId::from_raw(row.category_id),
        selling: row.selling.parse().map_err(refuse)?,
        list_minor: Minor::from_raw(row.list_minor),
        prices: json(&row.prices)?,
        discounts: row.discounts.parse().map_err(refuse)?,
        options: json(&row.options)?,
        parts: json(&row.parts)?,
        allergens: json(&row.allergens)?,
        diets: json(&row.diets)?,
    })
}

/// A dish as one version of the menu has it, with until when it is sold out.
struct Kept {
    dish: MenuDish,
    sold_out_until: Option<i64>,
}

impl Kept {
    fn of(row: &DishRow) -> Result<Kept, Problem> {
        let mut dish = rule_of(row)?;
        if let Some(own) = row.store_list_minor {
            dish.list_minor = Minor::from_raw(own);
        }
        let dish = MenuDish {
            dish: Arc::new(dish),
            code: row.code.clone(),
            unit: row.unit.clone(),
            earning: row.earning.parse().map_err(refuse)?,
            on_sale: row.on_sale.unwrap_or(true),
            sold_out: row.sold_out.unwrap_or(false),
            archived: row.is_archived,
        };
        Ok(Kept { dish, sold_out_until: row.sold_out_until })
    }

    fn at(&self, now: Millis) -> MenuDish {
        let lasts = self.sold_out_until.is_none_or(|until| now.0 < until);
        MenuDish { sold_out: self.dish.sold_out && lasts, ..self.dish.clone() }
    }
}

/// What [`known`] and [`charges`] read once menu and rules are made, for who reads ahead.
#[must_use]
pub fn ahead(store_id: StoreId) -> [Want; 2] {
    [&version_sql::OF_STORE, &charge_sql::LIST].map(|read| (read, p![store_id.raw()].to_vec()))
}

/// Dishes as this store sells them, also those that are sold out or off the menu: what stands on a
/// bill is priced even when the kitchen has run out meanwhile. Each is parsed once in a version of
/// the menu; one read for sixteen others. One that never was is missing in the answer.
pub fn known(
    tx: &mut Tx<'_>,
    store_id: StoreId,
    dish_ids: &[DishId],
    now: Millis,
) -> Result<BTreeMap<DishId, MenuDish>, Problem> {
    if dish_ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let store = store_id.raw();
    let version: i64 = tx.one(&version_sql::OF_STORE, p![store])?;
    let mark = |dish: i64| ("dish", [store, dish, version]);
    let wanted: BTreeSet<i64> = dish_ids.iter().map(|dish_id| dish_id.raw()).collect();
    let (mut found, mut missing) = (BTreeMap::new(), Vec::new());
    for dish in wanted {
        match tx.made_before::<Kept>(mark(dish)) {
            Some(kept) => drop(found.insert(DishId::from_raw(dish), kept.at(now))),
            None => missing.push(dish),
        }
    }
    for some in missing.chunks(AT_ONCE) {
        let filled = some.iter().chain(std::iter::repeat(&some[0])).take(AT_ONCE);
        let values = std::iter::once(store).chain(filled.copied());
        let values: Vec<Val> = values.map(Val::from).collect();
        let rows: Vec<DishRow> = tx.all(&sql::SOME, &values)?;
        for row in &rows {
            let kept = tx.made_once(mark(row.dish_id), |_tx| Kept::of(row))?;
            found.insert(DishId::from_raw(row.dish_id), kept.at(now));
        }
    }
    Ok(found)
}

/// Dishes that are ordered now, with the store's own prices.
///
/// # Errors
/// 422 `dish.not_there`, `dish.not_on_sale` or `dish.sold_out` with the dish, said of
/// `/content/dishes/<place>/dish_id`.
pub fn dishes(
    tx: &mut Tx<'_>,
    store_id: StoreId,
    dish_ids: &[DishId],
    now: Millis,
) -> Result<BTreeMap<DishId, MenuDish>, Problem> {
    let found = known(tx, store_id, dish_ids, now)?;
    for (at, dish_id) in dish_ids.iter().enumerate() {
        let code = match found.get(dish_id) {
            None => "dish.not_there",
            Some(dish) if dish.archived || !dish.on_sale => "dish.not_on_sale",
            Some(dish) if dish.sold_out => "dish.sold_out",
            Some(_) => continue,
        };
        let name = found.get(dish_id).map(|dish| dish.dish.name.as_str().to_owned());
        return Err(Problem::field(format!("/content/dishes/{at}/dish_id"), code)
            .with("dish_id", dish_id.to_string())
            .with("name", name));
    }
    Ok(found)
}

/// The dishes with these codes at tills; one read for sixteen of them.
pub fn by_codes(tx: &mut Tx<'_>, codes: &[&str]) -> Result<BTreeMap<String, DishId>, Problem> {
    let wanted: BTreeSet<&str> = codes.iter().copied().collect();
    let wanted: Vec<&str> = wanted.into_iter().collect();
    let mut found = BTreeMap::new();
    for some in wanted.chunks(AT_ONCE) {
        let filled = some.iter().chain(std::iter::repeat(&some[0])).take(AT_ONCE);
        let values: Vec<Val> = filled.map(|code| Val::from(*code)).collect();
        let rows: Vec<CodeRow> = tx.all(&sql::BY_CODES, &values)?;
        found.extend(rows.into_iter().map(|row| (row.code, DishId::from_raw(row.dish_id))));
    }
    Ok(found)
}

fn store_charge(row: ChargeRow) -> Result<StoreCharge, Problem> {
    Ok(StoreCharge {
        charge_id: ChargeId::from_raw(row.charge_id),
        name: row.name,
        name_zh_tw: row.name_zh_tw,
        name_en: row.name_en,
        charge: json(&row.rule)?,
        channels: json(&row.channels)?,
    })
}

/// The charges of a store, in its order; ask each whether it [`StoreCharge::holds`].
pub fn charges(tx: &mut Tx<'_>, store_id: StoreId) -> Result<Vec<StoreCharge>, Problem> {
    let rows: Vec<ChargeRow> = tx.all(&charge_sql::LIST, p![store_id.raw()])?;
    rows.into_iter().map(store_charge).collect()
}
