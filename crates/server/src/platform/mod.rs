//! What all folders share.

pub mod access_log;
pub mod assets;
pub mod audit;
pub mod backup;
pub mod config;
pub mod jobs;
pub mod keys;
pub mod logs;
pub mod metrics;
pub mod net;
pub mod outbox;
pub mod relay;
pub mod seal;
pub mod shutdown;
pub mod stream;
