//! Every statement of this folder, all of them on views of others.

pub mod bill;
pub mod guest;
pub mod member;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[bill::ALL, guest::ALL, member::ALL];
