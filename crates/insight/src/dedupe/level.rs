//! The fields that are compared, and the levels each comparison ends in.

use serde::{Deserialize, Serialize};

/// What explains a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// One person, written down twice.
    Same = 0,
    /// Two people who share a number: a family, a secretary, a number that was given out again.
    House = 1,
    /// Two people.
    Others = 2,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Name and sound.
    Name = 0,
    /// Phones.
    Phone = 1,
    /// Addresses of e-mail.
    Email = 2,
    /// Numbers of cards.
    Card = 3,
    /// Birthdays.
    Birthday = 4,
    /// Sexes.
    Sex = 5,
}

/// How many fields there are.
pub const FIELD_COUNT: usize = 6;

/// All fields.
pub const FIELDS: [Field; FIELD_COUNT] =
    [Field::Name, Field::Phone, Field::Email, Field::Card, Field::Birthday, Field::Sex];

/// The most levels of a field, the missing one among them.
pub const MOST_LEVELS: usize = 8;

macro_rules! levels {
    ($($name:ident = ($field:ident, $at:literal, $code:literal, $about:literal),)+) => {
        /// How two records compare in one field.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Level { $(#[doc = $about] $name,)+ }

        impl Level {
            /// All levels.
            pub const ALL: &[Level] = &[$(Level::$name,)+];

            /// The field, and the place among its levels; 0 is a field that one of them lacks.
            #[must_use]
            pub const fn place(self) -> (Field, usize) {
                match self { $(Level::$name => (Field::$field, $at),)+ }
            }

            /// The code of the reason, such as `name.same_sound`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Level::$name => $code,)+ }
            }
        }
    };
}

levels! {
    NameMissing = (Name, 0, "name.missing", "One has no name."),
    NameSame = (Name, 1, "name.same", "The same name."),
    NameSound = (Name, 2, "name.same_sound", "Other characters that sound alike."),
    NameSlip = (Name, 3, "name.slip", "A character dropped, added, or two swapped."),
    NamePart = (Name, 4, "name.part", "One character of several differs."),
    NameTitle = (Name, 5, "name.title", "The same surname; one record has only a title after it."),
    NameFamily = (Name, 6, "name.family", "The same surname, another given name."),
    NameOther = (Name, 7, "name.other", "Another name."),
    PhoneMissing = (Phone, 0, "phone.missing", "One has no phone."),
    PhoneSame = (Phone, 1, "phone.same", "A phone of both."),
    PhoneSlip = (Phone, 2, "phone.slip", "One digit differs, or two are swapped."),
    PhoneOther = (Phone, 3, "phone.other", "Other phones."),
    EmailMissing = (Email, 0, "email.missing", "One has no address of e-mail."),
    EmailSame = (Email, 1, "email.same", "The same address."),
    EmailSlip = (Email, 2, "email.slip", "One letter differs, or only what follows the @."),
    EmailOther = (Email, 3, "email.other", "Other addresses."),
    CardMissing = (Card, 0, "card.missing", "One has no card."),
    CardSame = (Card, 1, "card.same", "The same number."),
    CardSlip = (Card, 2, "card.slip", "One digit differs, or two are swapped."),
    CardOther = (Card, 3, "card.other", "Other cards."),
    BirthdayMissing = (Birthday, 0, "birthday.missing", "One has no birthday."),
    BirthdaySame = (Birthday, 1, "birthday.same", "The same day and year."),
    BirthdayDay = (Birthday, 2, "birthday.same_day", "The same day; a year is not known."),
    BirthdaySwapped = (Birthday, 3, "birthday.swapped", "Day and month are swapped."),
    BirthdaySlip = (Birthday, 4, "birthday.slip", "Of day, month and year one differs."),
    BirthdayCalendar = (Birthday, 5, "birthday.calendar", "By different calendars."),
    BirthdayOther = (Birthday, 6, "birthday.other", "Another birthday."),
    SexMissing = (Sex, 0, "sex.missing", "One has no sex on record."),
    SexSame = (Sex, 1, "sex.same", "The same sex."),
    SexOther = (Sex, 2, "sex.other", "Different sexes."),
}

impl Level {
    /// The level of a field at a place.
    #[must_use]
    pub fn at(field: Field, place: usize) -> Option<Level> {
        Level::ALL.iter().copied().find(|level| level.place() == (field, place))
    }
}

/// How two records compare in every field, in the order of [`FIELDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Levels(pub [u8; FIELD_COUNT]);

impl Levels {
    /// The place of a field's level.
    #[must_use]
    pub fn place(&self, field: Field) -> usize {
        usize::from(self.0[field as usize])
    }

    /// The levels of all fields; a number that is no level counts as missing.
    pub fn all(&self) -> impl Iterator<Item = Level> + '_ {
        FIELDS.into_iter().filter_map(|field| Level::at(field, self.place(field)))
    }
}
