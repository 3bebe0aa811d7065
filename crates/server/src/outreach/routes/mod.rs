//! Reaching out. Over HTTP.

mod channels;
mod messages;
mod public;
mod rules;

use crate::platform::http::route::Route;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [messages::all(), channels::all(), rules::all(), public::all()].concat()
}
