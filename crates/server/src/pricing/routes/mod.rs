//! Offers and coupons. Over HTTP.

pub mod coupons;
pub mod offers;
pub mod rules;
pub mod templates;

use crate::platform::http::route::Route;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [offers::all(), templates::all(), coupons::all(), rules::all()].concat()
}
