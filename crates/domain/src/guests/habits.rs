//! What a guest does again and again, out of the visits of a time.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::GuestRefusal;
use crate::kernel::time::{BusinessDay, DayMinute};
use crate::kernel::words::words;

words! {
    /// The part of the day of a visit.
    pub enum Meal else GuestRefusal::UnknownWord {
        /// 早: until 10:30.
        Breakfast = "breakfast",
        /// 午: until 14:30.
        Lunch = "lunch",
        /// 下午: until 16:30.
        Afternoon = "afternoon",
        /// 晚: until 21:00.
        Dinner = "dinner",
        /// 夜宵: later, and before 05:00.
        Late = "late",
    }
}

words! {
    /// What a guest spends a head, against the steps of the house.
    pub enum Power else GuestRefusal::UnknownWord {
        /// Below the first step.
        Low = "low",
        /// From the first step on.
        Middle = "middle",
        /// From the second step on.
        High = "high",
    }
}

impl Meal {
    /// The meal at a time of day.
    #[must_use]
    pub fn at(minute: DayMinute) -> Self {
        match minute.minute() {
            300..630 => Self::Breakfast,
            630..870 => Self::Lunch,
            870..990 => Self::Afternoon,
            990..1_260 => Self::Dinner,
            _ => Self::Late,
        }
    }
}

/// From which spending a head on a guest has middle and high power, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PowerSteps {
    /// From here on middle.
    pub middle_from_minor: i64,
    /// From here on high.
    pub high_from_minor: i64,
}

impl Default for PowerSteps {
    fn default() -> Self {
        Self { middle_from_minor: 10_000, high_from_minor: 20_000 }
    }
}

impl PowerSteps {
    /// Whether the steps rise.
    ///
    /// # Errors
    /// [`GuestRefusal::PowerSteps`].
    pub const fn check(&self) -> Result<(), GuestRefusal> {
        let rise = 0 < self.middle_from_minor && self.middle_from_minor < self.high_from_minor;
        if rise && self.high_from_minor <= 100_000_000 {
            Ok(())
        } else {
            Err(GuestRefusal::PowerSteps)
        }
    }

    fn power(&self, per_head_minor: i64) -> Power {
        match per_head_minor {
            spent if spent >= self.high_from_minor => Power::High,
            spent if spent >= self.middle_from_minor => Power::Middle,
            _ => Power::Low,
        }
    }
}

/// One paid bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The business day.
    pub day: BusinessDay,
    /// The time of day in its store.
    pub minute: DayMinute,
    /// The table.
    pub table: Option<String>,
    /// How many sat there.
    pub guests: i64,
    /// What was paid, without what was given back.
    pub spent_minor: i64,
}

/// How often something was so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TableTimes {
    /// The table.
    pub table: String,
    /// On how many bills.
    pub times: i64,
}

/// How often the guest came at this time of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TimeTimes {
    /// 1 = Monday … 7 = Sunday.
    pub weekday: u8,
    /// The part of the day.
    pub meal: Meal,
    /// On how many bills.
    pub times: i64,
}

/// What the visits of a time come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Habits {
    /// Paid bills.
    pub count: i64,
    /// What was paid, without what was given back.
    pub spent_minor: i64,
    /// Paid at each, rounded down.
    pub average_minor: i64,
    /// Paid by each who sat at the table, rounded down; `None` without visits.
    pub per_head_minor: Option<i64>,
    /// That against the steps of the house.
    pub power: Option<Power>,
    /// The first day.
    pub first_day: Option<BusinessDay>,
    /// The last day.
    pub last_day: Option<BusinessDay>,
    /// The smallest party.
    pub party_from: Option<i64>,
    /// The largest party.
    pub party_to: Option<i64>,
    /// The party in the middle.
    pub party_usual: Option<i64>,
    /// Tables, the usual one first; at most five.
    pub tables: Vec<TableTimes>,
    /// Times of the week, the usual one first; at most five.
    pub times: Vec<TimeTimes>,
}

/// How many tables and times are named.
const NAMED: usize = 5;

/// What `visits` come to.
#[must_use]
pub fn habits(visits: &[Visit], steps: &PowerSteps) -> Habits {
    let count = i64::try_from(visits.len()).unwrap_or(i64::MAX);
    let spent_minor: i64 = visits.iter().map(|visit| visit.spent_minor).sum();
    let heads: i64 = visits.iter().map(|visit| visit.guests.max(1)).sum();
    let per_head_minor = (count > 0).then(|| spent_minor / heads);
    let mut parties: Vec<i64> = visits.iter().map(|visit| visit.guests.max(1)).collect();
    parties.sort_unstable();
    let mut tables: BTreeMap<&str, i64> = BTreeMap::new();
    let mut times: BTreeMap<(u8, Meal), i64> = BTreeMap::new();
    for visit in visits {
        if let Some(table) = visit.table.as_deref() {
            *tables.entry(table).or_default() += 1;
        }
        *times.entry((visit.day.weekday(), Meal::at(visit.minute))).or_default() += 1;
    }
    Habits {
        count,
        spent_minor,
        average_minor: if count > 0 { spent_minor / count } else { 0 },
        per_head_minor,
        power: per_head_minor.map(|spent| steps.power(spent)),
        first_day: visits.iter().map(|visit| visit.day).min(),
        last_day: visits.iter().map(|visit| visit.day).max(),
        party_from: parties.first().copied(),
        party_to: parties.last().copied(),
        party_usual: parties.get(parties.len().saturating_sub(1) / 2).copied(),
        tables: most(tables)
            .map(|(table, times)| TableTimes { table: table.to_owned(), times })
            .collect(),
        times: most(times)
            .map(|((weekday, meal), times)| TimeTimes { weekday, meal, times })
            .collect(),
    }
}

/// The most frequent first, ties in their own order.
fn most<K: Ord>(counted: BTreeMap<K, i64>) -> impl Iterator<Item = (K, i64)> {
    let mut all: Vec<(K, i64)> = counted.into_iter().collect();
    all.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    all.into_iter().take(NAMED)
}
