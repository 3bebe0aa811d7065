//! What is asked of an import: staged, said how to read it, run, undone, thrown away.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zhike_domain::kernel::id::{ImportId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_store::{LockKey, StoreError, Tx, p};

use super::Kind;
use super::jobs::{COUNT, RUN, UNDO};
use super::mapping::{Mapping, MappingBody};
use super::read;
use super::sql::{self, ImportKept};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::jobs::{NewJob, Shown};
use crate::platform::outbox::{self, Event};
use crate::platform::problem::Problem;

/// How long a run may be silent before it counts as broken off, milliseconds.
pub const LEASE_MS: i64 = 10 * 60_000;

/// What imports of a store queue for: one is written at a time.
#[must_use]
pub fn turn_of(store_id: StoreId) -> LockKey {
    LockKey::new("import", store_id.raw())
}

/// 412: somebody changed the import since its version was read.
fn stale(row: &ImportKept) -> Problem {
    Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale").with("version", row.version)
}

fn not_now(row: &ImportKept) -> Problem {
    Problem::new(StatusCode::CONFLICT, "import.not_now").with("state", row.state.as_str())
}

/// A file that has just come.
pub struct Staged<'a> {
    /// The import that it lies under.
    pub import_id: ImportId,
    /// For which store.
    pub store_id: StoreId,
    /// Which system wrote it.
    pub source: &'a Name,
    /// What it is called.
    pub file_name: Option<&'a str>,
    /// How large it is.
    pub bytes: i64,
    /// Rows that hold something.
    pub rows: u32,
    /// How it is read.
    pub mapping: &'a Mapping,
}

/// Keeps a file that has come. What its columns allow is counted at once.
///
/// # Errors
/// Those of the store.
pub fn stage(work: &mut Work<'_, '_>, kind: &dyn Kind, staged: &Staged<'_>) -> Result<(), Problem> {
    let (import, store_id) = (staged.import_id.raw(), staged.store_id);
    let keyring = &work.act.keyring;
    let name = staged.file_name.map(|name| read::seal_name(keyring, import, name)).transpose()?;
    let mapping = read::seal_mapping(keyring, import, staged.mapping)?;
    let staff = work.act.who.as_ref().filter(|who| who.key_id.is_none());
    let staff = staff.map(|who| who.staff_id.raw());
    let row = p![
        import,
        store_id.raw(),
        kind.name(),
        staged.source.as_str(),
        name,
        staged.bytes,
        i64::from(staged.rows),
        mapping,
        staff,
        work.now().0
    ];
    work.tx.put(&sql::INSERT, row)?;
    work.audit(Done {
        action: "import.staged",
        object: Some(("import", import)),
        store_id: Some(store_id),
        changes: vec![
            Change::of("kind", Value::Null, kind.name()),
            Change::of("rows", Value::Null, staged.rows),
            Change::personal("file"),
        ],
        ..Done::default()
    })?;
    work.emit("import.changed", Some(store_id), &[("import", import)])
}

/// Asks for what the file comes to, when its columns are enough.
///
/// # Errors
/// Those of the store.
pub fn ask_count(
    work: &mut Work<'_, '_>,
    kind: &dyn Kind,
    import_id: ImportId,
) -> Result<(), Problem> {
    let row = read::import(work.tx, import_id)?;
    let mapping = read::mapping_of(&work.act.keyring, &row)?;
    if lacks(kind, &mapping).is_some() {
        return Ok(());
    }
    let job_id = enqueue(work, COUNT, &row)?;
    Ok(work.tx.put(&sql::COUNTED_BY, p![row.import_id, job_id])?)
}

/// Why a file cannot be run as it is.
#[must_use]
pub fn lacks(kind: &dyn Kind, mapping: &Mapping) -> Option<Problem> {
    if let Err(problem) = kind.check(mapping) {
        return Some(problem);
    }
    let is_unsure = mapping.is_date_ambiguous && mapping.date_order.is_none();
    is_unsure.then(|| refuse(zhike_domain::imports::RowRefusal::DateAmbiguous))
}

