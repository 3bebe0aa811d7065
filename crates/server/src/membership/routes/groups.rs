//! `/groups`: households and companies.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::guests::Phone;
use zhike_domain::kernel::id::{GroupId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::membership::department::DepartmentWanted;
use zhike_domain::membership::group::{GroupKind, GroupRefusal, Limits};
use zhike_domain::team::permission::Permission::{GroupManage, GuestReveal};
use zhike_store::{LockKey, p};

use super::check_store;
use crate::membership::actions::groups::{self as actions, Wanted, lock};
use crate::membership::group_views::{self as views, GroupListed, GroupView};
use crate::membership::groups::{self, Contact};
use crate::membership::sql::group::{self as sql, GroupRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::{Call, refuse, stores_of};
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::patch::given;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, get, patch, post};
use crate::platform::problem::Problem;

const LIST: &str = "groups";

/// Whom to ask.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactBody {
    name: Name,
    #[serde(default)]
    phone: Option<Phone>,
}

impl From<ContactBody> for Contact {
    fn from(body: ContactBody) -> Contact {
        Contact { name: body.name, phone: body.phone }
    }
}

/// Whom to ask from now on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactPatch {
    name: Name,
    /// Absent keeps the number there is, `null` forgets it.
    #[serde(default, deserialize_with = "given")]
    phone: Option<Option<Phone>>,
}

/// A group to be made.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewGroup {
    kind: GroupKind,
    name: Name,
    /// The store whose days and months are meant.
    store_id: StoreId,
    contact: ContactBody,
    #[serde(default)]
    departments: Vec<DepartmentWanted>,
    #[serde(default)]
    limits: Limits,
    /// Meal money a month and person, minor units; of a company only.
    #[serde(default)]
    allowance_minor: Option<Minor>,
}

/// A change of a group. Lists and limits are replaced whole.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupPatch {
    #[serde(default)]
    name: Option<Name>,
    #[serde(default)]
    contact: Option<ContactPatch>,
    #[serde(default)]
    departments: Option<Vec<DepartmentWanted>>,
    #[serde(default)]
    limits: Option<Limits>,
    #[serde(default, deserialize_with = "given")]
    allowance_minor: Option<Option<Minor>>,
}

/// Where to go on in the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupQuery {
    limit: Option<u32>,
    cursor: Option<String>,
}

