//! Points and money: balanced journals that are never changed, and beside them what they add up to.
//!
//! Decisions are made by `zhike_domain::ledger` on a [`read::holding`]; [`actions::write`] keeps
//! the journal they come to. Lots and balances are sums of postings, kept so that nothing has to
//! be added up while a guest waits; `verify` adds it all up again.

pub mod actions;
pub mod jobs;
pub mod personal;
pub mod read;
pub mod routes;
mod seen;
pub mod sql;
pub mod verify;
