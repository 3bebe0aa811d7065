//! A day that comes every year, by either calendar.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::GuestRefusal;
use super::lunar::{FIRST_LUNAR_YEAR, LunarDay, in_lunar_year};
use crate::kernel::time::BusinessDay;
use crate::kernel::words::words;

words! {
    /// The calendar a yearly day is counted by.
    pub enum Calendar else GuestRefusal::UnknownWord {
        /// 公历.
        Solar = "solar",
        /// 农历.
        Lunar = "lunar",
    }
}

/// A yearly day as the guest tells it: a birthday, a wedding day. The year is asked of nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearlyDay {
    /// By which calendar.
    pub calendar: Calendar,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31; 1 to 30 in the lunar calendar.
    pub day: u8,
    /// Whether the lunar month is a leap month (闰月).
    #[serde(default)]
    pub leap_month: bool,
    /// The year, when the guest told it.
    #[serde(default)]
    pub year: Option<i16>,
}

/// The yearly day on which a guest was born.
pub type Birthday = YearlyDay;

/// The oldest year that is taken.
const FIRST_YEAR: i16 = FIRST_LUNAR_YEAR;

impl YearlyDay {
    /// Whether there is such a day in its calendar, whatever the year.
    #[must_use]
    pub fn is_day(&self) -> bool {
        let days = match (self.calendar, self.month) {
            (Calendar::Lunar, 1..=12) => 30,
            (Calendar::Solar, 2) => 29,
            (Calendar::Solar, 4 | 6 | 9 | 11) => 30,
            (Calendar::Solar, 1..=12) => 31,
            _ => 0,
        };
        let leap_fits = self.calendar == Calendar::Lunar || !self.leap_month;
        (1..=days).contains(&self.day) && leap_fits
    }

    /// Whether there is such a birthday, and it is not after `today`.
    ///
    /// # Errors
    /// [`GuestRefusal::NotADay`].
    pub fn check(&self, today: BusinessDay) -> Result<(), GuestRefusal> {
        let year_fits =
            self.year.is_none_or(|_year| self.first().is_some_and(|first| first <= today));
        if self.is_day() && year_fits { Ok(()) } else { Err(GuestRefusal::NotADay) }
    }

    /// The day itself in the year that was told; `None` without a year, before 1900, or when that
    /// year has no such day.
    #[must_use]
    pub fn first(&self) -> Option<BusinessDay> {
        let year = self.year.filter(|year| *year >= FIRST_YEAR)?;
        match self.calendar {
            Calendar::Solar => on(i64::from(year), self.month, self.day),
            Calendar::Lunar => in_lunar_year(year, self.month, self.leap_month, self.day),
        }
    }

    /// Whole years from that day to `today`, counted by the solar calendar; `None` when no year was
    /// told.
    #[must_use]
    pub fn age(&self, today: BusinessDay) -> Option<i64> {
        let (first_year, first_month, first_day) = self.first()?.parts();
        let (year, month, day) = today.parts();
        let comes_yet = (month, day) < (first_month, first_day);
        Some(year - first_year - i64::from(comes_yet))
    }

    /// The next time it comes, `today` included; `None` only after the lunar year 2100. Who is
    /// born on 29 February has it on 28 February in other years; a leap month that the year has
    /// not is the ordinary month; a 30th that the month has not is the 29th.
    #[must_use]
    pub fn next(&self, today: BusinessDay) -> Option<BusinessDay> {
        let year = today.year();
        // A lunar year begins up to seven weeks after the solar year of its number.
        (year - 1..=year + 1).filter_map(|year| self.in_year(year)).find(|day| *day >= today)
    }

    fn in_year(&self, year: i64) -> Option<BusinessDay> {
        match self.calendar {
            Calendar::Solar => on(year, self.month, self.day).or_else(|| on(year, 2, 28)),
            Calendar::Lunar => {
                let year = i16::try_from(year).ok()?;
                in_lunar_year(year, self.month, self.leap_month, self.day)
            }
        }
    }

    /// Days from `today` to the next time, 0 on the day itself.
    #[must_use]
    pub fn days_until(&self, today: BusinessDay) -> Option<i64> {
        self.next(today).map(|day| day.days() - today.days())
    }

    /// The day without its year and without the mark of a leap month: what an index is made of.
    #[must_use]
    pub fn index_key(&self) -> String {
        index_key(self.calendar, self.month, self.day)
    }
}

fn index_key(calendar: Calendar, month: u8, day: u8) -> String {
    format!("{calendar}-{month}-{day}")
}

/// The keys of all yearly days that may fall on `day`; each that is found by one is asked by
/// [`YearlyDay::next`] whether it does.
#[must_use]
pub fn keys_on(day: BusinessDay) -> Vec<String> {
    let (_, month, of_month) = day.parts();
    let mut keys = vec![index_key(Calendar::Solar, month, of_month)];
    if (month, of_month) == (2, 28) {
        keys.push(index_key(Calendar::Solar, 2, 29));
    }
    if let Some(lunar) = LunarDay::of(day) {
        keys.push(index_key(Calendar::Lunar, lunar.month, lunar.day));
        if lunar.day == 29 {
            keys.push(index_key(Calendar::Lunar, lunar.month, 30));
        }
    }
    keys
}

/// A day of the solar calendar, if there is one.
fn on(year: i64, month: u8, day: u8) -> Option<BusinessDay> {
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}
