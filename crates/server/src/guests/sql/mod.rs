//! Every statement on the tables of this folder.

pub mod contact;
pub mod guest;
pub mod merge;
pub mod note;
pub mod pair;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[contact::ALL, guest::ALL, merge::ALL, note::ALL, pair::ALL];
