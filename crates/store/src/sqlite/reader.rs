use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rusqlite::Connection;

use super::errors::of_engine;
use super::statements::Statements;
use crate::error::StoreError;
use crate::job::{Queued, Ran};
use crate::memory::Memory;
use crate::queue::OnDuty;
use crate::stats::Counters;
use crate::store::Lines;
use crate::tx::{Link, Tx, Use};

/// One reading thread: each job sees one snapshot, from its first statement to its end.
pub(super) struct Reader {
    conn: Connection,
    line: OnDuty,
    counters: Arc<Counters>,
    memory: Arc<Memory>,
}

impl Reader {
    pub fn new(conn: Connection, lines: &Lines) -> Reader {
        let (counters, memory) = (Arc::clone(&lines.counters), Arc::clone(&lines.memory));
        Reader { conn, line: lines.reads.worker(), counters, memory }
    }

    pub fn run(self) {
        let mut statements = Statements::of(&self.conn);
        while let Some(job) = self.line.next() {
            if job.job.wanted() {
                self.serve(&mut statements, job);
            } else {
                self.counters.skipped.up();
            }
        }
    }

    fn serve(&self, statements: &mut Statements<'_>, mut job: Queued) {
        self.counters.reads.up();
        let verdict = self.snapshot(statements, &mut job);
        if verdict == Err(StoreError::Panicked) {
            self.counters.panics.up();
        }
        // Dropping what the caller moved in may panic too.
        let _delivered = catch_unwind(AssertUnwindSafe(|| job.job.finish(verdict)));
    }

    fn snapshot(
        &self,
        statements: &mut Statements<'_>,
        job: &mut Queued,
    ) -> Result<(), StoreError> {
        statements.step("begin").map_err(|error| of_engine("begin", &error))?;
        let ran = job.job.run(&mut Tx::new(Link::Sqlite(statements), Use::Read, &self.memory));
        let ended = statements.step("commit");
        if ended.is_err() && !self.conn.is_autocommit() {
            statements.step("rollback").map_err(|error| of_engine("rollback", &error))?;
        }
        match ran {
            Ran::Broken(error) => Err(error),
            Ran::Kept | Ran::Refused => Ok(()),
        }
    }
}
