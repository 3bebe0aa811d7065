//! First journals of many holders at once.

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

/// Writes the first journals of holders who have nothing yet: nothing of theirs is read, and many
/// rows go at once. Nobody is told.
///
/// # Errors
/// A fault when one of them has a balance already.
pub fn open(
    tx: &mut Tx<'_>,
    journals: &[(Holder, Journal)],
    day: BusinessDay,
) -> Result<(), Problem> {
    let (mut rows, mut postings) = (Vec::new(), Vec::new());
    let (mut lots, mut balances) = (Vec::new(), Vec::new());
    for (holder, journal) in journals {
        let seen = open_balances(*holder, journal, &mut balances);
        let changes = serde_json::to_string(&seen).map_err(Problem::fault)?;
        rows.extend(row_of(journal, day, *holder, changes));
        postings.extend(posting_values(journal));
        for lot in journal.opened() {
            lots.extend(lot_values(lot, *holder, journal.stamp().journal_id));
        }
    }
    tx.put_many(&balance::INSERT_MANY, BALANCE_COLUMNS, &balances)?;
    tx.put_many(&journal::INSERT_MANY, JOURNAL_COLUMNS, &rows)?;
    tx.put_many(&journal::INSERT_POSTINGS, POSTING_COLUMNS, &postings)?;
    Ok(tx.put_many(&lot::INSERT, LOT_COLUMNS, &lots)?)
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
