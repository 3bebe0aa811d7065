//! Tasks: what one of the team is to do by a time.

use std::fmt;
use std::str::FromStr;

use crate::kernel::refusal::refusals;
use crate::kernel::time::as_text;
use crate::kernel::words::words;

refusals! {
    /// Why a task is not changed.
    pub enum TaskRefusal {
        /// It was done already.
        #[error("the task was done already")]
        DoneAlready => "task.done_already", Conflict;
        /// A word that is not in its list.
        #[error("not a word of this list")]
        UnknownWord => "task.unknown_word", Refused;
        /// A task without words.
        #[error("a task needs words")]
        Empty => "task.empty", Refused;
        /// A task that nobody reads to its end.
        #[error("a task has at most {max_chars} characters")]
        TooLong {
            /// The most characters.
            max_chars: u32,
        } => "task.too_long", Refused;
    }
}

words! {
    /// How far a task is.
    pub enum TaskState else TaskRefusal::UnknownWord {
        /// Nobody has it.
        Open = "open",
        /// Somebody has it.
        Taken = "taken",
        /// It was done.
        Done = "done",
    }
}

/// Whether there is still something to do.
///
/// # Errors
/// [`TaskRefusal::DoneAlready`].
pub const fn check_open(state: TaskState) -> Result<(), TaskRefusal> {
    match state {
        TaskState::Open | TaskState::Taken => Ok(()),
        TaskState::Done => Err(TaskRefusal::DoneAlready),
    }
}

/// The most characters of a task.
const MAX_CHARS: u32 = 300;

/// What is to be done, or what came of it: 1 to 300 characters.
#[derive(Clone, PartialEq, Eq)]
pub struct TaskText(String);

impl TaskText {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TaskText {
    type Err = TaskRefusal;

    fn from_str(text: &str) -> Result<Self, TaskRefusal> {
        let kept: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        let kept = kept.trim();
        if kept.is_empty() {
            return Err(TaskRefusal::Empty);
        }
        if kept.chars().count() > MAX_CHARS as usize {
            return Err(TaskRefusal::TooLong { max_chars: MAX_CHARS });
        }
        Ok(Self(kept.to_owned()))
    }
}

impl fmt::Display for TaskText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// It may name a guest.
impl fmt::Debug for TaskText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

as_text!(TaskText, { "type": "string", "minLength": 1, "maxLength": MAX_CHARS });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_has_words_and_not_too_many() {
        assert_eq!(" 回电\n林女士 ".parse::<TaskText>().unwrap().as_str(), "回电\n林女士");
        assert_eq!(" ".parse::<TaskText>(), Err(TaskRefusal::Empty));
        let long = "字".repeat(301).parse::<TaskText>();
        assert_eq!(long, Err(TaskRefusal::TooLong { max_chars: 300 }));
    }

    #[test]
    fn what_was_done_is_not_done_again() {
        assert_eq!(check_open(TaskState::Open), Ok(()));
        assert_eq!(check_open(TaskState::Taken), Ok(()));
        assert_eq!(check_open(TaskState::Done), Err(TaskRefusal::DoneAlready));
    }
}
