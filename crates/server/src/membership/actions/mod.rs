//! What is done with members and stored value.

pub mod redemptions;
pub mod tiers;
