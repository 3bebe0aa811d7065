//! Recurring jobs: when is the next one, and one row for each time.

use std::sync::Arc;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use zhike_store::StoreError;

use super::runner::Parts;
use super::{Enqueued, NewJob, Shown, enqueue};

/// A missed time older than this is not made up for, in milliseconds.
pub const CATCH_UP_MS: i64 = 24 * 3_600_000;
/// More missed times than this are not walked one by one.
const MOST_STEPS: u32 = 10_000;

/// A kind of job that comes again and again.
pub trait Recurring: Send + Sync {
    /// The kind it makes.
    fn kind(&self) -> &'static str;

    /// The first time strictly after `after_ms`, epoch milliseconds; `None` while it is off.
    /// The same question has the same answer on every node.
    fn next_after(&self, after_ms: i64) -> Option<i64>;

    /// Whether people see the jobs it makes.
    fn shown(&self) -> Shown {
        Shown::Never
    }

    /// What the job is given.
    fn payload(&self) -> Value {
        json!({})
    }
}

/// The first multiple of `period_ms` after `after_ms`.
#[must_use]
pub fn next_every(period_ms: i64, after_ms: i64) -> i64 {
    (after_ms.div_euclid(period_ms) + 1) * period_ms
}

/// The first time after `after_ms` at which it is minute `minute` of the day (0..=1439) in `zone`.
/// A time that a clock change skips is taken that much later; one that comes twice, the first time.
#[must_use]
pub fn next_daily(minute: u16, zone: &TimeZone, after_ms: i64) -> Option<i64> {
    let hour = i8::try_from(minute / 60).ok()?;
    let at = Time::new(hour, i8::try_from(minute % 60).ok()?, 0, 0).ok()?;
    let today = Timestamp::from_millisecond(after_ms).ok()?.to_zoned(zone.clone()).date();
    [-1, 0, 1, 2].into_iter().find_map(|days| {
        let day = today.checked_add(days.days()).ok()?;
        let due = day.to_datetime(at).to_zoned(zone.clone()).ok()?.timestamp().as_millisecond();
        (due > after_ms).then_some(due)
    })
}

/// Where each recurring kind stands in this process.
pub(super) struct Schedule {
    kinds: Vec<(Arc<dyn Recurring>, i64)>,
}

impl Schedule {
    /// Looks back a day, so that what was missed while the server was off is made up for, once.
    pub(super) fn new(kinds: Vec<Arc<dyn Recurring>>, now: i64) -> Schedule {
        Schedule { kinds: kinds.into_iter().map(|kind| (kind, now - CATCH_UP_MS)).collect() }
    }

    /// Writes a job for each kind that has become due; answers whether there is a new one.
    pub(super) fn write_due(&mut self, parts: &Parts) -> bool {
        let now = (parts.now)();
        let mut any = false;
        for (kind, seen) in &mut self.kinds {
            let Some(due) = last_due(kind.as_ref(), *seen, now) else { continue };
            match write(parts, kind.as_ref(), due, now) {
                Ok(enqueued) => {
                    *seen = due;
                    any |= enqueued == Enqueued::New;
                }
                // Not seen: the next look tries again.
                Err(why) => tracing::error!(kind = kind.kind(), %why, "a job was not scheduled"),
            }
        }
        any
    }
}

/// The latest time in `(seen, now]`: several that were missed are made up for by one.
fn last_due(kind: &dyn Recurring, seen: i64, now: i64) -> Option<i64> {
    let mut last = None;
    let mut after = seen.max(now - CATCH_UP_MS);
    for _step in 0..MOST_STEPS {
        match kind.next_after(after) {
            Some(due) if due <= now && due > after => (last, after) = (Some(due), due),
            _ => break,
        }
    }
    last
}

/// The time is the key, so of two nodes only one makes the job.
fn write(parts: &Parts, kind: &dyn Recurring, due: i64, now: i64) -> Result<Enqueued, StoreError> {
    let job_id = (parts.ids)();
    let job = NewJob {
        kind: kind.kind(),
        key: Some(format!("at {due}")),
        run_at: due,
        payload: kind.payload(),
        title_params: json!({}),
        store_id: None,
        created_by: None,
        shown: kind.shown(),
    };
    let enqueued = parts.store.write_blocking(move |tx| enqueue(tx, job_id, &job, now))?;
    parts.poke_relay.poke();
    Ok(enqueued)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    fn check(minute: u16, zone: &str, after: &str, due: &str) {
        let found = next_daily(minute, &TimeZone::get(zone).unwrap(), at(after)).unwrap();
        assert_eq!(Timestamp::from_millisecond(found).unwrap().to_string(), due);
        assert_eq!(found, at(due));
    }

    #[test]
    fn a_daily_time_is_the_next_one_in_its_zone_strictly_after() {
        check(210, "Asia/Shanghai", "2026-11-22T10:00:00Z", "2026-11-22T19:30:00Z");
        check(210, "Asia/Shanghai", "2026-11-22T19:29:59.999Z", "2026-11-22T19:30:00Z");
        check(210, "Asia/Shanghai", "2026-11-22T19:30:00Z", "2026-11-23T19:30:00Z");
        check(0, "Asia/Shanghai", "2026-11-22T15:59:00Z", "2026-11-22T16:00:00Z");
        check(1_439, "UTC", "2026-11-22T23:59:00Z", "2026-11-23T23:59:00Z");
    }

    #[test]
    fn a_daily_time_survives_a_clock_change() {
        // In the spring night 02:30 does not exist, in the autumn night it comes twice.
        check(150, "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z");
        check(150, "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z");
        check(150, "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    #[test]
    fn a_period_is_counted_from_the_epoch() {
        assert_eq!(next_every(60_000, 0), 60_000);
        assert_eq!(next_every(60_000, 59_999), 60_000);
        assert_eq!(next_every(60_000, 60_000), 120_000);
        assert_eq!(next_every(60_000, -1), 0);
    }

    struct Hourly;

    impl Recurring for Hourly {
        fn kind(&self) -> &'static str {
            "test.hourly"
        }

        fn next_after(&self, after_ms: i64) -> Option<i64> {
            Some(next_every(3_600_000, after_ms))
        }
    }

    #[test]
    fn of_several_missed_times_only_the_last_is_made_up_for() {
        let now = at("2026-11-22T10:30:00Z");
        assert_eq!(last_due(&Hourly, now - CATCH_UP_MS, now), Some(at("2026-11-22T10:00:00Z")));
        assert_eq!(last_due(&Hourly, at("2026-11-22T10:00:00Z"), now), None);
        assert_eq!(last_due(&Hourly, 0, now), Some(at("2026-11-22T10:00:00Z")));
    }
}
