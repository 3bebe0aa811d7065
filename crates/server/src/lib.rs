//! The server: HTTP in, one transaction each, what follows after commit.

pub mod checkout;
pub mod cli;
pub mod counter;
#[cfg(feature = "demo")]
pub mod demo;
pub mod failure;
pub mod guests;
pub mod imports;
pub mod insight;
pub mod jobs;
pub mod ledger;
pub mod membership;
pub mod ordering;
pub mod outreach;
pub mod oversight;
pub mod platform;
pub mod pricing;
pub mod routes;
pub mod schema;
pub mod settings;
pub mod setup;
pub mod start;
pub mod team;
pub mod verbs;
pub mod webhooks;
