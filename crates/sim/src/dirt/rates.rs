//! How often what goes wrong.

use serde::Deserialize;

/// The rates that are used unless a file says otherwise, as TOML.
pub const DEFAULT: &str = include_str!("default.toml");

macro_rules! rates {
    ($($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$fmeta])* pub $field: u64,)+ }

        impl $name {
            fn beyond(&self) -> Option<&'static str> {
                [$((self.$field, stringify!($field)),)+]
                    .into_iter()
                    .find_map(|(rate, field)| (rate > 1000).then_some(field))
            }
        }
    )+};
}

rates! {
    /// What is known of a guest before anything goes wrong.
    Clean {
        /// A second phone.
        second_phone,
        /// An address of e-mail.
        email,
        /// A card.
        card,
        /// A birthday.
        birthday,
        /// Of those, with the year.
        birthday_year,
        /// Of those, by the Chinese calendar.
        birthday_lunar,
    }
    /// Who makes two guests look like one, or is written down twice.
    People {
        /// With a second record.
        again,
        /// Of those, with a third.
        again_twice,
        /// With the phone of somebody of the family.
        family,
        /// Of those, with the same surname.
        family_surname,
        /// With a number that was another guest's before.
        recycled,
    }
    /// Names.
    Name {
        /// Not told.
        missing,
        /// Another character that sounds alike.
        homophone,
        /// Another character.
        wrong_character,
        /// Two characters swapped.
        swapped,
        /// A character dropped.
        dropped,
        /// Surname and title only.
        title_only,
        /// A title behind the name.
        title_added,
        /// Blanks between.
        blanks,
    }
    /// Phones.
    Phone {
        /// Not told.
        missing,
        /// A new number.
        moved,
        /// One digit wrong.
        wrong_digit,
        /// Two digits swapped.
        swapped,
    }
    /// Birthdays.
    Birthday {
        /// Not told.
        missing,
        /// Day and month the other way round.
        other_form,
        /// Without the year.
        without_year,
        /// A wrong day.
        wrong_day,
        /// A wrong year.
        wrong_year,
    }
    /// E-mail.
    Email {
        /// Not told.
        missing,
        /// One letter wrong.
        wrong_letter,
    }
    /// Cards.
    Card {
        /// Not shown.
        missing,
        /// A card that replaced the first.
        new,
        /// One digit wrong.
        wrong_digit,
    }
    /// Sexes.
    Sex {
        /// Not noted.
        missing,
        /// Noted wrongly.
        wrong,
    }
}

/// All rates, of a thousand; every field is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    /// What is known before.
    pub clean: Clean,
    /// Who stands twice, who shares.
    pub people: People,
    /// What happens to names.
    pub name: Name,
    /// What happens to phones.
    pub phone: Phone,
    /// What happens to birthdays.
    pub birthday: Birthday,
    /// What happens to e-mail.
    pub email: Email,
    /// What happens to cards.
    pub card: Card,
    /// What happens to sexes.
    pub sex: Sex,
}

impl Rates {
    /// The first rate above a thousand, if there is one.
    #[must_use]
    pub fn beyond(&self) -> Option<&'static str> {
        let Rates { clean, people, name, phone, birthday, email, card, sex } = self;
        let first = clean.beyond().or(people.beyond()).or(name.beyond()).or(phone.beyond());
        first.or(birthday.beyond()).or(email.beyond()).or(card.beyond()).or(sex.beyond())
    }
}
