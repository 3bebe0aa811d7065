//! What is done with journals: written once, never changed.

pub mod holds;
mod open;
mod told;

pub use open::{Opened, open};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zhike_domain::kernel::id::{JournalId, LotId, StoreId};
use zhike_domain::kernel::time::{BusinessDay, DayMinute, Millis, Zone, business_day};
use zhike_domain::ledger::{
    Account, Cause, Holder, House, Journal, Kind, LedgerRefusal, Life, Lot, Pocket, Posting, Stamp,
    Unit,
};
use zhike_store::{Tx, Val, p};

use super::read::holder_key;
use super::sql::balance::{self, BalanceRow};
use super::sql::journal::{self, POSTING_COLUMNS};
use super::sql::lot::{self, LOT_COLUMNS};
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock;

/// What a journal did to one account of its holder, and what the account holds since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// `points`, `points_pending`, `points_debt`, `principal_held` …
    pub account: String,
    /// How much came (positive) or went, in the unit.
    pub amount: i64,
    /// What is there since, in the unit.
    pub after: i64,
}

/// The stamp of a journal that is decided now, by whoever acts.
pub fn stamp(
    work: &mut Work<'_, '_>,
    kind: Kind,
    cause: Cause,
    store_id: StoreId,
) -> Result<Stamp, Problem> {
    Ok(Stamp {
        journal_id: JournalId::from_raw(work.id()?),
        kind,
        cause,
        store_id,
        staff_id: work.act.who.as_ref().map(|who| who.staff_id),
        at: work.now(),
        reverses: None,
    })
}

/// Writes a journal on the business day of its store: postings, lots, balances and events. An empty
/// one writes nothing.
///
/// # Errors
/// 409 `conflict.duplicate` when its cause has a journal of this kind; `ledger.moved` when it was
/// decided on what is no longer so.
pub fn write(work: &mut Work<'_, '_>, journal: &Journal) -> Result<Option<JournalId>, Problem> {
    let Stamp { store_id, at, .. } = *journal.stamp();
    let day = day_of(work.tx, store_id, at)?;
    write_on(work, journal, day)
}

/// [`write()`] for somebody who knows the business day.
pub fn write_on(
    work: &mut Work<'_, '_>,
    journal: &Journal,
    day: BusinessDay,
) -> Result<Option<JournalId>, Problem> {
    let holder = holders(journal).first().copied();
    match holder {
        Some(holder) => write_for(work, journal, day, holder),
        None if journal.is_empty() => Ok(None),
        None => Err(Problem::fault("a journal that concerns nobody")),
    }
}

/// [`write_on`] for a journal that concerns `holder` even if none of his accounts moves: the house
/// pays him something of its own.
pub fn write_for(
    work: &mut Work<'_, '_>,
    journal: &Journal,
    day: BusinessDay,
    holder: Holder,
) -> Result<Option<JournalId>, Problem> {
    if journal.is_empty() {
        return Ok(None);
    }
    let holder = write_down(work.tx, journal, day, holder)?;
    told::emit(work, journal, Some(holder))?;
    Ok(Some(journal.stamp().journal_id))
}

/// The rows of a journal and nothing else: nobody is told. Answers who is named first.
pub fn write_down(
    tx: &mut Tx<'_>,
    journal: &Journal,
    day: BusinessDay,
    holder: Holder,
) -> Result<Holder, Problem> {
    let mut holders = holders(journal);
    if holders.is_empty() {
        holders.push(holder);
    }
    let mut seen = Vec::with_capacity(holders.len());
    for holder in &holders {
        seen.push(move_balances(tx, *holder, journal)?);
    }
    let journal_id = journal.stamp().journal_id.raw();
    for (at, (holder, changes)) in holders.iter().zip(&seen).enumerate() {
        let (kind, id) = holder_key(*holder);
        let changes = serde_json::to_string(changes).map_err(Problem::fault)?;
        if at > 0 {
            tx.put(&journal::INSERT_OTHER, p![journal_id, kind, id, changes])?;
            continue;
        }
        tx.put(&journal::INSERT, &row_of(journal, day, *holder, changes))?;
    }
    insert_postings(tx, journal)?;
    move_lots(tx, journal)?;
    Ok(holders[0])
}

