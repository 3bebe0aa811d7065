//! What all folders share.

pub mod access_log;
pub mod app;
pub mod assets;
pub mod audit;
pub mod backup;
pub mod choices;
pub mod clock;
pub mod config;
pub mod http;
pub mod idempotency;
pub mod jobs;
pub mod kept;
pub mod keys;
pub mod logs;
pub mod metrics;
pub mod net;
pub mod node;
pub mod open;
pub mod outbox;
pub mod problem;
pub mod readiness;
pub mod relay;
pub mod seal;
pub mod shutdown;
pub mod store_clock;
pub mod stream;
