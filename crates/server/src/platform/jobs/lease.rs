//! A job's life in one process: taken, run, settled.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::Value;
use zhike_domain::kernel::id::StoreId;
use zhike_store::{StoreError, Tx, p};

use super::backoff::{MAX_TRIES, pause_ms};
use super::file::KEEP_MS;
use super::handler::{Done, JobContext, JobError, Leased, Running};
use super::runner::Shared;
use super::sql::{self, LeaseRow, LeasedRow};

/// How often the outcome of a job is tried to be written before its lease is left to run out.
const SETTLE_TRIES: u32 = 5;

/// What a look for a due job found.
pub(super) enum Taken {
    /// This one; this process holds it.
    Job(Leased, Arc<Running>),
    /// One that was not to be run: it was cancelled or had crashed too often. Look again.
    Settled,
    /// None is due.
    Nothing,
}

/// Leases the job that is due longest.
pub(super) fn take(shared: &Shared) -> Result<Taken, StoreError> {
    let parts = &shared.parts;
    let now = (parts.now)();
    let kinds = shared.kinds.clone();
    let due: Option<i64> =
        parts.store.read_blocking(move |tx| tx.opt(&sql::DUE, p![now, kinds.as_str()]))?;
    let Some(job_id) = due else { return Ok(Taken::Nothing) };
    let number = shared.leases.fetch_add(1, Ordering::Relaxed);
    let lease = format!("{}.{number}", parts.owner);
    let lease_until = now + parts.options.lease_ms;
    let event_id = (parts.ids)();
    let token = lease.clone();
    let row = parts.store.write_blocking(move |tx| {
        // Of two runners that saw the same job one finds it leased: the condition is in the text.
        let row: Option<LeasedRow> =
            tx.opt(&sql::LEASE, p![job_id, token.as_str(), lease_until, now])?;
        if let Some(row) = &row {
            if let Some((state, code)) = refused(row) {
                let none: Option<i64> = None;
                tx.execute(&sql::FINISH, p![job_id, &token, state, code, now, none, none])?;
            }
            tell(tx, row.visible, event_id, job_id, row.store_id, now)?;
        }
        Ok::<_, StoreError>(row)
    })?;
    parts.poke_relay.poke();
    Ok(row.map_or(Taken::Settled, |row| taken(row, lease)))
}

/// Why a job that came up is not run: its final state and code.
fn refused(row: &LeasedRow) -> Option<(&'static str, Option<&'static str>)> {
    if row.cancel_asked {
        return Some(("cancelled", None));
    }
    // An error would have made it dead already: these tries ended with the process.
    (row.tries > MAX_TRIES).then_some(("dead", Some("job.crashed")))
}

fn taken(row: LeasedRow, lease: String) -> Taken {
    if refused(&row).is_some() {
        return Taken::Settled;
    }
    let running = Arc::new(Running {
        job_id: row.job_id,
        lease,
        store_id: row.store_id,
        cancelled: AtomicBool::new(false),
        lost: AtomicBool::new(false),
        may_report: AtomicBool::new(true),
    });
    let leased = Leased {
        job_id: row.job_id,
        kind: row.kind,
        payload: serde_json::from_str(&row.payload).unwrap_or(Value::Null),
        store_id: row.store_id.map(StoreId::from_raw),
        created_by: row.created_by,
        tries: row.tries,
    };
    Taken::Job(leased, running)
}

/// Runs a leased job and writes what came of it.
pub(super) fn run(shared: &Arc<Shared>, leased: &Leased, running: &Arc<Running>) {
    let Some(handler) = shared.handlers.get(leased.kind.as_str()) else {
        // The statement asks only for kinds that have one; another node may run it.
        settle(shared, leased, running, Err(JobError::Stopping));
        return;
    };
    shared.running().push(Arc::clone(running));
    let context = JobContext {
        parts: shared.parts.clone(),
        running: Arc::clone(running),
        stopping: Arc::clone(&shared.stopping),
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| handler.run(leased, &context)));
    let outcome = outcome.unwrap_or_else(|_panic| {
        Err(JobError::Retry { code: "job.panicked", detail: "the handler panicked".to_owned() })
    });
    settle(shared, leased, running, outcome);
    shared.running().retain(|other| !Arc::ptr_eq(other, running));
}