fn row_of(journal: &Journal, day: BusinessDay, holder: Holder, changes: String) -> Vec<Val> {
    let stamp = journal.stamp();
    let (kind, id) = holder_key(holder);
    p![
        stamp.journal_id.raw(),
        stamp.kind.as_str(),
        stamp.cause.kind.as_str(),
        stamp.cause.id,
        stamp.store_id.raw(),
        day.days(),
        stamp.staff_id.map(|staff| staff.raw()),
        stamp.at.0,
        stamp.reverses.map(JournalId::raw),
        kind,
        id,
        changes
    ]
    .to_vec()
}

/// The business day of a store, also of one that was put away since.
pub fn day_of(tx: &mut Tx<'_>, store_id: StoreId, now: Millis) -> Result<BusinessDay, Problem> {
    match store_clock::of(tx, store_id) {
        Ok(clock) => Ok(clock.day(now)),
        Err(problem) if problem.code == "thing.not_there" => {
            let zone: Zone = "Asia/Shanghai".parse().map_err(Problem::fault)?;
            Ok(business_day(now, &zone, DayMinute::DEFAULT_CUT_OVER))
        }
        Err(problem) => Err(problem),
    }
}

/// Lets lots that live while their holder comes live on from this visit.
pub fn visited(
    work: &mut Work<'_, '_>,
    holder: Holder,
    clock: &store_clock::StoreClock,
) -> Result<(), Problem> {
    let (kind, id) = holder_key(holder);
    let now = work.now();
    let months: Vec<i64> = work.tx.all(&lot::MONTHS, p![kind, id])?;
    for months in months {
        let life = Life::WhileVisiting { months: u32::try_from(months).map_err(Problem::fault)? };
        let ends_at = life.ends_at(clock.day(now), &clock.zone, clock.cut_over);
        let ends_at = ends_at.map(|at| at.0);
        work.tx.put(&lot::VISITED, p![kind, id, months, now.0, ends_at])?;
    }
    Ok(())
}

/// Notes that somebody was told that a lot ends; `false` when that was noted before.
pub fn notice(work: &mut Work<'_, '_>, lot_id: LotId) -> Result<bool, Problem> {
    let now = work.now();
    Ok(work.tx.execute(&lot::NOTICED, p![lot_id.raw(), now.0])? == 1)
}

/// Every holder that the postings name, the one they name first before the others.
fn holders(journal: &Journal) -> Vec<Holder> {
    let mut found = Vec::new();
    for posting in journal.postings() {
        let (Account::Lot { holder, .. } | Account::Debt { holder }) = posting.account else {
            continue;
        };
        if !found.contains(&holder) {
            found.push(holder);
        }
    }
    found
}

/// Free, pending, held, debt.
type Amounts = [i64; 4];

/// Moves the balances of one holder and says what he sees of it.
fn move_balances(tx: &mut Tx<'_>, holder: Holder, journal: &Journal) -> Result<Vec<Seen>, Problem> {
    let (kind, id) = holder_key(holder);
    let rows: Vec<BalanceRow> = tx.all(&balance::OF_HOLDER, p![kind, id])?;
    let kept: BTreeMap<String, Amounts> = rows
        .into_iter()
        .map(|row| (row.unit, [row.free, row.pending, row.held, row.debt]))
        .collect();
    let mut moves: BTreeMap<Unit, Amounts> = BTreeMap::new();
    for posting in journal.postings() {
        if let Some((at, amount)) = place(posting, holder) {
            moves.entry(posting.unit).or_default()[at] += amount;
        }
    }
    let mut seen = Vec::new();
    for (unit, by) in moves {
        let word = unit.to_string();
        let before = kept.get(&word).copied();
        let was = before.unwrap_or_default();
        let is: Amounts = std::array::from_fn(|at| was[at] + by[at]);
        if is.iter().any(|amount| *amount < 0) {
            return Err(refuse(LedgerRefusal::Moved));
        }
        let row = p![kind, id, word, is[0], is[1], is[2], is[3]];
        match before {
            Some(_) => tx.put(&balance::UPDATE, row)?,
            None => tx.put(&balance::INSERT, row)?,
        }
        let accounts = accounts(unit);
        let moved = (0..4).filter(|at| by[*at] != 0);
        seen.extend(moved.map(|at| Seen {
            account: accounts[at].clone(),
            amount: by[at],
            after: is[at],
        }));
    }
    Ok(seen)
}

