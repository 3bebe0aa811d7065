//! Whom the house knows. Over HTTP.

use crate::platform::http::route::Route;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    Vec::new()
}
