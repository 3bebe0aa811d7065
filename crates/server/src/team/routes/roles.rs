//! `/roles`, `/permissions`: what people may do.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::RoleId;
use zhike_domain::team::permission::Permission::{RoleEdit, StaffManage};
use zhike_domain::team::permission::{Permission, PermissionFact, permission_facts};
use zhike_domain::team::role::{Limit, Limits};
use zhike_store::{Tx, p};

use crate::platform::http::call::{Call, order_of_the_house};
use crate::platform::http::list::Page;
use crate::platform::http::patch::given;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, get, patch, post};
use crate::platform::problem::Problem;
use crate::team::actions::roles::{self, Names, RoleChange};
use crate::team::sql::role::{self as sql, RoleRow};
use crate::team::sql::staff::{self as staff_sql, Count};
use crate::team::views::RoleView;
use crate::team::{checks, who};

/// A role to be made from another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRole {
    copy_of: RoleId,
    name: String,
    #[serde(default)]
    name_zh_tw: Option<String>,
    #[serde(default)]
    name_en: Option<String>,
}

/// A change of a role.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RolePatch {
    #[serde(default)]
    name: Option<String>,
    #[serde(default, deserialize_with = "given")]
    name_zh_tw: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    name_en: Option<Option<String>>,
    #[serde(default)]
    permissions: Option<BTreeSet<Permission>>,
    #[serde(default)]
    limits: Option<Limits>,
}

/// Everything that a role can hold.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Catalogue {
    items: Vec<PermissionFact>,
    limits: Vec<LimitFact>,
}

/// A limit and what it counts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LimitFact {
    limit: Limit,
    unit: LimitUnit,
    highest: i64,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// Basis points.
    Bp,
    /// Minor units of the currency.
    Minor,
    /// Points.
    Points,
    /// Rows of a file.
    Rows,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let new = json!({"copy_of": "role_0000000000001", "name": "早班店长"});
    vec![
        get("/api/v1/roles", "list_roles")
            .about("All roles")
            .needs(StaffManage, Target::AnyStore)
            .to(page),
        post("/api/v1/roles", "create_role")
            .about("Copy a role under another name")
            .needs(RoleEdit, Target::Company)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(new, create),
        get("/api/v1/roles/{role_id}", "get_role")
            .about("One role")
            .needs(StaffManage, Target::AnyStore)
            .to(show),
        patch("/api/v1/roles/{role_id}", "change_role")
            .about("Change what a role allows")
            .needs(RoleEdit, Target::Company)
            .takes(json!({"name": "早班店长"}), change),
        post("/api/v1/roles/{role_id}/archive", "archive_role")
            .about("Put a role away that nobody holds")
            .needs(RoleEdit, Target::Company)
            .status(StatusCode::NO_CONTENT)
            .to(archive),
        get("/api/v1/permissions", "list_permissions")
            .about("Everything a role can hold")
            .needs(StaffManage, Target::AnyStore)
            .to(catalogue),
    ]
}

fn view(tx: &mut Tx<'_>, row: RoleRow) -> Result<RoleView, Problem> {
    let powers = who::powers_of(&row.permissions, &row.limits)?;
    let holders: Count = tx.one(&staff_sql::WITH_ROLE, p![row.role_id])?;
    Ok(RoleView {
        role_id: RoleId::from_raw(row.role_id),
        preset: row.preset.as_deref().and_then(|text| text.parse().ok()),
        name: row.name,
        name_zh_tw: row.name_zh_tw,
        name_en: row.name_en,
        fixed: row.fixed,
        permissions: powers.permissions,
        limits: powers.limits,
        staff_count: holders.count,
        version: row.version,
    })
}

async fn page(call: Call) -> Result<Reply<Page<RoleView>>, Problem> {
    let read = call.read(|tx| {
        let rows: Vec<RoleRow> = tx.all(&sql::LIST, p![])?;
        rows.into_iter().map(|row| view(tx, row)).collect::<Result<Vec<_>, Problem>>()
    });
    Ok(Reply::new(Page::whole(read.await?)))
}

async fn show(call: Call) -> Result<Reply<RoleView>, Problem> {
    let role_id: RoleId = call.id("role_id")?;
    let role = call.read(move |tx| {
        let row: Option<RoleRow> = tx.opt(&sql::FIND, p![role_id.raw()])?;
        let row = row.filter(|row| row.archived_at.is_none());
        view(tx, row.ok_or_else(Problem::not_there)?)
    });
    let role = role.await?;
    let version = role.version;
    Ok(Reply::new(role).version(version))
}

async fn create(call: Call, body: NewRole) -> Result<Reply<RoleView>, Problem> {
    let names = Names {
        name: checks::name("/name", &body.name)?,
        name_zh_tw: checks::other_name("/name_zh_tw", body.name_zh_tw)?,
        name_en: checks::other_name("/name_en", body.name_en)?,
    };
    let copy_of = body.copy_of;
    let reply = call.write(&[], move |work| {
        let role_id = roles::copy(work, copy_of, &names)?;
        let row: RoleRow = work.tx.one(&sql::FIND, p![role_id.raw()])?;
        view(work.tx, row)
    });
    reply.await
}

async fn change(call: Call, body: RolePatch) -> Result<Reply<RoleView>, Problem> {
    let (role_id, version) = (call.id("role_id")?, call.version()?);
    let tw = body.name_zh_tw.map(|name| checks::other_name("/name_zh_tw", name)).transpose()?;
    let en = body.name_en.map(|name| checks::other_name("/name_en", name)).transpose()?;
    let wanted = RoleChange {
        name: body.name.map(|name| checks::name("/name", &name)).transpose()?,
        name_zh_tw: tw,
        name_en: en,
        permissions: body.permissions,
        limits: body.limits,
    };
    let _: Reply<()> = call
        .write(&[order_of_the_house()], move |work| roles::change(work, role_id, version, &wanted))
        .await?;
    show(call).await
}

async fn archive(call: Call) -> Result<Reply<()>, Problem> {
    let role_id = call.id("role_id")?;
    call.write(&[order_of_the_house()], move |work| roles::archive(work, role_id)).await
}

async fn catalogue(_call: Call) -> Result<Reply<Catalogue>, Problem> {
    let fact = |limit: &Limit| LimitFact {
        limit: *limit,
        unit: match limit {
            Limit::DiscountBp => LimitUnit::Bp,
            Limit::DiscountMinor | Limit::RefundMinor | Limit::CompMinor => LimitUnit::Minor,
            Limit::PointsAdjust => LimitUnit::Points,
            Limit::ExportRows => LimitUnit::Rows,
        },
        highest: limit.highest(),
    };
    let limits = Limit::ALL.iter().map(fact).collect();
    Ok(Reply::new(Catalogue { items: permission_facts(), limits }))
}
