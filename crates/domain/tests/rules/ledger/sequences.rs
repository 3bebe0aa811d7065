//! Any sequence of steps, compared with a tiny model: the plain sum of every posting written.

use std::collections::BTreeMap;

use proptest::prelude::*;
use zhike_domain::ledger::{
    Account, Credit, Draft, Hold, HoldState, Holding, House, Journal, Kind, Life, Pocket, Unit,
    pick,
};

use super::{Book, POINTS, held};

#[derive(Debug, Clone)]
enum Step {
    Earn { amount: i64, ends_in_days: Option<i64>, waits_days: i64 },
    TopUp { amount: i64 },
    Spend { amount: i64 },
    SpendMoney { amount: i64 },
    Bill { points: i64, earns: i64 },
    SetAside { amount: i64 },
    TakeHeld { which: usize, amount: i64 },
    FreeHeld { which: usize },
    Wait { days: i64 },
    Undo { which: usize },
    UndoPart { which: usize, amount: i64 },
}

fn any_step() -> impl Strategy<Value = Step> {
    let amount = || 1_i64..120;
    let which = || 0_usize..20;
    prop_oneof![
        3 => (amount(), prop::option::of(1_i64..30), 0_i64..3)
            .prop_map(|(amount, ends_in_days, waits_days)| {
                Step::Earn { amount, ends_in_days, waits_days }
            }),
        1 => amount().prop_map(|amount| Step::TopUp { amount }),
        3 => amount().prop_map(|amount| Step::Spend { amount }),
        1 => amount().prop_map(|amount| Step::SpendMoney { amount }),
        2 => (amount(), amount()).prop_map(|(points, earns)| Step::Bill { points, earns }),
        2 => amount().prop_map(|amount| Step::SetAside { amount }),
        1 => (which(), amount()).prop_map(|(which, amount)| Step::TakeHeld { which, amount }),
        1 => which().prop_map(|which| Step::FreeHeld { which }),
        2 => (1_i64..12).prop_map(|days| Step::Wait { days }),
        2 => which().prop_map(|which| Step::Undo { which }),
        2 => (which(), amount()).prop_map(|(which, amount)| Step::UndoPart { which, amount }),
    ]
}

#[derive(Default)]
struct Run {
    holds: Vec<Hold>,
    undone: BTreeMap<usize, Vec<Journal>>,
}

impl Run {
    /// Takes a step; a refusal is an answer too, and changes nothing.
    fn take(&mut self, book: &mut Book, step: &Step) {
        let before = book.holding.clone();
        let written = match step {
            Step::Earn { amount, ends_in_days, waits_days } => {
                let later = |days: i64| book.now.plus_hours(24 * days);
                let expires_at = ends_in_days.map(|days| later(days + waits_days));
                let life = expires_at.map_or(Life::Never, Life::Until);
                let matures_at = Some(later(*waits_days)).filter(|_| *waits_days > 0);
                let plain = Credit::new(POINTS, *amount);
                let credit = Credit { life, expires_at, matures_at, ..plain };
                book.write(Kind::Settlement, |draft| draft.credit(&credit)).is_ok()
            }
            Step::TopUp { amount } => {
                let credit =
                    Credit { from: House::CashIn, ..Credit::new(Unit::Principal, *amount) };
                book.write(Kind::TopUp, |draft| draft.credit(&credit)).is_ok()
            }
            Step::Spend { amount } => book.spend(*amount).is_ok(),
            Step::SpendMoney { amount } => {
                let spend =
                    |draft: &mut Draft| draft.debit(Unit::Principal, *amount, House::Redeemed);
                book.write(Kind::Settlement, spend).is_ok()
            }
            Step::Bill { points, earns } => {
                let steps = |draft: &mut Draft| {
                    draft.debit(POINTS, *points, House::Redeemed)?;
                    draft.credit(&Credit::new(POINTS, *earns))
                };
                book.write(Kind::Settlement, steps).is_ok()
            }
            Step::SetAside { amount } => self.set_aside(book, *amount),
            Step::TakeHeld { which, amount } => self.end_hold(book, *which, Some(*amount)),
            Step::FreeHeld { which } => self.end_hold(book, *which, None),
            Step::Wait { days } => {
                book.now = book.now.plus_hours(24 * days);
                book.mature();
                book.expire();
                true
            }
            Step::Undo { which } => self.undo(book, *which, None),
            Step::UndoPart { which, amount } => self.undo(book, *which, Some(*amount)),
        };
        assert!(written || book.holding == before, "a refusal moves nothing");
    }

