//! A bound on connections held at once. A newcomer beyond it takes the place of the one that has
//! been idle longest, so that a thousand silent sockets keep nobody out.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

/// A connection idle for less is probably about to speak and keeps its place: in a burst, newcomers
/// would else throw each other out and nobody be served.
pub(super) const GRACE: Duration = Duration::from_millis(200);

#[derive(Debug)]
pub(super) struct Connections {
    most: usize,
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    next: u64,
    entries: HashMap<u64, Entry>,
}

#[derive(Debug)]
struct Entry {
    idle_since: Instant,
    busy: usize,
    evicted: Arc<Notify>,
}

/// A place among the connections; given back when dropped.
#[derive(Debug, Clone)]
pub(super) struct Place(Arc<PlaceInner>);

#[derive(Debug)]
struct PlaceInner {
    all: Arc<Connections>,
    number: u64,
    evicted: Arc<Notify>,
}

/// A request or answer under way on a connection.
pub(super) struct Busy(Place);

impl Connections {
    pub(super) fn new(most: usize) -> Arc<Connections> {
        Arc::new(Connections { most, open: Mutex::default() })
    }

    /// A place for one more, if need be the longest idle one's. `None` when all are
    /// busy or have only just come.
    pub(super) fn admit(self: &Arc<Self>) -> Option<Place> {
        let mut open = self.lock();
        if open.entries.len() >= self.most {
            let may_go = |entry: &Entry| entry.busy == 0 && entry.idle_since.elapsed() > GRACE;
            let idle = open.entries.iter().filter(|(_, entry)| may_go(entry));
            let (number, _) = idle.min_by_key(|(_, entry)| entry.idle_since)?;
            let number = *number;
            if let Some(entry) = open.entries.remove(&number) {
                entry.evicted.notify_one();
            }
        }
        open.next += 1;
        let number = open.next;
        let evicted = Arc::new(Notify::new());
        let entry = Entry { idle_since: Instant::now(), busy: 0, evicted: evicted.clone() };
        open.entries.insert(number, entry);
        Some(Place(Arc::new(PlaceInner { all: self.clone(), number, evicted })))
    }

    /// Connections held now.
    pub(super) fn count(&self) -> usize {
        self.lock().entries.len()
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        // Nothing between lock and unlock can panic half-way through a change.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Returns when this connection has to give way.
    pub(super) async fn evicted(&self) {
        self.0.evicted.notified().await;
    }

    /// Marks the connection as busy until the value is dropped.
    pub(super) fn busy(&self) -> Busy {
        if let Some(entry) = self.0.all.lock().entries.get_mut(&self.0.number) {
            entry.busy += 1;
        }
        Busy(self.clone())
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        let place = &self.0.0;
        if let Some(entry) = place.all.lock().entries.get_mut(&place.number) {
            entry.busy = entry.busy.saturating_sub(1);
            entry.idle_since = Instant::now();
        }
    }
}

impl Drop for PlaceInner {
    fn drop(&mut self) {
        self.all.lock().entries.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_longest_idle_connection_gives_way_and_busy_ones_never() {
        let all = Connections::new(2);
        let first = all.admit().unwrap();
        tokio::time::sleep(Duration::from_millis(5)).await;
        let second = all.admit().unwrap();
        let working = first.busy();
        assert!(all.admit().is_none(), "both have only just come");
        tokio::time::sleep(GRACE + Duration::from_millis(5)).await;
        let third = all.admit().unwrap();
        second.evicted().await;
        let also_working = third.busy();
        assert!(all.admit().is_none());
        drop(working);
        drop(also_working);
        assert_eq!(all.count(), 2);
        drop((first, second, third));
        assert_eq!(all.count(), 0);
    }
}
