//! Birthdays as lists write them: by either calendar, with or without the year.

use crate::guests::{Birthday, Calendar, GuestRefusal, YearlyDay};
use crate::imports::{DateOrder, RowRefusal, plain};
use crate::kernel::time::BusinessDay;

use super::row::Why;

/// Day 25,569 of a spreadsheet is 1970-01-01.
const SERIAL_OF_1970: i64 = 25_569;
/// The year that systems write when they know none, and those that stand for nothing.
const NO_YEARS: [i64; 4] = [0, 1, 1_900, 1_899];
/// Days that stand for nothing.
const NO_DAYS: [&str; 6] =
    ["0000-00-00", "1900-01-01", "1900/1/1", "1900-1-1", "0001-01-01", "1899-12-30"];

/// A birthday: `1990-05-12`, `5月12日`, `0512`, `19900512`, `农历八月十五`, `1990年闰四月初三`,
/// `腊月廿三`, the serial number of a spreadsheet, and `5/12/1990` where `order` says which is the
/// month or a number above 12 does. `None` for days that systems write when they know none.
///
/// # Errors
/// `birthday.not_a_day`, `import.date_ambiguous`.
///
/// # Examples
/// ```
/// use zhike_domain::guests::Calendar;
/// use zhike_domain::guests::imported::told_birthday;
/// let today = "2026-11-22".parse().unwrap();
/// let told = told_birthday("农历八月十五", Calendar::Solar, None, today).unwrap().unwrap();
/// assert_eq!((told.calendar, told.month, told.day, told.year), (Calendar::Lunar, 8, 15, None));
/// ```
pub fn told_birthday(
    cell: &str,
    usual: Calendar,
    order: Option<DateOrder>,
    today: BusinessDay,
) -> Result<Option<Birthday>, Why> {
    let text = without_time(cell);
    if text.is_empty() || NO_DAYS.contains(&text.as_str()) {
        return Ok(None);
    }
    let (text, calendar) = calendar_of(&text, usual);
    let told = match Numbers::of(&text, order)? {
        Some(numbers) => numbers,
        None => return Err(GuestRefusal::NotADay.into()),
    };
    // Words of the lunar calendar say which it is.
    let calendar = if told.is_lunar { Calendar::Lunar } else { calendar };
    let year = told.year.filter(|year| !NO_YEARS.contains(year));
    let birthday = YearlyDay {
        calendar,
        month: small(told.month)?,
        day: small(told.day)?,
        leap_month: told.leap_month,
        year: year.map(i16::try_from).transpose().map_err(|_over| GuestRefusal::NotADay)?,
    };
    birthday.check(today)?;
    Ok(Some(birthday))
}

fn small(number: i64) -> Result<u8, Why> {
    Ok(u8::try_from(number).map_err(|_over| GuestRefusal::NotADay)?)
}

/// The day without the midnight that programs write behind it, blanks and full-width signs.
fn without_time(cell: &str) -> String {
    let cell = cell.trim().trim_start_matches(['\'', '`']);
    let day = match cell.find([' ', 'T']) {
        Some(at) if cell[at..].contains(':') => &cell[..at],
        _ => cell,
    };
    plain(day)
}

fn calendar_of(text: &str, usual: Calendar) -> (String, Calendar) {
    const WORDS: [(&str, Calendar); 9] = [
        ("农历", Calendar::Lunar),
        ("農曆", Calendar::Lunar),
        ("阴历", Calendar::Lunar),
        ("陰曆", Calendar::Lunar),
        ("公历", Calendar::Solar),
        ("公曆", Calendar::Solar),
        ("阳历", Calendar::Solar),
        ("新历", Calendar::Solar),
        ("西元", Calendar::Solar),
    ];
    for (word, calendar) in WORDS {
        if text.contains(word) {
            let marks = [':', '：', '(', ')', '（', '）'];
            return (text.replace(word, "").trim_matches(marks).to_owned(), calendar);
        }
    }
    (text.to_owned(), usual)
}

