use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::connect::Address;
use super::errors::{RETRY_AFTER_MS, Trouble};
use super::session::Session;
use crate::error::StoreError;
use crate::job::{Queued, Ran};
use crate::memory::Memory;
use crate::queue::OnDuty;
use crate::stats::Counters;
use crate::store::Lines;
use crate::tx::{Link, Tx, Use};

/// How often a closure is run again before its caller hears that the store is busy.
const MOST_RERUNS: u32 = 10;

/// Pause before the second attempt to connect; it doubles up to the longest.
const FIRST_BACK_OFF: Duration = Duration::from_millis(50);
const LONGEST_BACK_OFF: Duration = Duration::from_secs(2);

/// Name of a worker's thread.
pub(super) fn name(kind: Use) -> &'static str {
    match kind {
        Use::Read => "store-reader",
        Use::Write => "store-writer",
    }
}

fn begin(kind: Use) -> &'static str {
    match kind {
        Use::Read => "begin isolation level repeatable read read only",
        Use::Write => "begin isolation level repeatable read read write",
    }
}

/// One thread with one connection, serving reads or writes one at a time.
pub(super) struct Worker {
    kind: Use,
    address: Address,
    line: OnDuty,
    counters: Arc<Counters>,
    memory: Arc<Memory>,
    reconnect_wait: Duration,
    session: Option<Session>,
    failures: u32,
    not_before: Option<Instant>,
}

enum Attempt {
    Done(Result<(), StoreError>),
    Again(Trouble),
}

impl Worker {
    pub fn new(kind: Use, address: Address, lines: &Lines, reconnect_wait: Duration) -> Worker {
        let line = match kind {
            Use::Read => lines.reads.worker(),
            Use::Write => lines.writes.worker(),
        };
        let (counters, memory) = (Arc::clone(&lines.counters), Arc::clone(&lines.memory));
        Worker {
            kind,
            address,
            line,
            counters,
            memory,
            reconnect_wait,
            session: None,
            failures: 0,
            not_before: None,
        }
    }

    pub fn run(mut self) {
        while let Some(mut job) = self.line.next() {
            match self.kind {
                Use::Read => self.counters.reads.up(),
                Use::Write => self.counters.ops.up(),
            }
            let Some(verdict) = self.serve(&mut job) else {
                self.counters.skipped.up();
                continue;
            };
            if verdict == Err(StoreError::Panicked) {
                self.counters.panics.up();
            }
            // Dropping what the caller moved in may panic too.
            let _delivered = catch_unwind(AssertUnwindSafe(|| job.job.finish(verdict)));
        }
    }

    /// Runs the job until it is decided. `None` when nobody waits for it any more.
    fn serve(&mut self, job: &mut Queued) -> Option<Result<(), StoreError>> {
        let mut duplicate = false;
        for rerun in 0..=MOST_RERUNS {
            if !job.job.wanted() {
                return None;
            }
            match self.attempt(job, duplicate) {
                Attempt::Done(verdict) => return Some(verdict),
                Attempt::Again(trouble) => {
                    duplicate |= trouble == Trouble::Duplicate;
                    self.counters.retries.up();
                    std::thread::sleep(jitter(rerun));
                }
            }
        }
        Some(Err(StoreError::Busy { retry_after_ms: RETRY_AFTER_MS }))
    }

    fn attempt(&mut self, job: &mut Queued, duplicate_before: bool) -> Attempt {
        let (kind, memory) = (self.kind, Arc::clone(&self.memory));
        let session = match self.connected() {
            Ok(session) => session,
            Err(error) => return Attempt::Done(Err(error)),
        };
        session.begin(begin(kind), &job.keys);
        let ran = job.job.run(&mut Tx::new(Link::Postgres(session), kind, &memory));
        let (verdict, trouble) = match (kind, &ran) {
            (Use::Write, Ran::Kept) => (session.commit(), session.trouble()),
            (_, ran) => {
                let trouble = session.trouble();
                session.roll_back();
                (if let Ran::Broken(error) = ran { Err(error.clone()) } else { Ok(()) }, trouble)
            }
        };
        self.after(trouble);
        let kept = matches!(ran, Ran::Kept) && verdict.is_ok();
        if kept && kind == Use::Write {
            self.counters.batches.up();
            self.counters.largest_batch.at_least(1);
            self.counters.commits.up();
        }
        match trouble {
            _ if kept || matches!(verdict, Err(StoreError::Panicked | StoreError::Lost)) => {
                Attempt::Done(verdict)
            }
            Some(again @ (Trouble::Conflict | Trouble::Stale | Trouble::Gone)) => {
                Attempt::Again(again)
            }
            Some(again @ Trouble::Duplicate) if !duplicate_before => Attempt::Again(again),
            _ => Attempt::Done(verdict),
        }
    }

    /// Drops a connection that is of no more use.
    fn after(&mut self, trouble: Option<Trouble>) {
        let now = self.session.as_ref().and_then(Session::trouble);
        let gone = now == Some(Trouble::Gone);
        if gone || (trouble == Some(Trouble::Standby) && self.kind == Use::Write) {
            self.counters.connections_lost.up();
            self.session = None;
        } else if trouble == Some(Trouble::Stale)
            && let Some(session) = &mut self.session
        {
            session.forget_statements();
        }
    }

    /// The connection, made anew when it is lost. While the server stays away each job tries only
    /// when the back-off is over, so that callers hear soon that the store is busy.
    fn connected(&mut self) -> Result<&mut Session, StoreError> {
        if self.session.as_ref().is_some_and(|session| !session.alive()) {
            self.counters.connections_lost.up();
            self.session = None;
        }
        let session = match self.session.take() {
            Some(session) => session,
            None => self.reconnect()?,
        };
        Ok(self.session.insert(session))
    }

    fn reconnect(&mut self) -> Result<Session, StoreError> {
        let patience = if self.failures == 0 { self.reconnect_wait } else { Duration::ZERO };
        let until = Instant::now() + patience;
        loop {
            let now = Instant::now();
            if let Some(next) = self.not_before.filter(|next| *next > now) {
                if next > until {
                    let retry_after_ms = (next - now).as_millis().try_into();
                    let retry_after_ms = retry_after_ms.unwrap_or(RETRY_AFTER_MS);
                    return Err(StoreError::Busy { retry_after_ms });
                }
                std::thread::sleep(next - now);
            }
            match self.address.open() {
                Ok(session) => {
                    (self.failures, self.not_before) = (0, None);
                    return Ok(session);
                }
                Err(error) => {
                    tracing::warn!(%error, "PostgreSQL cannot be reached");
                    self.not_before = Some(Instant::now() + back_off(self.failures));
                    self.failures += 1;
                }
            }
        }
    }
}

/// 50, 100, 200 … milliseconds, at most 2 seconds.
fn back_off(failures: u32) -> Duration {
    FIRST_BACK_OFF.saturating_mul(1 << failures.min(10)).min(LONGEST_BACK_OFF)
}

/// A random pause, longer with each try, so that two writers do not meet again and again.
fn jitter(rerun: u32) -> Duration {
    let most_us = 1_000_u64 << rerun.min(6);
    Duration::from_micros(RandomState::new().hash_one(rerun) % most_us)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        assert_eq!(back_off(0), Duration::from_millis(50));
        assert_eq!(back_off(3), Duration::from_millis(400));
        assert_eq!(back_off(1_000), LONGEST_BACK_OFF);
        assert!((0..100).all(|_| jitter(0) < Duration::from_millis(1)));
        assert!((0..100).all(|_| jitter(1_000) < Duration::from_millis(64)));
    }
}
