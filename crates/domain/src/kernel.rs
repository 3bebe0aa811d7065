//! What every business word shares: ids, time, and the shape of a refusal.

pub mod id;
pub mod refusal;
pub mod time;
