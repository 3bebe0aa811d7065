//! Whom the house knows. Over HTTP.

mod consents;
mod contacts;
mod days;
mod facts;
mod guests;
mod notes;
mod pairs;
mod people;
mod rules;

use crate::platform::http::route::Route;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [
        guests::all(),
        contacts::all(),
        notes::all(),
        consents::all(),
        days::all(),
        people::all(),
        pairs::all(),
        facts::all(),
        rules::all(),
    ]
    .concat()
}
