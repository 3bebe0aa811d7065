//! What time does to members: notices before points end, and the end of a tier's term.

use zhike_domain::kernel::id::{GuestId, LotId, StoreId};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::ledger::Holder;
use zhike_store::p;

use super::actions::tiers::{Place, measured, member_row, write};
use super::group_jobs::{end_members, grant_allowances};
use super::programme::programme;
use super::read::standing_of;
use super::sql::member::{self, MemberRow};
use crate::ledger::actions::notice;
use crate::ledger::jobs::{on_holder, to_job_error};
use crate::ledger::sql::lot::{self, EndingRow};
use crate::platform::app::App;
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::jobs::{
    Done, JobContext, JobError, JobHandler, Leased, Recurring, next_every,
};
use crate::platform::problem::Problem;
use crate::platform::store_clock::{self, StoreClock};
use crate::settings::actions::stores;

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
const BATCH: i64 = 200;

/// Runs every hour.
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
        "membership.turn"
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(next_every(HOUR_MS, after_ms))
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
    /// Lots whose holders were told.
    pub told: usize,
    /// Members whose term ended, kept or not.
    pub terms: usize,
    /// Members of groups whose time in it was over.
    pub left: usize,
    /// Allowances that were granted.
    pub granted: usize,
}

/// Does all that is due now. Doing it again changes nothing.
///
/// # Errors
/// The first one; what was done before it stays.
pub fn turn(app: &App, go_on: &dyn Fn() -> Result<(), JobError>) -> Result<Turned, JobError> {
    Ok(Turned {
        told: tell_endings(app, go_on)?,
        terms: end_terms(app, go_on)?,
        left: end_members(app, go_on)?,
        granted: grant_allowances(app, go_on)?,
    })
}

fn tell_endings(app: &App, go_on: &dyn Fn() -> Result<(), JobError>) -> Result<usize, JobError> {
    let mut told = 0;
    loop {
        let now = app.clock.now();
        let rows = app.store.read_blocking(move |tx| -> Result<Vec<EndingRow>, Problem> {
            let days = i64::from(programme(tx)?.expiry_notice_days);
            let until = now.plus_hours(24 * days);
            Ok(tx.all(&lot::ENDING, p![now.0, until.0, BATCH])?)
        });
        let rows = rows.map_err(|problem| to_job_error(&problem))?;
        if rows.is_empty() {
            return Ok(told);
        }
        for row in rows {
            go_on()?;
            let holder = Holder::Guest(GuestId::from_raw(row.holder_id));
            told += usize::from(on_holder(app, holder, move |work| tell(work, &row))?);
        }
    }
}

fn tell(work: &mut Work<'_, '_>, row: &EndingRow) -> Result<bool, Problem> {
    if !notice(work, LotId::from_raw(row.lot_id))? {
        return Ok(false);
    }
    let kind = if row.unit == "points" { "points.expiring" } else { "stored_value.expiring" };
    let subjects = [("guest", row.holder_id), ("lot", row.lot_id)];
    work.emit(kind, Some(StoreId::from_raw(row.store_id)), &subjects)?;
    Ok(true)
}

fn end_terms(app: &App, go_on: &dyn Fn() -> Result<(), JobError>) -> Result<usize, JobError> {
    let (mut ended, mut after) = (0, 0);
    loop {
        let now = app.clock.now();
        let latest = latest_day(now).days();
        let rows: Vec<MemberRow> = app
            .store
            .read_blocking(move |tx| tx.all(&member::TERM_OVER, p![latest, after, BATCH]))?;
        let Some(last) = rows.last() else { return Ok(ended) };
        after = last.member_id;
        for row in rows {
            go_on()?;
            let guest_id = GuestId::from_raw(row.guest_id);
            let done =
                on_holder(app, Holder::Guest(guest_id), move |work| end_term(work, guest_id))?;
            ended += usize::from(done);
        }
    }
}

/// The latest day that any store may have; each member's own store decides.
pub fn latest_day(now: Millis) -> BusinessDay {
    BusinessDay(now.0.div_euclid(DAY_MS) + 1)
}

fn end_term(work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<bool, Problem> {
    let Some(row) = member_row(work.tx, guest_id)? else { return Ok(false) };
    let clock = clock(work, StoreId::from_raw(row.store_id))?;
    let day = clock.day(work.now());
    let programme = programme(work.tx)?;
    let measured = measured(work.tx, &row, &programme.ladder, &clock, day)?;
    let standing = standing_of(&row)?;
    let change = programme.ladder.end_term(&standing, &measured, day).map_err(refuse)?;
    let Some(change) = change else { return Ok(false) };
    let at = Place { day, store_id: None, journal_id: None };
    write(work, &row, &programme, &change, at)?;
    Ok(true)
}

/// The clock of a store, or of the oldest one when that was put away.
pub fn clock(work: &mut Work<'_, '_>, store_id: StoreId) -> Result<StoreClock, Problem> {
    match store_clock::of(work.tx, store_id) {
        Err(problem) if problem.code == "thing.not_there" => {
            let first = stores::first(work.tx)?.ok_or_else(Problem::not_there)?;
            store_clock::of(work.tx, StoreId::from_raw(first.store_id))
        }
        found => found,
    }
}
