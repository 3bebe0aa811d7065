use proptest::prelude::*;
use zhike_domain::checkout::{
    Ask, LineDone, LineRefund, PaidBy, PartAsked, Refund, RefundFacts, Settled, SettledLine,
    TenderKind, UndoRefusal, refund, refund_journal, settle,
};
use zhike_domain::kernel::id::{CouponId, IdClock, LotId};
use zhike_domain::kernel::money::{Minor, Points, QtyMilli};
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::Millis;
use zhike_domain::ledger::{Holding, Journal, Kind, Pocket, Unit};
use zhike_domain::ordering::{Earning, LineNo};

use super::books::{self, guest, journal, paid_till, stamp};
use crate::pricing::kit::{bill, dish, fen, gold, now};

fn by_qty(line: u32, qty_milli: i64) -> LineRefund {
    let part = PartAsked::Qty { qty_milli: QtyMilli::from_raw(qty_milli) };
    LineRefund { line: LineNo(line), part }
}

fn by_amount(line: u32, amount: i64) -> LineRefund {
    LineRefund { line: LineNo(line), part: PartAsked::Amount { amount_minor: fen(amount) } }
}

fn untouched(settled: Settled) -> RefundFacts {
    RefundFacts { done: settled.untouched(), settled }
}

fn till() -> RefundFacts {
    let (facts, settlement) = paid_till();
    untouched(Settled::of(&facts, &settlement))
}

fn line(n: u32, units: u32, due: i64) -> SettledLine {
    SettledLine {
        line: LineNo(n),
        qty_milli: QtyMilli::units(units),
        due_minor: fen(due),
        points_minor: Minor::ZERO,
        earning: Earning::Earns,
    }
}

fn in_cash(lines: Vec<SettledLine>, earned: i64) -> RefundFacts {
    let amount_minor = lines.iter().map(|line| line.due_minor).sum();
    untouched(Settled {
        lines,
        tenders: vec![PaidBy { tender: TenderKind::Cash, amount_minor }],
        stored: Vec::new(),
        group: Vec::new(),
        points_spent: Points::ZERO,
        points_earned: Points::from_raw(earned),
        growth_earned: Points::from_raw(earned),
        coupon_ids: Vec::new(),
    })
}

#[test]
fn a_full_refund_gives_back_everything_that_the_bill_took() {
    let refund = refund(&till(), &Ask::Whole).unwrap();
    assert_eq!(refund.minor, fen(64_900));
    let tenders: Vec<_> = refund.tenders.iter().map(|t| (t.tender, t.amount_minor.raw())).collect();
    assert_eq!(tenders, [(TenderKind::StoredValue, 56_250), (TenderKind::Cash, 8_650)]);
    assert_eq!((refund.principal_minor, refund.bonus_minor), (fen(51_136), fen(5_114)));
    assert_eq!((refund.points_back.raw(), refund.points_taken.raw()), (2_000, 896));
    assert_eq!(refund.coupon_ids, [CouponId::from_raw(3)]);
}

#[test]
fn coupons_come_back_with_the_last_part_of_a_full_refund_only() {
    let mut facts = till();
    for n in 1..=10 {
        let lines = facts.settled.lines[n - 1];
        let ask = Ask::Lines { lines: vec![by_qty(lines.line.0, lines.qty_milli.raw())] };
        let part = refund(&facts, &ask).unwrap();
        assert_eq!(part.coupon_ids, []);
        facts.done = part.done;
    }
    assert_eq!(refund(&facts, &Ask::Whole).unwrap().coupon_ids, [CouponId::from_raw(3)]);
}

#[test]
fn earned_points_go_back_in_proportion_and_cumulatively() {
    let check = |units: u32, due, earned, parts: &[i64], expected: &[i64]| {
        let mut facts = in_cash(vec![line(1, units, due)], earned);
        let mut taken = Vec::new();
        for qty in parts {
            let part = refund(&facts, &Ask::Lines { lines: vec![by_qty(1, *qty)] }).unwrap();
            taken.push(part.points_taken.raw());
            facts.done = part.done;
        }
        assert_eq!(taken, expected, "{due} {parts:?}");
    };
    check(2, 2_000_000, 20, &[1_000, 1_000], &[10, 10]);
    check(2, 10_000, 100, &[1_000], &[50]);
    check(4, 2_000, 2, &[1_000, 1_000, 1_000, 1_000], &[0, 1, 0, 1]);
    check(3, 10_000, 100, &[1_000, 1_000, 1_000], &[33, 33, 34]);
}

