//! A merge taken apart: two records that were found to be one guest are two again.
//!
//! What was moved goes back lot by lot, and so does the debt. Between the two, time went on: what
//! was done with the other's own bills (a refund, points that ended) stays with the other; what the
//! survivor spent of the other's points is made good out of his own, and what he lacks he owes.
//! Stored value cannot be owed: what is missing of it is named, so that somebody decides.

use std::collections::BTreeSet;

use super::hold::Part;
use super::{
    Account, Credit, Draft, Holding, House, Journal, LedgerRefusal, Life, Lot, Pocket,
    RESTORE_DAYS, Unit, pick,
};
use crate::kernel::id::LotId;
use crate::kernel::time::Millis;

/// What a merge is taken apart by.
#[derive(Debug, Clone, Copy)]
pub struct Merged<'a> {
    /// What the survivor has now, growth among it.
    pub survivor: &'a Holding,
    /// The journal of the merge.
    pub journal: &'a Journal,
    /// Which of the survivor's lots belong to chains of the other.
    pub brought: &'a [LotId],
    /// What the survivor's accounts got (positive) or gave since by what concerns the other alone:
    /// bills from before the merge that were refunded, stored value paid back by law.
    pub own: &'a [(Unit, i64)],
    /// How long points live that are given today.
    pub fresh: &'a Credit,
}

/// How the two stand after it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Apart {
    /// Points that the survivor owes now because he spent the other's.
    pub owed_points: i64,
    /// What the other had before and does not get back: spent, and nothing to make it good with.
    pub missing: Vec<(Unit, i64)>,
}

/// Lots or chains, and how much of each.
type Amounts = Vec<(LotId, i64)>;

/// One unit on its way back.
struct Way<'a> {
    unit: Unit,
    merged: Merged<'a>,
    /// The other's lots and what was moved out of each, those whose time is over left out.
    came: Vec<(LotId, i64)>,
    /// What of them is not back yet.
    lacking: Vec<(LotId, i64)>,
}

impl Draft {
    /// Takes a merge apart. The draft is that of the one who was merged away, with the used-up lots
    /// that the merge emptied.
    ///
    /// # Errors
    /// [`LedgerRefusal::HoldInTheWay`] while something of the survivor is set aside.
    ///
    /// # Panics
    /// When the block of ids is smaller than the number of the survivor's lots.
    pub fn take_apart(&mut self, merged: &Merged<'_>) -> Result<Apart, LedgerRefusal> {
        if merged.survivor.has_held() {
            return Err(LedgerRefusal::HoldInTheWay);
        }
        let moved = merged.journal.postings().iter().map(|posting| posting.unit);
        let brought = merged.survivor.lots.iter().filter(|lot| merged.has(lot.lot_id));
        let own = merged.own.iter().map(|(unit, _)| *unit);
        let units: BTreeSet<Unit> = moved.chain(brought.map(|lot| lot.unit)).chain(own).collect();
        let mut apart = Apart::default();
        for unit in units {
            self.one_unit(merged, unit, &mut apart);
        }
        Ok(apart)
    }

    fn one_unit(&mut self, merged: &Merged<'_>, unit: Unit, apart: &mut Apart) {
        let came = self.came(merged, unit);
        let own: i64 =
            merged.own.iter().filter(|(other, _)| *other == unit).map(|(_, sum)| sum).sum();
        let due = came.iter().map(|(_, amount)| amount).sum::<i64>() + own;
        let mut way = Way { unit, merged: *merged, lacking: came.clone(), came };
        let left: i64 = way.living(self).map(Lot::in_all).sum();
        let kept = (left - due).clamp(0, left);
        self.hand_back(&mut way, kept);
        // Beyond all that is left, the other has used what was not his.
        let over = (left - due).max(0) - kept;
        let debt = if unit == Unit::Points { self.debt_back(&way, over) } else { Debt::default() };
        let gap = (due - left).max(0);
        match unit {
            Unit::Points => apart.owed_points = self.make_good(&mut way, gap, &debt),
            _ => {
                let missing = self.out_of_others(&way, gap);
                if missing > 0 && unit != Unit::Growth {
                    apart.missing.push((unit, missing));
                }
            }
        }
    }

    /// What was moved out of each lot that still counts.
    fn came(&self, merged: &Merged<'_>, unit: Unit) -> Vec<(LotId, i64)> {
        let mut came: Vec<(LotId, i64)> = Vec::new();
        for posting in merged.journal.postings().iter().filter(|posting| posting.unit == unit) {
            let Account::Lot { holder, lot_id, .. } = posting.account else { continue };
            if holder != self.holding.holder || !self.still_counts(merged, lot_id) {
                continue;
            }
            match came.iter_mut().find(|(id, _)| *id == lot_id) {
                Some((_, amount)) => *amount -= posting.amount,
                None => came.push((lot_id, -posting.amount)),
            }
        }
        came
    }