    fn set_aside(&mut self, book: &mut Book, amount: i64) -> bool {
        let Ok(parts) = pick(&book.holding, POINTS, amount, book.now) else { return false };
        book.write(Kind::Hold, |draft| draft.hold(&parts)).unwrap();
        let expires_at = book.now.plus_hours(24 * 3);
        self.holds.push(held(self.holds.len() as i64, parts, expires_at));
        true
    }

    fn end_hold(&mut self, book: &mut Book, which: usize, kept: Option<i64>) -> bool {
        let Some(hold) = self.holds.get_mut(which) else { return false };
        let mut state = HoldState::Pending;
        let written = book.write(Kind::HoldPosted, |draft| {
            state = match kept {
                Some(kept) => draft.post_hold(hold, &[(POINTS, kept)], House::Redeemed)?,
                None => draft.void_hold(hold)?,
            };
            Ok(())
        });
        if written.is_ok() {
            hold.state = state;
        }
        written.is_ok()
    }

    fn undo(&mut self, book: &mut Book, which: usize, part: Option<i64>) -> bool {
        let Some(original) = book.journals.get(which).cloned() else { return false };
        let before = self.undone.entry(which).or_default();
        let mut pieces = book.holding.left_to_undo(&original, before);
        if let Some(most) = part {
            pieces.iter_mut().for_each(|piece| piece.amount = piece.amount.min(most));
        }
        match book.write(Kind::Refund, |draft| draft.undo(&original, before, &pieces)) {
            Ok(undoing) => {
                before.push(undoing);
                true
            }
            Err(_) => false,
        }
    }
}

/// The plain sum of all postings per account and unit, and its comparison with the holding.
fn agrees(journals: &[Journal], holding: &Holding) -> Result<(), TestCaseError> {
    let mut sums: BTreeMap<(Account, Unit), i64> = BTreeMap::new();
    for posting in journals.iter().flat_map(Journal::postings) {
        *sums.entry((posting.account, posting.unit)).or_default() += posting.amount;
    }
    prop_assert_eq!(sums.values().sum::<i64>(), 0);
    for ((account, _), sum) in &sums {
        match account {
            Account::Lot { pocket, lot_id, .. } => {
                let lot = holding.lot(*lot_id).unwrap();
                prop_assert_eq!(lot.in_pocket(*pocket), *sum);
            }
            Account::Debt { .. } => prop_assert_eq!(holding.debt_points, -sum),
            Account::House { .. } => {}
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_sequence_keeps_lots_balances_and_postings_equal_and_pays_debts_first(
        steps in prop::collection::vec(any_step(), 1..40),
    ) {
        let (mut book, mut run) = (Book::of(1), Run::default());
        for step in &steps {
            run.take(&mut book, step);
            agrees(&book.journals, &book.holding)?;
            let holding = &book.holding;
            let free = holding.spendable(POINTS, book.now);
            prop_assert!(holding.debt_points == 0 || free == 0, "{step:?}: owes beside points");
            for lot in &holding.lots {
                let amounts = [lot.free, lot.pending, lot.held, lot.expired];
                prop_assert!(amounts.iter().all(|amount| *amount >= 0));
            }
            let held_now: i64 = run
                .holds
                .iter()
                .filter(|hold| hold.state == HoldState::Pending)
                .map(|hold| hold.amount(POINTS))
                .sum();
            prop_assert_eq!(holding.balance(POINTS, Pocket::Held), held_now);
        }
    }

    #[test]
    fn undoing_everything_from_the_last_to_the_first_leaves_nothing(
        steps in prop::collection::vec(any_step(), 1..20),
    ) {
        // No time passes and nothing stays set aside: then each step has its exact way back.
        let quick = |step: &&Step| {
            !matches!(step, Step::Wait { .. } | Step::SetAside { .. } | Step::Undo { .. }
                | Step::UndoPart { .. })
        };
        let (mut book, mut run) = (Book::of(1), Run::default());
        for step in steps.iter().filter(quick) {
            run.take(&mut book, step);
        }
        for which in (0..book.journals.len()).rev() {
            prop_assert!(run.undo(&mut book, which, None), "journal {which} is undone");
        }
        prop_assert!(book.holding.lots.iter().all(zhike_domain::ledger::Lot::is_used_up));
        prop_assert_eq!(book.holding.debt_points, 0);
    }
}
