//! What is forgotten, and when: the rows that only the near past needs.

use super::handler::{Done, JobContext, JobError, JobHandler, Leased};
use super::schedule::{Recurring, next_every};
use super::sql;
use crate::platform::{access_log, outbox};

use zhike_store::p;

const KIND: &str = "flow.tidy";
const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Numbered events: longer than any listener is away.
const EVENTS_MS: i64 = 30 * DAY_MS;
/// Jobs that ended; dead ones stay until a person decides.
const JOBS_MS: i64 = 30 * DAY_MS;
/// Views of cards: three years, as the law asks for records of what was done with personal data.
const VIEWS_MS: i64 = 3 * 366 * DAY_MS;
/// Rows of one transaction, so that no other write waits long.
const BATCH: i64 = 500;

/// Deletes old events, ended jobs, result files and views each hour. The audit is never deleted.
pub struct Tidy;

impl Recurring for Tidy {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(next_every(HOUR_MS, after_ms))
    }
}

impl JobHandler for Tidy {
    fn run(&self, _job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let now = context.now();
        delete_files(context, now)?;
        in_batches(context, move |tx| outbox::forget(tx, now - EVENTS_MS, BATCH))?;
        in_batches(context, move |tx| tx.execute(&sql::FORGET, p![now - JOBS_MS, BATCH]))?;
        in_batches(context, move |tx| access_log::forget(tx, now - VIEWS_MS, BATCH))?;
        Ok(Done::default())
    }
}

fn in_batches(
    context: &JobContext,
    forget: impl Fn(&mut zhike_store::Tx<'_>) -> Result<u64, zhike_store::StoreError>
    + Clone
    + Send
    + 'static,
) -> Result<(), JobError> {
    loop {
        context.go_on()?;
        if context.store().write_blocking(forget.clone())? < BATCH as u64 {
            return Ok(());
        }
    }
}

fn delete_files(context: &JobContext, now: i64) -> Result<(), JobError> {
    loop {
        context.go_on()?;
        let due: Vec<i64> =
            context.store().read_blocking(move |tx| tx.all(&sql::FILES_GONE, p![now, BATCH]))?;
        for job_id in &due {
            // The file first: a row without a file is refused cleanly, a file without a row stays.
            context.files().delete(*job_id)?;
        }
        let all = (due.len() as i64) < BATCH;
        context.store().write_blocking(move |tx| {
            due.iter().try_for_each(|job_id| tx.put(&sql::FORGET_FILE, p![*job_id]))
        })?;
        if all {
            return Ok(());
        }
    }
}
