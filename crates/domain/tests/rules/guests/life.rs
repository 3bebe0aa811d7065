//! Where a guest stands, and what a guest does again and again.

use zhike_domain::guests::{
    Basis, LifecycleRules, Meal, Power, PowerSteps, Stage, StageReason, Visit, VisitDays, habits,
    lifecycle,
};
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::BusinessDay;

/// 2026-11-22.
const TODAY: BusinessDay = BusinessDay(20_779);

/// Days before today, the oldest first.
fn ago(days: &[i64]) -> Vec<BusinessDay> {
    days.iter().map(|days| TODAY.plus_days(-days)).collect()
}

/// Visits every `step` days, `times` of them, the last one `last` days ago.
fn every(step: i64, times: i64, last: i64) -> Vec<BusinessDay> {
    (0..times).rev().map(|at| TODAY.plus_days(-(last + at * step))).collect()
}

fn judged(days: &[BusinessDay], today: BusinessDay) -> zhike_domain::guests::Lifecycle {
    let first = days.first().copied();
    let visits = VisitDays { latest: days, count: u32::try_from(days.len()).unwrap(), first };
    lifecycle(&visits, &LifecycleRules::default(), today)
}

#[test]
fn a_guest_is_held_against_the_own_rhythm_or_the_presets() {
    let check = |days: Vec<BusinessDay>, stage: Stage, reason: StageReason| {
        let found = judged(&days, TODAY);
        assert_eq!((found.stage, found.reason), (stage, reason), "{days:?}");
    };
    let off = |interval_days, days| StageReason::OffRhythm { interval_days, days };
    let away = |days, preset_days| StageReason::Away { days, preset_days };
    let first = |visits, days| StageReason::FirstVisits { visits, days };
    check(vec![], Stage::Prospect, StageReason::NoVisit {});
    check(ago(&[0]), Stage::New, first(1, 0));
    check(ago(&[44]), Stage::New, first(1, 44));
    check(ago(&[45]), Stage::Fading, away(45, 45));
    check(ago(&[90]), Stage::Dormant, away(90, 90));
    check(ago(&[180]), Stage::Lost, away(180, 180));
    check(ago(&[60, 40]), Stage::New, first(2, 60));
    let on_time = |days, late_after_days| StageReason::OnTime { days, late_after_days };
    check(ago(&[61, 40]), Stage::Active, on_time(40, 45));
    check(ago(&[80, 60, 40]), Stage::Active, on_time(40, 45));
    // A guest of every two weeks: late after three, dormant after six, lost after twelve.
    check(every(14, 10, 7), Stage::Regular, StageReason::Often { visits: 10, window_days: 180 });
    check(every(14, 10, 20), Stage::Regular, StageReason::Often { visits: 10, window_days: 180 });
    check(every(14, 10, 21), Stage::Fading, off(14, 21));
    check(every(14, 10, 42), Stage::Dormant, off(14, 42));
    check(every(14, 10, 83), Stage::Dormant, off(14, 83));
    check(every(14, 10, 90), Stage::Lost, off(14, 90));
    // A guest of twice a year is no lost guest after six months.
    check(every(180, 8, 200), Stage::Regular, StageReason::Steady { interval_days: 180 });
    check(every(180, 8, 270), Stage::Fading, off(180, 270));
    // Lunch every day: nobody is going quiet within two weeks, nor lost within three months.
    check(every(1, 30, 13), Stage::Regular, StageReason::Often { visits: 30, window_days: 180 });
    check(every(1, 30, 14), Stage::Fading, off(1, 14));
    check(every(1, 30, 89), Stage::Dormant, off(1, 89));
    // Irregular visits: late is what eight of ten intervals do not exceed.
    check(ago(&[210, 190, 170, 110, 90, 40]), Stage::Active, on_time(40, 51));
    check(ago(&[221, 201, 181, 121, 101, 51]), Stage::Fading, off(20, 51));
}

#[test]
fn who_comes_back_is_won_back_until_the_third_visit_or_for_three_months() {
    let stage = |days: &[i64]| judged(&ago(days), TODAY).stage;
    let back = judged(&ago(&[400, 386, 372, 358, 0]), TODAY);
    assert_eq!(back.reason, StageReason::CameBack { after_days: 358, visits: 1 });
    assert_eq!(stage(&[400, 386, 372, 358, 10, 0]), Stage::WonBack);
    assert_eq!(stage(&[400, 386, 372, 358, 20, 10, 0]), Stage::Regular);
    assert_eq!(stage(&[300, 5]), Stage::WonBack, "by the preset too");
    assert_eq!(stage(&[60, 5]), Stage::New, "two months are no absence");
    assert_eq!(stage(&[395, 95, 20]), Stage::Active, "after three months it is an ordinary life");
    assert_eq!(stage(&[300, 46]), Stage::Fading, "who leaves again is going quiet again");
}

