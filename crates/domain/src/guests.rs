//! Guests: how they are reached, how they are addressed, and what must be minded about them.

mod address;
mod birthday;
pub mod consent;
mod dietary;
mod email;
mod greeting;
mod note;
mod phone;
mod refusal;
mod surname;

pub use address::{Addressed, Sex, display_name};
pub use birthday::{Birthday, Calendar};
pub use dietary::Dietary;
pub use email::Email;
pub use greeting::{Greeting, GreetingFacts, greet};
pub use note::Note;
pub use phone::Phone;
pub use refusal::{GuestRefusal, MOST_EMAILS, MOST_PHONES, check_new};
pub use surname::surname;
