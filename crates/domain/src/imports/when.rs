//! Days and times in the forms that tills, spreadsheets and people use.

use super::{ImportRefusal, RowRefusal, plain};
use crate::kernel::time::BusinessDay;
use crate::kernel::words::words;

words! {
    /// Which of the three numbers of a date is which, where the year does not come first.
    pub enum DateOrder else ImportRefusal::UnknownDateOrder {
        /// Month, day, year.
        Mdy = "mdy",
        /// Day, month, year.
        Dmy = "dmy",
    }
}

/// A day of the calendar, and the second of it where that is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// The day on the calendar (not yet a business day).
    pub date: BusinessDay,
    /// Seconds since its midnight.
    pub second: Option<u32>,
}

/// Day 25,569 of a spreadsheet is 1970-01-01.
const SERIAL_OF_1970: i64 = 25_569;
/// Serial days that are taken for dates: 1954 to 2118.
const SERIALS: std::ops::RangeInclusive<i64> = 20_000..=79_999;
/// Years that a till can have seen.
const YEARS: std::ops::RangeInclusive<i64> = 1_990..=2_100;
const DAY_SECONDS: u32 = 86_400;

/// A day, with or without a time: `2024/3/1 12:05:00`, `2024-03-01T12:05`, `2024年3月1日`,
/// `20240301`, `20240301120500`, the serial number of a spreadsheet, and `3/1/2024` where `order`
/// says which is the month (or a number above 12 does).
///
/// # Errors
/// [`RowRefusal::TimeNotValid`], [`RowRefusal::DateAmbiguous`].
///
/// # Examples
/// ```
/// use zhike_domain::imports::stamp;
/// let told = stamp("2024/3/1 12:05", None)?;
/// assert_eq!((told.date.to_string().as_str(), told.second), ("2024-03-01", Some(43_500)));
/// # Ok::<(), zhike_domain::imports::RowRefusal>(())
/// ```
pub fn stamp(cell: &str, order: Option<DateOrder>) -> Result<Stamp, RowRefusal> {
    let cell = cell.trim();
    if let Some(told) = serial(cell).or_else(|| run_of_digits(cell)) {
        return Ok(told);
    }
    let (date, time) = parted(cell);
    let date = day(&plain(date), order)?;
    let second = match plain(time).as_str() {
        "" => None,
        _ => Some(clock(time).ok_or(RowRefusal::TimeNotValid)?),
    };
    Ok(Stamp { date, second })
}

/// The date in front and the time behind it.
fn parted(cell: &str) -> (&str, &str) {
    let at = cell.find('日').map(|at| at + '日'.len_utf8());
    let at = at.or_else(|| cell.find(|c: char| c.is_whitespace() || c == 'T'));
    let (date, time) = cell.split_at(at.unwrap_or(cell.len()));
    // `2024-3-1 周五 12:05`: the day of the week says nothing new.
    let time = time.trim_start_matches(|c: char| c.is_whitespace() || c == 'T');
    let time = match time.split_once(char::is_whitespace) {
        Some((week, rest)) if week.starts_with('周') || week.starts_with("星期") => rest,
        _ => time,
    };
    (date, time)
}

fn day(text: &str, order: Option<DateOrder>) -> Result<BusinessDay, RowRefusal> {
    let parts: Vec<&str> =
        text.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts[..] else { return Err(RowRefusal::TimeNotValid) };
    let number = |part: &str| {
        let is_number = part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.parse::<i64>().ok() } else { None }
    };
    let all = (number(first), number(second), number(third));
    let (Some(a), Some(b), Some(c)) = all else { return Err(RowRefusal::TimeNotValid) };
    if first.len() == 4 {
        return calendar(a, b, c);
    }
    let year = if third.len() == 2 { 2_000 + c } else { c };
    match order.or_else(|| told_by_size(a, b)) {
        Some(DateOrder::Mdy) => calendar(year, a, b),
        Some(DateOrder::Dmy) => calendar(year, b, a),
        None => Err(RowRefusal::DateAmbiguous),
    }
}

