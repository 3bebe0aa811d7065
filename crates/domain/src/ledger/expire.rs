//! What time does to lots: pending amounts begin to count, and everything ends.

use super::{Account, Draft, Holding, House, Lot, Pocket, Unit};
use crate::kernel::id::LotId;
use crate::kernel::time::Millis;

/// An amount that is about to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expiring {
    /// Which lot.
    pub lot_id: LotId,
    /// How much of it, in the unit.
    pub amount: i64,
    /// When.
    pub expires_at: Millis,
}

/// What of a unit ends in `[from, to)`, soonest first: for the notice that goes out before.
#[must_use]
pub fn expiring(holding: &Holding, unit: Unit, from: Millis, to: Millis) -> Vec<Expiring> {
    let ends = |lot: &Lot| {
        let expires_at = lot.expires_at.filter(|at| (from..to).contains(at))?;
        let amount = lot.free + lot.pending;
        (amount > 0).then_some(Expiring { lot_id: lot.lot_id, amount, expires_at })
    };
    let of_unit = holding.lots.iter().filter(|lot| lot.unit == unit);
    let mut found: Vec<Expiring> = of_unit.filter_map(ends).collect();
    found.sort_by_key(|one| (one.expires_at, one.lot_id));
    found
}

impl Draft {
    /// Clears every lot whose time is over. What is set aside stays until its hold is done. The
    /// store that issued a lot gets it back.
    pub fn expire(&mut self) {
        let now = self.stamp.at;
        let over: Vec<Lot> =
            self.holding.lots.iter().filter(|lot| lot.is_over(now)).cloned().collect();
        for lot in over {
            self.post_lot(lot.lot_id, Pocket::Pending, lot.unit, -lot.pending);
            self.post_lot(lot.lot_id, Pocket::Free, lot.unit, -lot.free);
            let (store_id, root) = (lot.store_id, Some(lot.root));
            let account = Account::House { store_id, house: House::Expired, root };
            self.post(account, lot.unit, lot.free + lot.pending);
        }
    }

    /// Lets every pending amount count whose time has come; points pay a debt first.
    pub fn mature(&mut self) {
        let now = self.stamp.at;
        let is_due = |lot: &&Lot| {
            lot.pending > 0 && !lot.is_over(now) && lot.matures_at.is_none_or(|at| at <= now)
        };
        let due: Vec<Lot> = self.holding.lots.iter().filter(is_due).cloned().collect();
        for lot in due {
            let paid = self.pays_debt(lot.unit, lot.pending);
            self.post_lot(lot.lot_id, Pocket::Pending, lot.unit, -lot.pending);
            self.post_debt(lot.unit, paid);
            self.post_lot(lot.lot_id, Pocket::Free, lot.unit, lot.pending - paid);
        }
    }
}
