//! `/guests/{guest_id}/top-ups`: what a guest bought, and what is left of each.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::{GuestId, StoreId, TopUpId};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::team::permission::Permission::GuestRead;
use zhike_store::p;

use crate::guests;
use crate::membership::sql::top_up::{self as sql, BoughtRow};
use crate::platform::http::call::{Call, stores_of};
use crate::platform::http::list::Page;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get};
use crate::platform::problem::Problem;

/// A top-up in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BoughtView {
    top_up_id: TopUpId,
    store_id: StoreId,
    store_name: Option<String>,
    business_day: BusinessDay,
    created_at: Millis,
    /// The plan's name; `null` for an amount of the guest's own.
    name: Option<String>,
    paid_minor: i64,
    bonus_minor: i64,
    /// Principal that is left of it, minor units.
    principal_left_minor: i64,
    /// Bonus that is left of it, minor units.
    bonus_left_minor: i64,
    /// What was paid back of it, minor units.
    paid_back_minor: i64,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/guests/{guest_id}/top-ups", "list_guest_top_ups")
            .about("Top-ups that a guest bought in the caller's stores, the newest first")
            .needs(GuestRead, Target::AnyStore)
            .to(list),
    ]
}

async fn list(call: Call) -> Result<Reply<Page<BoughtView>>, Problem> {
    let guest_id: GuestId = call.id("guest_id")?;
    let mine = stores_of(&call.who()?.scope);
    let rows = call.read(move |tx| {
        let guest_id = guests::read::known_as(tx, guest_id)?;
        guests::actions::require(tx, guest_id)?;
        let rows: Vec<BoughtRow> = tx.all(&sql::OF_GUEST, p![guest_id.raw()])?;
        Ok::<_, Problem>(rows.into_iter().map(view))
    });
    let seen = |one: &BoughtView| mine.as_ref().is_none_or(|mine| mine.contains(&one.store_id));
    Ok(Reply::new(Page::whole(rows.await?.filter(seen).collect())))
}

fn view(row: BoughtRow) -> BoughtView {
    BoughtView {
        top_up_id: TopUpId::from_raw(row.top_up_id),
        store_id: StoreId::from_raw(row.store_id),
        store_name: row.store_name,
        business_day: BusinessDay(row.business_day),
        created_at: Millis(row.created_at),
        name: (!row.name.is_empty()).then_some(row.name),
        paid_minor: row.paid_minor,
        bonus_minor: row.gift_minor,
        principal_left_minor: row.principal_left_minor,
        bonus_left_minor: row.bonus_left_minor,
        paid_back_minor: row.paid_back_minor,
    }
}