/// Which of a holder's four amounts a posting moves, and by how much.
fn place(posting: &Posting, mine: Holder) -> Option<(usize, i64)> {
    match posting.account {
        Account::Lot { holder, pocket, .. } if holder == mine => {
            let at = match pocket {
                Pocket::Free => 0,
                Pocket::Pending => 1,
                Pocket::Held => 2,
            };
            Some((at, posting.amount))
        }
        Account::Debt { holder } if holder == mine => Some((3, -posting.amount)),
        _ => None,
    }
}

fn accounts(unit: Unit) -> [String; 4] {
    ["", "_pending", "_held", "_debt"].map(|end| format!("{unit}{end}"))
}

fn insert_postings(tx: &mut Tx<'_>, journal: &Journal) -> Result<(), Problem> {
    Ok(tx.put_many(&journal::INSERT_POSTINGS, POSTING_COLUMNS, &posting_values(journal))?)
}

fn posting_values(journal: &Journal) -> Vec<Val> {
    let journal_id = journal.stamp().journal_id.raw();
    let mut values: Vec<Val> = Vec::with_capacity(journal.postings().len() * POSTING_COLUMNS);
    for (line, posting) in (0_i64..).zip(journal.postings()) {
        let (word, holder, lot_id, store_id, root) = match posting.account {
            Account::Lot { holder, pocket, lot_id } => {
                (pocket.as_str(), Some(holder), Some(lot_id.raw()), None, None)
            }
            Account::Debt { holder } => ("debt", Some(holder), None, None, None),
            Account::House { store_id, house, root } => {
                (house.as_str(), None, None, Some(store_id.raw()), root.map(LotId::raw))
            }
        };
        let holder = holder.map(holder_key);
        values.extend_from_slice(p![
            journal_id,
            line,
            word,
            posting.unit.to_string(),
            posting.amount,
            holder.map(|(kind, _)| kind),
            holder.map(|(_, id)| id),
            lot_id,
            store_id,
            root
        ]);
    }
    values
}

/// Moves the lots that were there, and inserts those that the journal opened as it left them.
fn move_lots(tx: &mut Tx<'_>, journal: &Journal) -> Result<(), Problem> {
    let mut moves: BTreeMap<LotId, [i64; 3]> = BTreeMap::new();
    let mut holders: BTreeMap<LotId, Holder> = BTreeMap::new();
    let mut expired: BTreeMap<LotId, i64> = BTreeMap::new();
    for posting in journal.postings() {
        match posting.account {
            Account::Lot { holder, pocket, lot_id } => {
                moves.entry(lot_id).or_default()[pocket as usize] += posting.amount;
                holders.insert(lot_id, holder);
            }
            Account::House { house: House::Expired, root: Some(root), .. } => {
                *expired.entry(root).or_default() += posting.amount;
            }
            _ => {}
        }
    }
    for lot in journal.opened() {
        moves.remove(&lot.lot_id);
    }
    for (lot_id, [free, pending, held]) in moves {
        tx.put(&lot::MOVE, p![lot_id.raw(), free, pending, held])?;
    }
    for (root, amount) in expired {
        tx.put(&lot::EXPIRED, p![root.raw(), amount])?;
    }
    let mut values: Vec<Val> = Vec::with_capacity(journal.opened().len() * LOT_COLUMNS);
    for lot in journal.opened() {
        let holder = holders.get(&lot.lot_id).copied();
        let holder = holder.ok_or_else(|| Problem::fault("a lot that nobody holds"))?;
        values.extend(lot_values(lot, holder, journal.stamp().journal_id));
    }
    Ok(tx.put_many(&lot::INSERT, LOT_COLUMNS, &values)?)
}

fn lot_values(lot: &Lot, holder: Holder, opened_by: JournalId) -> Vec<Val> {
    let (kind, id) = holder_key(holder);
    let (life, until, months) = match lot.life {
        Life::Never => ("never", None, None),
        Life::Until(until) => ("until", Some(until.0), None),
        Life::WhileVisiting { months } => ("while_visiting", None, Some(months)),
    };
    p![
        lot.lot_id.raw(),
        lot.root.raw(),
        kind,
        id,
        lot.unit.to_string(),
        lot.store_id.raw(),
        opened_by.raw(),
        lot.opened_at.0,
        life,
        until,
        months,
        lot.expires_at.map(|at| at.0),
        lot.matures_at.map(|at| at.0),
        lot.top_up_id.map(|top_up| top_up.raw()),
        lot.free,
        lot.pending,
        lot.held,
        lot.expired
    ]
    .to_vec()
}
