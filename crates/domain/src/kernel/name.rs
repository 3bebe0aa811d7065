//! Names that people give: to the company, a store, a role, themselves.

use std::fmt;
use std::str::FromStr;

use super::refusal::refusals;
use super::time::as_text;

refusals! {
    /// Why a text cannot be a name.
    pub enum NameRefusal {
        /// Nothing but blanks.
        #[error("a name needs at least one character")]
        Empty => "name.empty", Refused;
        /// Longer than any sign, receipt or screen can show.
        #[error("a name has at most {max_chars} characters")]
        TooLong {
            /// The most characters.
            max_chars: u32,
        } => "name.too_long", Refused;
        /// A line break, a control character, or a mark that turns the writing around.
        #[error("a name holds a character that cannot be seen")]
        Invisible => "name.invisible", Refused;
    }
}

/// The most characters of a name.
pub const MAX_CHARS: u32 = 60;

/// A name of 1 to 60 characters on one line, without blanks at either end.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::name::Name;
/// let name: Name = " 松鹤楼（观前店） ".parse()?;
/// assert_eq!(name.as_str(), "松鹤楼（观前店）");
/// # Ok::<(), zhike_domain::kernel::name::NameRefusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// The name as written, blanks at the ends cut off.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Name {
    type Err = NameRefusal;

    fn from_str(text: &str) -> Result<Self, NameRefusal> {
        let name = text.trim();
        if name.is_empty() {
            return Err(NameRefusal::Empty);
        }
        if name.chars().count() > MAX_CHARS as usize {
            return Err(NameRefusal::TooLong { max_chars: MAX_CHARS });
        }
        if name.chars().any(is_invisible) {
            return Err(NameRefusal::Invisible);
        }
        Ok(Self(name.to_owned()))
    }
}

/// Control characters, line breaks, zero-width marks (but the joiner, which emoji need) and the
/// marks that change the direction of writing: with them two names can look alike.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{00ad}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(Name, { "type": "string", "minLength": 1, "maxLength": MAX_CHARS });
