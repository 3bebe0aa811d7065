use std::collections::BTreeMap;

use proptest::prelude::*;
use zhike_domain::checkout::{
    Ask, RefundFacts, SettleCommand, SettleFacts, Settled, Tender, TenderKind, refund,
    refund_group_journal, settle, settle_group_journal,
};
use zhike_domain::guests::Meal;
use zhike_domain::kernel::id::{GroupId, GuestId, IdClock, LotId, TopUpId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::ledger::{Holder, Holding, Kind, Unit};
use zhike_domain::membership::group::{
    Bound, GroupFacts, Limits, Room, Used, granted, is_in, month_of,
};
use zhike_domain::membership::stored_value::Began;

use crate::checkout::books::{facts, guest, in_cash, lot, pay, stamp};
use crate::pricing::bills::phone;
use crate::pricing::kit::{fen, now};

fn account(principal: i64, bonus: i64) -> Holding {
    let holder = Holder::Guest(GuestId::from_raw(2));
    let lots = vec![lot(21, Unit::Principal, principal, None), lot(22, Unit::Bonus, bonus, None)];
    Holding { holder, lots, debt_points: 0, elsewhere: Vec::new() }
}

fn group(principal: i64, bonus: i64, limits: Limits, used: Used) -> GroupFacts {
    let (paid_minor, gift_minor) = (fen(principal), fen(bonus));
    GroupFacts {
        group_id: GroupId::from_raw(1),
        account: account(principal, bonus),
        began: vec![Began { top_up_id: TopUpId::from_raw(1), paid_minor, gift_minor }],
        limits,
        meal: Meal::Dinner,
        used,
    }
}

/// The bill of ¥486 of somebody who has so much meal money and is in this group.
fn bill(allowance: i64, of: GroupFacts) -> SettleFacts {
    let mut who = guest(4_292, 0, 0);
    let ends = Some(now().plus_hours(24 * 8));
    who.holding.lots.push(lot(9, Unit::Allowance, allowance, ends));
    who.group = Some(Box::new(of));
    facts(phone(), who)
}

fn by_allowance(minor: i64) -> Tender {
    Tender::Allowance { amount_minor: fen(minor) }
}

fn by_group(minor: i64) -> Tender {
    Tender::GroupBalance { amount_minor: fen(minor) }
}

fn dinner(minor: i64) -> Limits {
    Limits { meals: BTreeMap::from([(Meal::Dinner, fen(minor))]), ..Limits::default() }
}

#[test]
fn the_narrowest_limit_binds_and_says_which() {
    let limits = |bill: Option<i64>, day: Option<i64>, meal: Option<i64>| Limits {
        bill_minor: bill.map(fen),
        day_minor: day.map(fen),
        meals: meal.map(|minor| (Meal::Dinner, fen(minor))).into_iter().collect(),
    };
    let used = Used { day_minor: fen(700), meal_minor: fen(300) };
    let check = |limits: Limits, expected: Option<(Bound, i64)>| {
        let room = limits.room(Meal::Dinner, used);
        let expected = expected.map(|(bound, left)| Room { bound, left_minor: fen(left) });
        assert_eq!(room, expected, "{limits:?}");
    };
    check(limits(None, None, None), None);
    check(limits(Some(500), Some(2_000), Some(2_000)), Some((Bound::Bill, 500)));
    check(limits(Some(500), Some(1_000), Some(2_000)), Some((Bound::Day, 300)));
    check(limits(Some(500), Some(2_000), Some(400)), Some((Bound::Meal, 100)));
    check(limits(None, Some(600), None), Some((Bound::Day, 0)));
    check(limits(Some(0), None, None), Some((Bound::Bill, 0)));
    let lunch = dinner(500).room(Meal::Lunch, used);
    assert_eq!(lunch, None, "a limit of dinner says nothing about lunch");
}

#[test]
fn what_a_group_pays_is_settled_in_two_journals_and_undone_in_two() {
    let facts = bill(10_000, group(30_000, 3_000, dinner(30_000), Used::NOTHING));
    let tenders = vec![by_allowance(10_000), by_group(20_000), in_cash(18_600, 18_600)];
    let settled = settle(&facts, &pay(48_600, tenders)).unwrap();
    assert_eq!(settled.paid_by(TenderKind::Allowance), fen(10_000));
    // ¥200 of 300 + 30: ¥181.82 principal, which earns like any stored value.
    assert_eq!(settled.paid.base(), fen(18_600 + 18_182));
    let of = facts.guest.as_ref().and_then(|guest| guest.group.as_ref()).unwrap();
    let ids = || IdClock::new(0).block(now().epoch_ms(), 8);
    let at = stamp(2, Kind::Settlement, now());
    let journal = settle_group_journal(of, &settled, at, ids()).unwrap().unwrap();
    let after = of.account.after(&journal).unwrap();
    assert_eq!(after.spendable(Unit::Principal, now()), 30_000 - 18_182);
    let kept = Settled::of(&facts, &settled);
    let whole = RefundFacts { done: kept.untouched(), settled: kept };
    let back = refund(&whole, &Ask::Whole).unwrap();
    assert_eq!(back.allowance_minor, fen(10_000));
    assert_eq!((back.group_principal_minor, back.group_bonus_minor), (fen(18_182), fen(1_818)));
    assert_eq!((back.principal_minor, back.bonus_minor), (Minor::ZERO, Minor::ZERO));
    let at = stamp(3, Kind::Refund, now());
    let undone = refund_group_journal(&back, &journal, &[], after.clone(), at, ids()).unwrap();
    let again = after.after(&undone.unwrap()).unwrap();
    assert_eq!(again.lot(LotId::from_raw(21)), of.account.lot(LotId::from_raw(21)));
    assert_eq!(again.lot(LotId::from_raw(22)), of.account.lot(LotId::from_raw(22)));
}

#[test]
fn what_a_group_does_not_pay_is_refused_by_its_reason() {
    let check = |facts: &SettleFacts, tenders: Vec<Tender>, expected: &str| {
        let command = SettleCommand { due_minor: fen(48_600), tenders };
        let told = settle(facts, &command).map_or_else(|refused| refused.code(), |_| "ok");
        assert_eq!(told, expected);
    };
    let rest = |minor: i64| Tender::Card { amount_minor: fen(48_600 - minor) };
    let limited = bill(10_000, group(30_000, 0, dinner(15_000), Used::NOTHING));
    check(&limited, vec![by_allowance(10_000), by_group(5_000), rest(15_000)], "ok");
    let above = |minor: i64| vec![by_allowance(10_000), by_group(minor - 10_000), rest(minor)];
    check(&limited, above(15_001), "group.over_meal_limit");
    let a_bill = Limits { bill_minor: Some(fen(15_000)), ..Limits::default() };
    let a_bill = bill(10_000, group(30_000, 0, a_bill, Used::NOTHING));
    check(&a_bill, above(15_001), "group.over_bill_limit");
    let a_day = Limits { day_minor: Some(fen(15_000)), ..dinner(15_000) };
    let used = Used { day_minor: fen(1), meal_minor: fen(0) };
    check(&bill(10_000, group(30_000, 0, a_day, used)), above(15_000), "group.over_day_limit");
    check(&limited, vec![by_allowance(10_001), rest(10_001)], "allowance.not_enough");
    let free = bill(0, group(30_000, 0, Limits::default(), Used::NOTHING));
    check(&free, vec![by_group(30_001), rest(30_001)], "group.balance_not_enough");
    check(&free, vec![by_group(1), by_group(1), rest(2)], "tender.twice");
    let nobodys = facts(phone(), guest(4_292, 0, 0));
    check(&nobodys, vec![by_group(1), rest(1)], "group.none");
    check(&nobodys, vec![by_allowance(1), rest(1)], "group.none");
}

#[test]
fn a_membership_is_half_open() {
    let day = |days: i64| BusinessDay(20_000 + days);
    for (from, until, on, expected) in
        [(0, None, 0, true), (1, None, 0, false), (0, Some(2), 1, true), (0, Some(2), 2, false)]
    {
        assert_eq!(is_in(day(on), day(from), until.map(day)), expected);
    }
}

proptest! {
    #[test]
    fn an_offer_of_a_group_is_never_refused_and_never_above_anything(
        allowance in 0_i64..60_000,
        principal in 1_i64..60_000,
        bonus in 0_i64..6_000,
        most in prop::option::of(0_i64..60_000),
        used in 0_i64..60_000,
    ) {
        let limits = most.map_or_else(Limits::default, dinner);
        let used = Used { day_minor: fen(used), meal_minor: fen(used) };
        let facts = bill(allowance, group(principal, bonus, limits, used));
        let who = facts.guest.as_ref().unwrap();
        let pays = who.group.as_ref().unwrap().pays(&who.holding, fen(48_600), now());
        let (first, second) = (pays.allowance_for_due_minor, pays.shared_for_due_minor);
        prop_assert!(first <= fen(allowance) && second <= fen(principal + bonus));
        if let Some(most) = most {
            prop_assert!(first + second <= (fen(most) - used.meal_minor).or_zero());
        }
        prop_assert!(second.is_zero() || first == fen(allowance), "meal money goes first");
        let mut tenders = vec![Tender::Card { amount_minor: fen(48_600) - first - second }];
        tenders.retain(|tender| !tender.amount_minor().is_zero());
        tenders.extend((!first.is_zero()).then(|| by_allowance(first.raw())));
        tenders.extend((!second.is_zero()).then(|| by_group(second.raw())));
        prop_assert!(settle(&facts, &pay(48_600, tenders)).is_ok());
    }

    #[test]
    fn a_month_grants_the_share_of_its_days(
        monthly in 1_i64..1_000_000,
        day in 0_i64..40_000,
        before in 0_i64..400,
    ) {
        let (day, month) = (BusinessDay(day), month_of(BusinessDay(day)));
        prop_assert_eq!(month.day_of_month(), 1);
        let whole = fen(monthly);
        prop_assert_eq!(granted(whole, month, month.plus_days(-before)), whole);
        let part = granted(whole, month, day);
        prop_assert!(part > Minor::ZERO || monthly < 32);
        prop_assert!(part <= whole);
        prop_assert!(granted(whole, month, day.plus_days(1)) <= part);
        prop_assert_eq!(granted(whole, month, month.plus_months(1)), Minor::ZERO);
    }
}
