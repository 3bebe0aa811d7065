//! The ledger: what moves, what comes back, and what never happens.

mod holds;
mod merges;
mod sequences;
mod undoing;

use zhike_domain::kernel::id::{
    GuestId, HoldId, IdBlock, IdClock, JournalId, LotId, RightId, StoreId,
};
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::{DayMinute, Millis, Zone};
use zhike_domain::ledger::{
    Cause, CauseKind, Credit, Draft, ExpiryRule, Hold, HoldState, Holder, Holding, House, Journal,
    Kind, LedgerRefusal, Life, Part, Pocket, Stamp, Unit, expiring,
};

pub const POINTS: Unit = Unit::Points;

pub fn noon() -> Millis {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

pub fn days(days: i64) -> Millis {
    noon().plus_hours(24 * days)
}

pub fn guest(number: i64) -> Holder {
    Holder::Guest(GuestId::from_raw(number))
}

/// A guest whose journals are written one after the other.
#[derive(Debug, Clone)]
pub struct Book {
    pub now: Millis,
    pub holding: Holding,
    pub journals: Vec<Journal>,
    ids: IdClock,
}

impl Book {
    pub fn of(number: i64) -> Self {
        // Every guest has a node of his own, so that no two make the same id.
        let ids = IdClock::new(u16::try_from(number).unwrap());
        Self { now: noon(), holding: Holding::empty(guest(number)), journals: Vec::new(), ids }
    }

    pub fn block(&mut self) -> IdBlock {
        self.ids.block(self.now.epoch_ms(), 64)
    }

    pub fn draft(&mut self, kind: Kind) -> Draft {
        let journal_id = JournalId::from_raw(self.ids.next(self.now.epoch_ms()));
        let cause = Cause { kind: CauseKind::Settlement, id: journal_id.raw() };
        let store_id = StoreId::from_raw(1);
        let (at, staff_id, reverses) = (self.now, None, None);
        let stamp = Stamp { journal_id, kind, cause, store_id, staff_id, at, reverses };
        Draft::begin(stamp, self.holding.clone(), self.block())
    }

    /// Writes what the steps decide, or nothing.
    pub fn write<T>(
        &mut self,
        kind: Kind,
        steps: impl FnOnce(&mut Draft) -> Result<T, LedgerRefusal>,
    ) -> Result<Journal, LedgerRefusal> {
        let mut draft = self.draft(kind);
        steps(&mut draft)?;
        Ok(self.keep(draft))
    }

    fn keep(&mut self, draft: Draft) -> Journal {
        let expected = draft.holding().clone();
        let journal = draft.finish();
        self.holding = self.holding.after(&journal).unwrap();
        assert_eq!(self.holding, expected, "the draft shows what the journal does");
        self.journals.push(journal.clone());
        journal
    }

    pub fn earn(&mut self, amount: i64, ends_in_days: Option<i64>) -> Journal {
        let expires_at = ends_in_days.map(|count| self.now.plus_hours(24 * count));
        let life = expires_at.map_or(Life::Never, Life::Until);
        let credit = Credit { life, expires_at, ..Credit::new(POINTS, amount) };
        self.write(Kind::Settlement, |draft| draft.credit(&credit)).unwrap()
    }

    pub fn spend(&mut self, amount: i64) -> Result<Journal, LedgerRefusal> {
        self.write(Kind::Settlement, |draft| draft.debit(POINTS, amount, House::Redeemed))
    }

    pub fn expire(&mut self) -> Journal {
        let mut draft = self.draft(Kind::Expiry);
        draft.expire();
        self.keep(draft)
    }

    pub fn mature(&mut self) -> Journal {
        let mut draft = self.draft(Kind::Maturing);
        draft.mature();
        self.keep(draft)
    }

    /// `lots 30 20, owes 0`: what is free in each lot, soonest expiry first.
    pub fn shown(&self) -> String {
        let mut lots: Vec<_> = self.holding.lots.iter().filter(|lot| lot.free > 0).collect();
        lots.sort_by(|one, other| one.eaten_before(other));
        let lots: Vec<_> = lots.iter().map(|lot| lot.free.to_string()).collect();
        format!("{} owes {}", lots.join(" "), self.holding.debt_points)
    }
}

pub fn code<T>(result: Result<T, LedgerRefusal>) -> String {
    result.map_or_else(|refused| refused.code().to_owned(), |_| "ok".to_owned())
}

pub fn held(hold_id: i64, parts: Vec<Part>, expires_at: Millis) -> Hold {
    Hold { hold_id: HoldId::from_raw(hold_id), state: HoldState::Pending, expires_at, parts }
}

#[test]
fn debits_eat_the_soonest_expiry_first_then_the_oldest() {
    // Lots as (points, days until they end), in the order in which they were earned.
    let check = |lots: &[(i64, Option<i64>)], spent: i64, expected: &str| {
        let mut book = Book::of(1);
        for (amount, ends) in lots {
            book.earn(*amount, *ends);
        }
        book.spend(spent).unwrap();
        assert_eq!(book.shown(), expected, "{lots:?} − {spent}");
    };
    check(&[(100, None), (50, Some(30))], 20, "30 100 owes 0");
    check(&[(100, None), (50, Some(30))], 50, "100 owes 0");
    check(&[(100, None), (50, Some(30))], 60, "90 owes 0");
    check(&[(10, Some(9)), (20, Some(3)), (30, Some(6))], 25, "25 10 owes 0");
    check(&[(10, Some(5)), (20, Some(5))], 5, "5 20 owes 0"); // same end: the older first
    check(&[(10, None), (20, None)], 15, "15 owes 0");
    check(&[(10, None), (20, None)], 30, " owes 0");
}

#[test]
fn nothing_is_spent_that_is_not_there() {
    let check = |spent: i64, expected: &str| {
        let mut book = Book::of(1);
        book.earn(100, Some(1));
        book.earn(10, None);
        book.now = days(1); // the first lot is over, and no job has cleared it
        assert_eq!(code(book.spend(spent)), expected, "{spent}");
    };
    check(10, "ok");
    check(11, "points.not_enough");
    check(0, "ledger.amount_out_of_range");
    check(-5, "ledger.amount_out_of_range");
    check(1_000_000_000_001, "ledger.amount_out_of_range");
    for (unit, expected) in [
        (Unit::Points, "points.not_enough"),
        (Unit::Growth, "growth.not_enough"),
        (Unit::Principal, "stored_value.not_enough"),
        (Unit::Bonus, "stored_value.not_enough"),
        (Unit::Allowance, "allowance.not_enough"),
        (Unit::Right(RightId::from_raw(7)), "right.not_enough"),
    ] {
        let mut book = Book::of(1);
        let right = Unit::Right(RightId::from_raw(8)); // another right does not help
        book.write(Kind::Grant, |draft| draft.credit(&Credit::new(right, 3))).unwrap();
        let result = book.write(Kind::Use, |draft| draft.debit(unit, 1, House::Redeemed));
        assert_eq!(code(result), expected, "{unit}");
    }
}

#[test]
fn a_second_till_that_decided_on_the_old_balance_is_told_so() {
    let mut book = Book::of(1);
    book.earn(100, None);
    let mut first = book.draft(Kind::Settlement);
    let mut second = book.draft(Kind::Settlement);
    first.debit(POINTS, 80, House::Redeemed).unwrap();
    second.debit(POINTS, 80, House::Redeemed).unwrap();
    let after_first = book.holding.after(&first.finish()).unwrap();
    assert_eq!(code(after_first.after(&second.finish())), "ledger.moved");
    book.holding = after_first; // decided again on what is there now
    assert_eq!(code(book.spend(80)), "points.not_enough");
}

#[test]
fn points_that_wait_count_from_their_day_and_pay_a_debt_then() {
    let mut book = Book::of(1);
    let earned = book.earn(40, None);
    book.spend(40).unwrap();
    book.write(Kind::Refund, |draft| draft.undo_rest(&earned, &[])).unwrap();
    assert_eq!(book.shown(), " owes 40");
    let credit = Credit { matures_at: Some(days(7)), ..Credit::new(POINTS, 100) };
    book.write(Kind::Settlement, |draft| draft.credit(&credit)).unwrap();
    assert_eq!(book.holding.balance(POINTS, Pocket::Pending), 100);
    assert_eq!(code(book.spend(1)), "points.not_enough");
    book.now = days(7).plus_ms(-1);
    assert!(book.mature().is_empty());
    book.now = days(7);
    book.mature();
    assert_eq!(
        (book.shown(), book.holding.balance(POINTS, Pocket::Pending)),
        ("60 owes 0".into(), 0)
    );
}

#[test]
fn a_lot_ends_by_the_rule_under_which_it_was_earned() {
    let zone: Zone = "Asia/Shanghai".parse().unwrap();
    let check = |rule: ExpiryRule, day: &str, last_visit: &str, expected: &str| {
        let cut_over = DayMinute::DEFAULT_CUT_OVER;
        let life = rule.life(day.parse().unwrap(), &zone, cut_over);
        let ends = life.ends_at(last_visit.parse().unwrap(), &zone, cut_over);
        let ends = ends.map_or_else(|| "never".to_owned(), |at| at.to_string());
        assert_eq!(ends, expected, "{rule:?} {day} {last_visit}");
    };
    use ExpiryRule::{Months, Never, WithoutVisit, YearEnd};
    check(Never, "2026-11-22", "2026-11-22", "never");
    // The cut-over of the next morning, 04:00 in Suzhou, is 20:00 UTC of the last day.
    check(Months { months: 12 }, "2026-11-22", "2027-05-01", "2027-11-22T20:00:00.000Z");
    check(Months { months: 3 }, "2026-11-30", "2026-11-30", "2027-02-28T20:00:00.000Z");
    check(Months { months: 1 }, "2024-01-31", "2024-01-31", "2024-02-29T20:00:00.000Z");
    check(YearEnd { years_later: 0 }, "2026-11-22", "2026-11-22", "2026-12-31T20:00:00.000Z");
    check(YearEnd { years_later: 1 }, "2026-01-01", "2026-01-01", "2027-12-31T20:00:00.000Z");
    check(WithoutVisit { months: 6 }, "2026-01-10", "2026-01-10", "2026-07-10T20:00:00.000Z");
    check(WithoutVisit { months: 6 }, "2026-01-10", "2026-05-31", "2026-11-30T20:00:00.000Z");
    for (rule, lawful) in [
        (Never, true),
        (Months { months: 0 }, false),
        (Months { months: 120 }, true),
        (Months { months: 121 }, false),
        (WithoutVisit { months: 0 }, false),
        (YearEnd { years_later: 0 }, true),
        (YearEnd { years_later: u32::MAX }, false),
    ] {
        let expected = if lawful { "ok" } else { "expiry.months_out_of_range" };
        assert_eq!(code(rule.check()), expected, "{rule:?}");
    }
}

#[test]
fn what_ends_soon_is_told_before_and_cleared_after() {
    let mut book = Book::of(1);
    book.earn(100, Some(20));
    book.earn(30, Some(10));
    book.earn(7, Some(40));
    book.earn(5, None);
    let soon = expiring(&book.holding, POINTS, noon(), days(30));
    let soon: Vec<_> = soon.iter().map(|one| (one.amount, one.expires_at)).collect();
    assert_eq!(soon, [(30, days(10)), (100, days(20))]);
    book.now = days(20);
    let cleared = book.expire();
    assert_eq!(cleared.house_sum(POINTS, House::Expired), 130);
    assert_eq!(book.shown(), "7 5 owes 0");
    assert!(book.expire().is_empty(), "a second run finds nothing");
}

#[test]
fn every_account_has_the_word_of_the_glossary() {
    use zhike_domain::ledger::Account;
    let lot = |pocket| Account::Lot { holder: guest(1), pocket, lot_id: LotId::from_raw(1) };
    let right = Unit::Right(RightId::from_raw(1));
    let words: Vec<_> = [
        (POINTS, Pocket::Free),
        (POINTS, Pocket::Pending),
        (POINTS, Pocket::Held),
        (Unit::Growth, Pocket::Free),
        (Unit::Principal, Pocket::Free),
        (Unit::Principal, Pocket::Held),
        (Unit::Bonus, Pocket::Free),
        (Unit::Bonus, Pocket::Held),
        (Unit::Allowance, Pocket::Held),
        (right, Pocket::Held),
        (right, Pocket::Free),
    ]
    .map(|(unit, pocket)| lot(pocket).word(unit))
    .to_vec();
    let expected = "points points_pending points_held growth principal principal_held bonus \
                    bonus_held allowance_held right_held right";
    assert_eq!(words.join(" "), expected);
    assert_eq!(Account::Debt { holder: guest(1) }.word(POINTS), "points_debt");
    let houses: Vec<_> = House::ALL.iter().map(|house| house.as_str()).collect();
    let expected = "issued redeemed expired adjusted cash_in cash_out forfeited";
    assert_eq!(houses.join(" "), expected);
}
