//! `/categories`.

use axum::http::StatusCode;
use serde_json::json;
use zhike_domain::kernel::id::CategoryId;
use zhike_domain::team::permission::Permission::MenuEdit;
use zhike_store::p;

use crate::ordering::actions::categories;
use crate::ordering::actions::order_of_the_menu;
use crate::ordering::bodies::CategoryBody;
use crate::ordering::sql::category::{self as sql, CategoryRow};
use crate::ordering::views::CategoryView;
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::list::Page;
use crate::platform::http::patch::Merge;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, get, patch, post};
use crate::platform::problem::Problem;

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/categories", "list_categories")
            .about("The categories of the menu in their order")
            .needs(MenuEdit, Target::AnyStore)
            .to(page),
        post("/api/v1/categories", "create_category")
            .about("Make a category")
            .needs(MenuEdit, Target::Company)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(json!({"name": "热菜", "position": 10}), create),
        get("/api/v1/categories/{category_id}", "get_category")
            .about("One category")
            .needs(MenuEdit, Target::AnyStore)
            .to(show),
        patch("/api/v1/categories/{category_id}", "change_category")
            .about("Change a category")
            .needs(MenuEdit, Target::Company)
            .takes(json!({"position": 20}), change),
        delete("/api/v1/categories/{category_id}", "archive_category")
            .about("Put a category away that holds no dishes")
            .needs(MenuEdit, Target::Company)
            .status(StatusCode::NO_CONTENT)
            .to(archive),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<CategoryView>>, Problem> {
    let list = call.read(|tx| {
        let rows: Vec<CategoryRow> = tx.all(&sql::LIST, p![])?;
        Ok(rows.into_iter().map(CategoryView::of).collect())
    });
    Ok(Reply::new(Page::whole(list.await?)))
}

async fn create(call: Call, body: CategoryBody) -> Result<Reply<CategoryView>, Problem> {
    let locks = [order_of_the_menu()];
    let reply = call.write(&locks, move |work| {
        let category_id = categories::create(work, &body)?;
        Ok(CategoryView::of(categories::find(work.tx, category_id)?))
    });
    reply.await
}

async fn show(call: Call) -> Result<Reply<CategoryView>, Problem> {
    let category_id: CategoryId = call.id("category_id")?;
    let row = call.read(move |tx| categories::find(tx, category_id)).await?;
    let version = row.version;
    Ok(Reply::new(CategoryView::of(row)).version(version))
}

async fn change(call: Call, body: Merge<CategoryBody>) -> Result<Reply<CategoryView>, Problem> {
    let (category_id, version): (CategoryId, _) = (call.id("category_id")?, call.version()?);
    let change = move |work: &mut Work<'_, '_>| {
        let kept = categories::body_of(&categories::find(work.tx, category_id)?)?;
        categories::change(work, category_id, version, &body.apply(&kept)?)
    };
    let _: Reply<()> = call.write(&[order_of_the_menu()], change).await?;
    show(call).await
}

async fn archive(call: Call) -> Result<Reply<()>, Problem> {
    let (category_id, version) = (call.id("category_id")?, call.version()?);
    let archive = move |work: &mut Work<'_, '_>| categories::archive(work, category_id, version);
    call.write(&[order_of_the_menu()], archive).await
}
