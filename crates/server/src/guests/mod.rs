//! Whom the house knows.

pub mod routes;
pub mod sql;
