//! Every statement on the tables of this folder.

pub mod consent;
pub mod contact;
pub mod guest;
pub mod note;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[consent::ALL, contact::ALL, guest::ALL, note::ALL];
