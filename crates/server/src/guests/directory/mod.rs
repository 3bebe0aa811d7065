//! The names of all guests in memory, to find somebody by a part of the name.
//!
//! Names are sealed in the database, so only memory can be searched for parts of them. Phones and
//! their last four digits are found in the database by blind index, ready from the first moment
//! and the same on every node; only names wait until all of them are read.
//!
//! A thread reads all names at the start and then follows the relay's numbers: it hears of every
//! guest that was made, changed, merged or erased, on whichever node, a tenth of a second after
//! the relay does.

mod book;
mod fit;
mod spell;
mod starts;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::Value;
use zhike_domain::kernel::id::GuestId;
use zhike_store::{Store, StoreError, Tx, Val, p};

pub use book::Book;
pub use fit::{Found, Matched};
pub use spell::reading;

use super::read::opened;
use super::sql::guest::{self as sql, NameRow};
use super::sql::imported;
use crate::platform::app::App;
use crate::platform::keys::Keyring;
use crate::platform::outbox;
use crate::platform::relay::outbox_head;
use crate::platform::stream::Streams;

/// How often the thread looks for news.
const LOOK: Duration = Duration::from_millis(100);
/// Names read at once.
const CHUNK: i64 = 10_000;
/// Names of guests that events named, read at once.
const AT_ONCE: usize = 512;
/// Events read at once.
const EVENTS: i64 = 500;

/// The running directory. Dropping it ends its thread.
pub struct Directory {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    store: Store,
    keyring: Keyring,
    streams: Streams,
    book: RwLock<Book>,
    is_ready: AtomicBool,
    stop: (Mutex<bool>, Condvar),
}

/// Starts the directory of this process.
pub fn begin(app: &App) {
    let shared = Arc::new(Shared {
        store: app.store.clone(),
        keyring: app.keyring.clone(),
        streams: app.streams.clone(),
        book: RwLock::default(),
        is_ready: AtomicBool::new(false),
        stop: (Mutex::new(false), Condvar::new()),
    });
    let follower = Arc::clone(&shared);
    let thread = std::thread::Builder::new()
        .name("directory".to_owned())
        .spawn(move || follow(&follower))
        .inspect_err(|why| tracing::error!(%why, "no thread for the names of guests"));
    app.kept.put(Directory { shared, thread: thread.ok() });
}

/// The directory of this process.
#[must_use]
pub fn of(app: &App) -> Option<Arc<Directory>> {
    app.kept.get()
}

impl Directory {
    /// Whether every name has been read.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.shared.is_ready.load(Ordering::Acquire)
    }

    /// Guests whose name fits, as [`Book::find`].
    #[must_use]
    pub fn find(&self, asked: &str, limit: usize) -> Vec<Found> {
        self.shared.book.read().unwrap_or_else(PoisonError::into_inner).find(asked, limit)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let (stop, wake) = &self.shared.stop;
        *stop.lock().unwrap_or_else(PoisonError::into_inner) = true;
        wake.notify_one();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the directory ended by a panic");
        }
    }
}

impl Shared {
    /// Waits for the next look; answers whether to stop.
    fn rest(&self) -> bool {
        let (stop, wake) = &self.stop;
        let guard = stop.lock().unwrap_or_else(PoisonError::into_inner);
        let (guard, _timed_out) = wake
            .wait_timeout_while(guard, LOOK, |stop| !*stop)
            .unwrap_or_else(PoisonError::into_inner);
        *guard
    }

    /// Sorts the places of the text when enough was written. Only this thread writes, so the text
    /// stays as it is meanwhile, and everybody else goes on finding.
    fn put_in_order(&self) {
        let book = self.book.read().unwrap_or_else(PoisonError::into_inner);
        if !book.wants_order() {
            return;
        }
        let starts = book.order();
        drop(book);
        self.book.write().unwrap_or_else(PoisonError::into_inner).put_in_order(starts);
    }

    /// Takes out those of whom nothing is left, not even a row.
    fn forget(&self, asked: &[i64], rows: &[NameRow]) {
        let there: BTreeSet<i64> = rows.iter().map(|row| row.guest_id).collect();
        let mut book = self.book.write().unwrap_or_else(PoisonError::into_inner);
        for guest in asked.iter().filter(|guest| !there.contains(guest)) {
            book.set(*guest, None);
        }
    }

