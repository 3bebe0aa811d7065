//! The bill: quoted, settled, refunded.

pub mod actions;
pub mod bodies;
pub mod facts;
pub mod imported;
pub mod imports;
pub mod numbers;
pub mod personal;
pub mod read;
pub mod routes;
pub mod show;
pub mod sql;
pub mod views;
