//! The data of guests over HTTP.

mod guests;
mod requests;

use crate::platform::http::route::Route;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [requests::all(), guests::all()].concat()
}
