//! Scenarios of the server, on both engines, in one binary.

#![expect(clippy::unwrap_used, reason = "what a test sets up must be there")]

mod access;
mod answers;
mod approvals;
mod command_line;
mod flow;
mod house;
mod idempotency;
mod input;
mod live;
mod login;
mod schema;
mod setup;
mod staff;
