//! Reaching out: messages to guests, the channels they go by, and who wants none.

pub mod actions;
pub mod adapters;
pub mod channels;
pub mod facts;
pub mod notices;
pub mod personal;
pub mod read;
pub mod routes;
pub mod rules;
pub mod sending;
pub mod sql;
pub mod views;
