//! `/guests`: search, list, card and timeline; `/members`: joining.

mod duplicates;
pub mod join;

mod visits;

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use zhike_domain::guests::Stage;
use zhike_domain::kernel::id::{FieldId, GuestId, StoreId, TierId};
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::team::permission::Permission::GuestRead;
use zhike_domain::team::scope::Scope;

use super::read::{self, Asking, Wanted};
use super::views::{GuestCard, GuestHit, GuestHits, GuestLine, Happened};
use crate::guests::read as guests;
use crate::guests::{actions, directory};
use crate::membership::programme;
use crate::platform::access_log::View;
use crate::platform::http::call::{Call, refuse, stores_of};
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
    /// Those who stand there.
    stage: Option<Stage>,
    /// Those who are important, or who are not.
    vip: Option<bool>,
    /// Those whose birthday is today, or within a week.
    birthday: Option<Within>,
    /// By whose calendar day it is today.
    today_in: Option<StoreId>,
    /// Those with a value in a field: `field_0000000000001:light_salt`.
    fact: Option<String>,
    /// Facts in these fields come with each guest; ids with commas between, at most six.
    fields: Option<String>,
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

/// When a birthday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Within {
    Today,
    Week,
}

impl Within {
    fn days(self, today: BusinessDay) -> (BusinessDay, BusinessDay) {
        match self {
            Within::Today => (today, today.plus_days(1)),
            Within::Week => (today, today.plus_days(7)),
        }
    }
}

/// Fields that may be asked for with a list.
const MOST_FIELDS: usize = 6;

fn not_valid(reason: &'static str) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "filter.not_valid").with("reason", reason)
}

impl GuestsQuery {
    fn fields(&self) -> Result<Vec<FieldId>, Problem> {
        let named = self.fields.as_deref().unwrap_or("").split(',').filter(|id| !id.is_empty());
        let fields: Result<Vec<FieldId>, _> = named.map(str::parse).collect();
        let fields = fields.map_err(refuse)?;
        if fields.len() > MOST_FIELDS { Err(not_valid("fields are at most 6")) } else { Ok(fields) }
    }

    fn today_in(&self, reach: &Scope) -> StoreId {
        let first = stores_of(reach).and_then(|stores| stores.first().copied());
        self.today_in.or(self.store_id).or(first).unwrap_or(StoreId::from_raw(0))
    }

    fn wanted(
        &self,
        sort: read::Sort,
        birthday: Option<(BusinessDay, BusinessDay)>,
    ) -> Result<Wanted, Problem> {
        let fact = match self.fact.as_deref() {
            None => None,
            Some(text) => {
                let (field, value) =
                    text.split_once(':').ok_or_else(|| not_valid("fact is field_id:value"))?;
                Some((field.parse::<FieldId>().map_err(refuse)?, value.to_owned()))
            }
        };
        let GuestsQuery { store_id, tier_id, stage, vip, .. } = *self;
        Ok(Wanted { store_id, tier_id, stage, vip, fact, birthday, sort })
    }
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
    let seen = vec![
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
    ];
    [seen, visits::all(), join::all(), duplicates::all()].concat()
}

async fn search(call: Call) -> Result<Reply<GuestHits>, Problem> {
    let query: SearchQuery = call.query()?;
    let limit = list::limit_of(query.limit.or(Some(USUAL_HITS)))?;
    let asked = read::asked(&query.q);
    let directory = directory::of(&call.app);
    let names_ready = directory.as_ref().is_some_and(|directory| directory.is_ready());
    let (keyring, store_id, now) = (call.app.keyring.clone(), query.store_id, call.now);
    let reach = call.who()?.scope.clone();
    let items = call.read(move |tx| {
        let directory = directory.as_deref();
        let found = read::find(tx, &keyring, directory, &asked, store_id, limit)?;
        let programme = programme(tx)?;
        let asking = Asking { store_id, fields: Vec::new(), reach: reach.clone(), now };
        let mut items: Vec<GuestHit> = Vec::new();
        for (guest_id, matched) in found.into_iter().take(limit as usize) {
            let line = read::line(tx, &keyring, &programme, guest_id, &asking)?;
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
    // Birthdays come the newest guest first.
    let sort = match query.sort {
        Some(Sort::Oldest) if query.birthday.is_none() => read::Sort::Oldest,
        _ => read::Sort::Newest,
    };
    let beginning = if sort == read::Sort::Newest { i64::MAX } else { -1 };
    let beginning = Last { sort: 0, id: beginning };
    let from = list::start(&keyring, LIST, query.cursor.as_deref(), beginning)?;
    let fields = query.fields()?;
    let here = call.who()?.scope.clone();
    let page = call.read(move |tx| {
        let birthday = match query.birthday {
            None => None,
            Some(within) => {
                let store_id = query.today_in(&here);
                Some(within.days(guests::today(tx, store_id, now)?))
            }
        };
        let wanted = query.wanted(sort, birthday)?;
        let (ids, next) = read::page(tx, &keyring, &wanted, from.id, limit as usize)?;
        let programme = programme(tx)?;
        let asking = Asking { store_id: None, fields: fields.clone(), reach: here.clone(), now };
        let mut items = Vec::with_capacity(ids.len());
        for guest_id in ids {
            items.extend(read::line(tx, &keyring, &programme, guest_id, &asking)?);
        }
        let sign = |id| list::sign(&keyring, LIST, &Last { sort: 0, id });
        Ok::<_, Problem>(Page { items, next_cursor: next.map(sign).transpose()? })
    });
    Ok(Reply::new(page.await?))
}

async fn card(call: Call) -> Result<Reply<GuestCard>, Problem> {
    let query: CardQuery = call.query()?;
    let guest_id: GuestId = call.id("guest_id")?;
    let who = call.who()?.clone();
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let card =
        call.read(move |tx| read::card(tx, &keyring, guest_id, query.store_id, &who, now)).await?;
    note_view(&call, card.guest.guest_id, "card")?;
    let version = card.guest.version;
    Ok(Reply::new(card).version(version))
}

async fn timeline(call: Call) -> Result<Reply<Page<Happened>>, Problem> {
    let query: TimelineQuery = call.query()?;
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let limit = list::limit_of(query.limit)?;
    let reach = call.who()?.scope.clone();
    let keyring = call.app.keyring.clone();
    let beginning = Last { sort: i64::MAX, id: i64::MAX };
    let from = list::start(&keyring, TIMELINE, query.cursor.as_deref(), beginning)?;
    let page = call.read(move |tx| {
        if guests::view(tx, &keyring, guest_id, &reach)?.withheld {
            return Ok(Page::whole(Vec::new()));
        }
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
