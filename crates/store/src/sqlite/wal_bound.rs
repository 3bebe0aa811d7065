use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use super::checkpoint::Gate;
use super::connect::beside;
use crate::options::Options;
use crate::stats::Counters;

/// Keeps the write-ahead log short. Copying it aside (see `checkpoint`) is not enough: it starts
/// again from its beginning only when nobody writes, so the writer itself must pause for that.
pub(super) struct WalBound {
    wal: PathBuf,
    limit: u64,
    next: u64,
    gate: Gate,
    busy_timeout: Duration,
}

/// How long the writer waits for readers that still need the old log.
const RESTART_WAIT: Duration = Duration::from_millis(50);

impl WalBound {
    pub fn new(path: &Path, options: &Options, gate: Gate) -> WalBound {
        let limit = options.wal_limit;
        let busy_timeout = options.busy_timeout;
        WalBound { wal: beside(path, "-wal"), limit, next: limit, gate, busy_timeout }
    }

    /// Restarts the log once its file is longer than the limit. `journal_size_limit` cuts the
    /// file back at the next commit, so its length tells how long the log is.
    pub fn hold(&mut self, conn: &Connection, counters: &Counters) {
        let length = std::fs::metadata(&self.wal).map_or(0, |wal| wal.len());
        counters.wal_bytes.set(length);
        if length <= self.limit {
            self.next = self.limit;
        }
        if length <= self.next {
            return;
        }
        let restarted = self.gate.alone(|| self.restart(conn));
        self.next = match restarted {
            Ok(true) => self.limit,
            // A long read needs the old log: try again a quarter later.
            Ok(false) => length + self.limit / 4,
            Err(error) => {
                tracing::warn!(%error, "the write-ahead log could not be restarted");
                length + self.limit / 4
            }
        };
    }

    fn restart(&self, conn: &Connection) -> rusqlite::Result<bool> {
        conn.busy_timeout(RESTART_WAIT)?;
        let busy = conn.query_row("pragma wal_checkpoint(restart)", [], |row| row.get::<_, i64>(0));
        conn.busy_timeout(self.busy_timeout)?;
        Ok(busy? == 0)
    }
}
