//! Refunds, in the order in which the worst complaints about other systems name them.

use proptest::prelude::*;
use zhike_domain::kernel::id::StoreId;
use zhike_domain::ledger::{Credit, Draft, Flow, House, Journal, Kind, Life, Piece, Pocket, Unit};

use super::{Book, POINTS, code, days, noon};

fn piece(flow: Flow, amount: i64) -> Piece {
    Piece { unit: POINTS, flow, amount }
}

fn undo(book: &mut Book, original: &Journal, before: &[Journal]) -> String {
    code(book.write(Kind::Refund, |draft| draft.undo_rest(original, before)))
}

#[test]
fn a_refund_takes_back_what_the_bill_earned() {
    let mut book = Book::of(1);
    book.earn(20, Some(5));
    let bill = book.earn(100, None);
    assert_eq!(undo(&mut book, &bill, &[]), "ok");
    assert_eq!(book.shown(), "20 owes 0");
}

#[test]
fn a_refund_gives_spent_points_back_to_their_lots() {
    let mut book = Book::of(1);
    book.earn(30, Some(5));
    book.earn(50, Some(9));
    let bill = book.spend(60).unwrap();
    assert_eq!(book.shown(), "20 owes 0");
    assert_eq!(undo(&mut book, &bill, &[]), "ok");
    assert_eq!(book.shown(), "30 50 owes 0");
}

#[test]
fn after_a_partial_refund_the_lots_look_as_if_the_bill_had_been_smaller() {
    let mut book = Book::of(1);
    book.earn(30, Some(5));
    book.earn(50, Some(9));
    let bill = book.spend(60).unwrap();
    let part = |draft: &mut Draft| draft.undo(&bill, &[], &[piece(Flow::Out, 40)]);
    book.write(Kind::Refund, part).unwrap();
    let mut smaller = Book::of(1);
    smaller.earn(30, Some(5));
    smaller.earn(50, Some(9));
    smaller.spend(20).unwrap();
    assert_eq!(book.shown(), smaller.shown());
}

#[test]
fn both_directions_are_undone_in_parts_that_add_up() {
    let mut book = Book::of(1);
    book.earn(200, Some(9));
    let bill = book
        .write(Kind::Settlement, |draft| {
            draft.debit(POINTS, 150, House::Redeemed)?;
            draft.credit(&Credit::new(POINTS, 90))
        })
        .unwrap();
    assert_eq!(book.shown(), "50 90 owes 0");
    let pieces = [piece(Flow::Out, 100), piece(Flow::In, 60)];
    let first = book.write(Kind::Refund, |draft| draft.undo(&bill, &[], &pieces)).unwrap();
    assert_eq!(book.shown(), "150 30 owes 0");
    let left = book.holding.left_to_undo(&bill, std::slice::from_ref(&first));
    assert_eq!(left, [piece(Flow::Out, 50), piece(Flow::In, 30)]);
    let more = [piece(Flow::In, 31)];
    let refused = book.write(Kind::Refund, |d| d.undo(&bill, std::slice::from_ref(&first), &more));
    assert_eq!(code(refused), "journal.more_than_done");
    assert_eq!(undo(&mut book, &bill, &[first]), "ok");
    assert_eq!(book.shown(), "200 owes 0");
}

#[test]
fn a_second_refund_of_the_same_finds_nothing() {
    let mut book = Book::of(1);
    let bill = book.earn(100, None);
    let refund = book.write(Kind::Refund, |draft| draft.undo_rest(&bill, &[])).unwrap();
    assert_eq!(undo(&mut book, &bill, std::slice::from_ref(&refund)), "journal.undone_before");
    assert_eq!(undo(&mut book, &refund, &[]), "journal.not_undoable");
    assert_eq!(book.shown(), " owes 0");
}

#[test]
fn points_spent_before_the_refund_are_owed_and_later_earning_pays_first() {
    let mut book = Book::of(1);
    let bill = book.earn(100, None);
    book.spend(80).unwrap();
    assert_eq!(undo(&mut book, &bill, &[]), "ok");
    assert_eq!(book.shown(), " owes 80");
    book.earn(30, None);
    assert_eq!(book.shown(), " owes 50");
    let last = book.earn(70, None);
    assert_eq!(book.shown(), "20 owes 0");
    assert_eq!(undo(&mut book, &last, &[]), "ok"); // and that one undone owes it again
    assert_eq!(book.shown(), " owes 50");
}

#[test]
fn a_refund_of_both_bills_leaves_neither_points_nor_debt() {
    let mut book = Book::of(1);
    let earning = book.earn(100, None);
    let spending = book.spend(100).unwrap();
    assert_eq!(undo(&mut book, &earning, &[]), "ok");
    assert_eq!(book.shown(), " owes 100");
    assert_eq!(undo(&mut book, &spending, &[]), "ok");
    assert_eq!(book.shown(), " owes 0");
}