fn enqueue(work: &mut Work<'_, '_>, kind: &'static str, row: &ImportKept) -> Result<i64, Problem> {
    let staff = work.act.who.as_ref().filter(|who| who.key_id.is_none());
    let job = NewJob {
        kind,
        key: None,
        run_at: work.now().0,
        payload: json!({"import_id": row.import_id, "kind": row.kind, "version": row.version}),
        title_params: json!({"source": row.source}),
        store_id: Some(StoreId::from_raw(row.store_id)),
        created_by: staff.map(|who| who.staff_id.raw()),
        shown: Shown::OnJobsPage,
    };
    work.enqueue(&job)
}

/// Says anew how a file is read.
///
/// # Errors
/// 412 when it was changed meanwhile, 409 `import.not_now` once it is written, 422 when what is
/// said does not fit the file.
pub fn map(
    work: &mut Work<'_, '_>,
    kind: &dyn Kind,
    import_id: ImportId,
    version: i64,
    body: &MappingBody,
) -> Result<(), Problem> {
    let row = read::import(work.tx, import_id)?;
    if row.version != version {
        return Err(stale(&row));
    }
    let source: Name =
        body.source.parse().map_err(|_name| Problem::field("/source", "name.empty"))?;
    let mut mapping = read::mapping_of(&work.act.keyring, &row)?;
    if source.as_str() != row.source
        && let Some((_, saved)) =
            read::saved(work.tx, &work.act.keyring, kind.name(), source.as_str())?
        && body.sheets.is_empty()
    {
        mapping.remember(kind, &saved);
    }
    if !body.sheets.is_empty() {
        mapping.say(kind, body)?;
    }
    let sealed = read::seal_mapping(&work.act.keyring, row.import_id, &mapping)?;
    let changed = p![row.import_id, version, source.as_str(), sealed];
    if work.tx.execute(&sql::MAP, changed)? == 0 {
        return Err(not_now(&row));
    }
    ask_count(work, kind, import_id)?;
    let store_id = Some(StoreId::from_raw(row.store_id));
    work.emit("import.changed", store_id, &[("import", row.import_id)])
}

/// Lets pass one import of a store at a time.
///
/// # Errors
/// 409 `import.busy` with the one that is under way.
pub fn require_turn(tx: &mut Tx<'_>, row: &ImportKept, now: i64) -> Result<(), Problem> {
    for state in ["running", "undoing"] {
        let rows: Vec<ImportKept> = tx.all(&sql::IN_STATE, p![state])?;
        for other in rows.iter().filter(|other| other.store_id == row.store_id) {
            if other.import_id != row.import_id && read::is_worked_on(tx, other, now)? {
                let other = ImportId::from_raw(other.import_id).to_string();
                let busy = Problem::new(StatusCode::CONFLICT, "import.busy");
                return Err(busy.with("import_id", other));
            }
        }
    }
    Ok(())
}

/// Asks for the import to be written.
///
/// # Errors
/// 409 `import.not_now`, `import.busy`; 422 when the columns are not enough.
pub fn ask_run(
    work: &mut Work<'_, '_>,
    kind: &dyn Kind,
    import_id: ImportId,
) -> Result<(), Problem> {
    let now = work.now().0;
    let row = read::import(work.tx, import_id)?;
    if row.state == "running" && read::is_worked_on(work.tx, &row, now)? {
        return Err(not_now(&row));
    }
    require_turn(work.tx, &row, now)?;
    let mapping = read::mapping_of(&work.act.keyring, &row)?;
    if let Some(problem) = lacks(kind, &mapping) {
        return Err(problem);
    }
    let job_id = enqueue(work, RUN, &row)?;
    let asked = p![row.import_id, job_id, now + LEASE_MS];
    if work.tx.execute(&sql::ASK_RUN, asked)? == 0 {
        return Err(not_now(&row));
    }
    tell(work, &row, "import.started")?;
    let store_id = Some(StoreId::from_raw(row.store_id));
    work.emit("import.changed", store_id, &[("import", row.import_id)])
}

