//! What was sold, over HTTP and beside the bills themselves.

mod days;
mod export;
mod imports;
pub mod kit;
mod rights;
mod sums;
