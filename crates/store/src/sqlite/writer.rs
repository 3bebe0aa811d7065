use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rusqlite::Connection;

use super::checkpoint::Signal;
use super::errors::{of_commit, of_engine};
use super::statements::Statements;
use super::wal_bound::WalBound;
use crate::error::StoreError;
use crate::job::{Queued, Ran};
use crate::memory::Memory;
use crate::options::Options;
use crate::queue::OnDuty;
use crate::stats::Counters;
use crate::store::Lines;
use crate::tx::{Link, Tx, Use};

/// The one writing thread. What is in line when it looks, and what comes while it works on that,
/// shares one commit; the next batch gathers while this one is pressed to the disk.
pub(super) struct Writer {
    conn: Connection,
    line: OnDuty,
    counters: Arc<Counters>,
    memory: Arc<Memory>,
    limit: usize,
    wal: WalBound,
    written: Signal,
}

/// The writer's connection at work.
struct Desk<'w> {
    conn: &'w Connection,
    line: &'w OnDuty,
    limit: usize,
    statements: Statements<'w>,
    counters: &'w Counters,
    memory: &'w Memory,
}

/// A job that ran, waiting for the commit before anybody hears of it.
struct Done {
    job: Queued,
    verdict: Result<(), StoreError>,
    then: Then,
}

/// What the end of a job means for the transaction it shares.
enum Then {
    GoOn,
    /// It wrote, and its writes must go; there was no savepoint to go back to.
    RunAllAgain,
    /// Why the whole transaction is gone.
    Lost(StoreError),
}

/// Whether the jobs of a batch were told how they ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Decided,
    /// They stand in line again, in their order, and nothing of them is stored.
    Again,
}

/// How a batch runs. Few jobs are refused after they have written, and a savepoint makes SQLite
/// copy every page before it changes: so the first try goes without.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Bold,
    /// Each job between savepoints, so that its failure leaves its neighbours alone.
    Careful,
}

impl Writer {
    pub fn new(
        conn: Connection,
        lines: &Lines,
        options: &Options,
        wal: WalBound,
        written: Signal,
    ) -> Writer {
        let line = lines.writes.worker();
        let (counters, memory) = (Arc::clone(&lines.counters), Arc::clone(&lines.memory));
        let limit = options.group_commit.limit();
        Writer { conn, line, counters, memory, limit, wal, written }
    }

    pub fn run(mut self) {
        let mut desk = Desk {
            conn: &self.conn,
            line: &self.line,
            limit: self.limit,
            statements: Statements::of(&self.conn),
            counters: &self.counters,
            memory: &self.memory,
        };
        while let Some(jobs) = self.line.take(self.limit) {
            let mut jobs = VecDeque::from(jobs);
            while !jobs.is_empty() {
                desk.batch(&mut jobs);
            }
            self.wal.hold(&self.conn, &self.counters);
            self.written.tell();
        }
    }
}