#[test]
fn points_that_come_back_to_a_lot_that_is_over_live_seven_days_more() {
    let check = |refund_day: i64, expected_end: i64| {
        let mut book = Book::of(1);
        book.earn(50, Some(10));
        let bill = book.spend(50).unwrap();
        book.now = days(refund_day);
        book.expire();
        assert_eq!(undo(&mut book, &bill, &[]), "ok");
        let living = book.holding.lots.iter().find(|lot| lot.free > 0).unwrap();
        assert_eq!(living.expires_at, Some(days(expected_end)), "day {refund_day}");
        assert_eq!(living.opened_at, noon(), "the age of the first lot");
    };
    check(9, 10);
    check(10, 17);
    check(30, 37);
}

#[test]
fn points_that_ended_in_the_guests_hands_are_not_owed_again() {
    let check = |spent: i64, expected: &str| {
        let mut book = Book::of(1);
        let bill = book.earn(100, Some(10));
        if spent > 0 {
            book.spend(spent).unwrap();
        }
        book.now = days(10);
        book.expire();
        assert_eq!(undo(&mut book, &bill, &[]), "ok");
        assert_eq!(book.shown(), expected, "{spent} spent");
    };
    check(0, " owes 0");
    check(30, " owes 30");
    check(100, " owes 100");
}

#[test]
fn an_expiry_is_not_undone_for_points_whose_bill_was_refunded_since() {
    let mut book = Book::of(1);
    let bill = book.earn(100, Some(10));
    book.now = days(10);
    let expiry = book.expire();
    let mut alone = book.clone();
    assert_eq!(undo(&mut alone, &expiry, &[]), "ok");
    assert_eq!(alone.shown(), "100 owes 0");
    assert_eq!(undo(&mut book, &bill, &[]), "ok");
    assert_eq!(undo(&mut book, &expiry, &[]), "journal.undone_before");
}

#[test]
fn money_that_was_spent_cannot_be_taken_back_by_undoing_its_top_up() {
    let mut book = Book::of(1);
    let paid = Credit { from: House::CashIn, ..Credit::new(Unit::Principal, 50_000) };
    let top_up = book.write(Kind::TopUp, |draft| draft.credit(&paid)).unwrap();
    let spend = |draft: &mut Draft| draft.debit(Unit::Principal, 1, House::Redeemed);
    book.write(Kind::Settlement, spend).unwrap();
    assert_eq!(undo(&mut book, &top_up, &[]), "stored_value.not_enough");
    assert_eq!(book.holding.balance(Unit::Principal, Pocket::Free), 49_999);
}

#[test]
fn a_refund_in_another_store_gives_back_to_the_store_that_took() {
    let mut book = Book::of(1);
    book.earn(100, None);
    let bill = book.spend(100).unwrap();
    let mut draft = book.draft(Kind::Refund);
    draft.undo_rest(&bill, &[]).unwrap();
    let stores: Vec<StoreId> = draft
        .finish()
        .postings()
        .iter()
        .filter_map(|posting| match posting.account {
            zhike_domain::ledger::Account::House { store_id, .. } => Some(store_id),
            _ => None,
        })
        .collect();
    assert_eq!(stores, [StoreId::from_raw(1)]);
}

proptest! {
    #[test]
    fn undoing_at_once_restores_every_balance_and_lot(
        earned in prop::collection::vec((1_i64..200, prop::option::of(1_i64..40)), 1..6),
        spent in 1_i64..100,
        more in 1_i64..100,
    ) {
        let mut book = Book::of(1);
        for (amount, ends) in earned {
            book.earn(amount, ends);
        }
        let before = book.clone();
        let steps = |draft: &mut Draft| {
            draft.debit(POINTS, spent, House::Redeemed)?;
            draft.credit(&Credit { life: Life::Never, ..Credit::new(POINTS, more) })
        };
        if let Ok(bill) = book.write(Kind::Settlement, steps) {
            prop_assert_eq!(undo(&mut book, &bill, &[]), "ok");
            let mut lots = book.holding.lots.clone();
            lots.retain(|lot| before.holding.lot(lot.lot_id).is_some() || !lot.is_used_up());
            prop_assert_eq!(lots, before.holding.lots);
            prop_assert_eq!(book.holding.debt_points, before.holding.debt_points);
        }
    }

    #[test]
    fn partial_undoings_add_up_to_the_whole_and_never_to_more(
        earned in 1_i64..300,
        spent_since in 0_i64..300,
        parts in prop::collection::vec(1_i64..200, 1..8),
    ) {
        let mut book = Book::of(1);
        let bill = book.earn(earned, None);
        let _ = book.spend(spent_since);
        let mut whole = book.clone();
        prop_assert_eq!(undo(&mut whole, &bill, &[]), "ok");
        let mut before = Vec::new();
        for amount in parts {
            let pieces = [piece(Flow::In, amount)];
            if let Ok(part) = book.write(Kind::Refund, |d| d.undo(&bill, &before, &pieces)) {
                before.push(part);
            }
        }
        let _ = undo(&mut book, &bill, &before);
        prop_assert_eq!(book.shown(), whole.shown());
    }
}
