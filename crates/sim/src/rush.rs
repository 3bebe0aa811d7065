//! The rush hour: a house of invented guests, served by the program itself and driven over HTTP on
//! loopback by clients that each wait for an answer before they ask again.
//!
//! Nothing here knows the server's code: the program is started like anybody starts it, filled by
//! its own verb, and asked by its own API.

pub mod desk;
pub mod ground;
pub mod served;
pub mod till;
pub mod whole;
pub mod wire;

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde::Serialize;

/// How much one loop may do: it ends at whichever comes first.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// Flows in all, over all clients.
    pub flows: u64,
    /// How long.
    pub time: Duration,
}

/// What the clients of a loop share: the number of the next flow, and when it is over.
#[derive(Debug)]
pub struct Turns {
    next: AtomicU64,
    bound: Bound,
    begun: Instant,
}

impl Turns {
    /// The number of the next flow, from 0 on; `None` when the loop is over.
    pub fn draw(&self) -> Option<u64> {
        if self.begun.elapsed() >= self.bound.time {
            return None;
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        (number < self.bound.flows).then_some(number)
    }
}

/// What a loop came to.
#[derive(Clone, Debug)]
pub struct Loop {
    /// How long each flow took, the quickest first.
    pub waits: Vec<Duration>,
    /// How long all of it took.
    pub took: Duration,
}

/// What a loop came to, in figures.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Paces {
    /// Flows in a second.
    pub per_s: f64,
    /// Half of them took no longer than this.
    pub p50_ms: f64,
    /// All but one in a hundred took no longer than this.
    pub p99_ms: f64,
}

impl Loop {
    /// How many flows there were.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.waits.len() as u64
    }

    /// The figures.
    #[must_use]
    pub fn paces(&self) -> Paces {
        let at = |share: usize| {
            let last = self.waits.len().saturating_sub(1);
            self.waits.get(last * share / 100).map_or(0.0, |wait| hundredths(millis(*wait)))
        };
        let per_s = (self.waits.len() as f64 / self.took.as_secs_f64()).round();
        Paces { per_s, p50_ms: at(50), p99_ms: at(99) }
    }
}

/// A time in milliseconds.
#[must_use]
pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Two digits behind the point are what such a measurement is good for.
#[must_use]
pub fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// So many clients at once; `client` is given its number and plays flows while it draws turns, and
/// answers how long each took.
///
/// # Errors
/// The first error of a client; no flow was played.
pub async fn closed_loop<F, Fut>(clients: u64, bound: Bound, client: F) -> Result<Loop>
where
    F: Fn(u64, Arc<Turns>) -> Fut,
    Fut: Future<Output = Result<Vec<Duration>>> + Send + 'static,
{
    let begun = Instant::now();
    let turns = Arc::new(Turns { next: AtomicU64::new(0), bound, begun });
    let all: Vec<_> =
        (0..clients).map(|number| tokio::spawn(client(number, Arc::clone(&turns)))).collect();
    let mut waits = Vec::new();
    for one in all {
        waits.extend(one.await??);
    }
    let took = begun.elapsed();
    if waits.is_empty() {
        bail!("no flow was played");
    }
    waits.sort_unstable();
    Ok(Loop { waits, took })
}

/// One thread for all clients: they wait for most of their time, and what they cost is missing to
/// the server, which runs on the same machine.
///
/// # Errors
/// The system gives no runtime.
pub fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_plays_as_many_flows_as_it_may_and_sorts_what_they_took() {
        let runtime = runtime().expect("a runtime");
        let bound = Bound { flows: 10, time: Duration::from_secs(60) };
        let played = runtime.block_on(closed_loop(3, bound, |_client, turns| async move {
            let mut waits = Vec::new();
            while let Some(number) = turns.draw() {
                waits.push(Duration::from_millis(10 - number));
                tokio::task::yield_now().await;
            }
            Ok(waits)
        }));
        let played = played.expect("it plays");
        assert_eq!(played.count(), 10);
        assert_eq!(played.waits[0], Duration::from_millis(1));
        assert_eq!(played.paces().p99_ms, 9.0);
    }

    #[test]
    fn a_loop_that_plays_nothing_is_a_fault() {
        let runtime = runtime().expect("a runtime");
        let bound = Bound { flows: 0, time: Duration::from_secs(60) };
        let played = runtime.block_on(closed_loop(1, bound, |_client, turns| async move {
            assert_eq!(turns.draw(), None);
            Ok(Vec::new())
        }));
        assert!(played.is_err());
    }
}
