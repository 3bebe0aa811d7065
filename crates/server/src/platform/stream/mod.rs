//! Live screens: server-sent events over the hub.
//!
//! An event says what changed, never what it now is; the page reads that anew, so a stream shows
//! nobody more than the API does. The id of an event is the relay's number. A listener that comes
//! back gets what it missed in the last ten minutes, else `resync`; one that is too slow loses
//! events and gets `resync`, so memory stays bounded. A stream ends when its caller may no longer
//! listen.

mod hub;
mod topic;

use std::collections::{BTreeSet, VecDeque};
use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, broadcast, watch};
use tokio::time::Interval;
use zhike_domain::kernel::id::StoreId;

pub use hub::{Heard, Hub, Memory, Replay};
pub use topic::{Topic, of as topic_of};

/// Between two comments that keep proxies from closing a quiet stream.
pub const HEARTBEAT: Duration = Duration::from_secs(15);
/// How long a browser waits before it comes back.
const COME_BACK: Duration = Duration::from_secs(2);

/// Asked at each heartbeat and after each event about staff, roles or sessions: may this caller
/// still listen?
pub type StillAllowed = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = bool> + Send>> + Send + Sync>;

/// What a caller may hear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    /// The stores whose events it hears; `None` for all of them. Events of the company as a whole
    /// are heard by everyone who has the topic.
    pub stores: Option<BTreeSet<StoreId>>,
    /// The topics it hears.
    pub topics: BTreeSet<Topic>,
}

impl Audience {
    /// Whether the event is for this caller.
    #[must_use]
    pub fn hears(&self, heard: &Heard) -> bool {
        let topic = heard.topic.is_some_and(|topic| self.topics.contains(&topic));
        let store = match (&self.stores, heard.store_id) {
            (None, _) | (_, None) => true,
            (Some(stores), Some(id)) => stores.contains(&StoreId::from_raw(id)),
        };
        topic && store
    }
}

/// All open streams are taken; the page polls instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("all {most} streams are taken")]
pub struct Full {
    /// How many may be open at once.
    pub most: usize,
}

/// The open streams of this process. Cheap to clone.
#[derive(Clone)]
pub struct Streams {
    hub: Hub,
    places: Arc<Semaphore>,
    most: usize,
    heartbeat: Duration,
    /// Becomes `true` when the server stops.
    ended: Arc<watch::Sender<bool>>,
}

impl Streams {
    /// At most `most` streams at once over `hub`.
    #[must_use]
    pub fn new(hub: Hub, most: usize, heartbeat: Duration) -> Streams {
        let places = Arc::new(Semaphore::new(most));
        let ended = Arc::new(watch::Sender::new(false));
        Streams { hub, places, most, heartbeat, ended }
    }

    /// The last number that this process has heard of.
    #[must_use]
    pub fn head(&self) -> i64 {
        self.hub.head()
    }

    /// How many streams are open.
    #[must_use]
    pub fn open_count(&self) -> usize {
        self.most - self.places.available_permits()
    }

    /// Ends every stream: the server stops.
    pub fn end_all(&self) {
        self.ended.send_replace(true);
    }

    /// Opens a stream. `last_seen` is the number of `Last-Event-ID`, when the page came back.
    ///
    /// # Errors
    /// [`Full`].
    pub fn open(
        &self,
        audience: Audience,
        last_seen: Option<i64>,
        still_allowed: StillAllowed,
    ) -> Result<Response, Full> {
        let place = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_taken| Full { most: self.most })?;
        let listener = self.listener(audience, last_seen, still_allowed, place);
        let events = stream::unfold(listener, |mut listener| async move {
            let event = listener.next().await?;
            Some((Ok::<_, Infallible>(event), listener))
        });
        let headers = [
            (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        Ok((headers, Sse::new(events)).into_response())
    }

    fn listener(
        &self,
        audience: Audience,
        last_seen: Option<i64>,
        still_allowed: StillAllowed,
        place: OwnedSemaphorePermit,
    ) -> Listener {
        let (replay, head, live) = self.hub.listen(last_seen);
        let mut ready = VecDeque::from([greeting(last_seen.unwrap_or(head))]);
        match replay {
            Replay::Lost => ready.push_back(resync(head)),
            Replay::Events(missed) => {
                let mine = missed.iter().filter(|heard| audience.hears(heard));
                ready.extend(mine.map(|heard| show(heard)));
            }
        }
        let mut beat = tokio::time::interval(self.heartbeat);
        // The first tick comes at once; there is nothing to keep alive yet.
        beat.reset();
        Listener {
            audience,
            ready,
            live,
            hub: self.hub.clone(),
            beat,
            ended: self.ended.subscribe(),
            still_allowed,
            _place: place,
        }
    }
}

/// One open stream.
struct Listener {
    audience: Audience,
    ready: VecDeque<Event>,
    live: broadcast::Receiver<Arc<Heard>>,
    hub: Hub,
    beat: Interval,
    ended: watch::Receiver<bool>,
    still_allowed: StillAllowed,
    _place: OwnedSemaphorePermit,
}

impl Listener {
    /// The next thing to send; `None` ends the stream.
    async fn next(&mut self) -> Option<Event> {
        if let Some(event) = self.ready.pop_front() {
            return Some(event);
        }
        let ended = &mut self.ended;
        let mut end = std::pin::pin!(async move { drop(ended.wait_for(|ended| *ended).await) });
        loop {
            tokio::select! {
                biased;
                () = &mut end => return None,
                _tick = self.beat.tick() => {
                    if !(self.still_allowed)().await {
                        return None;
                    }
                    return Some(Event::default().comment(""));
                }
                heard = self.live.recv() => match heard {
                    Ok(heard) => {
                        // Somebody's role, session or password changed: perhaps this caller's.
                        if heard.topic == Some(Topic::Staff) && !(self.still_allowed)().await {
                            return None;
                        }
                        if self.audience.hears(&heard) {
                            return Some(show(&heard));
                        }
                    }
                    Err(broadcast::error::RecvError::Lagged(_lost)) => {
                        self.live = self.live.resubscribe();
                        return Some(resync(self.hub.head()));
                    }
                    Err(broadcast::error::RecvError::Closed) => return None,
                },
            }
        }
    }
}

/// Tells the browser when to come back, and gives it a number to come back with.
fn greeting(seq: i64) -> Event {
    Event::default().event("ready").id(seq.to_string()).retry(COME_BACK).data("{}")
}

fn resync(head: i64) -> Event {
    Event::default().event("resync").id(head.to_string()).data("{}")
}

fn show(heard: &Heard) -> Event {
    let data = format!(r#"{{"type":"{}","subjects":{}}}"#, heard.kind, heard.subjects);
    let topic = heard.topic.map_or("", Topic::word);
    Event::default().event(topic).id(heard.seq.to_string()).data(data)
}
