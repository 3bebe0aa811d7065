//! Times of day without a date or a zone.

use std::fmt;
use std::str::FromStr;

use super::{TimeError, text};

/// A time of day as a minute from 0 to 1439, shown as `18:30`.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::time::DayMinute;
/// let evening: DayMinute = "18:30".parse()?;
/// assert_eq!(evening.minute(), 1110);
/// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayMinute(u16);

impl DayMinute {
    /// 04:00, where a business day is cut unless the store says otherwise.
    pub const DEFAULT_CUT_OVER: Self = Self(240);

    /// Takes the minute of the day, 0 to 1439.
    ///
    /// # Errors
    /// [`TimeError::DayMinute`] above that.
    pub const fn new(minute: u16) -> Result<Self, TimeError> {
        if minute < 1440 { Ok(Self(minute)) } else { Err(TimeError::DayMinute) }
    }

    /// The minute of the day, 0 to 1439.
    #[must_use]
    pub const fn minute(self) -> u16 {
        self.0
    }
}

impl TryFrom<i64> for DayMinute {
    type Error = TimeError;

    /// From the column of the database.
    fn try_from(minute: i64) -> Result<Self, TimeError> {
        let minute = u16::try_from(minute).ok().ok_or(TimeError::DayMinute)?;
        Self::new(minute)
    }
}

impl fmt::Display for DayMinute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for DayMinute {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        if !text::fits(text, "00:00") {
            return Err(TimeError::DayMinute);
        }
        let part = |digits: &str| digits.parse::<u16>().ok().ok_or(TimeError::DayMinute);
        let (hour, minute) = (part(&text[..2])?, part(&text[3..])?);
        if minute > 59 {
            return Err(TimeError::DayMinute);
        }
        Self::new(hour * 60 + minute)
    }
}

text::as_text!(DayMinute, {
    "type": "string",
    "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$",
    "examples": ["18:30"],
});
