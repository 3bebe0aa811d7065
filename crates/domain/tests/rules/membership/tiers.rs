use zhike_domain::kernel::id::TierId;
use zhike_domain::membership::review::{Change, Reason, Standing};
use zhike_domain::membership::tier::{Criterion, Ladder, Measure, Measured, Tier, Together};

use super::{code, day, ladder};

const TODAY: &str = "2026-11-22";

fn standing(tier: i64, since: &str, ends_on: Option<&str>) -> Standing {
    let tier_id = TierId::from_raw(tier);
    Standing { tier_id, since: day(since), ends_on: ends_on.map(day), reason: Reason::Reached }
}

fn growth(growth: i64) -> Measured {
    Measured { growth, ..Measured::default() }
}

/// `3 reached until 2027-11-22`, or `stays`.
fn shown(change: Option<Change>) -> String {
    change.map_or_else(
        || "stays".to_owned(),
        |Change { after, .. }| {
            let until =
                after.ends_on.map_or_else(|| "ever".to_owned(), |ends_on| ends_on.to_string());
            format!("{} {} until {until}", after.tier_id.raw(), after.reason)
        },
    )
}

#[test]
fn a_member_rises_at_once_and_over_several_steps() {
    let check = |tier: i64, gained: i64, expected: &str| {
        let now = standing(tier, "2026-03-01", (tier > 1).then_some("2027-03-01"));
        let change = ladder().rise(&now, &growth(gained), day(TODAY)).unwrap();
        assert_eq!(shown(change), expected, "tier {tier}, growth {gained}");
    };
    check(1, 999, "stays");
    check(1, 1_000, "2 reached until 2027-11-22");
    check(1, 9_000, "4 reached until 2027-11-22");
    check(2, 2_999, "stays");
    check(3, 1_000, "stays"); // never down before the end of the term
    check(5, 50_000, "stays");
}

#[test]
fn at_the_end_of_the_term_a_tier_is_kept_or_falls_one_step() {
    let check = |tier: i64, gained: i64, today: &str, grace_days: u32, expected: &str| {
        let ladder = Ladder { grace_days, ..ladder() };
        let now = standing(tier, "2025-11-22", (tier > 1).then_some("2026-11-22"));
        let change = ladder.end_term(&now, &growth(gained), day(today)).unwrap();
        assert_eq!(shown(change), expected, "tier {tier}, growth {gained}, {today}");
    };
    check(3, 3_000, "2026-11-21", 0, "stays");
    check(3, 3_000, "2026-11-22", 0, "3 kept until 2027-11-22");
    check(3, 9_000, "2026-11-22", 0, "4 reached until 2027-11-22");
    check(3, 2_999, "2026-11-22", 0, "2 term_ended until 2027-11-22");
    check(5, 0, "2026-11-22", 0, "4 term_ended until 2027-11-22"); // one step, not four
    check(2, 0, "2026-11-22", 0, "1 term_ended until ever");
    check(3, 2_999, "2026-11-22", 30, "stays"); // within the grace
    check(3, 3_000, "2026-12-01", 30, "3 kept until 2027-12-01");
    check(3, 2_999, "2026-12-22", 30, "2 term_ended until 2027-12-22");
    check(1, 0, "2026-11-22", 0, "stays");
}

#[test]
fn a_refund_below_the_threshold_undoes_the_upgrade_of_the_same_term() {
    let silver = standing(2, "2026-03-01", Some("2027-03-01"));
    let plain = Standing { reason: Reason::Joined, ..standing(1, "2025-01-01", None) };
    let up = |before: Standing, measured: i64, today: &str| {
        ladder().rise(&before, &growth(measured), day(today)).unwrap().unwrap()
    };
    let to_gold = up(silver, 3_100, "2026-10-01");
    let check = |history: &[Change], gained: i64, today: &str, expected: &str| {
        let now = history.last().unwrap().after;
        let change = ladder().after_refund(&now, history, &growth(gained), day(today)).unwrap();
        assert_eq!(shown(change), expected, "growth {gained}, {today}");
        if let Some(change) = change {
            assert_eq!((change.before, change.after.since), (now, day(today)));
        }
    };
    check(&[to_gold], 3_000, TODAY, "stays");
    check(&[to_gold], 2_999, TODAY, "2 refunded until 2027-03-01"); // with the old term
    check(&[to_gold], 0, TODAY, "2 refunded until 2027-03-01"); // silver was of an earlier bill
    check(&[to_gold], 0, "2027-10-01", "stays"); // the term of the upgrade is over
    // Two upgrades of one term: each falls for itself.
    let to_silver = up(plain, 1_200, "2026-09-01");
    let further = up(to_silver.after, 3_100, "2026-10-01");
    let history = [to_silver, further];
    check(&history, 1_500, TODAY, "2 refunded until 2027-09-01");
    check(&history, 900, TODAY, "1 refunded until ever");
    // One bill over several steps: the lower ones still stand.
    let leap = up(plain, 8_500, "2026-10-01");
    check(&[leap], 3_500, TODAY, "3 refunded until 2027-10-01");
    check(&[leap], 500, TODAY, "1 refunded until ever");
    // What the house gave, no refund takes.
    let gift =
        ladder().grant(&silver, TierId::from_raw(4), day("2026-10-01"), 6, Reason::Bought).unwrap();
    check(&[gift], 0, TODAY, "stays");
    // After a drop at the end of a term nothing is left to undo.
    let dropped =
        ladder().end_term(&to_gold.after, &growth(0), day("2027-10-01")).unwrap().unwrap();
    check(&[to_gold, dropped], 0, "2027-10-05", "stays");
}

