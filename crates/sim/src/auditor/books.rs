//! Postings added up: by journal, by lot, by holder.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::{Ask, HouseBooks, maybe, number, text};

/// One posting.
#[derive(Clone, Debug)]
pub struct Posting {
    pub journal: i64,
    pub account: String,
    pub unit: String,
    pub amount: i64,
    pub lot: Option<i64>,
    pub root: Option<i64>,
}

/// One lot as kept.
#[derive(Clone, Debug)]
pub struct Lot {
    pub lot: i64,
    pub root: i64,
    pub unit: String,
    pub top_up: Option<i64>,
    pub amounts: [i64; 3],
}

/// What the other part of the audit stands on.
pub struct Ledger {
    /// Kind, kind of cause and cause of each journal.
    pub journals: BTreeMap<i64, (String, String, i64)>,
    pub postings: Vec<Posting>,
    pub lots: Vec<Lot>,
}

const POCKETS: [&str; 3] = ["free", "pending", "held"];

/// Holder's kind, holder, unit.
type Key = (String, i64, String);
/// Free, pending and held of each.
type Held = BTreeMap<Key, [i64; 3]>;

/// Adds up everything and compares it with what is kept.
pub fn audit(ask: &mut Ask<'_>, found: &mut HouseBooks) -> Result<Ledger> {
    let journals = journals(ask, found)?;
    found.journals = journals.len();
    let mut postings = Vec::new();
    let mut by_journal: BTreeMap<(i64, String), i128> = BTreeMap::new();
    let mut by_lot: BTreeMap<i64, [i64; 3]> = BTreeMap::new();
    let mut debts: BTreeMap<Key, i64> = BTreeMap::new();
    let rows =
        ask("select journal_id, account, unit, amount, lot_id, root, holder_kind, holder_id \
         from posting order by journal_id, line")?;
    for row in rows {
        let posting = Posting {
            journal: number(&row, 0)?,
            account: text(&row, 1),
            unit: text(&row, 2),
            amount: number(&row, 3)?,
            lot: maybe(&row, 4)?,
            root: maybe(&row, 5)?,
        };
        *by_journal.entry((posting.journal, posting.unit.clone())).or_default() +=
            i128::from(posting.amount);
        let pocket = POCKETS.iter().position(|pocket| *pocket == posting.account);
        if let (Some(lot), Some(at)) = (posting.lot, pocket) {
            by_lot.entry(lot).or_default()[at] += posting.amount;
        } else if posting.account == "debt" {
            let key = (text(&row, 6), number(&row, 7)?, posting.unit.clone());
            *debts.entry(key).or_default() -= posting.amount;
        }
        if !journals.contains_key(&posting.journal) {
            found.broken.push(format!("posting of no journal: {posting:?}"));
        }
        postings.push(posting);
    }
    for ((journal, unit), sum) in by_journal {
        if sum != 0 {
            found.broken.push(format!("journal {journal} is {sum} off in {unit}"));
        }
    }
    let (lots, held) = lots(ask, &by_lot, found)?;
    balances(ask, held, debts, found)?;
    Ok(Ledger { journals, postings, lots })
}

fn journals(
    ask: &mut Ask<'_>,
    found: &mut HouseBooks,
) -> Result<BTreeMap<i64, (String, String, i64)>> {
    let mut journals = BTreeMap::new();
    let mut causes = BTreeSet::new();
    for row in ask("select journal_id, kind, cause_kind, cause_id from journal")? {
        let cause = (text(&row, 1), text(&row, 2), number(&row, 3)?);
        if !causes.insert(cause.clone()) {
            found.broken.push(format!("a cause stands twice: {cause:?}"));
        }
        journals.insert(number(&row, 0)?, cause);
    }
    Ok(journals)
}

/// Each lot against its postings; answers what each holder has by them.
fn lots(
    ask: &mut Ask<'_>,
    by_lot: &BTreeMap<i64, [i64; 3]>,
    found: &mut HouseBooks,
) -> Result<(Vec<Lot>, Held)> {
    let mut lots = Vec::new();
    let mut held = Held::new();
    let rows =
        ask("select lot_id, root, unit, top_up_id, free, pending, held, holder_kind, holder_id \
         from lot order by lot_id")?;
    for row in rows {
        let lot = Lot {
            lot: number(&row, 0)?,
            root: number(&row, 1)?,
            unit: text(&row, 2),
            top_up: maybe(&row, 3)?,
            amounts: [number(&row, 4)?, number(&row, 5)?, number(&row, 6)?],
        };
        let sums = by_lot.get(&lot.lot).copied().unwrap_or_default();
        if lot.amounts != sums {
            found.broken.push(format!("{lot:?} has postings of {sums:?}"));
        }
        if lot.amounts.iter().any(|amount| *amount < 0) {
            found.broken.push(format!("{lot:?} is below nothing"));
        }
        let key = (text(&row, 7), number(&row, 8)?, lot.unit.clone());
        let mine = held.entry(key).or_default();
        for (at, sum) in sums.iter().enumerate() {
            mine[at] += sum;
        }
        lots.push(lot);
    }
    let known: BTreeSet<i64> = lots.iter().map(|lot| lot.lot).collect();
    for lot in by_lot.keys().filter(|lot| !known.contains(lot)) {
        found.broken.push(format!("postings on a lot that is not there: {lot}"));
    }
    Ok((lots, held))
}

/// Each balance against the lots' postings, and each debt against its own.
fn balances(
    ask: &mut Ask<'_>,
    mut held: Held,
    mut debts: BTreeMap<Key, i64>,
    found: &mut HouseBooks,
) -> Result<()> {
    let rows = ask("select holder_kind, holder_id, unit, free, pending, held, debt from balance")?;
    for row in rows {
        let key = (text(&row, 0), number(&row, 1)?, text(&row, 2));
        let kept = [number(&row, 3)?, number(&row, 4)?, number(&row, 5)?];
        let sums = held.remove(&key).unwrap_or_default();
        if kept != sums {
            found.broken.push(format!("the balance {key:?} is {kept:?}, postings say {sums:?}"));
        }
        let (debt, owed) = (number(&row, 6)?, debts.remove(&key).unwrap_or_default());
        if debt != owed || debt < 0 {
            found.broken.push(format!("the debt of {key:?} is {debt}, postings say {owed}"));
        }
    }
    let left = held.iter().filter(|(_, sums)| **sums != [0; 3]);
    found.broken.extend(left.map(|(key, sums)| format!("no balance of {key:?}: {sums:?}")));
    let left = debts.iter().filter(|(_, owed)| **owed != 0);
    found.broken.extend(left.map(|(key, owed)| format!("no balance of the debt {key:?}: {owed}")));
    Ok(())
}
