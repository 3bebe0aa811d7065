//! Reaching out: what a message may say, when it may go, and when it must not.

mod decide;
mod notice;
mod sms;
mod template;
mod window;

pub use decide::{Address, Decision, SendFacts, Why, decide, is_demo_number};
pub use notice::{Language, MessageChannel, MessagePurpose, MessageState, Notice, default_text};
pub use sms::{OPT_OUT, Sign, is_opt_out, render, segments};
pub use template::{MAX_TEMPLATE_CHARS, Template};
pub use window::Window;

use crate::kernel::refusal::refusals;

refusals! {
    /// Why a message, or a setting about messages, is not taken.
    pub enum MessageRefusal {
        /// A word that is not in its list.
        #[error("not a word of this list")]
        UnknownWord => "message.unknown_word", Refused;
        /// A message without words.
        #[error("a message needs words")]
        Empty => "message.empty", Refused, "/text";
        /// A message that nobody reads on a phone.
        #[error("a message has at most {max_chars} characters")]
        TooLong {
            /// The most characters.
            max_chars: u32,
        } => "message.too_long", Refused, "/text";
        /// A variable that this kind of message does not know.
        #[error("unknown variable {name}")]
        UnknownVariable {
            /// As it was written.
            name: String,
        } => "template.unknown_variable", Refused;
        /// A brace that is not closed, or one too many.
        #[error("a brace is not closed")]
        BraceOpen => "template.brace_open", Refused;
        /// The words hold 【 or 】, which belong to the signature.
        #[error("the signature is put in front by itself")]
        Brackets => "sms.brackets", Refused;
        /// A signature of the wrong length or with signs in it.
        #[error("a signature has 2 to 16 characters, without brackets and blanks")]
        SignNotValid => "sms.sign_not_valid", Refused;
        /// A window that begins where it ends.
        #[error("a window begins before it ends")]
        WindowEmpty => "message.window_empty", Refused, "/window";
        /// Advertising is sent between eight in the morning and ten in the evening at the most.
        #[error("advertising goes out between 08:00 and 22:00 at the most")]
        WindowTooWide => "message.window_too_wide", Refused, "/window";
        /// This message cannot be sent once more.
        #[error("only a message that did not go out is sent again")]
        NotAgain => "message.not_again", Conflict;
    }
}

/// The most characters of a message's words.
pub const MAX_WORDS: u32 = 500;
