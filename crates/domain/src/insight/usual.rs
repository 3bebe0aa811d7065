//! What is usual: the mean of the same weekdays before.

use std::collections::BTreeMap;

use super::book::{Book, WEEKS, same_weekdays};
use super::period::Period;
use super::sold::Sold;
use crate::kernel::money::{Minor, Ratio, Rounding};
use crate::kernel::time::BusinessDay;

/// What is usual for a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// The mean, each part half up.
    pub sold: Sold,
    /// How many earlier days each day was compared with, at least.
    pub days: i64,
}

/// The earlier days that count for `day`: the same weekdays of the four weeks before the period,
/// none before the house's first sale. A day without sales was closed and is left out, unless all
/// of them were.
pub(super) fn comparable(book: &Book, day: BusinessDay, period: &Period) -> Vec<BusinessDay> {
    let known = |day: &BusinessDay| book.first_day.is_some_and(|first| *day >= first);
    let all: Vec<BusinessDay> = same_weekdays(day, period.from).into_iter().filter(known).collect();
    let open: Vec<BusinessDay> = all.iter().copied().filter(|day| book.has_sales(*day)).collect();
    if open.is_empty() { all } else { open }
}

/// What is usual for a period; nothing when any of its days has no earlier day to compare with.
///
/// # Examples
/// A Sunday after Sundays of ¥100 and ¥120 is usually ¥110:
/// ```
/// use zhike_domain::insight::{Book, Period, Range, Sold, usual};
/// use zhike_domain::kernel::{money::Minor, time::BusinessDay};
/// let sold = |minor| Sold { bills: 1, due_minor: Minor::from_raw(minor), ..Sold::default() };
/// let mut book = Book { first_day: Some(BusinessDay(0)), ..Book::default() };
/// book.hours.entry(BusinessDay(7)).or_default().insert(18, sold(10_000));
/// book.hours.entry(BusinessDay(14)).or_default().insert(18, sold(12_000));
/// let usual = usual(&book, &Period::of(Range::Today, BusinessDay(21)));
/// assert_eq!(usual.map(|usual| (usual.sold.due_minor.raw(), usual.days)), Some((11_000, 2)));
/// ```
#[must_use]
pub fn usual(book: &Book, period: &Period) -> Option<Usual> {
    let mut sum = Usual { sold: Sold::default(), days: WEEKS };
    for day in period.days() {
        let earlier = comparable(book, day, period);
        let count = i64::try_from(earlier.len()).unwrap_or(WEEKS);
        if count == 0 {
            return None;
        }
        let all: Sold = earlier.into_iter().map(|earlier| book.like(earlier, day)).sum();
        sum.sold += all.over(count);
        sum.days = sum.days.min(count);
    }
    Some(sum)
}

/// How much the sales of each weekday of the four weeks before count for a period of whole days:
/// worked out once, then asked for every dish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights([i64; 7]);

impl Weights {
    /// 12 parts: divisible by each count of weeks, so that there is one rounding at the end.
    const PARTS: i64 = 12;

    /// The weights of a period; nothing when one of its days has nothing to compare with.
    #[must_use]
    pub fn of(book: &Book, period: &Period) -> Option<Self> {
        let mut parts = [0; 7];
        for day in period.days() {
            let count = i64::try_from(comparable(book, day, period).len()).unwrap_or(WEEKS);
            if count == 0 {
                return None;
            }
            parts[usize::from(day.weekday()) - 1] += Self::PARTS / count;
        }
        Some(Self(parts))
    }

    /// What is usual of one dish, thousandths, half up: `sold` holds how much of it went on each
    /// weekday (1 = Monday) of the four weeks before.
    #[must_use]
    pub fn usual_qty(&self, sold: &BTreeMap<u8, i64>) -> i64 {
        let part = |(weekday, parts): (u8, &i64)| {
            sold.get(&weekday).copied().unwrap_or_default().saturating_mul(*parts)
        };
        let sum = (1..).zip(&self.0).map(part).fold(0, i64::saturating_add);
        Minor::from_raw(sum).times(Ratio::of(1, Self::PARTS), Rounding::HalfUp).raw()
    }
}
