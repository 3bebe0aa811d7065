//! When something that did not get through is tried again.

/// The pauses before each further try, in seconds: from five seconds to a day.
const PAUSES: [u32; 9] = [5, 60, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 86_400];

/// How long to wait after `failed` tries in seconds; `None` when that was the last one.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::retry::pause_seconds;
/// assert_eq!(pause_seconds(1), Some(5));
/// assert_eq!(pause_seconds(9), Some(86_400));
/// assert_eq!(pause_seconds(10), None);
/// ```
#[must_use]
pub fn pause_seconds(failed: u32) -> Option<u32> {
    let at = usize::try_from(failed.checked_sub(1)?).ok()?;
    PAUSES.get(at).copied()
}
