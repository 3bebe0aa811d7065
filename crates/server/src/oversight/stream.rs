//! `/stream`: live screens.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::Response;
use schemars::JsonSchema;
use serde::Deserialize;
use zhike_domain::kernel::id::StoreId;
use zhike_domain::team::scope::Scope;

use crate::platform::http::call::{Call, cookie_value, session_cookie_name};
use crate::platform::http::route::{Route, get};
use crate::platform::problem::Problem;
use crate::platform::stream::{Audience, Topic};
use crate::team::routes::login::hash;
use crate::team::who;

/// What a page listens to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StreamQuery {
    /// One store only; otherwise all the caller acts in.
    store: Option<StoreId>,
    /// Topics, separated by commas.
    topics: String,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/stream", "stream")
            .about("Server-sent events: what changed, to be read anew")
            .query::<StreamQuery>()
            .media("text/event-stream")
            .raw(open),
    ]
}

async fn open(call: Call) -> Result<Response, Problem> {
    let query: StreamQuery = call.query()?;
    let not_valid = |reason: &str| {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "filter.not_valid").with("reason", reason)
    };
    let words = query.topics.split(',').map(str::trim).filter(|word| !word.is_empty());
    let topics: Option<BTreeSet<Topic>> = words.map(Topic::parse).collect();
    let topics = topics.ok_or_else(|| not_valid("topics: an unknown topic"))?;
    let who = call.who()?;
    let stores = match (&who.scope, query.store) {
        (Scope::Company, None) => None,
        (Scope::Company, Some(store)) => Some(BTreeSet::from([store])),
        (Scope::Stores(mine), None) => Some(mine.clone()),
        (Scope::Stores(mine), Some(store)) if mine.contains(&store) => {
            Some(BTreeSet::from([store]))
        }
        (Scope::Stores(_), Some(_)) => return Err(Problem::not_there()),
    };
    let last_seen = call.headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let last_seen = last_seen.and_then(|id| id.parse().ok());
    let opened =
        call.app.streams.open(Audience { stores, topics }, last_seen, still_allowed(&call));
    opened.map_err(|full| {
        let busy = Problem::new(StatusCode::SERVICE_UNAVAILABLE, "stream.full");
        busy.with("most", full.most).retry_after(30)
    })
}

/// Asks at every heartbeat, and whenever somebody's account changes, whether the session still
/// holds: a stream must not outlive the login it was opened with.
fn still_allowed(call: &Call) -> crate::platform::stream::StillAllowed {
    let name = session_cookie_name(call.transport);
    let token = cookie_value(&call.headers, name).map(hash);
    let (app, first) = (call.app.clone(), call.who.clone());
    Arc::new(move || {
        let (app, first) = (app.clone(), first.clone());
        Box::pin(async move {
            let (Some(token), Some(first)) = (token, first) else { return false };
            let (keyring, now) = (app.keyring.clone(), app.clock.now());
            let asked = app.store.read(move |tx| who::authenticate(tx, &keyring, &token, now));
            match asked.await {
                Ok(Some(now)) => now.scope == first.scope && now.powers == first.powers,
                Ok(None) => false,
                // A busy database is no reason to cut a screen; the next beat asks again.
                Err(problem) => problem.status.is_server_error(),
            }
        })
    })
}
