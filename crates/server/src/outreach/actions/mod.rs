//! Messages asked for, sent again, answered; channels and rules changed.

pub mod answers;
pub mod channels;
mod queue;
pub mod rules;

pub use queue::{
    Content, NewMessage, again, check_words, enqueue_send, put, seal_content, subjects, token_of,
};
