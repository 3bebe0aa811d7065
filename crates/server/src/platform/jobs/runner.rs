//! The runner: a few threads that lease due jobs and run them, and one that keeps the leases.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use zhike_store::{Engine, Store, StoreError, p};

use super::file::Files;
use super::handler::{JobHandler, Running};
use super::lease;
use super::schedule::{Recurring, Schedule};
use super::sql;
use crate::platform::keys::Keyring;
use crate::platform::relay::{Now, Poke};

/// Between two writes of a job's progress.
const REPORT_EVERY: Duration = Duration::from_secs(1);
const KEEP_STEP: Duration = Duration::from_millis(25);
const STOP_STEP: Duration = Duration::from_millis(5);

/// Gives ids that no other row has.
pub type Ids = Arc<dyn Fn() -> i64 + Send + Sync>;
/// Handlers by the kind they run.
pub type Handlers = BTreeMap<&'static str, Arc<dyn JobHandler>>;

/// What a runner works with.
#[derive(Clone)]
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The keys, for result files.
    pub keyring: Keyring,
    /// The clock.
    pub now: Now,
    /// Where ids come from.
    pub ids: Ids,
    /// Where result files are.
    pub files: Files,
    /// Wakes the relay after each change.
    pub poke_relay: Poke,
    /// Names this process; differs in each start.
    pub owner: String,
    /// Sizes and times.
    pub options: Options,
}

/// Sizes and times of a runner.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Jobs that run at once in this process.
    pub threads: usize,
    /// How long a job stays with a runner that does not renew, in milliseconds of the clock.
    pub lease_ms: i64,
    /// How often to look for due jobs when nobody pokes.
    pub look_every: Duration,
    /// How often leases are renewed and the schedule is looked at.
    pub keep_every: Duration,
}

impl Default for Options {
    /// Two threads, leases of a minute, renewed every five seconds.
    fn default() -> Options {
        Options {
            threads: 2,
            lease_ms: 60_000,
            look_every: Duration::from_millis(500),
            keep_every: Duration::from_secs(5),
        }
    }
}

/// Running job threads. Dropping it stops them as [`Runner::stop`] does.
pub struct Runner {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

/// What the threads of a runner share.
pub(super) struct Shared {
    pub(super) parts: Parts,
    pub(super) handlers: Handlers,
    /// `,kind,kind,` as the statement takes it.
    pub(super) kinds: String,
    pub(super) stopping: Arc<AtomicBool>,
    pub(super) running: Mutex<Vec<Arc<Running>>>,
    pub(super) leases: AtomicU64,
    wake: (Mutex<bool>, Condvar),
}

impl Runner {
    /// Starts the threads. On SQLite, jobs a crash left running are due at once: nobody else can
    /// have them.
    ///
    /// # Errors
    /// Those of the store, or the system gives no thread.
    pub fn start(
        parts: Parts,
        handlers: Handlers,
        recurring: Vec<Arc<dyn Recurring>>,
    ) -> Result<Runner, StoreError> {
        if parts.store.engine() == Engine::Sqlite {
            parts.store.write_blocking(|tx| tx.execute(&sql::ORPHANS, p![]).map(drop))?;
        }
        let kinds = handlers.keys().fold(",".to_owned(), |kinds, kind| kinds + kind + ",");
        let schedule = Schedule::new(recurring, (parts.now)());
        let shared = Arc::new(Shared {
            kinds,
            handlers,
            stopping: Arc::default(),
            running: Mutex::default(),
            leases: AtomicU64::new(1),
            wake: (Mutex::new(false), Condvar::new()),
            parts,
        });
        let mut runner = Runner { shared: Arc::clone(&shared), threads: Vec::new() };
        for number in 0..shared.parts.options.threads {
            let shared = Arc::clone(&shared);
            runner.spawn(format!("job-{number}"), move || work(&shared))?;
        }
        runner.spawn("job-keeper".to_owned(), move || keep(&shared, schedule))?;
        Ok(runner)
    }

    fn spawn(
        &mut self,
        name: String,
        body: impl FnOnce() + Send + 'static,
    ) -> Result<(), StoreError> {
        let thread = std::thread::Builder::new()
            .name(name)
            .spawn(body)
            .map_err(|why| StoreError::Fault(format!("no thread for jobs: {why}")))?;
        self.threads.push(thread);
        Ok(())
    }

    /// Says that a job was written, so that it starts at once.
    pub fn poke(&self) {
        self.shared.poke();
    }

    /// Takes no more jobs, asks the running ones to stop and waits at most `patience`. A job that
    /// stops in time gives its lease back; another one's lease runs out.
    pub fn stop(mut self, patience: Duration) {
        self.end(patience);
    }

    fn end(&mut self, patience: Duration) {
        self.shared.stopping.store(true, Ordering::Relaxed);
        self.shared.poke();
        let mut left = patience;
        for thread in self.threads.drain(..) {
            while !thread.is_finished() && !left.is_zero() {
                std::thread::sleep(STOP_STEP);
                left = left.saturating_sub(STOP_STEP);
            }
            let name = thread.thread().name().unwrap_or("job").to_owned();
            if !thread.is_finished() {
                tracing::warn!(%name, "a job did not stop in time; its lease runs out");
            } else if thread.join().is_err() {
                tracing::error!(%name, "a job thread ended by a panic");
            }
        }
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.end(Duration::from_secs(5));
    }
}

impl Shared {
    fn poke(&self) {
        let (poked, wake) = &self.wake;
        *poked.lock().unwrap_or_else(PoisonError::into_inner) = true;
        wake.notify_all();
    }

    /// Waits for a poke or `patience`; answers `false` when it is time to stop.
    fn wait(&self, patience: Duration) -> bool {
        let (poked, wake) = &self.wake;
        let guard = poked.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut guard, _timed_out) = wake
            .wait_timeout_while(guard, patience, |poked| !*poked && !self.is_stopping())
            .unwrap_or_else(PoisonError::into_inner);
        *guard = false;
        !self.is_stopping()
    }

    fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }

    pub(super) fn running(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Running>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn work(shared: &Arc<Shared>) {
    while !shared.is_stopping() {
        match lease::take(shared) {
            Ok(lease::Taken::Job(leased, running)) => lease::run(shared, &leased, &running),
            Ok(lease::Taken::Settled) => {}
            Ok(lease::Taken::Nothing) => {
                shared.wait(shared.parts.options.look_every);
            }
            Err(StoreError::Stopping) => return,
            Err(why) => {
                tracing::error!(%why, "could not look for jobs; trying again");
                shared.wait(Duration::from_secs(1));
            }
        }
    }
}

/// Renews leases and writes due recurring jobs until the threads above have ended.
fn keep(shared: &Arc<Shared>, mut schedule: Schedule) {
    let keep_every = shared.parts.options.keep_every;
    let (mut slept, mut unreported) = (keep_every, Duration::ZERO);
    while !shared.is_stopping() || !shared.running().is_empty() {
        if slept >= keep_every {
            slept = Duration::ZERO;
            lease::renew_all(shared);
            if !shared.is_stopping() && schedule.write_due(&shared.parts) {
                shared.poke();
            }
        }
        if unreported >= REPORT_EVERY {
            unreported = Duration::ZERO;
            lease::let_report(shared);
        }
        std::thread::sleep(KEEP_STEP);
        slept += KEEP_STEP;
        unreported += KEEP_STEP;
    }
}
