use proptest::prelude::*;
use zhike_domain::insight::{
    Book, Cause, Headline, HeadlineFacts, Period, Range, Sold, Weights, change_bp, headline, heat,
    position, same_weekdays, shares, standout, usual,
};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::{BusinessDay, DayMinute};

const CUT: DayMinute = DayMinute::DEFAULT_CUT_OVER;

fn day(text: &str) -> BusinessDay {
    text.parse().unwrap()
}

fn clock(text: &str) -> DayMinute {
    text.parse().unwrap()
}

fn sold(bills: i64, guests: i64, due: i64) -> Sold {
    let due_minor = Minor::from_raw(due);
    Sold { bills, guests, list_minor: due_minor, due_minor, ..Sold::default() }
}

/// A house that opened on a day and sold this at these hours.
fn book(first: &str, today: &str, rows: &[(&str, u8, Sold)]) -> Book {
    let mut book = Book { first_day: Some(day(first)), today: Some(day(today)), ..Book::default() };
    for (at, hour, sold) in rows {
        book.hours.entry(day(at)).or_default().insert(*hour, *sold);
    }
    book
}

#[test]
fn the_days_of_a_report_are_named_or_said() {
    let today = day("2026-11-22");
    let named = |range, from: &str, to: &str| {
        let period = Period::asked(Some(range), None, None, today).unwrap();
        assert_eq!(period, Period { from: day(from), to: day(to) });
    };
    named(Range::Today, "2026-11-22", "2026-11-23");
    named(Range::Yesterday, "2026-11-21", "2026-11-22");
    named(Range::Last7, "2026-11-15", "2026-11-22");
    named(Range::Last28, "2026-10-25", "2026-11-22");
    let said = |range, from: Option<&str>, to: Option<&str>| {
        Period::asked(range, from.map(day), to.map(day), today)
            .map(|period| format!("{} {}", period.from, period.to))
            .unwrap_or_else(|refused| refused.code().to_owned())
    };
    for (range, from, to, expected) in [
        (None, None, None, "2026-11-22 2026-11-23"),
        (None, Some("2026-11-01"), Some("2026-11-08"), "2026-11-01 2026-11-08"),
        (None, Some("2026-11-20"), Some("2026-12-20"), "2026-11-20 2026-11-23"),
        (None, Some("2025-11-22"), Some("2026-11-23"), "2025-11-22 2026-11-23"),
        (None, Some("2025-11-21"), Some("2026-11-23"), "sales.range_too_long"),
        (None, Some("2026-11-08"), Some("2026-11-08"), "sales.range_backwards"),
        (None, Some("2026-11-08"), Some("2026-11-01"), "sales.range_backwards"),
        (None, Some("2026-11-23"), Some("2026-11-24"), "sales.range_ahead"),
        (None, Some("2026-11-01"), None, "sales.range_half"),
        (None, None, Some("2026-11-01"), "sales.range_half"),
        (Some(Range::Today), Some("2026-11-01"), None, "sales.range_twice"),
    ] {
        assert_eq!(said(range, from, to), expected, "{range:?} {from:?} {to:?}");
    }
    let week = Period::of(Range::Last7, today);
    assert_eq!((week.count(), week.last(), week.only_day()), (7, day("2026-11-21"), None));
    assert_eq!(week.before(), Period { from: day("2026-11-08"), to: day("2026-11-15") });
}

proptest! {
    #[test]
    fn a_day_is_compared_with_its_weekday_before_the_period(
        first in 0_i64..30_000,
        offset in 0_i64..366,
    ) {
        let (first, at) = (BusinessDay(first), BusinessDay(first + offset));
        let before = same_weekdays(at, first);
        prop_assert!(before[0] < first && before[0].plus_days(7) >= first);
        for (one, next) in before.iter().zip(&before[1..]) {
            prop_assert_eq!(one.plus_days(-7), *next);
        }
        prop_assert!(before.iter().all(|day| day.weekday() == at.weekday()));
    }

    #[test]
    fn shares_are_whole_and_never_negative(
        parts in prop::collection::vec(-1_000_000_i64..1_000_000, 0..12),
    ) {
        let amounts: Vec<Minor> = parts.iter().copied().map(Minor::from_raw).collect();
        let all = shares(&amounts);
        prop_assert_eq!(all.len(), parts.len());
        prop_assert!(all.iter().all(|share| *share >= 0));
        let any = parts.iter().any(|part| *part > 0);
        prop_assert_eq!(all.iter().sum::<i64>(), if any { 10_000 } else { 0 });
    }
}

