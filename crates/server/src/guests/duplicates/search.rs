//! The job: all guests once a day, whoever is new or was changed a minute later.

use std::collections::{BTreeSet, VecDeque};
use std::panic::resume_unwind;
use std::thread::ScopedJoinHandle;

use serde_json::json;
use zhike_domain::kernel::time::Millis;
use zhike_insight::dedupe::{Crew, Match, Person, Register, WORTH_ASKING, thousandths};
use zhike_store::p;

use super::kept::{Learnt, answers, keep, learnt};
use super::load;
use super::near::near;
use crate::guests::directory;
use crate::guests::sql::pair as sql;
use crate::platform::app::App;
use crate::platform::jobs::{
    Done, JobContext, JobError, JobHandler, Leased, NewJob, Recurring, Shown, next_every,
};
use crate::platform::outbox;
use crate::platform::problem::Problem;
use crate::platform::relay::outbox_head;

const KIND: &str = "guests.duplicates";
const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// Events read at once.
const EVENTS: i64 = 500;
/// More changed guests than this are found by comparing all: an import.
const MANY: usize = 1_000;
/// Threads that compare at most.
const MOST_THREADS: usize = 4;
/// Pairs written at once.
const BATCH: usize = 200;

/// Looks for guests who stand twice; runs every minute and rests when nothing happened.
pub struct Search(App);

impl Search {
    /// For this house.
    #[must_use]
    pub fn of(app: &App) -> Search {
        Search(app.clone())
    }
}

impl Recurring for Search {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(next_every(MINUTE_MS, after_ms))
    }
}

impl JobHandler for Search {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let depth = if job.payload["all"] == true { Depth::All } else { Depth::Due };
        search(&self.0, depth, &|| context.go_on()).map(|()| Done::default())
    }
}

/// How many guests are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Everybody.
    All,
    /// Everybody once a day; between, whoever is new or was changed.
    Due,
}

/// The job of somebody who asks for it, as after an import.
#[must_use]
pub fn asked_for(staff: i64, now: Millis) -> NewJob {
    NewJob {
        kind: KIND,
        key: None,
        run_at: now.0,
        payload: json!({"all": true}),
        title_params: json!({}),
        store_id: None,
        created_by: Some(staff),
        shown: Shown::Never,
    }
}

/// Does what is due: everything, or what changed since.
///
/// # Errors
/// The first one; doing it again finds the same.
pub fn search(
    app: &App,
    depth: Depth,
    go_on: &dyn Fn() -> Result<(), JobError>,
) -> Result<(), JobError> {
    let now = app.clock.now();
    let state = app.store.read_blocking(learnt).map_err(|problem| told(&problem))?;
    let head = app.store.read_blocking(outbox_head)?;
    let is_due = depth == Depth::All || state.searched_at.is_none_or(|at| now.0 - at.0 >= DAY_MS);
    let changed = if is_due { None } else { changed(app, state.seq)? };
    match changed {
        Some(guests) if guests.is_empty() => {
            // Nothing about guests: the place is kept only now and then.
            if head - state.seq < EVENTS { Ok(()) } else { keep_place(app, &state, head, now) }
        }
        Some(guests) if guests.len() <= MANY => some(app, &state, &guests, head, now, go_on),
        _ => all(app, &state, head, now, go_on),
    }
}

fn told(problem: &Problem) -> JobError {
    let detail = problem.cause.clone().unwrap_or_default();
    JobError::Retry { code: problem.code, detail }
}

/// Guests spoken of after `seen`; `None` when events of that time are gone.
fn changed(app: &App, seen: i64) -> Result<Option<BTreeSet<i64>>, JobError> {
    let (mut after, mut found) = (seen, BTreeSet::new());
    loop {
        let events = app.store.read_blocking(move |tx| outbox::after(tx, after, EVENTS))?;
        let Some(last) = events.last() else { return Ok(Some(found)) };
        if events.first().is_some_and(|first| first.seq > after + 1) {
            return Ok(None);
        }
        after = last.seq;
        let news = events
            .iter()
            .filter(|event| directory::is_of_record(&event.kind) || event.kind == "member.joined");
        found.extend(news.flat_map(|event| directory::guests_of(&event.subjects)));
    }
}

