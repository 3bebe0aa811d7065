//! How full a restaurant is: weekdays, seasons and holidays.

use zhike_domain::kernel::time::BusinessDay;

/// First day of the lunar year (春节), as the Chinese calendar has it.
const LUNAR_NEW_YEARS: &[&str] =
    &["2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13"];
/// The fifteenth of the eighth lunar month.
const MID_AUTUMNS: &[&str] =
    &["2024-09-17", "2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22"];

/// Monday first, per mille of an average day.
const WEEK: [u64; 7] = [780, 820, 860, 920, 1_180, 1_320, 1_120];
/// January first, per mille of an average day.
const YEAR: [u64; 12] = [1_040, 980, 960, 1_010, 1_050, 960, 930, 940, 1_000, 1_090, 1_010, 1_040];

/// How many guests come on a day, per mille of an average day.
#[must_use]
pub fn fullness(day: BusinessDay) -> u64 {
    let week = WEEK[usize::from(day.weekday()) - 1];
    let month = month(day);
    let season = YEAR[usize::from(month.clamp(1, 12)) - 1];
    let base = week * season / 1_000;
    match holiday(day) {
        Some(Holiday::ReunionEve) => base * 1_900 / 1_000,
        Some(Holiday::NewYearDays) => base * 450 / 1_000,
        Some(Holiday::NewYearWeek) => base * 1_350 / 1_000,
        Some(Holiday::MidAutumn) => base * 1_500 / 1_000,
        Some(Holiday::NationalWeek) => base * 1_450 / 1_000,
        Some(Holiday::Valentines) => base * 1_400 / 1_000,
        None => base,
    }
}

/// Days on which guests come otherwise than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// 年夜饭.
    ReunionEve,
    /// The first two days of the lunar year, when families stay at home.
    NewYearDays,
    /// The days after them.
    NewYearWeek,
    /// 中秋.
    MidAutumn,
    /// 1–7 October.
    NationalWeek,
    /// 14 February.
    Valentines,
}

/// The holiday that a day is.
#[must_use]
pub fn holiday(day: BusinessDay) -> Option<Holiday> {
    let text = day.to_string();
    let since = |days: &[&str]| {
        let known = days.iter().filter_map(|day| day.parse::<BusinessDay>().ok());
        known.map(|start| day.days() - start.days()).find(|days| (-1..=7).contains(days))
    };
    match since(LUNAR_NEW_YEARS) {
        Some(-1) => return Some(Holiday::ReunionEve),
        Some(0 | 1) => return Some(Holiday::NewYearDays),
        Some(2..=6) => return Some(Holiday::NewYearWeek),
        _ => {}
    }
    if since(MID_AUTUMNS) == Some(0) {
        return Some(Holiday::MidAutumn);
    }
    match &text[5..] {
        "02-14" => Some(Holiday::Valentines),
        "10-01" | "10-02" | "10-03" | "10-04" | "10-05" | "10-06" | "10-07" => {
            Some(Holiday::NationalWeek)
        }
        _ => None,
    }
}

/// 1 to 12.
#[must_use]
pub fn month(day: BusinessDay) -> u8 {
    day.to_string()[5..7].parse().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> BusinessDay {
        text.parse().unwrap_or_else(|_| panic!("{text} is a day"))
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        assert_eq!((month(day("2026-11-22")), month(day("2026-02-17"))), (11, 2));
    }

    #[test]
    fn the_eve_of_the_lunar_year_is_full_and_its_first_day_empty() {
        let (eve, first) = (fullness(day("2026-02-16")), fullness(day("2026-02-17")));
        let usual = fullness(day("2026-03-03"));
        assert!(eve > usual * 3 / 2 && first < usual * 2 / 3, "{eve} {first} {usual}");
        assert_eq!(holiday(day("2026-10-03")), Some(Holiday::NationalWeek));
        assert_eq!(holiday(day("2026-09-25")), Some(Holiday::MidAutumn));
        assert_eq!(holiday(day("2026-11-22")), None);
    }

    #[test]
    fn saturdays_are_fuller_than_mondays() {
        assert!(fullness(day("2026-11-21")) > fullness(day("2026-11-16")));
    }
}
