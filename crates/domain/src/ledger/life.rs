//! How long what was credited lives.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::LedgerRefusal;
use crate::kernel::time::{BusinessDay, DayMinute, Millis, Zone, business_day_span};

/// How long points live that come back to a lot whose time is over, days: long enough for the
/// guest to come again.
pub const RESTORE_DAYS: i64 = 7;

/// The most months or years a rule may name: longer is never.
const MOST_MONTHS: u32 = 120;

/// The house's rule for what is credited from now on; lots that exist keep theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ExpiryRule {
    /// Nothing ends.
    #[default]
    Never,
    /// Each credit ends so many months later.
    Months {
        /// 1 to 120 months.
        months: u32,
    },
    /// Everything of a year ends together, so many years later.
    YearEnd {
        /// 0: this 31 December; 1: the next one.
        years_later: u32,
    },
    /// Everything ends when the guest has not come for so many months.
    WithoutVisit {
        /// 1 to 120 months.
        months: u32,
    },
}

/// How one lot ends; written into it when it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// It does not.
    Never,
    /// At this instant, the end of a business day.
    Until(Millis),
    /// So many months after the last visit.
    WhileVisiting {
        /// Months.
        months: u32,
    },
}

impl ExpiryRule {
    /// Whether the numbers of the rule are lawful.
    ///
    /// # Errors
    /// [`LedgerRefusal::ExpiryMonths`].
    pub const fn check(self) -> Result<(), LedgerRefusal> {
        let months = match self {
            Self::Never => return Ok(()),
            Self::Months { months } | Self::WithoutVisit { months } => months,
            Self::YearEnd { years_later } => years_later.saturating_mul(12).saturating_add(1),
        };
        if months >= 1 && months <= MOST_MONTHS {
            Ok(())
        } else {
            Err(LedgerRefusal::ExpiryMonths { most_months: MOST_MONTHS })
        }
    }

    /// How a lot lives that is opened on `day` in a store with this zone and cut-over.
    ///
    /// # Examples
    /// Twelve months from 22 November 2026 end with the business day of 22 November 2027:
    /// ```
    /// use zhike_domain::kernel::time::{DayMinute, Zone};
    /// use zhike_domain::ledger::{ExpiryRule, Life};
    /// let zone: Zone = "Asia/Shanghai".parse()?;
    /// let rule = ExpiryRule::Months { months: 12 };
    /// let life = rule.life("2026-11-22".parse()?, &zone, DayMinute::DEFAULT_CUT_OVER);
    /// assert_eq!(life, Life::Until("2027-11-23T04:00:00+08:00".parse()?));
    /// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
    /// ```
    #[must_use]
    pub fn life(self, day: BusinessDay, zone: &Zone, cut_over: DayMinute) -> Life {
        let end_of = |day| Life::Until(business_day_span(day, zone, cut_over).1);
        match self {
            Self::Never => Life::Never,
            Self::Months { months } => end_of(day.plus_months(months)),
            Self::YearEnd { years_later } => {
                end_of(day.plus_months(years_later.saturating_mul(12)).year_end())
            }
            Self::WithoutVisit { months } => Life::WhileVisiting { months },
        }
    }
}

impl Life {
    /// When the lot ends, given the business day of the guest's last visit.
    #[must_use]
    pub fn ends_at(
        self,
        last_visit: BusinessDay,
        zone: &Zone,
        cut_over: DayMinute,
    ) -> Option<Millis> {
        match self {
            Self::Never => None,
            Self::Until(at) => Some(at),
            Self::WhileVisiting { months } => {
                Some(business_day_span(last_visit.plus_months(months), zone, cut_over).1)
            }
        }
    }
}
