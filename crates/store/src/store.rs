use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use crate::error::{OpenError, StoreError};
use crate::job::{Queued, Ran, Reply, in_transaction, job, run};
use crate::lock_key::LockKey;
use crate::memory::Memory;
use crate::migrate::Migration;
use crate::options::{Database, Engine, Options};
use crate::queue::Queue;
use crate::sqlite::Spot;
use crate::statement::Stmt;
use crate::stats::{Counters, Stats};
use crate::tx::{Link, Tx, Use};
use crate::{postgres, sqlite};

/// A handle to the database; cheap to clone. The last one that goes stops the store.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    options: Options,
    lines: Lines,
    running: Mutex<Running>,
    spot: Option<Arc<Spot>>,
}

/// What callers and workers share.
#[derive(Clone)]
pub(crate) struct Lines {
    pub reads: Arc<Queue>,
    pub writes: Arc<Queue>,
    pub counters: Arc<Counters>,
    pub memory: Arc<Memory>,
}

/// The threads of an engine, and what remains to be done when they have ended.
#[derive(Default)]
pub(crate) struct Running {
    pub workers: Vec<JoinHandle<()>>,
    pub closer: Option<Box<dyn FnOnce() + Send>>,
    /// SQLite: where short reads run.
    pub spot: Option<Arc<Spot>>,
}

/// How long dropping the last handle waits for work in line.
const LAST_PATIENCE: Duration = Duration::from_secs(5);

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({})", self.inner.options.database)
    }
}

static PING: Stmt = Stmt::new("zhike_store::PING", "select 1");

impl Store {
    /// Opens or creates the database, brings it to the newest migration and starts the workers.
    /// Blocks; `now_ms` is noted as the time of the migrations. May be called inside a runtime.
    pub fn open(
        options: Options,
        migrations: &[Migration],
        now_ms: i64,
    ) -> Result<Store, OpenError> {
        let lines = Lines {
            reads: Queue::new(options.queue),
            writes: Queue::new(options.queue),
            counters: Arc::default(),
            memory: Arc::default(),
        };
        let running = match &options.database {
            Database::File(path) => sqlite::start(path, &options, &lines, migrations, now_ms)?,
            Database::Postgres(url) => postgres::start(url, &options, &lines, migrations, now_ms)?,
        };
        let spot = running.spot.clone();
        let inner = Inner { options, lines, running: Mutex::new(running), spot };
        Ok(Store { inner: Arc::new(inner) })
    }

