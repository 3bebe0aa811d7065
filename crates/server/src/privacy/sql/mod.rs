//! Every statement on the tables of this folder.

pub mod personal;
pub mod request;
pub mod retention;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[personal::ALL, request::ALL, retention::ALL];