#[test]
fn what_cannot_be_given_back_is_refused() {
    let check = |facts: &RefundFacts, lines: &[LineRefund], expected: &str| {
        let ask = Ask::Lines { lines: lines.to_vec() };
        let told = refund(facts, &ask).map_or_else(|refused| refused.code(), |_| "ok");
        assert_eq!(told, expected, "{lines:?}");
    };
    let facts = in_cash(vec![line(1, 2, 1_001), line(2, 1, 0)], 0);
    check(&facts, &[by_qty(1, 2_000)], "ok");
    check(&facts, &[by_qty(2, 1_000)], "ok");
    check(&facts, &[by_amount(1, 1_001)], "ok");
    check(&facts, &[], "refund.nothing_asked");
    check(&facts, &[by_qty(1, 0)], "refund.nothing_asked");
    check(&facts, &[by_amount(1, 0)], "refund.nothing_asked");
    check(&facts, &[by_amount(1, -5)], "refund.nothing_asked");
    check(&facts, &[by_qty(9, 1_000)], "refund.no_line");
    check(&facts, &[by_qty(1, 500), by_qty(1, 500)], "refund.no_line");
    check(&facts, &[by_qty(1, 2_001)], "refund.more_than_left");
    check(&facts, &[by_amount(1, 1_002)], "refund.more_than_left");
    check(&facts, &[by_amount(2, 1)], "refund.more_than_left");
    let done = RefundFacts { done: facts.settled.complete(), ..facts };
    assert_eq!(refund(&done, &Ask::Whole), Err(UndoRefusal::Done));
    check(&done, &[by_qty(1, 1)], "refund.done_before");
}

#[test]
fn a_part_of_one_amount_is_given_back_by_amount() {
    let mut facts = in_cash(vec![line(1, 1, 50_000)], 500);
    let part = refund(&facts, &Ask::Lines { lines: vec![by_amount(1, 12_345)] }).unwrap();
    assert_eq!((part.minor, part.points_taken.raw()), (fen(12_345), 123));
    facts.done = part.done;
    let rest = refund(&facts, &Ask::Whole).unwrap();
    assert_eq!((rest.minor, rest.points_taken.raw()), (fen(37_655), 377));
}

#[test]
fn of_several_top_ups_the_last_one_taken_is_filled_first() {
    let plain = in_cash(vec![line(1, 1, 2_000)], 0).settled;
    let amount_minor = fen(2_000);
    let facts = untouched(Settled {
        tenders: vec![PaidBy { tender: TenderKind::StoredValue, amount_minor }],
        stored: vec![(fen(500), fen(500)), (fen(800), fen(200))],
        group: Vec::new(),
        ..plain
    });
    let check = |amount, expected: (i64, i64)| {
        let part = refund(&facts, &Ask::Lines { lines: vec![by_amount(1, amount)] }).unwrap();
        let got = (part.principal_minor.raw(), part.bonus_minor.raw());
        assert_eq!(got, expected, "{amount}");
    };
    check(100, (80, 20));
    check(1_000, (800, 200));
    check(1_200, (900, 300));
    check(2_000, (1_300, 700));
}

fn balance(holding: &Holding, unit: Unit) -> i64 {
    holding.balance(unit, Pocket::Free)
}

/// Settles the bill of the till, then refunds it by `parts`; each refund at `at`.
fn refunded(parts: &[Ask], at: Millis, spend: i64) -> (Holding, Holding) {
    let (facts, settlement) = paid_till();
    let settled = journal(&facts, &settlement).unwrap();
    let start = facts.guest.clone().unwrap().holding;
    let mut holding = start.after(&settled).unwrap();
    for lot in holding.lots.iter_mut().filter(|lot| lot.unit == Unit::Points).rev() {
        lot.free -= spend.min(lot.free);
    }
    let mut facts = untouched(Settled::of(&facts, &settlement));
    let mut before: Vec<Journal> = Vec::new();
    for (n, ask) in (2..).zip(parts) {
        let part: Refund = refund(&facts, ask).unwrap();
        let stamp = stamp(n, Kind::Refund, at);
        let ids = IdClock::new(u16::try_from(n).unwrap()).block(at.epoch_ms(), 8);
        let back = refund_journal(&part, &settled, &before, holding.clone(), stamp, ids);
        if let Some(back) = back.unwrap() {
            holding = holding.after(&back).unwrap();
            before.push(back);
        }
        facts.done = part.done;
    }
    (start, holding)
}

