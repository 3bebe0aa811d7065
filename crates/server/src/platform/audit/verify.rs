//! Walks the whole chain and names the first row that is not as it was sealed.

use std::collections::BTreeMap;

use zhike_store::{Store, StoreError, Tx, p};

use super::sql::{self, AuditRow};
use super::{Head, REASON_COLUMN, chain, reason_mac};
use crate::platform::keys::Keyring;
use crate::platform::relay;

/// Rows read at once: memory stays bounded, and no long read keeps the log of the database.
const PAGE: i64 = 1_000;

/// What a walk found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Sealed rows walked.
    pub rows: i64,
    /// Rows that wait for their seal; more than a few seconds' worth means the relay stands still.
    pub waiting: i64,
    /// Reasons whose words were erased on purpose; the chain stays whole.
    pub erased_reasons: i64,
    /// The end of the chain as walked, up to the first bad row.
    pub head: Head,
    /// The first row that is wrong; `None` when all are right.
    pub first_bad: Option<Bad>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub const fn is_ok(&self) -> bool {
        self.first_bad.is_none()
    }
}

/// A row that is not as it was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bad {
    /// The number at which the chain breaks.
    pub seq: i64,
    /// The row found there, by raw id; `None` when there is none.
    pub audit_id: Option<i64>,
    /// What is wrong.
    pub reason: Wrong,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The number is missing: a row was deleted.
    Missing,
    /// The row, or the order of rows, was changed, or it was sealed with another key.
    Changed,
    /// The words of the reason are not those of the act.
    ReasonChanged,
    /// The chain ends before the end that was noted: the last rows are gone.
    TailCut,
    /// The row at the noted number is whole, but it is not the one that was noted.
    NotTheNoted,
}

impl Wrong {
    /// The stable code shown to people.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Wrong::Missing => "audit.missing",
            Wrong::Changed => "audit.changed",
            Wrong::ReasonChanged => "audit.reason_changed",
            Wrong::TailCut => "audit.tail_cut",
            Wrong::NotTheNoted => "audit.not_the_noted",
        }
    }
}

/// The end of the chain now, to be noted outside the database: in the log, in a backup, on paper.
///
/// # Errors
/// Those of the store.
pub fn head(store: &Store) -> Result<Head, StoreError> {
    store.read_blocking(relay::audit_head)
}

/// Walks all sealed rows. `noted` are ends that were written down outside the database: they show
/// a cut tail, which a chain alone cannot. The end the relay keeps is always checked. Blocks.
///
/// # Errors
/// Those of the store; a wrong row is no error but [`Report::first_bad`].
pub fn verify(store: &Store, keyring: &Keyring, noted: &[Head]) -> Result<Report, StoreError> {
    // Noted before the walk: rows sealed meanwhile come on top.
    let known = head(store)?;
    let ends: BTreeMap<i64, Vec<u8>> =
        noted.iter().chain([&known]).map(|end| (end.seq, end.mac.clone())).collect();
    let waiting = store.read_blocking(|tx| tx.one(&sql::COUNT_WAITING, p![]))?;
    let mut walk = Walk {
        keyring,
        ends,
        report: Report {
            rows: 0,
            waiting,
            erased_reasons: 0,
            head: Head::genesis(),
            first_bad: None,
        },
    };
    loop {
        let after = walk.report.head.seq;
        let (rows, reasons) = store.read_blocking(move |tx| page(tx, after))?;
        let full = rows.len() as i64 == PAGE;
        if let Err(bad) = walk.page(&rows, &reasons) {
            walk.report.first_bad = Some(bad);
            return Ok(walk.report);
        }
        if !full {
            break;
        }
    }
    walk.report.first_bad = walk.cut_tail();
    Ok(walk.report)
}

type Reasons = BTreeMap<i64, Vec<u8>>;

fn page(tx: &mut Tx<'_>, after: i64) -> Result<(Vec<AuditRow>, Reasons), StoreError> {
    let rows: Vec<AuditRow> = tx.all(&sql::SEALED_AFTER, p![after, PAGE])?;
    let last = rows.last().and_then(|row| row.seq).unwrap_or(after);
    let reasons: Vec<(i64, Vec<u8>)> = tx.all(&sql::REASONS_BETWEEN, p![after, last])?;
    Ok((rows, reasons.into_iter().collect()))
}

struct Walk<'k> {
    keyring: &'k Keyring,
    ends: BTreeMap<i64, Vec<u8>>,
    report: Report,
}

impl Walk<'_> {
    fn page(&mut self, rows: &[AuditRow], reasons: &Reasons) -> Result<(), Bad> {
        rows.iter().try_for_each(|row| self.row(row, reasons))
    }

    fn row(&mut self, row: &AuditRow, reasons: &Reasons) -> Result<(), Bad> {
        let seq = self.report.head.seq + 1;
        let bad = |reason| Bad { seq, audit_id: Some(row.audit_id), reason };
        if row.seq != Some(seq) {
            return Err(Bad { seq, audit_id: None, reason: Wrong::Missing });
        }
        let mac = chain::link(self.keyring, &self.report.head.mac, seq, row).to_vec();
        if row.sealed.as_ref() != Some(&mac) {
            return Err(bad(Wrong::Changed));
        }
        if self.ends.get(&seq).is_some_and(|noted| *noted != mac) {
            return Err(bad(Wrong::NotTheNoted));
        }
        self.reason(row, reasons.get(&row.audit_id)).map_err(bad)?;
        self.report.rows += 1;
        self.report.head = Head { seq, mac };
        Ok(())
    }

    fn reason(&mut self, row: &AuditRow, sealed: Option<&Vec<u8>>) -> Result<(), Wrong> {
        match (&row.reason_mac, sealed) {
            (None, None) => Ok(()),
            (Some(_), None) => {
                self.report.erased_reasons += 1;
                Ok(())
            }
            (None, Some(_)) => Err(Wrong::ReasonChanged),
            (Some(mac), Some(sealed)) => {
                let words = self.keyring.open(REASON_COLUMN, row.audit_id, sealed);
                let words = words.map_err(|_damaged| Wrong::ReasonChanged)?;
                let words = String::from_utf8(words).map_err(|_text| Wrong::ReasonChanged)?;
                let same = reason_mac(self.keyring, row.audit_id, &words) == *mac;
                same.then_some(()).ok_or(Wrong::ReasonChanged)
            }
        }
    }

    fn cut_tail(&self) -> Option<Bad> {
        let (last, _mac) = self.ends.last_key_value()?;
        let seq = self.report.head.seq + 1;
        (*last >= seq).then_some(Bad { seq, audit_id: None, reason: Wrong::TailCut })
    }
}
