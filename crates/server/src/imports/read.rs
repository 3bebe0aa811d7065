//! Reading imports: sealed columns opened, the first rows of a file that lies here.

use std::io::{self, Read};

use zhike_domain::kernel::id::{ImportId, JobId, StaffId, StoreId};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::settings::company::Currency;
use zhike_store::{StoreError, Tx, p};

use super::mapping::{Mapping, Saved};
use super::sheet::Source;
use super::sql::{self, CurrencyRow, ImportKept, ImportStore, SavedRow};
use super::views::{Counts, ImportMaker, ImportRow, ImportSource, ImportState};
use crate::platform::http::call::PathIds;
use crate::platform::http::route::RowScope;
use crate::platform::jobs::{self, Files};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::team::read::name_of;

const COUNTS: &str = "import.counts_enc";
const MAPPING: &str = "import.mapping_enc";
const FILE_NAME: &str = "import.file_name_enc";
const SAVED: &str = "import_mapping.mapping_enc";

/// The store of the import that the path names, for the guard; `None` for one of another kind.
///
/// # Errors
/// Those of the store.
pub fn row_scope(
    tx: &mut Tx<'_>,
    path: &PathIds,
    kind: &str,
) -> Result<Option<RowScope>, StoreError> {
    let Some(import_id) = path.get::<ImportId>("import_id") else { return Ok(None) };
    let row: Option<ImportStore> = tx.opt(&sql::STORE_OF, p![import_id.raw()])?;
    let row = row.filter(|row| row.kind == kind);
    Ok(row.map(|row| RowScope::Stores(vec![StoreId::from_raw(row.store_id)])))
}

/// An import's row; 404 when there is none. In a write it is locked.
///
/// # Errors
/// 404, and those of the store.
pub fn import(tx: &mut Tx<'_>, import_id: ImportId) -> Result<ImportKept, Problem> {
    tx.opt(&sql::FIND, p![import_id.raw()])?.ok_or_else(Problem::not_there)
}

/// Seals how a file is read.
///
/// # Errors
/// A fault.
pub fn seal_mapping(keyring: &Keyring, import: i64, mapping: &Mapping) -> Result<Vec<u8>, Problem> {
    let text = serde_json::to_vec(mapping).map_err(Problem::fault)?;
    keyring.seal(MAPPING, import, &text).map_err(Problem::fault)
}

/// How a file is read.
///
/// # Errors
/// A fault when the sealed column does not open.
pub fn mapping_of(keyring: &Keyring, row: &ImportKept) -> Result<Mapping, Problem> {
    let text = keyring.open(MAPPING, row.import_id, &row.mapping_enc).map_err(Problem::fault)?;
    serde_json::from_slice(&text).map_err(Problem::fault)
}

/// Seals what a file comes to: words of the file may be in it.
///
/// # Errors
/// A fault.
pub fn seal_counts(keyring: &Keyring, import: i64, counts: &Counts) -> Result<Vec<u8>, Problem> {
    let text = serde_json::to_vec(counts).map_err(Problem::fault)?;
    keyring.seal(COUNTS, import, &text).map_err(Problem::fault)
}

/// What a file comes to, once it is counted.
///
/// # Errors
/// A fault when the sealed column does not open.
pub fn counts_of(keyring: &Keyring, row: &ImportKept) -> Result<Option<Counts>, Problem> {
    let Some(sealed) = &row.counts_enc else { return Ok(None) };
    let text = keyring.open(COUNTS, row.import_id, sealed).map_err(Problem::fault)?;
    serde_json::from_slice(&text).map(Some).map_err(Problem::fault)
}

/// Seals the name of a file: it may be a person's.
///
/// # Errors
/// A fault.
pub fn seal_name(keyring: &Keyring, import: i64, name: &str) -> Result<Vec<u8>, Problem> {
    keyring.seal(FILE_NAME, import, name.as_bytes()).map_err(Problem::fault)
}

fn file_name(keyring: &Keyring, row: &ImportKept) -> Result<Option<String>, Problem> {
    let Some(sealed) = &row.file_name_enc else { return Ok(None) };
    let name = keyring.open(FILE_NAME, row.import_id, sealed).map_err(Problem::fault)?;
    String::from_utf8(name).map(Some).map_err(Problem::fault)
}

