//! Instants: milliseconds since 1970, shown as RFC 3339 in UTC.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{TimeError, text};

/// An instant: milliseconds since 1970-01-01T00:00Z, the form of the database.
///
/// In JSON it is RFC 3339 in UTC with milliseconds and `Z`; any RFC 3339 text with an offset is
/// taken, and what is finer than a millisecond is cut off.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::time::Millis;
/// let evening: Millis = "2026-11-22T18:00:00+08:00".parse()?;
/// assert_eq!(evening.to_string(), "2026-11-22T10:00:00.000Z");
/// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millis(pub i64);

impl Millis {
    /// Milliseconds since 1970.
    #[must_use]
    pub const fn epoch_ms(self) -> i64 {
        self.0
    }

    /// This many milliseconds later (earlier when negative).
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// This many seconds later (earlier when negative).
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        self.plus_ms(seconds.saturating_mul(1_000))
    }

    /// This many minutes later (earlier when negative).
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_ms(minutes.saturating_mul(60_000))
    }

    /// This many hours of 60 minutes later (earlier when negative).
    #[must_use]
    pub const fn plus_hours(self, hours: i64) -> Self {
        self.plus_ms(hours.saturating_mul(3_600_000))
    }

    /// Milliseconds from `earlier` to here; negative when `earlier` is the later one.
    #[must_use]
    pub const fn ms_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// A number outside the calendar (years 0 to 9999) is taken as its bound.
    pub(super) fn timestamp(self) -> Timestamp {
        let bounded = self.0.clamp(YEAR_ZERO_MS, LAST_MS);
        Timestamp::from_millisecond(bounded).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    pub(super) fn of(timestamp: Timestamp) -> Self {
        let ms = timestamp.as_nanosecond().div_euclid(1_000_000);
        // The calendar ends in the year 9999, far below 2^63 milliseconds.
        Self(i64::try_from(ms).unwrap_or(i64::MAX))
    }
}

/// 0000-01-01T00:00:00.000Z.
const YEAR_ZERO_MS: i64 = -62_167_219_200_000;
/// 9999-12-30T22:00:00.999Z, the last instant that every zone can show.
const LAST_MS: i64 = 253_402_207_200_999;

impl fmt::Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = TimeZone::UTC.to_datetime(self.timestamp());
        let (year, month, day) = (at.year(), at.month(), at.day());
        let (hour, minute, second, ms) = (at.hour(), at.minute(), at.second(), at.millisecond());
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z")
    }
}

impl FromStr for Millis {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        // The parser takes more spellings than RFC 3339 (no seconds, zone names, other fractions).
        if !is_rfc_3339(text) {
            return Err(TimeError::Instant);
        }
        let parsed: Result<Timestamp, _> = text.parse();
        let at = Self::of(parsed.ok().ok_or(TimeError::Instant)?);
        if at.0 < YEAR_ZERO_MS { Err(TimeError::Instant) } else { Ok(at) }
    }
}

/// `2026-11-22T10:00:00`, an optional fraction of at most 9 digits, then `Z` or `+08:00`.
fn is_rfc_3339(text: &str) -> bool {
    let Some((main, rest)) = text.split_at_checked(19) else {
        return false;
    };
    let offset = match rest.strip_prefix('.') {
        None => rest,
        Some(fraction) => {
            let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
            if !(1..=9).contains(&digits) {
                return false;
            }
            &fraction[digits..]
        }
    };
    let has_offset = offset.eq_ignore_ascii_case("z")
        || text::fits(offset, "+00:00")
        || text::fits(offset, "-00:00");
    has_offset && text::fits(&main.to_ascii_uppercase(), "0000-00-00T00:00:00")
}

text::as_text!(Millis, {
    "type": "string",
    "format": "date-time",
    "examples": ["2026-11-22T10:00:00.000Z"],
});
