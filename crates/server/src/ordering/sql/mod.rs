//! Every statement on the tables of this folder.

pub mod category;
pub mod charge;
pub mod dish;
pub mod import;
pub mod version;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[category::ALL, charge::ALL, dish::ALL, import::ALL, version::ALL];