/// What is written about a job that is no longer run.
#[derive(Clone, Debug)]
enum Ending {
    Done { file_name: Option<String> },
    Stopped { state: &'static str, code: Option<&'static str> },
    Again { code: &'static str, pause_ms: i64 },
    GivenBack,
}

fn ending(leased: &Leased, outcome: Result<Done, JobError>) -> Option<Ending> {
    let retry = |code| {
        if leased.tries >= MAX_TRIES {
            Ending::Stopped { state: "dead", code: Some(code) }
        } else {
            Ending::Again { code, pause_ms: pause_ms(leased.tries, leased.job_id) }
        }
    };
    Some(match outcome {
        Ok(done) => Ending::Done { file_name: done.file.map(|file| file.name) },
        Err(JobError::Cancelled) => Ending::Stopped { state: "cancelled", code: None },
        Err(JobError::Final { code, .. }) => Ending::Stopped { state: "failed", code: Some(code) },
        Err(JobError::Retry { code, .. }) => retry(code),
        Err(JobError::Store(why)) => retry(why.code()),
        Err(JobError::File(why)) => retry(why.code()),
        Err(JobError::Stopping) => Ending::GivenBack,
        Err(JobError::LeaseLost) => return None,
    })
}

fn settle(
    shared: &Shared,
    leased: &Leased,
    running: &Arc<Running>,
    outcome: Result<Done, JobError>,
) {
    let (kind, tries) = (leased.kind.as_str(), leased.tries);
    let job = leased.job_id;
    match &outcome {
        Ok(_) => tracing::debug!(kind, job, "a job is done"),
        Err(JobError::Cancelled | JobError::Stopping) => tracing::info!(kind, job, "a job stopped"),
        Err(why) => tracing::warn!(kind, job, tries, %why, "a job did not get done"),
    }
    let Some(ending) = ending(leased, outcome) else { return };
    for attempt in 1..=SETTLE_TRIES {
        match write_ending(shared, running, ending.clone()) {
            Ok(()) => return,
            Err(StoreError::Stopping) => break,
            Err(why) => {
                tracing::warn!(kind, job, attempt, %why, "what came of a job is not written yet");
                std::thread::sleep(Duration::from_millis(200) * attempt);
            }
        }
    }
    tracing::error!(kind, job, "what came of a job could not be written; its lease runs out");
}

fn write_ending(shared: &Shared, running: &Arc<Running>, ending: Ending) -> Result<(), StoreError> {
    let parts = &shared.parts;
    let (now, event_id) = ((parts.now)(), (parts.ids)());
    let running = Arc::clone(running);
    parts.store.write_blocking(move |tx| {
        let (job_id, lease) = (running.job_id, running.lease.as_str());
        let held: Option<LeaseRow> = tx.opt(&sql::RENEW, p![job_id, lease, now])?;
        let Some(held) = held else { return Ok(()) };
        match &ending {
            Ending::Done { file_name } => {
                let until = file_name.as_ref().map(|_name| now + KEEP_MS);
                let none: Option<&str> = None;
                let name = file_name.as_deref();
                tx.execute(&sql::FINISH, p![job_id, lease, "done", none, now, name, until])?;
                tx.execute(&sql::DONE_IS_TOTAL, p![job_id])?;
            }
            Ending::Stopped { state, code } => {
                let none: Option<i64> = None;
                let name: Option<&str> = None;
                tx.execute(&sql::FINISH, p![job_id, lease, *state, *code, now, name, none])?;
            }
            Ending::Again { code, pause_ms } => {
                tx.execute(&sql::AGAIN, p![job_id, lease, *code, now + *pause_ms])?;
            }
            Ending::GivenBack => {
                tx.execute(&sql::GIVE_BACK, p![job_id, lease, now])?;
            }
        }
        tell(tx, held.visible, event_id, job_id, running.store_id, now)
    })?;
    parts.poke_relay.poke();
    Ok(())
}

fn tell(
    tx: &mut Tx<'_>,
    visible: bool,
    event_id: i64,
    job_id: i64,
    store_id: Option<i64>,
    now: i64,
) -> Result<(), StoreError> {
    if visible { super::changed(tx, event_id, job_id, store_id, now) } else { Ok(()) }
}

/// Renews the lease of every job this process runs, and hears whether one was cancelled.
pub(super) fn renew_all(shared: &Shared) {
    let all: Vec<Arc<Running>> = shared.running().clone();
    for running in all {
        if running.lost.load(Ordering::Relaxed) {
            continue;
        }
        let until = (shared.parts.now)() + shared.parts.options.lease_ms;
        let job = Arc::clone(&running);
        let row = shared.parts.store.write_blocking(move |tx| {
            tx.opt(&sql::RENEW, p![job.job_id, job.lease.as_str(), until])
        });
        match row {
            Ok(row) => running.heard(Option::<LeaseRow>::as_ref(&row)),
            Err(why) => tracing::warn!(job = running.job_id, %why, "a lease was not renewed"),
        }
    }
}

/// Lets every running job write its progress once more.
pub(super) fn let_report(shared: &Shared) {
    shared.running().iter().for_each(|job| job.may_report.store(true, Ordering::Relaxed));
}
