//! What the jobs page asks and does.

use zhike_store::{StoreError, Tx, p};

use super::sql::{self, JobRow};

/// Which jobs are listed.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only those this staff member asked for.
    pub created_by: Option<i64>,
    /// Only those in this state.
    pub state: Option<String>,
    /// Only those made before the job with this raw id: the next page.
    pub before: Option<i64>,
}

/// Shown jobs, newest first, at most `limit`.
///
/// # Errors
/// Those of the store.
pub fn list(tx: &mut Tx<'_>, wanted: &Wanted, limit: i64) -> Result<Vec<JobRow>, StoreError> {
    let before = wanted.before.unwrap_or(i64::MAX);
    tx.all(&sql::LIST, p![before, wanted.created_by, wanted.state.clone(), limit])
}

/// One shown job; `None` when there is none.
///
/// # Errors
/// Those of the store.
pub fn find(tx: &mut Tx<'_>, job_id: i64) -> Result<Option<JobRow>, StoreError> {
    tx.opt(&sql::FIND, p![job_id])
}

/// What came of asking to cancel or to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It is so, or will be when the running handler next asks.
    Done,
    /// There is no such job on the jobs page.
    NotThere,
    /// Its state does not allow it.
    NotNow,
}

/// Cancels a job: at once when it waits, else as soon as its handler asks.
///
/// # Errors
/// Those of the store.
pub fn cancel(tx: &mut Tx<'_>, event_id: i64, job_id: i64, now: i64) -> Result<Asked, StoreError> {
    let Some(job) = find(tx, job_id)? else { return Ok(Asked::NotThere) };
    let waiting = tx.execute(&sql::CANCEL_WAITING, p![job_id, now])?;
    let running = tx.execute(&sql::CANCEL_RUNNING, p![job_id])?;
    if waiting + running == 0 {
        return Ok(Asked::NotNow);
    }
    super::changed(tx, event_id, job_id, job.store_id, now)?;
    Ok(Asked::Done)
}

/// Lets a failed, dead or cancelled job begin anew, with all its tries. Poke the runner afterwards.
///
/// # Errors
/// Those of the store.
pub fn retry(tx: &mut Tx<'_>, event_id: i64, job_id: i64, now: i64) -> Result<Asked, StoreError> {
    let Some(job) = find(tx, job_id)? else { return Ok(Asked::NotThere) };
    if tx.execute(&sql::RETRY, p![job_id, now])? == 0 {
        return Ok(Asked::NotNow);
    }
    super::changed(tx, event_id, job_id, job.store_id, now)?;
    Ok(Asked::Done)
}

/// Jobs that should have been done by `now` and are not, dead ones included. A test that leaves
/// some has left work undone.
///
/// # Errors
/// Those of the store.
pub fn remaining(tx: &mut Tx<'_>, now: i64) -> Result<i64, StoreError> {
    tx.one(&sql::REMAINING, p![now])
}
