//! What a person logs in with, beside the password.

use std::fmt;
use std::str::FromStr;

use crate::kernel::refusal::refusals;
use crate::kernel::time::as_text;

refusals! {
    /// Why a person cannot have this login or PIN.
    pub enum StaffRefusal {
        /// The login has another shape.
        #[error("a login has 3 to 40 characters: a to z, 0 to 9, and . _ - @ inside")]
        LoginMalformed => "staff.login_malformed", Refused;
        /// Somebody else has the login.
        #[error("somebody else has this login")]
        LoginTaken => "staff.login_taken", Conflict, "/login";
        /// The PIN is not six digits.
        #[error("a PIN has six digits")]
        PinMalformed => "staff.pin_malformed", Refused, "/pin";
        /// The PIN is the first that anybody would try.
        #[error("a PIN of one digit, a run or a repeated pair is guessed at once")]
        PinTooSimple => "staff.pin_too_simple", Refused, "/pin";
    }
}

/// A login: 3 to 40 of `a-z 0-9 . _ - @`, beginning and ending with a letter or digit. Upper case
/// is taken and made lower, so that two people never differ by case alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Login(String);

impl Login {
    /// The login in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Login {
    type Err = StaffRefusal;

    fn from_str(text: &str) -> Result<Self, StaffRefusal> {
        let login = text.to_ascii_lowercase();
        let inside = |c: u8| c.is_ascii_alphanumeric() || b"._-@".contains(&c);
        let edge = |c: Option<u8>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let lawful = (3..=40).contains(&login.len())
            && login.bytes().all(inside)
            && edge(login.bytes().next())
            && edge(login.bytes().last());
        if lawful { Ok(Self(login)) } else { Err(StaffRefusal::LoginMalformed) }
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(Login, {
    "type": "string",
    "pattern": "^[A-Za-z0-9][A-Za-z0-9._@-]{1,38}[A-Za-z0-9]$",
    "examples": ["lin.host"],
});

/// Checks a new PIN: six digits, not one digit six times, not a run up or down, not a pair or a
/// triple repeated.
///
/// # Errors
/// [`StaffRefusal::PinMalformed`] or [`StaffRefusal::PinTooSimple`].
///
/// # Examples
/// ```
/// use zhike_domain::team::staff::{StaffRefusal, check_pin};
/// assert_eq!(check_pin("802915"), Ok(()));
/// assert_eq!(check_pin("234567"), Err(StaffRefusal::PinTooSimple));
/// ```
pub fn check_pin(pin: &str) -> Result<(), StaffRefusal> {
    let digits = pin.as_bytes();
    if digits.len() != 6 || !digits.iter().all(u8::is_ascii_digit) {
        return Err(StaffRefusal::PinMalformed);
    }
    // Steps modulo ten, so that 890123 is a run too; one digit six times is a run of step 0.
    let step = |pair: &[u8]| (10 + pair[1] - pair[0]) % 10;
    let first = step(digits);
    let runs = matches!(first, 0 | 1 | 9) && digits.windows(2).all(|pair| step(pair) == first);
    let repeats = digits[..2] == digits[2..4] && digits[..2] == digits[4..];
    if runs || repeats || digits[..3] == digits[3..] {
        return Err(StaffRefusal::PinTooSimple);
    }
    Ok(())
}
