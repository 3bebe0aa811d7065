//! Something for each of the ways in which two records can compare: there are about ten thousand.

use super::level::{FIELD_COUNT, Level, Levels};

/// How many levels each field has.
const COUNTS: [usize; FIELD_COUNT] = {
    let mut counts = [0; FIELD_COUNT];
    let mut at = 0;
    while at < Level::ALL.len() {
        let (field, place) = Level::ALL[at].place();
        if place >= counts[field as usize] {
            counts[field as usize] = place + 1;
        }
        at += 1;
    }
    counts
};

/// One value for each.
#[derive(Clone, Debug)]
pub(super) struct Table<T>(Vec<T>);

impl<T> Table<T> {
    pub fn of(value: impl FnMut(Levels) -> T) -> Table<T> {
        Table((0..COUNTS.iter().product()).map(levels).map(value).collect())
    }

    /// The value for levels as a comparison ends in them.
    pub fn at(&self, levels: &Levels) -> &T {
        &self.0[place(levels)]
    }

    pub fn at_mut(&mut self, levels: &Levels) -> &mut T {
        &mut self.0[place(levels)]
    }

    pub fn iter(&self) -> impl Iterator<Item = (Levels, &T)> {
        self.0.iter().enumerate().map(|(at, value)| (levels(at), value))
    }
}

fn place(levels: &Levels) -> usize {
    levels.0.iter().zip(COUNTS).fold(0, |at, (place, count)| at * count + usize::from(*place))
}

fn levels(mut at: usize) -> Levels {
    let mut places = [0; FIELD_COUNT];
    for (place, count) in places.iter_mut().zip(COUNTS).rev() {
        *place = u8::try_from(at % count).unwrap_or(0);
        at /= count;
    }
    Levels(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_compare_has_its_own_place() {
        let table = Table::of(|levels| levels);
        assert_eq!(table.0.len(), 8 * 4 * 4 * 4 * 7 * 3);
        for (levels, kept) in table.iter() {
            assert_eq!((table.at(&levels), &levels), (kept, kept));
        }
    }
}