    fn write(&self, rows: &[NameRow]) -> Result<(), StoreError> {
        let mut names = Vec::with_capacity(rows.len());
        for row in rows {
            let sealed = row.name_enc.as_deref().filter(|_| row.erased_at.is_none());
            let name = opened(&self.keyring, "guest.name_enc", row.guest_id, sealed);
            names.push((row.guest_id, name.map_err(|why| fault(&why))?));
        }
        let mut book = self.book.write().unwrap_or_else(PoisonError::into_inner);
        for (guest_id, name) in names {
            book.set(guest_id, name.as_deref());
        }
        Ok(())
    }
}

fn fault(problem: &crate::platform::problem::Problem) -> StoreError {
    StoreError::Fault(problem.cause.clone().unwrap_or_else(|| problem.code.to_owned()))
}

fn follow(shared: &Shared) {
    let mut seen = None;
    loop {
        let done = match seen {
            None => read_all(shared),
            Some(seen) => hear(shared, seen),
        };
        match done {
            Ok(next) => seen = next,
            Err(StoreError::Stopping) => return,
            Err(why) => tracing::warn!(%why, "the names of guests could not be read"),
        }
        if shared.rest() {
            return;
        }
    }
}

/// Reads every name; answers the number from which to follow, `None` when it was stopped.
fn read_all(shared: &Shared) -> Result<Option<i64>, StoreError> {
    let seen = shared.store.read_blocking(outbox_head)?;
    let mut after = -1;
    loop {
        let rows: Vec<NameRow> =
            shared.store.read_blocking(move |tx| tx.all(&sql::NAMES, p![after, CHUNK]))?;
        let Some(last) = rows.last() else { break };
        after = last.guest_id;
        shared.write(&rows)?;
        if *shared.stop.0.lock().unwrap_or_else(PoisonError::into_inner) {
            return Ok(None);
        }
    }
    shared.book.write().unwrap_or_else(PoisonError::into_inner).settle();
    shared.put_in_order();
    let book = shared.book.read().unwrap_or_else(PoisonError::into_inner);
    let (names, bytes) = (book.len(), book.bytes());
    drop(book);
    shared.is_ready.store(true, Ordering::Release);
    tracing::debug!(names, bytes, "the names of guests are read");
    Ok(Some(seen))
}

/// Reads anew whoever was spoken of after `seen`; answers the last number heard, `None` when too
/// much was missed.
fn hear(shared: &Shared, seen: i64) -> Result<Option<i64>, StoreError> {
    if shared.streams.head() <= seen {
        return Ok(Some(seen));
    }
    let events = shared.store.read_blocking(move |tx| outbox::after(tx, seen, EVENTS))?;
    let (Some(first), Some(last)) = (events.first(), events.last()) else {
        return Ok(Some(seen));
    };
    if first.seq > seen + 1 {
        return Ok(None);
    }
    let news = events.iter().filter(|event| is_of_record(&event.kind));
    let guests: BTreeSet<i64> = news.flat_map(|event| guests_of(&event.subjects)).collect();
    let guests: Vec<i64> = guests.into_iter().collect();
    for some in guests.chunks(AT_ONCE) {
        let ids: Vec<Val> = some.iter().map(|guest| Val::from(*guest)).collect();
        let read = move |tx: &mut Tx<'_>| tx.all_of::<NameRow>(&imported::NAMES, &ids);
        let rows = shared.store.read_blocking(read)?;
        shared.write(&rows)?;
        shared.forget(some, &rows);
    }
    shared.book.write().unwrap_or_else(PoisonError::into_inner).tidy();
    shared.put_in_order();
    Ok(Some(last.seq))
}

/// Whether an event of this kind may have changed what a guest's record says: where he stands is
/// judged after every visit, and changes neither names nor numbers.
pub(super) fn is_of_record(kind: &str) -> bool {
    kind.starts_with("guest.") && kind != "guest.stage_changed"
}

/// The guests that an event is about.
pub(super) fn guests_of(subjects: &str) -> Vec<i64> {
    let subjects: Value = serde_json::from_str(subjects).unwrap_or_default();
    let named = subjects.as_object().into_iter().flat_map(|subjects| subjects.values());
    // An event about many names them in a list.
    let each =
        named.flat_map(|one| one.as_array().map_or(std::slice::from_ref(one), Vec::as_slice));
    let ids = each.filter_map(Value::as_str).filter_map(|text| text.parse::<GuestId>().ok());
    ids.map(GuestId::raw).collect()
}
