//! Whom the house knows. Over HTTP.

mod consents;
mod contacts;
mod guests;
mod notes;

use crate::platform::http::route::Route;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [guests::all(), contacts::all(), notes::all(), consents::all()].concat()
}
