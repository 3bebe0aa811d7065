//! The outside view of Zhike: a throw-away PostgreSQL, a power-loss harness and a load generator
//! that share nothing with the code they check.

pub mod pg;
