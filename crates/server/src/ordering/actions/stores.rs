//! What one store does otherwise with a dish: its own price, not on sale, sold out.

use zhike_domain::kernel::id::{DishId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::business_day_span;
use zhike_domain::ordering::OrderingRefusal;
use zhike_store::{Tx, p};

use super::{changed, stale};
use crate::ordering::bodies::{AtStoreBody, SoldOutBody};
use crate::ordering::sql::dish::{self as sql, DishRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock;

/// Finds a dish on the menu, as this store has it.
pub fn find(tx: &mut Tx<'_>, store_id: StoreId, dish_id: DishId) -> Result<DishRow, Problem> {
    tx.opt(&sql::FIND, p![store_id.raw(), dish_id.raw()])?.ok_or_else(Problem::not_there)
}

/// Sets a store's own price, and whether it sells the dish.
pub fn set(
    work: &mut Work<'_, '_>,
    store_id: StoreId,
    dish_id: DishId,
    version: i64,
    body: &AtStoreBody,
) -> Result<(), Problem> {
    let kept = find(work.tx, store_id, dish_id)?;
    if kept.store_version.unwrap_or(0) != version {
        return Err(stale());
    }
    let own = body.list_minor.map(Minor::raw);
    if own.is_some_and(|own| own < 0) {
        return Err(refuse(OrderingRefusal::NegativePrice));
    }
    let row = p![store_id.raw(), dish_id.raw(), own, body.on_sale];
    work.tx.execute(&sql::SET_AT_STORE, row)?;
    let mut changes = Vec::new();
    if kept.store_list_minor != own {
        changes.push(Change::of("list_minor", kept.store_list_minor, own));
    }
    let was = kept.on_sale.unwrap_or(true);
    if was != body.on_sale {
        changes.push(Change::of("on_sale", was, body.on_sale));
    }
    work.audit(Done {
        action: "dish.store_updated",
        object: Some(("dish", dish_id.raw())),
        store_id: Some(store_id),
        changes,
        ..Done::default()
    })?;
    changed(work, Some(store_id), &[("dish", dish_id.raw())])
}

/// Marks a dish as sold out in a store, or takes the mark off.
pub fn set_sold_out(
    work: &mut Work<'_, '_>,
    store_id: StoreId,
    dish_id: DishId,
    body: SoldOutBody,
) -> Result<(), Problem> {
    let kept = find(work.tx, store_id, dish_id)?;
    let now = work.now();
    let until = if body.sold_out && body.until_day_end {
        let clock = store_clock::of(work.tx, store_id)?;
        Some(business_day_span(clock.day(now), &clock.zone, clock.cut_over).1.0)
    } else {
        None
    };
    let row = p![store_id.raw(), dish_id.raw(), body.sold_out, until];
    work.tx.execute(&sql::SET_SOLD_OUT, row)?;
    let was = crate::ordering::read::is_sold_out(&kept, now);
    work.audit(Done {
        action: "dish.sold_out_set",
        object: Some(("dish", dish_id.raw())),
        store_id: Some(store_id),
        changes: vec![Change::of("sold_out", was, body.sold_out)],
        ..Done::default()
    })?;
    changed(work, Some(store_id), &[("dish", dish_id.raw())])
}
