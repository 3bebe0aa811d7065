use proptest::prelude::*;
use zhike_domain::ledger::{
    Apart, Credit, Draft, House, Kind, Life, Lot, Merged, Pocket, Unit, pick,
};

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

/// Merges, lets something happen, and takes apart again.
fn apart(
    one: &mut Book,
    other: &mut Book,
    own: &[(Unit, i64)],
    between: impl FnOnce(&mut Book),
) -> Apart {
    let from = other.holding.clone();
    let merging = one.write(Kind::Merge, |draft| draft.take_over(&from)).unwrap();
    other.holding = other.holding.after(&merging).unwrap();
    between(one);
    let is_theirs = |lot: &&Lot| from.lots.iter().any(|old| old.root == lot.root);
    let brought: Vec<_> = one.holding.lots.iter().filter(is_theirs).map(|l| l.lot_id).collect();
    let survivor = one.holding.clone();
    let fresh = Credit {
        life: Life::Until(days(90)),
        expires_at: Some(days(90)),
        ..Credit::new(POINTS, 1)
    };
    let merged =
        Merged { survivor: &survivor, journal: &merging, brought: &brought, own, fresh: &fresh };
    let mut told = Apart::default();
    other.now = one.now;
    let journal = other.write(Kind::Unmerge, |draft| {
        told = draft.take_apart(&merged)?;
        Ok(())
    });
    one.holding = one.holding.after(&journal.unwrap()).unwrap();
    told
}

/// What somebody has, without what is used up.
fn had(book: &Book) -> (Vec<Lot>, i64) {
    let lots = book.holding.lots.iter().filter(|lot| !lot.is_used_up()).cloned();
    (lots.collect(), book.holding.debt_points)
}

#[test]
fn a_merge_taken_apart_leaves_both_as_they_were() {
    let (mut one, mut other) = (Book::of(1), in_debt(2, 40));
    one.earn(100, Some(30));
    other
        .write(Kind::Earning, |draft| {
            draft.credit(&Credit { matures_at: Some(days(3)), ..Credit::new(POINTS, 9) })?;
            draft.credit(&Credit::new(Unit::Growth, 500))
        })
        .unwrap();
    let before = (had(&one), had(&other));
    assert_eq!(apart(&mut one, &mut other, &[], |_| {}), Apart::default());
    assert_eq!((had(&one), had(&other)), before);
    // A debt of the survivor that the other's points paid.
    let (mut one, mut other) = (in_debt(1, 70), Book::of(2));
    other.earn(100, Some(30));
    let before = had(&other);
    let told = apart(&mut one, &mut other, &[], |one| assert_eq!(worth(one), (30, 0, 0)));
    assert_eq!((had(&other), worth(&one), told.owed_points), (before, (0, 0, 70), 70));
}

#[test]
fn points_spent_meanwhile_are_made_good_and_then_owed() {
    let check = |own: i64, spent: i64, expected: (i64, i64, i64)| {
        let (mut one, mut other) = (Book::of(1), Book::of(2));
        if own > 0 {
            one.earn(own, Some(30));
        }
        other.earn(70, Some(5)); // ends first, so it is spent first
        let before = had(&other);
        let told = apart(&mut one, &mut other, &[], |one| {
            one.spend(spent).unwrap();
        });
        assert_eq!((worth(&one), had(&other)), (expected, before), "{own} {spent}");
        assert_eq!(told.owed_points, expected.2);
    };
    check(100, 20, (80, 0, 0));
    check(100, 120, (0, 0, 20));
    check(0, 50, (0, 0, 50));
    check(30, 90, (0, 0, 60));
}

#[test]
fn what_was_earned_meanwhile_and_paid_the_others_debt_is_the_survivors() {
    let (mut one, mut other) = (Book::of(1), in_debt(2, 150));
    one.earn(20, Some(30));
    let before = had(&other);
    let told = apart(&mut one, &mut other, &[], |one| {
        assert_eq!(worth(one), (0, 0, 130));
        one.earn(111, None);
    });
    assert_eq!((had(&other), worth(&one), told.owed_points), (before, (131, 0, 0), 0));
    // What paid in the merge and would have ended since is gone all the same.
    let (mut one, mut other) = (Book::of(1), in_debt(2, 150));
    one.earn(20, Some(3));
    let before = had(&other);
    apart(&mut one, &mut other, &[], |one| {
        one.now = days(5);
        one.earn(200, None);
    });
    assert_eq!((had(&other), worth(&one)), (before, (200, 0, 0)));
}

