//! Adds everything up again and names the first row that does not fit.

use std::io::Write;

use zhike_store::{Stmt, Store, StoreError, p};

use super::seen;
use super::sql::verify::{self as sql, CountRow, WrongRow};

/// What was counted, and the first thing that is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// How much there is.
    pub counts: CountRow,
    /// What is wrong first; `None` when the books are right.
    pub wrong: Option<Wrong>,
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Wrong {
    /// Which rule, as a stable word.
    pub rule: &'static str,
    /// Which row.
    pub row: WrongRow,
}

/// Every rule of one statement, in the order in which one stands on the other; what holders were
/// shown comes last.
const RULES: [(&str, &Stmt); 14] = [
    ("journal_unbalanced", &sql::UNBALANCED),
    ("posting_without_journal", &sql::WITHOUT_JOURNAL),
    ("journal_without_postings", &sql::WITHOUT_POSTINGS),
    ("cause_twice", &sql::CAUSE_TWICE),
    ("undoes_nothing", &sql::UNDOES_NOTHING),
    ("posting_on_foreign_lot", &sql::FOREIGN_LOT),
    ("lot_is_not_its_postings", &sql::LOT_NOT_SUM),
    ("lot_expired_is_not_its_postings", &sql::EXPIRED_NOT_SUM),
    ("lot_held_is_not_its_holds", &sql::HELD_NOT_SUM),
    ("balance_is_not_its_lots", &sql::BALANCE_NOT_SUM),
    ("balance_missing", &sql::NO_BALANCE),
    ("debt_is_not_its_postings", &sql::DEBT_NOT_SUM),
    ("lot_negative", &sql::NEGATIVE),
    ("balance_negative", &sql::NEGATIVE_BALANCE),
];

/// Verifies all books on one snapshot.
///
/// # Errors
/// Those of the store.
pub fn verify(store: &Store) -> Result<Report, StoreError> {
    store.read_blocking(|tx| {
        let counts: CountRow = tx.one(&sql::COUNTS, p![])?;
        for (rule, question) in RULES {
            if let Some(row) = tx.opt::<WrongRow>(question, p![])? {
                return Ok(Report { counts, wrong: Some(Wrong { rule, row }) });
            }
        }
        Ok(Report { counts, wrong: seen::first_wrong(tx)? })
    })
}

/// Tells the report in two lines at most.
///
/// # Errors
/// When nobody reads on.
pub fn tell(report: &Report, out: &mut dyn Write) -> std::io::Result<()> {
    let CountRow { journals, postings, lots, balances } = report.counts;
    writeln!(out, "{journals} journals · {postings} postings · {lots} lots · {balances} balances")?;
    match &report.wrong {
        None => writeln!(out, "the books are right"),
        Some(Wrong { rule, row }) => {
            let WrongRow { about, row, kept, found } = row;
            writeln!(out, "first wrong row: {rule}: {about} {row}: kept {kept}, found {found}")
        }
    }
}
