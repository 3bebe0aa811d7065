//! Taking and rehearsing backups as jobs, and the daily one by itself.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use zhike_domain::kernel::id::{BackupId, JobId};
use zhike_store::{Database, Store};

use crate::platform::app::App;
use crate::platform::backup::{
    self, BackupError, Hook, Kind, Progress, Source, Work, back_up, rehearse_run, runs,
    standard_checks,
};
use crate::platform::choices::{self, Backup};
use crate::platform::jobs::{
    Done, JobContext, JobError, JobHandler, Leased, Recurring, Shown, next_daily,
};
use crate::platform::problem::Problem;
use crate::schema;
use crate::settings::actions::stores;

/// Kind of the job that takes a backup.
pub const TAKE: &str = "backup.take";
/// Kind of the job that rehearses a restore.
pub const REHEARSE: &str = "backup.rehearse";

/// What a job to take a backup is given.
#[derive(Debug, Serialize, Deserialize)]
pub struct TakeOrder {
    /// `scheduled` or `manual`.
    pub kind: String,
}

/// What a job to rehearse is given.
#[derive(Debug, Serialize, Deserialize)]
pub struct RehearseOrder {
    /// Raw id of the backup.
    pub backup_id: i64,
}

/// Where the house lies: what both jobs need.
#[derive(Clone)]
pub struct Backups {
    database: Database,
    folder: PathBuf,
}

impl Backups {
    /// The backups of this house.
    #[must_use]
    pub fn of(app: &App) -> Backups {
        Backups {
            database: Database::parse(app.places.database.reveal()),
            folder: app.places.backups.clone(),
        }
    }

    fn choice(store: &Store) -> Result<Backup, JobError> {
        let read = store.read_blocking(choices::get::<Backup>);
        Ok(read.map_err(|problem| not_read(&problem))?.0)
    }
}

fn not_read(problem: &Problem) -> JobError {
    let detail = problem.cause.clone().unwrap_or_default();
    JobError::Retry { code: problem.code, detail }
}

/// The folder that was chosen, or the one beside the data until then.
#[must_use]
pub fn folder_of(choice: &Backup, suggested: &std::path::Path) -> PathBuf {
    if choice.folder.is_empty() { suggested.to_owned() } else { PathBuf::from(&choice.folder) }
}

/// Whether it may work later: a full disk, a missing folder or another run may change.
fn to_job_error(error: BackupError) -> JobError {
    let (code, detail) = (error.code(), error.to_string());
    match error {
        BackupError::Cancelled => JobError::Cancelled,
        BackupError::Running | BackupError::DiskFull { .. } | BackupError::Io { .. } => {
            JobError::Retry { code, detail }
        }
        BackupError::Store(error) => JobError::Store(error),
        _ => JobError::Final { code, detail },
    }
}

fn watch(context: &JobContext, progress: Progress) -> ControlFlow<()> {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    match context.progress(number(progress.done), progress.total.map(number)) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_stop) => ControlFlow::Break(()),
    }
}

fn order<T: for<'de> Deserialize<'de>>(job: &Leased) -> Result<T, JobError> {
    serde_json::from_value(job.payload.clone())
        .map_err(|why| JobError::Final { code: "job.payload_wrong", detail: why.to_string() })
}

/// Takes a backup.
pub struct TakeBackup(pub Backups);

impl JobHandler for TakeBackup {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let order: TakeOrder = order(job)?;
        let kind = Kind::from_text(&order.kind).unwrap_or(Kind::Manual);
        let choice = Backups::choice(context.store())?;
        let folder = folder_of(&choice, &self.0.folder);
        let work = Work {
            store: context.store(),
            database: &self.0.database,
            kek: context.keyring().kek(),
            folder,
            keep: usize::try_from(choice.keep).unwrap_or(usize::MAX),
            schema: schema::newest(),
            program: env!("CARGO_PKG_VERSION"),
            now: &|| context.now(),
            next_id: &|| context.next_id(),
        };
        let job_id = Some(JobId::from_raw(job.job_id));
        let taken = back_up(&work, kind, job_id, &|progress| watch(context, progress));
        taken.map_err(|error| stopped_or(context, error))?;
        Ok(Done::default())
    }
}

/// A stop asked for from outside is that stop and no failure of the backup.
fn stopped_or(context: &JobContext, error: BackupError) -> JobError {
    match (&error, context.go_on()) {
        (BackupError::Cancelled, Err(stop)) => stop,
        _ => to_job_error(error),
    }
}

/// Rehearses the restore of a backup.
pub struct Rehearse(pub Backups);

impl JobHandler for Rehearse {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let order: RehearseOrder = order(job)?;
        let backup_id = BackupId::from_raw(order.backup_id);
        let run = context.store().read_blocking(move |tx| runs::find(tx, backup_id))?;
        let run = run.ok_or(JobError::Final {
            code: "backup.not_there",
            detail: "the backup is no longer listed".to_owned(),
        })?;
        let path = run.path();
        let checks = standard_checks();
        let hooks: Vec<Hook<'_>> =
            checks.iter().map(|(name, check)| Hook { name, check: &**check }).collect();
        let source = Source {
            file: &path,
            kek: context.keyring().kek(),
            migrations: schema::MIGRATIONS,
            hooks: &hooks,
            now_ms: context.now(),
        };
        let work = Work {
            store: context.store(),
            database: &self.0.database,
            kek: context.keyring().kek(),
            folder: run.folder.clone(),
            keep: usize::MAX,
            schema: schema::newest(),
            program: env!("CARGO_PKG_VERSION"),
            now: &|| context.now(),
            next_id: &|| context.next_id(),
        };
        let report = rehearse_run(&work, &run, &source, &|progress| watch(context, progress));
        let report = report.map_err(|error| stopped_or(context, error))?;
        tracing::info!(tables = report.tables.len(), "the restore of a backup was rehearsed");
        Ok(Done::default())
    }
}

/// The backup of each day.
pub struct Daily {
    store: Store,
}

impl Daily {
    /// As the owner has set it.
    #[must_use]
    pub fn of(app: &App) -> Arc<Daily> {
        Arc::new(Daily { store: app.store.clone() })
    }
}

impl Recurring for Daily {
    fn kind(&self) -> &'static str {
        TAKE
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        let read = self.store.read_blocking(|tx| {
            let (choice, _) = choices::get::<Backup>(tx)?;
            let store = stores::first(tx)?;
            Ok::<_, Problem>((choice, store.map(|row| stores::Wanted::of(&row)).transpose()?))
        });
        let (choice, store) = read.ok()?;
        let zone = jiff::tz::TimeZone::get(store?.zone.name()).ok()?;
        let daily_at = choice.daily_at.minute();
        choice.enabled.then(|| next_daily(daily_at, &zone, after_ms)).flatten()
    }

    fn shown(&self) -> Shown {
        Shown::OnJobsPage
    }

    fn payload(&self) -> Value {
        json!({"kind": backup::Kind::Scheduled.as_str()})
    }
}
