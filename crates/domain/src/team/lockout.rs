//! Wrong passwords and PINs: five are free, then each costs a wait that doubles.

use crate::kernel::refusal::refusals;
use crate::kernel::time::Millis;

/// How many wrong tries in a row are free.
pub const FREE_TRIES: u32 = 5;
/// The first wait, minutes.
pub const FIRST_WAIT_MINUTES: i64 = 1;
/// The longest wait, minutes.
pub const LONGEST_WAIT_MINUTES: i64 = 60;

refusals! {
    /// Why a login does not succeed. It never tells whether the login exists.
    pub enum LoginRefusal {
        /// Login and password do not belong together, or the person is disabled.
        #[error("the login or the password is wrong")]
        Wrong => "login.wrong", NoLogin;
        /// Too many wrong tries.
        #[error("too many wrong tries; come back in {retry_after_seconds} s")]
        Locked {
            /// Seconds until the next try counts.
            retry_after_seconds: i64,
            /// The same in minutes, rounded up, as a person is told.
            minutes: i64,
        } => "login.locked", TooMany;
    }
}

/// Whether a try counts now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Open,
    /// Not before `until`; the password is not even looked at.
    Locked {
        /// The first instant at which a try counts again.
        until: Millis,
    },
}

/// Where a login stands after `failures` wrong tries in a row, the last at `last_failed_at`. A
/// success sets the count back to 0.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::time::Millis;
/// use zhike_domain::team::lockout::{Standing, after};
/// let failed_at = Millis(0);
/// let wait = |failures| match after(failures, failed_at, failed_at) {
///     Standing::Locked { until } => until.0 / 60_000,
///     Standing::Open => 0,
/// };
/// assert_eq!([4, 5, 6, 7, 10, 11, 99].map(wait), [0, 1, 2, 4, 32, 60, 60]);
/// ```
#[must_use]
pub fn after(failures: u32, last_failed_at: Millis, now: Millis) -> Standing {
    let until = last_failed_at.plus_minutes(wait_minutes(failures));
    if now < until { Standing::Locked { until } } else { Standing::Open }
}

/// Minutes that `failures` wrong tries in a row cost.
#[must_use]
pub const fn wait_minutes(failures: u32) -> i64 {
    if failures < FREE_TRIES {
        return 0;
    }
    let doublings = failures - FREE_TRIES;
    // 2^6 minutes is above the longest wait.
    let wait = if doublings > 6 { LONGEST_WAIT_MINUTES } else { FIRST_WAIT_MINUTES << doublings };
    if wait > LONGEST_WAIT_MINUTES { LONGEST_WAIT_MINUTES } else { wait }
}

impl Standing {
    /// What the person is told, if the door is shut; seconds are rounded up, so that who waits
    /// them finds it open.
    ///
    /// # Errors
    /// [`LoginRefusal::Locked`].
    pub const fn require_open(self, now: Millis) -> Result<(), LoginRefusal> {
        match self {
            Self::Open => Ok(()),
            Self::Locked { until } => {
                let retry_after_seconds = (until.ms_since(now) + 999) / 1_000;
                let minutes = (retry_after_seconds + 59) / 60;
                Err(LoginRefusal::Locked { retry_after_seconds, minutes })
            }
        }
    }
}
