//! What every business word shares: ids, codes, amounts, time, names, and the shape of a refusal.

pub mod code;
pub mod id;
pub mod money;
pub mod name;
pub mod refusal;
pub mod retry;
pub mod time;
pub(crate) mod words;
