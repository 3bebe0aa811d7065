//! `/stores/{store_id}/menu`: what one store sells, at its own prices.

use serde_json::json;
use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::permission::Permission::{BillOpen, KitchenWork, MenuEdit, OrderTake};
use zhike_store::{Tx, p};

use crate::ordering::actions::{charges, order_of_the_menu, stores};
use crate::ordering::bodies::{AtStoreBody, ChargesBody, SoldOutBody};
use crate::ordering::read;
use crate::ordering::sql::category::{self as category_sql, CategoryRow};
use crate::ordering::sql::dish::{self as sql, DishRow};
use crate::ordering::sql::version;
use crate::ordering::views::{CategoryView, ChargeView, ChargesView, DishView, MenuView};
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post, put};
use crate::platform::problem::Problem;

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let here = Target::StoreInPath;
    vec![
        get("/api/v1/stores/{store_id}/menu", "get_menu")
            .about("The menu of a store, with its prices, what is sold out, and its charges")
            .needs_any(BillOpen, &[OrderTake, KitchenWork, MenuEdit], here)
            .to(menu),
        put("/api/v1/stores/{store_id}/dishes/{dish_id}", "set_dish_at_store")
            .about("Set a store's own price of a dish, and whether it sells it")
            .needs(MenuEdit, here)
            .takes(json!({"list_minor": 16800, "on_sale": true}), set)
            .versioned(),
        post("/api/v1/stores/{store_id}/dishes/{dish_id}/sold-out", "set_sold_out")
            .about("Mark a dish as sold out, or take the mark off")
            .needs_any(OrderTake, &[KitchenWork, MenuEdit], here)
            .takes(json!({"sold_out": true, "until_day_end": true}), set_sold_out),
        get("/api/v1/stores/{store_id}/charges", "get_charges")
            .about("The charges of a store")
            .needs(MenuEdit, here)
            .to(show_charges),
        put("/api/v1/stores/{store_id}/charges", "set_charges")
            .about("Set the charges of a store, all of them in their order")
            .needs(MenuEdit, here)
            .takes(json!({"charges": []}), set_charges)
            .versioned(),
    ]
}

async fn menu(call: Call) -> Result<Reply<MenuView>, Problem> {
    let (store_id, now): (StoreId, Millis) = (call.id("store_id")?, call.now);
    let read = move |tx: &mut Tx<'_>| {
        let categories: Vec<CategoryRow> = tx.all(&category_sql::LIST, p![])?;
        let rows: Vec<DishRow> = tx.all(&sql::LIST, p![store_id.raw()])?;
        let dishes = rows.into_iter().map(|row| DishView::of(row, now));
        let charges = charges_of(tx, store_id)?;
        Ok(MenuView {
            version: tx.one(&version::OF_STORE, p![store_id.raw()])?,
            categories: categories.into_iter().map(CategoryView::of).collect(),
            dishes: dishes.collect::<Result<Vec<_>, Problem>>()?,
            charges: charges.charges,
            charges_version: charges.version,
        })
    };
    let view = call.read(read).await?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

/// A dish in a store, as an answer under a key.
type AtStore = Reply<DishView>;

async fn set(call: Call, body: AtStoreBody) -> Result<AtStore, Problem> {
    let (store_id, dish_id) = (call.id("store_id")?, call.id("dish_id")?);
    let (version, now) = (call.version()?, call.now);
    let locks = [order_of_the_menu()];
    let reply = call.write(&locks, move |work| {
        stores::set(work, store_id, dish_id, version, &body)?;
        DishView::of(stores::find(work.tx, store_id, dish_id)?, now)
    });
    reply.await
}

async fn set_sold_out(call: Call, body: SoldOutBody) -> Result<AtStore, Problem> {
    let (store_id, dish_id, now) = (call.id("store_id")?, call.id("dish_id")?, call.now);
    let locks = [order_of_the_menu()];
    let reply = call.write(&locks, move |work| {
        stores::set_sold_out(work, store_id, dish_id, body)?;
        DishView::of(stores::find(work.tx, store_id, dish_id)?, now)
    });
    reply.await
}

fn charges_of(tx: &mut Tx<'_>, store_id: StoreId) -> Result<ChargesView, Problem> {
    let charges = read::charges(tx, store_id)?.into_iter().map(ChargeView::of).collect();
    Ok(ChargesView { charges, version: charges::version(tx, store_id)? })
}

async fn show_charges(call: Call) -> Result<Reply<ChargesView>, Problem> {
    let store_id = call.id("store_id")?;
    let view = call.read(move |tx| charges_of(tx, store_id)).await?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn set_charges(call: Call, body: ChargesBody) -> Result<Reply<ChargesView>, Problem> {
    let (store_id, version): (StoreId, _) = (call.id("store_id")?, call.version()?);
    let _: Reply<()> = call
        .write(&[order_of_the_menu()], move |work| {
            charges::set(work, store_id, version, &body.charges)
        })
        .await?;
    show_charges(call).await
}
