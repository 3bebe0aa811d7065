//! Every statement on the tables of this folder.

pub mod delivery;
pub mod webhook;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[delivery::ALL, webhook::ALL];
