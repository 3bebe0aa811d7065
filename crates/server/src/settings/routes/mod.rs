//! The company, stores, store groups and the owner's choices over HTTP.

pub mod company;
pub mod groups;
pub mod security;
pub mod stores;

use crate::platform::http::route::Route;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [company::all(), stores::all(), groups::all(), security::all()].concat()
}
