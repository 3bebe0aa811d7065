//! Joining, tiers, top-ups.
