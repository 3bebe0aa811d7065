//! How well a name fits a question, and the newest of those that fit alike.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::starts::Kind;

/// Where a question met a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matched {
    /// In the name itself.
    Name,
    /// In its syllables.
    Pinyin,
    /// In their first letters.
    Initials,
}

/// A guest whose name fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The guest.
    pub guest_id: i64,
    /// What fitted.
    pub matched: Matched,
    /// 0: the whole; 1: its beginning; 2: a part.
    pub rank: u8,
}

/// 0: the whole; 1: its beginning; 2: a part.
pub(super) const RANKS: usize = 3;

/// What fits, and how well, where something of this kind is met as a whole (0) or begun (1).
pub(super) fn of_kind(kind: Kind, rank: u8) -> (u8, Matched) {
    match kind {
        Kind::Name => (rank, Matched::Name),
        Kind::Full => (rank, Matched::Pinyin),
        Kind::Initials => (rank, Matched::Initials),
        Kind::Given => (rank + 1, Matched::Pinyin),
        Kind::Part => (2, Matched::Name),
    }
}

/// The last places of one rank: what stands later was written later.
pub(super) struct Newest {
    places: BinaryHeap<Reverse<(usize, Matched)>>,
}

impl Newest {
    pub(super) const fn new() -> Newest {
        Newest { places: BinaryHeap::new() }
    }

    pub(super) fn note(
        &mut self,
        at: usize,
        matched: Matched,
        limit: usize,
        is_live: impl Fn(usize) -> bool,
    ) {
        // One guest may be met at several places.
        let is_full = self.places.len() >= limit.saturating_mul(PLACES_OF_ONE);
        let earliest = self.places.peek().map_or(0, |Reverse((at, _))| *at);
        if (is_full && at <= earliest) || !is_live(at) {
            return;
        }
        if is_full {
            self.places.pop();
        }
        self.places.push(Reverse((at, matched)));
    }

    /// Where, and what fitted there.
    pub(super) fn places(self) -> impl Iterator<Item = (usize, Matched)> {
        self.places.into_iter().map(|Reverse(place)| place)
    }
}

/// So many places of one guest may be met in one rank: a name that is read in two ways and is
/// begun twice alike.
const PLACES_OF_ONE: usize = 4;
