//! Scenarios of the server, on both engines, in one binary.

#![expect(clippy::unwrap_used, reason = "what a test sets up must be there")]

mod access;
mod answers;
mod approvals;
mod checkout;
mod command_line;
mod demo;
mod flow;
mod guests;
mod house;
mod idempotency;
mod imports;
mod input;
mod insight;
mod ledger;
mod live;
mod login;
mod membership;
mod menu;
mod messages;
mod outside;
mod pricing;
mod privacy;
mod rush;
mod schema;
mod setup;
mod staff;
mod tasks;
mod webhooks;
