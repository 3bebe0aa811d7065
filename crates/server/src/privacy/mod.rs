//! What guests may ask about their own data, and what the house does with it when it is asked or
//! when its time is over. What each folder knows of a guest it tells and forgets itself
//! (`platform/personal`); here it is asked for.

pub mod actions;
pub mod copy;
pub mod erasure;
pub mod jobs;
pub mod personal;
pub mod register;
pub mod requests;
pub mod retention;
pub mod routes;
pub mod rules;
pub mod sql;
