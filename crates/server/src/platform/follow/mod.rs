//! Followers: what happens after an event was numbered, in the order of the numbers.
//!
//! A follower keeps its own place (the number it has come to) in its own table, and moves it in
//! the transaction that does the work: an event is followed once, whatever crashes, and two nodes
//! that follow at once queue for the follower's key. It works on the database only; what talks to
//! the outside is a job that it asks for.

mod sql;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::Value;
use zhike_domain::kernel::id;
use zhike_store::{StoreError, Tx, p};

use super::app::App;
use super::outbox::{self, NumberedRow};
use super::problem::Problem;

pub use sql::ALL;
use sql::PlaceRow;

/// Events that one transaction follows.
pub const BATCH: i64 = 500;
/// How often the last number is looked at.
const LOOK: Duration = Duration::from_millis(200);
/// Pause after a fault, so that a full disk does not fill the log.
const AFTER_FAULT: Duration = Duration::from_secs(2);

/// What follows events.
pub trait Follower: Send + Sync {
    /// Its name, for the log.
    fn name(&self) -> &'static str;

    /// Follows what was numbered up to `head`; answers whether there may be more at once.
    ///
    /// # Errors
    /// Any: it is logged, and tried again.
    fn turn(&self, app: &App, head: i64) -> Result<More, Problem>;
}

/// Whether a turn came to the end of what there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// All is followed.
    No,
    /// The batch was full.
    Perhaps,
}

/// Where the follower `name` has come to. One that is new begins at the end: what was before it
/// was switched on is no news.
///
/// # Errors
/// Those of the store.
pub fn place(tx: &mut Tx<'_>, name: &'static str, head: i64) -> Result<i64, StoreError> {
    let row: Option<PlaceRow> = tx.opt(&sql::PLACE, p![name])?;
    match row {
        Some(row) => Ok(row.seq),
        None => {
            tx.execute(&sql::BEGIN, p![name, head])?;
            Ok(head)
        }
    }
}

/// Moves the follower to `seq`.
///
/// # Errors
/// Those of the store.
pub fn move_to(tx: &mut Tx<'_>, name: &'static str, seq: i64) -> Result<(), StoreError> {
    tx.execute(&sql::MOVE, p![name, seq]).map(drop)
}

/// The number of the subject `word` of an event, when it has one.
#[must_use]
pub fn subject(event: &NumberedRow, word: &str) -> Option<i64> {
    let subjects: Value = serde_json::from_str(&event.subjects).ok()?;
    id::read(word, subjects.get(word)?.as_str()?).ok()
}

/// Events after `seq`, oldest first.
///
/// # Errors
/// Those of the store.
pub fn after(tx: &mut Tx<'_>, seq: i64) -> Result<Vec<NumberedRow>, StoreError> {
    outbox::after(tx, seq, BATCH)
}

/// The running followers of this process. Dropping it stops them.
pub struct Followers {
    end: Arc<(Mutex<bool>, Condvar)>,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Followers {
    /// Begins to follow, on a thread of its own.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(app: &App, all: Vec<Box<dyn Follower>>) -> Result<Followers, StoreError> {
        let end: Arc<(Mutex<bool>, Condvar)> = Arc::default();
        let ended: Arc<AtomicBool> = Arc::default();
        // The app holds the followers, so they must not hold the app.
        let (app, stop, over) = (app.weak(), Arc::clone(&end), Arc::clone(&ended));
        let body = move || {
            let mut seen = vec![-1; all.len()];
            while !over.load(Ordering::Relaxed) {
                let Some(app) = app.upgrade() else { return };
                let pause = round(&app, &all, &mut seen, &over);
                drop(app);
                wait(&stop, pause);
            }
        };
        let thread = std::thread::Builder::new().name("followers".to_owned()).spawn(body);
        let thread =
            thread.map_err(|why| StoreError::Fault(format!("no thread for followers: {why}")))?;
        Ok(Followers { end, ended, thread: Some(thread) })
    }
}

impl Drop for Followers {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        let (end, wake) = &*self.end;
        *end.lock().unwrap_or_else(PoisonError::into_inner) = true;
        wake.notify_all();
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != std::thread::current().id()
            && thread.join().is_err()
        {
            tracing::error!("the followers ended by a panic");
        }
    }
}

fn wait(stop: &(Mutex<bool>, Condvar), pause: Duration) {
    let (end, wake) = stop;
    let guard = end.lock().unwrap_or_else(PoisonError::into_inner);
    drop(wake.wait_timeout_while(guard, pause, |end| !*end));
}

/// Lets each follower catch up with the last number it has not seen; answers how long to rest.
fn round(app: &App, all: &[Box<dyn Follower>], seen: &mut [i64], over: &AtomicBool) -> Duration {
    let head = app.streams.head();
    let mut pause = LOOK;
    for (follower, seen) in all.iter().zip(seen) {
        while *seen < head && !over.load(Ordering::Relaxed) {
            match follower.turn(app, head) {
                Ok(More::Perhaps) => {}
                Ok(More::No) => *seen = head,
                Err(problem) => {
                    let why = problem.cause.unwrap_or_else(|| problem.code.to_owned());
                    if problem.code != "server.stopping" {
                        tracing::error!(follower = follower.name(), why, "following failed");
                    }
                    pause = AFTER_FAULT;
                    break;
                }
            }
        }
    }
    pause
}
