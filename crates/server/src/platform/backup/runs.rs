//! The list of backups: begun, finished, rehearsed, removed.

use std::path::PathBuf;

use zhike_domain::kernel::id::{BackupId, JobId};
use zhike_store::{StoreError, Tx, p};

use super::schedule::{self, Kept};
use super::sql::{self, RunRow};
use crate::platform::outbox::{self, Event};

/// Why a backup was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By the daily schedule.
    Scheduled,
    /// Somebody asked for it.
    Manual,
    /// Of what a restore was about to replace.
    BeforeRestore,
}

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    /// Not finished yet.
    Running,
    /// The file was written and read again.
    Good,
    /// There is no file.
    Failed,
}

/// How a rehearsal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The file restores.
    Good,
    /// It does not.
    Failed,
}

/// One run. Times are epoch milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupRun {
    /// Its id.
    pub backup_id: BackupId,
    /// Why it was taken.
    pub kind: Kind,
    /// Where it stands.
    pub state: RunState,
    /// Begin.
    pub started_at_ms: i64,
    /// End, good or not.
    pub finished_at_ms: Option<i64>,
    /// Folder it was written to.
    pub folder: PathBuf,
    /// Name of the file; empty until it is good.
    pub file: String,
    /// Length of the file.
    pub bytes: Option<i64>,
    /// Code of what went wrong.
    pub problem_code: Option<String>,
    /// Time of the last rehearsal.
    pub rehearsed_at_ms: Option<i64>,
    /// How the last rehearsal ended.
    pub rehearsal: Option<Outcome>,
    /// When the file was removed to make room for newer ones.
    pub removed_at_ms: Option<i64>,
    /// The job that took it.
    pub job_id: Option<JobId>,
}

impl Kind {
    /// As stored and answered.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Scheduled => "scheduled",
            Kind::Manual => "manual",
            Kind::BeforeRestore => "before_restore",
        }
    }

    /// Reads what is stored, or what a job carries.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Kind> {
        [Kind::Scheduled, Kind::Manual, Kind::BeforeRestore]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

impl RunState {
    /// As stored and answered.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            RunState::Running => "running",
            RunState::Good => "good",
            RunState::Failed => "failed",
        }
    }
}

impl Outcome {
    /// As stored and answered.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Good => "good",
            Outcome::Failed => "failed",
        }
    }
}

impl BackupRun {
    /// Where its file is.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.file)
    }
}

/// A run that is about to begin.
#[derive(Debug, Clone)]
pub struct Begin {
    /// Its new id.
    pub backup_id: BackupId,
    /// Why it is taken.
    pub kind: Kind,
    /// Where its file goes.
    pub folder: PathBuf,
    /// The job that takes it; `None` from the command line, which has the database to itself.
    pub job_id: Option<JobId>,
    /// Now, epoch milliseconds.
    pub now_ms: i64,
}

/// Notes the begin of a run, or `false` when another job's run goes on. A run of the same job was
/// broken off by the end of its process and becomes `failed` with `backup.interrupted`; so does
/// one that is older than [`STALE_MS`], and any when the caller has the database to itself.
///
/// # Errors
/// The store's.
pub fn begin(tx: &mut Tx<'_>, run: &Begin) -> Result<bool, StoreError> {
    let (id, now_ms) = (run.backup_id.raw(), run.now_ms);
    let job_id = run.job_id.map(JobId::raw);
    tx.put(&sql::BREAK_OFF, p![now_ms, job_id, now_ms - STALE_MS])?;
    if tx.one::<i64>(&sql::RUNNING, p![])? > 0 {
        return Ok(false);
    }
    let folder = run.folder.display().to_string();
    tx.execute(&sql::INSERT, p![id, run.kind.as_str(), now_ms, folder, job_id])?;
    tell(tx, id, "backup.started", id, now_ms)?;
    Ok(true)
}

/// After six hours a run without an end counts as broken off.
pub const STALE_MS: i64 = 6 * 60 * 60 * 1000;

/// What a finished run is noted with.
#[derive(Debug, Clone, Copy)]
pub struct Note {
    /// The run.
    pub backup_id: BackupId,
    /// Id of the event that tells it.
    pub event_id: i64,
    /// Now, epoch milliseconds.
    pub now_ms: i64,
}

fn tell(
    tx: &mut Tx<'_>,
    event_id: i64,
    kind: &'static str,
    backup_id: i64,
    now_ms: i64,
) -> Result<(), StoreError> {
    let subjects = &[("backup", backup_id)];
    let event = Event { kind, store_id: None, subjects, data: serde_json::Value::Null };
    outbox::emit(tx, event_id, &event, now_ms)
}

