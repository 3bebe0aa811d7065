//! Every statement on the settings' tables.

pub mod company;
pub mod group;
pub mod store;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[company::ALL, group::ALL, store::ALL];
