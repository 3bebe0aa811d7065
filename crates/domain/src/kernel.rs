//! What every business word shares: ids, time, names, and the shape of a refusal.

pub mod id;
pub mod name;
pub mod refusal;
pub mod time;
pub(crate) mod words;
