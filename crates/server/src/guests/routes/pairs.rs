//! `/guest-pairs/{guest_pair_id}`: answers to whether two records are one guest. The list stands in
//! `counter`, which sees more of them.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::kernel::id::{GuestPairId, JobId};
use zhike_domain::team::permission::Permission::GuestMerge;
use zhike_store::LockKey;

use crate::guests::{actions, duplicates};
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, post};
use crate::platform::problem::Problem;

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        post("/api/v1/guest-pairs/search", "search_guest_pairs")
            .about("Compare all guests now, as after an import; it is done once a day by itself")
            .needs(GuestMerge, Target::AnyStore)
            .status(StatusCode::ACCEPTED)
            .to(search),
        post("/api/v1/guest-pairs/{guest_pair_id}/not-same", "tell_guests_apart")
            .about("Two records are two guests; nobody is asked about them again")
            .needs(GuestMerge, Target::AnyStore)
            .to(not_same),
        post("/api/v1/guest-pairs/{guest_pair_id}/reopen", "ask_about_guests_again")
            .about("Take back that two records are two guests")
            .needs(GuestMerge, Target::AnyStore)
            .to(reopen),
    ]
}

/// A search that was asked for.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub struct SearchAsked {
    /// The job that compares.
    pub job_id: JobId,
}

async fn search(call: Call) -> Result<Reply<SearchAsked>, Problem> {
    let staff = call.who()?.staff_id.raw();
    call.write(&[], move |work| {
        let job = duplicates::asked_for(staff, work.now());
        let job_id = work.enqueue(&job)?;
        work.audit(Done { action: "guest.duplicates_searched", ..Done::default() })?;
        Ok(SearchAsked { job_id: JobId::from_raw(job_id) })
    })
    .await
}

type Answer = fn(&mut Work<'_, '_>, GuestPairId) -> Result<(), Problem>;

async fn answer(call: Call, act: Answer) -> Result<Reply<()>, Problem> {
    let pair: GuestPairId = call.id("guest_pair_id")?;
    call.write(&[LockKey::new("guest_pair", pair.raw())], move |work| act(work, pair)).await
}

async fn not_same(call: Call) -> Result<Reply<()>, Problem> {
    answer(call, actions::not_same).await
}

async fn reopen(call: Call) -> Result<Reply<()>, Problem> {
    answer(call, actions::reopen).await
}
