//! Bills to the fen: the two of the pictures, tables for each lane, and what holds for every bill.

pub mod bills;
mod conditions;
mod deals;
pub mod kit;
mod lanes;
mod proofs;
mod stacking;
