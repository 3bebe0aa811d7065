//! What offers and coupons look like from outside.
