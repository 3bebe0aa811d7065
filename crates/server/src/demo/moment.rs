//! The clock of the plan.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use zhike_domain::kernel::time::{BusinessDay, Millis};

use crate::platform::clock::Clock;

const MINUTE_MS: i64 = 60_000;
const DAY_MINUTES: i64 = 1_440;
/// Hangzhou is eight hours before UTC all year.
const ZONE_MINUTES: i64 = 480;
/// The zone of the demo's stores.
pub(super) const ZONE: &str = "Asia/Shanghai";

/// Minutes after a day's midnight in Hangzhou as an instant.
pub(super) fn at(day: BusinessDay, minute: i64) -> Millis {
    Millis((day.days() * DAY_MINUTES + minute - ZONE_MINUTES) * MINUTE_MS)
}

/// A clock that is set to each event's moment.
#[derive(Clone)]
pub(super) struct Hands(Arc<AtomicI64>);

impl Hands {
    pub(super) fn new(now: Millis) -> Hands {
        Hands(Arc::new(AtomicI64::new(now.0)))
    }

    pub(super) fn clock(&self) -> Clock {
        Clock::Manual(Arc::clone(&self.0))
    }

    pub(super) fn set(&self, now: Millis) {
        self.0.store(now.0, Ordering::SeqCst);
    }
}
