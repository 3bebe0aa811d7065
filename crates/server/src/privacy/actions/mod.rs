//! What is done about the data of guests.

mod erase;
mod requests;

pub use erase::{Why, erase};
pub use requests::{NewRequest, answer, ask, choose, tell_overdue};