/// The numbers of a day, not yet checked.
struct Numbers {
    year: Option<i64>,
    month: i64,
    day: i64,
    leap_month: bool,
    is_lunar: bool,
}

impl Numbers {
    fn of(text: &str, order: Option<DateOrder>) -> Result<Option<Numbers>, Why> {
        let solar =
            |year, month, day| Numbers { year, month, day, leap_month: false, is_lunar: false };
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        let part = |from: usize, to: usize| text[from..to].parse::<i64>().unwrap_or(0);
        match text.len() {
            8 if is_number => return Ok(Some(solar(Some(part(0, 4)), part(4, 6), part(6, 8)))),
            4 if is_number => return Ok(Some(solar(None, part(0, 2), part(2, 4)))),
            5 if is_number => {
                let (year, month, day) = BusinessDay(part(0, 5) - SERIAL_OF_1970).parts();
                return Ok(Some(solar(Some(year), month.into(), day.into())));
            }
            _ => {}
        }
        if text.chars().any(|c| "正冬腊臘初廿闰閏一二三四五六七八九十".contains(c))
        {
            return Ok(in_words(text));
        }
        let parts: Vec<&str> =
            text.split(['-', '/', '.', '年', '月', '日', '号']).filter(|p| !p.is_empty()).collect();
        let number = |part: &str| {
            let fits = part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
            if fits { part.parse::<i64>().ok() } else { None }
        };
        let numbers: Option<Vec<i64>> = parts.iter().map(|part| number(part)).collect();
        Ok(match numbers.as_deref() {
            Some([month, day]) if order == Some(DateOrder::Dmy) => Some(solar(None, *day, *month)),
            Some([month, day]) => Some(solar(None, *month, *day)),
            Some([year, month, day]) if parts[0].len() == 4 => {
                Some(solar(Some(*year), *month, *day))
            }
            Some([a, b, year]) if parts[2].len() == 4 => {
                let (month, day) = ordered(*a, *b, order)?;
                Some(solar(Some(*year), month, day))
            }
            _ => None,
        })
    }
}

/// Which of two numbers is the month.
fn ordered(a: i64, b: i64, order: Option<DateOrder>) -> Result<(i64, i64), Why> {
    match (order, a > 12, b > 12) {
        (Some(DateOrder::Mdy), _, _) | (None, false, true) => Ok((a, b)),
        (Some(DateOrder::Dmy), _, _) | (None, true, false) => Ok((b, a)),
        (None, _, _) if a == b => Ok((a, b)),
        (None, _, _) => Err(RowRefusal::DateAmbiguous.into()),
    }
}

/// `八月十五`, `1990年闰四月初三`, `腊月廿三`: month and day in the words of the lunar calendar.
fn in_words(text: &str) -> Option<Numbers> {
    let (year, rest) = match text.split_once('年') {
        Some((year, rest)) => (Some(year.parse::<i64>().ok()?), rest),
        None => (None, text),
    };
    let (month, day) = rest.split_once('月')?;
    let bare = month.trim_start_matches(['闰', '閏']);
    let bare_day = day.trim_end_matches(['日', '号']);
    // 五月十二日 is any calendar's; 八月十五, 初三 and 廿三 are the lunar one's.
    let is_lunar = bare_day.len() == day.len()
        || rest.contains(['正', '冬', '腊', '臘', '初', '廿', '闰', '閏']);
    let day = bare_day;
    Some(Numbers {
        year,
        month: month_word(bare)?,
        day: day.parse().ok().or_else(|| day_word(day))?,
        leap_month: bare.len() < month.len(),
        is_lunar,
    })
}

fn month_word(word: &str) -> Option<i64> {
    match word {
        "正" => Some(1),
        "冬" => Some(11),
        "腊" | "臘" => Some(12),
        other => other.parse().ok().or_else(|| count(other)),
    }
}

fn day_word(word: &str) -> Option<i64> {
    if let Some(rest) = word.strip_prefix('初') {
        return count(rest);
    }
    match word.strip_prefix('廿') {
        Some("") => Some(20),
        Some(rest) => count(rest).map(|ones| 20 + ones),
        None => count(word),
    }
}

