//! A guest as the search for duplicates sees him.

use zhike_insight::dedupe::{Known, Person};

use crate::guests::directory::reading;

/// Takes what is known of a guest; the name is read here, because only this ring knows how
/// characters sound.
#[must_use]
pub fn person(id: i64, known: &Known<'_>) -> Person {
    let syllables = known.name.map(reading).unwrap_or_default();
    let syllables: Vec<&str> = syllables.iter().map(String::as_str).collect();
    Person::of(id, known, &syllables)
}
