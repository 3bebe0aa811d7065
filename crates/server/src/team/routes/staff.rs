//! `/staff`: the people.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::{RoleId, StaffId, StoreId};
use zhike_domain::team::permission::Permission::StaffManage;
use zhike_domain::team::scope::Scope;
use zhike_domain::team::staff::Login;
use zhike_store::p;

use super::me::Revoked;
use crate::platform::http::call::{Call, order_of_the_house, stores_of};
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, get, patch, post};
use crate::platform::problem::Problem;
use crate::team::actions::staff::{self, NewStaff, StaffChange};
use crate::team::sql::staff::{self as sql, StaffRow};
use crate::team::views::{ScopeKind, ScopeView, SessionView, StaffStatus, StaffView};
use crate::team::{checks, passwords, read, who};

const LIST: &str = "staff";
/// Rows read at once while filtering on sealed names.
const CHUNK: i64 = 200;

/// Somebody to be hired.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStaffBody {
    name: String,
    login: Login,
    role_id: RoleId,
    scope: ScopeView,
    #[serde(default)]
    language: Option<checks::Language>,
}

/// Somebody just hired, with the password to hand over once.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StaffCreated {
    staff: StaffView,
    one_time_password: String,
}

/// A password to hand over once.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OneTimePassword {
    one_time_password: String,
}

/// A change of an account.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffPatch {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    role_id: Option<RoleId>,
    #[serde(default)]
    scope: Option<ScopeView>,
    #[serde(default)]
    language: Option<checks::Language>,
}

/// Why.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// In the actor's words, 1 to 60 characters.
    pub reason: String,
}

