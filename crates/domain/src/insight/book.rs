//! What was sold by business day and hour, with the day that has not ended yet.

use std::collections::BTreeMap;

use super::period::Period;
use super::sold::Sold;
use crate::kernel::time::BusinessDay;

/// How many weeks before are compared with.
pub const WEEKS: i64 = 4;

/// The same weekday in the four weeks before `first`, the latest one first. `first` is the first
/// day of the period, so that no day of a period is compared with another one of it.
///
/// # Examples
/// ```
/// use zhike_domain::insight::same_weekdays;
/// use zhike_domain::kernel::time::BusinessDay;
/// let sunday: BusinessDay = "2026-11-22".parse()?;
/// let before = same_weekdays(sunday, sunday).map(|day| day.to_string());
/// assert_eq!(before, ["2026-11-15", "2026-11-08", "2026-11-01", "2026-10-25"]);
/// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
/// ```
#[must_use]
pub const fn same_weekdays(day: BusinessDay, first: BusinessDay) -> [BusinessDay; WEEKS as usize] {
    // As many weeks back as it takes to stand before the period.
    let weeks = (day.days() - first.days()) / 7 + 1;
    [
        day.plus_days(-7 * weeks),
        day.plus_days(-7 * (weeks + 1)),
        day.plus_days(-7 * (weeks + 2)),
        day.plus_days(-7 * (weeks + 3)),
    ]
}

/// What was sold by business day and hour of the clock on the wall.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// Each day's hours, 0 to 23; an hour without sales may be absent.
    pub hours: BTreeMap<BusinessDay, BTreeMap<u8, Sold>>,
    /// Earlier days up to the time of day that it is now.
    pub so_far: BTreeMap<BusinessDay, Sold>,
    /// The first day that anything was ever sold on.
    pub first_day: Option<BusinessDay>,
    /// The day that runs.
    pub today: Option<BusinessDay>,
}

impl Book {
    /// What a whole day came to; the day that runs comes to what it has so far.
    #[must_use]
    pub fn day(&self, day: BusinessDay) -> Sold {
        self.hours.get(&day).into_iter().flat_map(BTreeMap::values).copied().sum()
    }

    /// What an hour of a day came to.
    #[must_use]
    pub fn hour(&self, day: BusinessDay, hour: u8) -> Sold {
        self.hours.get(&day).and_then(|hours| hours.get(&hour)).copied().unwrap_or_default()
    }

    /// What a period came to.
    #[must_use]
    pub fn period(&self, period: &Period) -> Sold {
        period.days().map(|day| self.day(day)).sum()
    }

    /// An earlier day as it is compared with `day`: up to the same time of day when `day` still
    /// runs, whole otherwise.
    #[must_use]
    pub fn like(&self, earlier: BusinessDay, day: BusinessDay) -> Sold {
        if self.today == Some(day) {
            self.so_far.get(&earlier).copied().unwrap_or_default()
        } else {
            self.day(earlier)
        }
    }

    /// Whether anything happened on a whole day.
    #[must_use]
    pub fn has_sales(&self, day: BusinessDay) -> bool {
        !self.day(day).is_nothing()
    }

    /// Days from the first sale to `day`, both counted; none before the first sale.
    #[must_use]
    pub fn days_known(&self, day: BusinessDay) -> i64 {
        self.first_day.map_or(0, |first| (day.days() - first.days() + 1).max(0))
    }
}
