//! Offers and coupons.

pub mod actions;
pub mod bodies;
pub mod jobs;
pub mod personal;
pub mod read;
pub mod routes;
pub mod rules;
pub mod sql;
pub mod views;
