//! Yearly days by both calendars, and the important days of a guest.

use zhike_domain::guests::{
    Calendar, Coming, GuestRefusal, LunarDay, Occasion, OccasionKind, Repeat, YearlyDay,
    in_lunar_year, keys_on,
};
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::BusinessDay;

fn day(text: &str) -> BusinessDay {
    text.parse().unwrap()
}

fn lunar(month: u8, day: u8, leap_month: bool) -> YearlyDay {
    YearlyDay { calendar: Calendar::Lunar, month, day, leap_month, year: None }
}

fn solar(month: u8, day: u8) -> YearlyDay {
    YearlyDay { calendar: Calendar::Solar, ..lunar(month, day, false) }
}

#[test]
fn a_day_has_its_place_in_the_lunar_calendar() {
    let check = |solar: &str, lunar: &str| {
        let found = LunarDay::of(day(solar)).map_or_else(String::new, |day| day.to_string());
        assert_eq!(found, lunar, "{solar}");
    };
    check("1900-01-30", "");
    check("1900-01-31", "1900-01-01");
    check("1949-10-01", "1949-08-10");
    check("1987-07-26", "1987-06+-01");
    check("2000-02-05", "2000-01-01");
    check("2020-01-24", "2019-12-30");
    check("2020-01-25", "2020-01-01");
    check("2020-05-23", "2020-04+-01");
    check("2023-03-22", "2023-02+-01");
    check("2025-07-25", "2025-06+-01");
    check("2026-02-16", "2025-12-29");
    check("2026-02-17", "2026-01-01");
    check("2026-09-25", "2026-08-15");
    check("2026-11-22", "2026-10-14");
    check("2026-12-03", "2026-10-25");
    check("2027-02-06", "2027-01-01");
    check("2033-12-21", "2033-11-30");
    check("2033-12-22", "2033-11+-01");
    check("2034-02-19", "2034-01-01");
    check("2099-03-22", "2099-02+-01");
    check("2100-02-09", "2100-01-01");
    check("2101-01-28", "2100-12-29");
    check("2101-01-29", "");
}

#[test]
fn lunar_years_begin_when_the_almanacs_say() {
    let new_years = [
        (1901, "02-19"),
        (1911, "01-30"),
        (1921, "02-08"),
        (1931, "02-17"),
        (1941, "01-27"),
        (1951, "02-06"),
        (1961, "02-15"),
        (1971, "01-27"),
        (1981, "02-05"),
        (1985, "02-20"),
        (1991, "02-15"),
        (1997, "02-07"),
        (2001, "01-24"),
        (2008, "02-07"),
        (2011, "02-03"),
        (2015, "02-19"),
        (2018, "02-16"),
        (2021, "02-12"),
        (2024, "02-10"),
        (2028, "01-26"),
        (2029, "02-13"),
        (2030, "02-03"),
        (2038, "02-04"),
        (2050, "01-23"),
    ];
    for (year, new_year) in new_years {
        let found = in_lunar_year(year, 1, false, 1).unwrap().to_string();
        assert_eq!(found, format!("{year}-{new_year}"));
    }
}

#[test]
fn lunar_years_have_the_leap_months_that_the_almanacs_name() {
    let leap_months = [
        (1903, 5),
        (1922, 5),
        (1944, 4),
        (1957, 8),
        (1976, 8),
        (1979, 6),
        (1982, 4),
        (1984, 10),
        (1987, 6),
        (1990, 5),
        (1993, 3),
        (1995, 8),
        (1998, 5),
        (2001, 4),
        (2004, 2),
        (2006, 7),
        (2009, 5),
        (2012, 4),
        (2014, 9),
        (2017, 6),
        (2020, 4),
        (2023, 2),
        (2025, 6),
        (2028, 5),
        (2031, 3),
        (2033, 11),
        (2036, 6),
    ];
    for year in 1976..=2036 {
        let of_year =
            |month| in_lunar_year(year, month, true, 1) != in_lunar_year(year, month, false, 1);
        let found = (1..=12).find(|month| of_year(*month));
        let known = leap_months.iter().find(|(of, _)| *of == year).map(|(_, month)| *month);
        assert_eq!(found, known, "{year}");
    }
    for (year, month) in leap_months {
        let after = in_lunar_year(year, month, true, 1).unwrap().days();
        let before = in_lunar_year(year, month, false, 1).unwrap().days();
        assert!((29..=30).contains(&(after - before)), "{year}");
    }
}

#[test]
fn every_lunar_day_from_1900_to_2100_leads_back_to_its_day() {
    let last = day("2101-01-28");
    let mut at = day("1900-01-31");
    let mut before: Option<LunarDay> = None;
    while at <= last {
        let lunar = LunarDay::of(at).unwrap();
        let back = in_lunar_year(lunar.year, lunar.month, lunar.leap_month, lunar.day);
        assert_eq!(back, Some(at), "{lunar}");
        if let Some(before) = before {
            let follows = lunar.day == before.day + 1 || (lunar.day == 1 && before.day >= 29);
            assert!(follows, "{before} {lunar}");
            let is_new_year = lunar.day == 1 && lunar.month == 1 && !lunar.leap_month;
            assert_eq!(before.is_new_years_eve(), is_new_year, "{before}");
        }
        before = Some(lunar);
        at = at.plus_days(1);
    }
}

