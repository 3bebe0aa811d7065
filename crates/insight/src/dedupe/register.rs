//! All records, and what is found among them.

use super::block::candidates;
use super::compare::compare;
use super::learn::{Answer, Tally};
use super::level::Levels;
use super::model::{Frequencies, Model, Rarity};
use super::person::Person;

/// Pairs drawn by chance to see what strangers look like.
const DRAWN: usize = 200_000;
/// Scores below this are never one person, whatever is learnt.
const HOPELESS: f64 = 1e-7;

/// Two records that may be one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The lower id, then the higher.
    pub ids: (i64, i64),
    /// The probability that they are one person.
    pub score: f64,
    /// How they compare.
    pub levels: Levels,
}

/// All records.
#[derive(Debug)]
pub struct Register {
    people: Vec<Person>,
    frequencies: Frequencies,
}

impl Register {
    /// Takes all records.
    #[must_use]
    pub fn of(people: Vec<Person>) -> Register {
        let frequencies = Frequencies::of(&people);
        Register { people, frequencies }
    }

    /// The records.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Counts how candidates and strangers compare.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally { records: self.people.len(), ..Tally::default() };
        let begun = Model::for_records(self.people.len());
        candidates(&self.people, &mut |candidate| {
            let (one, other) = candidate.people();
            let levels = compare(one, other);
            let posterior = begun.posterior(&levels, Rarity(1.0));
            // What is surely two strangers moves nothing that is learnt.
            if posterior[2] < 1.0 - HOPELESS && candidate.is_first() {
                *tally.candidates.entry(levels).or_default() += 1.0;
            }
        });
        self.draw(&mut tally);
        tally
    }

    fn draw(&self, tally: &mut Tally) {
        let count = self.people.len();
        if count < 2 {
            return;
        }
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut place = || {
            state =
                state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
            let upper = u64::try_from(count).unwrap_or(1);
            usize::try_from((state >> 33) % upper).unwrap_or(0)
        };
        for _ in 0..DRAWN.min(count * 20) {
            let (one, other) = (place(), place());
            if one != other {
                let levels = compare(&self.people[one], &self.people[other]);
                *tally.strangers.entry(levels).or_default() += 1.0;
            }
        }
    }

    /// The model learnt from these records and from answers.
    #[must_use]
    pub fn learn(&self, answers: &[Answer]) -> Model {
        Model::learnt(&self.tally(), answers)
    }

    /// All pairs of at least this score, the surest first.
    #[must_use]
    pub fn find(&self, model: &Model, at_least: f64) -> Vec<Match> {
        let mut found = Vec::new();
        candidates(&self.people, &mut |candidate| {
            let (one, other) = candidate.people();
            let matched = self.matched(model, one, other);
            if matched.score >= at_least && candidate.is_first() {
                found.push(matched);
            }
        });
        found.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.ids.cmp(&other.ids)));
        found
    }

    /// How two records compare under a model.
    #[must_use]
    pub fn matched(&self, model: &Model, one: &Person, other: &Person) -> Match {
        let levels = compare(one, other);
        let score = model.score(&levels, self.frequencies.rarity(one, &levels));
        Match { ids: (one.id.min(other.id), one.id.max(other.id)), score, levels }
    }

    /// Bytes in use, as far as the records go.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let texts = |list: &[Box<str>]| -> usize {
            list.iter().map(|text| text.len() + size_of::<Box<str>>() + 16).sum()
        };
        let own = |person: &Person| {
            person.name.len() + texts(&person.phones) + texts(&person.emails) + texts(&person.cards)
        };
        self.people.capacity() * size_of::<Person>() + self.people.iter().map(own).sum::<usize>()
    }
}
