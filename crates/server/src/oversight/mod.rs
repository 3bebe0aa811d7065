//! Looking after the house: the audit, jobs, live screens and copies, joined with who people are.

pub mod audit;
pub mod backup_jobs;
pub mod backups;
pub mod jobs;
pub mod keys;
pub mod stream;

use crate::platform::http::route::Route;

/// All routes of this folder.
#[must_use]
pub fn routes() -> Vec<Route> {
    [audit::all(), backups::all(), jobs::all(), keys::all(), stream::all()].concat()
}
