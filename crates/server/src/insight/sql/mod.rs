//! Every statement of this folder, on its own sums and on views of others.

pub mod counted;
pub mod facts;
pub mod follow;
pub mod sums;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[counted::ALL, facts::ALL, follow::ALL, sums::ALL];