/// Notes that the file is there and whole.
///
/// # Errors
/// The store's.
pub fn good(tx: &mut Tx<'_>, note: Note, file: &str, bytes: u64) -> Result<(), StoreError> {
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    let id = note.backup_id.raw();
    tx.put(&sql::GOOD, p![id, note.now_ms, file, bytes])?;
    tell(tx, note.event_id, "backup.finished", id, note.now_ms)
}

/// Notes why there is no file.
///
/// # Errors
/// The store's.
pub fn failed(tx: &mut Tx<'_>, note: Note, problem_code: &str) -> Result<(), StoreError> {
    let id = note.backup_id.raw();
    tx.put(&sql::FAILED, p![id, note.now_ms, problem_code])?;
    tell(tx, note.event_id, "backup.failed", id, note.now_ms)
}

/// Notes how a rehearsal ended.
///
/// # Errors
/// The store's.
pub fn rehearsed(tx: &mut Tx<'_>, note: Note, outcome: Outcome) -> Result<(), StoreError> {
    let id = note.backup_id.raw();
    tx.put(&sql::REHEARSED, p![id, note.now_ms, outcome.as_str()])?;
    tell(tx, note.event_id, "backup.rehearsed", id, note.now_ms)
}

/// Notes that a file was removed.
///
/// # Errors
/// The store's.
pub fn removed(tx: &mut Tx<'_>, note: Note) -> Result<(), StoreError> {
    let id = note.backup_id.raw();
    tx.put(&sql::REMOVED, p![id, note.now_ms])?;
    tell(tx, note.event_id, "backup.removed", id, note.now_ms)
}

/// One run; `None` when there is none with this id.
///
/// # Errors
/// The store's.
pub fn find(tx: &mut Tx<'_>, backup_id: BackupId) -> Result<Option<BackupRun>, StoreError> {
    tx.opt::<RunRow>(&sql::FIND, p![backup_id.raw()])?.map(run).transpose()
}

/// Runs from the newest on, at most `limit`, after the one with `(started_at_ms, id)` if given.
///
/// # Errors
/// The store's.
pub fn list(
    tx: &mut Tx<'_>,
    after: Option<(i64, BackupId)>,
    limit: u32,
) -> Result<Vec<BackupRun>, StoreError> {
    let (at, id) = after.map_or((i64::MAX, i64::MAX), |(at, id)| (at, id.raw()));
    let rows: Vec<RunRow> = tx.all(&sql::LIST, p![at, id, limit])?;
    rows.into_iter().map(run).collect()
}

/// The newest run whose file is there and did not fail a rehearsal.
///
/// # Errors
/// The store's.
pub fn last_good(tx: &mut Tx<'_>) -> Result<Option<BackupRun>, StoreError> {
    tx.opt::<RunRow>(&sql::LAST_GOOD, p![])?.map(run).transpose()
}

/// The runs whose files may go so that `keep` good ones stay. `there` says of a run whether its
/// file is still what was written; a file that is gone cannot be among those kept.
///
/// # Errors
/// The store's.
pub fn to_remove(
    tx: &mut Tx<'_>,
    keep: usize,
    there: impl Fn(&BackupRun) -> bool,
) -> Result<Vec<BackupRun>, StoreError> {
    let rows: Vec<RunRow> = tx.all(&sql::THERE, p![])?;
    let runs = rows.into_iter().map(run).collect::<Result<Vec<BackupRun>, StoreError>>()?;
    let runs: Vec<BackupRun> = runs.into_iter().filter(there).collect();
    let kept = |run: &BackupRun| Kept {
        backup_id: run.backup_id.raw(),
        started_at_ms: run.started_at_ms,
        rehearsal_failed: run.rehearsal == Some(Outcome::Failed),
    };
    let going = schedule::to_remove(&runs.iter().map(kept).collect::<Vec<Kept>>(), keep);
    Ok(runs.into_iter().filter(|run| going.contains(&run.backup_id.raw())).collect())
}

fn run(row: RunRow) -> Result<BackupRun, StoreError> {
    let strange = |what: &str| StoreError::Fault(format!("backup_run holds a strange {what}"));
    Ok(BackupRun {
        backup_id: BackupId::from_raw(row.backup_id),
        kind: Kind::from_text(&row.kind).ok_or_else(|| strange("kind"))?,
        state: match row.state.as_str() {
            "running" => RunState::Running,
            "good" => RunState::Good,
            "failed" => RunState::Failed,
            _ => return Err(strange("state")),
        },
        started_at_ms: row.started_at,
        finished_at_ms: row.finished_at,
        folder: PathBuf::from(row.folder),
        file: row.file,
        bytes: row.bytes,
        problem_code: row.problem_code,
        rehearsed_at_ms: row.rehearsed_at,
        rehearsal: match row.rehearsal.as_deref() {
            None => None,
            Some("good") => Some(Outcome::Good),
            Some(_) => Some(Outcome::Failed),
        },
        removed_at_ms: row.removed_at,
        job_id: row.job_id.map(JobId::from_raw),
    })
}
