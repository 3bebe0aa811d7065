//! Candidates: pairs that share a key. One kind of key is one pass over all records.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::crew::Crew;
use super::person::{Birth, Person};
use super::text::hash;

/// Records with the same key that are still compared with each other. A key of more is too common
/// to tell anything, and those who are one person share a rarer one.
const MOST_IN_BLOCK: usize = 120;

/// Blocks that a thread takes at once.
const BLOCKS_AT_ONCE: usize = 256;

/// The kinds of keys, from the surest on.
pub const PASSES: u8 = 15;

/// The keys of a record in one pass.
pub fn keys(person: &Person, pass: u8, add: &mut dyn FnMut(u64)) {
    let family = person.family_sound.to_le_bytes();
    let (sound, given) = (person.sound(), person.given_sound);
    let (whole, given_bytes) = (sound.to_le_bytes(), given.to_le_bytes());
    let mut put = |parts: &[&[u8]]| add(hash(pass, parts));
    match pass {
        0 => person.phones.iter().for_each(|phone| put(&[phone.as_bytes()])),
        1 => person.emails.iter().for_each(|email| put(&[email.as_bytes()])),
        2 => person.cards.iter().for_each(|card| put(&[card.as_bytes()])),
        3 if has_name(person) => {
            if let Some(birth) = person.birth {
                put(&[name_start(person, &family), &day(birth)]);
            }
        }
        4 if sound != 0 => {
            if let Some(year) = person.birth.and_then(|birth| birth.year) {
                put(&[&whole, &year.to_le_bytes()]);
            }
        }
        5 if sound != 0 => person.birth.iter().for_each(|birth| put(&[&whole, &day(*birth)])),
        6 if given != 0 => person.birth.iter().for_each(|birth| put(&[&given_bytes, &day(*birth)])),
        7 if sound != 0 => ends(person, 4, &mut |last| put(&[&whole, last])),
        8 if sound != 0 => starts(person, 4, &mut |front| put(&[&whole, front])),
        9 if has_name(person) => {
            ends(person, 6, &mut |last| put(&[name_start(person, &family), last]));
        }
        10 => {
            let Some(birth) = person.birth else { return };
            ends(person, 4, &mut |last| put(&[&day(birth), last]));
            starts(person, 4, &mut |front| put(&[&day(birth), front]));
        }
        11 => person.emails.iter().for_each(|email| {
            put(&[email.split('@').next().unwrap_or("").as_bytes()]);
        }),
        12 => person.cards.iter().for_each(|card| halves(card, &mut |half| put(&[half]))),
        13 => {
            let name = person.name.as_bytes();
            if !name.is_empty() {
                put(&[name]);
            }
        }
        14 if sound != 0 => put(&[&whole]),
        _ => {}
    }
}

fn has_name(person: &Person) -> bool {
    !person.name.is_empty()
}

/// The sound of the surname; of a name in other letters its first letters.
fn name_start<'a>(person: &'a Person, family: &'a [u8; 4]) -> &'a [u8] {
    let bytes = person.name.as_bytes();
    if person.family_len > 0 { family } else { &bytes[..bytes.len().min(4)] }
}

/// Day and month in one order, so that swapped ones meet.
fn day(birth: Birth) -> [u8; 3] {
    let (low, high) = (birth.month.min(birth.day), birth.month.max(birth.day));
    [low, high, u8::from(birth.is_lunar)]
}

fn ends(person: &Person, len: usize, each: &mut dyn FnMut(&[u8])) {
    for phone in &person.phones {
        let bytes = phone.as_bytes();
        each(&bytes[bytes.len().saturating_sub(len)..]);
    }
}

/// The number without its last digits.
fn starts(person: &Person, without: usize, each: &mut dyn FnMut(&[u8])) {
    for phone in &person.phones {
        let bytes = phone.as_bytes();
        each(&bytes[..bytes.len().saturating_sub(without)]);
    }
}

/// Both halves of a number: one slip leaves one of them whole.
fn halves(text: &str, each: &mut dyn FnMut(&[u8])) {
    let (front, back) = text.as_bytes().split_at(text.len() / 2);
    each(&[b"<", front].concat());
    each(&[b">", back].concat());
}

/// Keys of a pass that too many records share.
type Crowded = HashSet<u64, BuildHasherDefault<Taken>>;

/// A pair that shares a key.
pub struct Candidate<'a> {
    /// The place of the one; below that of the other.
    pub one: u32,
    /// The place of the other.
    pub other: u32,
    people: &'a [Person],
    key: u64,
    pass: u8,
    crowded: &'a [Crowded],
}

