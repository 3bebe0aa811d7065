//! The team over HTTP.

pub mod approvals;
pub mod keys;
pub mod login;
pub mod me;
pub mod roles;
pub mod staff;
pub mod tasks;

use crate::platform::http::route::Route;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [
        login::all(),
        me::all(),
        staff::all(),
        roles::all(),
        approvals::all(),
        keys::all(),
        tasks::all(),
    ]
    .concat()
}
