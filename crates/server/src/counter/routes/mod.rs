//! `/guests`: search, list, card and timeline.

mod duplicates;

use schemars::JsonSchema;
use serde::Deserialize;
use zhike_domain::kernel::id::{GuestId, StoreId, TierId};
use zhike_domain::team::permission::Permission::GuestRead;
use zhike_store::p;

use super::read;
use super::sql::guest as sql;
use super::views::{GuestCard, GuestHit, GuestHits, GuestLine, Happened};
use crate::guests::read::known_as;
use crate::guests::{actions, directory};
use crate::membership::programme;
use crate::platform::access_log::View;
use crate::platform::http::call::Call;
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get};
use crate::platform::problem::Problem;

const LIST: &str = "guests";
const TIMELINE: &str = "guest_timeline";
/// Guests found unless asked otherwise.
const USUAL_HITS: u32 = 8;

/// What is asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    /// Four digits, a phone, a card, or a name, its pinyin or initials.
    #[serde(default)]
    q: String,
    /// Whose recent guests come first.
    store_id: Option<StoreId>,
    limit: Option<u32>,
}

/// Filters of the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuestsQuery {
    /// Those whom this store got to know.
    store_id: Option<StoreId>,
    /// Members of this tier.
    tier_id: Option<TierId>,
    sort: Option<Sort>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
enum Sort {
    #[serde(rename = "created_at")]
    Oldest,
    #[serde(rename = "-created_at")]
    Newest,
}

/// Where the card is looked at.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CardQuery {
    /// Where the guest stands; decides which day it is.
    store_id: Option<StoreId>,
}

/// A page of the timeline.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimelineQuery {
    limit: Option<u32>,
    cursor: Option<String>,
}

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [guests(), duplicates::all()].concat()
}

fn guests() -> Vec<Route> {
    vec![
        get("/api/v1/guests/search", "search_guests")
            .about("Find somebody by last four digits, phone, card, name, pinyin or initials")
            .needs(GuestRead, Target::AnyStore)
            .query::<SearchQuery>()
            .to(search),
        get("/api/v1/guests", "list_guests")
            .about("Guests of the company")
            .needs(GuestRead, Target::AnyStore)
            .query::<GuestsQuery>()
            .to(page),
        get("/api/v1/guests/{guest_id}", "get_guest")
            .about("A guest's card; who looked is noted")
            .needs(GuestRead, Target::AnyStore)
            .query::<CardQuery>()
            .to(card),
        get("/api/v1/guests/{guest_id}/timeline", "get_guest_timeline")
            .about("What happened with a guest, the newest first")
            .needs(GuestRead, Target::AnyStore)
            .query::<TimelineQuery>()
            .to(timeline),
    ]
}

async fn search(call: Call) -> Result<Reply<GuestHits>, Problem> {
    let query: SearchQuery = call.query()?;
    let limit = list::limit_of(query.limit.or(Some(USUAL_HITS)))?;
    let asked = read::asked(&query.q);
    let directory = directory::of(&call.app);
    let names_ready = directory.as_ref().is_some_and(|directory| directory.is_ready());
    let (keyring, store_id, now) = (call.app.keyring.clone(), query.store_id, call.now);
    let items = call.read(move |tx| {
        let directory = directory.as_deref();
        let found = read::find(tx, &keyring, directory, &asked, store_id, limit)?;
        let programme = programme(tx)?;
        let mut items: Vec<GuestHit> = Vec::new();
        for (guest_id, matched) in found.into_iter().take(limit as usize) {
            let line = read::line(tx, &keyring, &programme, guest_id, store_id, now)?;
            let is_new = items.iter().all(|hit| hit.guest.guest_id != guest_id);
            items.extend(line.filter(|_| is_new).map(|guest| GuestHit { guest, matched }));
        }
        Ok(items)
    });
    Ok(Reply::new(GuestHits { items: items.await?, names_ready }))
}

async fn page(call: Call) -> Result<Reply<Page<GuestLine>>, Problem> {
    let query: GuestsQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let sort = query.sort.unwrap_or(Sort::Newest);
    let (statement, beginning) = match sort {
        Sort::Newest => (&sql::NEWEST, i64::MAX),
        Sort::Oldest => (&sql::OLDEST, -1),
    };
    let beginning = Last { sort: 0, id: beginning };
    let from = list::start(&keyring, LIST, query.cursor.as_deref(), beginning)?;
    let page = call.read(move |tx| {
        let (store, tier) = (query.store_id.map(StoreId::raw), query.tier_id.map(TierId::raw));
        let rows = p![from.id, store, tier, i64::from(limit) + 1];
        let ids: Vec<i64> = tx.all(statement, rows)?;
        let programme = programme(tx)?;
        let mut lines = Vec::new();
        for id in ids {
            let guest_id = GuestId::from_raw(id);
            lines.extend(read::line(tx, &keyring, &programme, guest_id, None, now)?);
        }
        let sign = |last: &GuestLine| {
            list::sign(&keyring, LIST, &Last { sort: 0, id: last.guest_id.raw() })
        };
        Page::cut(lines, limit, sign)
    });
    Ok(Reply::new(page.await?))
}

async fn card(call: Call) -> Result<Reply<GuestCard>, Problem> {
    let query: CardQuery = call.query()?;
    let guest_id: GuestId = call.id("guest_id")?;
    let reach = call.who()?.scope.clone();
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let card = call
        .read(move |tx| read::card(tx, &keyring, guest_id, query.store_id, &reach, now))
        .await?;
    note_view(&call, card.guest.guest_id, "card")?;
    let version = card.guest.version;
    Ok(Reply::new(card).version(version))
}

async fn timeline(call: Call) -> Result<Reply<Page<Happened>>, Problem> {
    let query: TimelineQuery = call.query()?;
    let guest_id: GuestId = call.id("guest_id")?;
    let limit = list::limit_of(query.limit)?;
    let reach = call.who()?.scope.clone();
    let keyring = call.app.keyring.clone();
    let beginning = Last { sort: i64::MAX, id: i64::MAX };
    let from = list::start(&keyring, TIMELINE, query.cursor.as_deref(), beginning)?;
    let page = call.read(move |tx| {
        let guest_id = known_as(tx, guest_id)?;
        actions::require(tx, guest_id)?;
        let all = read::timeline(tx, &keyring, guest_id, &from, limit + 1, &reach)?;
        let sign = |(last, _): &read::Placed| list::sign(&keyring, TIMELINE, last);
        let page = Page::cut(all, limit, sign)?;
        let items = page.items.into_iter().filter_map(|(_, happened)| happened).collect();
        Ok(Page { items, next_cursor: page.next_cursor })
    });
    let page = page.await?;
    note_view(&call, guest_id, "timeline")?;
    Ok(Reply::new(page))
}

/// Notes who looked; it is written within a second and nobody waits for it.
fn note_view(call: &Call, guest_id: GuestId, view: &'static str) -> Result<(), Problem> {
    call.app.access_log.note(View {
        at: call.now.0,
        staff_id: call.who()?.staff_id.raw(),
        store_id: None,
        object_kind: "guest",
        object_id: guest_id.raw(),
        view,
        request_id: Some(call.request_id.to_string()),
    });
    Ok(())
}
