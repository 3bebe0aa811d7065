//! The shape of a "no": a stable code, the numbers that explain it, and where in the input it
//! arose.
//!
//! A refusal is something a guest or one of the staff can act on. It is never a fault of the
//! machine, so it is neither logged as an error nor hidden from the person.

use schemars::JsonSchema;
use serde::Serialize;

/// What a refusal means to the caller, beside its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RefusalKind {
    /// The input or the business rule says no (HTTP 422).
    Refused,
    /// It is already done, or something else happened meanwhile (HTTP 409).
    Conflict,
    /// The person may not do it, or needs a second person (HTTP 403).
    Forbidden,
    /// It is not there, or belongs to a store the person does not see (HTTP 404).
    NotThere,
    /// Nobody is logged in, or the login no longer counts (HTTP 401).
    NoLogin,
    /// Too many tries; the parameter `retry_after_seconds` says when to come back (HTTP 429).
    TooMany,
}

impl RefusalKind {
    /// The HTTP status of conventions §6.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Refused => 422,
            Self::Conflict => 409,
            Self::Forbidden => 403,
            Self::NotThere => 404,
            Self::NoLogin => 401,
            Self::TooMany => 429,
        }
    }
}

/// One value inside a refusal's sentence. Never a personal value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Param {
    /// A count, an amount in minor units, minutes: the name of the parameter carries the unit.
    Int(i64),
    /// A word from a fixed list (`host`, `guest.read`) or a value in its API form.
    Text(String),
}

/// What can stand as a parameter in a refusal.
pub trait AsParam {
    /// The value as it goes into problem+json.
    fn as_param(&self) -> Param;
}

macro_rules! int_params {
    ($($int:ty),*) => {$(
        impl AsParam for $int {
            fn as_param(&self) -> Param {
                Param::Int(i64::from(*self))
            }
        }
    )*};
}
int_params!(u8, u16, u32, i32, i64);

impl AsParam for String {
    fn as_param(&self) -> Param {
        Param::Text(self.clone())
    }
}

impl AsParam for &'static str {
    fn as_param(&self) -> Param {
        Param::Text((*self).to_owned())
    }
}