#[test]
fn a_refund_of_the_others_own_bill_stays_with_the_other() {
    let (mut one, mut other) = (Book::of(1), Book::of(2));
    one.earn(10, None);
    let earned = other.earn(100, Some(30));
    let told = apart(&mut one, &mut other, &[(POINTS, -100)], |one| {
        one.write(Kind::Refund, |draft| draft.undo_rest(&earned, &[])).unwrap();
    });
    assert_eq!((worth(&one), worth(&other), told.owed_points), ((10, 0, 0), (0, 0, 0), 0));
}

#[test]
fn stored_value_spent_meanwhile_is_made_good_as_far_as_there_is_some() {
    let money = |book: &mut Book, top_up: i64| {
        let top_up_id = Some(zhike_domain::kernel::id::TopUpId::from_raw(top_up));
        let credit = Credit { from: House::CashIn, top_up_id, ..Credit::new(Unit::Principal, 500) };
        book.write(Kind::TopUp, |draft| draft.credit(&credit)).unwrap();
    };
    let (mut one, mut other) = (Book::of(1), Book::of(2));
    money(&mut other, 5);
    other.now = days(1);
    one.now = days(1);
    money(&mut one, 6);
    let told = apart(&mut one, &mut other, &[], |one| {
        one.write(Kind::Settlement, |draft| draft.debit(Unit::Principal, 800, House::Redeemed))
            .unwrap();
    });
    let free = |book: &Book| book.holding.balance(Unit::Principal, Pocket::Free);
    assert_eq!((free(&one), free(&other), told.missing), (0, 200, vec![(Unit::Principal, 300)]));
    let lot = other.holding.lots.iter().find(|lot| lot.free == 200).unwrap();
    assert_eq!(lot.top_up_id.unwrap().raw(), 6, "money stays with the top-up that paid for it");
}

#[test]
fn a_bill_that_used_a_lot_up_before_the_merge_can_still_be_refunded() {
    let (mut one, mut other) = (Book::of(1), Book::of(2));
    other.earn(100, Some(30));
    let spent = other.spend(100).unwrap();
    let used_up = other.holding.lots.clone();
    assert_eq!(merge(&mut one, &mut other), "ok");
    one.holding.elsewhere = used_up;
    one.write(Kind::Refund, |draft| draft.undo_rest(&spent, &[])).unwrap();
    assert_eq!(one.shown(), "100 owes 0");
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

    #[test]
    fn taken_apart_at_once_both_are_as_they_were(
        mine in prop::collection::vec((1_i64..200, prop::option::of(1_i64..40)), 0..5),
        theirs in prop::collection::vec((1_i64..200, prop::option::of(1_i64..40)), 0..5),
        owed in (0_i64..300, 0_i64..300),
    ) {
        let begin = |number: i64, debt: i64, lots: &[(i64, Option<i64>)]| {
            let mut book = if debt > 0 { in_debt(number, debt) } else { Book::of(number) };
            for (amount, ends) in lots {
                book.earn(*amount, *ends);
            }
            book
        };
        let (mut one, mut other) = (begin(1, owed.0, &mine), begin(2, owed.1, &theirs));
        let before = (worth(&one), had(&other));
        let told = apart(&mut one, &mut other, &[], |_| {});
        prop_assert_eq!(told.missing, vec![]);
        prop_assert_eq!((worth(&one), had(&other)), before);
    }

    #[test]
    fn whatever_is_spent_between_the_other_gets_all_of_his_points(
        mine in prop::collection::vec((1_i64..200, prop::option::of(1_i64..40)), 0..5),
        theirs in prop::collection::vec((1_i64..200, prop::option::of(1_i64..40)), 1..5),
        spent in 1_i64..400, earned in 0_i64..200,
    ) {
        let (mut one, mut other) = (Book::of(1), Book::of(2));
        for (amount, ends) in mine {
            one.earn(amount, ends);
        }
        for (amount, ends) in theirs {
            other.earn(amount, ends);
        }
        let (had_before, worth_before) = (had(&other), worth(&one));
        let mut done = 0;
        apart(&mut one, &mut other, &[], |one| {
            if earned > 0 {
                one.earn(earned, None);
            }
            done = if one.spend(spent).is_ok() { spent } else { 0 };
        });
        prop_assert_eq!(had(&other), had_before);
        let net = worth(&one).0 - worth(&one).2;
        prop_assert_eq!(net, worth_before.0 + earned - done);
    }
}