impl Desk<'_> {
    /// One transaction over the jobs in front; leaves the rest when the transaction is lost.
    fn batch(&mut self, jobs: &mut VecDeque<Queued>) {
        self.skip_the_gone(jobs);
        if !jobs.is_empty() && self.run_as(Step::Bold, jobs) == Outcome::Again {
            self.run_as(Step::Careful, jobs);
        }
    }

    fn run_as(&mut self, step: Step, jobs: &mut VecDeque<Queued>) -> Outcome {
        if let Err(error) = self.begin() {
            let failed = jobs.drain(..).map(|job| Done { job, verdict: Ok(()), then: Then::GoOn });
            deliver(failed.collect(), Err(&error));
            return Outcome::Decided;
        }
        let mut done = Vec::with_capacity(jobs.len());
        while let Some(job) = self.next(jobs, done.len()) {
            if !job.job.wanted() {
                self.counters.skipped.up();
                continue;
            }
            let ended = self.operation(job, step);
            match &ended.then {
                Then::GoOn => done.push(ended),
                Then::RunAllAgain => {
                    self.roll_back();
                    done.push(ended);
                    done.into_iter().rev().for_each(|one| jobs.push_front(one.job));
                    return Outcome::Again;
                }
                Then::Lost(cause) => {
                    let cause = cause.clone();
                    done.push(ended);
                    tracing::error!(%cause, operations = done.len(), "a transaction was lost");
                    self.deliver_counted(done, Err(&cause));
                    return Outcome::Decided;
                }
            }
        }
        self.counters.largest_batch.at_least(done.len() as u64);
        let committed = self.commit();
        self.deliver_counted(done, committed.as_ref().copied());
        Outcome::Decided
    }

    /// The next job for a batch of so many; when those in front are done, what came meanwhile: a
    /// page that two of them change is written once.
    fn next(&self, jobs: &mut VecDeque<Queued>, done: usize) -> Option<Queued> {
        if jobs.is_empty() && done > 0 {
            jobs.extend(self.line.more(self.limit.saturating_sub(done)));
        }
        jobs.pop_front()
    }

    /// Counts what was decided, and tells every caller.
    fn deliver_counted(&self, done: Vec<Done>, batch: Result<(), &StoreError>) {
        self.counters.batches.up();
        for one in &done {
            self.counters.ops.up();
            if one.verdict == Err(StoreError::Panicked) {
                self.counters.panics.up();
            }
        }
        deliver(done, batch);
    }

    fn skip_the_gone(&self, jobs: &mut VecDeque<Queued>) {
        jobs.retain(|job| {
            let wanted = job.job.wanted();
            if !wanted {
                self.counters.skipped.up();
            }
            wanted
        });
    }

    fn operation(&mut self, mut job: Queued, step: Step) -> Done {
        let (verdict, mut then) = match step {
            Step::Bold => self.run_boldly(&mut job),
            Step::Careful => match self.step("savepoint op") {
                Ok(()) => self.run_carefully(&mut job),
                Err(error) => (Err(error.clone()), Then::Lost(error)),
            },
        };
        if self.conn.is_autocommit() {
            // A full disk or a broken one ends the whole transaction, and with it what the
            // operations before this one wrote or saw.
            if !matches!(then, Then::Lost(_)) {
                then = Then::Lost(StoreError::Fault("the transaction was lost".into()));
            }
        } else if matches!(then, Then::Lost(_)) {
            self.roll_back();
        }
        Done { job, verdict, then }
    }

    fn run_boldly(&mut self, job: &mut Queued) -> (Result<(), StoreError>, Then) {
        let (ran, failed, wrote) = self.run_one(job);
        let then = match (&ran, failed) {
            (Ran::Kept, _) => Then::GoOn,
            // The engine ended the transaction by itself.
            (_, Some(cause)) if self.conn.is_autocommit() => Then::Lost(cause),
            _ if wrote => Then::RunAllAgain,
            _ => Then::GoOn,
        };
        let verdict = if let Ran::Broken(error) = ran { Err(error) } else { Ok(()) };
        (verdict, then)
    }

    /// The verdict for the caller, and the error that leaves the transaction in doubt.
    fn run_carefully(&mut self, job: &mut Queued) -> (Result<(), StoreError>, Then) {
        let (ran, failed, _wrote) = self.run_one(job);
        let (verdict, undone) = match ran {
            Ran::Kept => (Ok(()), self.step("release op")),
            Ran::Refused => (Ok(()), self.undo()),
            Ran::Broken(error) => (Err(error), self.undo()),
        };
        // What cannot be ended alone is undone with everything.
        let then = match undone {
            Ok(()) => Then::GoOn,
            Err(error) => Then::Lost(failed.unwrap_or(error)),
        };
        (verdict, then)
    }

    /// How it ended, the statement that failed, and whether anything was written.
    fn run_one(&mut self, job: &mut Queued) -> (Ran, Option<StoreError>, bool) {
        let link = Link::Sqlite(&mut self.statements);
        let mut tx = Tx::new(link, Use::Write, self.memory);
        let ran = job.job.run(&mut tx);
        let (failed, wrote) = (tx.failure().cloned(), tx.wrote());
        (ran, failed, wrote)
    }

    fn undo(&mut self) -> Result<(), StoreError> {
        self.step("rollback to op").and_then(|()| self.step("release op"))
    }

    fn begin(&mut self) -> Result<(), StoreError> {
        if !self.conn.is_autocommit() {
            self.roll_back();
        }
        self.step("begin immediate")
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        match self.statements.step("commit") {
            Ok(()) => {
                self.counters.commits.up();
                Ok(())
            }
            Err(error) => {
                tracing::error!(%error, "a commit failed");
                self.roll_back();
                Err(of_commit(&error))
            }
        }
    }

    fn roll_back(&mut self) {
        if self.conn.is_autocommit() {
            return;
        }
        if let Err(error) = self.step("rollback") {
            tracing::error!(%error, "a rollback failed");
        }
    }

    fn step(&mut self, text: &'static str) -> Result<(), StoreError> {
        self.statements.step(text).map_err(|error| of_engine(text, &error))
    }
}

/// Tells every caller: its own verdict after a commit, else the error of the batch.
fn deliver(done: Vec<Done>, batch: Result<(), &StoreError>) {
    for Done { job, verdict, .. } in done {
        let verdict = batch.map_err(StoreError::clone).and(verdict);
        // Dropping what the caller moved in may panic too.
        let _delivered = catch_unwind(AssertUnwindSafe(|| job.job.finish(verdict)));
    }
}