#[test]
fn the_figures_are_sums_and_one_rounding() {
    let mut night = sold(96, 318, 3_864_000);
    night.list_minor = Minor::from_raw(4_150_000);
    night.refunded_minor = Minor::from_raw(64_000);
    night.member_bills = 59;
    assert_eq!(night.revenue_minor(), Minor::from_raw(3_800_000));
    assert_eq!(night.average_minor(), Some(Minor::from_raw(11_950)));
    assert_eq!((night.member_bp(), night.discount_bp()), (Some(6_146), Some(689)));
    let nothing = Sold::default();
    assert_eq!(
        (nothing.average_minor(), nothing.member_bp(), nothing.discount_bp()),
        (None, None, None)
    );
    for (now, then, expected) in [
        (110, 100, Some(1_000)),
        (90, 100, Some(-1_000)),
        (0, 100, Some(-10_000)),
        (5, 0, None),
        (5, -1, None),
        (1, 3, Some(-6_667)),
    ] {
        assert_eq!(change_bp(now, then), expected, "{now} after {then}");
    }
}

#[test]
fn usual_is_the_mean_of_the_same_weekdays_that_were_open() {
    let rows = [
        ("2026-11-15", 12, sold(10, 20, 100_000)),
        ("2026-11-08", 12, sold(20, 40, 200_000)),
        ("2026-11-01", 12, sold(11, 21, 100_001)),
        ("2026-11-14", 12, sold(90, 90, 900_000)),
    ];
    let today = day("2026-11-22");
    let mean = |book: &Book, range| {
        usual(book, &Period::of(range, today))
            .map(|usual| (usual.sold.due_minor.raw(), usual.sold.guests, usual.days))
    };
    let mut house = book("2026-09-01", "2026-11-22", &rows);
    // Up to now nothing had come on the earlier Sundays.
    assert_eq!(mean(&house, Range::Today), Some((0, 0, 3)));
    house.so_far.insert(day("2026-11-15"), sold(3, 6, 30_000));
    house.so_far.insert(day("2026-11-08"), sold(6, 12, 60_000));
    assert_eq!(mean(&house, Range::Today), Some((30_000, 6, 3)), "25 October was closed");
    // Of a whole day the whole days before count, rounded half up once.
    house.today = Some(day("2026-11-23"));
    assert_eq!(mean(&house, Range::Today), Some((133_334, 27, 3)));
    // Every Wednesday was closed: that is usual.
    let wednesday = Period { from: day("2026-11-18"), to: day("2026-11-19") };
    assert_eq!(usual(&house, &wednesday).map(|usual| usual.sold.bills), Some(0));
    // A house that opened three days ago has nothing to compare with.
    let young = book("2026-11-20", "2026-11-23", &[]);
    assert_eq!(mean(&young, Range::Today), None);
    assert_eq!(mean(&young, Range::Last7), None);
    let opened = book("2026-11-09", "2026-11-23", &[("2026-11-15", 12, sold(1, 2, 7_000))]);
    assert_eq!(mean(&opened, Range::Today), Some((7_000, 2, 1)));
    assert_eq!((opened.days_known(today), opened.days_known(day("2026-11-01"))), (14, 0));
}

#[test]
fn a_week_is_usually_the_sum_of_its_usual_days() {
    let mut house = Book { first_day: Some(day("2026-01-01")), ..Book::default() };
    for back in 1..=35 {
        let at = day("2026-11-22").plus_days(-back);
        let weeks = (back - 1) / 7;
        house.hours.entry(at).or_default().insert(18, sold(1, 2, 100 + weeks));
    }
    let week = Period::of(Range::Last7, day("2026-11-22"));
    let usual_week = usual(&house, &week).unwrap();
    // Weeks 1 to 4 back came to 101, 102, 103, 104 a day: 102.5, half up each day.
    assert_eq!((usual_week.sold.due_minor.raw(), usual_week.days), (7 * 103, 4));
    let dish = [(1, 4_000), (7, 2_000)].into();
    let weights = Weights::of(&house, &week).unwrap();
    assert_eq!(weights.usual_qty(&dish), 1_500);
    assert_eq!(weights.usual_qty(&[(1, 1), (7, 1)].into()), 1, "two quarters, rounded once");
    assert_eq!(Weights::of(&Book::default(), &week), None);
}

