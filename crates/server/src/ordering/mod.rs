//! What is sold: the menu.

pub mod routes;
pub mod sql;
