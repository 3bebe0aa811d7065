//! A journal while it is being decided.

use super::{
    Account, House, Journal, LedgerRefusal, Life, Lot, Part, Pocket, Posting, Stamp, Unit,
};
use super::{Holding, pick::pick};
use crate::kernel::id::{IdBlock, LotId, TopUpId};
use crate::kernel::time::Millis;

/// The greatest amount that one step moves, in its unit.
pub const MOST: i64 = 1_000_000_000_000;

/// What is credited: opens one lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// Of what.
    pub unit: Unit,
    /// How much, in the unit.
    pub amount: i64,
    /// Which of the store's accounts gives it.
    pub from: House,
    /// How the lot ends.
    pub life: Life,
    /// When it ends, as worked out from `life` today.
    pub expires_at: Option<Millis>,
    /// When it begins to count; `None` at once.
    pub matures_at: Option<Millis>,
    /// The top-up that paid for it.
    pub top_up_id: Option<TopUpId>,
}

impl Credit {
    /// An amount that is issued, counts at once and does not end.
    #[must_use]
    pub const fn new(unit: Unit, amount: i64) -> Self {
        Self {
            unit,
            amount,
            from: House::Issued,
            life: Life::Never,
            expires_at: None,
            matures_at: None,
            top_up_id: None,
        }
    }
}

/// A journal while it is being decided: each step sees what the steps before it left.
///
/// A step that refuses has moved nothing; the draft may be thrown away or go on.
#[derive(Debug, Clone)]
pub struct Draft {
    pub(super) stamp: Stamp,
    pub(super) holding: Holding,
    ids: IdBlock,
    ids_taken: u32,
    opened: Vec<Lot>,
    postings: Vec<Posting>,
}

impl Draft {
    /// Begins with what the holder has. `ids` gives the lots that are opened their ids: one for
    /// each credit, and at most one for each lot that something is returned to or taken over from.
    #[must_use]
    pub const fn begin(stamp: Stamp, holding: Holding, ids: IdBlock) -> Self {
        Self { stamp, holding, ids, ids_taken: 0, opened: Vec::new(), postings: Vec::new() }
    }

    /// Kind, cause, store, time.
    #[must_use]
    pub const fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// What the holder has after the steps so far.
    #[must_use]
    pub const fn holding(&self) -> &Holding {
        &self.holding
    }

    /// The journal. It may be empty: then there is nothing to write.
    ///
    /// # Panics
    /// When it does not balance: a rule of this crate is broken.
    #[must_use]
    pub fn finish(self) -> Journal {
        // A lot that somebody else holds stands as it was opened.
        let as_it_stands = |lot: &Lot| self.holding.lot(lot.lot_id).unwrap_or(lot).clone();
        let opened = self.opened.iter().map(as_it_stands).collect();
        Journal::of(self.stamp, opened, self.postings)
    }

    /// Gives the holder an amount. Points that count at once pay a debt first; the rest opens a
    /// lot.
    ///
    /// # Errors
    /// [`LedgerRefusal::Amount`].
    ///
    /// # Panics
    /// When the block of ids is used up.
    pub fn credit(&mut self, credit: &Credit) -> Result<(), LedgerRefusal> {
        within(credit.amount)?;
        let waits = credit.matures_at.is_some_and(|at| at > self.stamp.at);
        let paid = if waits { 0 } else { self.pays_debt(credit.unit, credit.amount) };
        self.post_house(credit.from, None, credit.unit, -paid);
        self.post_debt(credit.unit, paid);
        if credit.amount == paid {
            return Ok(());
        }
        let lot_id = self.next_lot_id();
        self.open(Lot {
            lot_id,
            root: lot_id,
            unit: credit.unit,
            store_id: self.stamp.store_id,
            opened_at: self.stamp.at,
            life: credit.life,
            expires_at: credit.expires_at,
            matures_at: credit.matures_at.filter(|_| waits),
            top_up_id: credit.top_up_id,
            free: 0,
            pending: 0,
            held: 0,
            expired: 0,
        });
        let pocket = if waits { Pocket::Pending } else { Pocket::Free };
        self.post_house(credit.from, Some(lot_id), credit.unit, paid - credit.amount);
        self.post_lot(lot_id, pocket, credit.unit, credit.amount - paid);
        Ok(())
    }

