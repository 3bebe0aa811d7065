//! What must hold before requests are sent to this process.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use zhike_store::{Store, StoreError, Tx};

use super::net::{Check, Readiness};
use super::{audit, outbox, relay};

/// A committed row that waits longer for its number means that the relay stands still.
const RELAY_PATIENCE: Duration = Duration::from_secs(10);

/// The store answers, and the relay numbers what is committed.
pub fn of(store: &Store) -> Readiness {
    let (pinged, read) = (store.clone(), store.clone());
    let standing = Arc::new(Standing::default());
    let store = Check::new("store", move || {
        let store = pinged.clone();
        async move { store.ping().await.map_err(reason) }.boxed()
    });
    let relay = Check::new("relay", move || {
        let (store, standing) = (read.clone(), standing.clone());
        async move {
            let waiting = store.read(waiting).await.map_err(reason)?;
            standing.judge(waiting, Instant::now())
        }
        .boxed()
    });
    Readiness::of(vec![store, relay])
}

/// Codes only: what an engine says may name files and hosts.
fn reason(error: StoreError) -> String {
    error.code().to_owned()
}

/// The last numbers given while rows wait; `None` when none does.
fn waiting(tx: &mut Tx<'_>) -> Result<Option<Numbers>, StoreError> {
    if !outbox::is_waiting(tx)? && !audit::is_waiting(tx)? {
        return Ok(None);
    }
    Ok(Some(Numbers { outbox: relay::outbox_head(tx)?, audit: relay::audit_head(tx)?.seq }))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Numbers {
    outbox: i64,
    audit: i64,
}

/// Since when rows have waited while no number was given.
#[derive(Debug, Default)]
struct Standing(Mutex<Option<(Numbers, Instant)>>);

impl Standing {
    /// Under load some row always waits: only numbers that do not move are a fault.
    fn judge(&self, waiting: Option<Numbers>, now: Instant) -> Result<(), String> {
        let mut standing = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(numbers) = waiting else {
            *standing = None;
            return Ok(());
        };
        let since = match *standing {
            Some((before, since)) if before == numbers => since,
            _ => now,
        };
        *standing = Some((numbers, since));
        match now.duration_since(since) {
            stood if stood > RELAY_PATIENCE => Err(format!("still for {} s", stood.as_secs())),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_relay_that_stands_still_while_rows_wait_is_a_fault() {
        let standing = Standing::default();
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let numbers = |outbox| Some(Numbers { outbox, audit: 1 });
        assert_eq!(standing.judge(None, at(0)), Ok(()));
        assert_eq!(standing.judge(numbers(5), at(1)), Ok(()));
        assert_eq!(standing.judge(numbers(6), at(20)), Ok(()), "numbers moved");
        assert_eq!(standing.judge(numbers(6), at(29)), Ok(()), "not long enough");
        assert_eq!(standing.judge(numbers(6), at(31)), Err("still for 11 s".to_owned()));
        assert_eq!(standing.judge(None, at(32)), Ok(()), "all are numbered");
        assert_eq!(standing.judge(numbers(6), at(60)), Ok(()), "a new row just came");
    }
}
