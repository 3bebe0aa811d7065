//! What is done to offers, coupon templates and coupons.

pub mod bills;

pub use bills::{ForBill, Used, count_uses, give_back, lock, redeem, release, return_uses};
