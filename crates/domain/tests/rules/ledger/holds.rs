use zhike_domain::kernel::time::Millis;
use zhike_domain::ledger::{Credit, Draft, Hold, HoldState, House, Kind, Pocket, Unit, pick};

use super::{Book, POINTS, code, days, held, noon};

/// 100 points that end after 10 days and 50 that do not; 120 are set aside for half an hour.
fn set_aside() -> (Book, Hold) {
    let mut book = Book::of(1);
    book.earn(100, Some(10));
    book.earn(50, None);
    let parts = pick(&book.holding, POINTS, 120, book.now).unwrap();
    book.write(Kind::Hold, |draft| draft.hold(&parts)).unwrap();
    (book, held(1, parts, noon().plus_minutes(30)))
}

fn balances(book: &Book) -> (i64, i64) {
    let balance = |pocket| book.holding.balance(POINTS, pocket);
    (balance(Pocket::Free), balance(Pocket::Held))
}

#[test]
fn what_is_set_aside_cannot_be_spent_twice() {
    let (mut book, _) = set_aside();
    assert_eq!(balances(&book), (30, 120));
    assert_eq!(code(book.spend(31)), "points.not_enough");
    assert_eq!(code(book.spend(30)), "ok");
}

#[test]
fn a_hold_is_taken_in_full_or_in_part_and_the_rest_comes_free() {
    let check = |kept: i64, expected: &str, balance: (i64, i64)| {
        let (mut book, hold) = set_aside();
        let post = |draft: &mut Draft| draft.post_hold(&hold, &[(POINTS, kept)], House::Redeemed);
        assert_eq!(code(book.write(Kind::HoldPosted, post)), expected, "{kept}");
        assert_eq!(balances(&book), balance, "{kept}");
    };
    check(120, "ok", (30, 0));
    check(90, "ok", (60, 0));
    check(1, "ok", (149, 0));
    check(121, "hold.too_small", (30, 120));
    check(0, "ledger.amount_out_of_range", (30, 120));
}

#[test]
fn a_hold_ends_once() {
    let check = |state: HoldState, at: Millis, post: &str, void: &str| {
        let (mut book, hold) = set_aside();
        let hold = Hold { state, ..hold };
        book.now = at;
        let mut draft = book.draft(Kind::HoldPosted);
        let posted = draft.clone().post_hold(&hold, &[(POINTS, 120)], House::Redeemed);
        assert_eq!(code(posted), post, "{state} {at}");
        let voided = draft.void_hold(&hold);
        let told = voided.map_or_else(|_| "hold.done".to_owned(), |state| state.to_string());
        assert_eq!(told, void, "{state} {at}");
    };
    check(HoldState::Pending, noon(), "ok", "voided");
    check(HoldState::Pending, noon().plus_minutes(30), "hold.expired", "expired");
    for state in [HoldState::Posted, HoldState::Voided, HoldState::Expired] {
        check(state, noon(), "hold.done", "hold.done");
    }
}

#[test]
fn points_of_a_lot_that_ended_while_set_aside_live_seven_days_more() {
    let (mut book, hold) = set_aside();
    book.now = days(11);
    let cleared = book.expire();
    assert!(cleared.is_empty(), "what is set aside waits for its bill");
    book.write(Kind::HoldExpired, |draft| draft.void_hold(&hold)).unwrap();
    assert_eq!(balances(&book), (150, 0));
    let ends: Vec<_> =
        book.holding.lots.iter().filter(|lot| lot.free > 0).map(|lot| lot.expires_at).collect();
    assert_eq!(ends, [None, Some(days(18))]);
}

#[test]
fn a_bill_paid_by_a_hold_is_refunded_like_any_other() {
    let (mut book, hold) = set_aside();
    let post = |draft: &mut Draft| draft.post_hold(&hold, &[(POINTS, 110)], House::Redeemed);
    let bill = book.write(Kind::HoldPosted, post).unwrap();
    book.write(Kind::Refund, |draft| draft.undo_rest(&bill, &[])).unwrap();
    assert_eq!(book.shown(), "100 50 owes 0");
}

#[test]
fn a_hold_over_principal_and_bonus_is_taken_by_unit() {
    let mut book = Book::of(1);
    book.write(Kind::TopUp, |draft| {
        draft.credit(&Credit { from: House::CashIn, ..Credit::new(Unit::Principal, 500) })?;
        draft.credit(&Credit::new(Unit::Bonus, 50))
    })
    .unwrap();
    let mut parts = pick(&book.holding, Unit::Principal, 200, book.now).unwrap();
    parts.extend(pick(&book.holding, Unit::Bonus, 20, book.now).unwrap());
    book.write(Kind::Hold, |draft| draft.hold(&parts)).unwrap();
    let hold = held(1, parts, days(1));
    let kept = [(Unit::Principal, 100), (Unit::Bonus, 10)];
    book.write(Kind::HoldPosted, |draft| draft.post_hold(&hold, &kept, House::Redeemed)).unwrap();
    let free = |unit| book.holding.balance(unit, Pocket::Free);
    assert_eq!((free(Unit::Principal), free(Unit::Bonus)), (400, 40));
}
