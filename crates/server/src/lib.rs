//! The server: HTTP in, one transaction each, what follows after commit.

pub mod cli;
pub mod failure;
pub mod platform;
pub mod start;
