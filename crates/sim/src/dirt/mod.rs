//! A register of guests in which some stand twice, and what goes wrong when people write people
//! down: the truth is known, so what a search for duplicates finds can be counted.

mod rates;
mod slips;

pub use rates::{DEFAULT, Rates};

use crate::Dice;
use crate::plan::names::{self, PlannedName, pick};
use slips::{other_digit, replace_letter, swap_neighbours};

/// A birthday as it was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenBirthday {
    /// By the Chinese calendar.
    pub lunar: bool,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 30.
    pub day: u8,
    /// When told.
    pub year: Option<i16>,
}

/// One record of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which guest it truly is; records of one guest have the same number.
    pub guest: usize,
    /// The name.
    pub name: Option<String>,
    /// `female` or `male`.
    pub sex: Option<&'static str>,
    /// Eleven digits each, of the block that reaches nobody.
    pub phones: Vec<String>,
    /// Addresses of e-mail.
    pub emails: Vec<String>,
    /// Numbers of cards.
    pub cards: Vec<String>,
    /// The birthday.
    pub birthday: Option<WrittenBirthday>,
}

/// `rows` records, the same for the same seed and rates.
#[must_use]
pub fn register(seed: u64, rows: usize, rates: &Rates) -> Vec<Record> {
    let mut making = Making { dice: Dice::new(seed).split(7), rates, records: Vec::new(), next: 0 };
    let mut guests: Vec<usize> = Vec::new();
    while making.records.len() < rows {
        let at = making.records.len();
        making.guest(guests.len(), &guests);
        guests.push(at);
    }
    making.records.truncate(rows);
    let mut records = making.records;
    // Nothing may be told by the place of a record.
    let mut dice = Dice::new(seed).split(8);
    for at in (1..records.len()).rev() {
        records.swap(at, pick(&mut dice, at + 1));
    }
    records
}

struct Making<'a> {
    dice: Dice,
    rates: &'a Rates,
    records: Vec<Record>,
    /// Numbers given out so far.
    next: usize,
}

