//! Guests: how they are reached, how they are addressed, and what must be minded about them.

mod address;
mod birthday;
mod dietary;
mod greeting;
mod merge;
mod note;
mod phone;
mod refusal;
mod surname;

pub use address::{Addressed, Sex, SplitName, display_name, split_name};
pub use birthday::{Birthday, Calendar};
pub use dietary::Dietary;
pub use greeting::{Greeting, GreetingFacts, greet};
pub use merge::{
    Choice, DORMANT_DAYS, Fields, MergeRefusal, Side, may_be_somebody_else, merge_fields,
    part_fields,
};
pub use note::Note;
pub use phone::Phone;
pub use refusal::{GuestRefusal, MOST_PHONES, check_new};
pub use surname::surname;
