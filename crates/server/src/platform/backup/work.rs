//! A whole backup as the job does it: noted, taken, noted again, old files removed.

use std::path::PathBuf;

use zhike_domain::kernel::id::{BackupId, JobId};
use zhike_store::{Database, Store, StoreError};

use super::progress::Watch;
use super::rehearse::{Report, rehearse};
use super::restore::Source;
use super::runs::{self, BackupRun, Begin, Kind, Note, Outcome};
use super::take::{Take, Taken, take};
use super::{BackupError, disk};
use crate::platform::keys::Kek;

/// What a run of the job needs.
pub struct Work<'a> {
    /// The open store.
    pub store: &'a Store,
    /// Where its data is.
    pub database: &'a Database,
    /// The key.
    pub kek: &'a Kek,
    /// Folder for the file.
    pub folder: PathBuf,
    /// Good files to keep, at least one.
    pub keep: usize,
    /// The newest migration of this program.
    pub schema: u32,
    /// Version of this program.
    pub program: &'a str,
    /// The clock, epoch milliseconds.
    pub now: &'a dyn Fn() -> i64,
    /// Fresh ids, for the run and for its events.
    pub next_id: &'a dyn Fn() -> i64,
}

/// Takes a backup and notes in `backup_run` how it went, then removes files beyond `keep`. Blocks.
///
/// # Errors
/// [`BackupError`], noted with its code before it is returned; [`BackupError::Running`] when
/// another one is being taken, which is not noted.
pub fn back_up(
    work: &Work<'_>,
    kind: Kind,
    job_id: Option<JobId>,
    watch: Watch<'_>,
) -> Result<BackupId, BackupError> {
    let backup_id = BackupId::from_raw((work.next_id)());
    let begin =
        Begin { backup_id, kind, folder: work.folder.clone(), job_id, now_ms: (work.now)() };
    let now_ms = begin.now_ms;
    if !work.store.write_blocking::<_, StoreError, _>(move |tx| runs::begin(tx, &begin))? {
        return Err(BackupError::Running);
    }
    let order = Take {
        database: work.database,
        kek: work.kek,
        folder: &work.folder,
        schema: work.schema,
        program: work.program,
        now_ms,
    };
    let taken = take(&order, Some(work.store), watch);
    let made = taken.as_ref().map(|taken| (file_name(taken), taken.bytes));
    let made = made.map_err(BackupError::code);
    let note = work.note(backup_id);
    let noted = work.store.write_blocking::<_, StoreError, _>(move |tx| match &made {
        Ok((file, bytes)) => runs::good(tx, note, file, *bytes),
        Err(code) => runs::failed(tx, note, code),
    });
    taken?;
    noted?;
    make_room(work)?;
    Ok(backup_id)
}

impl Work<'_> {
    fn note(&self, backup_id: BackupId) -> Note {
        Note { backup_id, event_id: (self.next_id)(), now_ms: (self.now)() }
    }
}

fn file_name(taken: &Taken) -> String {
    let name = taken.path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Removes good files beyond those to keep. One that cannot be removed stays noted as there.
fn make_room(work: &Work<'_>) -> Result<(), BackupError> {
    let keep = work.keep;
    let going = work
        .store
        .read_blocking::<_, StoreError, _>(move |tx| runs::to_remove(tx, keep, is_there))?;
    for run in going {
        let path = run.path();
        if let Err(error) = std::fs::remove_file(&path) {
            tracing::warn!(file = %path.display(), %error, "an old backup could not be removed");
            continue;
        }
        disk::sync_folder(&run.folder)?;
        let note = work.note(run.backup_id);
        work.store.write_blocking::<_, StoreError, _>(move |tx| runs::removed(tx, note))?;
    }
    Ok(())
}

/// Whether the file of a run is there with its full length.
#[must_use]
pub fn is_there(run: &BackupRun) -> bool {
    let length = run.path().metadata().ok().and_then(|seen| i64::try_from(seen.len()).ok());
    length.is_some() && length == run.bytes
}

/// Rehearses the restore of a run's file and notes how it ended. Blocks.
///
/// # Errors
/// [`BackupError`]. A rehearsal that found no file (a disk that is not mounted) or no place to run
/// in, or was stopped, notes nothing.
pub fn rehearse_run(
    work: &Work<'_>,
    run: &BackupRun,
    source: &Source<'_>,
    watch: Watch<'_>,
) -> Result<Report, BackupError> {
    let (home, server) = match work.database {
        Database::File(path) => (path.parent().map(PathBuf::from), None),
        Database::Postgres(url) => (None, Some(url.as_str())),
    };
    let home = home.unwrap_or_else(|| run.folder.clone());
    std::fs::metadata(source.file).map_err(|error| BackupError::io(source.file, &error))?;
    let report = rehearse(source, &home, server, watch);
    let outcome = match &report {
        Ok(_) => Outcome::Good,
        Err(
            BackupError::DiskFull { .. }
            | BackupError::Cancelled
            | BackupError::NoScratchDatabase { .. }
            | BackupError::NoPgTool { .. },
        ) => return report,
        Err(_) => Outcome::Failed,
    };
    let note = work.note(run.backup_id);
    work.store.write_blocking::<_, StoreError, _>(move |tx| runs::rehearsed(tx, note, outcome))?;
    report
}
