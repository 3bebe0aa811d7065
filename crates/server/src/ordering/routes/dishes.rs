//! `/dishes`, prices by the dozen, and menus out of files.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::kernel::id::{CategoryId, DishId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::permission::Permission::MenuEdit;
use zhike_store::{Tx, p};

use crate::ordering::actions::{dishes, import, order_of_the_menu, prices};
use crate::ordering::bodies::{DishBody, PriceChangeBody};
use crate::ordering::sheet;
use crate::ordering::sql::dish::{self as sql, AtStore, DishRow};
use crate::ordering::views::{AtStoreView, DishView, PriceChangeView, WholeDish};
use crate::platform::http::act::Work;
use crate::platform::http::call::{Call, stores_of};
use crate::platform::http::list::Page;
use crate::platform::http::patch::Merge;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, get, patch, post};
use crate::platform::problem::Problem;

/// The largest file of a menu, bytes.
const LONGEST_FILE: usize = 2 * 1024 * 1024;

/// Filters of the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DishQuery {
    /// Only what stands in this category.
    #[serde(default)]
    category_id: Option<CategoryId>,
}

/// How a file is taken.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportQuery {
    /// Only look what would happen.
    #[serde(default)]
    dry_run: bool,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let nowhere = CategoryId::from_raw(1).to_string();
    let new = json!({"name": "龙井虾仁", "category_id": nowhere, "list_minor": 15800});
    let less = json!({"dish_ids": [], "change": {"kind": "percent", "by_bp": 500}});
    vec![
        get("/api/v1/dishes", "list_dishes")
            .about("Every dish at the company's price")
            .needs(MenuEdit, Target::AnyStore)
            .query::<DishQuery>()
            .to(page),
        post("/api/v1/dishes", "create_dish")
            .about("Make a dish")
            .needs(MenuEdit, Target::Company)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(new, create),
        get("/api/v1/dishes/{dish_id}", "get_dish")
            .about("One dish, with what the caller's stores do otherwise")
            .needs(MenuEdit, Target::AnyStore)
            .to(show),
        patch("/api/v1/dishes/{dish_id}", "change_dish")
            .about("Change a dish; a list is replaced whole")
            .needs(MenuEdit, Target::Company)
            .takes(json!({"name": "龙井虾仁"}), change),
        delete("/api/v1/dishes/{dish_id}", "archive_dish")
            .about("Take a dish off the menu")
            .needs(MenuEdit, Target::Company)
            .status(StatusCode::NO_CONTENT)
            .to(archive),
        post("/api/v1/dishes/price-changes", "change_dish_prices")
            .about("Change the menu prices of many dishes, all or none")
            .needs(MenuEdit, Target::Company)
            .takes(less, change_prices),
        post("/api/v1/menu-imports", "import_menu")
            .about("Take a menu from a CSV or XLSX file, all of it or nothing")
            .needs(MenuEdit, Target::Company)
            .key(KeyRule::Required)
            .query::<ImportQuery>()
            .takes_file(LONGEST_FILE, take_file),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<DishView>>, Problem> {
    let (query, now): (DishQuery, Millis) = (call.query()?, call.now);
    let list = call.read(move |tx| {
        let rows: Vec<DishRow> = tx.all(&sql::LIST, p![0])?;
        let here = |row: &DishRow| query.category_id.is_none_or(|id| id.raw() == row.category_id);
        let rows = rows.into_iter().filter(here);
        rows.map(|row| DishView::of(row, now)).collect::<Result<Vec<_>, Problem>>()
    });
    Ok(Reply::new(Page::whole(list.await?)))
}

fn whole(
    tx: &mut Tx<'_>,
    dish_id: DishId,
    mine: Option<&[StoreId]>,
    now: Millis,
) -> Result<WholeDish, Problem> {
    let dish = DishView::of(dishes::find(tx, dish_id)?, now)?;
    let rows: Vec<AtStore> = tx.all(&sql::AT_STORES, p![dish_id.raw()])?;
    let all = rows.iter().map(|row| AtStoreView::of(row, now));
    let seen = |one: &AtStoreView| mine.is_none_or(|mine| mine.contains(&one.store_id));
    Ok(WholeDish { dish, stores: all.filter(seen).collect() })
}

async fn create(call: Call, body: DishBody) -> Result<Reply<WholeDish>, Problem> {
    let locks = [order_of_the_menu()];
    let reply = call.write(&locks, move |work| {
        let dish_id = dishes::create(work, &body)?;
        let now = work.now();
        whole(work.tx, dish_id, None, now)
    });
    reply.await
}

async fn show(call: Call) -> Result<Reply<WholeDish>, Problem> {
    let (dish_id, now) = (call.id("dish_id")?, call.now);
    let mine = stores_of(&call.who()?.scope);
    let view = call.read(move |tx| whole(tx, dish_id, mine.as_deref(), now)).await?;
    let version = view.dish.version;
    Ok(Reply::new(view).version(version))
}

async fn change(call: Call, body: Merge<DishBody>) -> Result<Reply<WholeDish>, Problem> {
    let (dish_id, version): (DishId, _) = (call.id("dish_id")?, call.version()?);
    let change = move |work: &mut Work<'_, '_>| {
        let kept = dishes::body_of(&dishes::find(work.tx, dish_id)?)?;
        dishes::change(work, dish_id, version, &body.apply(&kept)?)
    };
    let _: Reply<()> = call.write(&[order_of_the_menu()], change).await?;
    show(call).await
}

async fn archive(call: Call) -> Result<Reply<()>, Problem> {
    let (dish_id, version) = (call.id("dish_id")?, call.version()?);
    let archive = move |work: &mut Work<'_, '_>| dishes::archive(work, dish_id, version);
    call.write(&[order_of_the_menu()], archive).await
}

async fn change_prices(
    call: Call,
    body: PriceChangeBody,
) -> Result<Reply<PriceChangeView>, Problem> {
    if body.dry_run {
        return Ok(Reply::new(call.read(move |tx| prices::look(tx, &body)).await?));
    }
    call.write(&[order_of_the_menu()], move |work| prices::change(work, &body)).await
}

async fn take_file(call: Call, bytes: Vec<u8>) -> Result<Reply<import::ImportView>, Problem> {
    let query: ImportQuery = call.query()?;
    let read = move || sheet::read(&bytes);
    let sheet = tokio::task::spawn_blocking(read).await.map_err(Problem::fault)??;
    if query.dry_run {
        let look = move |tx: &mut Tx<'_>| Ok(import::plan(tx, &sheet)?.view(true));
        return Ok(Reply::new(call.read(look).await?));
    }
    let ids = call.app.id_block(import::ids_for(&sheet));
    call.write(&[order_of_the_menu()], move |work| import::import(work, &sheet, &ids)).await
}
