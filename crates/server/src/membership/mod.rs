//! Members, their tiers, and stored value.

pub mod routes;
pub mod sql;