    /// Whether a lot's time is not over: visits of the survivor may have made it longer.
    fn still_counts(&self, merged: &Merged<'_>, lot_id: LotId) -> bool {
        let Some(lot) = self.holding.lot(lot_id) else { return false };
        let now = self.stamp.at;
        let brought = merged.survivor.lots.iter().filter(|other| merged.has(other.lot_id));
        let mut brought = brought.filter(|other| other.root == lot.root);
        !lot.is_over(now) || brought.any(|other| !other.is_over(now))
    }

    /// Moves the lots back, but for `kept` that the other has used already, the last to end first.
    fn hand_back(&mut self, way: &mut Way<'_>, kept: i64) {
        let mut lots: Vec<Lot> = way.brought().cloned().collect();
        lots.sort_by(|one, other| other.eaten_before(one));
        let mut kept = kept;
        for lot in lots {
            let keeps = if lot.is_over(self.stamp.at) { 0 } else { kept.min(lot.free) };
            kept -= keeps;
            let amounts = [(Pocket::Pending, lot.pending), (Pocket::Free, lot.free - keeps)];
            way.given(self, lot.root, amounts[0].1 + amounts[1].1);
            self.put_back(way.merged.survivor, &lot, &amounts);
        }
    }

    /// Into the lot it came from where that still ends alike; else into one like the lot now.
    fn put_back(&mut self, from: &Holding, lot: &Lot, amounts: &[(Pocket, i64)]) {
        let is_source = |old: &&Lot| {
            old.root == lot.root && old.unit == lot.unit && old.expires_at == lot.expires_at
        };
        let Some(source) = self.holding.lots.iter().find(is_source).map(|lot| lot.lot_id) else {
            if amounts.iter().any(|(_, amount)| *amount != 0) {
                self.move_in(from, lot, amounts);
            }
            return;
        };
        for (pocket, amount) in amounts {
            let account = Account::Lot { holder: from.holder, pocket: *pocket, lot_id: lot.lot_id };
            self.post(account, lot.unit, -amount);
            self.post_lot(source, *pocket, lot.unit, *amount);
        }
    }

    /// The debt that was brought goes back, and `over` that the other got beyond his due.
    fn debt_back(&mut self, way: &Way<'_>, over: i64) -> Debt {
        let theirs = Account::Debt { holder: self.holding.holder };
        let postings = way.merged.journal.postings().iter();
        let came: i64 = postings
            .filter(|posting| posting.account == theirs)
            .map(|posting| posting.amount)
            .sum();
        let back = came + over;
        let survivor = way.merged.survivor;
        let lowered = back.min(survivor.debt_points);
        let (places, ended) = way.paying_lots(self.stamp.at);
        let mut paid = back - lowered;
        let room: i64 = places.iter().map(|(_, amount)| amount).sum();
        let mut rest = (paid - room).max(0);
        // What other lots paid would have ended with them since.
        for (root, amount) in ended {
            let gone = rest.min(amount);
            self.post_house(House::Expired, Some(root), Unit::Points, gone);
            rest -= gone;
            paid -= gone;
        }
        self.post_debt(Unit::Points, -back);
        self.post(Account::Debt { holder: survivor.holder }, Unit::Points, lowered);
        Debt { paid, places }
    }

    /// Makes good what the survivor spent of the other's points: out of what he gets back for the
    /// debt, then of his own lots, then he owes it.
    fn make_good(&mut self, way: &mut Way<'_>, gap: i64, debt: &Debt) -> i64 {
        let holder = way.merged.survivor.holder;
        let netted = gap.min(debt.paid);
        let mut free = debt.paid - netted;
        for (lot_id, most) in &debt.places {
            let part = free.min(*most);
            let account = Account::Lot { holder, pocket: Pocket::Free, lot_id: *lot_id };
            self.post(account, Unit::Points, part);
            free -= part;
        }
        // What he earned since and the debt took.
        self.give_anew(way, free);
        let parts = pick::up_to(&way.others(), Unit::Points, gap - netted, self.stamp.at);
        let mut taken = 0;
        for Part { lot_id, amount, .. } in parts {
            let account = Account::Lot { holder, pocket: Pocket::Free, lot_id };
            self.post(account, Unit::Points, -amount);
            taken += amount;
        }
        let owed = gap - netted - taken;
        self.post(Account::Debt { holder }, Unit::Points, -owed);
        self.fill(way, gap);
        owed
    }

    /// Points in a lot of the survivor's that begins now.
    fn give_anew(&mut self, way: &Way<'_>, amount: i64) {
        if amount == 0 {
            return;
        }
        let lot_id = self.next_lot_id();
        let Credit { life, expires_at, .. } = *way.merged.fresh;
        let lot = Lot { life, expires_at, free: amount, ..self.blank_lot(lot_id, way.unit) };
        self.open_for_another(lot);
        let holder = way.merged.survivor.holder;
        self.post(Account::Lot { holder, pocket: Pocket::Free, lot_id }, way.unit, amount);
    }

