//! Points and money: balanced journals that are never changed.

pub mod routes;
pub mod sql;
