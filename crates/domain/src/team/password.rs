//! New passwords: long enough, not too long to hash, and not among those that are tried first.
//! There are no rules of composition, and the password is taken as typed.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::kernel::refusal::refusals;

/// The fewest characters.
pub const MIN_CHARS: u32 = 8;
/// The most characters; far more than anybody types, and a bound on the work of hashing.
pub const MAX_CHARS: u32 = 128;

refusals! {
    /// Why a password is not taken.
    pub enum PasswordRefusal {
        /// Too short.
        #[error("a password has at least {min_chars} characters")]
        TooShort {
            /// The fewest characters.
            min_chars: u32,
        } => "password.too_short", Refused, "/password";
        /// Too long.
        #[error("a password has at most {max_chars} characters")]
        TooLong {
            /// The most characters.
            max_chars: u32,
        } => "password.too_long", Refused, "/password";
        /// One of the 10,000 that are tried first.
        #[error("this password is among the 10,000 most common ones")]
        TooCommon => "password.too_common", Refused, "/password";
        /// The login or the company's name.
        #[error("a password is neither the login nor the name of the company")]
        SameAsLogin => "password.same_as_login", Refused, "/password";
    }
}

/// The 10,000 most common passwords of at least 8 characters, in lower case and sorted.
///
/// Source: the list of Django 5.2 (`common-passwords.txt.gz`, compiled by Royce Williams from
/// breached accounts; BSD licence), filled up in order of rank from the list of zxcvbn 4.5 (MIT
/// licence). Both licences stand in `password/SOURCES.txt`.
const COMMON_LIST: &str = include_str!("password/common.txt");

static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| COMMON_LIST.lines().collect());

/// Checks a new password for the person with this login in the company of this name.
///
/// Upper and lower case count as alike in the list and in the names, as guessers try both.
///
/// # Errors
/// [`PasswordRefusal`], the first that applies in the order of its variants.
///
/// # Examples
/// ```
/// use zhike_domain::team::password::{PasswordRefusal, check};
/// assert_eq!(check("Woaini1314", "lin", "松鹤楼"), Err(PasswordRefusal::TooCommon));
/// assert_eq!(check("观前街四十七号松鼠鱼", "lin", "松鹤楼"), Ok(()));
/// ```
pub fn check(new: &str, login: &str, company_name: &str) -> Result<(), PasswordRefusal> {
    let chars = new.chars().count();
    if chars < MIN_CHARS as usize {
        return Err(PasswordRefusal::TooShort { min_chars: MIN_CHARS });
    }
    if chars > MAX_CHARS as usize {
        return Err(PasswordRefusal::TooLong { max_chars: MAX_CHARS });
    }
    let lower = new.to_lowercase();
    if COMMON.contains(lower.as_str()) || is_one_character(new) {
        return Err(PasswordRefusal::TooCommon);
    }
    if [login, company_name].iter().any(|name| name.to_lowercase() == lower) {
        return Err(PasswordRefusal::SameAsLogin);
    }
    Ok(())
}

fn is_one_character(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next();
    chars.all(|c| Some(c) == first)
}
