//! How bills, quotes, refunds and receipts look from outside. All names are resolved.

mod bill;
mod quote;

pub use bill::*;
pub use quote::*;