/// A "no" with a reason that the UI can put into words.
pub trait Refusal: std::error::Error {
    /// Stable code `<noun>.<reason>`; one sentence per language belongs to it.
    fn code(&self) -> &'static str;
    /// The values the sentence may name.
    fn params(&self) -> Vec<(&'static str, Param)>;
    /// JSON pointer to the input field at fault, when there is one.
    fn field(&self) -> Option<&'static str>;
    /// How the caller is told.
    fn kind(&self) -> RefusalKind;
}

/// Declares refusal enums: each variant names its code, its kind and, if any, its field.
///
/// It writes the enum with `thiserror`, [`Refusal`], and `CODES`, the list of the enum's codes.
macro_rules! refusals {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident {$(
            $(#[$vmeta:meta])*
            $variant:ident $({ $( $(#[$fmeta:meta])* $field:ident : $ty:ty ),* $(,)? })?
                => $code:literal, $kind:ident $(, $pointer:literal)? ;
        )*}
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        pub enum $name {$(
            $(#[$vmeta])*
            $variant $({ $( $(#[$fmeta])* $field: $ty ),* })?,
        )*}

        impl $name {
            /// Every code this refusal can carry.
            pub const CODES: &'static [&'static str] = &[$($code),*];
        }

        impl $crate::kernel::refusal::Refusal for $name {
            fn code(&self) -> &'static str {
                match self {$( Self::$variant { .. } => $code, )*}
            }

            fn params(&self) -> Vec<(&'static str, $crate::kernel::refusal::Param)> {
                match self {$(
                    Self::$variant $({ $($field),* })? => vec![$($(
                        (
                            stringify!($field),
                            $crate::kernel::refusal::AsParam::as_param($field),
                        )
                    ),*)?],
                )*}
            }

            fn field(&self) -> Option<&'static str> {
                match self {$(
                    Self::$variant { .. } =>
                        $crate::kernel::refusal::first(&[$($pointer)?]),
                )*}
            }

            fn kind(&self) -> $crate::kernel::refusal::RefusalKind {
                match self {$(
                    Self::$variant { .. } => $crate::kernel::refusal::RefusalKind::$kind,
                )*}
            }
        }
    )*};
}
pub(crate) use refusals;

/// The one pointer of a variant, or none. For `refusals!` only.
pub(crate) const fn first(pointers: &[&'static str]) -> Option<&'static str> {
    match pointers {
        [] => None,
        [pointer, ..] => Some(pointer),
    }
}

/// A refusal met again after it travelled through a serde error; see [`carry`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The code, one of [`crate::ALL_CODES`].
    pub code: &'static str,
    /// The parameters, by name.
    pub params: Vec<(String, Param)>,
}

const OPEN: char = '⟦';
const CLOSE: char = '⟧';
const BETWEEN: char = ';';

/// Writes a refusal into a text that survives serde's error type, which keeps only words.
///
/// The types of this crate use it in `Deserialize`, so that a bad id in a body is answered with
/// `id.wrong_kind` and not with a bare "invalid value".
///
/// # Examples
/// ```
/// use zhike_domain::kernel::{id::{IdError, StaffId}, refusal};
/// let Err(refused) = "store_0000000000001".parse::<StaffId>() else { panic!() };
/// let found = refusal::carried(&refusal::carry(&refused)).map(|c| c.code);
/// assert_eq!(found, Some("id.wrong_kind"));
/// ```
#[must_use]
pub fn carry(refusal: &dyn Refusal) -> String {
    let mut text = format!("{refusal} {OPEN}{}", refusal.code());
    for (name, value) in refusal.params() {
        let value = match value {
            Param::Int(number) => format!("#{number}"),
            Param::Text(words) => format!("={}", without_marks(&words)),
        };
        text.push(BETWEEN);
        text.push_str(name);
        text.push_str(&value);
    }
    text.push(CLOSE);
    text
}

fn without_marks(words: &str) -> String {
    words.chars().filter(|c| ![OPEN, CLOSE, BETWEEN].contains(c)).collect()
}

/// Finds the refusal that [`carry`] wrote, wherever in `text` it stands; `None` when there is none
/// or its code is not one of ours.
#[must_use]
pub fn carried(text: &str) -> Option<Carried> {
    let (_, after) = text.rsplit_once(OPEN)?;
    let (inside, _) = after.split_once(CLOSE)?;
    let mut parts = inside.split(BETWEEN);
    let code = parts.next()?;
    let code = crate::ALL_CODES.iter().find(|known| **known == code)?;
    let params = parts.map(read_param).collect::<Option<Vec<_>>>()?;
    Some(Carried { code, params })
}

fn read_param(part: &str) -> Option<(String, Param)> {
    let at = part.find(['#', '='])?;
    let (name, value) = part.split_at(at);
    let value = match value.strip_prefix('#') {
        Some(number) => Param::Int(number.parse().ok()?),
        None => Param::Text(value[1..].to_owned()),
    };
    Some((name.to_owned(), value))
}

/// How many codes there are in all groups.
#[must_use]
pub(crate) const fn count(groups: &[&[&str]]) -> usize {
    let mut sum = 0;
    let mut at = 0;
    while at < groups.len() {
        sum += groups[at].len();
        at += 1;
    }
    sum
}

/// All groups one behind the other; `N` is [`count`] of them.
#[must_use]
pub(crate) const fn flatten<const N: usize>(groups: &[&[&'static str]]) -> [&'static str; N] {
    let mut flat = [""; N];
    let (mut group, mut next) = (0, 0);
    while group < groups.len() {
        let mut at = 0;
        while at < groups[group].len() {
            flat[next] = groups[group][at];
            next += 1;
            at += 1;
        }
        group += 1;
    }
    flat
}
