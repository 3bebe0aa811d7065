//! What one holder has: the facts that every decision on his accounts starts from.

use super::draft::within;
use super::{Account, Holder, House, Journal, LedgerRefusal, Lot, Part, Pocket, Posting, Unit};
use crate::kernel::id::LotId;
use crate::kernel::time::Millis;

/// What one holder has at one moment.
///
/// A decision that undoes something also needs the used-up lots that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Whose it is.
    pub holder: Holder,
    /// His lots.
    pub lots: Vec<Lot>,
    /// Points that he owes; never negative.
    pub debt_points: i64,
    /// Lots of chains that an undoing touches and that he never held himself: they were used up
    /// before his record and another one were found to be one guest. Nothing is in them.
    pub elsewhere: Vec<Lot>,
}

impl Holding {
    /// Somebody who has nothing yet.
    #[must_use]
    pub const fn empty(holder: Holder) -> Self {
        Self { holder, lots: Vec::new(), debt_points: 0, elsewhere: Vec::new() }
    }

    /// A balance: what lies in one pocket of a unit, all lots together.
    #[must_use]
    pub fn balance(&self, unit: Unit, pocket: Pocket) -> i64 {
        self.lots.iter().filter(|lot| lot.unit == unit).map(|lot| lot.in_pocket(pocket)).sum()
    }

    /// What may be spent at `now`: lots whose time is over do not count, even if the job that
    /// clears them has not run.
    #[must_use]
    pub fn spendable(&self, unit: Unit, now: Millis) -> i64 {
        let counts = |lot: &&Lot| lot.unit == unit && !lot.is_over(now);
        self.lots.iter().filter(counts).map(|lot| lot.free).sum()
    }

    /// The holding after a journal.
    ///
    /// # Errors
    /// [`LedgerRefusal::Moved`] when the journal was decided on another state, so that a lot or the
    /// debt would fall below zero or a lot is not there.
    pub fn after(&self, journal: &Journal) -> Result<Self, LedgerRefusal> {
        let mut next = self.clone();
        let is_mine = |lot: &&Lot| {
            let has_lot = |posting: &Posting| match posting.account {
                Account::Lot { holder, lot_id, .. } => {
                    holder == self.holder && lot_id == lot.lot_id
                }
                _ => false,
            };
            journal.postings().iter().any(has_lot)
        };
        let opened = || journal.opened().iter().filter(is_mine);
        next.lots.extend(opened().map(|lot| lot.successor(lot.lot_id)));
        for posting in journal.postings() {
            next.apply(posting)?;
        }
        for lot in opened() {
            let mine = next.lots.iter_mut().find(|mine| mine.lot_id == lot.lot_id);
            mine.ok_or(LedgerRefusal::Moved)?.expired = lot.expired;
        }
        let is_sound = next.debt_points >= 0
            && next.lots.iter().all(|lot| lot.free >= 0 && lot.pending >= 0 && lot.held >= 0);
        if is_sound { Ok(next) } else { Err(LedgerRefusal::Moved) }
    }

    /// Adds one posting; amounts may pass below zero in between.
    pub(super) fn apply(&mut self, posting: &Posting) -> Result<(), LedgerRefusal> {
        match posting.account {
            Account::Lot { holder, pocket, lot_id } if holder == self.holder => {
                let found = self.lots.iter_mut().find(|lot| lot.lot_id == lot_id);
                *found.ok_or(LedgerRefusal::Moved)?.pocket_mut(pocket) += posting.amount;
            }
            Account::Debt { holder } if holder == self.holder => {
                self.debt_points -= posting.amount;
            }
            Account::House { house: House::Expired, root: Some(root), .. } => {
                let all = self.lots.iter_mut().chain(&mut self.elsewhere);
                for lot in all.filter(|lot| lot.root == root) {
                    lot.expired += posting.amount;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether each part can be taken from its lot at `now`, together with the others of that lot.
    ///
    /// # Errors
    /// The unit's refusal when a lot has less, is not there or is over.
    pub fn check_parts(&self, parts: &[Part], now: Millis) -> Result<(), LedgerRefusal> {
        for part in parts {
            within(part.amount)?;
            let is_same = |other: &&Part| other.lot_id == part.lot_id;
            let need: i64 = parts.iter().filter(is_same).map(|part| part.amount).sum();
            let lot = self.lot(part.lot_id);
            let lot = lot.filter(|lot| lot.unit == part.unit && !lot.is_over(now));
            let have = lot.map_or(0, |lot| lot.free);
            if have < need {
                return Err(part.unit.lacks(need, have));
            }
        }
        Ok(())
    }

    /// The lot with this id.
    #[must_use]
    pub fn lot(&self, lot_id: LotId) -> Option<&Lot> {
        self.lots.iter().find(|lot| lot.lot_id == lot_id)
    }

    /// Whether anything is set aside.
    #[must_use]
    pub fn has_held(&self) -> bool {
        self.lots.iter().any(|lot| lot.held > 0)
    }
}
