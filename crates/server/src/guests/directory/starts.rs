//! Where a question may begin in the text of all names, in the order of what stands there: whoever
//! begins like `lin` stands together, whoever is called so before whoever only begins so.
//!
//! Four bytes a place, some six places a guest. It is made of a text that does not change while it
//! is made; what is written behind that text is looked through as it stands.

use std::ops::Range;

use super::book::{BEGIN, FULL, GIVEN, INITIALS};

/// What stands at a place, in the last bits of its number.
const KIND_BITS: u32 = 3;
/// Behind this byte the number of a place has no room for its kind.
const MOST_BYTES: usize = (u32::MAX >> KIND_BITS) as usize;
/// Places are first parted by two bytes; the next eight are compared as one number.
const PARTED: usize = 2;
const COMPARED: usize = 8;

/// What a place is the beginning of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The name.
    Name,
    /// Its syllables.
    Full,
    /// Their first letters.
    Initials,
    /// The syllables after the surname.
    Given,
    /// A part of the name: a later word, or a letter inside of Chinese writing.
    Part,
}

const KINDS: [Kind; 5] = [Kind::Name, Kind::Full, Kind::Initials, Kind::Given, Kind::Part];

/// Places in their order.
#[derive(Debug, Default)]
pub struct Starts {
    sorted: Vec<u32>,
    covered: usize,
}

/// Places at which a question is met.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// Where nothing follows it.
    pub whole: Range<usize>,
    /// Where something does.
    pub begun: Range<usize>,
}

impl Starts {
    /// The places of a text.
    #[must_use]
    pub fn of(text: &str) -> Starts {
        let bytes = text.as_bytes();
        let covered = whole_records(bytes);
        let mut ends = vec![0_u32; 1 << (8 * PARTED)];
        each_start(&bytes[..covered], |at, _kind| ends[part(bytes, at)] += 1);
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum - *end;
        }
        let mut sorted = vec![0_u32; sum as usize];
        each_start(&bytes[..covered], |at, kind| {
            let next = &mut ends[part(bytes, at)];
            sorted[*next as usize] = number(at, kind);
            *next += 1;
        });
        let mut first = 0;
        for end in ends {
            sort(bytes, &mut sorted[first..end as usize]);
            first = end as usize;
        }
        Starts { sorted, covered }
    }

    /// How many bytes of the text these are the places of.
    #[must_use]
    pub fn covered(&self) -> usize {
        self.covered
    }

    /// Bytes in use.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.sorted.capacity() * size_of::<u32>()
    }

    /// Where `asked` is met.
    #[must_use]
    pub fn meet(&self, text: &str, asked: &str) -> Met {
        let (text, asked) = (&text.as_bytes()[..self.covered], asked.as_bytes());
        let begin = |number: &u32| {
            let rest = &text[place(*number)..];
            &rest[..asked.len().min(rest.len())]
        };
        let low = self.sorted.partition_point(|one| begin(one) < asked);
        let found = self.sorted[low..].partition_point(|one| begin(one) == asked);
        let ended =
            |number: &u32| text.get(place(*number) + asked.len()).is_none_or(|after| *after < b' ');
        let whole = self.sorted[low..low + found].partition_point(ended);
        Met { whole: low..low + whole, begun: low + whole..low + found }
    }

    /// The places in a range: where, and what begins there.
    pub fn places(&self, range: Range<usize>) -> impl Iterator<Item = (usize, Kind)> {
        let kind = |number: u32| KINDS[(number & ((1 << KIND_BITS) - 1)) as usize];
        self.sorted[range].iter().map(move |number| (place(*number), kind(*number)))
    }
}

fn place(number: u32) -> usize {
    (number >> KIND_BITS) as usize
}

fn number(at: usize, kind: Kind) -> u32 {
    u32::try_from(at).unwrap_or(0) << KIND_BITS | kind as u32
}

/// The bytes of whole records of which every place has a number.
fn whole_records(bytes: &[u8]) -> usize {
    if bytes.len() <= MOST_BYTES {
        return bytes.len();
    }
    bytes[..MOST_BYTES].iter().rposition(|byte| *byte == BEGIN).unwrap_or(0)
}

/// Gives each place where a question may begin.
fn each_start(bytes: &[u8], mut give: impl FnMut(usize, Kind)) {
    let mut in_name = false;
    let mut before = BEGIN;
    for (at, byte) in bytes.iter().copied().enumerate() {
        let is_mark = byte < b' ';
        let kind = match before {
            _ if is_mark => None,
            BEGIN => Some(Kind::Name),
            FULL => Some(Kind::Full),
            INITIALS => Some(Kind::Initials),
            GIVEN => Some(Kind::Given),
            b' ' if in_name => Some(Kind::Part),
            // A letter that is no ASCII begins with such a byte, and goes on with others.
            _ if in_name && byte >= 0xc0 => Some(Kind::Part),
            _ => None,
        };
        if let Some(kind) = kind {
            in_name = kind == Kind::Name || (in_name && kind == Kind::Part);
            give(at, kind);
        }
        before = byte;
    }
}

fn part(bytes: &[u8], at: usize) -> usize {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(BEGIN) as usize;
    byte(at) << 8 | byte(at + 1)
}

/// Sorts places that have their first bytes in common.
fn sort(bytes: &[u8], places: &mut [u32]) {
    if places.len() < 2 {
        return;
    }
    let key = |number: u32| {
        let from = (place(number) + PARTED).min(bytes.len());
        let mut key = [0; COMPARED];
        let rest = &bytes[from..];
        let count = rest.len().min(COMPARED);
        key[..count].copy_from_slice(&rest[..count]);
        u64::from_be_bytes(key)
    };
    let rest = |number: u32| &bytes[(place(number) + PARTED + COMPARED).min(bytes.len())..];
    let mut keyed: Vec<(u64, u32)> = places.iter().map(|one| (key(*one), *one)).collect();
    keyed.sort_unstable_by(|one, other| {
        one.0.cmp(&other.0).then_with(|| until_mark(rest(one.1)).cmp(until_mark(rest(other.1))))
    });
    for (slot, (_, number)) in places.iter_mut().zip(keyed) {
        *slot = number;
    }
}

/// What stands before the next mark; nothing behind it decides an order.
fn until_mark(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte < b' ').unwrap_or(bytes.len());
    &bytes[..end]
}