/// A number above twelve is no month; twice the same is the same either way.
fn told_by_size(a: i64, b: i64) -> Option<DateOrder> {
    match (a > 12, b > 12) {
        (true, false) => Some(DateOrder::Dmy),
        (false, true) => Some(DateOrder::Mdy),
        _ if a == b => Some(DateOrder::Mdy),
        _ => None,
    }
}

fn calendar(year: i64, month: i64, day: i64) -> Result<BusinessDay, RowRefusal> {
    if !YEARS.contains(&year) {
        return Err(RowRefusal::TimeNotValid);
    }
    let told = format!("{year:04}-{month:02}-{day:02}").parse();
    told.ok().ok_or(RowRefusal::TimeNotValid)
}

/// `45352` or `45352.503472`: days since 1899-12-30, as spreadsheets count.
fn serial(cell: &str) -> Option<Stamp> {
    let (days, part) = cell.split_once('.').unwrap_or((cell, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if days.len() != 5 || !is_number(days) || !is_number(part) {
        return None;
    }
    let days: i64 = days.parse().ok()?;
    if !SERIALS.contains(&days) {
        return None;
    }
    let date = BusinessDay(days - SERIAL_OF_1970);
    if part.is_empty() {
        return Some(Stamp { date, second: None });
    }
    // What rounds up to the next midnight is the first second of the next day.
    let second = of_a_day(part)?;
    let date = date.plus_days(i64::from(second / DAY_SECONDS));
    Some(Stamp { date, second: Some(second % DAY_SECONDS) })
}

/// The digits behind the point of a day, as seconds, rounded half up; up to 86,400.
fn of_a_day(part: &str) -> Option<u32> {
    let part = &part[..part.len().min(15)];
    let over: u64 = part.parse().ok()?;
    let under = 10_u64.pow(u32::try_from(part.len()).ok()?);
    let doubled = u128::from(over) * u128::from(DAY_SECONDS) * 2 + u128::from(under);
    u32::try_from(doubled / (u128::from(under) * 2)).ok()
}

/// `20240301`, `202403011205`, `20240301120500`.
fn run_of_digits(cell: &str) -> Option<Stamp> {
    let is_run = matches!(cell.len(), 8 | 12 | 14) && cell.bytes().all(|b| b.is_ascii_digit());
    if !is_run {
        return None;
    }
    let number = |from: usize, to: usize| cell[from..to].parse::<i64>().ok();
    let date = calendar(number(0, 4)?, number(4, 6)?, number(6, 8)?).ok()?;
    if cell.len() == 8 {
        return Some(Stamp { date, second: None });
    }
    let seconds = if cell.len() == 14 { number(12, 14)? } else { 0 };
    let second = second_of(number(8, 10)?, number(10, 12)?, seconds)?;
    Some(Stamp { date, second: Some(second) })
}

/// A time of day as seconds since midnight: `12:05`, `12:05:00.000`, `7:05 PM`, `下午7:05`,
/// `12时05分`, or the fraction of a day that spreadsheets keep (`0.503472`).
///
/// # Examples
/// ```
/// use zhike_domain::imports::clock;
/// assert_eq!(clock("下午 7:05"), Some(68_700));
/// assert_eq!(clock("25:00"), None);
/// ```
#[must_use]
pub fn clock(cell: &str) -> Option<u32> {
    let text = plain(cell).to_ascii_lowercase();
    if let Some(part) = text.strip_prefix("0.") {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        return of_a_day(part).filter(|second| is_number && *second < DAY_SECONDS);
    }
    let (text, half) = half_of_day(&text);
    let text = text.replace(['时', '時', '点', '點', '分'], ":").replace('秒', "");
    let text = text.trim_end_matches(':');
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let parts: Vec<&str> = whole.split(':').collect();
    let number = |part: &str| {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if fits { part.parse::<i64>().ok() } else { None }
    };
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (number(hour)?, number(minute)?, 0),
        [hour, minute, second] => (number(hour)?, number(minute)?, number(second)?),
        _ => return None,
    };
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Evening) => hour % 12 + 12,
    };
    second_of(hour, minute, second)
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Evening,
}