impl Making<'_> {
    fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    fn new_phone(&mut self) -> String {
        // A step that has no factor in common with 10^8 spreads neighbours over all last digits.
        format!("154{:08}", (self.number() * 61_803_399 + 20_261_122) % 100_000_000)
    }

    fn new_card(&mut self) -> String {
        // As cards are numbered at the counter, one after the other, with a last digit to check.
        let number = 60_000_000 + self.number();
        let sum: usize = number.to_string().bytes().map(|digit| usize::from(digit - b'0')).sum();
        format!("{number}{}", (10 - sum % 10) % 10)
    }

    /// A guest and his records; `guests` are the first records of those before.
    fn guest(&mut self, guest: usize, guests: &[usize]) {
        let people = self.rates.people;
        let mut clean = self.clean(guest);
        if !guests.is_empty() {
            let other = self.records[guests[pick(&mut self.dice, guests.len())]].clone();
            if self.dice.chance(people.family) {
                self.of_family(&mut clean, &other);
            } else if self.dice.chance(people.recycled) && !other.phones.is_empty() {
                clean.phones = vec![other.phones[0].clone()];
            }
        }
        self.records.push(clean.clone());
        if self.dice.chance(people.again) {
            let dirty = self.dirty(&clean);
            self.records.push(dirty);
            if self.dice.chance(people.again_twice) {
                let dirty = self.dirty(&clean);
                self.records.push(dirty);
            }
        }
    }

    fn clean(&mut self, guest: usize) -> Record {
        let rates = self.rates.clean;
        let PlannedName { name, sex, .. } = names::name(&mut self.dice);
        let mut phones = vec![self.new_phone()];
        if self.dice.chance(rates.second_phone) {
            phones.push(self.new_phone());
        }
        let emails = match self.dice.chance(rates.email) {
            true => vec![self.new_email()],
            false => Vec::new(),
        };
        let cards = match self.dice.chance(rates.card) {
            true => vec![self.new_card()],
            false => Vec::new(),
        };
        let birthday = self.dice.chance(rates.birthday).then(|| self.new_birthday());
        Record { guest, name: Some(name), sex, phones, emails, cards, birthday }
    }

    fn new_email(&mut self) -> String {
        let letters = b"abcdefghijklmnopqrstuvwxyz";
        let mut local = String::new();
        for _ in 0..self.dice.between(5, 10) {
            local.push(char::from(letters[pick(&mut self.dice, letters.len())]));
        }
        let number = self.dice.between(1, 10_000);
        format!("{local}{number}@example.com")
    }

    fn new_birthday(&mut self) -> WrittenBirthday {
        let rates = self.rates.clean;
        let month = u8::try_from(self.dice.between(1, 13)).unwrap_or(1);
        let day = u8::try_from(self.dice.between(1, 29)).unwrap_or(1);
        let year = i16::try_from(self.dice.between(1948, 2006)).unwrap_or(1980);
        let lunar = self.dice.chance(rates.birthday_lunar);
        let year = self.dice.chance(rates.birthday_year).then_some(year);
        WrittenBirthday { lunar, month, day, year }
    }

    /// Somebody of the family of `other`: with that phone, and often with that surname.
    fn of_family(&mut self, clean: &mut Record, other: &Record) {
        if let Some(phone) = other.phones.first() {
            clean.phones = vec![phone.clone()];
        }
        let is_named = self.dice.chance(self.rates.people.family_surname);
        let (Some(mine), Some(theirs)) = (clean.name.clone(), &other.name) else { return };
        let family = family_of(if is_named { theirs } else { &mine });
        let named = format!("{family}{}", given_of(&mine).unwrap_or_default());
        // Two of one family and one name would be one record to anybody.
        clean.name = Some(if named == *theirs { format!("{family}然然") } else { named });
    }

    fn dirty(&mut self, clean: &Record) -> Record {
        let mut record = clean.clone();
        self.dirty_name(&mut record);
        self.dirty_phone(&mut record);
        self.dirty_birthday(&mut record);
        self.dirty_rest(&mut record);
        record
    }

    fn dirty_name(&mut self, record: &mut Record) {
        let rates = self.rates.name;
        let Some(name) = record.name.clone() else { return };
        let dice = &mut self.dice;
        let word = match record.sex {
            Some("female") => "女士",
            Some("male") => "先生",
            _ => "老师",
        };
        record.name = if dice.chance(rates.missing) {
            None
        } else if dice.chance(rates.title_only) {
            Some(format!("{}{word}", family_of(&name)))
        } else if dice.chance(rates.homophone) {
            Some(slips::homophone(dice, &name))
        } else if dice.chance(rates.wrong_character) {
            Some(slips::wrong_character(dice, &name))
        } else if dice.chance(rates.swapped) {
            Some(slips::swap_given(&name))
        } else if dice.chance(rates.dropped) {
            Some(slips::drop_given(dice, &name))
        } else if dice.chance(rates.title_added) {
            Some(format!("{name}{word}"))
        } else if dice.chance(rates.blanks) {
            Some(format!(" {} {}", family_of(&name), given_of(&name).unwrap_or_default()))
        } else {
            Some(name)
        };
    }

    fn dirty_phone(&mut self, record: &mut Record) {
        let rates = self.rates.phone;
        if self.dice.chance(rates.missing) {
            record.phones.clear();
        } else if self.dice.chance(rates.moved) {
            record.phones = vec![self.new_phone()];
        } else if let Some(phone) = record.phones.first_mut() {
            if self.dice.chance(rates.wrong_digit) {
                *phone = other_digit(&mut self.dice, phone, 3);
            } else if self.dice.chance(rates.swapped) {
                *phone = swap_neighbours(&mut self.dice, phone, 3);
            }
        }
    }

    fn dirty_birthday(&mut self, record: &mut Record) {
        let rates = self.rates.birthday;
        let Some(mut birthday) = record.birthday else { return };
        if self.dice.chance(rates.missing) {
            record.birthday = None;
            return;
        }
        if self.dice.chance(rates.other_form) && birthday.day <= 12 {
            (birthday.month, birthday.day) = (birthday.day, birthday.month);
        } else if self.dice.chance(rates.wrong_day) {
            birthday.day = u8::try_from(self.dice.between(1, 29)).unwrap_or(1);
        } else if self.dice.chance(rates.wrong_year) {
            birthday.year =
                birthday.year.map(|year| year + if self.dice.chance(500) { 1 } else { -10 });
        }
        if self.dice.chance(rates.without_year) {
            birthday.year = None;
        }
        record.birthday = Some(birthday);
    }

    fn dirty_rest(&mut self, record: &mut Record) {
        let Rates { email, card, sex, .. } = *self.rates;
        if self.dice.chance(email.missing) {
            record.emails.clear();
        } else if self.dice.chance(email.wrong_letter)
            && let Some(email) = record.emails.first_mut()
        {
            *email = replace_letter(&mut self.dice, email);
        }
        if self.dice.chance(card.missing) {
            record.cards.clear();
        } else if self.dice.chance(card.new) && !record.cards.is_empty() {
            record.cards = vec![self.new_card()];
        } else if self.dice.chance(card.wrong_digit)
            && let Some(card) = record.cards.first_mut()
        {
            *card = other_digit(&mut self.dice, card, 0);
        }
        if self.dice.chance(sex.missing) {
            record.sex = None;
        } else if self.dice.chance(sex.wrong) {
            record.sex = record.sex.map(|sex| if sex == "female" { "male" } else { "female" });
        }
    }
}

fn family_of(name: &str) -> &str {
    zhike_domain::guests::surname(name).unwrap_or("")
}

fn given_of(name: &str) -> Option<&str> {
    name.strip_prefix(family_of(name))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::rates::{Clean, People, Phone};
    use super::*;

    fn rates() -> Rates {
        let clean = Clean { card: 700, email: 450, birthday: 880, ..Clean::default() };
        let people = People { again: 260, again_twice: 120, family: 50, ..People::default() };
        Rates { clean, people, ..Rates::default() }
    }

    #[test]
    fn the_same_seed_gives_the_same_register_and_some_stand_twice() {
        let rates = Rates { phone: Phone { moved: 100, ..Phone::default() }, ..rates() };
        assert_eq!(register(42, 3_000, &rates), register(42, 3_000, &rates));
        assert_ne!(register(42, 3_000, &rates), register(43, 3_000, &rates));
        let mut records: BTreeMap<usize, usize> = BTreeMap::new();
        for record in register(42, 3_000, &rates) {
            *records.entry(record.guest).or_default() += 1;
        }
        let twice = records.values().filter(|count| **count > 1).count();
        assert!((400..900).contains(&twice), "{twice}");
    }

    #[test]
    fn without_dirt_a_second_record_is_the_first() {
        let mut first: BTreeMap<usize, Record> = BTreeMap::new();
        for record in register(1, 2_000, &rates()) {
            let same = first.entry(record.guest).or_insert_with(|| record.clone());
            assert_eq!(*same, record);
        }
    }
}
