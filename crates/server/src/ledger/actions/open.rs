//! First journals of many holders at once; their rows are made before the transaction begins.

use std::collections::BTreeMap;

use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::ledger::{Holder, Journal, Unit};
use zhike_store::{Tx, Val, p};

use super::{Amounts, Seen, accounts, lot_values, place, posting_values, row_of};
use crate::ledger::read::holder_key;
use crate::ledger::sql::balance::{self, BALANCE_COLUMNS};
use crate::ledger::sql::journal::{self, JOURNAL_COLUMNS, POSTING_COLUMNS};
use crate::ledger::sql::lot::{self, LOT_COLUMNS};
use crate::platform::problem::Problem;

/// First journals of holders who have nothing yet, as rows.
#[derive(Debug, Default)]
pub struct Opened {
    balances: Vec<Val>,
    journals: Vec<Val>,
    postings: Vec<Val>,
    lots: Vec<Val>,
}

impl Opened {
    /// One of them; nobody is told.
    ///
    /// # Errors
    /// A fault when the changes are no JSON, which they always are.
    pub fn of(holder: Holder, journal: &Journal, day: BusinessDay) -> Result<Opened, Problem> {
        let mut opened = Opened { postings: posting_values(journal), ..Opened::default() };
        let seen = open_balances(holder, journal, &mut opened.balances);
        let changes = serde_json::to_string(&seen).map_err(Problem::fault)?;
        opened.journals = row_of(journal, day, holder, changes);
        for lot in journal.opened() {
            opened.lots.extend(lot_values(lot, holder, journal.stamp().journal_id));
        }
        Ok(opened)
    }

    /// Adds those of other holders.
    pub fn add(&mut self, other: &Opened) {
        self.balances.extend_from_slice(&other.balances);
        self.journals.extend_from_slice(&other.journals);
        self.postings.extend_from_slice(&other.postings);
        self.lots.extend_from_slice(&other.lots);
    }
}

/// Writes first journals: nothing of their holders is read, and many rows go at once.
///
/// # Errors
/// Those of the store, also when one of them has a balance already.
pub fn open(tx: &mut Tx<'_>, opened: &Opened) -> Result<(), Problem> {
    tx.put_many(&balance::INSERT_MANY, BALANCE_COLUMNS, &opened.balances)?;
    tx.put_many(&journal::INSERT_MANY, JOURNAL_COLUMNS, &opened.journals)?;
    tx.put_many(&journal::INSERT_POSTINGS, POSTING_COLUMNS, &opened.postings)?;
    Ok(tx.put_many(&lot::INSERT, LOT_COLUMNS, &opened.lots)?)
}

/// The balances of somebody who had none, and what he sees of it.
fn open_balances(holder: Holder, journal: &Journal, rows: &mut Vec<Val>) -> Vec<Seen> {
    let mut moves: BTreeMap<Unit, Amounts> = BTreeMap::new();
    for posting in journal.postings() {
        if let Some((at, amount)) = place(posting, holder) {
            moves.entry(posting.unit).or_default()[at] += amount;
        }
    }
    let (kind, id) = holder_key(holder);
    let mut seen = Vec::new();
    for (unit, is) in moves {
        rows.extend_from_slice(p![kind, id, unit.to_string(), is[0], is[1], is[2], is[3]]);
        let accounts = accounts(unit);
        let moved = (0..4).filter(|at| is[*at] != 0);
        seen.extend(moved.map(|at| Seen {
            account: accounts[at].clone(),
            amount: is[at],
            after: is[at],
        }));
    }
    seen
}
