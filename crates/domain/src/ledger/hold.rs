//! Holds: amounts set aside for a bill, until it is paid, given up, or too late.

use super::{Draft, House, LedgerRefusal, Pocket, RESTORE_DAYS, Unit};
use crate::kernel::id::{HoldId, LotId};
use crate::kernel::time::Millis;
use crate::kernel::words::words;

words! {
    /// What became of a hold.
    pub enum HoldState else LedgerRefusal::UnknownWord {
        /// Set aside.
        Pending = "pending",
        /// Taken, wholly or in part.
        Posted = "posted",
        /// Given free.
        Voided = "voided",
        /// Given free because its time was over.
        Expired = "expired",
    }
}

/// An amount of one lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Which lot.
    pub lot_id: LotId,
    /// Of what.
    pub unit: Unit,
    /// How much, in the unit.
    pub amount: i64,
}

/// What is set aside for one bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Its id.
    pub hold_id: HoldId,
    /// What became of it.
    pub state: HoldState,
    /// From when on it is too late to take it.
    pub expires_at: Millis,
    /// From which lots.
    pub parts: Vec<Part>,
}

impl Hold {
    /// How much of a unit is set aside.
    #[must_use]
    pub fn amount(&self, unit: Unit) -> i64 {
        self.parts.iter().filter(|part| part.unit == unit).map(|part| part.amount).sum()
    }

    const fn still_pending(&self) -> Result<(), LedgerRefusal> {
        match self.state {
            HoldState::Pending => Ok(()),
            state => Err(LedgerRefusal::HoldDone { state }),
        }
    }
}

impl Draft {
    /// Sets parts aside.
    ///
    /// # Errors
    /// The unit's refusal when a lot has less, is not there or is over.
    pub fn hold(&mut self, parts: &[Part]) -> Result<(), LedgerRefusal> {
        self.holding.check_parts(parts, self.stamp.at)?;
        for part in parts {
            self.post_lot(part.lot_id, Pocket::Free, part.unit, -part.amount);
            self.post_lot(part.lot_id, Pocket::Held, part.unit, part.amount);
        }
        Ok(())
    }

    /// Takes `kept` of what was set aside, first set aside first, and gives the rest free.
    ///
    /// # Errors
    /// [`LedgerRefusal::HoldDone`], [`LedgerRefusal::HoldExpired`], or
    /// [`LedgerRefusal::HoldTooSmall`] when more is kept than was set aside.
    pub fn post_hold(
        &mut self,
        hold: &Hold,
        kept: &[(Unit, i64)],
        to: House,
    ) -> Result<HoldState, LedgerRefusal> {
        hold.still_pending()?;
        if hold.expires_at <= self.stamp.at {
            return Err(LedgerRefusal::HoldExpired);
        }
        let asked = |unit| -> i64 {
            kept.iter().filter(|(other, _)| *other == unit).map(|(_, amount)| *amount).sum()
        };
        for (unit, amount) in kept {
            super::draft::within(*amount)?;
            let (asked, held) = (asked(*unit), hold.amount(*unit));
            if asked > held {
                return Err(LedgerRefusal::HoldTooSmall { asked, held });
            }
        }
        let mut missing: Vec<(Unit, i64)> = kept.to_vec();
        for part in &hold.parts {
            let wanted = missing.iter_mut().find(|(unit, left)| *unit == part.unit && *left > 0);
            let taken = wanted.map_or(0, |(_, left)| {
                let taken = part.amount.min(*left);
                *left -= taken;
                taken
            });
            let root = self.root_of(part.lot_id);
            self.post_lot(part.lot_id, Pocket::Held, part.unit, -taken);
            self.post_house(to, Some(root), part.unit, taken);
            self.release(Part { amount: part.amount - taken, ..*part });
        }
        Ok(HoldState::Posted)
    }

    /// Gives everything free again.
    ///
    /// # Errors
    /// [`LedgerRefusal::HoldDone`].
    pub fn void_hold(&mut self, hold: &Hold) -> Result<HoldState, LedgerRefusal> {
        hold.still_pending()?;
        for part in &hold.parts {
            self.release(*part);
        }
        let is_late = hold.expires_at <= self.stamp.at;
        Ok(if is_late { HoldState::Expired } else { HoldState::Voided })
    }

    /// Gives a part free: it pays a debt first; a lot whose time is over gets its days of grace.
    fn release(&mut self, part: Part) {
        let paid = self.pays_debt(part.unit, part.amount);
        self.post_lot(part.lot_id, Pocket::Held, part.unit, -part.amount);
        self.post_debt(part.unit, paid);
        let rest = part.amount - paid;
        if rest > 0 {
            let root = self.root_of(part.lot_id);
            self.return_to(root, part.unit, rest);
        }
    }

    /// Adds to a living lot of the chain, or to a new one that lives for some days.
    ///
    /// # Panics
    /// When the holding has no lot of this chain: the facts were loaded without it.
    pub(super) fn return_to(&mut self, root: LotId, unit: Unit, amount: i64) {
        let now = self.stamp.at;
        let chain = || self.holding.lots.iter().filter(|lot| lot.root == root && lot.unit == unit);
        let living = chain().filter(|lot| !lot.is_over(now) && lot.pending == 0);
        let lot_id = match living.max_by(|one, other| one.eaten_before(other)) {
            Some(lot) => lot.lot_id,
            None => {
                let elsewhere = self.holding.elsewhere.iter();
                let elsewhere = elsewhere.filter(|lot| lot.root == root && lot.unit == unit);
                let last = |one: &&super::Lot, other: &&super::Lot| one.eaten_before(other);
                let old = chain().max_by(last).or_else(|| elsewhere.max_by(last)).cloned();
                assert!(old.is_some(), "the lots that something is returned to are loaded");
                let lot_id = self.next_lot_id();
                let grace = Some(now.plus_hours(24 * RESTORE_DAYS));
                if let Some(old) = old {
                    let ends = if old.is_over(now) { grace } else { old.expires_at };
                    let life = ends.map_or(super::Life::Never, super::Life::Until);
                    let fresh = old.successor(lot_id);
                    self.open(super::Lot { life, expires_at: ends, matures_at: None, ..fresh });
                }
                lot_id
            }
        };
        self.post_lot(lot_id, Pocket::Free, unit, amount);
    }
}