#[test]
fn a_yearly_day_comes_next_on_the_day_that_stands_for_it() {
    let check = |yearly: YearlyDay, today: &str, next: &str| {
        assert_eq!(yearly.next(day(today)), Some(day(next)), "{yearly:?} after {today}");
    };
    check(solar(12, 3), "2026-11-22", "2026-12-03");
    check(solar(2, 29), "2027-01-01", "2027-02-28");
    check(solar(2, 29), "2028-01-01", "2028-02-29");
    check(lunar(10, 25, false), "2026-11-22", "2026-12-03");
    check(lunar(10, 25, false), "2026-12-03", "2026-12-03");
    check(lunar(10, 25, false), "2026-12-04", "2027-11-22");
    // 除夕 in a year whose twelfth month is short, and in one where it is long.
    check(lunar(12, 30, false), "2026-01-01", "2026-02-16");
    check(lunar(12, 30, false), "2027-01-01", "2027-02-05");
    check(lunar(12, 30, false), "2028-01-26", "2029-02-12");
    // The lunar December of the year before comes in the solar January.
    check(lunar(12, 1, false), "2026-01-01", "2026-01-19");
    // A leap sixth month: in 2025 there is one, in 2026 it is the ordinary month.
    check(lunar(6, 10, true), "2025-07-01", "2025-08-03");
    check(lunar(6, 10, true), "2026-07-01", "2026-07-23");
    check(lunar(6, 10, false), "2025-06-01", "2025-07-04");
    // The leap eleventh month of 2033 begins in December and ends in January.
    check(lunar(11, 20, true), "2033-12-31", "2034-01-10");
    // The last year of the table still has a next one until its end.
    check(lunar(1, 1, false), "2099-06-01", "2100-02-09");
    assert_eq!(lunar(1, 1, false).next(day("2100-06-01")), None);
}

#[test]
fn an_index_finds_every_yearly_day_on_its_day_and_the_day_itself_decides() {
    let from = day("2026-01-01");
    for ahead in 0..800 {
        let today = from.plus_days(ahead);
        let keys = keys_on(today);
        for yearly in [
            solar(2, 28),
            solar(2, 29),
            solar(12, 31),
            lunar(12, 29, false),
            lunar(12, 30, false),
            lunar(6, 10, true),
            lunar(6, 30, true),
            lunar(5, 30, true),
            lunar(1, 1, false),
        ] {
            if yearly.next(today) == Some(today) {
                assert!(keys.contains(&yearly.index_key()), "{yearly:?} {today}");
            }
        }
    }
    assert_eq!(keys_on(day("2027-02-28")), ["solar-2-28", "solar-2-29", "lunar-1-23"]);
}

fn occasion(kind: OccasionKind, label: &str, day: YearlyDay) -> Occasion {
    Occasion { kind, label: label.parse().ok(), day, repeat: Repeat::Yearly, remind_days: Some(7) }
}

#[test]
fn an_important_day_is_a_day_and_says_what_it_is() {
    let check = |occasion: Occasion, others: usize, expected: &str| {
        let told = occasion.check(others).map_or_else(|why| why.code(), |()| "ok");
        assert_eq!(told, expected, "{occasion:?}");
    };
    use OccasionKind::{Anniversary, Banquet, Birthday, Other, Wedding};
    check(occasion(Wedding, "", solar(5, 20)), 0, "ok");
    check(occasion(Birthday, "女儿", solar(3, 14)), 29, "ok");
    check(occasion(Birthday, "", solar(3, 14)), 0, "occasion.no_words");
    check(occasion(Other, "", solar(3, 14)), 0, "occasion.no_words");
    check(occasion(Wedding, "", solar(2, 30)), 0, "occasion.not_a_day");
    check(occasion(Anniversary, "", lunar(8, 30, true)), 0, "ok");
    check(occasion(Wedding, "", solar(5, 20)), 30, "occasion.too_many");
    let late = Occasion { remind_days: Some(61), ..occasion(Wedding, "", solar(5, 20)) };
    check(late, 0, "occasion.reminds_too_early");
    let once = Occasion { repeat: Repeat::Once, ..occasion(Banquet, "百日宴", solar(5, 20)) };
    check(once.clone(), 0, "occasion.no_year");
    let dated = YearlyDay { year: Some(2027), ..solar(5, 20) };
    check(Occasion { day: dated, ..once.clone() }, 0, "ok");
    let no_day = YearlyDay { year: Some(2027), ..solar(2, 29) };
    check(Occasion { day: no_day, ..once }, 0, "occasion.not_a_day");
}

#[test]
fn an_occasion_comes_every_year_or_once() {
    let wedding =
        occasion(OccasionKind::Wedding, "", YearlyDay { year: Some(2027), ..solar(5, 20) });
    let next = |one: &Occasion, today: &str| one.next(day(today)).map(|day| day.to_string());
    assert_eq!(next(&wedding, "2026-01-01").as_deref(), Some("2027-05-20"), "not before the first");
    assert_eq!(next(&wedding, "2027-05-21").as_deref(), Some("2028-05-20"));
    let once = Occasion { repeat: Repeat::Once, ..wedding };
    assert_eq!(next(&once, "2027-05-20").as_deref(), Some("2027-05-20"));
    assert_eq!(next(&once, "2027-05-21"), None);
    let coming = Coming::on(day("2026-12-03"), day("2026-11-22"));
    assert_eq!((coming.in_days, coming.lunar.unwrap().to_string().as_str()), (11, "2026-10-25"));
    assert_eq!(GuestRefusal::OccasionNoYear.field(), Some("/day"));
}
