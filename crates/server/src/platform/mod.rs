//! What all folders share.

pub mod keys;
pub mod seal;
