use zhike_domain::kernel::id::{StoreId, TierId};
use zhike_domain::kernel::money::Points;
use zhike_domain::kernel::time::{Hours, OffSchedule, Schedule};
use zhike_domain::pricing::{
    Benefit, Candidate, Channel, Conditions, Members, MinimumOf, MinimumSpend, Offer, OffersUsed,
    PointsRate, QuoteFacts, TierRate, UnitsNeeded, Why, quote,
};

use super::kit::*;

/// ¥10 off under a condition, on a bill of ¥100 at menu price for a gold member.
fn check(conditions: Conditions, expected: Option<Why>) {
    let candidate = automatic(Offer { conditions, ..offer(1, cash(1_000)) });
    let facts = gold(500, bill(vec![dish(1, 5_000, 2)], vec![candidate.clone()]));
    let quote = quote(&facts).unwrap();
    match expected {
        None => assert_eq!(quote.due_minor, fen(9_000), "{candidate:?}"),
        Some(expected) => assert_eq!(why(&quote, &candidate), expected, "{candidate:?}"),
    }
}

fn only(schedule: Schedule) -> Conditions {
    Conditions { schedule, ..Conditions::default() }
}

#[test]
fn a_schedule_is_read_at_the_stores_clock_and_business_day() {
    let hours =
        |from: &str, to: &str| vec![Hours { from: from.parse().unwrap(), to: to.parse().unwrap() }];
    let off = |off| Some(Why::Schedule { off });
    let plain = Schedule::default();
    // Sunday 22 November 2026, 18:00 in Shanghai.
    check(only(Schedule { weekdays: vec![6, 7], ..plain.clone() }), None);
    check(only(Schedule { weekdays: vec![1], ..plain.clone() }), off(OffSchedule::OtherDay));
    check(only(Schedule { month_days: vec![22], ..plain.clone() }), None);
    check(only(Schedule { month_days: vec![8, 18], ..plain.clone() }), off(OffSchedule::OtherDay));
    check(only(Schedule { hours: hours("17:00", "21:00"), ..plain.clone() }), None);
    check(only(Schedule { hours: hours("18:00", "18:01"), ..plain.clone() }), None);
    check(
        only(Schedule { hours: hours("17:00", "18:00"), ..plain.clone() }),
        off(OffSchedule::OtherHours),
    );
    check(only(Schedule { hours: hours("17:00", "02:00"), ..plain.clone() }), None);
    check(
        only(Schedule { hours: hours("22:00", "02:00"), ..plain.clone() }),
        off(OffSchedule::OtherHours),
    );
    let day = |text: &str| vec![text.parse().unwrap()];
    check(
        only(Schedule { blackout: day("2026-11-22"), ..plain.clone() }),
        off(OffSchedule::Blackout),
    );
    check(only(Schedule { blackout: day("2026-11-23"), ..plain.clone() }), None);
    check(only(Schedule { from_at: Some(now()), ..plain.clone() }), None);
    let later = Some(now().plus_ms(1));
    check(only(Schedule { from_at: later, ..plain.clone() }), off(OffSchedule::NotYet));
    check(only(Schedule { until_at: later, ..plain.clone() }), None);
    check(only(Schedule { until_at: Some(now()), ..plain }), off(OffSchedule::Over));
}

#[test]
fn store_channel_tier_table_and_portions_each_say_what_is_missing() {
    let plain = Conditions::default;
    let stores = |id| [StoreId::from_raw(id)].into();
    check(Conditions { store_ids: stores(1), ..plain() }, None);
    check(Conditions { store_ids: stores(2), ..plain() }, Some(Why::OtherStore));
    check(Conditions { channels: [Channel::DineIn].into(), ..plain() }, None);
    check(Conditions { channels: [Channel::Delivery].into(), ..plain() }, Some(Why::OtherChannel));
    check(Conditions { members: Members::Members, ..plain() }, None);
    let tiers = |id| Members::Tiers { tier_ids: [TierId::from_raw(id)].into() };
    check(Conditions { members: tiers(GOLD), ..plain() }, None);
    check(Conditions { members: tiers(4), ..plain() }, Some(Why::OtherTier));
    check(Conditions { at_least_guests: Some(6), ..plain() }, None);
    let guests = Some(Why::Guests { need: 7, have: 6 });
    check(Conditions { at_least_guests: Some(7), ..plain() }, guests);
    let units =
        |dish, at_least, at_most| vec![UnitsNeeded { dishes: these(&[dish]), at_least, at_most }];
    check(Conditions { units: units(1, 2, Some(2)), ..plain() }, None);
    check(
        Conditions { units: units(1, 3, None), ..plain() },
        Some(Why::Units { need: 3, have: 2 }),
    );
    check(
        Conditions { units: units(9, 1, None), ..plain() },
        Some(Why::Units { need: 1, have: 0 }),
    );
    let too_many = Some(Why::TooManyUnits { most: 1, have: 2 });
    check(Conditions { units: units(1, 0, Some(1)), ..plain() }, too_many);
}

