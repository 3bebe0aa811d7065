//! The whole route table, put together from all folders.

use axum::Router;

use crate::platform::app::App;
use crate::platform::http::guard::{Readers, SecondFactor};
use crate::platform::http::route::Route;
use crate::platform::http::{frame, openapi, permissions_doc};
use crate::{
    checkout, counter, guests, insight, ledger, membership, ordering, outreach, oversight, pricing,
    privacy, settings, setup, team, webhooks,
};

/// Every route, folder by folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [
        setup::routes::all(),
        team::routes::all(),
        settings::routes::all(),
        guests::routes::all(),
        ordering::routes::all(),
        ledger::routes::all(),
        membership::routes::all(),
        pricing::routes::all(),
        checkout::routes::all(),
        counter::routes::all(),
        outreach::routes::all(),
        privacy::routes::all(),
        webhooks::routes::all(),
        insight::routes::all(),
        oversight::routes(),
    ]
    .concat()
}

/// The router of all routes.
pub fn router(app: &App) -> Router {
    let second_factor = if app.demo { SecondFactor::NotAsked } else { SecondFactor::Asked };
    let readers = Readers {
        authenticate: team::who::authenticate,
        authenticate_key: team::who::authenticate_key,
        touch: team::who::touch,
        store_exists: settings::actions::stores::exists,
        second_factor,
    };
    frame::router(app, readers, all())
}

/// `openapi.json`, as it is committed.
#[must_use]
pub fn openapi_json() -> String {
    let document = openapi::document(&all(), env!("CARGO_PKG_VERSION"));
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// `docs/permissions.md`, as it is committed.
#[must_use]
pub fn permissions_md() -> String {
    permissions_doc::page(&all())
}

/// Every stable code that an answer may carry, sorted, as the web's tests read it.
#[must_use]
pub fn codes_json() -> String {
    let mut codes: Vec<&str> = [crate::platform::problem::CODES, zhike_domain::ALL_CODES].concat();
    codes.sort_unstable();
    codes.dedup();
    let mut text = serde_json::to_string_pretty(&codes).unwrap_or_default();
    text.push('\n');
    text
}
