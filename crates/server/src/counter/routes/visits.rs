//! `/guests/{guest_id}/visits` and `/habits`: when a guest was here, and what came of it.

use schemars::JsonSchema;
use serde::Deserialize;
use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::team::permission::Permission::GuestRead;

use super::{not_valid, note_view};
use crate::counter::read::{self, PlacedVisit, Span};
use crate::counter::views::{HabitsView, VisitView};
use crate::guests::{actions, read as guests};
use crate::platform::http::call::{Call, stores_of};
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get};
use crate::platform::problem::Problem;

const LIST: &str = "guest_visits";
/// The longest time that is counted back from today.
const MOST_DAYS: u16 = 3_660;

/// Which time: the last days, a time of one's own, or everything.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HabitsQuery {
    /// So many days, today the last of them.
    days: Option<u16>,
    /// From this day on.
    from: Option<BusinessDay>,
    /// Until this day, it included.
    until: Option<BusinessDay>,
    /// By whose calendar day it is today.
    store_id: Option<StoreId>,
}

/// The same, a page of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitsQuery {
    /// So many days, today the last of them.
    days: Option<u16>,
    /// From this day on.
    from: Option<BusinessDay>,
    /// Until this day, it included.
    until: Option<BusinessDay>,
    /// By whose calendar day it is today.
    store_id: Option<StoreId>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/guests/{guest_id}/visits", "list_guest_visits")
            .about("A guest's visits to one's stores with what was eaten, the newest first")
            .needs(GuestRead, Target::AnyStore)
            .query::<VisitsQuery>()
            .to(visits),
        get("/api/v1/guests/{guest_id}/habits", "get_guest_habits")
            .about("What those visits come to: spending, tables, times, parties, dishes")
            .needs(GuestRead, Target::AnyStore)
            .query::<HabitsQuery>()
            .to(habits),
    ]
}

impl HabitsQuery {
    /// The time, seen from `today`.
    fn span(&self, today: BusinessDay) -> Result<Span, Problem> {
        let Some(days) = self.days else {
            let to = self.until.map(|day| day.plus_days(1));
            return Ok(Span { from: self.from, to });
        };
        if self.from.is_some() || self.until.is_some() {
            return Err(not_valid("days, or from and until"));
        }
        if !(1..=MOST_DAYS).contains(&days) {
            return Err(not_valid("days is 1 to 3660"));
        }
        let from = today.plus_days(1 - i64::from(days));
        Ok(Span { from: Some(from), to: Some(today.plus_days(1)) })
    }

    fn today_in(&self, call: &Call) -> Result<StoreId, Problem> {
        let first = stores_of(&call.who()?.scope).and_then(|stores| stores.first().copied());
        Ok(self.store_id.or(first).unwrap_or(StoreId::from_raw(0)))
    }
}

async fn habits(call: Call) -> Result<Reply<HabitsView>, Problem> {
    let query: HabitsQuery = call.query()?;
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let (reach, now, store_id) = (call.who()?.scope.clone(), call.now, query.today_in(&call)?);
    let found = call.read(move |tx| {
        actions::require(tx, guest_id)?;
        let span = query.span(guests::today(tx, store_id, now)?)?;
        read::habits_of(tx, guest_id, span, &reach)
    });
    let found = found.await?;
    note_view(&call, guest_id, "visits")?;
    Ok(Reply::new(found))
}

async fn visits(call: Call) -> Result<Reply<Page<VisitView>>, Problem> {
    let VisitsQuery { days, from, until, store_id, limit, cursor } = call.query()?;
    let query = HabitsQuery { days, from, until, store_id };
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let limit = list::limit_of(limit)?;
    let (reach, now, store_id) = (call.who()?.scope.clone(), call.now, query.today_in(&call)?);
    let keyring = call.app.keyring.clone();
    let beginning = Last { sort: i64::MAX, id: i64::MAX };
    let last = list::start(&keyring, LIST, cursor.as_deref(), beginning)?;
    let page = call.read(move |tx| {
        actions::require(tx, guest_id)?;
        let span = query.span(guests::today(tx, store_id, now)?)?;
        let all = read::visits(tx, guest_id, span, &last, limit + 1, &reach)?;
        let sign = |(last, _): &PlacedVisit| list::sign(&keyring, LIST, last);
        let page = Page::cut(all, limit, sign)?;
        let items = page.items.into_iter().filter_map(|(_, visit)| visit).collect();
        Ok::<_, Problem>(Page { items, next_cursor: page.next_cursor })
    });
    let page = page.await?;
    note_view(&call, guest_id, "visits")?;
    Ok(Reply::new(page))
}
