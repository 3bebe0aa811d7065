//! Learning: from the records alone, and from answers.

use std::collections::BTreeMap;

use super::level::{Class, FIELD_COUNT, FIELDS, Levels, MOST_LEVELS};
use super::model::{Chances, Model, Rarity, approximate};

/// Rounds of expectation and maximisation; it stands still long before.
const MOST_ROUNDS: usize = 60;
/// How many pairs the beginning counts for, so that a small register is not over-read.
const BEGINNING: f64 = 60.0;
/// How many pairs an answer counts for.
const ANSWER: f64 = 8.0;

/// What the owner said of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How the two compared when they were asked about.
    pub levels: Levels,
    /// [`Class::Same`] or not.
    pub is_same: bool,
}

/// How many pairs compare how.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Candidates.
    pub(super) candidates: BTreeMap<Levels, f64>,
    /// Pairs drawn by chance: what two strangers look like.
    pub(super) strangers: BTreeMap<Levels, f64>,
    /// Records.
    pub(super) records: usize,
}

impl Model {
    /// Learns from a tally and answers.
    #[must_use]
    pub fn learnt(tally: &Tally, answers: &[Answer]) -> Model {
        let mut model = Model::for_records(tally.records);
        model.chances[Class::Others as usize] = strangers(&model, tally);
        let begun = model.clone();
        for _ in 0..MOST_ROUNDS {
            let next = round(&begun, &model, tally, answers);
            let moved = next.moved_from(&model);
            model = next;
            if moved < 1e-6 {
                break;
            }
        }
        model
    }

    fn moved_from(&self, other: &Model) -> f64 {
        let flat = |model: &Model| -> Vec<f64> {
            model.chances.iter().flatten().flatten().copied().collect()
        };
        let apart = flat(self).into_iter().zip(flat(other)).map(|(a, b)| (a - b).abs());
        apart.fold(0.0, f64::max)
    }
}

/// What strangers look like, from pairs drawn by chance.
fn strangers(begun: &Model, tally: &Tally) -> [Chances; FIELD_COUNT] {
    let mut counts = [[0.0; MOST_LEVELS]; FIELD_COUNT];
    for (levels, count) in &tally.strangers {
        add(&mut counts, levels, *count);
    }
    blend(&begun.chances[Class::Others as usize], &counts, 2_000.0)
}

/// One round: who explains each pair how far, and what the levels then are under each class.
fn round(begun: &Model, model: &Model, tally: &Tally, answers: &[Answer]) -> Model {
    let mut counts = [[[0.0; MOST_LEVELS]; FIELD_COUNT]; 2];
    let mut sums = [0.0; 2];
    for (levels, count) in &tally.candidates {
        let posterior = model.posterior(levels, Rarity(1.0));
        for class in [Class::Same as usize, Class::House as usize] {
            add(&mut counts[class], levels, posterior[class] * count);
            sums[class] += posterior[class] * count;
        }
    }
    for answer in answers {
        let class = if answer.is_same { Class::Same } else { Class::House } as usize;
        add(&mut counts[class], &answer.levels, ANSWER);
    }
    let records = approximate(tally.records).max(2.0);
    let pairs = records * (records - 1.0) / 2.0;
    let share = |class: usize| ((sums[class] + 1.0) / pairs).clamp(1e-12, 0.2);
    let mut next = model.clone();
    for class in [Class::Same as usize, Class::House as usize] {
        next.chances[class] = blend(&begun.chances[class], &counts[class], BEGINNING);
        next.shares[class] = share(class);
    }
    next
}

fn add(counts: &mut [Chances; FIELD_COUNT], levels: &Levels, count: f64) {
    for field in FIELDS {
        let place = levels.place(field);
        if place > 0 {
            counts[field as usize][place] += count;
        }
    }
}

/// Counted levels with a beginning that weighs like so many pairs.
fn blend(
    begun: &[Chances; FIELD_COUNT],
    counts: &[Chances; FIELD_COUNT],
    weight: f64,
) -> [Chances; FIELD_COUNT] {
    let mut blended = *begun;
    for (field, chances) in blended.iter_mut().enumerate() {
        let all: f64 = counts[field].iter().sum::<f64>() + weight;
        for (place, chance) in chances.iter_mut().enumerate() {
            *chance = (counts[field][place] + weight * begun[field][place]) / all;
        }
    }
    blended
}
