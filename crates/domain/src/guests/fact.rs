//! What the house notes of guests in fields: those that come with it, and those the owner invents.

use std::collections::BTreeSet;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::GuestRefusal;
use crate::kernel::name::Name;
use crate::kernel::time::BusinessDay;
use crate::kernel::words::words;

words! {
    /// What a field holds.
    pub enum FieldKind else GuestRefusal::UnknownWord {
        /// A line of words.
        Text = "text",
        /// A number with up to three digits after the point.
        Number = "number",
        /// A day.
        Date = "date",
        /// One word of a list.
        Choice = "choice",
        /// Several words of a list.
        Choices = "choices",
    }
}

words! {
    /// The fields that come with the house.
    pub enum Trait else GuestRefusal::UnknownWord {
        /// 职业.
        Occupation = "occupation",
        /// 单位.
        Company = "company",
        /// 来店目的.
        Purpose = "purpose",
        /// 酒水.
        Wine = "wine",
        /// 口味.
        Taste = "taste",
        /// 座位.
        Seat = "seat",
        /// 无障碍与特殊照顾.
        Access = "access",
    }
}

impl Trait {
    /// The words of its list, until the owner changes it; none for a text.
    #[must_use]
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Occupation | Self::Company => &[],
            Self::Purpose => &["family", "business", "friends", "couple", "alone", "celebration"],
            Self::Wine => {
                &["none", "tea", "baijiu", "huangjiu", "beer", "red_wine", "white_wine", "spirits"]
            }
            Self::Taste => &[
                "light_salt",
                "light_oil",
                "light_sugar",
                "mild",
                "spicy",
                "sweet",
                "sour",
                "soft",
                "no_coriander",
                "no_scallion",
                "no_ginger",
                "no_garlic",
            ],
            Self::Seat => {
                &["window", "booth", "private_room", "quiet", "hall", "near_door", "outside"]
            }
            Self::Access => {
                &["wheelchair", "no_steps", "child_seat", "pram", "hearing", "sight", "quiet"]
            }
        }
    }

    /// Its list, until the owner changes it.
    #[must_use]
    pub fn choices(self) -> Vec<FieldChoice> {
        let choice = |word: &&str| FieldChoice {
            word: (*word).to_owned(),
            name: None,
            name_zh_tw: None,
            name_en: None,
            retired: false,
        };
        self.words().iter().map(choice).collect()
    }
}

words! {
    /// Where a fact comes from.
    pub enum FactSource else GuestRefusal::UnknownWord {
        /// The guest said so.
        Guest = "guest",
        /// Somebody who came along said so.
        Companion = "companion",
        /// Staff saw it.
        Staff = "staff",
        /// A file brought it.
        Import = "import",
    }
}

words! {
    /// How sure it is.
    pub enum Confidence else GuestRefusal::UnknownWord {
        /// Certain.
        Certain = "certain",
        /// Likely.
        Likely = "likely",
        /// A guess.
        Guess = "guess",
    }
}

/// The most fields of a house, those with it included.
pub const MOST_FIELDS: u32 = 60;
/// The most choices of one field.
pub const MOST_CHOICES: u32 = 60;
/// The most characters of a text.
const MAX_TEXT: u32 = 200;

/// One word of a field's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldChoice {
    /// What facts keep: small letters, digits and `_`, at most 24.
    pub word: String,
    /// What pages show; a word that comes with the house needs none.
    #[serde(default)]
    pub name: Option<Name>,
    /// The name in traditional characters.
    #[serde(default)]
    pub name_zh_tw: Option<Name>,
    /// The name in English.
    #[serde(default)]
    pub name_en: Option<Name>,
    /// No longer offered; facts that have it keep it.
    #[serde(default)]
    pub retired: bool,
}

