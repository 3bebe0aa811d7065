//! Time as the business knows it: instants, business days, times of day and zones.
//!
//! Nothing here reads a clock; `now` is always an argument. The zone rules are those bundled with
//! the program, not those of the machine.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::refusal::refusals;

mod business_day;
mod day_minute;
mod instant;
mod schedule;
mod text;

pub(crate) use text::as_text;

pub use business_day::{BusinessDay, business_day, business_day_span, local_instant, local_minute};
pub use day_minute::DayMinute;
pub use instant::Millis;
pub use schedule::{Hours, Moment, OffSchedule, Schedule};

refusals! {
    /// Why a text is not the time that was asked for.
    pub enum TimeError {
        /// Not an instant with its offset, such as `2026-11-22T10:00:00.000Z`.
        #[error("not an RFC 3339 instant with its offset, such as 2026-11-22T10:00:00.000Z")]
        Instant => "time.malformed", Refused;
        /// Not a day, such as `2026-11-22`.
        #[error("not a day of the calendar, such as 2026-11-22")]
        Day => "business_day.malformed", Refused;
        /// Not a time of day, such as `18:30`.
        #[error("not a time of day between 00:00 and 23:59, such as 18:30")]
        DayMinute => "time_of_day.malformed", Refused;
        /// Not a zone of the IANA list, such as `Asia/Shanghai`.
        #[error("not a time zone of the IANA list, such as Asia/Shanghai")]
        Zone => "zone.unknown", Refused;
    }
}

static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone by its IANA name, such as `Asia/Shanghai`; it cannot hold an unknown one.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

impl Zone {
    /// The name as the IANA list spells it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    fn rules(&self) -> &TimeZone {
        &self.rules
    }
}

impl FromStr for Zone {
    type Err = TimeError;

    /// Upper and lower case are taken alike and come out as the list spells them.
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let rules = ZONES.get(text).ok().ok_or(TimeError::Zone)?;
        let name = rules.iana_name().ok_or(TimeError::Zone)?.to_owned();
        Ok(Self { name, rules })
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name)
    }
}

as_text!(Zone, { "type": "string", "examples": ["Asia/Shanghai"] });

/// 1970-01-01, day 0.
const DAY_ZERO: Date = Date::constant(1970, 1, 1);
