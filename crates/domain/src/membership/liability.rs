//! How much stored value a house may owe (单用途商业预付卡管理办法: 40 % of last year's main revenue
//! in catering), and when it stops selling more (实施条例 art. 22).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::top_up::TopUpRefusal;
use crate::kernel::money::{Minor, Ratio, Rounding};
use crate::kernel::words::words;

words! {
    /// How near the line a house is.
    pub enum Nearness else TopUpRefusal::UnknownWord {
        /// No line: no law draws one, or nobody entered last year's revenue.
        Unknown = "unknown",
        /// Below 80 % of the line.
        Far = "far",
        /// From 80 % on.
        Near = "near",
        /// At the line: nothing more is sold.
        Reached = "reached",
    }
}

/// From this share of the line on the owner is warned.
const NEAR_BP: i64 = 8_000;

/// What the house owes beside what it may owe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Liability {
    /// Principal of all guests, set aside or not, minor units.
    pub owed_minor: Minor,
    /// The line, minor units, if there is one.
    pub line_minor: Option<Minor>,
    /// How near it is.
    pub nearness: Nearness,
}

impl Liability {
    /// What is owed against `most_bp` of last year's main revenue; the line is rounded down.
    ///
    /// # Examples
    /// ```
    /// use zhike_domain::kernel::money::Minor;
    /// use zhike_domain::membership::liability::{Liability, Nearness};
    /// let revenue = Some(Minor::from_raw(100_000_000));
    /// let at = |owed| Liability::of(Minor::from_raw(owed), revenue, Some(4_000)).nearness;
    /// assert_eq!(at(31_999_999), Nearness::Far);
    /// assert_eq!((at(32_000_000), at(40_000_000)), (Nearness::Near, Nearness::Reached));
    /// ```
    #[must_use]
    pub fn of(owed_minor: Minor, revenue_minor: Option<Minor>, most_bp: Option<u32>) -> Liability {
        let line_minor = revenue_minor.zip(most_bp).map(|(revenue, most_bp)| {
            revenue.times(Ratio::of(i64::from(most_bp), 10_000), Rounding::Down)
        });
        let nearness = match line_minor {
            None => Nearness::Unknown,
            Some(line) if owed_minor >= line => Nearness::Reached,
            Some(line) => {
                let near = line.times(Ratio::of(NEAR_BP, 10_000), Rounding::Up);
                if owed_minor >= near { Nearness::Near } else { Nearness::Far }
            }
        };
        Liability { owed_minor, line_minor, nearness }
    }

    /// Whether so much more may be sold.
    ///
    /// # Errors
    /// [`TopUpRefusal::LiabilityLine`] when more than the line would be owed.
    pub fn bears(&self, pay_minor: Minor) -> Result<(), TopUpRefusal> {
        match self.line_minor {
            Some(line_minor) if self.owed_minor + pay_minor > line_minor => {
                let left_minor = (line_minor - self.owed_minor).or_zero();
                Err(TopUpRefusal::LiabilityLine { line_minor, left_minor })
            }
            _ => Ok(()),
        }
    }
}
