//! Stored value paid back by the court's formulas.

use proptest::prelude::*;
use zhike_domain::kernel::id::TopUpId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::ledger::{House, Kind, Unit};
use zhike_domain::membership::interest::{HouseRates, Rate, RateFrom};
use zhike_domain::membership::prepaid::{Issuer, PACKS, PrepaidRules};
use zhike_domain::membership::refund::{
    Ground, Interest, TopUpState, by_list_price, by_ratio, refund, write,
};
use zhike_domain::membership::stored_value::{SpendOrder, redemptions};

use super::money::{Guest, national};
use super::{code, day, fen, yuan};

const FREE: Interest = Interest { rate_bp: 0, days: 0 };

#[test]
fn the_worked_cases_of_the_law_come_out() {
    // Paid, on top, redeemed at menu price, redeemed at the price charged: art. 18, art. 19.
    let check = |paid: i64, gift: i64, list: i64, charged: i64, ratio: i64, list_price: i64| {
        let by_18 = by_ratio(yuan(paid), yuan(gift), yuan(charged));
        let by_19 = by_list_price(yuan(paid), yuan(list));
        assert_eq!((by_18.raw(), by_19.raw()), (ratio, list_price), "{paid}+{gift}, {list}");
    };
    check(3_000, 1_000, 3_594, 3_594, 30_450, 0);
    check(1_000, 200, 600, 600, 50_000, 40_000);
    check(1_000, 0, 600, 480, 52_000, 40_000);
    check(1_000, 200, 0, 0, 100_000, 100_000);
    check(1_000, 200, 1_200, 1_200, 0, 0);
}

#[test]
fn a_refund_pays_the_best_that_applies_and_the_guest_never_owes() {
    let state = |paid: i64, gift: i64, list: i64, charged: i64, left: (i64, i64)| TopUpState {
        top_up_id: TopUpId::from_raw(1),
        paid_on: day("2026-11-01"),
        paid_minor: yuan(paid),
        gift_minor: yuan(gift),
        list_minor: yuan(list),
        charged_minor: yuan(charged),
        principal_minor: fen(left.0),
        bonus_minor: fen(left.1),
        paid_ahead_minor: Minor::ZERO,
    };
    let check = |state: &TopUpState, ground: Ground, pays: i64, adds: i64| {
        let paid = refund(state, ground, FREE, &national(), day("2026-11-22")).unwrap();
        let told = (paid.pays_minor().raw(), paid.house_adds_minor.raw());
        assert_eq!(told, (pays, adds), "{ground} {state:?}");
        assert_eq!(paid.bonus_void_minor, state.bonus_minor);
        assert_eq!(paid.pay_by, day("2026-11-27"));
    };
    // Spent in proportion: both ways end with the principal that is left.
    let first = state(3_000, 1_000, 3_594, 3_594, (30_450, 10_150));
    check(&first, Ground::Wish, 30_450, 0);
    check(&first, Ground::Closing, 30_450, 0);
    // Spent principal-first: less is left than art. 18 gives, so the house adds.
    let first = state(3_000, 1_000, 3_594, 3_594, (0, 40_600));
    check(&first, Ground::Wish, 0, 0);
    check(&first, Ground::NotDelivered, 30_450, 30_450);
    let second = state(1_000, 200, 600, 600, (40_000, 20_000));
    check(&second, Ground::Circumstances, 40_000, 0);
    check(&second, Ground::StoreMoved, 50_000, 10_000);
    // Spent bonus-first: more is left than any formula gives, and that is paid.
    let second = state(1_000, 200, 600, 600, (60_000, 0));
    check(&second, Ground::Wish, 60_000, 0);
    check(&second, Ground::PassedOn, 60_000, 0);
    // Discounted dishes, no bonus.
    let third = state(1_000, 0, 600, 480, (52_000, 0));
    check(&third, Ground::Wish, 52_000, 0);
    check(&third, Ground::Worsened, 52_000, 0);
    let empty = state(1_000, 0, 1_200, 1_000, (0, 0));
    let refused = refund(&empty, Ground::Wish, FREE, &national(), day("2026-11-22"));
    assert_eq!(code(refused), "stored_value.nothing_left");
}