#[test]
fn without_a_member_the_offers_of_members_say_so() {
    let members = Conditions { members: Members::Members, ..Conditions::default() };
    let rates = vec![TierRate { tier_id: TierId::from_raw(GOLD), pay_bp: bp(9_000) }];
    let all = [
        automatic(Offer { conditions: members, ..offer(1, cash(100)) }),
        automatic(offer(2, Benefit::Tier { rates })),
    ];
    let quote = quote(&bill(vec![dish(1, 10_000, 1)], all.to_vec())).unwrap();
    assert!(all.iter().all(|one| why(&quote, one) == Why::MembersOnly));
}

#[test]
fn a_minimum_spend_looks_at_the_lane_start_the_running_amount_or_the_menu_price() {
    let first = automatic(stackable(offer(1, percent(5_000))));
    let ten_off = |of, need| {
        let minimum = Some(MinimumSpend { need_minor: fen(need), of });
        let conditions = Conditions { minimum, ..Conditions::default() };
        automatic(Offer { conditions, ..stackable(offer(2, percent(9_000))) })
    };
    let check = |of, need, expected: i64| {
        let lines = vec![member_price(dish(1, 2_000, 1), 1_000), dish(2, 1_500, 1)];
        let facts = bill(lines, vec![first.clone(), ten_off(of, need)]);
        assert_eq!(due(&facts) - 1_000, expected, "{of} {need}");
    };
    // ¥15 takes part, half price first: ¥7.50 is left.
    check(MinimumOf::LaneStart, 1_500, 675);
    check(MinimumOf::LaneStart, 1_501, 750);
    check(MinimumOf::Running, 750, 675);
    check(MinimumOf::Running, 751, 750);
    check(MinimumOf::List, 3_500, 675);
    check(MinimumOf::List, 3_501, 750);
}

#[test]
fn a_level_of_points_gives_its_discount_without_spending_them() {
    let rate = |from: i64, pay| PointsRate { from_points: Points::from_raw(from), pay_bp: bp(pay) };
    let levels = automatic(offer(
        1,
        Benefit::PointsLevel { rates: vec![rate(1_000, 9_500), rate(5_000, 9_000)] },
    ));
    let check = |points, expected| {
        let facts = gold(points, bill(vec![dish(1, 10_000, 1)], vec![levels.clone()]));
        let quote = quote(&facts).unwrap();
        assert_eq!((quote.due_minor, quote.points), (fen(expected), None), "{points}");
    };
    check(1_000, 9_500);
    check(4_999, 9_500);
    check(5_000, 9_000);
    let facts = gold(999, bill(vec![dish(1, 10_000, 1)], vec![levels.clone()]));
    let (need_points, have_points) = (Points::from_raw(1_000), Points::from_raw(999));
    let expected = Why::PointsLevel { need_points, have_points };
    assert_eq!(why(&quote(&facts).unwrap(), &levels), expected);
}

#[test]
fn what_is_used_up_over_budget_expired_or_unwanted_is_left_out_and_says_so() {
    let lines = || vec![dish(1, 10_000, 1)];
    let check = |candidate: Candidate, expected: Option<Why>| {
        let quote = quote(&bill(lines(), vec![candidate.clone()])).unwrap();
        match expected {
            None => assert_eq!(quote.due_minor, fen(9_000)),
            Some(expected) => assert_eq!(why(&quote, &candidate), expected),
        }
    };
    let ten = automatic(offer(1, cash(1_000)));
    check(Candidate { uses_left: Some(1), ..ten.clone() }, None);
    check(Candidate { uses_left: Some(0), ..ten.clone() }, Some(Why::UsedUp));
    check(Candidate { budget_left_minor: Some(fen(1_000)), ..ten.clone() }, None);
    let budget = Why::Budget { left_minor: fen(999), off_minor: fen(1_000) };
    check(Candidate { budget_left_minor: Some(fen(999)), ..ten.clone() }, Some(budget));
    check(coupon(1, offer(1, cash(1_000)), 1, 1_000), None);
    check(coupon(1, offer(1, cash(1_000)), 0, 1_000), Some(Why::Expired));
    let facts = bill(lines(), vec![ten.clone()]);
    let unwanted = QuoteFacts { unwanted: [ten.which()].into(), ..facts.clone() };
    assert_eq!(why(&quote(&unwanted).unwrap(), &ten), Why::NotWanted);
    let voucher = QuoteFacts { offers: OffersUsed::Voucher, ..facts };
    assert_eq!(why(&quote(&voucher).unwrap(), &ten), Why::Voucher);
}
