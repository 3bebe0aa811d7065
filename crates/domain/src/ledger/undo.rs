//! Undoing a journal, wholly or in part: amounts go back to where they came from.

use super::{
    Account, Draft, Holding, House, Journal, LedgerRefusal, Pocket, Posting, Unit, draft::within,
    pick,
};
use crate::kernel::id::{LotId, StoreId};

/// Which way an amount went, seen from the holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flow {
    /// Credited: earned, bought, given.
    In,
    /// Debited: spent, expired, paid back.
    Out,
}

/// How much of one unit and direction is to be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Of what.
    pub unit: Unit,
    /// What the original did with it.
    pub flow: Flow,
    /// How much, in the unit.
    pub amount: i64,
}

/// What one house posting of the original still has to give back.
#[derive(Debug, Clone, Copy)]
struct Row {
    store_id: StoreId,
    house: House,
    root: Option<LotId>,
    unit: Unit,
    flow: Flow,
    left: i64,
}

impl Holding {
    /// What is left to undo of a journal after the journals `before`, which undid parts of it.
    #[must_use]
    pub fn left_to_undo(&self, original: &Journal, before: &[Journal]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for row in self.rows(original, before).into_iter().filter(|row| row.left > 0) {
            let is_same = |p: &&mut Piece| p.unit == row.unit && p.flow == row.flow;
            match pieces.iter_mut().find(is_same) {
                Some(piece) => piece.amount += row.left,
                None => {
                    pieces.push(Piece { unit: row.unit, flow: row.flow, amount: row.left });
                }
            }
        }
        pieces
    }

    /// The house postings of the original, each with what is left after the earlier undoings.
    fn rows(&self, original: &Journal, before: &[Journal]) -> Vec<Row> {
        let mut rows = rows(original, before);
        // What had run out and was then taken back with the bill that earned it is gone for good.
        for row in rows.iter_mut().filter(|row| row.house == House::Expired) {
            let chain = self.lots.iter().find(|lot| Some(lot.root) == row.root);
            row.left = row.left.min(chain.map_or(0, |lot| lot.expired));
        }
        rows
    }
}

/// The house postings of the original, each with what is left after the earlier undoings.
fn rows(original: &Journal, before: &[Journal]) -> Vec<Row> {
    let done = |posting: &Posting| -> i64 {
        let all = before.iter().flat_map(Journal::postings);
        let is_back = |other: &&Posting| {
            other.account == posting.account
                && other.unit == posting.unit
                && other.amount.signum() != posting.amount.signum()
        };
        all.filter(is_back).map(|other| other.amount.abs()).sum()
    };
    let row = |posting: &Posting| {
        let Account::House { store_id, house, root } = posting.account else { return None };
        let flow = if posting.amount < 0 { Flow::In } else { Flow::Out };
        let left = posting.amount.abs() - done(posting);
        Some(Row { store_id, house, root, unit: posting.unit, flow, left })
    };
    original.postings().iter().filter_map(row).collect()
}

impl Draft {
    /// Undoes all that is left of a journal.
    ///
    /// # Errors
    /// As [`Draft::undo`].
    pub fn undo_rest(
        &mut self,
        original: &Journal,
        before: &[Journal],
    ) -> Result<(), LedgerRefusal> {
        self.undo(original, before, &self.holding.left_to_undo(original, before))
    }

    /// Undoes parts of a journal, the last that it did first.
    ///
    /// What was spent goes back to the lots it came from; a lot whose time is over gives way to a
    /// new one that lives for [`super::RESTORE_DAYS`]. What was earned is taken from its own lot;
    /// what has expired in it counts as given back; points that are gone are taken from other lots,
    /// and what is then missing is owed.
    ///
    /// # Errors
    /// [`LedgerRefusal::NotUndoable`], [`LedgerRefusal::Undone`], [`LedgerRefusal::MoreThanDone`],
    /// or the unit's refusal when money that was bought has been spent since.
    pub fn undo(
        &mut self,
        original: &Journal,
        before: &[Journal],
        pieces: &[Piece],
    ) -> Result<(), LedgerRefusal> {
        if !original.stamp().kind.is_undoable() {
            return Err(LedgerRefusal::NotUndoable);
        }
        let mut rows = self.holding.rows(original, before);
        if rows.iter().all(|row| row.left == 0) {
            return Err(LedgerRefusal::Undone);
        }
        for piece in pieces {
            within(piece.amount)?;
            let is_same = |row: &&Row| row.unit == piece.unit && row.flow == piece.flow;
            let most = rows.iter().filter(is_same).map(|row| row.left).sum();
            if piece.amount > most {
                return Err(LedgerRefusal::MoreThanDone { asked: piece.amount, most });
            }
            self.undo_piece(*piece, &mut rows)?;
        }
        Ok(())
    }

