//! Reports: what was sold, followed from the bills and summed up. It reads the views of the other
//! folders and owns only its sums. What each figure means: `docs/INSIGHT.md`.

pub mod actions;
pub mod follow;
pub mod jobs;
pub mod personal;
pub mod read;
pub mod routes;
mod sheet;
pub mod sql;
pub mod views;
