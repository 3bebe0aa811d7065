//! Backups and rehearsals as jobs, and the daily time as a recurring one.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::tz::TimeZone;
use serde_json::{Value, json};
use zhike_domain::kernel::id::{BackupId, JobId};
use zhike_store::{Database, Migration, Store, StoreError, Tx};

use super::progress::Progress;
use super::restore::{Hook, Source};
use super::runs::{self, Kind};
use super::work::{Work, back_up, rehearse_run};
use super::{BackupError, OwnedCheck, Watch};
use crate::platform::jobs::{
    self, Done, Enqueued, Handlers, JobContext, JobError, JobHandler, Leased, NewJob, Recurring,
    Shown, next_daily,
};

/// Kind of the job that takes a backup.
pub const TAKE: &str = "backup.take";
/// Kind of the job that rehearses a restore.
pub const REHEARSE: &str = "backup.rehearse";

/// What the settings say at the moment a job runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Folder for the files.
    pub folder: PathBuf,
    /// Good files to keep.
    pub keep: usize,
}

/// Reads the settings.
pub type Choices = Arc<dyn Fn(&Store) -> Result<Chosen, StoreError> + Send + Sync>;

/// What the jobs need to know of this installation.
#[derive(Clone)]
pub struct Place {
    /// Where the data is.
    pub database: Database,
    /// The migrations of this program.
    pub migrations: &'static [Migration],
    /// Version of this program.
    pub program: &'static str,
    /// Checks of restored data, by name.
    pub checks: Vec<(&'static str, OwnedCheck)>,
    /// The settings.
    pub choices: Choices,
}

/// The handlers of both kinds, for the runner.
#[must_use]
pub fn handlers(place: Place) -> Handlers {
    let place = Arc::new(place);
    let take: Arc<dyn JobHandler> = Arc::new(TakeJob(Arc::clone(&place)));
    let rehearse: Arc<dyn JobHandler> = Arc::new(RehearseJob(place));
    BTreeMap::from([(TAKE, take), (REHEARSE, rehearse)])
}

/// Asks for a backup now. `created_by` is a staff id.
///
/// # Errors
/// The store's.
pub fn request(
    tx: &mut Tx<'_>,
    job_id: JobId,
    kind: Kind,
    created_by: Option<i64>,
    now_ms: i64,
) -> Result<Enqueued, StoreError> {
    enqueue(tx, job_id, TAKE, json!({ "kind": kind.as_str() }), created_by, now_ms)
}

/// Asks for a rehearsal of a backup. `created_by` is a staff id.
///
/// # Errors
/// The store's.
pub fn request_rehearsal(
    tx: &mut Tx<'_>,
    job_id: JobId,
    backup_id: BackupId,
    created_by: Option<i64>,
    now_ms: i64,
) -> Result<Enqueued, StoreError> {
    let payload = json!({ "backup_id": backup_id.to_string() });
    enqueue(tx, job_id, REHEARSE, payload, created_by, now_ms)
}

fn enqueue(
    tx: &mut Tx<'_>,
    job_id: JobId,
    kind: &'static str,
    payload: Value,
    created_by: Option<i64>,
    now_ms: i64,
) -> Result<Enqueued, StoreError> {
    let job = NewJob {
        kind,
        key: None,
        run_at: now_ms,
        payload,
        title_params: json!({}),
        store_id: None,
        created_by,
        shown: Shown::OnJobsPage,
    };
    jobs::enqueue(tx, job_id.raw(), &job, now_ms)
}

struct TakeJob(Arc<Place>);

impl JobHandler for TakeJob {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let asked = job.payload.get("kind").and_then(Value::as_str).and_then(Kind::from_text);
        let job_id = Some(JobId::from_raw(job.job_id));
        let kind = asked.unwrap_or(Kind::Scheduled);
        let back_up = |work: &Work<'_>, watch: Watch<'_>| back_up(work, kind, job_id, watch);
        self.0.watched(context, &back_up)?;
        Ok(Done::default())
    }
}

