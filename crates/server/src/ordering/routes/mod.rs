//! What is sold: the menu. Over HTTP.

pub mod categories;
pub mod dishes;
pub mod imports;
pub mod stores;

use crate::platform::http::route::Route;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [categories::all(), dishes::all(), imports::all(), stores::all()].concat()
}
