//! `/guests/{guest_id}/occasions` and `/occasions`: important days, of one guest and of all.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::guests::{Occasion, OccasionKind, Repeat, YearlyDay};
use zhike_domain::kernel::id::{OccasionId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_domain::team::permission::Permission::{GuestRead, GuestWrite};

use super::guests::{lock, shown};
use crate::guests::consents::is_withheld;
use crate::guests::views::{GuestView, OccasionView};
use crate::guests::{actions, read};
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::list::Page;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post, put};
use crate::platform::problem::Problem;

/// Days ahead that are looked at unless asked otherwise, and at the most.
const USUAL_DAYS: u16 = 30;
const MOST_DAYS: u16 = 62;
/// Days named at the most.
const MOST_NAMED: usize = 200;

/// An important day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OccasionBody {
    kind: OccasionKind,
    /// In own words; somebody else's birthday and `other` need them.
    #[serde(default)]
    label: Option<Name>,
    day: YearlyDay,
    /// `yearly` unless it is said that it comes only `once`.
    #[serde(default)]
    comes: Option<Repeat>,
    /// How many days before it somebody is reminded; at most 60.
    #[serde(default)]
    remind_days: Option<u16>,
}

impl OccasionBody {
    fn occasion(self) -> Occasion {
        let OccasionBody { kind, label, day, comes, remind_days } = self;
        Occasion { kind, label, day, repeat: comes.unwrap_or(Repeat::Yearly), remind_days }
    }
}

/// Which days.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpcomingQuery {
    /// By whose calendar day it is today.
    store_id: StoreId,
    /// How many days from today on; 30 unless said, at most 62.
    days: Option<u16>,
}

/// An important day and whose it is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UpcomingView {
    /// The day.
    #[serde(flatten)]
    pub occasion: OccasionView,
    /// How to address the guest.
    pub display: String,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let wedding = json!({"kind": "wedding", "remind_days": 7,
        "day": {"calendar": "solar", "month": 5, "day": 20}});
    vec![
        get("/api/v1/occasions", "list_occasions")
            .about("Important days of all guests that come next, birthdays among them")
            .needs(GuestRead, Target::AnyStore)
            .query::<UpcomingQuery>()
            .to(upcoming),
        post("/api/v1/guests/{guest_id}/occasions", "add_occasion")
            .about("Write down an important day")
            .needs(GuestWrite, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(wedding.clone(), add),
        put("/api/v1/guests/{guest_id}/occasions/{occasion_id}", "change_occasion")
            .about("Change an important day")
            .needs(GuestWrite, Target::AnyStore)
            .takes(wedding, change),
        post("/api/v1/guests/{guest_id}/occasions/{occasion_id}/remove", "remove_occasion")
            .about("Take an important day away")
            .needs(GuestWrite, Target::AnyStore)
            .to(remove),
    ]
}

async fn upcoming(call: Call) -> Result<Reply<Page<UpcomingView>>, Problem> {
    let query: UpcomingQuery = call.query()?;
    let days = match query.days {
        None => USUAL_DAYS,
        Some(days @ 1..=MOST_DAYS) => days,
        Some(_) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Err(Problem::new(status, "filter.not_valid").with("reason", "days is 1 to 62"));
        }
    };
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let reach = call.who()?.scope.clone();
    let found = call.read(move |tx| {
        let today = read::today(tx, query.store_id, now)?;
        let mut items = Vec::new();
        for occasion in read::upcoming(tx, &keyring, today, days, MOST_NAMED)? {
            let guest_id = occasion.guest_id;
            let Some(head) = read::head(tx, &keyring, guest_id)? else { continue };
            if !is_withheld(tx, guest_id, head.store_id, &reach)? {
                items.push(UpcomingView { occasion, display: head.display });
            }
        }
        Ok::<_, Problem>(items)
    });
    Ok(Reply::new(Page::whole(found.await?)))
}

async fn add(call: Call, body: OccasionBody) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let (reach, occasion) = (call.who()?.scope.clone(), body.occasion());
    call.write(&[lock(guest_id)], move |work| {
        actions::add_occasion(work, guest_id, &occasion)?;
        read::view(work.tx, &work.act.keyring, guest_id, &reach)
    })
    .await
}

async fn change(call: Call, body: OccasionBody) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let occasion_id: OccasionId = call.id("occasion_id")?;
    let occasion = body.occasion();
    let change = move |work: &mut Work<'_, '_>| {
        actions::change_occasion(work, guest_id, occasion_id, &occasion)
    };
    let _: Reply<()> = call.write(&[lock(guest_id)], change).await?;
    shown(&call, guest_id).await
}

async fn remove(call: Call) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let occasion_id: OccasionId = call.id("occasion_id")?;
    let remove =
        move |work: &mut Work<'_, '_>| actions::remove_occasion(work, guest_id, occasion_id);
    let _: Reply<()> = call.write(&[lock(guest_id)], remove).await?;
    shown(&call, guest_id).await
}
