//! The company, its stores, and what its owner has chosen.

pub mod actions;
pub mod routes;
pub mod sql;
pub mod views;
