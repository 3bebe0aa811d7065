//! What all folders share.

pub mod assets;
pub mod config;
pub mod keys;
pub mod logs;
pub mod metrics;
pub mod net;
pub mod seal;
pub mod shutdown;
