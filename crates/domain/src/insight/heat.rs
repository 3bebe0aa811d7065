//! Which hours of which weekdays are busy.

use std::collections::BTreeMap;

use super::book::Book;
use super::period::Period;
use crate::kernel::money::{Minor, Ratio, Rounding};
use crate::kernel::time::DayMinute;

/// One hour of one weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeatCell {
    /// 1 = Monday … 7 = Sunday.
    pub weekday: u8,
    /// The hour on the wall, 0 to 23.
    pub hour: u8,
    /// Guests in this hour of a usual week, half up.
    pub guests: i64,
    /// 0 (nobody) to 5 (as many as in the fullest hour).
    pub level: i64,
}

/// A week's hours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heat {
    /// From the first hour with a guest to the last, in the order of the business day.
    pub hours: Vec<u8>,
    /// Weekday by weekday, each with every hour.
    pub cells: Vec<HeatCell>,
}

/// Where a minute of the clock stands in a business day that is cut at `cut_over`: 0 is its first
/// minute, 1439 its last.
#[must_use]
pub fn position(minute: DayMinute, cut_over: DayMinute) -> u16 {
    (minute.minute() + 1_440 - cut_over.minute()) % 1_440
}

/// The mean guests of each hour of each weekday in `period`. A day without sales was closed and is
/// left out of the mean.
#[must_use]
pub fn heat(book: &Book, period: &Period, cut_over: DayMinute) -> Heat {
    let mut guests: BTreeMap<(u8, u8), i64> = BTreeMap::new();
    let mut open: BTreeMap<u8, i64> = BTreeMap::new();
    for day in period.days().filter(|day| book.has_sales(*day)) {
        *open.entry(day.weekday()).or_default() += 1;
        for (hour, sold) in book.hours.get(&day).into_iter().flatten() {
            *guests.entry((day.weekday(), *hour)).or_default() += sold.guests;
        }
    }
    let hours =
        span(guests.iter().filter(|(_, guests)| **guests > 0).map(|((_, h), _)| *h), cut_over);
    let mean = |weekday: u8, hour: u8| {
        let days = open.get(&weekday).copied().unwrap_or(1).max(1);
        let sum = guests.get(&(weekday, hour)).copied().unwrap_or_default();
        Minor::from_raw(sum).times(Ratio::of(1, days), Rounding::HalfUp).raw()
    };
    let most = (1..=7).flat_map(|weekday| hours.iter().map(move |hour| (weekday, *hour)));
    let most = most.map(|(weekday, hour)| mean(weekday, hour)).max().unwrap_or_default();
    let cell = |weekday: u8, hour: u8| {
        let guests = mean(weekday, hour);
        HeatCell { weekday, hour, guests, level: level(guests, most) }
    };
    let cells = (1..=7).flat_map(|weekday| hours.iter().map(move |hour| (weekday, *hour)));
    Heat { cells: cells.map(|(weekday, hour)| cell(weekday, hour)).collect(), hours }
}

/// Five even steps; whoever is there at all is at least in the first.
fn level(guests: i64, most: i64) -> i64 {
    if guests <= 0 || most <= 0 {
        return 0;
    }
    Minor::from_raw(guests).times(Ratio::of(5, most), Rounding::HalfUp).raw().clamp(1, 5)
}

/// Every hour from the first to the last one of the business day.
fn span(hours: impl Iterator<Item = u8>, cut_over: DayMinute) -> Vec<u8> {
    let first = cut_over.minute() / 60;
    let place = |hour: u8| (u16::from(hour) + 24 - first) % 24;
    let places: Vec<u16> = hours.map(place).collect();
    let (Some(from), Some(to)) = (places.iter().min(), places.iter().max()) else {
        return Vec::new();
    };
    (*from..=*to).filter_map(|place| u8::try_from((place + first) % 24).ok()).collect()
}