fn some(
    app: &App,
    state: &Learnt,
    guests: &BTreeSet<i64>,
    head: i64,
    now: Millis,
    go_on: &dyn Fn() -> Result<(), JobError>,
) -> Result<(), JobError> {
    for guest in guests.iter().copied() {
        go_on()?;
        let (keyring, model) = (app.keyring.clone(), state.model.clone());
        let directory = directory::of(app);
        let found = app
            .store
            .read_blocking(move |tx| near(tx, &keyring, directory.as_deref(), &model, guest))
            .map_err(|problem| told(&problem))?;
        write(app, &found, now)?;
        app.store
            .write_blocking(move |tx| tx.execute(&sql::STALE_OF, p![guest, now.0]).map(drop))?;
    }
    keep_place(app, state, head, now)
}

fn all(
    app: &App,
    state: &Learnt,
    head: i64,
    now: Millis,
    go_on: &dyn Fn() -> Result<(), JobError>,
) -> Result<(), JobError> {
    let people = everybody(app, go_on)?;
    if people.len() < 2 {
        return Ok(());
    }
    let answers = app.store.read_blocking(answers).map_err(|problem| told(&problem))?;
    let register = Register::of(people).with(Box::new(Threads::all()));
    let model = register.learn(&answers);
    go_on()?;
    let found = register.find(&model, WORTH_ASKING);
    tracing::debug!(guests = register.people().len(), pairs = found.len(), "guests were compared");
    for some in found.chunks(BATCH) {
        go_on()?;
        write(app, some, now)?;
    }
    app.store.write_blocking(move |tx| tx.execute(&sql::STALE, p![now.0]).map(drop))?;
    let state = Learnt { model, searched_at: Some(now), ..state.clone() };
    keep_place(app, &state, head, now)
}

/// A part that is opened.
type Opening<'s> = ScopedJoinHandle<'s, Result<Vec<Person>, Problem>>;

/// All guests. Parts are opened while the next ones are read.
fn everybody(app: &App, go_on: &dyn Fn() -> Result<(), JobError>) -> Result<Vec<Person>, JobError> {
    let (mut people, mut after) = (Vec::new(), -1);
    let mut take = |opening: Opening<'_>| {
        let opened = opening.join().unwrap_or_else(|panic| resume_unwind(panic));
        people.extend(opened.map_err(|problem| told(&problem))?);
        Ok::<(), JobError>(())
    };
    std::thread::scope(|scope| {
        let mut opening: VecDeque<Opening<'_>> = VecDeque::new();
        loop {
            go_on()?;
            let read = app.store.read_blocking(move |tx| load::next(tx, after));
            let sealed = read.map_err(|problem| told(&problem))?;
            let Some(last) = sealed.last() else { break };
            after = last;
            if opening.len() == Threads::all().size() {
                opening.pop_front().map_or(Ok(()), &mut take)?;
            }
            opening.push_back(scope.spawn(|| load::people(&app.keyring, sealed)));
        }
        opening.into_iter().try_for_each(&mut take)
    })?;
    Ok(people)
}

/// The threads that compare: a search is short, and many would not make it shorter by much.
#[derive(Clone, Copy, Debug)]
pub struct Threads(usize);

impl Threads {
    /// One for each core, as far as that helps.
    #[must_use]
    pub fn all() -> Threads {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Threads(cores.min(MOST_THREADS))
    }
}

impl Crew for Threads {
    fn size(&self) -> usize {
        self.0
    }

    fn each(&self, work: &(dyn Fn(usize) + Sync)) {
        std::thread::scope(|scope| {
            for worker in 0..self.0 {
                scope.spawn(move || work(worker));
            }
        });
    }
}

/// Writes pairs; those that were answered stay as they were answered.
fn write(app: &App, found: &[Match], now: Millis) -> Result<(), JobError> {
    if found.is_empty() {
        return Ok(());
    }
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let ids = app.id_block(count);
    let mut rows = Vec::with_capacity(found.len());
    for (at, one) in (0_u32..).zip(found) {
        let levels = serde_json::to_string(&one.levels);
        let levels = levels.map_err(|why| told(&Problem::fault(why)))?;
        rows.push((ids.at(at), one.ids, thousandths(one.score), levels));
    }
    app.store.write_blocking(move |tx| {
        for (id, (low, high), score, levels) in &rows {
            tx.put(&sql::FOUND, p![*id, *low, *high, *score, levels.as_str(), now.0])?;
        }
        Ok::<(), zhike_store::StoreError>(())
    })?;
    Ok(())
}

fn keep_place(app: &App, state: &Learnt, seq: i64, now: Millis) -> Result<(), JobError> {
    let state = Learnt { seq, ..state.clone() };
    let kept = app.store.write_blocking(move |tx| keep(tx, &state, now));
    kept.map_err(|problem| told(&problem))
}
