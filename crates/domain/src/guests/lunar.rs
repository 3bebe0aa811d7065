//! The lunar calendar (农历) from 1900 to 2100, by a table of its months.
//!
//! Computed from the new moons and solar terms of the Beijing meridian; the tests hold new years,
//! leap months and single days against known ones.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kernel::time::BusinessDay;

/// The first lunar year of the table.
pub const FIRST_LUNAR_YEAR: i16 = 1900;
/// 1900-01-31, the new year of the first lunar year.
const FIRST_NEW_YEAR: BusinessDay = BusinessDay(-25_537);

/// A year: bits 0 to 11 say which of the months 1 to 12 have 30 days (the others have 29), bit 12
/// the same of the leap month, and bits 13 to 16 after which month the leap month comes (0: none).
const YEARS: [u32; 201] = [
    0x10bd2, 0x00752, 0x00ea5, 0x0ab2a, 0x0064b, 0x00a9b, 0x09aaa, 0x0056a, 0x00b59, 0x04b6a,
    0x00b52, 0x0cda5, 0x00b25, 0x00a4b, 0x0ba4b, 0x002ad, 0x0056d, 0x045b5, 0x00da9, 0x0fe92,
    0x00d92, 0x00d25, 0x0ad2d, 0x00a56, 0x002b6, 0x09ad5, 0x006d4, 0x00da9, 0x04eca, 0x00e92,
    0x0c6a6, 0x0052b, 0x00a57, 0x0b956, 0x00b5a, 0x006d4, 0x07761, 0x00749, 0x0fb13, 0x00a93,
    0x0052b, 0x0d51b, 0x00a6d, 0x0036a, 0x09da5, 0x00ba4, 0x00b49, 0x04d4b, 0x00a95, 0x0eaad,
    0x00536, 0x00aad, 0x0baca, 0x00db2, 0x00da4, 0x07ea2, 0x00d4a, 0x10596, 0x00a97, 0x00556,
    0x0c575, 0x00ad5, 0x006d2, 0x08755, 0x00ea5, 0x0064a, 0x0664f, 0x00a9b, 0x0eada, 0x0056a,
    0x00b69, 0x0abb2, 0x00b52, 0x00b25, 0x08b2b, 0x00a4b, 0x10aab, 0x002ad, 0x0056d, 0x0d5a9,
    0x00da9, 0x00d92, 0x08e95, 0x00d25, 0x14e4d, 0x00a56, 0x002b6, 0x0c2f5, 0x006d5, 0x00ea9,
    0x0af52, 0x00e92, 0x00d26, 0x0652e, 0x00a57, 0x10ad6, 0x0035a, 0x006d5, 0x0ab69, 0x00749,
    0x00693, 0x08a9b, 0x0052b, 0x00a5b, 0x04aae, 0x0056a, 0x0edd5, 0x00ba4, 0x00b49, 0x0ad53,
    0x00a95, 0x0052d, 0x0855d, 0x00ab5, 0x12baa, 0x005d2, 0x00da5, 0x0de8a, 0x00d4a, 0x00c95,
    0x08a9e, 0x00556, 0x00ab5, 0x04ada, 0x006d2, 0x0c765, 0x00725, 0x0064b, 0x0a657, 0x00cab,
    0x0055a, 0x0656e, 0x00b69, 0x16f52, 0x00b52, 0x00b25, 0x0dd0b, 0x00a4b, 0x004ab, 0x0a2bb,
    0x005ad, 0x00b6a, 0x04daa, 0x00d92, 0x0eea5, 0x00d25, 0x00a55, 0x0ba4d, 0x004b6, 0x005b5,
    0x076d2, 0x00ec9, 0x10f92, 0x00e92, 0x00d26, 0x0d516, 0x00a57, 0x004d6, 0x09365, 0x00755,
    0x00749, 0x0674b, 0x00693, 0x0eaab, 0x0052b, 0x00a5b, 0x0aaba, 0x0056a, 0x00b65, 0x08baa,
    0x00b4a, 0x10d95, 0x00a95, 0x0052d, 0x0c56d, 0x00ab5, 0x005aa, 0x085d5, 0x00da5, 0x00d4a,
    0x06e4d, 0x00c96, 0x0ecce, 0x00556, 0x00ab5, 0x0bad2, 0x006d2, 0x00ea5, 0x0872a, 0x0068b,
    0x10697, 0x004ab, 0x0055b, 0x0d556, 0x00b6a, 0x00752, 0x08b95, 0x00b45, 0x00a8b, 0x04a4f,
    0x004ab,
];