/// 一 to 三十.
fn count(word: &str) -> Option<i64> {
    const ONES: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let one = |word: &str| ONES.iter().position(|one| *one == word);
    let value = match word.split_once('十') {
        None => one(word).filter(|value| *value > 0)?,
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            tens * 10 + one(ones)?
        }
    };
    i64::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(cell: &str, order: Option<DateOrder>) -> String {
        let today = "2026-11-22".parse().unwrap();
        match told_birthday(cell, Calendar::Solar, order, today) {
            Ok(None) => "nothing".to_owned(),
            Ok(Some(day)) => {
                let year = day.year.map_or(String::new(), |year| format!("{year}-"));
                let leap = if day.leap_month { "leap " } else { "" };
                format!("{} {leap}{year}{}-{}", day.calendar, day.month, day.day)
            }
            Err(why) => why.code.to_owned(),
        }
    }

    #[test]
    fn birthdays_are_read_in_every_usual_form() {
        for (cell, expected) in [
            ("1990-05-12", "solar 1990-5-12"),
            ("1990/5/12 0:00:00", "solar 1990-5-12"),
            ("1990-05-12T00:00:00", "solar 1990-5-12"),
            ("1990年5月12日", "solar 1990-5-12"),
            ("１９９０．５．１２", "solar 1990-5-12"),
            ("19900512", "solar 1990-5-12"),
            ("33005", "solar 1990-5-12"),
            ("5月12日", "solar 5-12"),
            ("05-12", "solar 5-12"),
            ("0512", "solar 5-12"),
            ("12/31/1990", "solar 1990-12-31"),
            ("31/12/1990", "solar 1990-12-31"),
            ("5/12/1990", "import.date_ambiguous"),
            ("1900-05-12", "solar 5-12"),
            ("1900-01-01", "nothing"),
            ("0000-00-00", "nothing"),
            ("02-29", "solar 2-29"),
            ("农历八月十五", "lunar 8-15"),
            ("农历1990-08-15", "lunar 1990-8-15"),
            ("1990-08-15(农历)", "lunar 1990-8-15"),
            ("八月十五", "lunar 8-15"),
            ("腊月廿三", "lunar 12-23"),
            ("正月初一", "lunar 1-1"),
            ("冬月三十", "lunar 11-30"),
            ("2020年闰四月初三", "lunar leap 2020-4-3"),
            ("九月二十", "lunar 9-20"),
            ("五月十二日", "solar 5-12"),
            ("五月初五日", "lunar 5-5"),
            ("1990-02-30", "birthday.not_a_day"),
            ("2027-01-01", "birthday.not_a_day"),
            ("90-05-12", "birthday.not_a_day"),
            ("13-01", "birthday.not_a_day"),
            ("农历三十一", "birthday.not_a_day"),
            ("属马", "birthday.not_a_day"),
            ("不详", "birthday.not_a_day"),
        ] {
            assert_eq!(told(cell, None), expected, "{cell}");
        }
        assert_eq!(told("5/12/1990", Some(DateOrder::Dmy)), "solar 1990-12-5");
        assert_eq!(told("5/12", Some(DateOrder::Dmy)), "solar 12-5");
    }

    proptest::proptest! {
        #[test]
        fn no_cell_breaks_it(cell in "\\PC{0,20}") {
            let _told = told(&cell, None);
        }

        #[test]
        fn a_day_is_the_same_in_every_form(
            year in 1930_i64..2012,
            month in 1_i64..=12,
            day in 1_i64..=28,
        ) {
            let expected = format!("solar {year}-{month}-{day}");
            for cell in [
                format!("{year}-{month:02}-{day:02}"),
                format!("{year}/{month}/{day}"),
                format!("{year}{month:02}{day:02}"),
                format!("{year}年{month}月{day}日"),
            ] {
                proptest::prop_assert_eq!(told(&cell, None), expected.clone());
            }
        }
    }
}