    fn undo_piece(&mut self, piece: Piece, rows: &mut [Row]) -> Result<(), LedgerRefusal> {
        let mut missing = piece.amount;
        let is_same = |row: &&mut Row| row.unit == piece.unit && row.flow == piece.flow;
        for row in rows.iter_mut().rev().filter(is_same) {
            let amount = missing.min(row.left);
            if amount == 0 {
                continue;
            }
            match row.flow {
                Flow::In => self.take_back(row, amount)?,
                Flow::Out => self.give_back(row, amount),
            }
            row.left -= amount;
            missing -= amount;
        }
        Ok(())
    }

    fn give_back(&mut self, row: &Row, amount: i64) {
        let Row { store_id, house, root, unit, .. } = *row;
        let paid = self.pays_debt(unit, amount);
        self.post(Account::House { store_id, house, root }, unit, -amount);
        self.post_debt(unit, paid);
        if let Some(root) = root.filter(|_| amount > paid) {
            self.return_to(root, unit, amount - paid);
        }
    }

    fn take_back(&mut self, row: &Row, amount: i64) -> Result<(), LedgerRefusal> {
        let Row { store_id, house, root, unit, .. } = *row;
        let mut missing = amount;
        if let Some(root) = root {
            missing -= self.take_from_chain(root, unit, missing);
            missing -= self.take_expired(root, unit, missing);
        }
        if missing > 0 {
            self.take_elsewhere(unit, missing)?;
        }
        self.post(Account::House { store_id, house, root }, unit, amount);
        Ok(())
    }

    /// From the lots that the amount opened, first what does not count yet.
    fn take_from_chain(&mut self, root: LotId, unit: Unit, amount: i64) -> i64 {
        let mut taken = 0;
        for pocket in [Pocket::Pending, Pocket::Free] {
            let chain = self.holding.lots.iter().filter(|lot| lot.root == root);
            let found: Vec<_> = chain.map(|lot| (lot.lot_id, lot.in_pocket(pocket))).collect();
            for (lot_id, there) in found {
                let part = there.min(amount - taken);
                self.post_lot(lot_id, pocket, unit, -part);
                taken += part;
            }
        }
        taken
    }

    /// What ran out of time in the holder's hands is gone already: nothing more is taken for it.
    fn take_expired(&mut self, root: LotId, unit: Unit, amount: i64) -> i64 {
        let mut all = self.holding.lots.iter().chain(&self.holding.elsewhere);
        let first = all.find(|lot| lot.root == root);
        let Some((store_id, expired)) = first.map(|lot| (lot.store_id, lot.expired)) else {
            return 0;
        };
        let part = expired.clamp(0, amount);
        let account = Account::House { store_id, house: House::Expired, root: Some(root) };
        self.post(account, unit, -part);
        part
    }

    /// What is no longer in the chain: points from other lots, then owed; growth is let go; money
    /// and rights that were used cannot be taken back.
    fn take_elsewhere(&mut self, unit: Unit, missing: i64) -> Result<(), LedgerRefusal> {
        if !matches!(unit, Unit::Points | Unit::Growth) {
            return Err(unit.lacks(missing, 0));
        }
        let parts = pick::up_to(&self.holding, unit, missing, self.stamp.at);
        let taken: i64 = parts.iter().map(|part| part.amount).sum();
        for part in parts {
            self.post_lot(part.lot_id, Pocket::Free, unit, -part.amount);
        }
        if unit == Unit::Points {
            self.post_debt(unit, taken - missing);
        } else {
            self.post_house(House::Forfeited, None, unit, taken - missing);
        }
        Ok(())
    }
}
