//! (skeleton)

pub mod platform;
