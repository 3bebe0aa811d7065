//! One [`Store`] over SQLite and PostgreSQL. It knows no business.
//!
//! A transaction is a synchronous function over a [`Tx`]; worker threads own the connections and
//! take such functions from a bounded line. SQLite has one writer that commits what is waiting
//! together; PostgreSQL has many workers that run writes as `REPEATABLE READ` behind advisory
//! locks. SQL is written once ([`sql!`]), rows are read by position ([`row!`]), migrations are
//! numbered texts with type tokens ([`Migration`]).
//!
//! Invariants: an acknowledged write is on the disk; an operation is stored whole or not at all;
//! a panic, a refusal or a full disk in one operation harms no other.

mod error;
mod job;
mod lock_key;
mod memory;
mod migrate;
mod options;
mod postgres;
mod queue;
mod row;
mod sqlite;
mod statement;
mod stats;
mod store;
mod tx;
mod value;

pub use error::{OpenError, StoreError};
pub use lock_key::LockKey;
pub use memory::Mark;
pub use migrate::Migration;
pub use options::{Database, Engine, GroupCommit, Options, Synchronous};
pub use row::{Cell, FromColumn, FromRow, Row};
pub use sqlite::{Inspection, backup_file, inspect_file};
pub use statement::Stmt;
pub use stats::Stats;
pub use store::Store;
pub use tx::{Tx, Want};
pub use value::Val;
