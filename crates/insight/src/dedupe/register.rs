//! All records, and what is found among them.

use super::block::candidates;
use super::compare::compare;
use super::crew::{Alone, Crew};
use super::learn::{Answer, Tally};
use super::level::Levels;
use super::model::{Frequencies, Model, RAREST, Rarity};
use super::person::Person;
use super::table::Table;

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
    crew: Box<dyn Crew>,
}

/// Candidates that one thread saw, by how they compare.
struct Seen(Table<u32>);

impl Default for Seen {
    fn default() -> Seen {
        Seen(Table::of(|_| 0))
    }
}

impl Register {
    /// Takes all records, to be compared by nobody else.
    #[must_use]
    pub fn of(people: Vec<Person>) -> Register {
        let frequencies = Frequencies::of(&people);
        Register { people, frequencies, crew: Box::new(Alone) }
    }

    /// The same, compared by this crew. What is found does not depend on it.
    #[must_use]
    pub fn with(self, crew: Box<dyn Crew>) -> Register {
        Register { crew, ..self }
    }

    /// The records.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Counts how candidates and strangers compare.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let begun = Model::for_records(self.people.len());
        // What is surely two strangers moves nothing that is learnt.
        let counts = |levels: Levels| begun.posterior(&levels, Rarity(1.0))[2] < 1.0 - HOPELESS;
        let worth = Table::of(counts);
        let seen = candidates(&self.people, &*self.crew, |seen: &mut Seen, candidate| {
            let (one, other) = candidate.people();
            let levels = compare(one, other);
            if *worth.at(&levels) && candidate.is_first() {
                *seen.0.at_mut(&levels) += 1;
            }
        });
        let mut tally = Tally { records: self.people.len(), ..Tally::default() };
        for (levels, count) in seen.iter().flat_map(|seen| seen.0.iter()) {
            if *count > 0 {
                *tally.candidates.entry(levels).or_default() += f64::from(*count);
            }
        }
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
        // The rarer what two agree on, the likelier they are one person.
        let best = |levels: Levels| model.score(&levels, Rarity(RAREST)) >= at_least;
        let worth = Table::of(best);
        let found = candidates(&self.people, &*self.crew, |found: &mut Vec<Match>, candidate| {
            let (one, other) = candidate.people();
            let levels = compare(one, other);
            if *worth.at(&levels) {
                let matched = self.scored(model, one, other, levels);
                if matched.score >= at_least && candidate.is_first() {
                    found.push(matched);
                }
            }
        });
        let mut found = found.concat();
        found.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.ids.cmp(&other.ids)));
        found
    }

    /// How two records compare under a model.
    #[must_use]
    pub fn matched(&self, model: &Model, one: &Person, other: &Person) -> Match {
        self.scored(model, one, other, compare(one, other))
    }

    fn scored(&self, model: &Model, one: &Person, other: &Person, levels: Levels) -> Match {
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
