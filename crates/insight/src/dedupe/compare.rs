//! Two records, field by field.

use std::cmp::Ordering;

use super::level::{FIELD_COUNT, Level, Levels};
use super::person::{Birth, Person, Sex};
use super::text::{is_slip, letters, one_slip};

/// How two records compare. The order of the two does not matter.
#[must_use]
pub fn compare(one: &Person, other: &Person) -> Levels {
    let levels = [
        name(one, other),
        phone(one, other),
        email(one, other),
        card(one, other),
        birthday(one.birth, other.birth),
        sex(one.sex, other.sex),
    ];
    let mut places = [0; FIELD_COUNT];
    for level in levels {
        let (field, place) = level.place();
        places[field as usize] = u8::try_from(place).unwrap_or(0);
    }
    Levels(places)
}

fn name(one: &Person, other: &Person) -> Level {
    if one.name.is_empty() || other.name.is_empty() {
        return Level::NameMissing;
    }
    if one.family_len == 0 || other.family_len == 0 {
        return other_letters(&one.name, &other.name);
    }
    let is_family = one.family_sound == other.family_sound;
    if !one.has_given() || !other.has_given() {
        return if is_family { Level::NameTitle } else { Level::NameOther };
    }
    if one.name == other.name {
        return Level::NameSame;
    }
    if one.sound() == other.sound() && one.sound() != 0 {
        return Level::NameSound;
    }
    letters(&one.name, |mine| letters(&other.name, |theirs| given_names(mine, theirs, is_family)))
}

fn given_names(mine: &[char], theirs: &[char], is_family: bool) -> Level {
    if one_slip(mine, theirs) {
        let is_replaced = mine.len() == theirs.len() && !is_swap(mine, theirs);
        return match is_replaced {
            false => Level::NameSlip,
            // Of two given characters one differs: a slip, or brother and sister.
            true if mine.len() > 2 => Level::NamePart,
            true if is_family => Level::NameFamily,
            true => Level::NameOther,
        };
    }
    if is_family { Level::NameFamily } else { Level::NameOther }
}

fn is_swap(one: &[char], other: &[char]) -> bool {
    let (mut mine, mut theirs) = (one.to_vec(), other.to_vec());
    mine.sort_unstable();
    theirs.sort_unstable();
    mine == theirs
}

fn other_letters(one: &str, other: &str) -> Level {
    if one == other {
        return Level::NameSame;
    }
    if is_slip(one, other) && one.chars().count().min(other.chars().count()) > 4 {
        return Level::NameSlip;
    }
    let shares = one.split(' ').any(|word| other.split(' ').any(|theirs| theirs == word));
    if shares { Level::NameFamily } else { Level::NameOther }
}

/// The best of what two lists have.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Best {
    Missing,
    Other,
    Slip,
    Same,
}

fn best(one: &[Box<str>], other: &[Box<str>], near: impl Fn(&str, &str) -> bool) -> Best {
    let pair = |mine: &str, theirs: &str| match mine == theirs {
        true => Best::Same,
        false if near(mine, theirs) => Best::Slip,
        false => Best::Other,
    };
    let mut best = Best::Missing;
    for mine in one {
        for theirs in other {
            best = best.max(pair(mine, theirs));
        }
    }
    best
}

fn phone(one: &Person, other: &Person) -> Level {
    match best(&one.phones, &other.phones, is_slip) {
        Best::Missing => Level::PhoneMissing,
        Best::Other => Level::PhoneOther,
        Best::Slip => Level::PhoneSlip,
        Best::Same => Level::PhoneSame,
    }
}

/// What stands before the @.
fn local(address: &str) -> &str {
    address.split('@').next().unwrap_or("")
}

fn email(one: &Person, other: &Person) -> Level {
    let near = |one: &str, other: &str| {
        is_slip(one, other) || (local(one) == local(other) && local(one).len() > 4)
    };
    match best(&one.emails, &other.emails, near) {
        Best::Missing => Level::EmailMissing,
        Best::Other => Level::EmailOther,
        Best::Slip => Level::EmailSlip,
        Best::Same => Level::EmailSame,
    }
}

fn card(one: &Person, other: &Person) -> Level {
    match best(&one.cards, &other.cards, is_slip) {
        Best::Missing => Level::CardMissing,
        Best::Other => Level::CardOther,
        Best::Slip => Level::CardSlip,
        Best::Same => Level::CardSame,
    }
}

fn birthday(one: Option<Birth>, other: Option<Birth>) -> Level {
    let (Some(one), Some(other)) = (one, other) else { return Level::BirthdayMissing };
    if one.is_lunar != other.is_lunar {
        return Level::BirthdayCalendar;
    }
    let years = match (one.year, other.year) {
        (Some(mine), Some(theirs)) => Some(mine == theirs),
        _ => None,
    };
    let (is_month, is_day) = (one.month == other.month, one.day == other.day);
    let is_swapped = one.month == other.day && one.day == other.month;
    match (is_month && is_day, years) {
        (true, Some(true)) => Level::BirthdaySame,
        (true, None) => Level::BirthdayDay,
        (true, Some(false)) => Level::BirthdaySlip,
        (false, Some(true) | None) if is_swapped => Level::BirthdaySwapped,
        (false, Some(true)) if is_month || is_day => Level::BirthdaySlip,
        _ => Level::BirthdayOther,
    }
}

fn sex(one: Option<Sex>, other: Option<Sex>) -> Level {
    match (one, other) {
        (Some(mine), Some(theirs)) if mine.cmp(&theirs) == Ordering::Equal => Level::SexSame,
        (Some(_), Some(_)) => Level::SexOther,
        _ => Level::SexMissing,
    }
}
