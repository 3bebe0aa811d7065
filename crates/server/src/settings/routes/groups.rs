//! `/store-groups`.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::kernel::id::{StoreGroupId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_domain::team::permission::Permission::SettingsEdit;
use zhike_store::{Tx, p};

use crate::platform::http::call::{Call, order_of_the_house, refuse};
use crate::platform::http::list::Page;
use crate::platform::http::patch::given;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, get, patch, post};
use crate::platform::problem::Problem;
use crate::settings::actions::groups::{self, Wanted};
use crate::settings::sql::group::{self as sql, GroupRow};
use crate::settings::views::GroupView;

/// A group to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewGroup {
    name: Name,
    #[serde(default)]
    name_zh_tw: Option<Name>,
    #[serde(default)]
    name_en: Option<Name>,
    #[serde(default)]
    store_ids: BTreeSet<StoreId>,
}

/// A change of a group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupPatch {
    #[serde(default)]
    name: Option<Name>,
    #[serde(default, deserialize_with = "given")]
    name_zh_tw: Option<Option<Name>>,
    #[serde(default, deserialize_with = "given")]
    name_en: Option<Option<Name>>,
    #[serde(default)]
    store_ids: Option<BTreeSet<StoreId>>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/store-groups", "list_store_groups").about("All store groups").to(page),
        post("/api/v1/store-groups", "create_store_group")
            .about("Make a store group")
            .needs(SettingsEdit, Target::Company)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(json!({"name": "杭州", "store_ids": []}), create),
        get("/api/v1/store-groups/{store_group_id}", "get_store_group")
            .about("One store group")
            .to(show),
        patch("/api/v1/store-groups/{store_group_id}", "change_store_group")
            .about("Change a store group")
            .needs(SettingsEdit, Target::Company)
            .takes(json!({"name": "杭州"}), change),
        delete("/api/v1/store-groups/{store_group_id}", "archive_store_group")
            .about("Put a store group away that nobody's scope names")
            .needs(SettingsEdit, Target::Company)
            .status(StatusCode::NO_CONTENT)
            .to(archive),
    ]
}

fn view(tx: &mut Tx<'_>, row: GroupRow) -> Result<GroupView, Problem> {
    Ok(GroupView::of(row, &groups::members(tx)?))
}

async fn page(call: Call) -> Result<Reply<Page<GroupView>>, Problem> {
    let list = call.read(|tx| {
        let rows: Vec<GroupRow> = tx.all(&sql::LIST, p![])?;
        let members = groups::members(tx)?;
        Ok(rows.into_iter().map(|row| GroupView::of(row, &members)).collect())
    });
    Ok(Reply::new(Page::whole(list.await?)))
}

async fn create(call: Call, body: NewGroup) -> Result<Reply<GroupView>, Problem> {
    let wanted = Wanted {
        name: body.name,
        name_zh_tw: body.name_zh_tw,
        name_en: body.name_en,
        store_ids: body.store_ids,
    };
    let locks = [order_of_the_house()];
    let reply = call.write(&locks, move |work| {
        let group = groups::create(work, &wanted)?;
        let row = groups::find(work.tx, group)?;
        view(work.tx, row)
    });
    reply.await
}

async fn show(call: Call) -> Result<Reply<GroupView>, Problem> {
    let group: StoreGroupId = call.id("store_group_id")?;
    let found = call.read(move |tx| {
        let row = groups::find(tx, group)?;
        view(tx, row)
    });
    let found = found.await?;
    let version = found.version;
    Ok(Reply::new(found).version(version))
}

async fn change(call: Call, body: GroupPatch) -> Result<Reply<GroupView>, Problem> {
    let (group, version): (StoreGroupId, _) = (call.id("store_group_id")?, call.version()?);
    let kept = call.read(move |tx| {
        let row = groups::find(tx, group)?;
        view(tx, row)
    });
    let kept = kept.await?;
    let parse = |text: Option<String>| text.as_deref().and_then(|text| text.parse().ok());
    let name = match body.name {
        Some(name) => name,
        None => kept.name.parse().map_err(refuse)?,
    };
    let wanted = Wanted {
        name,
        name_zh_tw: body.name_zh_tw.unwrap_or_else(|| parse(kept.name_zh_tw)),
        name_en: body.name_en.unwrap_or_else(|| parse(kept.name_en)),
        store_ids: body.store_ids.unwrap_or_else(|| kept.store_ids.into_iter().collect()),
    };
    let _: Reply<()> = call
        .write(&[order_of_the_house()], move |work| groups::change(work, group, version, &wanted))
        .await?;
    show(call).await
}

async fn archive(call: Call) -> Result<Reply<()>, Problem> {
    let (group, version) = (call.id("store_group_id")?, call.version()?);
    call.write(&[order_of_the_house()], move |work| groups::archive(work, group, version)).await
}
