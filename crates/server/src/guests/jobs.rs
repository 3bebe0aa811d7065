//! What time and visits do to where guests stand.
//!
//! A job of every minute hears the relay's numbers from where it last stopped and judges whoever
//! paid, got money back or is new. Once a day has changed it finds those whose stage may change by
//! the day alone; each row says on which day that is, so that nobody else is looked at. After a
//! change of the rules, or when too many events were missed, it goes through all guests once.

use std::collections::BTreeSet;

use zhike_store::{StoreError, p};

use super::actions::judge;
use super::directory::guests_of;
use super::rules::GuestRules;
use super::sql::stage::{self as sql, ProgressRow};
use crate::platform::app::App;
use crate::platform::choices;
use crate::platform::http::act::Act;
use crate::platform::jobs::{
    Done, JobContext, JobError, JobHandler, Leased, Recurring, next_every,
};
use crate::platform::outbox;
use crate::platform::problem::Problem;
use crate::platform::relay::outbox_head;
use crate::platform::store_clock;

const MINUTE_MS: i64 = 60_000;
/// Events read at once.
const EVENTS: i64 = 500;
/// Guests judged in one transaction; each may draw two ids.
const BATCH: usize = 100;
/// Guests looked up at once.
const CHUNK: i64 = 2_000;
/// What is heard of.
const HEARD: [&str; 9] = [
    "consent.changed",
    "bill.settled",
    "bill.refunded",
    "bill.reopened",
    "guest.created",
    "guest.imported",
    "guest.merged",
    "guest.unmerged",
    "guest.erased",
];

/// Runs every minute.
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
        "guests.turn"
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(next_every(MINUTE_MS, after_ms))
    }
}

impl JobHandler for Turn {
    fn run(&self, _job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        turn(&self.0, &|| context.go_on()).map(|_changed| Done::default())
    }
}

/// Judges whoever is to be judged now; answers how many stages changed. Doing it again changes
/// nothing.
///
/// # Errors
/// The first one; what was done before it stays.
pub fn turn(app: &App, go_on: &dyn Fn() -> Result<(), JobError>) -> Result<usize, JobError> {
    let round = Round { app, go_on };
    Ok(round.hear()? + round.sweep()? + round.due()?)
}

/// A problem in a job that goes on by itself: tried again.
pub(super) fn failed(problem: &Problem) -> JobError {
    let detail = problem.cause.clone().unwrap_or_default();
    JobError::Retry { code: problem.code, detail }
}

struct Round<'a> {
    app: &'a App,
    go_on: &'a dyn Fn() -> Result<(), JobError>,
}

impl Round<'_> {
    fn progress(&self) -> Result<ProgressRow, StoreError> {
        self.app.store.read_blocking(|tx| tx.one(&sql::PROGRESS, p![]))
    }

    /// Judges those of whom was spoken since the last time.
    fn hear(&self) -> Result<usize, JobError> {
        let mut changed = 0;
        loop {
            let ProgressRow { seq, swept_to } = self.progress()?;
            let events = self.app.store.read_blocking(move |tx| outbox::after(tx, seq, EVENTS))?;
            let missed = events.first().is_some_and(|first| first.seq > seq + 1);
            if missed || swept_to == Some(-1) {
                return self.begin_sweep().map(|()| changed);
            }
            let Some(last) = events.last().map(|event| event.seq) else { return Ok(changed) };
            let news = events.iter().filter(|event| HEARD.contains(&event.kind.as_str()));
            let guests: BTreeSet<i64> = news.flat_map(|event| guests_of(&event.subjects)).collect();
            changed += self.judge_all(&guests.into_iter().collect::<Vec<_>>())?;
            self.app.store.write_blocking(move |tx| tx.put(&sql::HEARD, p![last]))?;
        }
    }

    /// From now on events are heard again; everybody is looked at once.
    fn begin_sweep(&self) -> Result<(), JobError> {
        let seq = self.app.store.read_blocking(outbox_head)?;
        self.app.store.write_blocking(move |tx| {
            tx.put(&sql::HEARD, p![seq])?;
            tx.put(&sql::SWEPT, p![0])
        })?;
        Ok(())
    }

    /// Goes on with judging everybody, if that is under way.
    fn sweep(&self) -> Result<usize, JobError> {
        let mut changed = 0;
        let mut at = self.progress()?.swept_to;
        while let Some(after) = at {
            let ids: Vec<i64> = self
                .app
                .store
                .read_blocking(move |tx| tx.all(&sql::ALL_AFTER, p![after, CHUNK]))?;
            changed += self.judge_all(&ids)?;
            at = ids.last().copied();
            // Rules that were changed meanwhile have it begin anew the next time.
            let params = p![after, at].to_vec();
            let kept =
                self.app.store.write_blocking(move |tx| tx.execute(&sql::SWEPT_ON, &params))?;
            if kept == 0 {
                return Ok(changed);
            }
        }
        Ok(changed)
    }

    /// Judges those whose stage may have changed by the day alone. Where stores lie in several
    /// zones, whose own day has not come is judged again then.
    fn due(&self) -> Result<usize, JobError> {
        let now = self.app.clock.now();
        let latest = self.app.store.read_blocking(move |tx| store_clock::latest_day(tx, now));
        let latest = latest.map_err(|problem| failed(&problem))?.days();
        let (mut changed, mut after) = (0, -1);
        loop {
            let ids: Vec<i64> = self
                .app
                .store
                .read_blocking(move |tx| tx.all(&sql::DUE, p![latest, after, CHUNK]))?;
            let Some(last) = ids.last() else { return Ok(changed) };
            after = *last;
            changed += self.judge_all(&ids)?;
        }
    }

    fn judge_all(&self, guests: &[i64]) -> Result<usize, JobError> {
        let mut changed = 0;
        for batch in guests.chunks(BATCH) {
            (self.go_on)()?;
            let batch = batch.to_vec();
            let act = Act::of_system(self.app, "job");
            let judged = self.app.store.write_blocking(move |tx| {
                // Read with each batch: who changes the rules has everybody looked at again.
                let rules = choices::in_force::<GuestRules>(tx)?;
                let mut work = act.start(tx);
                let mut changed = 0;
                for guest in &batch {
                    changed += usize::from(judge(&mut work, *guest, &rules)?);
                }
                Ok::<_, Problem>(changed)
            });
            changed += judged.map_err(|problem| failed(&problem))?;
        }
        if changed > 0 {
            self.app.relay.poke();
        }
        Ok(changed)
    }
}