impl Candidate<'_> {
    /// The two records.
    pub fn people(&self) -> (&Person, &Person) {
        (&self.people[self.one as usize], &self.people[self.other as usize])
    }

    /// Whether the pair was not a candidate by an earlier key. It takes longer than a comparison,
    /// so it is asked only of pairs that matter.
    pub fn is_first(&self) -> bool {
        let (one, other) = self.people();
        (0..=self.pass).all(|pass| {
            let mut mine = Vec::new();
            keys(one, pass, &mut |key| mine.push(key));
            let mut met = false;
            if !mine.is_empty() {
                keys(other, pass, &mut |key| met |= mine.contains(&key) && self.counts(pass, key));
            }
            !met
        })
    }

    fn counts(&self, pass: u8, key: u64) -> bool {
        if pass == self.pass && key >= self.key {
            return false;
        }
        self.crowded.get(usize::from(pass)).is_none_or(|full| !full.contains(&key))
    }
}

/// Gives every candidate to `each`, some of them more than once ([`Candidate::is_first`]). Each of
/// the crew gathers what it finds in something of its own, which are answered; who sees which
/// candidate is left to chance. Holds one pass's keys at a time: 16 bytes a record and key.
pub fn candidates<T: Default + Send>(
    people: &[Person],
    crew: &dyn Crew,
    each: impl Fn(&mut T, &Candidate<'_>) + Sync,
) -> Vec<T> {
    let gathered: Vec<Mutex<T>> = (0..crew.size()).map(|_| Mutex::default()).collect();
    let mut crowded: Vec<Crowded> = Vec::new();
    let mut sorted: Vec<(u64, u32)> = Vec::with_capacity(people.len());
    for pass in 0..PASSES {
        sort_keys(people, pass, crew, &mut sorted);
        let (mut full, mut blocks) = (Crowded::default(), Vec::new());
        for block in sorted.chunk_by(|one, other| one.0 == other.0) {
            match block.len() {
                1 => {}
                2..=MOST_IN_BLOCK => blocks.push(block),
                _ => _ = full.insert(block[0].0),
            }
        }
        crowded.push(full);
        let turn = Turn { people, pass, crowded: &crowded };
        let waiting = Mutex::new(blocks.chunks(BLOCKS_AT_ONCE));
        crew.each(&|worker| {
            let mut own = held(&gathered[worker]);
            let next = || held(&waiting).next();
            while let Some(blocks) = next() {
                blocks.iter().for_each(|block| turn.block(block, &mut *own, &each));
            }
        });
    }
    let inner = |own: Mutex<T>| own.into_inner().unwrap_or_else(PoisonError::into_inner);
    gathered.into_iter().map(inner).collect()
}

fn held<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The keys of all records in one pass, in their order, each with the place of its record.
fn sort_keys(people: &[Person], pass: u8, crew: &dyn Crew, sorted: &mut Vec<(u64, u32)>) {
    let size = people.len().div_ceil(crew.size()).max(1);
    let parts: Vec<Mutex<Vec<(u64, u32)>>> =
        people.chunks(size).map(|_| Mutex::default()).collect();
    crew.each(&|worker| {
        let Some(part) = parts.get(worker) else { return };
        let (first, mut own) = (worker * size, held(part));
        let own_people = people.iter().enumerate().skip(first).take(size);
        own.reserve(size);
        for (at, person) in own_people {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            keys(person, pass, &mut |key| own.push((key, at)));
        }
        own.sort_unstable();
    });
    sorted.clear();
    parts.iter().for_each(|part| sorted.append(&mut held(part)));
    // The parts are in order: a stable sort only merges them.
    sorted.sort();
    sorted.dedup();
}

/// One pass over the blocks.
struct Turn<'a> {
    people: &'a [Person],
    pass: u8,
    crowded: &'a [Crowded],
}

impl Turn<'_> {
    fn block<T>(&self, block: &[(u64, u32)], own: &mut T, each: &impl Fn(&mut T, &Candidate<'_>)) {
        let Turn { people, pass, crowded } = *self;
        for (at, (key, one)) in block.iter().enumerate() {
            for (_, other) in &block[at + 1..] {
                let (key, one, other) = (*key, *one, *other);
                each(own, &Candidate { one, other, people, key, pass, crowded });
            }
        }
    }
}

/// Takes a number that is a hash already as its own hash.
#[derive(Default)]
struct Taken(u64);

impl Hasher for Taken {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}
