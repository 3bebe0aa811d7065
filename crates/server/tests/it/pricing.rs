//! Offers and coupons.
