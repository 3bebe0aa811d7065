//! Phone numbers, in whatever form they are said, typed or pasted.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::GuestRefusal;
use crate::kernel::refusal::carry;

/// The country of a number that names none.
const HOME: &str = "86";
/// Area codes of two digits without their zero: Beijing, and the 02x cities. `00` is no place: demo
/// and tests take it.
const SHORT_AREAS: [&str; 2] = ["10", "00"];
/// What stands before an extension, longest first.
const BEFORE_EXTENSION: [&str; 9] = ["分机号", "分机", "分機", "转", "轉", "ext", "x", "#", ","];
/// Longest extension that a switchboard has.
const EXTENSION_DIGITS: usize = 8;

/// A guest's own phone number: E.164, with the extension of a landline.
///
/// Masked numbers, numbers that a platform lends for one order, and hotlines are refused: they
/// name nobody, and two guests would be taken for one.
///
/// # Examples
/// ```
/// use zhike_domain::guests::Phone;
/// let phone: Phone = "１５４－0000 1234".parse()?;
/// assert_eq!(phone.kept(), "+8615400001234");
/// assert_eq!(phone.masked(), "154****1234");
/// # Ok::<(), zhike_domain::guests::GuestRefusal>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    /// With `+` and country.
    number: String,
    extension: Option<String>,
}

impl Phone {
    /// The one form in which it is kept and compared: `+8657187654321` or
    /// `+8657187654321;ext=801`.
    #[must_use]
    pub fn kept(&self) -> String {
        match &self.extension {
            None => self.number.clone(),
            Some(extension) => format!("{};ext={extension}", self.number),
        }
    }

    /// The number without its extension, E.164.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// A number as [`Phone::kept`] wrote it.
    #[must_use]
    pub fn of_kept(text: &str) -> Self {
        match text.split_once(";ext=") {
            None => Self { number: text.to_owned(), extension: None },
            Some((number, extension)) => {
                Self { number: number.to_owned(), extension: Some(extension.to_owned()) }
            }
        }
    }

    /// The last four digits of the number.
    #[must_use]
    pub fn last4(&self) -> &str {
        self.number.get(self.number.len().saturating_sub(4)..).unwrap_or(&self.number)
    }

    /// As it is dialled in this country: `15400001234`, `0571-87654321`, `+85291234567`.
    #[must_use]
    pub fn dialled(&self) -> String {
        match self.number.strip_prefix("+86") {
            Some(mobile) if is_mobile(mobile) => mobile.to_owned(),
            Some(landline) => {
                let (area, own) = landline.split_at(area_len(landline).min(landline.len()));
                format!("0{area}-{own}")
            }
            None => self.number.clone(),
        }
    }

    /// The extension to ask for.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// As it is shown to those who may not see it: `154****1234`, `0571****4321`, `+852****1234`.
    #[must_use]
    pub fn masked(&self) -> String {
        let front = match self.number.strip_prefix("+86") {
            Some(mobile) if is_mobile(mobile) => mobile.get(..3).unwrap_or("").to_owned(),
            Some(landline) => format!("0{}", landline.get(..area_len(landline)).unwrap_or("")),
            None => self.number.get(..4).unwrap_or("+").to_owned(),
        };
        format!("{front}****{}", self.last4())
    }
}

impl FromStr for Phone {
    type Err = GuestRefusal;

    fn from_str(text: &str) -> Result<Self, GuestRefusal> {
        let text: String = text.trim().to_lowercase().chars().map(half_width).collect();
        if text.contains(['*', '•', '●', '×']) || text.contains("xx") {
            return Err(GuestRefusal::PhoneMasked);
        }
        let (main, extension) = extension_of(&text)?;
        let (digits, is_abroad) = digits_of(main)?;
        let (number, is_mobile) = number_of(&digits, is_abroad)?;
        if extension.is_some() && is_mobile {
            // 1xx…转1234: the platform's switchboard, another guest tomorrow.
            return Err(GuestRefusal::PhonePrivacy);
        }
        Ok(Self { number, extension })
    }
}

