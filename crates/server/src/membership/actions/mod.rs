//! What is done with members and stored value.

pub mod adjust;
pub mod join;
pub mod merge;
pub mod plans;
pub mod programme;
pub mod redemptions;
pub mod refunds;
pub mod tiers;
pub mod top_ups;

pub use join::join;
pub use redemptions::{Spent, return_redemptions, write_redemptions};
pub use tiers::{TierChange, Unvisit, Visit, after_refund, after_settlement};