fn half_of_day(text: &str) -> (&str, Option<Half>) {
    for (word, half) in [
        ("上午", Half::Morning),
        ("凌晨", Half::Morning),
        ("下午", Half::Evening),
        ("晚上", Half::Evening),
        ("am", Half::Morning),
        ("pm", Half::Evening),
    ] {
        if let Some(rest) = text.strip_prefix(word).or(text.strip_suffix(word)) {
            return (rest, Some(half));
        }
    }
    (text, None)
}

fn second_of(hour: i64, minute: i64, second: i64) -> Option<u32> {
    let fits = hour < 24 && minute < 60 && second < 60;
    if fits { u32::try_from(hour * 3_600 + minute * 60 + second).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str, order: Option<DateOrder>) -> String {
        match stamp(cell, order) {
            Ok(Stamp { date, second: None }) => date.to_string(),
            Ok(Stamp { date, second: Some(second) }) => {
                format!("{date} {:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
            }
            Err(RowRefusal::DateAmbiguous) => "ambiguous".to_owned(),
            Err(_) => "no".to_owned(),
        }
    }

    #[test]
    fn times_are_read_in_every_usual_form() {
        for (cell, expected) in [
            ("2024/3/1 12:05:00", "2024-03-01 12:05:00"),
            ("2024-03-01 12:05", "2024-03-01 12:05:00"),
            ("2024-03-01T12:05:09.250", "2024-03-01 12:05:09"),
            ("2024.03.01", "2024-03-01"),
            ("2024年3月1日", "2024-03-01"),
            ("2024年3月1日 下午3:05", "2024-03-01 15:05:00"),
            ("2024年3月1日12时05分", "2024-03-01 12:05:00"),
            ("2024-3-1 周五 23:59", "2024-03-01 23:59:00"),
            ("２０２４／３／１ １２：０５", "2024-03-01 12:05:00"),
            ("20240301", "2024-03-01"),
            ("20240301120509", "2024-03-01 12:05:09"),
            ("202403011205", "2024-03-01 12:05:00"),
            ("45352", "2024-03-01"),
            ("45352.5", "2024-03-01 12:00:00"),
            ("45352.503472222", "2024-03-01 12:05:00"),
            ("45352.999999999", "2024-03-02 00:00:00"),
            ("2024-02-29 00:00:00", "2024-02-29 00:00:00"),
            ("2024-03-01  7:05 PM", "2024-03-01 19:05:00"),
            ("2023-02-29", "no"),
            ("2024-13-01", "no"),
            ("2024-03-01 24:00", "no"),
            ("2024-03-01 12:05 somewhere", "no"),
            ("1889-01-01", "no"),
            ("12:05", "no"),
            ("1234567", "no"),
            ("99999", "no"),
            ("", "no"),
            ("3月1日", "no"),
        ] {
            assert_eq!(read(cell, None), expected, "{cell}");
        }
    }

    #[test]
    fn a_date_with_the_year_last_needs_to_be_told_or_to_tell_itself() {
        for (cell, order, expected) in [
            ("3/1/2024", None, "ambiguous"),
            ("3/1/2024", Some(DateOrder::Mdy), "2024-03-01"),
            ("3/1/2024", Some(DateOrder::Dmy), "2024-01-03"),
            ("13/1/2024", None, "2024-01-13"),
            ("1/13/2024 8:30 am", None, "2024-01-13 08:30:00"),
            ("5/5/2024", None, "2024-05-05"),
            ("31.12.24", Some(DateOrder::Dmy), "2024-12-31"),
            ("13/1/2024", Some(DateOrder::Mdy), "no"),
        ] {
            assert_eq!(read(cell, order), expected, "{cell}");
        }
    }

    #[test]
    fn a_time_of_day_is_read_with_its_half_of_the_day() {
        for (cell, expected) in [
            ("11:38:36", Some(41_916)),
            ("0:00", Some(0)),
            ("12:00 AM", Some(0)),
            ("12:30pm", Some(45_000)),
            ("上午9:05", Some(32_700)),
            ("晚上11点30分", Some(84_600)),
            ("0.5", Some(43_200)),
            ("13:00 PM", None),
            ("24:00", None),
            ("12", None),
            ("1:2:3:4", None),
            ("0.", None),
        ] {
            assert_eq!(clock(cell), expected, "{cell}");
        }
    }
}
