//! How long a login lasts: until it is idle for too long, and never beyond its absolute end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kernel::refusal::refusals;
use crate::kernel::time::Millis;

refusals! {
    /// Why a session does not count, or its rules cannot be so.
    pub enum SessionRefusal {
        /// There is no such session, or it was ended.
        #[error("nobody is logged in")]
        Missing => "login.required", NoLogin;
        /// Nothing was done for too long.
        #[error("the session was idle for more than {idle_minutes} minutes")]
        IdleOut {
            /// The rule that ended it, minutes.
            idle_minutes: u32,
        } => "session.idle", NoLogin;
        /// Its time is over.
        #[error("the session is older than {absolute_hours} hours")]
        Expired {
            /// The rule that ended it, hours.
            absolute_hours: u32,
        } => "session.expired", NoLogin;
        /// Idle time outside 5 minutes to 12 hours, or above the absolute time.
        #[error("idle minutes must lie between {min} and {max}")]
        IdleOutOfRange {
            /// The fewest minutes.
            min: u32,
            /// The most minutes.
            max: u32,
        } => "session.idle_out_of_range", Refused, "/idle_minutes";
        /// Absolute time outside 1 hour to 7 days.
        #[error("absolute hours must lie between {min} and {max}")]
        AbsoluteOutOfRange {
            /// The fewest hours.
            min: u32,
            /// The most hours.
            max: u32,
        } => "session.absolute_out_of_range", Refused, "/absolute_hours";
    }
}

/// How long a session lasts on one kind of device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionRules {
    /// Minutes without a request after which it ends; 5 to 720.
    #[schemars(range(min = 5, max = 720))]
    pub idle_minutes: u32,
    /// Hours after the login at which it ends in any case; 1 to 168.
    #[schemars(range(min = 1, max = 168))]
    pub absolute_hours: u32,
}

const IDLE_MINUTES: (u32, u32) = (5, 720);
const ABSOLUTE_HOURS: (u32, u32) = (1, 168);

/// The time of a session's last request is written down at most this often, seconds: so reading
/// does not become writing.
pub const TOUCH_SECONDS: i64 = 60;

impl SessionRules {
    /// On any browser: 30 minutes idle, 12 hours in all.
    pub const BROWSER: Self = Self { idle_minutes: 30, absolute_hours: 12 };
    /// On an enrolled till, where people switch by PIN: 12 hours idle, 7 days in all.
    pub const TILL: Self = Self { idle_minutes: 720, absolute_hours: 168 };

    /// Checks rules that came from outside.
    ///
    /// # Errors
    /// [`SessionRefusal::AbsoluteOutOfRange`] or [`SessionRefusal::IdleOutOfRange`].
    pub fn check(self) -> Result<(), SessionRefusal> {
        let (min, max) = ABSOLUTE_HOURS;
        if !(min..=max).contains(&self.absolute_hours) {
            return Err(SessionRefusal::AbsoluteOutOfRange { min, max });
        }
        let (min, max) = (IDLE_MINUTES.0, IDLE_MINUTES.1.min(self.absolute_hours * 60));
        if !(min..=max).contains(&self.idle_minutes) {
            return Err(SessionRefusal::IdleOutOfRange { min, max });
        }
        Ok(())
    }
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Live,
    /// Nothing was done for too long.
    IdleOut,
    /// Its absolute time is over.
    Expired,
}

/// Where a session stands at `now` that was made at `created_at` and used last at `last_seen_at`.
///
/// A clock that steps back ends no session.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::time::Millis;
/// use zhike_domain::team::session::{SessionRules, Standing, standing};
/// let login = Millis(0);
/// let at = |minute| standing(login, login, login.plus_minutes(minute), SessionRules::BROWSER);
/// assert_eq!((at(29), at(30)), (Standing::Live, Standing::IdleOut));
/// ```
#[must_use]
pub fn standing(
    created_at: Millis,
    last_seen_at: Millis,
    now: Millis,
    rules: SessionRules,
) -> Standing {
    if now >= ends_at(created_at, rules) {
        Standing::Expired
    } else if now >= last_seen_at.plus_minutes(i64::from(rules.idle_minutes)) {
        Standing::IdleOut
    } else {
        Standing::Live
    }
}

/// The instant at which a session ends in any case.
#[must_use]
pub fn ends_at(created_at: Millis, rules: SessionRules) -> Millis {
    created_at.plus_hours(i64::from(rules.absolute_hours))
}

/// Whether the last request is long enough ago to be written down again.
#[must_use]
pub const fn needs_touch(last_seen_at: Millis, now: Millis) -> bool {
    now.ms_since(last_seen_at) >= TOUCH_SECONDS * 1_000
}

impl Standing {
    /// What the person is told when the session no longer counts.
    ///
    /// # Errors
    /// [`SessionRefusal::IdleOut`] or [`SessionRefusal::Expired`].
    pub const fn require_live(self, rules: SessionRules) -> Result<(), SessionRefusal> {
        let SessionRules { idle_minutes, absolute_hours } = rules;
        match self {
            Self::Live => Ok(()),
            Self::IdleOut => Err(SessionRefusal::IdleOut { idle_minutes }),
            Self::Expired => Err(SessionRefusal::Expired { absolute_hours }),
        }
    }
}
