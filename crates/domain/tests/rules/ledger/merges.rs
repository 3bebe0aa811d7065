use proptest::prelude::*;
use zhike_domain::ledger::{Credit, Draft, House, Kind, Life, Pocket, Unit, pick};

use super::{Book, POINTS, code, days};

/// Points free, pending, and owed.
fn worth(book: &Book) -> (i64, i64, i64) {
    let balance = |pocket| book.holding.balance(POINTS, pocket);
    (balance(Pocket::Free), balance(Pocket::Pending), book.holding.debt_points)
}

fn merge(survivor: &mut Book, other: &mut Book) -> String {
    let from = other.holding.clone();
    match survivor.write(Kind::Merge, |draft| draft.take_over(&from)) {
        Err(refused) => code::<()>(Err(refused)),
        Ok(journal) => {
            other.holding = other.holding.after(&journal).unwrap();
            "ok".to_owned()
        }
    }
}

fn in_debt(number: i64, debt: i64) -> Book {
    let mut book = Book::of(number);
    let bill = book.earn(debt, None);
    book.spend(debt).unwrap();
    book.write(Kind::Refund, |draft| draft.undo_rest(&bill, &[])).unwrap();
    book
}

#[test]
fn a_merge_brings_lots_with_their_age_and_end() {
    let (mut one, mut other) = (Book::of(1), Book::of(2));
    one.earn(100, Some(30));
    other.earn(70, Some(5));
    let waiting = Credit { matures_at: Some(days(3)), ..Credit::new(POINTS, 9) };
    other.write(Kind::Earning, |draft| draft.credit(&waiting)).unwrap();
    assert_eq!(merge(&mut one, &mut other), "ok");
    assert_eq!((worth(&one), worth(&other)), ((170, 9, 0), (0, 0, 0)));
    assert_eq!(one.shown(), "70 100 owes 0");
}

#[test]
fn a_debt_comes_along_and_is_paid_from_the_points_of_both() {
    let check = |points: i64, debt: i64, expected: (i64, i64, i64)| {
        let mut one = Book::of(1);
        one.earn(points, Some(30));
        let mut other = in_debt(2, debt);
        assert_eq!(merge(&mut one, &mut other), "ok");
        assert_eq!((worth(&one), worth(&other)), (expected, (0, 0, 0)), "{points} {debt}");
        // The other way round ends alike.
        let (mut one, mut other) = (in_debt(1, debt), Book::of(2));
        other.earn(points, Some(30));
        assert_eq!(merge(&mut one, &mut other), "ok");
        assert_eq!(worth(&one), expected, "{points} {debt}");
    };
    check(100, 30, (70, 0, 0));
    check(30, 100, (0, 0, 70));
    check(50, 50, (0, 0, 0));
}

#[test]
fn a_bill_of_before_the_merge_is_refunded_to_the_survivor() {
    let (mut one, mut other) = (Book::of(1), Book::of(2));
    other.earn(100, Some(30));
    let spent = other.spend(40).unwrap();
    let earned = other.earn(25, None);
    assert_eq!(merge(&mut one, &mut other), "ok");
    one.write(Kind::Refund, |draft| draft.undo_rest(&spent, &[])).unwrap();
    assert_eq!(one.shown(), "100 25 owes 0");
    one.write(Kind::Refund, |draft| draft.undo_rest(&earned, &[])).unwrap();
    assert_eq!(one.shown(), "100 owes 0");
}

#[test]
fn nobody_is_merged_while_a_bill_is_being_paid() {
    let (mut one, mut other) = (Book::of(1), Book::of(2));
    other.earn(100, None);
    let parts = pick(&other.holding, POINTS, 10, other.now).unwrap();
    other.write(Kind::Hold, |draft| draft.hold(&parts)).unwrap();
    assert_eq!(merge(&mut one, &mut other), "hold.in_the_way");
}

#[test]
fn a_merge_taken_apart_gives_back_what_is_left() {
    let (mut one, mut other) = (Book::of(1), Book::of(2));
    one.earn(100, Some(30));
    other.earn(70, Some(5));
    let from = other.holding.clone();
    let merging = one.write(Kind::Merge, |draft| draft.take_over(&from)).unwrap();
    other.holding = other.holding.after(&merging).unwrap();
    one.spend(20).unwrap(); // eats the lot that ends first, the other's
    let to = other.holding.clone();
    let apart = one.write(Kind::Unmerge, |draft| draft.give_back_merge(&to, &merging)).unwrap();
    other.holding = other.holding.after(&apart).unwrap();
    assert_eq!((one.shown(), other.shown()), ("100 owes 0".into(), "50 owes 0".into()));
}

#[test]
fn a_transfer_moves_money_lot_by_lot_and_keeps_its_top_up() {
    let (mut giver, mut taker) = (Book::of(1), Book::of(2));
    let top_up = |draft: &mut Draft| {
        let top_up_id = Some(zhike_domain::kernel::id::TopUpId::from_raw(5));
        let credit = Credit { from: House::CashIn, top_up_id, ..Credit::new(Unit::Principal, 500) };
        draft.credit(&Credit { life: Life::Never, ..credit })
    };
    giver.write(Kind::TopUp, top_up).unwrap();
    let from = giver.holding.clone();
    let parts = pick(&from, Unit::Principal, 200, giver.now).unwrap();
    let journal = taker.write(Kind::Transfer, |draft| draft.receive(&from, &parts)).unwrap();
    giver.holding = giver.holding.after(&journal).unwrap();
    let free = |book: &Book| book.holding.balance(Unit::Principal, Pocket::Free);
    assert_eq!((free(&giver), free(&taker)), (300, 200));
    assert_eq!(taker.holding.lots[0].top_up_id, giver.holding.lots[0].top_up_id);
    let parts = pick(&from, Unit::Principal, 301, giver.now).unwrap();
    let now = giver.holding.clone();
    let refused = taker.write(Kind::Transfer, |draft| draft.receive(&now, &parts));
    assert_eq!(code(refused), "stored_value.not_enough");
}

proptest! {
    #[test]
    fn a_merge_keeps_all_sums(
        mine in prop::collection::vec((1_i64..200, prop::option::of(1_i64..40)), 0..5),
        theirs in prop::collection::vec((1_i64..200, prop::option::of(1_i64..40)), 0..5),
        owed in prop::option::of(1_i64..300),
    ) {
        let mut one = owed.map_or_else(|| Book::of(1), |debt| in_debt(1, debt));
        let mut other = Book::of(2);
        for (amount, ends) in mine {
            one.earn(amount, ends);
        }
        for (amount, ends) in theirs {
            other.earn(amount, ends);
        }
        let net = |book: &Book| {
            let (free, pending, debt) = worth(book);
            free + pending - debt
        };
        let sum = net(&one) + net(&other);
        prop_assert_eq!(merge(&mut one, &mut other), "ok");
        prop_assert_eq!((net(&one), net(&other)), (sum, 0));
        prop_assert!(worth(&one).2 == 0 || worth(&one).0 == 0, "a debt is paid first");
    }
}
