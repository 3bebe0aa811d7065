//! What time does to accounts: holds that are too late, lots that end, points that begin to count.

use zhike_domain::kernel::id::{HoldId, LotId};
use zhike_domain::ledger::{Cause, CauseKind, Draft, Holder, Kind};
use zhike_store::{LockKey, Stmt, p};

use super::actions::{holds, stamp, write};
use super::read::{self, holder_key, holder_of};
use super::sql::hold::{self, HoldRow};
use super::sql::lot::{self, DueRow};
use crate::platform::app::App;
use crate::platform::http::act::{Act, Work};
use crate::platform::jobs::{
    Done, JobContext, JobError, JobHandler, Leased, Recurring, next_every,
};
use crate::platform::problem::Problem;

const QUARTER_MS: i64 = 15 * 60_000;
/// How many holders are looked up at once; each has a transaction of his own.
const BATCH: i64 = 200;

/// Runs every quarter of an hour. What may be spent never waits for it.
pub struct Turn(App);

impl Turn {
    /// For this house.
    #[must_use]
    pub fn of(app: &App) -> Turn {
        Turn(app.clone())
    }
}

impl Recurring for Turn {
    fn kind(&self) -> &'static str {
        "ledger.turn"
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(next_every(QUARTER_MS, after_ms))
    }
}

impl JobHandler for Turn {
    fn run(&self, _job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        turn(&self.0, &|| context.go_on()).map(|_done| Done::default())
    }
}

/// How many were done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Turned {
    /// Holds given free.
    pub released: usize,
    /// Holders whose lots ended.
    pub expired: usize,
    /// Holders whose points began to count.
    pub matured: usize,
}

/// Does all that is due now. Doing it again changes nothing.
///
/// # Errors
/// The first one; what was done before it stays.
pub fn turn(app: &App, go_on: &dyn Fn() -> Result<(), JobError>) -> Result<Turned, JobError> {
    let released = release_late(app, go_on)?;
    let expired = each_due(app, go_on, &lot::OVER, Kind::Expiry, Draft::expire)?;
    let matured = each_due(app, go_on, &lot::DUE, Kind::Maturing, Draft::mature)?;
    Ok(Turned { released, expired, matured })
}

/// A problem of an action as one of its job.
#[must_use]
pub fn to_job_error(problem: &Problem) -> JobError {
    let detail = problem.cause.clone().unwrap_or_default();
    JobError::Retry { code: problem.code, detail }
}

fn lock_of(holder: Holder) -> LockKey {
    let (kind, id) = holder_key(holder);
    LockKey::new(kind, id)
}

/// Runs an action of the server itself on one holder.
pub fn on_holder<T: Send + 'static>(
    app: &App,
    holder: Holder,
    action: impl Fn(&mut Work<'_, '_>) -> Result<T, Problem> + Send + 'static,
) -> Result<T, JobError> {
    let act = Act::of_system(app, "job");
    let done = app
        .store
        .write_keyed_blocking(&[lock_of(holder)], move |tx| action(&mut act.start(tx)))
        .map_err(|problem| to_job_error(&problem));
    app.relay.poke();
    done
}

fn release_late(app: &App, go_on: &dyn Fn() -> Result<(), JobError>) -> Result<usize, JobError> {
    let mut done = 0;
    loop {
        let now = app.clock.now().0;
        let late: Vec<HoldRow> =
            app.store.read_blocking(move |tx| tx.all(&hold::LATE, p![now, BATCH]))?;
        if late.is_empty() {
            return Ok(done);
        }
        for row in late {
            go_on()?;
            let holder = holder_of(&row.holder_kind, row.holder_id);
            let holder = holder.map_err(|problem| to_job_error(&problem))?;
            let hold_id = HoldId::from_raw(row.hold_id);
            let released =
                on_holder(app, holder, move |work| match holds::release(work, hold_id) {
                    // The till was quicker.
                    Err(problem) if problem.code == "hold.done" => Ok(false),
                    done => done.map(|_journal| true),
                })?;
            done += usize::from(released);
        }
    }
}

fn each_due(
    app: &App,
    go_on: &dyn Fn() -> Result<(), JobError>,
    due: &'static Stmt,
    kind: Kind,
    step: fn(&mut Draft),
) -> Result<usize, JobError> {
    let mut done = 0;
    loop {
        let now = app.clock.now().0;
        let rows: Vec<DueRow> = app.store.read_blocking(move |tx| tx.all(due, p![now, BATCH]))?;
        let mut moved = 0;
        for row in &rows {
            go_on()?;
            let holder = holder_of(&row.holder_kind, row.holder_id);
            let holder = holder.map_err(|problem| to_job_error(&problem))?;
            let lot_id = LotId::from_raw(row.first_lot_id);
            let written =
                on_holder(app, holder, move |work| one(work, holder, lot_id, kind, step))?;
            moved += usize::from(written);
        }
        done += moved;
        if rows.is_empty() || moved == 0 {
            return Ok(done);
        }
    }
}

/// One holder's journal, named by the first of his lots that is due; `false` when somebody else has
/// written it meanwhile.
fn one(
    work: &mut Work<'_, '_>,
    holder: Holder,
    lot_id: LotId,
    kind: Kind,
    step: fn(&mut Draft),
) -> Result<bool, Problem> {
    let held = read::whole_holding(work.tx, holder)?;
    let Some(store_id) = held.lot(lot_id).map(|lot| lot.store_id) else { return Ok(false) };
    let cause = Cause { kind: CauseKind::Lot, id: lot_id.raw() };
    let stamp = stamp(work, kind, cause, store_id)?;
    let mut draft = Draft::begin(stamp, held, work.block(0)?);
    step(&mut draft);
    Ok(write(work, &draft.finish())?.is_some())
}
