//! The one sentence of a report: what is true, and what stands out. It says only what the figures
//! say, and never why guests did something.

use super::book::Book;
use super::heat::position;
use super::period::Period;
use super::sold::{Sold, change_bp};
use super::usual::comparable;
use crate::kernel::money::{Minor, Ratio, Rounding};
use crate::kernel::time::{BusinessDay, DayMinute};

/// From which change on a period is not as usual, basis points.
const NOTABLE_BP: i64 = 500;
/// An hour or day stands out when it is this far from its own usual …
const STANDOUT_BP: i64 = 2_000;
/// … and when that is this much of the usual of the whole period, basis points.
const STANDOUT_OF_ALL_BP: i64 = 500;

/// What a change of revenue comes from, as far as arithmetic says: revenue is guests times average.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Mostly other numbers of guests.
    Guests,
    /// Mostly another average per guest.
    Average,
    /// Both about alike, or against each other.
    Both,
}

impl Cause {
    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Guests => "guests",
            Self::Average => "average",
            Self::Both => "both",
        }
    }
}

/// What is true of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline {
    /// No bill was settled and nothing refunded.
    Nothing,
    /// There is nothing to compare with yet.
    NoUsual,
    /// Within five percent of what is usual.
    AsUsual {
        /// How far, basis points.
        change_bp: i64,
    },
    /// More than usual, or less when the change is negative.
    Changed {
        /// How far, basis points.
        change_bp: i64,
        /// What it comes from.
        cause: Cause,
    },
}

impl Headline {
    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::NoUsual => "no_usual",
            Self::AsUsual { .. } => "as_usual",
            Self::Changed { change_bp, .. } if *change_bp < 0 => "less",
            Self::Changed { .. } => "more",
        }
    }
}

/// What a headline is made of.
#[derive(Debug, Clone, Copy)]
pub struct HeadlineFacts {
    /// The period.
    pub sold: Sold,
    /// What is usual for it.
    pub usual: Option<Sold>,
}

/// What is true of a period.
#[must_use]
pub fn headline(facts: &HeadlineFacts) -> Headline {
    let sold = &facts.sold;
    if sold.is_nothing() {
        return Headline::Nothing;
    }
    let Some(usual) = &facts.usual else { return Headline::NoUsual };
    let change = change_bp(sold.revenue_minor().raw(), usual.revenue_minor().raw());
    let Some(change_bp) = change else { return Headline::NoUsual };
    if change_bp.abs() < NOTABLE_BP {
        return Headline::AsUsual { change_bp };
    }
    Headline::Changed { change_bp, cause: cause(sold, usual, change_bp) }
}

fn cause(sold: &Sold, usual: &Sold, change: i64) -> Cause {
    let guests = change_bp(sold.guests, usual.guests);
    let average = |sold: &Sold| sold.average_minor().map(Minor::raw);
    let averages = average(sold).zip(average(usual));
    let average = averages.and_then(|(now, then)| change_bp(now, then));
    let (Some(guests), Some(average)) = (guests, average) else { return Cause::Both };
    // Only what moves the same way can be what it comes from.
    let (guests, average) = (guests * change.signum(), average * change.signum());
    if guests > 0 && guests >= 2 * average {
        Cause::Guests
    } else if average > 0 && average >= 2 * guests {
        Cause::Average
    } else {
        Cause::Both
    }
}

/// The hour of one day, or the day of several, that is furthest from its own usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standout {
    /// The day.
    pub day: BusinessDay,
    /// The hour, when the period is one day.
    pub hour: Option<u8>,
    /// What it came to, minor units.
    pub revenue_minor: Minor,
    /// What it usually comes to, minor units.
    pub usual_minor: Minor,
}

impl Standout {
    fn distance(&self) -> Minor {
        (self.revenue_minor - self.usual_minor).max(self.usual_minor - self.revenue_minor)
    }

    /// Whether it is worth a sentence beside `all`, the usual of the whole period.
    fn is_notable(&self, all: Minor) -> bool {
        let reaches =
            |of: Minor, bp: i64| self.distance() >= of.times(Ratio::of(bp, 10_000), Rounding::Up);
        self.usual_minor > Minor::ZERO
            && reaches(self.usual_minor, STANDOUT_BP)
            && reaches(all, STANDOUT_OF_ALL_BP)
    }
}

/// What stands out of a period, if anything does. Of the day that runs only hours that are over
/// count, and of several days only whole ones; `now` is the time of day.
#[must_use]
pub fn standout(
    book: &Book,
    period: &Period,
    now: DayMinute,
    cut_over: DayMinute,
) -> Option<Standout> {
    let found: Vec<Standout> = match period.only_day() {
        Some(day) => hours_of(book, period, day, now, cut_over),
        None => {
            let whole = period.days().filter(|day| book.today != Some(*day));
            whole.filter_map(|day| compared(book, period, day, None)).collect()
        }
    };
    let all: Minor = found.iter().map(|one| one.usual_minor).sum();
    let notable = found.into_iter().filter(|one| one.is_notable(all));
    notable.max_by_key(|one| (one.distance(), std::cmp::Reverse((one.day, one.hour))))
}

fn hours_of(
    book: &Book,
    period: &Period,
    day: BusinessDay,
    now: DayMinute,
    cut_over: DayMinute,
) -> Vec<Standout> {
    let is_over = |hour: &u8| {
        let last = DayMinute::new(u16::from(*hour) * 60 + 59).unwrap_or(now);
        book.today != Some(day) || position(last, cut_over) < position(now, cut_over)
    };
    let hours = (0..24).filter(is_over);
    hours.filter_map(|hour| compared(book, period, day, Some(hour))).collect()
}

/// A whole day, or one of its hours, beside the mean of the same ones before.
fn compared(book: &Book, period: &Period, day: BusinessDay, hour: Option<u8>) -> Option<Standout> {
    let sold = |day: BusinessDay| hour.map_or_else(|| book.day(day), |hour| book.hour(day, hour));
    let earlier = comparable(book, day, period);
    let count = i64::try_from(earlier.len()).ok().filter(|count| *count > 0)?;
    let sum: Minor = earlier.into_iter().map(|day| sold(day).revenue_minor()).sum();
    let usual_minor = sum.times(Ratio::of(1, count), Rounding::HalfUp);
    Some(Standout { day, hour, revenue_minor: sold(day).revenue_minor(), usual_minor })
}