#[test]
fn the_next_look_is_on_the_first_day_on_which_anything_changes() {
    for days in [
        ago(&[3]),
        ago(&[61, 40]),
        every(14, 10, 7),
        every(14, 10, 30),
        every(30, 4, 10),
        ago(&[400, 386, 372, 358, 0]),
        every(180, 8, 200),
        ago(&[210, 190, 170, 110, 90, 40]),
    ] {
        let mut at = TODAY;
        let mut known = judged(&days, at);
        for _day in 0..1_200 {
            at = at.plus_days(1);
            let now = judged(&days, at);
            if now.stage != known.stage {
                assert!(known.check_on.is_some_and(|day| day <= at), "{days:?} {at}: {known:?}");
            }
            if known.check_on.is_none_or(|day| day <= at) {
                known = now;
            }
        }
        assert_eq!((known.stage, known.check_on), (Stage::Lost, None), "{days:?}");
    }
    let regular = judged(&every(14, 10, 7), TODAY);
    assert_eq!(regular.basis, Some(Basis::OwnRhythm));
    assert_eq!(regular.expected_on, Some(TODAY.plus_days(7)));
    assert_eq!(regular.late_on, Some(TODAY.plus_days(14)));
    assert_eq!(regular.check_on, regular.late_on);
}

#[test]
fn the_rules_of_a_house_are_in_order() {
    let standard = LifecycleRules::default();
    let check = |rules: LifecycleRules, expected: &str| {
        assert_eq!(rules.check().map_or_else(|why| why.code(), |()| "ok"), expected, "{rules:?}");
    };
    check(standard, "ok");
    check(LifecycleRules { dormant_after_days: 45, ..standard }, "lifecycle.order");
    check(LifecycleRules { lost_after_days: 80, ..standard }, "lifecycle.order");
    check(LifecycleRules { fading_after_days: 0, ..standard }, "lifecycle.range");
    check(LifecycleRules { new_days: 1_096, ..standard }, "lifecycle.range");
    check(LifecycleRules { regular_visits: 1, ..standard }, "lifecycle.range");
}

fn visit(days: i64, time: &str, table: &str, guests: i64, spent_minor: i64) -> Visit {
    let table = Some(table.to_owned()).filter(|table| !table.is_empty());
    Visit { day: TODAY.plus_days(-days), minute: time.parse().unwrap(), table, guests, spent_minor }
}

#[test]
fn habits_are_counted_over_the_visits_of_a_time() {
    let none = habits(&[], &PowerSteps::default());
    assert_eq!((none.count, none.average_minor, none.power, none.party_usual), (0, 0, None, None));
    let visits = [
        visit(0, "18:40", "B2", 6, 90_000),
        visit(7, "19:02", "A3", 4, 48_600),
        visit(14, "18:30", "B2", 2, 23_750),
        visit(20, "12:10", "", 0, 5_001),
    ];
    let found = habits(&visits, &PowerSteps::default());
    assert_eq!((found.count, found.spent_minor, found.average_minor), (4, 167_351, 41_837));
    assert_eq!((found.per_head_minor, found.power), (Some(12_873), Some(Power::Middle)));
    assert_eq!((found.first_day, found.last_day), (Some(TODAY.plus_days(-20)), Some(TODAY)));
    let party = (found.party_from, found.party_usual, found.party_to);
    assert_eq!(party, (Some(1), Some(2), Some(6)));
    assert_eq!((found.tables[0].table.as_str(), found.tables[0].times), ("B2", 2));
    let usual = found.times[0];
    assert_eq!((usual.weekday, usual.meal, usual.times), (7, Meal::Dinner, 3), "Sunday evening");
    let steps = PowerSteps { middle_from_minor: 20_000, high_from_minor: 20_000 };
    assert_eq!(steps.check().unwrap_err().code(), "power.steps");
}

#[test]
fn the_meal_is_told_by_the_time_of_day() {
    let check =
        |time: &str, meal: Meal| assert_eq!(Meal::at(time.parse().unwrap()), meal, "{time}");
    check("04:59", Meal::Late);
    check("05:00", Meal::Breakfast);
    check("10:30", Meal::Lunch);
    check("14:29", Meal::Lunch);
    check("14:30", Meal::Afternoon);
    check("16:30", Meal::Dinner);
    check("20:59", Meal::Dinner);
    check("21:00", Meal::Late);
}
