//! The access log: which member of the team saw which card, masked.
//!
//! A view must not wait for a commit of its own, so views are gathered and written within a second.
//! A crash can lose the last second. What shows a whole value (reveal, export, print) is not logged
//! here but audited in the transaction of its own request.

pub mod sql;

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use zhike_store::{Store, StoreError, Tx, Val, p};

use crate::platform::jobs::Ids;

pub use sql::AccessRow;

/// How long views are gathered; with the commit it stays within a second.
const GATHER: Duration = Duration::from_millis(500);
/// Rows of one write.
const BATCH: usize = 500;
/// Views that may wait while the database does not take them.
const MOST_WAITING: usize = 20_000;
const COLUMNS: usize = 8;
/// Tries to write what is left when the server stops.
const LAST_TRIES: u32 = 5;

/// One view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// When, epoch milliseconds.
    pub at: i64,
    /// Who, by `staff_id`.
    pub staff_id: i64,
    /// In which store they acted.
    pub store_id: Option<i64>,
    /// Glossary word of what they saw.
    pub object_kind: &'static str,
    /// Its raw id.
    pub object_id: i64,
    /// Which view, as `card` or `list`.
    pub view: &'static str,
    /// The request.
    pub request_id: Option<String>,
}

/// Takes views. Dropping it writes what waits.
pub struct AccessLog {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

struct Shared {
    store: Store,
    ids: Ids,
    waiting: Mutex<Waiting>,
    wake: Condvar,
}

#[derive(Default)]
struct Waiting {
    views: Vec<(i64, View)>,
    lost: u64,
    stop: bool,
}

impl AccessLog {
    /// Starts the thread that writes.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(store: Store, ids: Ids) -> Result<AccessLog, StoreError> {
        let shared =
            Arc::new(Shared { store, ids, waiting: Mutex::default(), wake: Condvar::new() });
        let writer = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("access-log".to_owned())
            .spawn(move || run(&writer))
            .map_err(|why| StoreError::Fault(format!("no thread for the access log: {why}")))?;
        Ok(AccessLog { shared, thread: Mutex::new(Some(thread)) })
    }

    /// Notes a view; never waits for the database. When the database has refused writes so long
    /// that 20,000 views wait, further ones are counted and the count is logged as an error.
    pub fn note(&self, view: View) {
        // Drawn here: a batch that is written again after a lost answer is not written twice.
        let access_id = (self.shared.ids)();
        let mut waiting = self.shared.lock();
        if waiting.views.len() >= MOST_WAITING {
            waiting.lost += 1;
            return;
        }
        waiting.views.push((access_id, view));
        if waiting.views.len() == 1 {
            self.shared.wake.notify_one();
        }
    }

    /// Writes what waits and ends the thread.
    pub fn stop(&self) {
        self.shared.lock().stop = true;
        self.shared.wake.notify_one();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread
            && thread.join().is_err()
        {
            tracing::error!("the access log ended by a panic");
        }
    }
}

impl Drop for AccessLog {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the first view, then gathers; answers whether to stop.
    fn gather(&self) -> bool {
        let guard = self
            .wake
            .wait_while(self.lock(), |waiting| waiting.views.is_empty() && !waiting.stop)
            .unwrap_or_else(PoisonError::into_inner);
        let (guard, _timed_out) = self
            .wake
            .wait_timeout_while(guard, GATHER, |waiting| {
                waiting.views.len() < BATCH && !waiting.stop
            })
            .unwrap_or_else(PoisonError::into_inner);
        guard.stop
    }

    /// Writes all that waits, in batches. What could not be written waits on.
    fn write(&self) -> Result<(), StoreError> {
        loop {
            let (views, lost) = {
                let mut waiting = self.lock();
                let count = waiting.views.len().min(BATCH);
                (
                    waiting.views.drain(..count).collect::<Vec<_>>(),
                    std::mem::take(&mut waiting.lost),
                )
            };
            if lost > 0 {
                tracing::error!(lost, "views were not logged: the database took no writes");
            }
            if views.is_empty() {
                return Ok(());
            }
            if let Err(why) = self.write_batch(&views) {
                let mut waiting = self.lock();
                waiting.views.splice(0..0, views);
                return Err(why);
            }
        }
    }

    fn write_batch(&self, views: &[(i64, View)]) -> Result<(), StoreError> {
        let values: Vec<Val> = views.iter().flat_map(values).collect();
        self.store.write_blocking(move |tx| tx.put_many(&sql::INSERT, COLUMNS, &values))
    }
}

fn values((access_id, view): &(i64, View)) -> [Val; COLUMNS] {
    [
        Val::from(*access_id),
        Val::from(view.at),
        Val::from(view.staff_id),
        Val::from(view.store_id),
        Val::from(view.object_kind),
        Val::from(view.object_id),
        Val::from(view.view),
        Val::from(view.request_id.clone()),
    ]
}

fn run(shared: &Shared) {
    loop {
        let stop = shared.gather();
        match shared.write() {
            Ok(()) if stop => return,
            Ok(()) => {}
            Err(why) if stop => return write_last(shared, &why),
            Err(why) => {
                tracing::warn!(%why, "the access log waits for the database");
                std::thread::sleep(GATHER);
            }
        }
    }
}

fn write_last(shared: &Shared, why: &StoreError) {
    for _try in 0..LAST_TRIES {
        std::thread::sleep(GATHER / 5);
        if shared.write().is_ok() {
            return;
        }
    }
    let lost = shared.lock().views.len();
    tracing::error!(lost, %why, "views were not logged at the stop");
}

/// Which views are listed.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only those by this member of the team.
    pub staff_id: Option<i64>,
    /// Only those of this kind of thing.
    pub object_kind: Option<String>,
    /// Only those of this thing.
    pub object_id: Option<i64>,
    /// From this time on, epoch milliseconds.
    pub from: Option<i64>,
    /// Before this time.
    pub to: Option<i64>,
    /// Only those before the one with this raw id: the next page.
    pub before: Option<i64>,
}

/// Views, newest first, at most `limit`.
///
/// # Errors
/// Those of the store.
pub fn list(tx: &mut Tx<'_>, wanted: &Wanted, limit: i64) -> Result<Vec<AccessRow>, StoreError> {
    tx.all(
        &sql::LIST,
        p![
            wanted.before.unwrap_or(i64::MAX),
            wanted.staff_id,
            wanted.object_kind.clone(),
            wanted.object_id,
            wanted.from,
            wanted.to,
            limit
        ],
    )
}

/// Deletes up to `limit` views from before `before`; answers how many.
///
/// # Errors
/// Those of the store.
pub fn forget(tx: &mut Tx<'_>, before: i64, limit: i64) -> Result<u64, StoreError> {
    tx.execute(&sql::FORGET, p![before, limit])
}