/// Filters of the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffQuery {
    /// Part of a name or login.
    q: Option<String>,
    /// Active or disabled ones only.
    status: Option<StaffStatus>,
    /// Those who may act in this store.
    store_id: Option<StoreId>,
    /// Those with this role.
    role_id: Option<RoleId>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let row = Target::Row(staff::row_scope);
    let new = json!({
        "name": "试用", "login": "trial", "role_id": "role_0000000000001",
        "scope": {"kind": "stores", "store_ids": ["store_0000000000001"]}
    });
    let verb = |path, operation, about| {
        post(path, operation).about(about).needs(StaffManage, row).status(StatusCode::NO_CONTENT)
    };
    vec![
        get("/api/v1/staff", "list_staff")
            .about("The people in the caller's stores")
            .needs(StaffManage, Target::AnyStore)
            .query::<StaffQuery>()
            .to(page),
        post("/api/v1/staff", "create_staff")
            .about("Hire somebody; the one-time password is shown once")
            .needs(StaffManage, Target::AnyStore)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(new, create),
        get("/api/v1/staff/{staff_id}", "get_staff")
            .about("One of the people")
            .needs(StaffManage, row)
            .to(show),
        patch("/api/v1/staff/{staff_id}", "change_staff")
            .about("Change a name, a role or a scope")
            .needs(StaffManage, row)
            .takes(json!({"name": "试用"}), change),
        verb("/api/v1/staff/{staff_id}/disable", "disable_staff", "Let somebody go")
            .takes(json!({"reason": "离职"}), disable),
        verb("/api/v1/staff/{staff_id}/enable", "enable_staff", "Take somebody back").to(enable),
        post("/api/v1/staff/{staff_id}/reset-password", "reset_staff_password")
            .about("Give a one-time password; shown once")
            .needs(StaffManage, row)
            .key(KeyRule::Required)
            .to(reset_password),
        verb("/api/v1/staff/{staff_id}/reset-totp", "reset_staff_totp", "Drop a second factor")
            .to(reset_totp),
        post("/api/v1/staff/{staff_id}/sign-out-everywhere", "sign_staff_out")
            .about("End all of somebody's logins")
            .needs(StaffManage, row)
            .to(sign_out),
        get("/api/v1/staff/{staff_id}/sessions", "list_staff_sessions")
            .about("Somebody's logins")
            .needs(StaffManage, row)
            .to(sessions),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<StaffView>>, Problem> {
    let query: StaffQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let from = list::start(&keyring, LIST, query.cursor.as_deref(), Last { sort: 0, id: -1 })?;
    let reach = call.who()?.scope.clone();
    let now = call.now;
    let page = call.read(move |tx| {
        let roles = read::role_names(tx)?;
        let (mut found, mut after) = (Vec::new(), from.id);
        loop {
            let rows: Vec<StaffRow> = tx.all(&sql::PAGE, p![after, CHUNK])?;
            let Some(last) = rows.last() else { break };
            after = last.staff_id;
            for row in rows {
                let kind = ScopeKind::from_kept(&row.scope_kind);
                let his = who::scope_of(tx, row.staff_id, kind)?;
                let seen = meets(&reach, &his) && in_store(&his, query.store_id);
                if seen && matches_row(&query, &row) {
                    let view = read::staff(tx, &keyring, &roles, row, now)?;
                    if matches_text(&query, &view) {
                        found.push(view);
                    }
                }
            }
            if found.len() > limit as usize {
                break;
            }
        }
        let sign = |last: &StaffView| {
            list::sign(&keyring, LIST, &Last { sort: 0, id: last.staff_id.raw() })
        };
        Page::cut(found, limit, sign)
    });
    Ok(Reply::new(page.await?))
}

fn meets(reach: &Scope, his: &Scope) -> bool {
    match (stores_of(reach), his) {
        (None, _) => true,
        (Some(_), Scope::Company) => false,
        (Some(mine), Scope::Stores(his)) => {
            let mine: BTreeSet<StoreId> = mine.into_iter().collect();
            his.intersection(&mine).next().is_some()
        }
    }
}

fn in_store(his: &Scope, store: Option<StoreId>) -> bool {
    match (store, his) {
        (None, _) | (Some(_), Scope::Company) => true,
        (Some(store), Scope::Stores(stores)) => stores.contains(&store),
    }
}

fn matches_row(query: &StaffQuery, row: &StaffRow) -> bool {
    let status = match row.disabled_at {
        None => StaffStatus::Active,
        Some(_) => StaffStatus::Disabled,
    };
    query.status.is_none_or(|wanted| wanted == status)
        && query.role_id.is_none_or(|wanted| wanted.raw() == row.role_id)
}

fn matches_text(query: &StaffQuery, view: &StaffView) -> bool {
    let Some(q) = &query.q else { return true };
    let q = q.trim().to_lowercase();
    view.name.to_lowercase().contains(&q) || view.login.to_lowercase().contains(&q)
}

async fn one(call: &Call, staff_id: StaffId) -> Result<StaffView, Problem> {
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    call.read(move |tx| {
        let roles = read::role_names(tx)?;
        let row: Option<StaffRow> = tx.opt(&sql::FIND, p![staff_id.raw()])?;
        read::staff(tx, &keyring, &roles, row.ok_or_else(Problem::not_there)?, now)
    })
    .await
}

async fn show(call: Call) -> Result<Reply<StaffView>, Problem> {
    let view = one(&call, call.id("staff_id")?).await?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn create(call: Call, body: NewStaffBody) -> Result<Reply<StaffCreated>, Problem> {
    let name = checks::person_name(&body.name)?;
    let password = passwords::one_time()?;
    let password_hash = passwords::hash(&call.app, password.clone()).await?;
    let new = NewStaff {
        name,
        login: body.login.as_str().to_owned(),
        role_id: body.role_id,
        scope: body.scope,
        language: body.language.unwrap_or(checks::Language::ZhCn).as_str(),
        password_hash,
        must_change_password: true,
    };
    let locks = [order_of_the_house()];
    let reply = call.write(&locks, move |work| {
        let staff_id = staff::create(work, &new)?;
        let roles = read::role_names(work.tx)?;
        let row: StaffRow = work.tx.one(&sql::FIND, p![staff_id.raw()])?;
        let staff = read::staff(work.tx, &work.act.keyring, &roles, row, work.act.now)?;
        Ok(StaffCreated { staff, one_time_password: password.clone() })
    });
    reply.await
}

async fn change(call: Call, body: StaffPatch) -> Result<Reply<StaffView>, Problem> {
    let (staff_id, version) = (call.id("staff_id")?, call.version()?);
    let name = body.name.map(|name| checks::person_name(&name)).transpose()?;
    let language = body.language.map(checks::Language::as_str);
    let wanted = StaffChange { name, role_id: body.role_id, scope: body.scope, language };
    let _: Reply<()> = call
        .write(&[order_of_the_house()], move |work| staff::change(work, staff_id, version, &wanted))
        .await?;
    show(call).await
}

async fn disable(call: Call, body: Reason) -> Result<Reply<()>, Problem> {
    let staff_id = call.id("staff_id")?;
    let reason = checks::name("/reason", &body.reason)?;
    call.write(&[order_of_the_house()], move |work| staff::disable(work, staff_id, &reason)).await
}

async fn enable(call: Call) -> Result<Reply<()>, Problem> {
    let staff_id = call.id("staff_id")?;
    call.write(&[order_of_the_house()], move |work| staff::enable(work, staff_id)).await
}

async fn reset_password(call: Call) -> Result<Reply<OneTimePassword>, Problem> {
    let staff_id = call.id("staff_id")?;
    let password = passwords::one_time()?;
    let hash = passwords::hash(&call.app, password.clone()).await?;
    let reply = call.write(&[], move |work| {
        staff::reset_password(work, staff_id, &hash)?;
        Ok(OneTimePassword { one_time_password: password.clone() })
    });
    reply.await
}

async fn reset_totp(call: Call) -> Result<Reply<()>, Problem> {
    let staff_id = call.id("staff_id")?;
    call.write(&[], move |work| staff::reset_totp(work, staff_id)).await
}

async fn sign_out(call: Call) -> Result<Reply<Revoked>, Problem> {
    let staff_id = call.id("staff_id")?;
    call.write(&[], move |work| Ok(Revoked { revoked: staff::sign_out(work, staff_id)? })).await
}

async fn sessions(call: Call) -> Result<Reply<Page<SessionView>>, Problem> {
    let list = read::sessions(&call, call.id("staff_id")?, None).await?;
    Ok(Reply::new(Page::whole(list)))
}
