//! What each level says: its probability under the three explanations, and how many pairs each
//! explains.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::level::{Class, FIELD_COUNT, FIELDS, Field, Level, Levels, MOST_LEVELS};
use super::person::Person;

/// The score from which on a pair counts as one person without asking.
pub const SURE: f64 = 0.92;
/// The score from which on a pair is shown to be asked about.
pub const WORTH_ASKING: f64 = 0.30;

/// The probabilities of the levels of one field under one class; that of a missing field is not
/// looked at.
pub(super) type Chances = [f64; MOST_LEVELS];

/// Probabilities, as learnt so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// By class, then by field, then by level.
    pub(super) chances: [[Chances; FIELD_COUNT]; 3],
    /// Of all pairs of records, the parts that are one person and one household.
    pub(super) shares: [f64; 2],
}

/// What two thousand records of a restaurant say before any record was seen; learning starts here.
const SAME: [Chances; FIELD_COUNT] = [
    [0.0, 0.70, 0.09, 0.06, 0.06, 0.06, 0.01, 0.02],
    [0.0, 0.82, 0.05, 0.13, 0.0, 0.0, 0.0, 0.0],
    [0.0, 0.85, 0.06, 0.09, 0.0, 0.0, 0.0, 0.0],
    [0.0, 0.90, 0.05, 0.05, 0.0, 0.0, 0.0, 0.0],
    [0.0, 0.80, 0.08, 0.04, 0.04, 0.02, 0.02, 0.0],
    [0.0, 0.985, 0.015, 0.0, 0.0, 0.0, 0.0, 0.0],
];
const HOUSE: [Chances; FIELD_COUNT] = [
    [0.0, 0.003, 0.006, 0.01, 0.05, 0.03, 0.35, 0.551],
    [0.0, 0.97, 0.005, 0.025, 0.0, 0.0, 0.0, 0.0],
    [0.0, 0.03, 0.01, 0.96, 0.0, 0.0, 0.0, 0.0],
    [0.0, 0.005, 0.005, 0.99, 0.0, 0.0, 0.0, 0.0],
    [0.0, 0.003, 0.004, 0.005, 0.03, 0.10, 0.858, 0.0],
    [0.0, 0.45, 0.55, 0.0, 0.0, 0.0, 0.0, 0.0],
];
const OTHERS: [Chances; FIELD_COUNT] = [
    [0.0, 2e-4, 3e-4, 1e-4, 5e-3, 2e-3, 4e-2, 0.952_4],
    [0.0, 1e-7, 1e-6, 1.0, 0.0, 0.0, 0.0, 0.0],
    [0.0, 1e-7, 1e-5, 1.0, 0.0, 0.0, 0.0, 0.0],
    [0.0, 1e-7, 1e-5, 1.0, 0.0, 0.0, 0.0, 0.0],
    [0.0, 5e-5, 2e-3, 5e-4, 8e-3, 0.15, 0.84, 0.0],
    [0.0, 0.5, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0],
];

impl Default for Model {
    fn default() -> Model {
        Model { chances: [SAME, HOUSE, OTHERS], shares: [2e-5, 2e-5] }
    }
}

/// How much rarer or more frequent than usual what two records agree on is: 1 is usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rarity(pub f64);

/// The rarest that anything counts as.
pub(super) const RAREST: f64 = 0.01;
/// The most frequent that anything counts as.
const MOST_FREQUENT: f64 = 100.0;

impl Model {
    /// The model before anything was learnt, for so many records.
    #[must_use]
    pub fn for_records(count: usize) -> Model {
        let records = approximate(count).max(2.0);
        Model { shares: [0.2 / records, 0.1 / records], ..Model::default() }
    }

    /// The probability of each class for a pair; they sum to 1.
    #[must_use]
    pub fn posterior(&self, levels: &Levels, rarity: Rarity) -> [f64; 3] {
        let mut logs = [self.shares[0].ln(), self.shares[1].ln(), (-self.shares[0]).ln_1p()];
        for field in FIELDS {
            let place = levels.place(field);
            if place == 0 {
                continue;
            }
            for (class, log) in logs.iter_mut().enumerate() {
                let usual = self.chances[class][field as usize][place];
                let is_name_of_others = class == Class::Others as usize && field == Field::Name;
                let factor = if is_name_of_others { rarity.0 } else { 1.0 };
                *log += (usual * factor).clamp(1e-9, 1.0).ln();
            }
        }
        let most = logs.iter().copied().fold(f64::MIN, f64::max);
        let parts = logs.map(|log| (log - most).exp());
        let sum: f64 = parts.iter().sum();
        parts.map(|part| part / sum)
    }

