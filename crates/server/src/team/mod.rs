//! Who works here, what they may do, and how they prove who they are.

pub mod actions;
pub mod checks;
pub mod passwords;
pub mod personal;
pub mod read;
pub mod routes;
pub mod sql;
pub mod tasks;
pub mod totp;
pub mod views;
pub mod who;
