//! The audit page: rows by filter, newest first, and their reasons.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use zhike_domain::kernel::id::StoreId;
use zhike_store::{StoreError, Tx, Val, p};

use super::REASON_COLUMN;
use super::sql::{self, AuditRow};
use crate::platform::keys::Keyring;

/// Which rows are listed. Every part narrows further.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// By whom: word and raw id, as `("staff", 7)`.
    pub actor: Option<(String, i64)>,
    /// Which action, as `staff.disable`.
    pub action: Option<String>,
    /// On what: glossary word, and the raw id when it is one thing.
    pub object: Option<(String, Option<i64>)>,
    /// In which store.
    pub store_id: Option<StoreId>,
    /// Rows of stores the caller may not act in are left out; `None` when he may see all. Rows of
    /// the company as a whole are then seen, otherwise not.
    pub allowed: Option<BTreeSet<StoreId>>,
    /// From this time on, epoch milliseconds.
    pub from: Option<i64>,
    /// Before this time.
    pub to: Option<i64>,
    /// Only rows before the one with this raw id: the next page.
    pub before: Option<i64>,
}

/// Grows a `where` of constant texts; values only ever travel as parameters.
struct Where {
    text: String,
    values: Vec<Val>,
}

impl Where {
    /// Adds `and <column> <operator> ?n`.
    fn and(&mut self, condition: &'static str, value: impl Into<Val>) {
        self.values.push(value.into());
        self.text.push_str(&format!(" and {condition} ?{}", self.values.len()));
    }

    fn and_in(&mut self, column: &'static str, ids: impl Iterator<Item = i64>) {
        let marks: Vec<String> = ids
            .map(|id| {
                self.values.push(Val::from(id));
                format!("?{}", self.values.len())
            })
            .collect();
        // No store at all sees nothing; `in ()` is no SQL.
        let marks = if marks.is_empty() { "null".to_owned() } else { marks.join(", ") };
        self.text.push_str(&format!(" and {column} in ({marks})"));
    }
}

/// Rows by `filter`, newest first, at most `limit`. The next page starts `before` the last one.
///
/// # Errors
/// Those of the store.
pub fn list(tx: &mut Tx<'_>, filter: &Filter, limit: i64) -> Result<Vec<AuditRow>, StoreError> {
    let mut built = narrowed(filter);
    built.values.push(Val::from(limit));
    let end = format!(" order by audit_id desc limit ?{}", built.values.len());
    built.text.push_str(&end);
    tx.all_dynamic(&built.text, &built.values)
}

/// How many rows `filter` finds, counted up to `most`.
///
/// # Errors
/// Those of the store.
pub fn count(tx: &mut Tx<'_>, filter: &Filter, most: i64) -> Result<i64, StoreError> {
    let mut built = narrowed(filter);
    built.values.push(Val::from(most));
    let text = format!("select count(*) from ({} limit ?{}) found", built.text, built.values.len());
    let rows: Vec<i64> = tx.all_dynamic(&text, &built.values)?;
    Ok(rows.first().copied().unwrap_or(0))
}

fn narrowed(filter: &Filter) -> Where {
    let mut built = Where { text: sql::LIST_ALL.to_owned(), values: Vec::new() };
    if let Some((kind, id)) = &filter.actor {
        built.and("actor_kind =", kind);
        built.and("actor_id =", *id);
    }
    if let Some(action) = &filter.action {
        built.and("action =", action);
    }
    if let Some((kind, id)) = &filter.object {
        built.and("object_kind =", kind);
        if let Some(id) = id {
            built.and("object_id =", *id);
        }
    }
    if let Some(store) = filter.store_id {
        built.and("store_id =", store.raw());
    }
    if let Some(stores) = &filter.allowed {
        built.and_in("store_id", stores.iter().map(|store| store.raw()));
    }
    if let Some(from) = filter.from {
        built.and("at >=", from);
    }
    if let Some(to) = filter.to {
        built.and("at <", to);
    }
    if let Some(before) = filter.before {
        built.and("audit_id <", before);
    }
    built
}

/// Every action that was ever recorded, sorted.
///
/// # Errors
/// Those of the store.
pub fn actions(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    tx.all(&sql::ACTIONS, p![])
}

/// The greatest id of a row; `None` while there is none.
///
/// # Errors
/// Those of the store.
pub fn last_id(tx: &mut Tx<'_>) -> Result<Option<i64>, StoreError> {
    tx.opt(&sql::LAST_ID, p![])
}

/// The words of a row's reason; `None` when it has none or they were erased.
///
/// # Errors
/// Those of the store, and a fault when the words do not open.
pub fn reason(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &AuditRow,
) -> Result<Option<String>, StoreError> {
    if row.reason_mac.is_none() {
        return Ok(None);
    }
    let sealed: Option<Vec<u8>> = tx.opt(&sql::REASON, p![row.audit_id])?;
    let Some(sealed) = sealed else { return Ok(None) };
    let words = keyring
        .open(REASON_COLUMN, row.audit_id, &sealed)
        .map_err(|why| StoreError::Fault(format!("opening a reason: {why}")))?;
    Ok(Some(String::from_utf8_lossy(&words).into_owned()))
}
