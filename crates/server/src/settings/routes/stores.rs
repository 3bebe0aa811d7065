//! `/stores`.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::{DayMinute, Zone};
use zhike_domain::settings::city::City;
use zhike_domain::settings::hours::OpenPeriod;
use zhike_domain::settings::store::StoreCode;
use zhike_domain::team::permission::Permission::SettingsEdit;
use zhike_domain::team::scope::Scope;
use zhike_store::p;

use crate::platform::http::call::{Call, order_of_the_house, refuse};
use crate::platform::http::list::Page;
use crate::platform::http::patch::given;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, get, patch, post};
use crate::platform::problem::Problem;
use crate::settings::actions::stores::{self, Wanted};
use crate::settings::sql::store::{self as sql, StoreRow};
use crate::settings::views::StoreView;

/// Longest phone of a store, in characters.
const LONGEST_PHONE: usize = 30;

/// A store to be opened.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStore {
    code: StoreCode,
    name: Name,
    #[serde(default)]
    name_zh_tw: Option<Name>,
    #[serde(default)]
    name_en: Option<Name>,
    city: City,
    #[serde(default)]
    zone: Option<Zone>,
    #[serde(default)]
    cut_over: Option<DayMinute>,
    #[serde(default)]
    phone: Option<String>,
    #[serde(default)]
    weekly: Vec<OpenPeriod>,
}

/// A change of a store.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StorePatch {
    #[serde(default)]
    code: Option<StoreCode>,
    #[serde(default)]
    name: Option<Name>,
    #[serde(default, deserialize_with = "given")]
    name_zh_tw: Option<Option<Name>>,
    #[serde(default, deserialize_with = "given")]
    name_en: Option<Option<Name>>,
    #[serde(default)]
    city: Option<City>,
    #[serde(default)]
    zone: Option<Zone>,
    #[serde(default)]
    cut_over: Option<DayMinute>,
    #[serde(default, deserialize_with = "given")]
    phone: Option<Option<String>>,
    #[serde(default)]
    weekly: Option<Vec<OpenPeriod>>,
}

/// Why a store is put away.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArchiveBody {
    reason: Name,
}

/// Filters of the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoreQuery {
    /// Also those that were put away.
    #[serde(default)]
    archived: bool,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let new = json!({"code": "XH02", "name": "试营业", "city": "330100"});
    let row = Target::Row(stores::row_scope);
    vec![
        get("/api/v1/stores", "list_stores")
            .about("The stores in the caller's scope")
            .query::<StoreQuery>()
            .to(page),
        post("/api/v1/stores", "create_store")
            .about("Open a store")
            .needs(SettingsEdit, Target::Company)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(new, create),
        get("/api/v1/stores/{store_id}", "get_store")
            .about("One store")
            .needs(SettingsEdit, row)
            .to(show),
        patch("/api/v1/stores/{store_id}", "change_store")
            .about("Change a store")
            .needs(SettingsEdit, row)
            .takes(json!({"phone": "(000) 8888 0117"}), change),
        post("/api/v1/stores/{store_id}/archive", "archive_store")
            .about("Put a store away")
            .needs(SettingsEdit, Target::Company)
            .status(StatusCode::NO_CONTENT)
            .takes(json!({"reason": "到期"}), archive),
    ]
}

/// A phone as people write it: digits, spaces and `+-()`; empty is none.
pub fn phone_of(text: Option<String>) -> Result<Option<String>, Problem> {
    let Some(text) = text else { return Ok(None) };
    let text = text.trim();
    let fits = |c: char| c.is_ascii_digit() || " +-()".contains(c);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match text {
        "" => Ok(None),
        _ if text.len() <= LONGEST_PHONE && digits >= 5 && text.chars().all(fits) => {
            Ok(Some(text.to_owned()))
        }
        _ => Err(Problem::field("/phone", "store.phone_not_valid")),
    }
}

async fn page(call: Call) -> Result<Reply<Page<StoreView>>, Problem> {
    let query: StoreQuery = call.query()?;
    let scope = call.who()?.scope.clone();
    let stores = call.read(move |tx| {
        let rows: Vec<StoreRow> = tx.all(&sql::LIST, p![])?;
        let mine = |row: &StoreRow| match &scope {
            Scope::Company => true,
            Scope::Stores(stores) => stores.contains(&StoreId::from_raw(row.store_id)),
        };
        let shown = rows.into_iter().filter(|row| query.archived || row.archived_at.is_none());
        shown.filter(mine).map(StoreView::of).collect::<Result<Vec<_>, Problem>>()
    });
    Ok(Reply::new(Page::whole(stores.await?)))
}

async fn create(call: Call, body: NewStore) -> Result<Reply<StoreView>, Problem> {
    let zone = match body.zone {
        Some(zone) => zone,
        None => body.city.zone_name().parse().map_err(refuse)?,
    };
    let wanted = Wanted {
        code: body.code,
        name: body.name,
        name_zh_tw: body.name_zh_tw,
        name_en: body.name_en,
        city: Some(body.city),
        zone,
        cut_over: body.cut_over.unwrap_or(DayMinute::DEFAULT_CUT_OVER),
        phone: phone_of(body.phone)?,
        weekly: body.weekly,
    };
    let reply = call.write(&[], move |work| {
        let store_id = stores::create(work, &wanted)?;
        StoreView::of(stores::find(work.tx, store_id)?)
    });
    reply.await
}

async fn show(call: Call) -> Result<Reply<StoreView>, Problem> {
    let store_id: StoreId = call.id("store_id")?;
    let find = move |tx: &mut zhike_store::Tx<'_>| -> Result<Option<StoreRow>, Problem> {
        Ok(tx.opt(&sql::FIND, p![store_id.raw()])?)
    };
    let view = StoreView::of(call.read(find).await?.ok_or_else(Problem::not_there)?)?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn change(call: Call, body: StorePatch) -> Result<Reply<StoreView>, Problem> {
    let (store_id, version): (StoreId, _) = (call.id("store_id")?, call.version()?);
    let kept = call.read(move |tx| stores::find(tx, store_id)).await?;
    let kept = Wanted::of(&kept)?;
    let wanted = Wanted {
        code: body.code.unwrap_or(kept.code),
        name: body.name.unwrap_or(kept.name),
        name_zh_tw: body.name_zh_tw.unwrap_or(kept.name_zh_tw),
        name_en: body.name_en.unwrap_or(kept.name_en),
        city: body.city.or(kept.city),
        zone: body.zone.unwrap_or(kept.zone),
        cut_over: body.cut_over.unwrap_or(kept.cut_over),
        phone: match body.phone {
            Some(phone) => phone_of(phone)?,
            None => kept.phone,
        },
        weekly: body.weekly.unwrap_or(kept.weekly),
    };
    // The version read above is not trusted: the update itself asks for the caller's version.
    let _: Reply<()> =
        call.write(&[], move |work| stores::change(work, store_id, version, &wanted)).await?;
    show(call).await
}

async fn archive(call: Call, body: ArchiveBody) -> Result<Reply<()>, Problem> {
    let store_id = call.id("store_id")?;
    call.write(&[order_of_the_house()], move |work| {
        stores::archive(work, store_id, body.reason.as_str())
    })
    .await
}
