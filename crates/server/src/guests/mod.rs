//! Whom the house knows.

pub mod actions;
pub mod consents;
pub mod directory;
pub mod duplicates;
pub mod imported;
pub mod jobs;
pub mod personal;
pub mod read;
pub mod reminders;
pub mod routes;
pub mod rules;
pub mod sql;
pub mod views;