/// A whole phone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactRevealed {
    /// The number as it is dialled; `null` when none was given.
    phone: Option<String>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let row = Target::Row(groups::row_scope);
    let new = json!({"kind": "company", "name": "启明科技", "store_id": "store_0000000000001",
        "contact": {"name": "周敏", "phone": "15400000001"}, "departments": [{"name": "研发部"}],
        "limits": {"meals": {"lunch": 3000}}, "allowance_minor": 60000});
    vec![
        get("/api/v1/groups", "list_groups")
            .about("Groups of the caller's stores, the newest first")
            .needs(GroupManage, Target::AnyStore)
            .query::<GroupQuery>()
            .to(page),
        post("/api/v1/groups", "create_group")
            .about("Make a household or a company, with an account of its own")
            .needs(GroupManage, Target::AnyStore)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(new, create),
        get("/api/v1/groups/{group_id}", "get_group")
            .about("A group with who is in it and what it holds")
            .needs(GroupManage, row)
            .to(one),
        patch("/api/v1/groups/{group_id}", "change_group")
            .about("Change a group; another allowance holds from the next month on")
            .needs(GroupManage, row)
            .takes(json!({"allowance_minor": 50_000}), change),
        delete("/api/v1/groups/{group_id}", "close_group")
            .about("Close a group: it pays nothing from now on; its money stays on its account")
            .needs(GroupManage, row)
            .status(StatusCode::NO_CONTENT)
            .to(close),
        post("/api/v1/groups/{group_id}/contact/reveal", "reveal_group_contact")
            .about("Show the whole phone of whom to ask; it is noted in the audit")
            .needs(GuestReveal, row)
            .key(KeyRule::None)
            .to(reveal),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<GroupListed>>, Problem> {
    let query: GroupQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let beginning = Last { sort: 0, id: i64::MAX };
    let from = list::start(&keyring, LIST, query.cursor.as_deref(), beginning)?;
    let (mine, opener) = (stores_of(&call.who()?.scope), keyring.clone());
    let mine = mine.map_or_else(String::new, |stores| {
        stores.iter().fold(",".to_owned(), |text, store| format!("{text}{},", store.raw()))
    });
    let items = call.read(move |tx| {
        let wanted = p![from.id, mine.as_str(), i64::from(limit) + 1];
        let rows: Vec<GroupRow> = tx.all(&sql::PAGE, wanted)?;
        views::listed(tx, &opener, &rows)
    });
    let page = Page::cut(items.await?, limit, |last: &GroupListed| {
        list::sign(&keyring, LIST, &Last { sort: 0, id: last.group_id.raw() })
    })?;
    Ok(Reply::new(page))
}

async fn create(call: Call, body: NewGroup) -> Result<Reply<GroupView>, Problem> {
    let (who, keyring, now) = (call.who()?.clone(), call.app.keyring.clone(), call.now);
    let act = move |work: &mut Work<'_, '_>| {
        let body = body.clone();
        check_store(work.tx, &who, body.store_id)?;
        let wanted = Wanted {
            contact: body.contact.into(),
            departments: body.departments,
            limits: body.limits,
            allowance_minor: body.allowance_minor,
        };
        actions::create(work, body.kind, &body.name, body.store_id, &wanted)
    };
    call.write_and_show(&[], act, move |tx, group_id: &GroupId| {
        views::view(tx, &keyring, *group_id, now)
    })
    .await
}

async fn one(call: Call) -> Result<Reply<GroupView>, Problem> {
    let group_id: GroupId = call.id("group_id")?;
    shown(&call, group_id).await
}

/// A group as its page shows it.
pub async fn shown(call: &Call, group_id: GroupId) -> Result<Reply<GroupView>, Problem> {
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let view = call.read(move |tx| views::view(tx, &keyring, group_id, now)).await?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn change(call: Call, body: GroupPatch) -> Result<Reply<GroupView>, Problem> {
    let (group_id, version): (GroupId, _) = (call.id("group_id")?, call.version()?);
    let act = move |work: &mut Work<'_, '_>| {
        let body = body.clone();
        let row = groups::find(work.tx, group_id)?;
        let kept = groups::departments(&row)?.into_iter().filter(|one| !one.ended);
        let kept = kept.map(|one| DepartmentWanted { no: Some(one.no), name: one.name });
        let allowance = row.allowance_minor.map(Minor::from_raw);
        let before = groups::contact_of(&work.act.keyring, &row)?;
        let contact = contact(body.contact, before)?;
        let wanted = Wanted {
            contact,
            departments: body.departments.unwrap_or_else(|| kept.collect()),
            limits: body.limits.map_or_else(|| groups::kept(&row.limits), Ok)?,
            allowance_minor: body.allowance_minor.unwrap_or(allowance),
        };
        actions::change(work, group_id, version, body.name.as_ref(), &wanted)
    };
    // The account is called as its group.
    let account = call.read(move |tx| Ok(groups::find(tx, group_id)?.account_guest_id)).await?;
    let _: Reply<()> = call.write(&[lock(group_id), LockKey::new("guest", account)], act).await?;
    shown(&call, group_id).await
}

fn contact(told: Option<ContactPatch>, before: Option<Contact>) -> Result<Contact, Problem> {
    match (told, before) {
        (Some(told), before) => Ok(Contact {
            name: told.name,
            phone: told.phone.unwrap_or_else(|| before.and_then(|before| before.phone)),
        }),
        (None, Some(before)) => Ok(before),
        (None, None) => Err(refuse(GroupRefusal::Closed)),
    }
}

async fn close(call: Call) -> Result<Reply<()>, Problem> {
    let (group_id, version): (GroupId, _) = (call.id("group_id")?, call.version()?);
    call.write(&[lock(group_id)], move |work| actions::close(work, group_id, version)).await
}

async fn reveal(call: Call) -> Result<Reply<ContactRevealed>, Problem> {
    let group_id: GroupId = call.id("group_id")?;
    call.write(&[], move |work| {
        let row = groups::find(work.tx, group_id)?;
        let contact = groups::contact_of(&work.act.keyring, &row)?;
        work.audit(Done {
            action: "group.contact_revealed",
            object: Some(("group", row.group_id)),
            store_id: Some(StoreId::from_raw(row.store_id)),
            changes: vec![Change::personal("contact")],
            ..Done::default()
        })?;
        let phone = contact.and_then(|contact| contact.phone);
        Ok(ContactRevealed { phone: phone.map(|phone| phone.dialled()) })
    })
    .await
}
