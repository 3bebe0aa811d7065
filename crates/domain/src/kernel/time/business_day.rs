//! Business days: a store's day begins at its cut-over hour, not at midnight.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, time};
use jiff::{Span, Timestamp};

use super::{DAY_ZERO, DayMinute, Millis, TimeError, Zone, text};

/// A store's business day as days since 1970-01-01, shown as `2026-11-22`.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::time::BusinessDay;
/// let day: BusinessDay = "2026-11-22".parse()?;
/// assert_eq!((day.days(), day.weekday()), (20_779, 7)); // a Sunday
/// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BusinessDay(pub i64);

/// 0000-01-01 and 9999-12-28 as days since 1970: a number outside is taken as its bound.
const CALENDAR_DAYS: (i64, i64) = (-719_528, 2_932_893);

impl BusinessDay {
    /// Days since 1970-01-01, the form of the database.
    #[must_use]
    pub const fn days(self) -> i64 {
        self.0
    }

    /// This many days later (earlier when negative).
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// 1 = Monday … 7 = Sunday.
    #[must_use]
    pub const fn weekday(self) -> u8 {
        // Day 0 was a Thursday.
        ((self.0 % 7 + 10) % 7) as u8 + 1
    }

    /// The same day of the month this many months later; the last one where that month is shorter.
    ///
    /// # Examples
    /// ```
    /// use zhike_domain::kernel::time::BusinessDay;
    /// let day: BusinessDay = "2026-11-30".parse()?;
    /// assert_eq!(day.plus_months(3).to_string(), "2027-02-28");
    /// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
    /// ```
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let later = Span::new().try_months(months).and_then(|span| self.date().checked_add(span));
        later.map_or(Self(CALENDAR_DAYS.1), Self::of)
    }

    /// The year of the calendar.
    #[must_use]
    pub fn year(self) -> i64 {
        i64::from(self.date().year())
    }

    /// 31 December of the day's year.
    #[must_use]
    pub fn year_end(self) -> Self {
        Self::of(Date::new(self.date().year(), 12, 31).unwrap_or(DAY_ZERO))
    }

    /// The day of its month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> u8 {
        self.date().day().unsigned_abs()
    }

    /// Year, month (1 to 12) and day of the month (1 to 31) of the calendar.
    #[must_use]
    pub fn parts(self) -> (i64, u8, u8) {
        let date = self.date();
        (i64::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs())
    }

    fn date(self) -> Date {
        let days = self.0.clamp(CALENDAR_DAYS.0, CALENDAR_DAYS.1);
        let date = Span::new().try_days(days).and_then(|days| DAY_ZERO.checked_add(days));
        date.unwrap_or(DAY_ZERO)
    }

    fn of(date: Date) -> Self {
        Self(DAY_ZERO.duration_until(date).as_hours() / 24)
    }

    /// The first instant of the day. A cut-over that a clock change skips counts from the end of
    /// the gap; one that comes twice counts from the first time.
    fn start(self, zone: &Zone, cut_over: DayMinute) -> Timestamp {
        let (hour, minute) = (cut_over.minute() / 60, cut_over.minute() % 60);
        let at = self.date().to_datetime(time(hour as i8, minute as i8, 0, 0));
        zone.rules().to_ambiguous_timestamp(at).compatible().unwrap_or(Timestamp::MIN)
    }
}

/// The business day of `now` for a store in `zone` whose day is cut at `cut_over`.
///
/// Never goes back while time goes on, also where clocks are changed at the cut-over.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::time::{DayMinute, Millis, Zone, business_day};
/// let zone: Zone = "Asia/Shanghai".parse()?;
/// let supper: Millis = "2026-11-23T03:59:00+08:00".parse()?;
/// let day = business_day(supper, &zone, DayMinute::DEFAULT_CUT_OVER);
/// assert_eq!(day.to_string(), "2026-11-22");
/// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
/// ```
#[must_use]
pub fn business_day(now: Millis, zone: &Zone, cut_over: DayMinute) -> BusinessDay {
    let now = now.timestamp();
    let calendar = BusinessDay::of(zone.rules().to_datetime(now).date());
    // A clock change at the cut-over can move the answer by one day, a zone that crossed the date
    // line by one more.
    let begun = |day: &BusinessDay| day.start(zone, cut_over) <= now;
    let candidates = [1, 0, -1].map(|days| calendar.plus_days(days));
    candidates.into_iter().find(begun).unwrap_or(calendar.plus_days(-2))
}

/// The instants `[from, to)` of a business day.
#[must_use]
pub fn business_day_span(day: BusinessDay, zone: &Zone, cut_over: DayMinute) -> (Millis, Millis) {
    let start = |day: BusinessDay| Millis::of(day.start(zone, cut_over));
    (start(day), start(day.plus_days(1)))
}

/// The instant at which the clock on the wall in `zone` shows this second of a day of the calendar.
/// A time that a clock change skips counts from the end of the gap; one that comes twice is the
/// first.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::time::{BusinessDay, Zone, local_instant};
/// let (day, zone): (BusinessDay, Zone) = ("2026-11-22".parse()?, "Asia/Shanghai".parse()?);
/// assert_eq!(local_instant(day, 18 * 3_600, &zone).to_string(), "2026-11-22T10:00:00.000Z");
/// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
/// ```
#[must_use]
pub fn local_instant(day: BusinessDay, second: u32, zone: &Zone) -> Millis {
    let part = |value: u32| i8::try_from(value).unwrap_or(0);
    let second = second.min(86_399);
    let wall = time(part(second / 3_600), part(second / 60 % 60), part(second % 60), 0);
    let at = zone.rules().to_ambiguous_timestamp(day.date().to_datetime(wall)).compatible();
    Millis::of(at.unwrap_or(Timestamp::MIN))
}

/// What the clock on the wall shows at `now` in `zone`.
#[must_use]
pub fn local_minute(now: Millis, zone: &Zone) -> DayMinute {
    let at = zone.rules().to_datetime(now.timestamp());
    let minute = i64::from(at.hour()) * 60 + i64::from(at.minute());
    DayMinute::try_from(minute).unwrap_or(DayMinute::DEFAULT_CUT_OVER)
}

impl fmt::Display for BusinessDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl FromStr for BusinessDay {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        if !text::fits(text, "0000-00-00") {
            return Err(TimeError::Day);
        }
        let parsed: Result<Date, _> = text.parse();
        parsed.ok().map(Self::of).ok_or(TimeError::Day)
    }
}

text::as_text!(BusinessDay, {
    "type": "string",
    "format": "date",
    "examples": ["2026-11-22"],
});