/// Whether `choices` can take the place of `before` in a field of this kind.
///
/// # Errors
/// [`GuestRefusal::FieldChoices`] when a list is missing, too long, has a word twice or one that is
/// no word, or has nothing to offer; [`GuestRefusal::FieldChoiceGone`] when a word was left out.
pub fn check_choices(
    kind: FieldKind,
    choices: &[FieldChoice],
    before: &[FieldChoice],
) -> Result<(), GuestRefusal> {
    let refused = Err(GuestRefusal::FieldChoices { most: MOST_CHOICES });
    let has_list = matches!(kind, FieldKind::Choice | FieldKind::Choices);
    if !has_list {
        return if choices.is_empty() { Ok(()) } else { refused };
    }
    let words: BTreeSet<&str> = choices.iter().map(|choice| choice.word.as_str()).collect();
    let offers = choices.iter().any(|choice| !choice.retired);
    let is_word = |word: &str| {
        (1..=24).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    let fits = words.len() == choices.len()
        && choices.len() <= MOST_CHOICES as usize
        && offers
        && words.iter().all(|word| is_word(word));
    if !fits {
        return refused;
    }
    match before.iter().find(|choice| !words.contains(choice.word.as_str())) {
        Some(gone) => Err(GuestRefusal::FieldChoiceGone { word: gone.word.clone() }),
        None => Ok(()),
    }
}

/// What a fact says, in the form of its field.
#[derive(Clone, PartialEq, Eq)]
pub enum FactValue {
    /// Words.
    Text(String),
    /// Thousandths.
    Number(i64),
    /// A day.
    Date(BusinessDay),
    /// A word of the list.
    Word(String),
}

impl FactValue {
    /// Reads a value for a field.
    ///
    /// # Errors
    /// [`GuestRefusal::FactEmpty`], [`GuestRefusal::FactTooLong`],
    /// [`GuestRefusal::FactNotANumber`], [`GuestRefusal::FactNotADay`],
    /// [`GuestRefusal::FactNotAChoice`].
    pub fn read(
        kind: FieldKind,
        choices: &[FieldChoice],
        text: &str,
    ) -> Result<Self, GuestRefusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(GuestRefusal::FactEmpty);
        }
        match kind {
            FieldKind::Text => words_of(text).map(Self::Text),
            FieldKind::Number => milli(text).map(Self::Number).ok_or(GuestRefusal::FactNotANumber),
            FieldKind::Date => {
                text.parse().map(Self::Date).map_err(|_why| GuestRefusal::FactNotADay)
            }
            FieldKind::Choice | FieldKind::Choices => {
                let known = choices.iter().any(|choice| choice.word == text && !choice.retired);
                let word = known.then(|| Self::Word(text.to_owned()));
                word.ok_or(GuestRefusal::FactNotAChoice)
            }
        }
    }

    /// The number that lists and segments compare: thousandths of a number, days since 1970.
    #[must_use]
    pub const fn number(&self) -> Option<i64> {
        match self {
            Self::Number(milli) => Some(*milli),
            Self::Date(day) => Some(day.days()),
            Self::Text(_) | Self::Word(_) => None,
        }
    }

    /// The word of the list.
    #[must_use]
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }
}

impl fmt::Display for FactValue {
    /// The value as the API gives it and as it is sealed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Word(text) => f.write_str(text),
            Self::Date(day) => day.fmt(f),
            Self::Number(milli) => {
                let sign = if *milli < 0 { "-" } else { "" };
                let (whole, part) = (milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
                if part == 0 {
                    return write!(f, "{sign}{whole}");
                }
                let part = format!("{part:03}");
                write!(f, "{sign}{whole}.{}", part.trim_end_matches('0'))
            }
        }
    }
}

impl fmt::Debug for FactValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

fn words_of(text: &str) -> Result<String, GuestRefusal> {
    let kept: String = text.chars().filter(|c| !c.is_control()).collect();
    if kept.chars().count() > MAX_TEXT as usize {
        return Err(GuestRefusal::FactTooLong { max_chars: MAX_TEXT });
    }
    if kept.is_empty() { Err(GuestRefusal::FactEmpty) } else { Ok(kept) }
}

/// `3.5` as 3,500; at most nine digits before and three after the point.
fn milli(text: &str) -> Option<i64> {
    let (sign, bare) = match text.strip_prefix('-') {
        Some(bare) => (-1, bare),
        None => (1, text),
    };
    let (whole, part) = bare.split_once('.').unwrap_or((bare, "0"));
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !digits(whole, 9) || !digits(part, 3) {
        return None;
    }
    let part: i64 = format!("{part:0<3}").parse().ok()?;
    Some(sign * (whole.parse::<i64>().ok()? * 1000 + part))
}
