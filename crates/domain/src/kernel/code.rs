//! Codes that are worth something to whoever holds them: coupons and gift cards.
//!
//! Crockford's base 32 with one check character behind, a weighted sum over the field of 32
//! elements: it finds every single wrong character and every two that changed places.

use std::fmt;
use std::str::FromStr;

use super::id::crockford_encode;
use super::refusal::refusals;
use super::time::as_text;

refusals! {
    /// Why a text is not a code.
    pub enum CodeRefusal {
        /// Too short, too long, or a character that no code has.
        #[error("a code has 13 to 27 letters and digits")]
        Malformed => "code.malformed", Refused, "/code";
        /// The check character does not fit: a letter was misread.
        #[error("the code is mistyped: its check character does not fit")]
        Mistyped => "code.mistyped", Refused, "/code";
    }
}

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters before the check character: at least 60 bits, which nobody guesses.
const LENGTH: std::ops::RangeInclusive<usize> = 12..=26;

/// How many random bytes make the shortest code.
pub const CODE_BYTES: usize = 8;

/// A code of 12 to 26 characters and its check character, in lower case without blanks.
///
/// It is a secret like a banknote: kept as an HMAC, and never shown by `Debug`.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::code::BearerCode;
/// let code = BearerCode::from_random([7; 8]);
/// assert_eq!(code.for_people(), "0W3G-E1R7-0W3G-E");
/// assert_eq!("Ow3g elr7 0w3g e".parse(), Ok(code)); // O is 0, l is 1
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BearerCode(String);

impl BearerCode {
    /// A code of 12 characters and its check character from 8 random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; CODE_BYTES]) -> Self {
        let digits = &crockford_encode(&bytes)[..*LENGTH.start()];
        Self(format!("{digits}{}", char::from(check_character(digits))))
    }

    /// The normalised text, for the HMAC that finds it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is printed: upper case in groups of four.
    #[must_use]
    pub fn for_people(&self) -> String {
        let upper = self.0.to_ascii_uppercase();
        let groups: Vec<&[u8]> = upper.as_bytes().chunks(4).collect();
        groups.into_iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
    }
}

impl FromStr for BearerCode {
    type Err = CodeRefusal;

    /// Takes what people type and scanners send: any case, blanks and hyphens anywhere, the wide
    /// letters of a Chinese keyboard, I and L for 1, O for 0.
    fn from_str(text: &str) -> Result<Self, CodeRefusal> {
        let code = normalised(text).ok_or(CodeRefusal::Malformed)?;
        let digits = &code[..code.len().saturating_sub(1)];
        if !LENGTH.contains(&digits.len()) {
            return Err(CodeRefusal::Malformed);
        }
        let fits = code.as_bytes().last() == Some(&check_character(digits));
        if fits { Ok(Self(code)) } else { Err(CodeRefusal::Mistyped) }
    }
}

impl fmt::Display for BearerCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.for_people())
    }
}

impl fmt::Debug for BearerCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BearerCode(***)")
    }
}

as_text!(BearerCode, { "type": "string", "minLength": 13, "examples": ["0W3G-E1R7-0W3G-E"] });

/// The longest text that is looked at: a code with a blank after each character.
const MOST_TYPED: usize = 64;

fn normalised(text: &str) -> Option<String> {
    let mut code = String::new();
    for (at, c) in text.chars().enumerate() {
        if at >= MOST_TYPED {
            return None;
        }
        // U+FF01 to U+FF5E are the wide forms of ! to ~.
        let narrow = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
            other => other,
        };
        match narrow.to_ascii_lowercase() {
            c if c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}') => {}
            'i' | 'l' => code.push('1'),
            'o' => code.push('0'),
            c if c.is_ascii() && ALPHABET.contains(&u8::try_from(c).ok()?) => code.push(c),
            _ => return None,
        }
    }
    Some(code)
}

fn check_character(digits: &str) -> u8 {
    let mut sum = 0_u8;
    for byte in digits.bytes() {
        let digit = ALPHABET.iter().position(|known| *known == byte).unwrap_or_default();
        // Horner's rule: each step multiplies what came before by the generator.
        sum = doubled(sum ^ (digit as u8));
    }
    ALPHABET[usize::from(sum)]
}

/// Times the generator x in GF(2^5) modulo x^5 + x^2 + 1, which is primitive.
const fn doubled(element: u8) -> u8 {
    let shifted = element << 1;
    if shifted & 0b10_0000 != 0 { shifted ^ 0b10_0101 } else { shifted }
}
