//! Weekly opening hours. A period belongs to the business day on which it begins, so 17:00–02:00
//! on Friday ends on Saturday morning and is still Friday's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kernel::refusal::refusals;
use crate::kernel::time::{BusinessDay, DayMinute, Millis, Zone, business_day, local_minute};

/// The most periods of one week.
pub const MAX_PERIODS: u32 = 42;
const DAY_MINUTES: u16 = 1_440;

refusals! {
    /// Why a week of opening hours cannot be so. Rows count from 1, as the owner sees them.
    pub enum HoursRefusal {
        /// Weekdays run from 1 (Monday) to 7 (Sunday).
        #[error("row {row}: weekdays run from 1 (Monday) to 7 (Sunday)")]
        Weekday {
            /// The row at fault.
            row: u32,
        } => "hours.weekday", Refused, "/weekly";
        /// It ends when it begins.
        #[error("row {row}: a period cannot end when it begins")]
        Empty {
            /// The row at fault.
            row: u32,
        } => "hours.empty", Refused, "/weekly";
        /// It runs over the minute at which the business day is cut.
        #[error("row {row}: a period cannot run over the cut-over at {cut_over}")]
        CrossesCutOver {
            /// The row at fault.
            row: u32,
            /// The store's cut-over.
            cut_over: String,
        } => "hours.crosses_cut_over", Refused, "/weekly";
        /// Two periods of one day overlap.
        #[error("rows {row} and {other_row} overlap")]
        Overlap {
            /// The earlier row.
            row: u32,
            /// The later row.
            other_row: u32,
        } => "hours.overlap", Refused, "/weekly";
        /// More periods than a week can hold.
        #[error("a week has at most {max} periods")]
        TooMany {
            /// The most periods.
            max: u32,
        } => "hours.too_many", Refused, "/weekly";
    }
}

/// One period `[from, to)` of every week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenPeriod {
    /// 1 = Monday … 7 = Sunday: the business day it belongs to.
    #[schemars(range(min = 1, max = 7))]
    pub weekday: u8,
    /// When it begins.
    pub from: DayMinute,
    /// When it ends; at or before `from` by the clock means on the next morning.
    pub to: DayMinute,
}

/// `[from, to)` in minutes since the cut-over.
#[derive(Clone, Copy)]
struct Span {
    from: u16,
    to: u16,
}

fn since_cut_over(minute: DayMinute, cut_over: DayMinute) -> u16 {
    (DAY_MINUTES + minute.minute() - cut_over.minute()) % DAY_MINUTES
}

fn span(period: OpenPeriod, cut_over: DayMinute) -> Span {
    let to = since_cut_over(period.to, cut_over);
    // Ending at the cut-over is ending with the day.
    let to = if to == 0 { DAY_MINUTES } else { to };
    Span { from: since_cut_over(period.from, cut_over), to }
}

/// Checks a week for a store whose day is cut at `cut_over`. Open around the clock is one period a
/// day from cut-over to cut-over.
///
/// # Errors
/// [`HoursRefusal`], naming the rows at fault.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::time::DayMinute;
/// use zhike_domain::settings::hours::{OpenPeriod, check};
/// let supper = OpenPeriod { weekday: 5, from: "17:00".parse()?, to: "02:00".parse()? };
/// assert!(check(&[supper], DayMinute::DEFAULT_CUT_OVER).is_ok());
/// let too_long = OpenPeriod { to: "04:30".parse()?, ..supper };
/// assert!(check(&[too_long], DayMinute::DEFAULT_CUT_OVER).is_err());
/// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
/// ```
pub fn check(week: &[OpenPeriod], cut_over: DayMinute) -> Result<(), HoursRefusal> {
    if week.len() > MAX_PERIODS as usize {
        return Err(HoursRefusal::TooMany { max: MAX_PERIODS });
    }
    for (row, period) in (1..).zip(week) {
        check_period(row, *period, cut_over)?;
    }
    for (row, period) in (1..).zip(week) {
        for (other_row, other) in (1..).zip(week).skip(row as usize) {
            let (a, b) = (span(*period, cut_over), span(*other, cut_over));
            if period.weekday == other.weekday && a.from < b.to && b.from < a.to {
                return Err(HoursRefusal::Overlap { row, other_row });
            }
        }
    }
    Ok(())
}

fn check_period(row: u32, period: OpenPeriod, cut_over: DayMinute) -> Result<(), HoursRefusal> {
    if !(1..=7).contains(&period.weekday) {
        return Err(HoursRefusal::Weekday { row });
    }
    if period.from == period.to && period.from != cut_over {
        return Err(HoursRefusal::Empty { row });
    }
    let Span { from, to } = span(period, cut_over);
    if from >= to {
        return Err(HoursRefusal::CrossesCutOver { row, cut_over: cut_over.to_string() });
    }
    Ok(())
}

/// Whether the store is open at `minute` of the clock on the business day `day`.
#[must_use]
pub fn is_open_on(
    week: &[OpenPeriod],
    cut_over: DayMinute,
    day: BusinessDay,
    minute: DayMinute,
) -> bool {
    let now = since_cut_over(minute, cut_over);
    let holds = |period: &OpenPeriod| {
        let Span { from, to } = span(*period, cut_over);
        period.weekday == day.weekday() && (from..to).contains(&now)
    };
    week.iter().any(holds)
}

/// Whether a store in `zone` is open at `now`.
#[must_use]
pub fn is_open(week: &[OpenPeriod], zone: &Zone, cut_over: DayMinute, now: Millis) -> bool {
    let day = business_day(now, zone, cut_over);
    is_open_on(week, cut_over, day, local_minute(now, zone))
}
