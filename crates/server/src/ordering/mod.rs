//! What is sold: the menu.

pub mod actions;
pub mod read;
pub mod routes;
pub mod sql;
pub mod views;