/// Full-width digits and signs as a keyboard gives them.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// Cuts the extension off.
fn extension_of(text: &str) -> Result<(&str, Option<String>), GuestRefusal> {
    let cut = BEFORE_EXTENSION.iter().find_map(|mark| text.split_once(mark));
    let Some((main, rest)) = cut else { return Ok((text, None)) };
    let extension: String = rest.chars().filter(|c| !matches!(c, ' ' | ':' | '.' | '-')).collect();
    let fits = (1..=EXTENSION_DIGITS).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Ok((main, Some(extension))) } else { Err(GuestRefusal::PhoneNotValid) }
}

/// The digits, and whether the number says its country.
fn digits_of(text: &str) -> Result<(String, bool), GuestRefusal> {
    let text = text.trim();
    let (text, plus) = match text.strip_prefix('+') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let blank = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '‐' | '.' | '(' | ')');
    let digits: String = text.chars().filter(|c| !blank(*c)).collect();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(GuestRefusal::PhoneNotValid);
    }
    match digits.strip_prefix("00") {
        // `000` is the area code that no place has.
        Some(rest) if !plus && !rest.starts_with('0') => Ok((rest.to_owned(), true)),
        _ => Ok((digits, plus)),
    }
}

/// E.164 and whether it is a mobile of this country.
fn number_of(digits: &str, says_country: bool) -> Result<(String, bool), GuestRefusal> {
    if says_country {
        return match digits.strip_prefix(HOME) {
            Some(rest) if is_mobile(rest) => home(rest),
            Some(rest) => home(rest.strip_prefix('0').unwrap_or(rest)),
            None if (8..=15).contains(&digits.len()) && !digits.starts_with('0') => {
                Ok((format!("+{digits}"), false))
            }
            None => Err(GuestRefusal::PhoneNotValid),
        };
    }
    if let Some(rest) = digits.strip_prefix(HOME)
        && is_mobile(rest)
    {
        return home(rest);
    }
    if is_mobile(digits) {
        return home(digits);
    }
    if is_service(digits) {
        return Err(GuestRefusal::PhoneService);
    }
    match digits.strip_prefix('0') {
        Some(rest) => home(rest),
        None if digits.starts_with("95") && digits.len() > 8 => Err(GuestRefusal::PhonePrivacy),
        None if matches!(digits.len(), 7 | 8) => Err(GuestRefusal::PhoneNoArea),
        None => Err(GuestRefusal::PhoneNotValid),
    }
}

/// A number of this country, without the zero before its area code.
fn home(national: &str) -> Result<(String, bool), GuestRefusal> {
    if is_service(national) {
        return Err(GuestRefusal::PhoneService);
    }
    let own = national.get(area_len(national)..).unwrap_or("");
    let is_landline = matches!(own.len(), 7 | 8) && !own.starts_with(['0', '1']);
    let is_demo = national.starts_with("00") && own.len() == 8;
    if is_mobile(national) || is_landline || is_demo {
        return Ok((format!("+{HOME}{national}"), is_mobile(national)));
    }
    Err(GuestRefusal::PhoneNotValid)
}

fn is_mobile(national: &str) -> bool {
    national.len() == 11
        && national.starts_with('1')
        && !national[1..].starts_with(['0', '1', '2'])
        && national.bytes().all(|byte| byte.is_ascii_digit())
}

/// 400 and 800 hotlines, 95xxx and 96xxx, 10086 and the emergency numbers.
fn is_service(digits: &str) -> bool {
    let hotline = digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
    let short = digits.len() < 7;
    let carrier = digits.len() <= 8 && (digits.starts_with("95") || digits.starts_with("96"));
    hotline || short || carrier
}

/// Digits of the area code without its zero.
fn area_len(national: &str) -> usize {
    let short = SHORT_AREAS.iter().any(|area| national.starts_with(area));
    if short || national.starts_with('2') { 2 } else { 3 }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|refused| serde::de::Error::custom(carry(&refused)))
    }
}

impl JsonSchema for Phone {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Phone".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "examples": ["154 0000 1234", "0571-87654321"] })
    }
}
