//! The outside view of Zhike: a throw-away PostgreSQL, a power-loss harness and a load generator
//! that share nothing with the code they check.

mod audit;
pub mod auditor;
pub mod bench;
mod dice;
pub mod dirt;
pub mod load;
pub mod pg;
pub mod pgkill;
pub mod plan;
pub mod powerloss;
mod report;
pub mod rush;
pub mod witness;
pub mod worker;

pub use audit::{Books, audit_postgres, audit_sqlite};
pub use dice::Dice;
pub use report::Report;
