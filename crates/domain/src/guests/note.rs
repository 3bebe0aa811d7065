//! What staff write down about a guest.

use std::fmt;
use std::str::FromStr;

use super::GuestRefusal;
use crate::kernel::time::as_text;

/// The most characters of a note.
const MAX_CHARS: u32 = 500;

/// A note of 1 to 500 characters; line breaks stay, other control characters do not.
#[derive(Clone, PartialEq, Eq)]
pub struct Note(String);

impl Note {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Note {
    type Err = GuestRefusal;

    fn from_str(text: &str) -> Result<Self, GuestRefusal> {
        let kept: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        let kept = kept.trim();
        if kept.is_empty() {
            return Err(GuestRefusal::NoteEmpty);
        }
        if kept.chars().count() > MAX_CHARS as usize {
            return Err(GuestRefusal::NoteTooLong { max_chars: MAX_CHARS });
        }
        Ok(Self(kept.to_owned()))
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

as_text!(Note, { "type": "string", "minLength": 1, "maxLength": MAX_CHARS });
