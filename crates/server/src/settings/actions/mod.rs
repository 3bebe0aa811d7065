//! What is done to the company, its stores and its store groups.

pub mod company;
pub mod groups;
pub mod stores;

use axum::http::StatusCode;

use crate::platform::problem::Problem;

/// 412: the thing was changed since the caller read it.
#[must_use]
pub fn stale() -> Problem {
    Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale")
}
