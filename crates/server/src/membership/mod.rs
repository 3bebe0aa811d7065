//! Members, their tiers, and stored value.

pub mod actions;
pub mod programme;
pub mod read;
pub mod routes;
pub mod sql;

pub use programme::{Programme, programme};