/// A day of the lunar calendar.
///
/// # Examples
/// ```
/// use zhike_domain::guests::LunarDay;
/// let day = LunarDay::of("2026-12-03".parse()?).unwrap();
/// assert_eq!(day.to_string(), "2026-10-25"); // 十月廿五
/// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LunarDay {
    /// The lunar year, by the solar year in which it begins.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// Whether it is the leap month (闰月) after the month of that number.
    pub leap_month: bool,
    /// 1 to 30.
    pub day: u8,
}

impl LunarDay {
    /// The lunar day of a day; `None` before 1900-01-31 and after the lunar year 2100.
    #[must_use]
    pub fn of(day: BusinessDay) -> Option<Self> {
        let mut left = day.days() - FIRST_NEW_YEAR.days();
        if left < 0 {
            return None;
        }
        for (year, code) in (FIRST_LUNAR_YEAR..).zip(YEARS) {
            if left >= year_days(code) {
                left -= year_days(code);
                continue;
            }
            for month in months(code) {
                if left < month.days {
                    let day = u8::try_from(left + 1).ok()?;
                    let (month, leap_month) = (month.number, month.is_leap);
                    return Some(Self { year, month, leap_month, day });
                }
                left -= month.days;
            }
        }
        None
    }

    /// The last day of its lunar year (除夕).
    #[must_use]
    pub fn is_new_years_eve(self) -> bool {
        self.month == 12
            && month_of(self.year, 12, false).is_some_and(|days| i64::from(self.day) == days)
    }
}

impl fmt::Display for LunarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.leap_month { "+" } else { "" };
        write!(f, "{:04}-{:02}{mark}-{:02}", self.year, self.month, self.day)
    }
}

/// The day in the lunar year `year` that stands for this month and day: a leap month that the year
/// has not is the ordinary month, a 30th that the month has not is its 29th. `None` outside the
/// table.
#[must_use]
pub fn in_lunar_year(year: i16, month: u8, leap_month: bool, day: u8) -> Option<BusinessDay> {
    let place = usize::try_from(year - FIRST_LUNAR_YEAR).ok()?;
    let code = *YEARS.get(place)?;
    let before: i64 = YEARS[..place].iter().map(|code| year_days(*code)).sum();
    let is_leap = leap_month && leap_of(code) == month;
    let mut first = FIRST_NEW_YEAR.days() + before;
    for one in months(code) {
        if one.number == month && one.is_leap == is_leap {
            return Some(BusinessDay(first + i64::from(day).min(one.days) - 1));
        }
        first += one.days;
    }
    None
}

/// How many days the month has.
fn month_of(year: i16, month: u8, is_leap: bool) -> Option<i64> {
    let code = *YEARS.get(usize::try_from(year - FIRST_LUNAR_YEAR).ok()?)?;
    months(code).find(|one| one.number == month && one.is_leap == is_leap).map(|one| one.days)
}

struct Month {
    number: u8,
    is_leap: bool,
    days: i64,
}

/// After which month the leap month comes; 0 when there is none.
const fn leap_of(code: u32) -> u8 {
    (code >> 13) as u8
}

const fn days_of(code: u32, bit: u8) -> i64 {
    29 + (code >> bit & 1) as i64
}

fn months(code: u32) -> impl Iterator<Item = Month> {
    (1..=12u8).flat_map(move |number| {
        let ordinary = Month { number, is_leap: false, days: days_of(code, number - 1) };
        let leap = (leap_of(code) == number).then(|| Month {
            number,
            is_leap: true,
            days: days_of(code, 12),
        });
        [Some(ordinary), leap].into_iter().flatten()
    })
}

const fn year_days(code: u32) -> i64 {
    let leap = if leap_of(code) == 0 { 0 } else { days_of(code, 12) };
    12 * 29 + (code & 0xfff).count_ones() as i64 + leap
}
