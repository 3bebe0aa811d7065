//! `/menu-imports`: files that were taken, and taking one back.

use schemars::JsonSchema;
use serde::Deserialize;
use zhike_domain::kernel::id::ImportId;
use zhike_domain::team::permission::Permission::MenuEdit;
use zhike_store::{Tx, p};

use crate::ordering::actions::import::{TakenView, UndoneView, taken, undo};
use crate::ordering::actions::order_of_the_menu;
use crate::ordering::sql::import::{self as sql, ImportRow};
use crate::platform::http::call::Call;
use crate::platform::http::list::{self, Last, Page, limit_of};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, get, post};
use crate::platform::problem::Problem;

const LIST: &str = "menu_imports";

/// A part of the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartQuery {
    limit: Option<u32>,
    cursor: Option<String>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/menu-imports", "list_menu_imports")
            .about("Menu files that were taken, the newest first")
            .needs(MenuEdit, Target::Company)
            .query::<PartQuery>()
            .to(page),
        post("/api/v1/menu-imports/{import_id}/undo", "undo_menu_import")
            .about("Take a menu file back, as long as nobody changed its dishes since")
            .needs(MenuEdit, Target::Company)
            .key(KeyRule::Required)
            .to(take_back),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<TakenView>>, Problem> {
    let query: PartQuery = call.query()?;
    let limit = limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let beginning = Last { sort: 0, id: i64::MAX };
    let from = list::start(&keyring, LIST, query.cursor.as_deref(), beginning)?;
    let names = keyring.clone();
    let rows = call.read(move |tx: &mut Tx<'_>| {
        let rows: Vec<ImportRow> = tx.all(&sql::LIST, p![from.id, i64::from(limit) + 1])?;
        rows.into_iter().map(|row| taken(tx, &names, row)).collect::<Result<Vec<_>, Problem>>()
    });
    let sign =
        |last: &TakenView| list::sign(&keyring, LIST, &Last { sort: 0, id: last.import_id.raw() });
    Ok(Reply::new(Page::cut(rows.await?, limit, sign)?))
}

async fn take_back(call: Call) -> Result<Reply<UndoneView>, Problem> {
    let import_id: ImportId = call.id("import_id")?;
    call.write(&[order_of_the_menu()], move |work| undo(work, import_id)).await
}
