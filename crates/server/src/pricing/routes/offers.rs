//! `/offers`.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::kernel::id::OfferId;
use zhike_domain::team::permission::Permission::{OfferActivate, OfferEdit, OfferRead};
use zhike_store::{LockKey, p};

use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::list::{self, Last, Page, limit_of};
use crate::platform::http::patch::Merge;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, get, patch, post};
use crate::platform::problem::Problem;
use crate::pricing::actions::offers;
use crate::pricing::bodies::OfferBody;
use crate::pricing::sql::offer::{self as sql, OfferRow};
use crate::pricing::views::OfferView;

/// Which part of a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartQuery {
    /// How many, at most 200.
    #[serde(default)]
    pub limit: Option<u32>,
    /// Where the last part ended.
    #[serde(default)]
    pub cursor: Option<String>,
}

/// The newest first: before any id.
pub(super) const NEWEST: Last = Last { sort: 0, id: i64::MAX };

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let new = json!({"name": "满200减20", "benefit": {"kind": "cash", "off_minor": 2000}});
    vec![
        get("/api/v1/offers", "list_offers")
            .about("Offers that work by themselves, the newest first")
            .needs(OfferRead, Target::AnyStore)
            .query::<PartQuery>()
            .to(page),
        post("/api/v1/offers", "create_offer")
            .about("Make an offer; to put it into force at once takes offer.activate")
            .needs(OfferEdit, Target::Company)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(new, create),
        get("/api/v1/offers/{offer_id}", "get_offer")
            .about("One offer")
            .needs(OfferRead, Target::AnyStore)
            .to(show),
        patch("/api/v1/offers/{offer_id}", "change_offer")
            .about("Change an offer; one that is or comes into force takes offer.activate")
            .needs(OfferEdit, Target::Company)
            .takes(json!({"position": 5}), change),
        delete("/api/v1/offers/{offer_id}", "archive_offer")
            .about("Put an offer away")
            .needs(OfferActivate, Target::Company)
            .status(StatusCode::NO_CONTENT)
            .to(archive),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<OfferView>>, Problem> {
    let query: PartQuery = call.query()?;
    let limit = limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let from = list::start(&keyring, "offers", query.cursor.as_deref(), NEWEST)?;
    let read = call.read(move |tx| {
        let rows: Vec<OfferRow> = tx.all(&sql::LIST, p![from.id, limit + 1])?;
        rows.iter().map(offers::view).collect::<Result<Vec<_>, Problem>>()
    });
    let sign = |last: &OfferView| {
        list::sign(&keyring, "offers", &Last { sort: 0, id: last.offer_id.raw() })
    };
    Ok(Reply::new(Page::cut(read.await?, limit, sign)?))
}

fn lock(offer_id: OfferId) -> LockKey {
    LockKey::new("offer", offer_id.raw())
}

async fn create(call: Call, body: OfferBody) -> Result<Reply<OfferView>, Problem> {
    let reply = call.write(&[], move |work| {
        let offer_id = offers::create(work, &body)?;
        offers::view(&offers::find(work.tx, offer_id)?)
    });
    reply.await
}

async fn show(call: Call) -> Result<Reply<OfferView>, Problem> {
    let offer_id: OfferId = call.id("offer_id")?;
    let view = call.read(move |tx| offers::view(&offers::find(tx, offer_id)?)).await?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn change(call: Call, body: Merge<OfferBody>) -> Result<Reply<OfferView>, Problem> {
    let (offer_id, version): (OfferId, _) = (call.id("offer_id")?, call.version()?);
    let change = move |work: &mut Work<'_, '_>| {
        let kept = offers::body_of(&offers::find(work.tx, offer_id)?)?;
        offers::change(work, offer_id, version, &body.apply(&kept)?)
    };
    let _: Reply<()> = call.write(&[lock(offer_id)], change).await?;
    show(call).await
}

async fn archive(call: Call) -> Result<Reply<()>, Problem> {
    let (offer_id, version): (OfferId, _) = (call.id("offer_id")?, call.version()?);
    let archive = move |work: &mut Work<'_, '_>| offers::archive(work, offer_id, version);
    call.write(&[lock(offer_id)], archive).await
}