#[test]
fn an_unused_top_up_is_paid_back_without_a_reason_for_some_days() {
    let unused = TopUpState {
        top_up_id: TopUpId::from_raw(1),
        paid_on: day("2026-11-01"),
        paid_minor: yuan(500),
        gift_minor: yuan(50),
        list_minor: Minor::ZERO,
        charged_minor: Minor::ZERO,
        principal_minor: yuan(500),
        bonus_minor: yuan(50),
        paid_ahead_minor: Minor::ZERO,
    };
    let used = TopUpState {
        list_minor: yuan(1),
        charged_minor: yuan(1),
        principal_minor: yuan(499),
        ..unused
    };
    let check = |state: &TopUpState, pack: &str, today: &str, expected: &str| {
        let names = [pack, "national"];
        let rules = PrepaidRules::of(PACKS, &names, Issuer::Enterprise, day(today));
        let result = refund(state, Ground::NoReason, FREE, &rules, day(today));
        assert_eq!(code(result), expected, "{pack} {today}");
    };
    check(&unused, "beijing", "2026-11-08", "ok");
    check(&unused, "beijing", "2026-11-09", "stored_value.no_reason_days_over");
    check(&unused, "jiangsu", "2026-11-16", "ok");
    check(&unused, "jiangsu", "2026-11-17", "stored_value.no_reason_days_over");
    check(&used, "jiangsu", "2026-11-02", "stored_value.used");
}

#[test]
fn interest_runs_by_the_day_from_the_end_of_the_contract() {
    let state = TopUpState {
        top_up_id: TopUpId::from_raw(1),
        paid_on: day("2026-01-01"),
        paid_minor: yuan(1_000),
        gift_minor: Minor::ZERO,
        list_minor: Minor::ZERO,
        charged_minor: Minor::ZERO,
        principal_minor: yuan(1_000),
        bonus_minor: Minor::ZERO,
        paid_ahead_minor: Minor::ZERO,
    };
    let interest = |rate_bp: u32, days: u32| {
        let interest = Interest { rate_bp, days };
        let paid = refund(&state, Ground::Closing, interest, &national(), day("2026-11-22"));
        paid.map(|paid| paid.interest_minor.raw())
    };
    assert_eq!(interest(310, 0), Ok(0));
    assert_eq!(interest(310, 365), Ok(3_100));
    assert_eq!(interest(150, 30), Ok(123)); // 1,000 × 1.5 % × 30/365 = ¥1.2329
    assert_eq!(code(interest(2_401, 1)), "stored_value.interest_rate");
}

#[test]
fn a_refund_is_written_so_that_cash_out_is_what_was_paid() {
    let mut guest = Guest::with(&[(yuan(1_000), yuan(200), None), (yuan(300), Minor::ZERO, None)]);
    let taken = guest.spend(yuan(600), SpendOrder::PrincipalFirst);
    let figures = redemptions(&taken, yuan(600), yuan(600));
    let state = TopUpState {
        top_up_id: TopUpId::from_raw(1),
        paid_on: day("2026-01-01"),
        paid_minor: yuan(1_000),
        gift_minor: yuan(200),
        list_minor: figures[0].list_minor,
        charged_minor: figures[0].charged_minor,
        principal_minor: yuan(400),
        bonus_minor: yuan(200),
        paid_ahead_minor: Minor::ZERO,
    };
    let paid = refund(&state, Ground::Closing, FREE, &national(), day("2026-11-22")).unwrap();
    let mut sums = (0, 0, 0);
    let before = guest.holding.clone();
    guest.write(Kind::StoredValueRefund, |draft| {
        write(draft, &paid).unwrap();
        let journal = draft.clone().finish();
        sums = (
            journal.house_sum(Unit::Principal, House::CashOut),
            journal.house_sum(Unit::Principal, House::Adjusted),
            journal.house_sum(Unit::Bonus, House::Forfeited),
        );
    });
    assert_eq!(sums, (50_000, -10_000, 20_000));
    assert_eq!(guest.left(), (30_000, 0), "the other top-up stays");
    guest.write(Kind::StoredValueRefund, |draft| {
        assert_eq!(code(write(draft, &paid)), "ledger.moved", "not twice");
    });
    assert!(before.lots.len() == guest.holding.lots.len());
}

#[test]
fn what_the_house_paid_before_is_not_paid_again_when_a_bill_brings_it_back() {
    // ¥500 was paid back of ¥400 that were left; then a bill of ¥600 was refunded.
    let state = |left: i64, bonus: i64, ahead: i64| TopUpState {
        top_up_id: TopUpId::from_raw(1),
        paid_on: day("2026-11-01"),
        paid_minor: yuan(left),
        gift_minor: yuan(bonus),
        list_minor: Minor::ZERO,
        charged_minor: Minor::ZERO,
        principal_minor: yuan(left),
        bonus_minor: yuan(bonus),
        paid_ahead_minor: yuan(ahead),
    };
    let check = |state: &TopUpState, expected: Result<(i64, i64), &str>| {
        for ground in [Ground::Wish, Ground::Closing] {
            let told = refund(state, ground, FREE, &national(), day("2026-11-22"));
            let told = told.map(|paid| {
                assert_eq!(paid.house_adds_minor, Minor::ZERO);
                (paid.pays_minor().raw(), paid.made_up_minor.raw())
            });
            assert_eq!(told.as_ref().map_err(Refusal::code), expected.as_ref().map_err(|e| *e));
        }
    };
    check(&state(600, 0, 100), Ok((50_000, 10_000)));
    check(&state(600, 20, 0), Ok((60_000, 0)));
    check(&state(100, 0, 100), Err("stored_value.nothing_left"));
    check(&state(50, 20, 100), Err("stored_value.nothing_left"));
    check(&state(0, 20, 0), Ok((0, 0)));
}

