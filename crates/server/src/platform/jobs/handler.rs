//! What a handler is given and what it may answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;
use zhike_domain::kernel::id::StoreId;
use zhike_store::{Store, StoreError, p};

use super::file::{FileError, FileWriter, Files, WrittenFile};
use super::runner::Parts;
use super::sql::{self, LeaseRow};
use crate::platform::keys::Keyring;

/// Runs jobs of one kind, on a thread that may block. The same job may be run again after a crash
/// or an error: what was done already must not be done twice.
pub trait JobHandler: Send + Sync {
    /// Does the work.
    ///
    /// # Errors
    /// [`JobError`] says whether to try again.
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError>;
}

/// A job that this process holds.
#[derive(Clone, Debug)]
pub struct Leased {
    /// Raw id of the job.
    pub job_id: i64,
    /// Its kind.
    pub kind: String,
    /// What [`super::NewJob::payload`] held.
    pub payload: Value,
    /// Its store; `None` for the company.
    pub store_id: Option<StoreId>,
    /// Who asked for it, by `staff_id`.
    pub created_by: Option<i64>,
    /// Which try this is, from 1.
    pub tries: i64,
}

/// A job is done.
#[derive(Debug, Default)]
pub struct Done {
    /// What it made for download.
    pub file: Option<WrittenFile>,
}

/// Why a job is not done.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// It may work later: tried again with growing pauses, after twelve tries it is dead.
    #[error("{code}: {detail}")]
    Retry {
        /// Stable code for the jobs page.
        code: &'static str,
        /// For the log; without personal values.
        detail: String,
    },
    /// It will never work: it has failed.
    #[error("{code}: {detail}")]
    Final {
        /// Stable code for the jobs page.
        code: &'static str,
        /// For the log; without personal values.
        detail: String,
    },
    /// Someone cancelled it.
    #[error("cancelled")]
    Cancelled,
    /// The server stops; the job goes on at its next start or on another node.
    #[error("the server stops")]
    Stopping,
    /// Another runner has it: this one must not write any more.
    #[error("another runner has the job")]
    LeaseLost,
    /// The database failed: tried again.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The result file failed: tried again.
    #[error(transparent)]
    File(#[from] FileError),
}

/// What a running job may use.
pub struct JobContext {
    pub(super) parts: Parts,
    pub(super) running: Arc<Running>,
    pub(super) stopping: Arc<AtomicBool>,
}

/// A job this process runs, as the lease keeper sees it.
#[derive(Debug)]
pub struct Running {
    pub(super) job_id: i64,
    /// Differs for each lease, so that a runner that lost it cannot write.
    pub(super) lease: String,
    pub(super) store_id: Option<i64>,
    pub(super) cancelled: AtomicBool,
    pub(super) lost: AtomicBool,
    /// Progress may be written again: set once a second.
    pub(super) may_report: AtomicBool,
}

impl Running {
    /// Takes the answer of a statement that held the lease: `None` means it is lost.
    pub(super) fn heard(&self, row: Option<&LeaseRow>) {
        match row {
            None => self.lost.store(true, Ordering::Relaxed),
            Some(row) if row.cancel_asked => self.cancelled.store(true, Ordering::Relaxed),
            Some(_) => {}
        }
    }
}

impl JobContext {
    /// The database.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.parts.store
    }

    /// The keys.
    #[must_use]
    pub const fn keyring(&self) -> &Keyring {
        &self.parts.keyring
    }

    /// The time now, epoch milliseconds.
    #[must_use]
    pub fn now(&self) -> i64 {
        (self.parts.now)()
    }

    /// A fresh id. Draw it before a write, never inside.
    #[must_use]
    pub fn next_id(&self) -> i64 {
        (self.parts.ids)()
    }

    /// The folder of result files.
    #[must_use]
    pub const fn files(&self) -> &Files {
        &self.parts.files
    }

    /// Starts the file that people download; `name` is what they see.
    ///
    /// # Errors
    /// [`FileError`].
    pub fn create_file(&self, name: &str) -> Result<FileWriter, FileError> {
        self.parts.files.create(self.running.job_id, name)
    }

    /// Whether to go on: ask it between steps.
    ///
    /// # Errors
    /// [`JobError::Cancelled`], [`JobError::Stopping`] or [`JobError::LeaseLost`]: return it.
    pub fn go_on(&self) -> Result<(), JobError> {
        if self.running.lost.load(Ordering::Relaxed) {
            return Err(JobError::LeaseLost);
        }
        if self.running.cancelled.load(Ordering::Relaxed) {
            return Err(JobError::Cancelled);
        }
        if self.stopping.load(Ordering::Relaxed) {
            return Err(JobError::Stopping);
        }
        Ok(())
    }

    /// Says how far it is, in things of its kind; call it as often as you like. Written at most
    /// once a second.
    ///
    /// # Errors
    /// As [`JobContext::go_on`], and those of the store.
    pub fn progress(&self, done: i64, total: Option<i64>) -> Result<(), JobError> {
        self.go_on()?;
        if !self.running.may_report.swap(false, Ordering::Relaxed) {
            return Ok(());
        }
        self.write_progress(done, total)?;
        self.go_on()
    }

    fn write_progress(&self, done: i64, total: Option<i64>) -> Result<(), StoreError> {
        let now = self.now();
        let event_id = self.next_id();
        let lease_until = now + self.parts.options.lease_ms;
        let running = Arc::clone(&self.running);
        let row = self.parts.store.write_blocking(move |tx| {
            let (job_id, lease) = (running.job_id, running.lease.as_str());
            let row: Option<LeaseRow> =
                tx.opt(&sql::PROGRESS, p![job_id, lease, lease_until, done, total])?;
            if row.as_ref().is_some_and(|row| row.visible) {
                super::changed(tx, event_id, job_id, running.store_id, now)?;
            }
            Ok::<_, StoreError>(row)
        })?;
        self.running.heard(row.as_ref());
        self.parts.poke_relay.poke();
        Ok(())
    }
}
