//! The audit as a file for the authorities, the accountant or a lawyer.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::json;
use zhike_domain::kernel::id::{StoreId, show};
use zhike_store::{StoreError, Tx};

use super::sql::AuditRow;
use super::{CsvWriter, Filter, count, list, reason};
use crate::platform::jobs::{Done, JobContext, JobError, JobHandler, Leased, NewJob, Shown};
use crate::platform::keys::Keyring;

/// The kind of job.
pub const EXPORT_KIND: &str = "audit.export";

/// The name of an actor or object, by word and raw id; `None` when it has none.
pub type NameOf =
    Arc<dyn Fn(&mut Tx<'_>, &str, i64) -> Result<Option<String>, StoreError> + Send + Sync>;

const PAGE: i64 = 500;
const MOST_COUNTED: i64 = 1_000_000;
const COLUMNS: &[&str] = &[
    "seq",
    "at",
    "actor_kind",
    "actor_id",
    "actor_name",
    "device_id",
    "store_id",
    "action",
    "object_kind",
    "object_id",
    "changes",
    "reason",
    "request_id",
    "audit_id",
];

/// A job that writes what `filter` finds as CSV. Record it in the audit in the same transaction.
///
/// # Errors
/// [`StoreError::Fault`] when the filter cannot be written down.
pub fn export_job(filter: &Filter, staff_id: i64, now: i64) -> Result<NewJob, StoreError> {
    let payload = serde_json::to_value(filter)
        .map_err(|why| StoreError::Fault(format!("the filter of an export: {why}")))?;
    Ok(NewJob {
        kind: EXPORT_KIND,
        key: None,
        run_at: now,
        payload,
        title_params: json!({ "from": filter.from.map(day), "to": filter.to.map(day) }),
        store_id: filter.store_id,
        created_by: Some(staff_id),
        shown: Shown::OnJobsPage,
    })
}

/// Runs exports.
pub struct Export {
    name_of: NameOf,
}

impl Export {
    /// Writes names found by `name_of` beside ids.
    #[must_use]
    pub fn new(name_of: NameOf) -> Export {
        Export { name_of }
    }
}

type Names = BTreeMap<(String, i64), String>;
type Named = (Vec<(AuditRow, Option<String>)>, Names);

impl JobHandler for Export {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let mut filter: Filter = serde_json::from_value(job.payload.clone()).map_err(|why| {
            JobError::Final { code: "job.payload_wrong", detail: why.to_string() }
        })?;
        let counted = filter.clone();
        let total = context.store().read_blocking(move |tx| count(tx, &counted, MOST_COUNTED))?;
        let mut csv =
            CsvWriter::new(context.create_file(&file_name(&filter))?, COLUMNS).map_err(failed)?;
        let mut done = 0;
        loop {
            context.progress(done, Some(total.max(done)))?;
            let (rows, names) = self.page(context, &filter)?;
            for (row, reason) in &rows {
                write(&mut csv, row, reason.as_deref(), &names).map_err(failed)?;
            }
            done += rows.len() as i64;
            filter.before = rows.last().map(|(row, _reason)| row.audit_id);
            if (rows.len() as i64) < PAGE {
                break;
            }
        }
        Ok(Done { file: Some(csv.into_inner().finish()?) })
    }
}

impl Export {
    fn page(&self, context: &JobContext, filter: &Filter) -> Result<Named, StoreError> {
        let (filter, name_of) = (filter.clone(), Arc::clone(&self.name_of));
        let keyring = context.keyring().clone();
        context.store().read_blocking(move |tx| {
            let rows = list(tx, &filter, PAGE)?;
            let mut names = Names::new();
            for (kind, id) in rows.iter().filter_map(actor_of) {
                let key = (kind.to_owned(), id);
                if !names.contains_key(&key)
                    && let Some(name) = name_of(tx, kind, id)?
                {
                    names.insert(key, name);
                }
            }
            with_reasons(tx, &keyring, rows).map(|rows| (rows, names))
        })
    }
}

fn with_reasons(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    rows: Vec<AuditRow>,
) -> Result<Vec<(AuditRow, Option<String>)>, StoreError> {
    rows.into_iter()
        .map(|row| {
            let words = reason(tx, keyring, &row)?;
            Ok((row, words))
        })
        .collect()
}

fn actor_of(row: &AuditRow) -> Option<(&str, i64)> {
    row.actor_id.map(|id| (row.actor_kind.as_str(), id))
}

fn write(
    csv: &mut CsvWriter<impl std::io::Write>,
    row: &AuditRow,
    reason: Option<&str>,
    names: &Names,
) -> std::io::Result<()> {
    let id = |word: &str, raw: Option<i64>| raw.map(|raw| show(word, raw)).unwrap_or_default();
    let name = row.actor_id.and_then(|id| names.get(&(row.actor_kind.clone(), id)));
    let object_kind = row.object_kind.as_deref().unwrap_or_default();
    csv.row(&[
        &row.seq.map(|seq| seq.to_string()).unwrap_or_default(),
        &instant(row.at),
        &row.actor_kind,
        &id(&row.actor_kind, row.actor_id),
        name.map_or("", String::as_str),
        &id("device", row.device_id),
        &id(StoreId::WORD, row.store_id),
        &row.action,
        object_kind,
        &id(object_kind, row.object_id),
        &row.changes,
        reason.unwrap_or_default(),
        row.request_id.as_deref().unwrap_or_default(),
        &show("audit", row.audit_id),
    ])
}

fn failed(why: std::io::Error) -> JobError {
    JobError::File(why.into())
}

/// `audit-20261101-20261122.csv`; an open end is left out.
fn file_name(filter: &Filter) -> String {
    let days = [filter.from, filter.to].into_iter().flatten();
    let days: String = days.map(|at| format!("-{}", day(at).replace('-', ""))).collect();
    format!("audit{days}.csv")
}

fn instant(at: i64) -> String {
    Timestamp::from_millisecond(at).map(|at| format!("{at:.3}")).unwrap_or_default()
}

fn day(at: i64) -> String {
    instant(at).split('T').next().unwrap_or_default().to_owned()
}
