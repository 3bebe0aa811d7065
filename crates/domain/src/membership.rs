//! Membership: joining, tiers, what is earned, and prepaid money by the law of the place.

pub mod department;
pub mod earn;
pub mod group;
pub mod interest;
pub mod join;
pub mod liability;
pub mod prepaid;
pub mod refund;
pub mod review;
pub mod stored_value;
pub mod tier;
pub mod top_up;