#[test]
fn the_sentence_says_what_the_figures_say() {
    let said = |now: Sold, then: Option<Sold>| headline(&HeadlineFacts { sold: now, usual: then });
    assert_eq!(said(Sold::default(), Some(sold(1, 1, 1))), Headline::Nothing);
    assert_eq!(said(sold(1, 1, 100), None), Headline::NoUsual);
    assert_eq!(said(sold(1, 1, 100), Some(Sold::default())), Headline::NoUsual);
    let usual = sold(100, 200, 1_000_000);
    for (now, code, change, cause) in [
        (sold(100, 200, 1_050_000), "more", 500, Some(Cause::Average)),
        (sold(100, 200, 1_049_900), "as_usual", 499, None),
        (sold(110, 220, 1_100_000), "more", 1_000, Some(Cause::Guests)),
        (sold(100, 200, 1_100_000), "more", 1_000, Some(Cause::Average)),
        (sold(105, 210, 1_100_000), "more", 1_000, Some(Cause::Both)),
        (sold(80, 160, 800_000), "less", -2_000, Some(Cause::Guests)),
        (sold(120, 240, 900_000), "less", -1_000, Some(Cause::Average)),
    ] {
        let said = said(now, Some(usual));
        let expected = match cause {
            None => Headline::AsUsual { change_bp: change },
            Some(cause) => Headline::Changed { change_bp: change, cause },
        };
        assert_eq!((said, said.code()), (expected, code));
    }
    let mut refunded = sold(1, 2, 100_000);
    refunded.refunds = 1;
    refunded.refunded_minor = Minor::from_raw(150_000);
    assert_eq!(said(refunded, Some(usual)).code(), "less");
}

#[test]
fn the_hour_or_the_day_that_is_furthest_from_usual_stands_out() {
    let mut rows = Vec::new();
    for sunday in ["2026-11-15", "2026-11-08", "2026-11-01", "2026-10-25"] {
        rows.extend([(sunday, 12, sold(5, 10, 50_000)), (sunday, 18, sold(20, 40, 200_000))]);
        rows.extend([(sunday, 1, sold(5, 10, 50_000))]);
    }
    rows.extend([("2026-11-22", 12, sold(6, 12, 57_000)), ("2026-11-22", 18, sold(5, 9, 40_000))]);
    let house = book("2026-01-01", "2026-11-22", &rows);
    let today = Period::of(Range::Today, day("2026-11-22"));
    let hour = |now: &str| standout(&house, &today, clock(now), CUT).and_then(|found| found.hour);
    assert_eq!(
        hour("18:59"),
        None,
        "the hour that runs does not count; 14 % at noon is too little"
    );
    assert_eq!(hour("19:00"), Some(18));
    assert_eq!(hour("00:30"), Some(18), "after midnight the evening is over");
    let found = standout(&house, &today, clock("19:00"), CUT).unwrap();
    assert_eq!((found.revenue_minor.raw(), found.usual_minor.raw()), (40_000, 200_000));
    let week = Period { from: day("2026-11-16"), to: day("2026-11-23") };
    assert_eq!(standout(&house, &week, clock("19:00"), CUT), None, "today is not over");
    let mut over = house.clone();
    over.today = Some(day("2026-11-23"));
    let found = standout(&over, &week, clock("19:00"), CUT).unwrap();
    assert_eq!((found.day, found.hour), (day("2026-11-22"), None));
}

#[test]
fn the_heat_of_a_week_follows_the_business_day() {
    let house = book(
        "2026-01-01",
        "2026-11-22",
        &[
            ("2026-11-21", 18, sold(9, 30, 1)),
            ("2026-11-14", 18, sold(9, 20, 1)),
            ("2026-11-21", 0, sold(1, 2, 1)),
            ("2026-11-20", 22, sold(2, 5, 1)),
        ],
    );
    let month = Period::of(Range::Last28, day("2026-11-22"));
    let week = heat(&house, &month, CUT);
    assert_eq!(week.hours, [18, 19, 20, 21, 22, 23, 0]);
    assert_eq!(week.cells.len(), 7 * 7);
    let cell = |weekday, hour| {
        let cell = week.cells.iter().find(|cell| cell.weekday == weekday && cell.hour == hour);
        cell.map(|cell| (cell.guests, cell.level)).unwrap()
    };
    assert_eq!(cell(6, 18), (25, 5));
    assert_eq!(cell(6, 0), (1, 1), "two guests in two weeks, after midnight");
    assert_eq!(cell(5, 22), (5, 1));
    assert_eq!(cell(1, 18), (0, 0));
    assert_eq!(heat(&Book::default(), &month, CUT).hours, Vec::<u8>::new());
    for (minute, expected) in [("04:00", 0), ("03:59", 1_439), ("00:00", 1_200), ("12:00", 480)] {
        assert_eq!(position(clock(minute), CUT), expected, "{minute}");
    }
}