struct RehearseJob(Arc<Place>);

impl JobHandler for RehearseJob {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let named = job.payload.get("backup_id").and_then(Value::as_str);
        let unknown = || JobError::Final {
            code: "backup.not_there",
            detail: "the job names no backup that is there".to_owned(),
        };
        let id: BackupId = named.and_then(|id| id.parse().ok()).ok_or_else(unknown)?;
        let found = context.store().read_blocking(move |tx| runs::find(tx, id))?;
        let run = found.filter(super::is_there).ok_or_else(unknown)?;
        let path = run.path();
        let checks: Vec<Hook<'_>> =
            self.0.checks.iter().map(|(name, check)| Hook { name, check: &**check }).collect();
        let rehearse = |work: &Work<'_>, watch: Watch<'_>| {
            let source = Source {
                file: &path,
                kek: work.kek,
                migrations: self.0.migrations,
                hooks: &checks,
                now_ms: (work.now)(),
            };
            rehearse_run(work, &run, &source, watch).map(|report| {
                tracing::info!(tables = report.tables.len(), "a backup was rehearsed");
                run.backup_id
            })
        };
        self.0.watched(context, &rehearse)?;
        Ok(Done::default())
    }
}

/// What a job does with the parts it is given.
type Do<'a> = &'a dyn Fn(&Work<'_>, Watch<'_>) -> Result<BackupId, BackupError>;

impl Place {
    /// Does the work while telling the job's progress, and stops it when the job is to stop.
    fn watched(&self, context: &JobContext, work_on: Do<'_>) -> Result<BackupId, JobError> {
        let chosen = (self.choices)(context.store())?;
        let work = Work {
            store: context.store(),
            database: &self.database,
            kek: context.keyring().kek(),
            folder: chosen.folder,
            keep: chosen.keep,
            schema: self.migrations.iter().map(|one| one.number).max().unwrap_or(0),
            program: self.program,
            now: &|| context.now(),
            next_id: &|| context.next_id(),
        };
        let stopped: Mutex<Option<JobError>> = Mutex::new(None);
        let watch = |progress: Progress| {
            let whole = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
            match context.progress(whole(progress.done), progress.total.map(whole)) {
                Ok(()) => ControlFlow::Continue(()),
                Err(why) => {
                    *stopped.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
                    ControlFlow::Break(())
                }
            }
        };
        work_on(&work, &watch).map_err(|error| {
            let why = stopped.lock().unwrap_or_else(PoisonError::into_inner).take();
            why.unwrap_or_else(|| job_error(error))
        })
    }
}

/// Damage stays damage; a full disk, a missing folder or a database that is busy may heal.
fn job_error(error: BackupError) -> JobError {
    let (code, detail) = (error.code(), error.to_string());
    match error {
        BackupError::Store(error) => JobError::Store(error),
        BackupError::DiskFull { .. }
        | BackupError::Io { .. }
        | BackupError::PgTool { .. }
        | BackupError::Running => JobError::Retry { code, detail },
        _ => JobError::Final { code, detail },
    }
}

/// The daily time of backups; clones share it, so that a changed setting counts at once.
#[derive(Clone, Default)]
pub struct Daily(Arc<RwLock<Option<(u16, TimeZone)>>>);

impl Daily {
    /// Sets the local minute of day (0..=1439) and its zone; `None` turns the schedule off.
    pub fn set(&self, daily_at: Option<(u16, TimeZone)>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = daily_at;
    }
}

impl Recurring for Daily {
    fn kind(&self) -> &'static str {
        TAKE
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        let set = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let (minute, zone) = set.as_ref()?;
        next_daily(*minute, zone, after_ms)
    }

    fn shown(&self) -> Shown {
        Shown::OnJobsPage
    }

    fn payload(&self) -> Value {
        json!({ "kind": Kind::Scheduled.as_str() })
    }
}