    /// Runs `f` on a consistent snapshot. Writing in it is [`StoreError::ReadOnly`].
    pub async fn read<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.wait(&self.inner.lines.reads, &[], f).await
    }

    /// [`Store::read`] for what every request asks and what takes microseconds: on SQLite it runs
    /// on the caller's thread, also inside a runtime.
    pub async fn read_short<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match self.inner.spot.as_ref().and_then(|spot| self.on_the_spot(spot, &f)) {
            Some(answer) => answer,
            None => self.read(f).await,
        }
    }

    /// `None` when there is no place for it.
    fn on_the_spot<T, E>(
        &self,
        spot: &Spot,
        f: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
    ) -> Option<Result<T, E>>
    where
        E: From<StoreError>,
    {
        let lines = &self.inner.lines;
        let ran = spot.read(|link| {
            let mut tx = Tx::new(Link::Sqlite(link), Use::Read, &lines.memory);
            run(f, &mut tx)
        })?;
        lines.counters.reads.up();
        let (answer, fate) = match ran {
            Ok(ran) => ran,
            Err(error) => return Some(Err(E::from(error))),
        };
        if let Ran::Broken(error) = fate {
            if error == StoreError::Panicked {
                lines.counters.panics.up();
            }
            return Some(Err(E::from(error)));
        }
        Some(answer.unwrap_or_else(|| Err(E::from(StoreError::Panicked))))
    }

    /// Runs `f` in a transaction; `Ok` comes only after the commit is on the disk.
    ///
    /// `f` may run more than once (PostgreSQL: conflicts, and once after [`StoreError::Duplicate`],
    /// because another writer may have committed the row meanwhile; SQLite: when another write of
    /// the same commit was refused after it had written), so it takes time, new ids and random
    /// values from outside and has no other effect.
    pub async fn write<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.wait(&self.inner.lines.writes, &[], f).await
    }

    /// Like [`Store::write`], but writers that share a key run one after the other.
    pub async fn write_keyed<T, E, F>(&self, keys: &[LockKey], f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.wait(&self.inner.lines.writes, keys, f).await
    }

    /// [`Store::read`] for a thread without a runtime.
    pub fn read_blocking<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.stand(&self.inner.lines.reads, &[], f)
    }

    /// [`Store::write`] for a thread without a runtime.
    pub fn write_blocking<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.stand(&self.inner.lines.writes, &[], f)
    }

    /// [`Store::write_keyed`] for a thread without a runtime.
    pub fn write_keyed_blocking<T, E, F>(&self, keys: &[LockKey], f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.stand(&self.inner.lines.writes, keys, f)
    }

    async fn wait<T, E, F>(&self, line: &Queue, keys: &[LockKey], f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (sender, answer) = oneshot::channel();
        self.push(line, Queued { job: job(f, Reply::Task(sender)), keys: sorted(keys) })?;
        answer.await.unwrap_or_else(|_gone| Err(E::from(StoreError::Stopping)))
    }

    fn stand<T, E, F>(&self, line: &Queue, keys: &[LockKey], f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        if in_transaction() {
            let inside = "a transaction must not wait for another one";
            return Err(E::from(StoreError::Unsupported(inside)));
        }
        let (sender, answer) = mpsc::sync_channel(1);
        self.push(line, Queued { job: job(f, Reply::Thread(sender)), keys: sorted(keys) })?;
        answer.recv().unwrap_or_else(|_gone| Err(E::from(StoreError::Stopping)))
    }

    fn push(&self, line: &Queue, job: Queued) -> Result<(), StoreError> {
        let pushed = line.push(job);
        if matches!(pushed, Err(StoreError::Busy { .. })) {
            self.inner.lines.counters.refused.up();
        }
        pushed
    }

    /// The engine behind this store.
    pub fn engine(&self) -> Engine {
        self.inner.options.database.engine()
    }

    /// What waits and what was done since the store was opened.
    pub fn stats(&self) -> Stats {
        let lines = &self.inner.lines;
        Stats {
            reads_queued: lines.reads.len(),
            writes_queued: lines.writes.len(),
            queue_capacity: lines.writes.capacity(),
            ..lines.counters.stats()
        }
    }

    /// Whether a reader and a writer answer. Costs one empty transaction each.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read(|tx| tx.one::<i64>(&PING, &[])).await?;
        self.write(|tx| tx.one::<i64>(&PING, &[])).await.map(|_one: i64| ())
    }

    /// Refuses new work, finishes what is in line, brings the write-ahead log into the file and
    /// closes. What is still in line after `patience` is told that the store is stopping; an
    /// operation that is running then is left to itself and stays whole. Blocks.
    pub fn stop(&self, patience: Duration) {
        self.inner.stop(patience);
    }

    /// Prepares every statement on this engine and lists those it refuses, with the reason.
    pub fn prepare_all(&self, statements: &[&'static Stmt]) -> Result<(), Vec<String>> {
        let refused = match &self.inner.options.database {
            Database::File(path) => sqlite::prepare_all(path, statements),
            Database::Postgres(url) => postgres::prepare_all(url, &self.inner.options, statements),
        };
        if refused.is_empty() { Ok(()) } else { Err(refused) }
    }

    /// Copies the whole database as it is at this moment to the new file `path`, while work goes
    /// on. `progress` hears pages done and pages in all. [`StoreError::Unsupported`] on PostgreSQL.
    /// Blocks; the write-ahead log cannot be restarted meanwhile.
    pub fn backup_to(&self, path: &Path, progress: &dyn Fn(u64, u64)) -> Result<(), StoreError> {
        match &self.inner.options.database {
            Database::File(from) => sqlite::backup_file(from, path, progress),
            Database::Postgres(_) => {
                Err(StoreError::Unsupported("back a PostgreSQL database up with pg_basebackup"))
            }
        }
    }
}

impl Inner {
    fn stop(&self, patience: Duration) {
        let lines = &self.lines;
        // Writes first: who hears that reads are over may rely on it for writes.
        lines.writes.close();
        lines.reads.close();
        let running =
            std::mem::take(&mut *self.running.lock().unwrap_or_else(PoisonError::into_inner));
        let end = Instant::now() + patience;
        let here = std::thread::current().id();
        let others = |worker: &JoinHandle<()>| worker.thread().id() != here;
        while running.workers.iter().any(|worker| others(worker) && !worker.is_finished()) {
            if Instant::now() >= end {
                let left = lines.reads.abandon() + lines.writes.abandon();
                tracing::warn!(left, "the store stopped before its work was done");
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        if let Some(close) = running.closer {
            close();
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.stop(LAST_PATIENCE);
    }
}

/// One order for everybody, so that two writers never wait for each other in a circle.
fn sorted(keys: &[LockKey]) -> Vec<LockKey> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    keys.dedup();
    keys
}
