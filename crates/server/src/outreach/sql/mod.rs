//! Every statement on the tables of this folder.

pub mod channel;
pub mod facts;
pub mod message;
pub mod personal;
pub mod suppression;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] =
    &[channel::ALL, facts::ALL, message::ALL, personal::ALL, suppression::ALL];
