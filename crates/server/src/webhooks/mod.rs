//! Webhooks: other programs hear of events, signed, in order of their making, at least once.

pub mod actions;
pub mod jobs;
pub mod routes;
pub mod sign;
pub mod sql;
pub mod views;
