//! Which dishes went, beside what usually goes.

use std::collections::BTreeMap;

use zhike_domain::insight::{Book, Period, WEEKS, Weights, change_bp, position, same_weekdays};
use zhike_domain::kernel::id::DishId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::{StoreError, Tx, p};

use super::{Stores, Wall};
use crate::insight::sql::facts;
use crate::insight::sql::sums::{self as sql, DishSoFar, DishWeekday, SoldDish};
use crate::insight::views::DishView;

/// By id, and by name when it has none.
type Key = (i64, String);

/// Every dish of a period, the one that brought the most first.
pub fn of(
    tx: &mut Tx<'_>,
    wall: &Wall,
    book: &Book,
    period: &Period,
) -> Result<Vec<DishView>, StoreError> {
    let (first, last) = wall.stores.bounds();
    let asked = p![first, last, period.from.days(), period.to.days()];
    let rows: Vec<SoldDish> = tx.all(&sql::DISHES, asked)?;
    let usual = usual_of(tx, wall, book, period)?;
    let mut views: Vec<DishView> = rows.into_iter().map(|row| view(row, &usual)).collect();
    views.sort_by(|a, b| {
        let rank = |view: &DishView| std::cmp::Reverse((view.due_minor, view.qty_milli));
        rank(a).cmp(&rank(b)).then_with(|| (a.dish_id, &a.name).cmp(&(b.dish_id, &b.name)))
    });
    let most = views.first().map_or(Minor::ZERO, |view| view.due_minor);
    views.iter_mut().for_each(|view| view.beside(most));
    Ok(views)
}

/// What usually goes of a dish; a dish that is not in it has not gone before.
enum Usual {
    /// Nothing to compare with.
    Unknown,
    /// By dish, thousandths.
    Known(BTreeMap<Key, i64>),
}

/// What is on the menu goes by its id alone: its name may have changed meanwhile.
fn key_of(row: &SoldDish) -> Key {
    let name = if row.dish_id == 0 { row.name.clone() } else { String::new() };
    (row.dish_id, name)
}

fn view(row: SoldDish, usual: &Usual) -> DishView {
    let usual_qty_milli = match usual {
        Usual::Unknown => None,
        Usual::Known(all) => Some(all.get(&key_of(&row)).copied().unwrap_or_default()),
    };
    DishView {
        dish_id: (row.dish_id != 0).then(|| DishId::from_raw(row.dish_id)),
        name: row.name,
        name_zh_tw: row.name_zh_tw,
        name_en: row.name_en,
        bills: row.bills,
        qty_milli: row.qty_milli,
        list_minor: Minor::from_raw(row.list_minor),
        due_minor: Minor::from_raw(row.due_minor),
        bar_bp: 0,
        usual_qty_milli,
        change_bp: usual_qty_milli.and_then(|then| change_bp(row.qty_milli, then)),
    }
}

fn usual_of(
    tx: &mut Tx<'_>,
    wall: &Wall,
    book: &Book,
    period: &Period,
) -> Result<Usual, StoreError> {
    let Some(weights) = Weights::of(book, period) else { return Ok(Usual::Unknown) };
    if period.only_day() == Some(wall.today) {
        return so_far(tx, wall, &weights);
    }
    if period.has(wall.today) {
        return Ok(Usual::Unknown); // Whole days and a part of one: no mean is like it.
    }
    let (first, last) = wall.stores.bounds();
    let from = period.from.plus_days(-7 * WEEKS);
    let asked = p![first, last, from.days(), period.from.days()];
    let rows: Vec<DishWeekday> = tx.all(&sql::DISH_WEEKDAYS, asked)?;
    let mut sold: BTreeMap<Key, BTreeMap<u8, i64>> = BTreeMap::new();
    for row in rows {
        let weekday = u8::try_from(row.weekday).unwrap_or_default();
        sold.entry((row.dish_id, row.name)).or_default().insert(weekday, row.qty_milli);
    }
    Ok(Usual::Known(sold.into_iter().map(|(key, sold)| (key, weights.usual_qty(&sold))).collect()))
}

/// Up to the same time of day on the same weekdays before, line by line: sums of dishes have no
/// hours. For one store only; across a chain that would be every line of four days.
fn so_far(tx: &mut Tx<'_>, wall: &Wall, weights: &Weights) -> Result<Usual, StoreError> {
    if wall.stores == Stores::All {
        return Ok(Usual::Unknown);
    }
    let (first, last) = wall.stores.bounds();
    let latest: BusinessDay = same_weekdays(wall.today, wall.today)[0];
    let place = i64::from(position(wall.time, wall.cut_over));
    let cut_over = i64::from(wall.cut_over.minute());
    let asked = p![first, last, latest.days(), place, cut_over];
    let rows: Vec<DishSoFar> = tx.all(&facts::DISHES_SO_FAR, asked)?;
    let weekday = wall.today.weekday();
    let mean = |row: DishSoFar| {
        let qty = weights.usual_qty(&BTreeMap::from([(weekday, row.qty_milli)]));
        ((row.dish_id, row.name), qty)
    };
    Ok(Usual::Known(rows.into_iter().map(mean).collect()))
}
