//! When a job that failed is tried again: a pure rule.

/// Tries before a job is dead and waits for a person.
pub const MAX_TRIES: i64 = 12;
/// The first pause, in milliseconds.
pub const FIRST_PAUSE_MS: i64 = 5_000;
/// The longest pause, in milliseconds.
pub const LONGEST_PAUSE_MS: i64 = 3_600_000;

/// The pause after try number `tries` (from 1), in milliseconds: doubling from five seconds to an
/// hour, plus up to a quarter that depends on the job alone. So jobs that failed together do not
/// come back together, and the same job always waits alike.
#[must_use]
pub fn pause_ms(tries: i64, job_id: i64) -> i64 {
    let doublings = u32::try_from(tries.clamp(1, 20) - 1).unwrap_or(0);
    let pause = (FIRST_PAUSE_MS << doublings).min(LONGEST_PAUSE_MS);
    // Fibonacci hashing spreads neighbouring ids; its top bits are the good ones.
    let spread = (job_id as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48;
    let extra = pause / 4 * (spread as i64) / 65_536;
    (pause + extra).min(LONGEST_PAUSE_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_grows_from_five_seconds_to_an_hour_and_stays_there() {
        for job_id in [0, 1, 2, 77, i64::MAX] {
            let pauses: Vec<i64> = (1..=MAX_TRIES).map(|tries| pause_ms(tries, job_id)).collect();
            assert!((5_000..=6_250).contains(&pauses[0]), "{pauses:?}");
            assert!(pauses.is_sorted(), "{pauses:?}");
            assert_eq!(pauses[11], LONGEST_PAUSE_MS);
        }
    }

    #[test]
    fn two_jobs_that_fail_together_come_back_apart() {
        let pauses: std::collections::BTreeSet<i64> =
            (0..100).map(|job_id| pause_ms(5, job_id)).collect();
        assert!(pauses.len() > 90, "{}", pauses.len());
        assert_eq!(pause_ms(5, 42), pause_ms(5, 42));
    }
}
