//! Important days that are near become tasks of the guest's store, each of them once.

use zhike_domain::guests::{MOST_REMIND_DAYS, OccasionKind, keys_on};
use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::kernel::time::{BusinessDay, local_instant};
use zhike_store::p;

use super::jobs::failed;
use super::read::occasion_of;
use super::sql::guest as guest_sql;
use super::sql::occasion::{self as sql, OccasionRow};
use crate::platform::app::App;
use crate::platform::http::act::{Act, Work};
use crate::platform::jobs::{
    Done, JobContext, JobError, JobHandler, Leased, Recurring, next_every,
};
use crate::platform::problem::Problem;
use crate::platform::store_clock;
use crate::team::actions::tasks::{self, NewTask, Origin};

const HOUR_MS: i64 = 3_600_000;
/// By when on its day a guest is greeted: ten in the morning, seconds after midnight.
const TOLD_BY_SECOND: u32 = 36_000;
/// Days with one key read at once.
const CHUNK: i64 = 500;

/// Runs every hour: a store's day may begin at any of them.
pub struct Reminders(App);

impl Reminders {
    /// For this house.
    #[must_use]
    pub fn of(app: &App) -> Reminders {
        Reminders(app.clone())
    }
}

impl Recurring for Reminders {
    fn kind(&self) -> &'static str {
        "guests.remind"
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(next_every(HOUR_MS, after_ms))
    }
}

impl JobHandler for Reminders {
    fn run(&self, _job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        remind(&self.0, &|| context.go_on()).map(|_put| Done::default())
    }
}

/// Puts a task for each day of which somebody is to be reminded by now; answers how many are new.
/// A day is put once, however often this runs, and is caught up with after a stop.
///
/// # Errors
/// The first one; what was put before it stays.
pub fn remind(app: &App, go_on: &dyn Fn() -> Result<(), JobError>) -> Result<usize, JobError> {
    let now = app.clock.now();
    let keyring = app.keyring.clone();
    let latest = app.store.read_blocking(move |tx| store_clock::latest_day(tx, now));
    let latest = latest.map_err(|problem| failed(&problem))?;
    let mut put = 0;
    for ahead in 0..=i64::from(MOST_REMIND_DAYS) {
        go_on()?;
        let day = latest.plus_days(ahead);
        for key in keys_on(day) {
            let index = keyring.blind("occasion.day_bidx", &key);
            let mut after = -1;
            loop {
                let index = index.clone();
                let wanted = p![index, ahead, after, CHUNK].to_vec();
                let read = app.store.read_blocking(move |tx| tx.all(&sql::TO_REMIND, &wanted));
                let rows: Vec<OccasionRow> = read?;
                let Some(last) = rows.last() else { break };
                after = last.occasion_id;
                put += put_all(app, rows, day)?;
            }
        }
    }
    Ok(put)
}

fn put_all(app: &App, rows: Vec<OccasionRow>, day: BusinessDay) -> Result<usize, JobError> {
    let act = Act::of_system(app, "job");
    let put = app.store.write_blocking(move |tx| {
        let mut work = act.start(tx);
        let mut put = 0;
        for row in &rows {
            put += usize::from(put_one(&mut work, row, day)?);
        }
        Ok::<_, Problem>(put)
    });
    put.map_err(|problem| failed(&problem))
}

fn put_one(work: &mut Work<'_, '_>, row: &OccasionRow, day: BusinessDay) -> Result<bool, Problem> {
    let place: Option<guest_sql::PlaceRow> = work.tx.opt(&guest_sql::PLACE, p![row.guest_id])?;
    let Some(place) = place else { return Ok(false) };
    let store_id = StoreId::from_raw(place.store_id);
    let clock = store_clock::of(work.tx, store_id)?;
    let today = clock.day(work.now());
    let occasion = occasion_of(&work.act.keyring, row)?;
    // Two days may share a key (a lunar 30th in a month of 29), and stores have days of their own.
    let is_now = occasion.next(today) == Some(day)
        && occasion.remind_days.is_some_and(|days| day.days() - today.days() <= i64::from(days));
    if !is_now {
        return Ok(false);
    }
    let task = NewTask {
        kind: kind(occasion.kind),
        text: None,
        store_id: Some(store_id),
        staff_id: None,
        guest_id: Some(GuestId::from_raw(row.guest_id)),
        due_at: Some(local_instant(day, TOLD_BY_SECOND, &clock.zone)),
        origin: Some(Origin { kind: "occasion", id: row.occasion_id }),
        cause: Some(format!("occasion:{}:{}", row.occasion_id, day.days())),
    };
    Ok(tasks::put(work, &task)?.is_some())
}

const fn kind(kind: OccasionKind) -> &'static str {
    match kind {
        OccasionKind::Birthday => "day_birthday",
        OccasionKind::Wedding => "day_wedding",
        OccasionKind::Anniversary => "day_anniversary",
        OccasionKind::Banquet => "day_banquet",
        OccasionKind::Other => "day_other",
    }
}