    /// Takes an amount from the holder: soonest expiry first, then oldest.
    ///
    /// # Errors
    /// [`LedgerRefusal::Amount`], or the unit's refusal when less may be spent.
    pub fn debit(&mut self, unit: Unit, amount: i64, to: House) -> Result<(), LedgerRefusal> {
        let parts = pick(&self.holding, unit, amount, self.stamp.at)?;
        self.take(&parts, to)
    }

    /// Takes exactly these parts, which another rule chose.
    ///
    /// # Errors
    /// The unit's refusal when a lot has less, is not there or is over.
    pub fn take(&mut self, parts: &[Part], to: House) -> Result<(), LedgerRefusal> {
        self.holding.check_parts(parts, self.stamp.at)?;
        for part in parts {
            let root = self.root_of(part.lot_id);
            self.post_lot(part.lot_id, Pocket::Free, part.unit, -part.amount);
            self.post_house(to, Some(root), part.unit, part.amount);
        }
        Ok(())
    }

    /// Moves an amount between two of the store's own accounts; 0 moves nothing.
    pub fn house(&mut self, from: House, to: House, unit: Unit, amount: i64) {
        self.post_house(from, None, unit, -amount);
        self.post_house(to, None, unit, amount);
    }

    /// How much of an amount of this unit goes into the debt.
    pub(super) fn pays_debt(&self, unit: Unit, amount: i64) -> i64 {
        if unit == Unit::Points { amount.min(self.holding.debt_points) } else { 0 }
    }

    pub(super) fn root_of(&self, lot_id: LotId) -> LotId {
        self.holding.lot(lot_id).map_or(lot_id, |lot| lot.root)
    }

    pub(super) fn next_lot_id(&mut self) -> LotId {
        let raw = self.ids.at(self.ids_taken);
        self.ids_taken += 1;
        LotId::from_raw(raw)
    }

    pub(super) fn open(&mut self, lot: Lot) {
        self.opened.push(lot.clone());
        self.holding.lots.push(lot);
    }

    /// A lot of somebody else's, with what the postings put into it.
    pub(super) fn open_for_another(&mut self, lot: Lot) {
        self.opened.push(lot);
    }

    pub(super) fn post_lot(&mut self, lot_id: LotId, pocket: Pocket, unit: Unit, amount: i64) {
        let account = Account::Lot { holder: self.holding.holder, pocket, lot_id };
        self.post(account, unit, amount);
    }

    pub(super) fn post_debt(&mut self, unit: Unit, amount: i64) {
        self.post(Account::Debt { holder: self.holding.holder }, unit, amount);
    }

    /// A posting on an account of the store where the journal is written.
    pub(super) fn post_house(
        &mut self,
        house: House,
        root: Option<LotId>,
        unit: Unit,
        amount: i64,
    ) {
        let store_id = self.stamp.store_id;
        self.post(Account::House { store_id, house, root }, unit, amount);
    }

    /// Adds to the posting of the same account and direction, or a new one.
    ///
    /// # Panics
    /// When the holder has no such lot: a step of this crate is wrong.
    pub(super) fn post(&mut self, account: Account, unit: Unit, amount: i64) {
        if amount == 0 {
            return;
        }
        let posting = Posting { account, unit, amount };
        assert!(self.holding.apply(&posting).is_ok(), "a posting names a lot of the holder");
        let is_same = |other: &&mut Posting| {
            other.account == account
                && other.unit == unit
                && other.amount.signum() == amount.signum()
        };
        match self.postings.iter_mut().find(is_same) {
            Some(other) => other.amount += amount,
            None => self.postings.push(posting),
        }
    }
}

pub(super) const fn within(amount: i64) -> Result<(), LedgerRefusal> {
    if amount >= 1 && amount <= MOST { Ok(()) } else { Err(LedgerRefusal::Amount { most: MOST }) }
}