/// What is remembered of a source, with the id of its row.
///
/// # Errors
/// A fault when the sealed column does not open.
pub fn saved(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    kind: &str,
    source: &str,
) -> Result<Option<(i64, Saved)>, Problem> {
    let row: Option<SavedRow> = tx.opt(&sql::SAVED, p![kind, source])?;
    let Some(row) = row else { return Ok(None) };
    let id = row.import_mapping_id;
    let text = keyring.open(SAVED, id, &row.mapping_enc).map_err(Problem::fault)?;
    Ok(Some((id, serde_json::from_slice(&text).map_err(Problem::fault)?)))
}

/// Seals what is remembered of a source.
///
/// # Errors
/// A fault.
pub fn seal_saved(keyring: &Keyring, id: i64, saved: &Saved) -> Result<Vec<u8>, Problem> {
    let text = serde_json::to_vec(saved).map_err(Problem::fault)?;
    keyring.seal(SAVED, id, &text).map_err(Problem::fault)
}

/// The sources of a kind whose columns are remembered, the latest first.
///
/// # Errors
/// Those of the store.
pub fn sources(tx: &mut Tx<'_>, kind: &str) -> Result<Vec<ImportSource>, Problem> {
    let rows: Vec<SavedRow> = tx.all(&sql::SOURCES, p![kind])?;
    let source =
        |row: SavedRow| ImportSource { source: row.source, changed_at: Millis(row.changed_at) };
    Ok(rows.into_iter().map(source).collect())
}

/// Whether somebody still works on the import: its lease holds and its job, if it has one, is not
/// over.
///
/// # Errors
/// Those of the store.
pub fn is_worked_on(tx: &mut Tx<'_>, row: &ImportKept, now: i64) -> Result<bool, StoreError> {
    if !matches!(row.state.as_str(), "running" | "undoing") {
        return Ok(false);
    }
    let job = match row.job_id {
        Some(job_id) => jobs::find(tx, job_id)?,
        None => return Ok(row.lease_until > now),
    };
    Ok(job.is_some_and(|job| matches!(job.state.as_str(), "waiting" | "running")))
}

/// The digits behind the point of the company's currency.
///
/// # Errors
/// 422 `import.no_company` before the set-up is done.
pub fn digits(tx: &mut Tx<'_>) -> Result<u8, Problem> {
    let row: Option<CurrencyRow> = tx.opt(&sql::CURRENCY, p![])?;
    let currency: Currency =
        row.map_or(Ok(Currency::Cny), |row| row.currency.parse()).map_err(Problem::fault)?;
    Ok(currency.minor_digits())
}

/// An import as a list shows it. One whose work broke off is shown as failed: nothing of it is
/// there, and it can be run again.
///
/// # Errors
/// A fault when a sealed column does not open.
pub fn view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &ImportKept,
    now: i64,
) -> Result<ImportRow, Problem> {
    let created_by = match row.created_by {
        Some(staff) => Some(ImportMaker {
            staff_id: StaffId::from_raw(staff),
            name: name_of(tx, keyring, staff)?.unwrap_or_default(),
        }),
        None => None,
    };
    let broke_off = row.state == "running" && !is_worked_on(tx, row, now)?;
    let state = if broke_off { ImportState::Failed } else { ImportState::of(&row.state) };
    let code =
        if broke_off { Some("import.interrupted".to_owned()) } else { row.problem_code.clone() };
    Ok(ImportRow {
        import_id: ImportId::from_raw(row.import_id),
        version: row.version,
        store_id: StoreId::from_raw(row.store_id),
        state,
        source: row.source.clone(),
        file_name: file_name(keyring, row)?,
        file_bytes: row.file_bytes,
        rows: row.rows,
        counts: counts_of(keyring, row)?,
        first_day: row.first_day.map(BusinessDay),
        last_day: row.last_day.map(BusinessDay),
        problem_code: code,
        job_id: row.job_id.map(JobId::from_raw),
        count_job_id: row.count_job_id.map(JobId::from_raw),
        created_by,
        created_at: Millis(row.created_at),
        finished_at: row.finished_at.map(Millis),
        undone_at: row.undone_at.map(Millis),
    })
}

/// A file that waits in the data folder.
pub struct Staged {
    files: Files,
    import: i64,
}

impl Staged {
    /// The file of an import.
    #[must_use]
    pub fn new(files: &Files, import_id: ImportId) -> Staged {
        Staged { files: files.clone(), import: import_id.raw() }
    }
}

impl Source for Staged {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        let opened = self.files.open(self.import);
        Ok(Box::new(opened.map_err(io::Error::other)?))
    }
}
