//! Whom the house knows.

pub mod actions;
pub mod directory;
pub mod duplicates;
pub mod read;
pub mod routes;
pub mod sql;
pub mod views;
