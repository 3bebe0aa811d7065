//! When the next backup is due, whether one is overdue, and which old files may go. Pure.

use jiff::tz::TimeZone;

use crate::platform::jobs::next_daily;

/// Without a good backup for this long the owner is told: a day and half a night's grace.
pub const OVERDUE_AFTER_MS: i64 = 36 * 60 * 60 * 1000;

/// When the next scheduled backup is due, epoch milliseconds. Not later than `now_ms` means: now.
///
/// `daily_at_minute` is the local minute of day 0..=1439. A time that a clock change skips is taken
/// that much later. Without any good backup it is due now. Example: daily at 03:30 in Shanghai,
/// last good at 03:31 today, now 18:00: tomorrow 03:30.
#[must_use]
pub fn next_run(
    now_ms: i64,
    zone: &TimeZone,
    daily_at_minute: u16,
    last_good_ms: Option<i64>,
) -> i64 {
    let due = last_good_ms.and_then(|last| next_daily(daily_at_minute, zone, last));
    due.unwrap_or(now_ms)
}

/// Whether the owner must be told that no good backup exists or the last is too old.
#[must_use]
pub const fn overdue(now_ms: i64, last_good_ms: Option<i64>) -> bool {
    match last_good_ms {
        None => true,
        Some(last_good_ms) => now_ms - last_good_ms > OVERDUE_AFTER_MS,
    }
}

/// A backup file that is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// The run that made it.
    pub backup_id: i64,
    /// When it was started, epoch milliseconds.
    pub started_at_ms: i64,
    /// Whether the last rehearsal of it failed.
    pub rehearsal_failed: bool,
}

/// The runs whose files may go so that the `keep` newest good ones stay; oldest first.
///
/// A file that failed its rehearsal is not good and counts for nothing. The last good file always
/// stays, and without any good file nothing goes at all.
#[must_use]
pub fn to_remove(files: &[Kept], keep: usize) -> Vec<i64> {
    let age = |file: &Kept| (file.started_at_ms, file.backup_id);
    let mut good: Vec<(i64, i64)> =
        files.iter().filter(|file| !file.rehearsal_failed).map(age).collect();
    good.sort_unstable_by(|one, other| other.cmp(one));
    let Some(oldest_kept) = good.get(keep.max(1) - 1) else { return Vec::new() };
    let mut going: Vec<(i64, i64)> =
        files.iter().map(age).filter(|age| age < oldest_kept).collect();
    going.sort_unstable();
    going.into_iter().map(|(_, backup_id)| backup_id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use proptest::prelude::*;

    const MINUTE: i64 = 60_000;
    const HOUR: i64 = 60 * MINUTE;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    fn ms(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn a_backup_is_due_once_a_day_at_the_stores_own_time() {
        let shanghai = zone("Asia/Shanghai");
        let half_past_three = 3 * 60 + 30;
        let rows = [
            // now, last good, due (03:30 in Shanghai is 19:30Z of the day before)
            ("2026-11-22T10:00:00Z", "2026-11-21T19:31:00Z", "2026-11-22T19:30:00Z"),
            ("2026-11-22T10:00:00Z", "2026-11-21T19:29:00Z", "2026-11-21T19:30:00Z"),
            ("2026-11-22T19:30:00Z", "2026-11-21T19:31:00Z", "2026-11-22T19:30:00Z"),
            ("2026-11-22T19:29:59Z", "2026-11-21T19:31:00Z", "2026-11-22T19:30:00Z"),
            ("2026-11-22T10:00:00Z", "2026-11-01T00:00:00Z", "2026-11-01T19:30:00Z"),
        ];
        for (now, last, due) in rows {
            let found = next_run(ms(now), &shanghai, half_past_three, Some(ms(last)));
            assert_eq!(found, ms(due), "now {now}, last good {last}");
        }
    }

    #[test]
    fn the_first_backup_is_due_at_once() {
        let now = ms("2026-11-22T10:00:00Z");
        assert_eq!(next_run(now, &zone("Asia/Shanghai"), 210, None), now);
        assert!(overdue(now, None));
    }

    #[test]
    fn a_time_that_a_clock_change_skips_is_taken_later_that_night() {
        // Berlin, 28 March 2027: 02:00 becomes 03:00, so 02:30 does not exist.
        let berlin = zone("Europe/Berlin");
        let due =
            next_run(ms("2027-03-27T12:00:00Z"), &berlin, 150, Some(ms("2027-03-27T02:00:00Z")));
        assert_eq!(due, ms("2027-03-28T01:30:00Z"));
    }

    #[test]
    fn a_backup_is_overdue_after_a_day_and_a_half() {
        let now = ms("2026-11-22T10:00:00Z");
        assert!(!overdue(now, Some(now - 36 * HOUR)));
        assert!(overdue(now, Some(now - 36 * HOUR - 1)));
    }

    fn file(backup_id: i64, rehearsal_failed: bool) -> Kept {
        Kept { backup_id, started_at_ms: backup_id * 100, rehearsal_failed }
    }

    #[test]
    fn the_newest_good_files_stay_and_older_ones_go() {
        let files = [file(3, false), file(1, false), file(4, true), file(2, false), file(5, false)];
        assert_eq!(to_remove(&files, 2), [1, 2]);
        assert_eq!(to_remove(&files, 3), [1]);
        assert_eq!(to_remove(&files, 4), [0_i64; 0]);
        assert_eq!(to_remove(&files, 9), [0_i64; 0]);
    }

    #[test]
    fn without_a_good_file_nothing_goes() {
        assert_eq!(to_remove(&[file(1, true), file(2, true)], 1), [0_i64; 0]);
        assert_eq!(to_remove(&[], 3), [0_i64; 0]);
    }

    proptest! {
        #[test]
        fn removing_never_takes_a_good_file_among_the_newest(
            failed in proptest::collection::vec(any::<bool>(), 0..20),
            keep in 0_usize..10,
        ) {
            let files: Vec<Kept> = (0_i64..).zip(failed).map(|(id, bad)| file(id, bad)).collect();
            let gone = to_remove(&files, keep);
            let good: Vec<i64> = files.iter().rev().filter(|f| !f.rehearsal_failed)
                .map(|f| f.backup_id).collect();
            for id in good.iter().take(keep.max(1)) {
                prop_assert!(!gone.contains(id));
            }
            let left = good.iter().filter(|id| !gone.contains(id)).count();
            prop_assert_eq!(left, good.len().min(keep.max(1)));
        }

        #[test]
        fn the_next_run_is_at_most_a_day_and_an_hour_away(
            now in 1_700_000_000_000_i64..1_900_000_000_000,
            minute in 0_u16..1440,
            ago in 0_i64..(100 * 24 * HOUR),
        ) {
            for name in ["Asia/Shanghai", "Europe/Berlin", "Pacific/Chatham", "America/St_Johns"] {
                let due = next_run(now, &zone(name), minute, Some(now - ago));
                prop_assert!(due - now <= 25 * HOUR, "{name}");
                prop_assert!(due > now - ago, "{name}: what is done is not due again");
                if due <= now {
                    let settled = next_run(now, &zone(name), minute, Some(now));
                    prop_assert!(settled > now, "{name}: once done it is not due again");
                }
            }
        }
    }
}
