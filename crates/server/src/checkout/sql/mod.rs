//! Every statement on the tables of this folder.

pub mod bill;
pub mod imported;
pub mod paid;
pub mod personal;
pub mod pos;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[bill::ALL, imported::ALL, paid::ALL, personal::ALL, pos::ALL];
