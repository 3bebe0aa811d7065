//! What the law of personal information asks of a house: requests of guests answered in time,
//! erasure that leaves the books whole, nothing kept longer than it is needed.

mod erasure;
mod refusal;
mod request;
mod retention;

pub use erasure::{Standing, check_erasure};
pub use refusal::PrivacyRefusal;
pub use request::{
    ANSWER_DAYS, Clock, Closing, RequestKind, RequestState, SOON_DAYS, check_answer_days, clock,
    close, due,
};
pub use retention::{Class, Retention};
