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

/// The one writing thread. What is in line when it looks shares one commit; the next batch
/// gathers while this one is pressed to the disk.
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
    statements: Statements<'w>,
    counters: &'w Counters,
    memory: &'w Memory,
}

/// A job that ran, waiting for the commit before anybody hears of it.
struct Done {
    job: Queued,
    verdict: Result<(), StoreError>,
    /// Why the whole transaction is gone, if it is.
    lost: Option<StoreError>,
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
        if jobs.is_empty() {
            return;
        }
        if let Err(error) = self.begin() {
            let failed = jobs.drain(..).map(|job| Done { job, verdict: Ok(()), lost: None });
            return deliver(failed.collect(), Err(&error));
        }
        self.counters.batches.up();
        let mut done = Vec::with_capacity(jobs.len());
        while let Some(job) = jobs.pop_front() {
            if !job.job.wanted() {
                self.counters.skipped.up();
                continue;
            }
            let ended = self.operation(job);
            let lost = ended.lost.clone();
            done.push(ended);
            if let Some(cause) = lost {
                tracing::error!(%cause, operations = done.len(), "a transaction was lost");
                return deliver(done, Err(&cause));
            }
        }
        self.counters.largest_batch.at_least(done.len() as u64);
        match self.commit() {
            Ok(()) => deliver(done, Ok(())),
            Err(error) => deliver(done, Err(&error)),
        }
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

    /// Runs one job between savepoints, so that its failure leaves its neighbours alone.
    fn operation(&mut self, mut job: Queued) -> Done {
        self.counters.ops.up();
        let (verdict, mut lost) = match self.step("savepoint op") {
            Ok(()) => self.run_one(&mut job),
            Err(error) => (Err(error.clone()), Some(error)),
        };
        if verdict == Err(StoreError::Panicked) {
            self.counters.panics.up();
        }
        if self.conn.is_autocommit() {
            // A full disk or a broken one ends the whole transaction, and with it what the
            // operations before this one wrote or saw.
            lost.get_or_insert_with(|| StoreError::Fault("the transaction was lost".into()));
        } else if lost.is_some() {
            self.roll_back();
        }
        Done { job, verdict, lost }
    }

    /// The verdict for the caller, and the error that leaves the transaction in doubt.
    fn run_one(&mut self, job: &mut Queued) -> (Result<(), StoreError>, Option<StoreError>) {
        let link = Link::Sqlite(&mut self.statements);
        let mut tx = Tx::new(link, Use::Write, self.memory);
        let ran = job.job.run(&mut tx);
        let failed = tx.failure().cloned();
        let (verdict, undone) = match ran {
            Ran::Kept => (Ok(()), self.step("release op")),
            Ran::Refused => (Ok(()), self.undo()),
            Ran::Broken(error) => (Err(error), self.undo()),
        };
        // What cannot be ended alone is undone with everything.
        (verdict, undone.err().map(|error| failed.unwrap_or(error)))
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
