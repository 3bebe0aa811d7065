//! Offers and coupons.

pub mod routes;
pub mod sql;
