//! Why something about a guest's own data is not done.

use super::retention::Class;
use crate::kernel::refusal::refusals;

refusals! {
    /// Why something about a guest's own data is not done.
    pub enum PrivacyRefusal {
        /// A word that is not in its list.
        #[error("not a word of this list")]
        UnknownWord => "privacy.unknown_word", Refused;
        /// The guest asks the same already.
        #[error("the guest asks this already")]
        OpenAlready => "request.open_already", Conflict;
        /// Somebody has answered it.
        #[error("the request was answered already")]
        AnsweredAlready => "request.answered_already", Conflict;
        /// A no without its reason.
        #[error("a no needs its reason")]
        ReasonMissing => "request.reason_missing", Refused, "/answer";
        /// A deletion is called done while everything is still there.
        #[error("the guest's data is still there")]
        NotErased => "request.not_erased", Refused;
        /// A bill waits to be paid.
        #[error("{bills} bills of the guest are open")]
        BillOpen {
            /// How many.
            bills: i64,
        } => "erasure.bill_open", Refused;
        /// Points or money are set aside for a bill.
        #[error("something of the guest is set aside for a bill")]
        Held => "erasure.held", Refused;
        /// Paid-in money is left.
        #[error("{left_minor} of the guest's money is left")]
        MoneyLeft {
            /// How much, minor units.
            left_minor: i64,
        } => "erasure.money_left", Refused;
        /// Shorter or longer than the law allows.
        #[error("{class} is kept for {least} to {most} years")]
        KeptYears {
            /// What is kept.
            class: Class,
            /// The fewest years.
            least: u32,
            /// The most years.
            most: u32,
        } => "retention.years", Refused, "/retention";
        /// Longer than the law gives, or no day at all.
        #[error("an answer takes 1 to {most} days")]
        AnswerDays {
            /// The most days.
            most: u32,
        } => "request.answer_days", Refused, "/answer_days";
    }
}
