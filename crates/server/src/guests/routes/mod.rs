//! Whom the house knows. Over HTTP.

mod contacts;
mod guests;
mod notes;
mod pairs;

use crate::platform::http::route::Route;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [guests::all(), contacts::all(), notes::all(), pairs::all()].concat()
}
