//! Members, their tiers, and stored value.

pub mod actions;
pub mod group_jobs;
pub mod group_lines;
pub mod group_personal;
pub mod group_sheet;
pub mod group_statements;
pub mod group_views;
pub mod groups;
pub mod imports;
pub mod jobs;
pub mod personal;
pub mod programme;
pub mod read;
pub mod routes;
pub mod sql;
pub mod views;

pub use programme::{Programme, programme};
