//! What is sold: the menu.

pub mod actions;
pub mod bodies;
pub mod columns;
pub mod read;
pub mod routes;
pub mod sheet;
pub mod sql;
pub mod views;