/// Begins to write an import at the terminal, without a job.
///
/// # Errors
/// As [`ask_run`].
pub fn begin_here(
    work: &mut Work<'_, '_>,
    kind: &dyn Kind,
    import_id: ImportId,
) -> Result<(), Problem> {
    let now = work.now().0;
    let row = read::import(work.tx, import_id)?;
    require_turn(work.tx, &row, now)?;
    let mapping = read::mapping_of(&work.act.keyring, &row)?;
    if let Some(problem) = lacks(kind, &mapping) {
        return Err(problem);
    }
    let nobody: Option<i64> = None;
    work.tx.execute(&sql::ASK_RUN, p![row.import_id, nobody, now + LEASE_MS])?;
    tell(work, &row, "import.started")
}

/// Whoever has the database alone knows that no other run at a terminal goes on.
///
/// # Errors
/// Those of the store.
pub fn alone(tx: &mut Tx<'_>) -> Result<(), Problem> {
    tx.execute(&sql::ALONE, p![])?;
    Ok(())
}

/// The import is no more: from this moment nobody sees anything of it. Its rows go afterwards.
///
/// # Errors
/// 409 `import.not_now` unless it is finished, `import.busy`.
pub fn ask_undo(work: &mut Work<'_, '_>, import_id: ImportId) -> Result<(), Problem> {
    let now = work.now().0;
    let row = read::import(work.tx, import_id)?;
    require_turn(work.tx, &row, now)?;
    let job_id = enqueue(work, UNDO, &row)?;
    let asked = p![row.import_id, job_id, now + LEASE_MS, now];
    if work.tx.execute(&sql::ASK_UNDO, asked)? == 0 {
        return Err(not_now(&row));
    }
    tell(work, &row, "import.undone")?;
    let event_id = work.id()?;
    Ok(happened(work.tx, event_id, "import.undone", &row, now)?)
}

/// Writes what others follow: which import, of which store.
///
/// # Errors
/// Those of the store.
pub fn happened(
    tx: &mut Tx<'_>,
    event_id: i64,
    event: &'static str,
    row: &ImportKept,
    now: i64,
) -> Result<(), StoreError> {
    let store_id = StoreId::from_raw(row.store_id);
    let import_id = ImportId::from_raw(row.import_id);
    let event = Event {
        kind: event,
        store_id: Some(store_id),
        subjects: &[("import", row.import_id)],
        data: json!({"import_id": import_id, "store_id": store_id, "kind": row.kind}),
    };
    outbox::emit(tx, event_id, &event, now)
}

/// Throws a file away of which nothing is written.
///
/// # Errors
/// 412 when it was changed meanwhile, 409 `import.not_now` once it is written.
pub fn discard(work: &mut Work<'_, '_>, import_id: ImportId, version: i64) -> Result<(), Problem> {
    let row = read::import(work.tx, import_id)?;
    if row.version != version {
        return Err(stale(&row));
    }
    if work.tx.execute(&sql::DISCARD, p![row.import_id, version])? == 0 {
        return Err(not_now(&row));
    }
    tell(work, &row, "import.discarded")?;
    let store_id = Some(StoreId::from_raw(row.store_id));
    work.emit("import.changed", store_id, &[("import", row.import_id)])
}

fn tell(work: &mut Work<'_, '_>, row: &ImportKept, action: &'static str) -> Result<(), Problem> {
    work.audit(Done {
        action,
        object: Some(("import", row.import_id)),
        store_id: Some(StoreId::from_raw(row.store_id)),
        ..Done::default()
    })
}