#[test]
fn settling_and_refunding_restores_every_balance_and_every_lot() {
    let one_by_one: Vec<Ask> = (1..=10)
        .map(|n| Ask::Lines { lines: vec![by_amount_or_qty(n)] })
        .chain([Ask::Whole])
        .collect();
    for parts in [vec![Ask::Whole], one_by_one] {
        let (start, end) = refunded(&parts, now(), 0);
        for unit in [Unit::Points, Unit::Growth, Unit::Principal, Unit::Bonus] {
            assert_eq!(balance(&end, unit), balance(&start, unit), "{unit}");
        }
        for n in 1..=4 {
            let free = |holding: &Holding| holding.lot(LotId::from_raw(n)).map(|lot| lot.free);
            assert_eq!(free(&end), free(&start));
        }
        assert_eq!(end.debt_points, 0);
    }
}

fn by_amount_or_qty(n: u32) -> LineRefund {
    let units = [1_000, 1_000, 1_350, 2_000, 1_000, 1_000, 1_000, 1_000, 6_000, 1_000];
    by_qty(n, units[usize::try_from(n).unwrap() - 1])
}

#[test]
fn points_of_a_lot_that_has_ended_come_back_for_seven_days() {
    let later = now().plus_hours(24 * 20);
    let (_, end) = refunded(&[Ask::Whole], later, 0);
    let revived: Vec<_> = end
        .lots
        .iter()
        .filter(|lot| lot.unit == Unit::Points && lot.free > 0 && lot.expires_at.is_some())
        .map(|lot| (lot.free, lot.expires_at))
        .collect();
    assert_eq!(revived, [(420, Some(later.plus_hours(24 * 7)))]);
}

#[test]
fn spent_points_come_back_before_earned_ones_are_taken() {
    // All 2,176 points were spent since; 2,000 come back, of which 896 go.
    let (_, end) = refunded(&[Ask::Whole], now(), 2_176);
    assert_eq!((balance(&end, Unit::Points), end.debt_points), (1_104, 0));
}

#[test]
fn earned_points_that_are_gone_become_a_debt() {
    let bill = gold(0, bill(vec![dish(1, 10_000, 1)], Vec::new()));
    let facts = books::facts(bill, guest(0, 0, 0));
    let cash = books::in_cash(10_000, 10_000);
    let settlement = settle(&facts, &books::pay(10_000, vec![cash])).unwrap();
    let settled = journal(&facts, &settlement).unwrap();
    let mut holding = facts.guest.clone().unwrap().holding.after(&settled).unwrap();
    for lot in holding.lots.iter_mut().filter(|lot| lot.unit == Unit::Points) {
        lot.free = lot.free.min(30);
    }
    let back = refund(&untouched(Settled::of(&facts, &settlement)), &Ask::Whole).unwrap();
    let ids = IdClock::new(2).block(now().epoch_ms(), 8);
    let journal =
        refund_journal(&back, &settled, &[], holding.clone(), stamp(2, Kind::Refund, now()), ids);
    let end = holding.after(&journal.unwrap().unwrap()).unwrap();
    assert_eq!((balance(&end, Unit::Points), end.debt_points), (0, 120));
}

