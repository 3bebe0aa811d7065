use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rusqlite::Connection;

use super::errors::of_engine;
use crate::error::StoreError;
use crate::job::{Queued, Ran};
use crate::queue::OnDuty;
use crate::stats::Counters;
use crate::store::Lines;
use crate::tx::{Link, Tx, Use};

/// One reading thread: each job sees one snapshot, from its first statement to its end.
pub(super) struct Reader {
    conn: Connection,
    line: OnDuty,
    counters: Arc<Counters>,
}

impl Reader {
    pub fn new(conn: Connection, lines: &Lines) -> Reader {
        Reader { conn, line: lines.reads.worker(), counters: Arc::clone(&lines.counters) }
    }

    pub fn run(self) {
        while let Some(job) = self.line.next() {
            if job.job.wanted() {
                self.serve(job);
            } else {
                self.counters.skipped.up();
            }
        }
    }

    fn serve(&self, mut job: Queued) {
        self.counters.reads.up();
        let verdict = self.snapshot(&mut job);
        if verdict == Err(StoreError::Panicked) {
            self.counters.panics.up();
        }
        // Dropping what the caller moved in may panic too.
        let _delivered = catch_unwind(AssertUnwindSafe(|| job.job.finish(verdict)));
    }

    fn snapshot(&self, job: &mut Queued) -> Result<(), StoreError> {
        let step = |text| self.conn.prepare_cached(text).and_then(|mut one| one.execute([]));
        step("begin").map_err(|error| of_engine("begin", &error))?;
        let ran = job.job.run(&mut Tx::new(Link::Sqlite(&self.conn), Use::Read));
        let ended = step("commit");
        if ended.is_err() && !self.conn.is_autocommit() {
            step("rollback").map_err(|error| of_engine("rollback", &error))?;
        }
        match ran {
            Ran::Broken(error) => Err(error),
            Ran::Kept | Ran::Refused => Ok(()),
        }
    }
}
