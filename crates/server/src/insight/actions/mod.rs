//! Counting what was sold: one bill, one refund, or a whole day anew.

pub mod count;
pub mod days;
mod tally;

pub use tally::Tally;
