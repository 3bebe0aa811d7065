//! The number of this process among all that write the same database: part of every id.
//!
//! SQLite has one process, number 0. On PostgreSQL a server leases one of 1 to 255 and renews it;
//! a server that could not renew in time stops, because its ids might meet another's.

mod sql;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use zhike_store::{Engine, LockKey, Store, StoreError, p};

use crate::platform::clock::Clock;

pub use sql::ALL;

/// How long a lease lasts.
const LEASE_MS: i64 = 120_000;
/// How often it is renewed.
const RENEW_EVERY: Duration = Duration::from_secs(20);
/// How often the thread looks whether it is to end.
const STEP: Duration = Duration::from_millis(100);
/// The last number that a server may lease.
const LAST: i64 = 255;

/// Why a process has no number.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
    /// 255 servers are running on this database.
    #[error("all 255 node numbers are taken: stop a server or wait two minutes")]
    AllTaken,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A leased number. Dropping it gives the number back.
pub struct Node {
    number: u16,
    end: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Node {
    /// Takes a number for this process; `lost` is called when the lease could not be kept.
    ///
    /// # Errors
    /// [`NodeError`].
    pub fn take(
        store: &Store,
        clock: &Clock,
        holder: &str,
        lost: impl Fn() + Send + 'static,
    ) -> Result<Node, NodeError> {
        let end = Arc::new(AtomicBool::new(false));
        if store.engine() == Engine::Sqlite {
            return Ok(Node { number: 0, end, thread: None });
        }
        let number = lease(store, clock.now().0, holder)?;
        let (store, clock, holder) = (store.clone(), clock.clone(), holder.to_owned());
        let ended = Arc::clone(&end);
        let renew = move || keep(&store, &clock, number, &holder, &ended, &lost);
        let thread = std::thread::Builder::new().name("node".to_owned()).spawn(renew);
        let thread = thread.map_err(|why| StoreError::Fault(format!("no thread: {why}")))?;
        Ok(Node { number, end, thread: Some(thread) })
    }

    /// The number.
    #[must_use]
    pub const fn number(&self) -> u16 {
        self.number
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.end.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing to give back.
            let _ended = thread.join();
        }
    }
}

fn lease(store: &Store, now: i64, holder: &str) -> Result<u16, NodeError> {
    let holder = holder.to_owned();
    let locks = [LockKey::text("node", "lease")];
    store.write_keyed_blocking(&locks, move |tx| {
        let held: Vec<sql::Held> = tx.all(&sql::HELD, p![now])?;
        let free = (1..=LAST).find(|number| held.iter().all(|held| held.node != *number));
        let number = free.ok_or(NodeError::AllTaken)?;
        tx.execute(&sql::TAKE, p![number, holder.as_str(), now + LEASE_MS, now])?;
        u16::try_from(number).map_err(|_why| NodeError::AllTaken)
    })
}

fn keep(
    store: &Store,
    clock: &Clock,
    number: u16,
    holder: &str,
    end: &AtomicBool,
    lost: &dyn Fn(),
) {
    let number = i64::from(number);
    let mut kept_until = clock.now().0 + LEASE_MS;
    let mut waited = Duration::ZERO;
    while !end.load(Ordering::Relaxed) {
        std::thread::sleep(STEP);
        waited += STEP;
        if waited < RENEW_EVERY {
            continue;
        }
        waited = Duration::ZERO;
        let until = clock.now().0 + LEASE_MS;
        let holder = holder.to_owned();
        let renewed = store
            .write_blocking(move |tx| tx.execute(&sql::RENEW, p![number, holder.as_str(), until]));
        match renewed {
            Ok(1) => kept_until = until,
            Ok(_) => return lost(),
            Err(_) if clock.now().0 >= kept_until => return lost(),
            Err(why) => tracing::warn!(%why, "the node number could not be renewed yet"),
        }
    }
    let holder = holder.to_owned();
    let back =
        store.write_blocking(move |tx| tx.execute(&sql::GIVE_BACK, p![number, holder.as_str()]));
    if let Err(why) = back {
        tracing::warn!(%why, "the node number was not given back; it lapses by itself");
    }
}
