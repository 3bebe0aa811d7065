//! Birthdays, by either calendar.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::GuestRefusal;
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

/// A birthday as the guest tells it. The year is asked of nobody.
///
/// A lunar birthday is kept as it was told; its day in the solar year is not worked out, so it is
/// neither greeted nor counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Birthday {
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

/// The oldest year of birth that is taken.
const FIRST_YEAR: i16 = 1900;

impl Birthday {
    /// Whether there is such a day, and it is not after `today`.
    ///
    /// # Errors
    /// [`GuestRefusal::NotADay`].
    pub fn check(&self, today: BusinessDay) -> Result<(), GuestRefusal> {
        let days = match (self.calendar, self.month) {
            (Calendar::Lunar, 1..=12) => 30,
            (Calendar::Solar, 2) => 29,
            (Calendar::Solar, 4 | 6 | 9 | 11) => 30,
            (Calendar::Solar, 1..=12) => 31,
            _ => 0,
        };
        let is_day = (1..=days).contains(&self.day);
        let leap_fits = self.calendar == Calendar::Lunar || !self.leap_month;
        let year_fits = self.year.is_none_or(|year| self.fits_year(year, today));
        if is_day && leap_fits && year_fits { Ok(()) } else { Err(GuestRefusal::NotADay) }
    }

    fn fits_year(&self, year: i16, today: BusinessDay) -> bool {
        let year_day = i64::from(year);
        match self.calendar {
            Calendar::Lunar => year >= FIRST_YEAR && year_day <= today.year(),
            Calendar::Solar => {
                year >= FIRST_YEAR
                    && on(year_day, self.month, self.day).is_some_and(|day| day <= today)
            }
        }
    }

    /// Days from `today` to the next birthday, 0 on the day itself; `None` for a lunar one. Who is
    /// born on 29 February has it on 28 February in other years.
    #[must_use]
    pub fn days_until(&self, today: BusinessDay) -> Option<i64> {
        if self.calendar == Calendar::Lunar {
            return None;
        }
        let in_year = |year: i64| on(year, self.month, self.day).or_else(|| on(year, 2, 28));
        let coming = [today.year(), today.year() + 1].into_iter().filter_map(in_year);
        coming.map(|day| day.days() - today.days()).find(|days| *days >= 0)
    }
}

/// A day of the solar calendar, if there is one.
fn on(year: i64, month: u8, day: u8) -> Option<BusinessDay> {
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}
