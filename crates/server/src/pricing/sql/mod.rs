//! Every statement on the tables of this folder.

pub mod coupon;
pub mod offer;
pub mod personal;
pub mod template;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[coupon::ALL, offer::ALL, personal::ALL, template::ALL];
