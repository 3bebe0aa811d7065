//! Every statement on the tables of this folder.

pub mod balance;
pub mod hold;
pub mod journal;
pub mod lot;
pub mod personal;
pub mod verify;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] =
    &[balance::ALL, hold::ALL, journal::ALL, lot::ALL, personal::ALL, verify::ALL];
