//! The only place that reads the system's clock. Everything below is given `now`.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use zhike_domain::kernel::time::Millis;

/// Where `now` comes from: the system, or a hand-moved clock in tests.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is moved; for tests.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that shows `at` until it is moved.
    #[must_use]
    pub fn manual(at: Millis) -> Clock {
        Clock::Manual(Arc::new(AtomicI64::new(at.0)))
    }

    /// The present instant, in milliseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn now(&self) -> Millis {
        match self {
            Clock::System => Millis(system_millis()),
            Clock::Manual(at) => Millis(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a manual clock by `millis`; the system's clock cannot be moved.
    pub fn advance(&self, millis: i64) {
        if let Clock::Manual(at) = self {
            at.fetch_add(millis, Ordering::SeqCst);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one reader of the system's clock")]
fn system_millis() -> i64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
