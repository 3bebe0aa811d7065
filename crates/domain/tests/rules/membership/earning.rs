use proptest::prelude::*;
use zhike_domain::kernel::money::{Milli, Minor, Points};
use zhike_domain::kernel::time::{DayMinute, Millis, Zone};
use zhike_domain::ledger::{ExpiryRule, Unit};
use zhike_domain::membership::earn::{EarnRate, EarnRule, Earned, EventRule, Paid, undone_part};

use super::{code, day, fen, yuan};

fn rule(points: u32, per_minor: i64) -> EarnRule {
    let rate = Some(EarnRate { points, per_minor: fen(per_minor) });
    EarnRule { points: rate, growth: rate, expiry: ExpiryRule::Never, wait_days: 0 }
}

fn cash(money_minor: Minor) -> Paid {
    Paid { money_minor, principal_minor: Minor::ZERO }
}

#[test]
fn a_bill_earns_on_what_was_paid_times_tier_and_campaigns_floored_once() {
    let check = |rule: EarnRule, paid: i64, tier: i64, campaigns: &[i64], expected: i64| {
        let campaigns: Vec<Milli> = campaigns.iter().map(|raw| Milli::from_raw(*raw)).collect();
        let earned = rule.earned(cash(fen(paid)), Milli::from_raw(tier), &campaigns).unwrap();
        assert_eq!(earned.points.raw(), expected, "{paid} fen × {tier} × {campaigns:?}");
    };
    check(rule(1, 100), 10_000, 1_000, &[], 100);
    check(rule(1, 100), 10_099, 1_000, &[], 100);
    check(rule(1, 100), 10_000, 1_200, &[], 120);
    check(rule(1, 100), 10_000, 1_500, &[2_000], 300);
    check(rule(1, 100), 99, 1_500, &[], 1); // 0.99 × 1.5 = 1.485: floored at the end only
    check(rule(1, 100), 333, 1_500, &[1_500], 7); // 3.33 × 2.25 = 7.4925
    check(rule(1, 1_000), 2_190, 1_000, &[], 2); // ¥21.90 at 1 for ¥10
    check(rule(10, 100), 55, 1_000, &[], 5);
    check(rule(1, 100), 10_000, 1_000, &[0], 0);
    check(rule(1, 100), 0, 2_000, &[2_000], 0);
    check(rule(1_000, 1), 1_000_000_000_000, 1_000, &[], 1_000_000_000_000_000);
}

#[test]
fn principal_earns_when_it_is_spent_and_refunds_beyond_the_bill_earn_nothing() {
    let paid = Paid { money_minor: fen(8_650), principal_minor: fen(51_136) };
    let earned = rule(1, 100).earned(paid, Milli::from_raw(1_500), &[]).unwrap();
    assert_eq!((earned.points.raw(), earned.growth.raw()), (896, 597));
    let negative = Paid { money_minor: fen(-500), principal_minor: Minor::ZERO };
    let earned = rule(1, 100).earned(negative, Milli::ONE, &[]).unwrap();
    assert_eq!(earned.points, Points::ZERO);
}

#[test]
fn a_rule_of_earning_is_bounded() {
    assert_eq!(code(rule(1, 100).check()), "ok");
    for (points, per_minor) in [(0, 100), (1_001, 100), (1, 0), (1, -1)] {
        assert_eq!(code(rule(points, per_minor).check()), "earn.rate", "{points} {per_minor}");
    }
    assert_eq!(code(EarnRule { wait_days: 366, ..rule(1, 100) }.check()), "ok");
    assert_eq!(code(EarnRule { wait_days: 367, ..rule(1, 100) }.check()), "earn.wait");
    let earned = |tier: i64, campaigns: &[Milli]| {
        code(rule(1, 100).earned(cash(yuan(1)), Milli::from_raw(tier), campaigns))
    };
    assert_eq!(earned(100_000, &[Milli::from_raw(100_000); 4]), "ok");
    assert_eq!(earned(100_001, &[]), "earn.multiplier");
    assert_eq!(earned(1_000, &[Milli::ONE; 5]), "earn.too_many_campaigns");
}

#[test]
fn what_is_earned_goes_to_the_ledger_with_its_term_and_its_wait() {
    let zone: Zone = "Asia/Shanghai".parse().unwrap();
    let now: Millis = "2026-11-22T10:00:00Z".parse().unwrap();
    let expiry = ExpiryRule::Months { months: 12 };
    let rule = EarnRule { expiry, wait_days: 7, ..rule(1, 100) };
    let credits = |points: i64, growth: i64| {
        let earned = Earned { points: Points::from_raw(points), growth: Points::from_raw(growth) };
        rule.credits(earned, now, day("2026-11-22"), &zone, DayMinute::DEFAULT_CUT_OVER)
    };
    let both = credits(150, 100);
    assert_eq!(both.len(), 2);
    assert_eq!((both[0].unit, both[0].amount), (Unit::Points, 150));
    assert_eq!(both[0].expires_at, Some("2027-11-23T04:00:00+08:00".parse().unwrap()));
    assert_eq!(both[0].matures_at, Some(now.plus_hours(168)));
    assert_eq!((both[1].unit, both[1].amount, both[1].matures_at), (Unit::Growth, 100, None));
    assert_eq!(credits(0, 0), []);
}

#[test]
fn an_event_earns_up_to_its_caps() {
    let points = Points::from_raw;
    let rule = EventRule {
        points: points(20),
        most_a_day: Some(points(30)),
        most_a_month: Some(points(100)),
    };
    let check = |today: i64, month: i64, expected: i64| {
        assert_eq!(rule.earned(points(today), points(month)), points(expected), "{today} {month}");
    };
    check(0, 0, 20);
    check(20, 20, 10);
    check(30, 30, 0);
    check(0, 95, 5);
    check(0, 200, 0);
    let free = EventRule { most_a_day: None, most_a_month: None, ..rule };
    assert_eq!(free.earned(points(1_000), points(1_000)), points(20));
}

proptest! {
    #[test]
    fn partial_refunds_take_back_exactly_what_the_bill_earned(
        earned in 0_i64..100_000,
        bill in 1_i64..1_000_000,
        parts in prop::collection::vec(0_i64..300_000, 0..8),
    ) {
        let (whole, mut before, mut sum) = (Points::from_raw(earned), 0, Points::ZERO);
        for part in parts.into_iter().chain([i64::MAX / 2]) {
            let after = (before + part).min(bill);
            let taken = undone_part(whole, fen(bill), fen(before), fen(after));
            prop_assert!(taken >= Points::ZERO);
            sum += taken;
            prop_assert!(sum <= whole);
            before = after;
        }
        prop_assert_eq!(sum, whole);
    }

    #[test]
    fn more_money_never_earns_fewer_points(
        one in 0_i64..10_000_000,
        more in 0_i64..10_000_000,
        tier in 0_i64..100_000,
        campaign in 0_i64..100_000,
    ) {
        let earned = |paid: i64| {
            let campaigns = [Milli::from_raw(campaign)];
            rule(1, 100).earned(cash(fen(paid)), Milli::from_raw(tier), &campaigns).unwrap()
        };
        prop_assert!(earned(one).points <= earned(one + more).points);
    }
}
