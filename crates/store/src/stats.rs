use std::sync::atomic::{AtomicU64, Ordering};

/// Counts since the store was opened, and what waits now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Reads in line.
    pub reads_queued: usize,
    /// Writes in line.
    pub writes_queued: usize,
    /// How many may stand in each line.
    pub queue_capacity: usize,
    /// Reads that were run.
    pub reads: u64,
    /// Writes that were run, kept or not.
    pub ops: u64,
    /// Transactions that held at least one write; on PostgreSQL one for each write.
    pub batches: u64,
    /// Most writes in one transaction.
    pub largest_batch: u64,
    /// Transactions committed.
    pub commits: u64,
    /// Closures run again after a conflict or a lost connection.
    pub retries: u64,
    /// Jobs refused because a line was full.
    pub refused: u64,
    /// Jobs whose caller had gone before they began.
    pub skipped: u64,
    /// Closures that panicked.
    pub panics: u64,
    /// PostgreSQL connections lost.
    pub connections_lost: u64,
    /// Length of SQLite's write-ahead log after the last commit, in bytes.
    pub wal_bytes: u64,
}

#[derive(Default)]
pub(crate) struct Counters {
    pub reads: Counter,
    pub ops: Counter,
    pub batches: Counter,
    pub largest_batch: Counter,
    pub commits: Counter,
    pub retries: Counter,
    pub refused: Counter,
    pub skipped: Counter,
    pub panics: Counter,
    pub connections_lost: Counter,
    pub wal_bytes: Counter,
}

#[derive(Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    pub fn up(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub fn set(&self, value: u64) {
        self.0.store(value, Ordering::Relaxed);
    }

    pub fn at_least(&self, value: u64) {
        self.0.fetch_max(value, Ordering::Relaxed);
    }

    fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Counters {
    /// The counts; the lines are filled in by the store.
    pub fn stats(&self) -> Stats {
        Stats {
            reads: self.reads.get(),
            ops: self.ops.get(),
            batches: self.batches.get(),
            largest_batch: self.largest_batch.get(),
            commits: self.commits.get(),
            retries: self.retries.get(),
            refused: self.refused.get(),
            skipped: self.skipped.get(),
            panics: self.panics.get(),
            connections_lost: self.connections_lost.get(),
            wal_bytes: self.wal_bytes.get(),
            ..Stats::default()
        }
    }
}
