//! The relay: after the commit it gives events and audit rows their numbers, without gaps, seals
//! the audit chain and wakes who listens.
//!
//! On SQLite it is a thread of the one process. On PostgreSQL it is a leased row, so one node
//! relays. Numbers are given inside a transaction that holds that row, so they are gapless whatever
//! happens to the lease. A row that commits late has no number yet and gets the next one then:
//! nothing is skipped.
//!
//! Nodes do not send NOTIFY: the store lends no connection for LISTEN. The relay looks for rows
//! every 100 ms on PostgreSQL, the other nodes read new numbers every 250 ms. A commit in the
//! process that relays is taken at once by [`Relay::poke`].

pub mod sql;
mod turn;

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use zhike_store::{Engine, Store, StoreError};

use crate::platform::keys::Keyring;
use crate::platform::outbox;
use crate::platform::stream::Hub;

pub use turn::{BATCH, LEASE_MS, Turn, audit_head, give_up, outbox_head, turn};

/// The clock as this folder takes it: epoch milliseconds.
pub type Now = Arc<dyn Fn() -> i64 + Send + Sync>;

/// How often a node looks without being poked.
const LOOK_SQLITE: Duration = Duration::from_millis(500);
const LOOK_RELAY: Duration = Duration::from_millis(100);
const LOOK_OTHER: Duration = Duration::from_millis(250);
/// Pause after a fault of the store, so that a full disk does not fill the log.
const AFTER_FAULT: Duration = Duration::from_secs(1);

/// What a relay works with.
#[derive(Clone)]
pub struct Parts {
    /// The database.
    pub store: Store,
    /// Holds the key of the audit chain.
    pub keyring: Keyring,
    /// Where this process's listeners are.
    pub hub: Hub,
    /// The clock.
    pub now: Now,
    /// Names this process in the lease; differs in each start.
    pub owner: String,
}

/// A running relay. Dropping it stops it.
pub struct Relay {
    poke: Poke,
    thread: Option<JoinHandle<()>>,
}

/// Wakes the relay; cheap to clone.
#[derive(Clone, Default)]
pub struct Poke {
    signal: Arc<(Mutex<Signal>, Condvar)>,
}

#[derive(Default)]
struct Signal {
    poked: bool,
    stop: bool,
}

impl Poke {
    /// Says that something was committed. Never blocks for long and never fails.
    pub fn poke(&self) {
        let (signal, wake) = &*self.signal;
        signal.lock().unwrap_or_else(PoisonError::into_inner).poked = true;
        wake.notify_one();
    }

    fn stop(&self) {
        let (signal, wake) = &*self.signal;
        signal.lock().unwrap_or_else(PoisonError::into_inner).stop = true;
        wake.notify_one();
    }

    /// Waits for a poke at most `patience`; answers `false` when it is time to stop.
    fn wait(&self, patience: Duration) -> bool {
        let (signal, wake) = &*self.signal;
        let guard = signal.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut guard, _timed_out) = wake
            .wait_timeout_while(guard, patience, |signal| !signal.poked && !signal.stop)
            .unwrap_or_else(PoisonError::into_inner);
        guard.poked = false;
        !guard.stop
    }
}

impl Relay {
    /// Fills the hub with what listeners may still ask for, and starts the thread.
    ///
    /// # Errors
    /// Those of the store, or the system gives no thread.
    pub fn start(parts: Parts) -> Result<Relay, StoreError> {
        load(&parts)?;
        let poke = Poke::default();
        let waker = poke.clone();
        let thread = std::thread::Builder::new()
            .name("relay".to_owned())
            .spawn(move || run(&parts, &waker))
            .map_err(|why| StoreError::Fault(format!("no thread for the relay: {why}")))?;
        Ok(Relay { poke, thread: Some(thread) })
    }

    /// Says that something was committed, so that listeners hear of it within milliseconds.
    pub fn poke(&self) {
        self.poke.poke();
    }

    /// A handle that pokes, for those who commit.
    #[must_use]
    pub fn handle(&self) -> Poke {
        self.poke.clone()
    }

    /// Numbers what is committed, gives the lease back and ends the thread.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.poke.stop();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the relay ended by a panic");
        }
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.end();
    }
}

fn run(parts: &Parts, poke: &Poke) {
    loop {
        let pause = round(parts);
        if !poke.wait(pause) {
            break;
        }
    }
    // What was committed before the stop is numbered now rather than at the next start.
    round(parts);
    if let Err(why) = give_up(&parts.store, &parts.owner) {
        tracing::warn!(%why, "the relay keeps its lease until it runs out");
    }
}

/// Numbers until nothing waits, then brings the hub up to date; answers how long to rest.
fn round(parts: &Parts) -> Duration {
    match number_all(parts).and_then(|mine| catch_up(parts).map(|()| mine)) {
        Ok(_) if parts.store.engine() == Engine::Sqlite => LOOK_SQLITE,
        Ok(true) => LOOK_RELAY,
        Ok(false) => LOOK_OTHER,
        Err(StoreError::Stopping) => AFTER_FAULT,
        Err(why) => {
            tracing::error!(%why, "the relay could not number rows; it tries again");
            AFTER_FAULT
        }
    }
}

/// Answers whether this node is the relay.
fn number_all(parts: &Parts) -> Result<bool, StoreError> {
    loop {
        match turn(&parts.store, &parts.keyring, &parts.owner, (parts.now)())? {
            Turn::NotMine => return Ok(false),
            Turn::Numbered { more: true, .. } => catch_up(parts)?,
            Turn::Idle | Turn::Numbered { .. } => return Ok(true),
        }
    }
}

/// Gives the hub every number it has not seen, in order.
fn catch_up(parts: &Parts) -> Result<(), StoreError> {
    loop {
        let seen = parts.hub.head();
        let rows = parts.store.read_blocking(move |tx| outbox::after(tx, seen, BATCH))?;
        let full = rows.len() as i64 == BATCH;
        parts.hub.publish(rows);
        if !full {
            return Ok(());
        }
    }
}

/// At the start: the last numbers, so that a page that was open before the restart can go on.
fn load(parts: &Parts) -> Result<(), StoreError> {
    let keep = parts.hub.capacity();
    let (from, rows) = parts.store.read_blocking(move |tx| {
        let from = (outbox_head(tx)? - keep).max(0);
        Ok::<_, StoreError>((from, outbox::after(tx, from, keep)?))
    })?;
    parts.hub.begin(from);
    parts.hub.publish(rows);
    Ok(())
}
