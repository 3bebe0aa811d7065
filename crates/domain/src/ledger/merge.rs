//! Lots that change hands: by the holder's wish, or because two records are one guest.

use super::{Account, Draft, Holding, LedgerRefusal, Lot, Part, Pocket, Unit, pick};

pub(super) const MOVING: [Pocket; 2] = [Pocket::Pending, Pocket::Free];

impl Draft {
    /// Takes over parts of another holder's lots, each with its age, expiry and top-up (转让). The
    /// journal concerns both holders.
    ///
    /// # Errors
    /// The unit's refusal when a lot has less, is not there or is over.
    pub fn receive(&mut self, from: &Holding, parts: &[Part]) -> Result<(), LedgerRefusal> {
        from.check_parts(parts, self.stamp.at)?;
        for part in parts {
            if let Some(lot) = from.lot(part.lot_id) {
                self.move_in(from, lot, &[(Pocket::Free, part.amount)]);
            }
        }
        Ok(())
    }

    /// Takes over everything of a guest who is the same person: lots, pending amounts and debt.
    /// A debt is then paid from the points of both.
    ///
    /// # Errors
    /// [`LedgerRefusal::HoldInTheWay`] while something of the other is set aside.
    pub fn take_over(&mut self, from: &Holding) -> Result<(), LedgerRefusal> {
        if from.has_held() {
            return Err(LedgerRefusal::HoldInTheWay);
        }
        for lot in from.lots.iter().filter(|lot| !lot.is_used_up()) {
            let amounts = MOVING.map(|pocket| (pocket, lot.in_pocket(pocket)));
            self.move_in(from, lot, &amounts);
        }
        self.post(Account::Debt { holder: from.holder }, Unit::Points, from.debt_points);
        self.post_debt(Unit::Points, -from.debt_points);
        let owed = self.holding.debt_points;
        for part in pick::up_to(&self.holding, Unit::Points, owed, self.stamp.at) {
            self.post_lot(part.lot_id, Pocket::Free, Unit::Points, -part.amount);
            self.post_debt(Unit::Points, part.amount);
        }
        Ok(())
    }

    pub(super) fn move_in(&mut self, from: &Holding, lot: &Lot, amounts: &[(Pocket, i64)]) {
        let lot_id = self.next_lot_id();
        self.open(lot.successor(lot_id));
        for (pocket, amount) in amounts {
            let theirs = Account::Lot { holder: from.holder, pocket: *pocket, lot_id: lot.lot_id };
            self.post(theirs, lot.unit, -amount);
            self.post_lot(lot_id, *pocket, lot.unit, *amount);
        }
    }
}