    /// The probability that a pair is one person.
    #[must_use]
    pub fn score(&self, levels: &Levels, rarity: Rarity) -> f64 {
        self.posterior(levels, rarity)[Class::Same as usize]
    }

    /// What one level says for (positive) or against one person, in bits: the logarithm of how
    /// much likelier it is of one person than of two. 0 for a field that one of them lacks.
    #[must_use]
    pub fn weight(&self, level: Level) -> f64 {
        let (field, place) = level.place();
        if place == 0 {
            return 0.0;
        }
        let chance = |class: Class| self.chances[class as usize][field as usize][place].max(1e-9);
        // Two people are strangers or, far more rarely, one household: whichever explains better
        // in proportion to how often it is.
        (chance(Class::Same) / chance(Class::Others)).log2()
    }
}

/// Thousandths of a number, rounded: what is kept and shown.
#[must_use]
pub fn thousandths(number: f64) -> i64 {
    let bounded = (number * 1_000.0).round().clamp(-1e15, 1e15);
    // Bounded before, so that nothing is cut off.
    bounded as i64
}

/// How often names, sounds and surnames are, to tell what agreement on one of them is worth.
#[derive(Debug, Default)]
pub(super) struct Frequencies {
    names: Counted<u64>,
    sounds: Counted<u64>,
    families: Counted<u32>,
}

#[derive(Debug)]
struct Counted<K> {
    counts: HashMap<K, u32>,
    all: f64,
    /// The probability that two records agree.
    usual: f64,
}

impl<K> Default for Counted<K> {
    fn default() -> Self {
        Self { counts: HashMap::new(), all: 0.0, usual: 1.0 }
    }
}

impl<K: std::hash::Hash + Eq> Counted<K> {
    fn of(keys: impl Iterator<Item = K>) -> Self {
        let mut counts: HashMap<K, u32> = HashMap::new();
        let mut all = 0.0;
        for key in keys {
            *counts.entry(key).or_default() += 1;
            all += 1.0;
        }
        let squares: f64 = counts.values().map(|count| f64::from(*count).powi(2)).sum();
        let usual = if all > 0.0 { squares / (all * all) } else { 1.0 };
        counts.retain(|_, count| *count > 1);
        Self { counts, all, usual }
    }

    /// How frequent a value is against the usual agreement.
    fn rarity(&self, key: &K) -> f64 {
        if self.all == 0.0 {
            return 1.0;
        }
        let count = self.counts.get(key).copied().unwrap_or(1);
        (f64::from(count) / self.all / self.usual).clamp(RAREST, MOST_FREQUENT)
    }
}

impl Frequencies {
    pub(super) fn of(people: &[Person]) -> Frequencies {
        let name = |person: &Person| super::text::hash(0, &[person.name.as_bytes()]);
        let named = || people.iter().filter(|person| !person.name.is_empty());
        Frequencies {
            names: Counted::of(named().filter(|person| person.has_given()).map(name)),
            sounds: Counted::of(named().map(Person::sound).filter(|sound| *sound != 0)),
            families: Counted::of(
                named().map(|person| person.family_sound).filter(|sound| *sound != 0),
            ),
        }
    }

    pub(super) fn rarity(&self, one: &Person, levels: &Levels) -> Rarity {
        let level = Level::at(Field::Name, levels.place(Field::Name));
        Rarity(match level {
            Some(Level::NameSame) => {
                self.names.rarity(&super::text::hash(0, &[one.name.as_bytes()]))
            }
            Some(Level::NameSound) => self.sounds.rarity(&one.sound()),
            Some(Level::NameTitle | Level::NameFamily) => self.families.rarity(&one.family_sound),
            _ => 1.0,
        })
    }
}

/// A count as a float; exact below 2^52, far beyond any register.
pub(super) fn approximate(count: usize) -> f64 {
    let (high, low) = (count >> 31, count & 0x7fff_ffff);
    let part = |part: usize| f64::from(u32::try_from(part).unwrap_or(u32::MAX));
    part(high) * 2_147_483_648.0 + part(low)
}
