//! What a run of crashes came to.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::audit::Books;
use crate::witness::Heard;

/// What a run of crashes came to. A durable store has zeros in the last four.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Times the power, or PostgreSQL, went away.
    pub crashes: u64,
    /// Operations the store had acknowledged.
    pub acknowledged: u64,
    /// Operations whose outcome the store itself called unknown.
    pub unknown: u64,
    /// Operations that failed, by code: none of them may be there.
    pub failed: BTreeMap<String, u64>,
    /// How many of the unknown ones turned out to be there.
    pub unknown_there: u64,
    /// Acknowledged operations that were gone after a crash.
    pub lost: u64,
    /// Crashes after which the database could not be read.
    pub corrupt: u64,
    /// Operations that are there more than once.
    pub doubled: u64,
    /// Sentences on what else did not add up.
    pub broken_invariants: Vec<String>,
}

/// What must and must not be in the database, gathered over all crashes.
#[derive(Default)]
pub(crate) struct Expected {
    there: BTreeSet<String>,
    maybe: BTreeSet<String>,
    absent: BTreeSet<String>,
}

impl Expected {
    pub(crate) fn add(&mut self, heard: Heard, report: &mut Report) {
        report.acknowledged += heard.acknowledged.len() as u64;
        report.unknown += heard.unknown.len() as u64;
        report.broken_invariants.extend(heard.broken);
        self.there.extend(heard.acknowledged);
        self.maybe.extend(heard.unknown);
        for (key, code) in heard.failed {
            *report.failed.entry(code).or_default() += 1;
            self.absent.insert(key);
        }
    }

    /// Notes every difference in the report, and expects from now on what is there.
    pub(crate) fn compare(&mut self, books: Books, report: &mut Report) {
        let before = self.there.len();
        self.there.retain(|key| books.operations.contains_key(key));
        report.lost += (before - self.there.len()) as u64;
        let present = |key: &&String| books.operations.contains_key(*key);
        report.unknown_there = self.maybe.iter().filter(present).count() as u64;
        let doubled = books.operations.values().filter(|&&times| times > 1).count() as u64;
        report.doubled = report.doubled.max(doubled);
        let half_done = self.absent.iter().filter(present).take(5);
        let sentences = half_done.map(|key| format!("failed, but it is there: {key}"));
        report.broken_invariants.extend(sentences.chain(books.broken));
    }

    /// The database was lost as a whole.
    pub(crate) fn forget_all(&mut self, report: &mut Report) {
        report.lost += self.there.len() as u64;
        *self = Expected::default();
    }
}
