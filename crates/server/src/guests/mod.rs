//! Whom the house knows.

pub mod actions;
pub mod read;
pub mod routes;
pub mod sql;
