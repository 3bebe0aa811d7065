//! When something holds: a term, weekdays, days of the month, hours, and days that are left out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{BusinessDay, DayMinute, Millis, TimeError, Zone, business_day, local_minute};
use crate::kernel::words::words;

/// A store's clock at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub now: Millis,
    /// The store's business day.
    pub day: BusinessDay,
    /// What the clock on its wall shows.
    pub minute: DayMinute,
}

impl Moment {
    /// The moment `now` in a store of this zone whose day is cut at `cut_over`.
    #[must_use]
    pub fn at(now: Millis, zone: &Zone, cut_over: DayMinute) -> Self {
        Self { now, day: business_day(now, zone, cut_over), minute: local_minute(now, zone) }
    }
}

/// Hours of a day, `[from, to)`; `to` at or before `from` by the clock means the next morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// When they begin.
    pub from: DayMinute,
    /// When they end.
    pub to: DayMinute,
}

impl Hours {
    fn hold(self, minute: DayMinute) -> bool {
        if self.from < self.to {
            self.from <= minute && minute < self.to
        } else {
            self.from <= minute || minute < self.to
        }
    }
}

/// When something holds. An empty list leaves its question open: no weekdays means every weekday.
/// Weekday, day of the month and blackout are those of the business day, so that the hours after
/// midnight belong to the evening before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Schedule {
    /// From this instant on.
    pub from_at: Option<Millis>,
    /// Until before this instant.
    pub until_at: Option<Millis>,
    /// 1 = Monday … 7 = Sunday.
    pub weekdays: Vec<u8>,
    /// Days of the month, 1 to 31 (每月 8 日会员日).
    pub month_days: Vec<u8>,
    /// Hours of the day.
    pub hours: Vec<Hours>,
    /// Business days on which it does not hold.
    pub blackout: Vec<BusinessDay>,
}

words! {
    /// Why a schedule does not hold.
    pub enum OffSchedule else TimeError::Day {
        /// Its term has not begun.
        NotYet = "not_yet",
        /// Its term is over.
        Over = "over",
        /// It holds on other days.
        OtherDay = "other_day",
        /// It holds at other hours.
        OtherHours = "other_hours",
        /// The day is left out.
        Blackout = "blackout",
    }
}

impl Schedule {
    /// Why it does not hold at a store's moment; `None` when it does.
    ///
    /// # Examples
    /// ```
    /// use zhike_domain::kernel::time::{DayMinute, Hours, Millis, Moment, OffSchedule, Schedule};
    /// let lunch = Hours { from: "11:00".parse()?, to: "14:00".parse()? };
    /// let sundays = Schedule { weekdays: vec![7], hours: vec![lunch], ..Schedule::default() };
    /// let zone = "Asia/Shanghai".parse()?;
    /// let supper: Millis = "2026-11-22T10:00:00Z".parse()?;
    /// let at = Moment::at(supper, &zone, DayMinute::DEFAULT_CUT_OVER);
    /// assert_eq!(sundays.off(&at), Some(OffSchedule::OtherHours));
    /// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
    /// ```
    #[must_use]
    pub fn off(&self, at: &Moment) -> Option<OffSchedule> {
        let lists = |days: &[u8], day: u8| days.is_empty() || days.contains(&day);
        if self.from_at.is_some_and(|from_at| at.now < from_at) {
            return Some(OffSchedule::NotYet);
        }
        if self.until_at.is_some_and(|until_at| until_at <= at.now) {
            return Some(OffSchedule::Over);
        }
        if self.blackout.contains(&at.day) {
            return Some(OffSchedule::Blackout);
        }
        let is_day = lists(&self.weekdays, at.day.weekday())
            && lists(&self.month_days, at.day.day_of_month());
        if !is_day {
            return Some(OffSchedule::OtherDay);
        }
        let is_hour = self.hours.is_empty() || self.hours.iter().any(|h| h.hold(at.minute));
        if is_hour { None } else { Some(OffSchedule::OtherHours) }
    }

    /// Whether its lists hold days that exist and its term is not turned round.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let days = self.weekdays.iter().all(|day| (1..=7).contains(day));
        let months = self.month_days.iter().all(|day| (1..=31).contains(day));
        let term = match (self.from_at, self.until_at) {
            (Some(from_at), Some(until_at)) => from_at < until_at,
            _ => true,
        };
        days && months && term
    }
}