prop_compose! {
    fn settled()(
        drawn in prop::collection::vec((1_u32..5, 0_i64..9_000, 0_i64..500, any::<bool>()), 1..5),
        cuts in (0_i64..=100, 0_i64..=100),
        figures in (0_i64..5_000, 0_i64..900, 0_i64..900),
        bonus_share in 0_i64..=100,
    ) -> Settled {
        let lines: Vec<_> = (1..).zip(drawn).map(|(n, (units, due, points, earns))| SettledLine {
            points_minor: fen(points),
            earning: if earns { Earning::Earns } else { Earning::Excluded },
            ..line(n, units, due)
        }).collect();
        let due: i64 = lines.iter().map(|line| line.due_minor.raw()).sum();
        let stored = due * cuts.0 / 100;
        let card = (due - stored) * cuts.1 / 100;
        let split = |amount: i64| {
            let bonus = amount * bonus_share / 100;
            (fen(amount - bonus), fen(bonus))
        };
        let tender = |tender, amount| PaidBy { tender, amount_minor: fen(amount) };
        Settled {
            lines,
            tenders: vec![
                tender(TenderKind::StoredValue, stored),
                tender(TenderKind::Card, card),
                tender(TenderKind::Cash, due - stored - card),
            ],
            stored: vec![split(stored / 3), split(stored - stored / 3)],
            group: Vec::new(),
            points_spent: Points::from_raw(figures.0),
            points_earned: Points::from_raw(figures.1),
            growth_earned: Points::from_raw(figures.2),
            coupon_ids: vec![CouponId::from_raw(1)],
        }
    }
}

fn sums(parts: &[Refund]) -> (Minor, Vec<Minor>, Minor, Minor, [Points; 3], usize) {
    let by_tender = |kind| {
        let all = parts.iter().flat_map(|part| &part.tenders).filter(|back| back.tender == kind);
        all.map(|back| back.amount_minor).sum()
    };
    let kinds = [TenderKind::StoredValue, TenderKind::Card, TenderKind::Cash];
    (
        parts.iter().map(|part| part.minor).sum(),
        kinds.map(by_tender).to_vec(),
        parts.iter().map(|part| part.principal_minor).sum(),
        parts.iter().map(|part| part.bonus_minor).sum(),
        [
            parts.iter().map(|part| part.points_back).sum(),
            parts.iter().map(|part| part.points_taken).sum(),
            parts.iter().map(|part| part.growth_taken).sum(),
        ],
        parts.iter().map(|part| part.coupon_ids.len()).sum(),
    )
}

proptest! {
    #[test]
    fn any_partial_refunds_add_up_to_the_full_one_and_never_take_back(
        settled in settled(),
        asks in prop::collection::vec((0_usize..5, 1_i64..3_000, any::<bool>()), 0..12),
    ) {
        let whole = refund(&untouched(settled.clone()), &Ask::Whole).unwrap();
        let mut facts = untouched(settled);
        let mut parts = Vec::new();
        for (at, size, is_qty) in asks {
            let n = u32::try_from(at % facts.settled.lines.len()).unwrap() + 1;
            let one = if is_qty { by_qty(n, size) } else { by_amount(n, size) };
            if let Ok(part) = refund(&facts, &Ask::Lines { lines: vec![one] }) {
                facts.done.clone_from(&part.done);
                parts.push(part);
            }
        }
        if !facts.settled.is_complete(&facts.done) {
            parts.push(refund(&facts, &Ask::Whole).unwrap());
        }
        for part in &parts {
            let zero = Minor::ZERO;
            prop_assert!(part.minor >= zero);
            prop_assert!(part.principal_minor >= zero && part.bonus_minor >= zero);
            prop_assert!(part.tenders.iter().all(|back| back.amount_minor > zero));
            prop_assert!(part.points_back.raw() >= 0 && part.points_taken.raw() >= 0);
            let paid: Minor = part.tenders.iter().map(|back| back.amount_minor).sum();
            prop_assert_eq!(paid, part.minor);
        }
        prop_assert_eq!(sums(&parts), sums(&[whole]));
    }

    #[test]
    fn how_much_is_undone_depends_on_the_lines_alone(settled in settled(), share in 0_i64..=4) {
        let some = |line: &SettledLine| {
            let qty_milli = QtyMilli::from_raw(line.qty_milli.raw() * share / 4);
            LineDone { qty_milli, minor: fen(line.due_minor.raw() * share / 4) }
        };
        let done: Vec<_> = settled.lines.iter().map(some).collect();
        let undone = settled.undone(&done);
        let stored: Minor = undone.stored.iter().map(|(p, b)| *p + *b).sum();
        prop_assert_eq!(stored, undone.tenders[0]);
        prop_assert_eq!(undone.tenders.iter().sum::<Minor>(), undone.minor);
    }
}
