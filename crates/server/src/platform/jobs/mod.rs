//! Jobs: work that outlives its request. A row with a lease; whoever holds the lease runs it.
//!
//! A job is written in the transaction that asks for it and is run at least once: handlers do
//! nothing twice that may be done once. A crash lets the lease run out, and another runner goes on.
//! A payload holds ids and settings, never a personal value.

mod backoff;
mod file;
mod handler;
mod lease;
mod list;
mod runner;
mod schedule;
pub mod sql;
mod tidy;

use serde_json::Value;
use zhike_domain::kernel::id::StoreId;
use zhike_store::{StoreError, Tx, p};

use crate::platform::outbox::{self, Event};

pub use backoff::{FIRST_PAUSE_MS, LONGEST_PAUSE_MS, MAX_TRIES, pause_ms};
pub use file::{FileError, FileReader, FileWriter, Files, KEEP_MS, WrittenFile};
pub use handler::{Done, JobContext, JobError, JobHandler, Leased};
pub use list::{Asked, Wanted, cancel, find, list, remaining, retry};
pub use runner::{Handlers, Ids, Options, Parts, Runner};
pub use schedule::{CATCH_UP_MS, Recurring, next_daily, next_every};
pub use sql::JobRow;
pub use tidy::Tidy;

/// A job to be done.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Which handler runs it, `noun.verb`.
    pub kind: &'static str,
    /// At most one job of this kind and key is ever made; `None` for any number.
    pub key: Option<String>,
    /// Not before this time, epoch milliseconds.
    pub run_at: i64,
    /// What the handler needs: ids and settings.
    pub payload: Value,
    /// Words for the title on the jobs page: ids, numbers, dates.
    pub title_params: Value,
    /// The store it belongs to; `None` for the company as a whole.
    pub store_id: Option<StoreId>,
    /// The staff member who asked for it, by `staff_id`; `None` for a recurring one.
    pub created_by: Option<i64>,
    /// Whether it is shown on the jobs page.
    pub shown: Shown,
}

/// Whether people see a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// On the jobs page and in the stream.
    OnJobsPage,
    /// Housekeeping: only when it is dead is it looked for.
    Never,
}

/// What came of asking for a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enqueued {
    /// It waits.
    New,
    /// There was one with this kind and key.
    Already,
}

/// Writes a job; it exists only if the transaction commits. Poke the runner afterwards.
///
/// # Errors
/// Those of the store.
pub fn enqueue(
    tx: &mut Tx<'_>,
    job_id: i64,
    job: &NewJob,
    now: i64,
) -> Result<Enqueued, StoreError> {
    let visible = job.shown == Shown::OnJobsPage;
    let written = tx.execute(
        &sql::INSERT,
        p![
            job_id,
            job.kind,
            job.key.clone(),
            visible,
            job.payload.to_string(),
            job.title_params.to_string(),
            job.store_id.map(|store| store.raw()),
            job.created_by,
            now,
            job.run_at
        ],
    )?;
    if written == 0 {
        return Ok(Enqueued::Already);
    }
    if visible {
        // The first event of a job may carry the job's own id: no other event will.
        changed(tx, job_id, job_id, job.store_id.map(|store| store.raw()), now)?;
    }
    Ok(Enqueued::New)
}

/// Tells listeners to read the job anew.
fn changed(
    tx: &mut Tx<'_>,
    event_id: i64,
    job_id: i64,
    store_id: Option<i64>,
    now: i64,
) -> Result<(), StoreError> {
    let event = Event {
        kind: "job.changed",
        store_id: store_id.map(StoreId::from_raw),
        subjects: &[("job", job_id)],
        data: Value::Null,
    };
    outbox::emit(tx, event_id, &event, now)
}
