//! Members, their tiers, and stored value.

pub mod actions;
pub mod imports;
pub mod jobs;
pub mod personal;
pub mod programme;
pub mod read;
pub mod routes;
pub mod sql;
pub mod views;

pub use programme::{Programme, programme};