    /// Puts points into the lots that lack them; what none lacks pays a debt, then goes into the
    /// last of them.
    fn fill(&mut self, way: &mut Way<'_>, amount: i64) {
        let mut rest = amount;
        for (lot_id, lacks) in &way.lacking {
            let part = rest.min(*lacks).max(0);
            self.refill(*lot_id, way.unit, part);
            rest -= part;
        }
        let paid = self.pays_debt(way.unit, rest);
        self.post_debt(way.unit, paid);
        rest -= paid;
        match way.came.last() {
            Some((lot_id, _)) => self.refill(*lot_id, way.unit, rest),
            None if rest > 0 => {
                let lot_id = self.new_lot(way);
                self.post_lot(lot_id, Pocket::Free, way.unit, rest);
            }
            None => {}
        }
    }

    /// Into a lot, or into one like it that lives some days where its time is over.
    fn refill(&mut self, lot_id: LotId, unit: Unit, amount: i64) {
        if amount == 0 {
            return;
        }
        let is_over = self.holding.lot(lot_id).is_some_and(|lot| lot.is_over(self.stamp.at));
        if is_over {
            let root = self.root_of(lot_id);
            self.return_to(root, unit, amount);
        } else {
            self.post_lot(lot_id, Pocket::Free, unit, amount);
        }
    }

    /// A lot for points that belong to none: the bill they came back from paid a debt.
    fn new_lot(&mut self, way: &Way<'_>) -> LotId {
        let lot_id = self.next_lot_id();
        let blank = self.blank_lot(lot_id, way.unit);
        self.open(blank);
        lot_id
    }

    fn blank_lot(&self, lot_id: LotId, unit: Unit) -> Lot {
        let ends = self.stamp.at.plus_hours(24 * RESTORE_DAYS);
        Lot {
            lot_id,
            root: lot_id,
            unit,
            store_id: self.stamp.store_id,
            opened_at: self.stamp.at,
            life: Life::Until(ends),
            expires_at: Some(ends),
            matures_at: None,
            top_up_id: None,
            free: 0,
            pending: 0,
            held: 0,
            expired: 0,
        }
    }

    /// Money and growth: out of the survivor's own lots, each with its age and top-up. Answers what
    /// nothing was left to make good with.
    fn out_of_others(&mut self, way: &Way<'_>, gap: i64) -> i64 {
        let others = way.others();
        let mut missing = gap;
        for Part { lot_id, amount, .. } in pick::up_to(&others, way.unit, gap, self.stamp.at) {
            if let Some(lot) = others.lot(lot_id) {
                self.move_in(&others, lot, &[(Pocket::Free, amount)]);
                missing -= amount;
            }
        }
        missing
    }
}

/// What the survivor gets back for a debt that he paid and that was not his: what his lots paid in
/// the merge, and what he earned since.
#[derive(Default)]
struct Debt {
    paid: i64,
    /// His lots that paid in the merge, and how much each.
    places: Vec<(LotId, i64)>,
}

impl Merged<'_> {
    fn has(&self, lot_id: LotId) -> bool {
        self.brought.contains(&lot_id)
    }
}

impl Way<'_> {
    fn brought(&self) -> impl Iterator<Item = &Lot> {
        let lots = self.merged.survivor.lots.iter();
        lots.filter(|lot| lot.unit == self.unit && self.merged.has(lot.lot_id))
    }

    fn living(&self, draft: &Draft) -> impl Iterator<Item = &Lot> {
        let now = draft.stamp.at;
        self.brought().filter(move |lot| !lot.is_over(now))
    }

    /// Notes that so much of a chain is back.
    fn given(&mut self, draft: &Draft, root: LotId, amount: i64) {
        let mut rest = amount;
        for (lot_id, lacks) in &mut self.lacking {
            if draft.root_of(*lot_id) == root {
                let part = rest.min(*lacks);
                *lacks -= part;
                rest -= part;
            }
        }
    }

    /// What the survivor has beside what was brought.
    fn others(&self) -> Holding {
        let mut others = self.merged.survivor.clone();
        others.lots.retain(|lot| !self.merged.has(lot.lot_id));
        others
    }

    /// The survivor's own lots that paid a debt in the merge: those that still count, and the
    /// chains of those whose time is over.
    fn paying_lots(&self, now: Millis) -> (Amounts, Amounts) {
        let survivor = self.merged.survivor;
        let (mut living, mut ended) = (Vec::new(), Vec::new());
        for posting in self.merged.journal.postings() {
            let Account::Lot { holder, lot_id, .. } = posting.account else { continue };
            let is_own = holder == survivor.holder && !self.merged.has(lot_id);
            if !is_own || posting.amount >= 0 || posting.unit != self.unit {
                continue;
            }
            match survivor.lot(lot_id) {
                Some(lot) if lot.is_over(now) => ended.push((lot.root, -posting.amount)),
                Some(_) => living.push((lot_id, -posting.amount)),
                None => {}
            }
        }
        (living, ended)
    }
}
