//! Which business days a report is about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kernel::refusal::refusals;
use crate::kernel::time::BusinessDay;

/// The most days of one report.
pub const MOST_DAYS: i64 = 366;

refusals! {
    /// Why no report can be about these days.
    pub enum SalesRefusal {
        /// A named range and days of one's own at once.
        #[error("say a range or the days, not both")]
        RangeTwice => "sales.range_twice", Refused, "/range";
        /// Only one end of the days.
        #[error("say both from and to")]
        RangeHalf => "sales.range_half", Refused, "/from";
        /// It ends before it begins, or has no day.
        #[error("the first day must come before the end")]
        RangeBackwards => "sales.range_backwards", Refused, "/from";
        /// It begins after today.
        #[error("{from} is not there yet")]
        RangeAhead {
            /// The first day asked for.
            from: String,
        } => "sales.range_ahead", Refused, "/from";
        /// More days than a report has.
        #[error("a report has at most {most_days} days, not {days}")]
        RangeTooLong {
            /// The days asked for.
            days: i64,
            /// The most days.
            most_days: i64,
        } => "sales.range_too_long", Refused, "/from";
    }
}

/// A range by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Range {
    /// The business day that runs.
    Today,
    /// The one before.
    Yesterday,
    /// The seven whole days before today.
    #[serde(rename = "last_7")]
    Last7,
    /// The 28 whole days before today.
    #[serde(rename = "last_28")]
    Last28,
}

/// Business days `[from, to)`; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: BusinessDay,
    /// The day after the last one.
    pub to: BusinessDay,
}

impl Period {
    /// The days of a named range, seen from `today`.
    #[must_use]
    pub const fn of(range: Range, today: BusinessDay) -> Self {
        let (back, to) = match range {
            Range::Today => (0, today.plus_days(1)),
            Range::Yesterday => (1, today),
            Range::Last7 => (7, today),
            Range::Last28 => (28, today),
        };
        Self { from: today.plus_days(-back), to }
    }

    /// The days that were asked for; today when nothing was said. Days that have not come yet are
    /// cut off.
    ///
    /// # Errors
    /// [`SalesRefusal`].
    pub fn asked(
        range: Option<Range>,
        from: Option<BusinessDay>,
        to: Option<BusinessDay>,
        today: BusinessDay,
    ) -> Result<Self, SalesRefusal> {
        let (from, to) = match (range, from, to) {
            (Some(range), None, None) => return Ok(Self::of(range, today)),
            (None, None, None) => return Ok(Self::of(Range::Today, today)),
            (Some(_), _, _) => return Err(SalesRefusal::RangeTwice),
            (None, Some(from), Some(to)) => (from, to),
            (None, _, _) => return Err(SalesRefusal::RangeHalf),
        };
        let days = to.days().saturating_sub(from.days());
        if days <= 0 {
            return Err(SalesRefusal::RangeBackwards);
        }
        if days > MOST_DAYS {
            return Err(SalesRefusal::RangeTooLong { days, most_days: MOST_DAYS });
        }
        if from > today {
            return Err(SalesRefusal::RangeAhead { from: from.to_string() });
        }
        Ok(Self { from, to: to.min(today.plus_days(1)) })
    }

    /// How many days.
    #[must_use]
    pub const fn count(&self) -> i64 {
        self.to.days() - self.from.days()
    }

    /// Each day, the first one first.
    pub fn days(&self) -> impl Iterator<Item = BusinessDay> + use<> {
        (self.from.days()..self.to.days()).map(BusinessDay)
    }

    /// The last day.
    #[must_use]
    pub const fn last(&self) -> BusinessDay {
        self.to.plus_days(-1)
    }

    /// The one day it is about, if it is one.
    #[must_use]
    pub const fn only_day(&self) -> Option<BusinessDay> {
        if self.count() == 1 { Some(self.from) } else { None }
    }

    /// Whether `day` is among them.
    #[must_use]
    pub fn has(&self, day: BusinessDay) -> bool {
        (self.from..self.to).contains(&day)
    }

    /// As many days directly before.
    #[must_use]
    pub const fn before(&self) -> Self {
        Self { from: self.from.plus_days(-self.count()), to: self.from }
    }
}
