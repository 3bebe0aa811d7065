//! The hub: the last events of this process's view, and everyone who listens to the next ones.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::broadcast;

use super::topic::{self, Topic};
use crate::platform::outbox::NumberedRow;

/// Events a listener may lag behind before it has to read everything anew.
const LAG: usize = 1_024;

/// A numbered event, shared by all listeners.
#[derive(Debug, PartialEq, Eq)]
pub struct Heard {
    /// The relay's number.
    pub seq: i64,
    /// `noun.past_verb`.
    pub kind: String,
    /// What it is listed under; `None` when no page listens to it.
    pub topic: Option<Topic>,
    /// Raw store id; `None` for the company as a whole.
    pub store_id: Option<i64>,
    /// JSON object of glossary word and id.
    pub subjects: String,
    /// When it was committed, about; epoch milliseconds.
    pub created_at: i64,
}

/// What a listener that comes back has missed.
#[derive(Debug)]
pub enum Replay {
    /// These, oldest first; perhaps none.
    Events(Vec<Arc<Heard>>),
    /// Unknown: it has to read its page again.
    Lost,
}

/// How much a hub remembers.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// At most so many events.
    pub events: usize,
    /// None older than this, in milliseconds.
    pub age_ms: i64,
}

impl Default for Memory {
    /// 10,000 events of the last ten minutes.
    fn default() -> Memory {
        Memory { events: 10_000, age_ms: 600_000 }
    }
}

/// Listeners and the replay buffer. Cheap to clone.
#[derive(Clone)]
pub struct Hub {
    memory: Memory,
    ring: Arc<Mutex<Ring>>,
}

struct Ring {
    /// The number before the oldest remembered event.
    floor: i64,
    head: i64,
    events: VecDeque<Arc<Heard>>,
    live: broadcast::Sender<Arc<Heard>>,
}

impl Hub {
    /// An empty hub.
    #[must_use]
    pub fn new(memory: Memory) -> Hub {
        let (live, _nobody) = broadcast::channel(LAG);
        let ring = Ring { floor: 0, head: 0, events: VecDeque::new(), live };
        Hub { memory, ring: Arc::new(Mutex::new(ring)) }
    }

    /// The last number it has heard of.
    #[must_use]
    pub fn head(&self) -> i64 {
        self.lock().head
    }

    /// Events it remembers at most.
    pub(in crate::platform) fn capacity(&self) -> i64 {
        i64::try_from(self.memory.events).unwrap_or(i64::MAX)
    }

    /// Starts after number `floor`, remembering nothing before it.
    pub(in crate::platform) fn begin(&self, floor: i64) {
        let mut ring = self.lock();
        ring.events.clear();
        (ring.floor, ring.head) = (floor, floor);
    }

    /// Takes numbered events, oldest first, remembers them and wakes listeners.
    pub fn publish(&self, rows: Vec<NumberedRow>) {
        let mut ring = self.lock();
        for row in rows {
            let heard = Arc::new(Heard {
                seq: row.seq,
                topic: topic::of(&row.kind),
                kind: row.kind,
                store_id: row.store_id,
                subjects: row.subjects,
                created_at: row.created_at,
            });
            ring.head = heard.seq;
            ring.events.push_back(Arc::clone(&heard));
            // An error only says that nobody listens.
            let _nobody = ring.live.send(heard);
        }
        ring.forget(self.memory);
    }

    /// Joins the listeners after number `last_seen` (`None`: from now on). What was missed and what
    /// comes next meet without a gap or a double.
    pub fn listen(&self, last_seen: Option<i64>) -> (Replay, i64, broadcast::Receiver<Arc<Heard>>) {
        let ring = self.lock();
        let live = ring.live.subscribe();
        let replay = match last_seen {
            None => Replay::Events(Vec::new()),
            Some(seq) if seq < ring.floor || seq > ring.head => Replay::Lost,
            Some(seq) => {
                let seen = ring.events.partition_point(|heard| heard.seq <= seq);
                let missed = ring.events.range(seen..);
                // Reading the page anew is cheaper than a thousand events, for both sides.
                if missed.len() > LAG {
                    Replay::Lost
                } else {
                    Replay::Events(missed.map(Arc::clone).collect())
                }
            }
        };
        (replay, ring.head, live)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Ring> {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ring {
    /// Age is measured against the newest event, so that a quiet night forgets nothing.
    fn forget(&mut self, memory: Memory) {
        let newest = self.events.back().map_or(0, |heard| heard.created_at);
        while let Some(oldest) = self.events.front() {
            let old = oldest.created_at < newest - memory.age_ms;
            if self.events.len() <= memory.events && !old {
                break;
            }
            self.floor = oldest.seq;
            self.events.pop_front();
        }
    }
}