#[test]
fn interest_goes_by_the_agreed_rate_or_the_published_one_of_the_day_of_the_contract() {
    let house = HouseRates::default();
    let agreed = HouseRates { agreed_bp: Some(500), ..house.clone() };
    let newer = HouseRates {
        lpr: vec![RateFrom { from: day("2026-10-20"), rate_bp: 290 }],
        ..house.clone()
    };
    let check = |rates: &HouseRates, ground: Ground, sold: &str, expected: (Rate, u32)| {
        let terms = rates.terms(ground, day(sold), day("2026-11-12"), day("2026-11-22")).unwrap();
        assert_eq!((terms.rate, terms.rate_bp), expected, "{ground} {sold}");
        assert_eq!(terms.days, 10);
    };
    check(&house, Ground::Closing, "2025-05-19", (Rate::Lpr, 310));
    check(&house, Ground::Closing, "2025-05-20", (Rate::Lpr, 300));
    check(&house, Ground::Closing, "2010-01-01", (Rate::Lpr, 425));
    check(&house, Ground::Wish, "2026-01-01", (Rate::Deposit, 150));
    check(&house, Ground::NoReason, "2015-10-23", (Rate::Deposit, 175));
    check(&newer, Ground::Worsened, "2026-10-19", (Rate::Lpr, 300));
    check(&newer, Ground::Worsened, "2026-10-20", (Rate::Lpr, 290));
    check(&agreed, Ground::Wish, "2026-01-01", (Rate::Agreed, 500));
    check(&agreed, Ground::Closing, "2026-01-01", (Rate::Agreed, 500));
    let ended = |sold: &str, ended: &str| {
        code(house.terms(Ground::Wish, day(sold), day(ended), day("2026-11-22")))
    };
    assert_eq!(ended("2026-11-22", "2026-11-22"), "ok");
    assert_eq!(ended("2026-11-20", "2026-11-19"), "stored_value.ended_on");
    assert_eq!(ended("2026-11-20", "2026-11-23"), "stored_value.ended_on");
    let usury = HouseRates { agreed_bp: Some(2_401), ..house.clone() };
    assert_eq!(code(usury.check()), "stored_value.interest_rate");
    assert_eq!(code(agreed.check()), "ok");
}

proptest! {
    #[test]
    fn no_refund_is_below_the_law_nor_above_what_was_paid(
        paid in 1_i64..100_000,
        gift in 0_i64..50_000,
        share in 0_i64..=1_000,
        discount in 0_i64..=500,
        order in prop::sample::select(SpendOrder::ALL),
        ground in prop::sample::select(Ground::ALL),
    ) {
        let mut guest = Guest::with(&[(fen(paid), fen(gift), None)]);
        let charged = (paid + gift) * share / 1_000;
        if charged > 0 {
            guest.spend(fen(charged), order);
        }
        let (principal, bonus) = guest.left();
        let list = charged * 1_000 / (1_000 - discount);
        let state = TopUpState {
            top_up_id: TopUpId::from_raw(1),
            paid_on: day("2026-11-20"),
            paid_minor: fen(paid),
            gift_minor: fen(gift),
            list_minor: fen(list),
            charged_minor: fen(charged),
            principal_minor: fen(principal),
            bonus_minor: fen(bonus),
            paid_ahead_minor: Minor::ZERO,
        };
        if let Ok(sum) = refund(&state, ground, FREE, &national(), day("2026-11-22")) {
            prop_assert!(sum.refund_minor >= sum.principal_left_minor);
            prop_assert!(sum.refund_minor >= sum.by_list_price_minor);
            prop_assert!(!ground.is_house_at_fault() || sum.refund_minor >= sum.by_ratio_minor);
            prop_assert!(sum.refund_minor <= fen(paid));
            guest.write(Kind::StoredValueRefund, |draft| write(draft, &sum).unwrap());
            prop_assert_eq!(guest.left(), (0, 0));
        }
    }
}