#[test]
fn a_tier_is_given_for_so_many_months() {
    let check = |tier: i64, to: i64, months: u32, expected: &str| {
        let now = standing(tier, "2026-03-01", Some("2027-03-01"));
        let change =
            ladder().grant(&now, TierId::from_raw(to), day(TODAY), months, Reason::Granted);
        let told = change
            .as_ref()
            .map_or_else(|_| code(change.clone()).to_owned(), |change| shown(Some(*change)));
        assert_eq!(told, expected, "{tier} → {to} for {months}");
    };
    check(2, 4, 6, "4 granted until 2027-05-22");
    check(2, 2, 6, "2 granted until 2027-05-22"); // longer than before
    check(2, 2, 3, "tier.same");
    check(2, 1, 3, "1 granted until ever");
    check(2, 9, 3, "tier.not_in_ladder");
}

#[test]
fn a_member_is_told_in_time_what_is_missing_to_keep_the_tier() {
    let ladder = Ladder { grace_days: 10, ..ladder() };
    let gold = standing(3, "2025-12-10", Some("2026-12-10"));
    let notice = |gained: i64, today: &str| {
        let notice = ladder.keep_notice(&gold, &growth(gained), day(today), 30).unwrap();
        notice.map(|one| (one.missing[0].at_least, one.falls_to.raw(), one.lost_on.to_string()))
    };
    assert_eq!(notice(2_700, "2026-11-09"), None);
    assert_eq!(notice(2_700, "2026-11-10"), Some((300, 2, "2026-12-20".to_owned())));
    assert_eq!(notice(2_700, "2026-12-19"), Some((300, 2, "2026-12-20".to_owned())));
    assert_eq!(notice(2_700, "2026-12-20"), None);
    assert_eq!(notice(3_000, "2026-11-10"), None);
    let plain = standing(1, "2025-12-10", None);
    assert_eq!(ladder.keep_notice(&plain, &growth(0), day(TODAY), 30), Ok(None));
}

#[test]
fn criteria_go_together_by_any_or_by_all() {
    let criterion = |measure, at_least| Criterion { measure, at_least };
    let asks = vec![
        criterion(Measure::Spend, 500_000),
        criterion(Measure::Visits, 10),
        criterion(Measure::TopUp, 100_000),
    ];
    let tier = |together, criteria: &[Criterion]| {
        let tier = ladder().tiers[1].clone();
        Tier { together, criteria: criteria.to_vec(), ..tier }
    };
    let some = Measured { spend: 400_000, visits: 12, ..Measured::default() };
    assert!(tier(Together::Any, &asks).is_reached(&some));
    assert!(!tier(Together::All, &asks).is_reached(&some));
    let missing = tier(Together::All, &asks).missing(&some);
    let expected = [criterion(Measure::Spend, 100_000), criterion(Measure::TopUp, 100_000)];
    assert_eq!(missing, expected);
    let all = Measured { spend: 500_000, top_up: 100_000, ..some };
    assert!(tier(Together::All, &asks).is_reached(&all));
    for together in Together::ALL {
        assert!(!tier(*together, &[]).is_reached(&all), "given by hand only");
    }
    for measure in Measure::ALL {
        let one = Measured { spend: 1, visits: 2, growth: 3, top_up: 4, referrals: 5, tenure: 6 };
        let reached = tier(Together::Any, &[criterion(*measure, one.get(*measure))]);
        assert!(reached.is_reached(&one), "{measure}");
        let above = tier(Together::Any, &[criterion(*measure, one.get(*measure) + 1)]);
        assert!(!above.is_reached(&one), "{measure}");
    }
}

#[test]
fn a_ladder_rises_from_a_lowest_tier_that_asks_for_nothing() {
    let check = |change: &dyn Fn(&mut Ladder), expected: &str| {
        let mut ladder = ladder();
        change(&mut ladder);
        assert_eq!(code(ladder.check()), expected);
    };
    check(&|_| {}, "ok");
    check(&|ladder| ladder.tiers.truncate(1), "ok");
    check(&|ladder| ladder.tiers.clear(), "tier.count");
    check(&|ladder| ladder.tiers[1].criteria.clear(), "ok"); // given by hand only
    check(
        &|ladder| ladder.tiers[0].criteria = ladder.tiers[1].criteria.clone(),
        "tier.lowest_asks",
    );
    check(&|ladder| ladder.tiers[2].criteria[0].at_least = 999, "tier.falls");
    check(&|ladder| ladder.tiers[1].criteria[0].at_least = 0, "tier.asks_nothing");
    check(&|ladder| ladder.tiers[2].tier_id = ladder.tiers[1].tier_id, "tier.twice");
    check(&|ladder| ladder.window_months = 0, "tier.months");
    check(&|ladder| ladder.term_months = 37, "tier.months");
    check(&|ladder| ladder.grace_days = 181, "tier.months");
}
