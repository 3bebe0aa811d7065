//! Two records that may be one guest: found, scored, shown, answered.
//!
//! Once a day all guests are compared ([`Search`]): what two of the same guest look like is learnt
//! from the records themselves and from the answers, and kept. Between two such days whoever is new
//! or was changed is compared, a minute later, with those who sound alike, have his birthday or his
//! last four digits.

mod kept;
mod load;
mod near;
mod person;
mod search;

pub use kept::{Learnt, learnt};
pub use person::person;
pub use search::{Depth, Search, Threads, asked_for, search};
