//! Which rate of interest a refund of stored value bears (法释〔2025〕4号 art. 16, 17).
//!
//! The agreed rate first. Else, when the house is at fault, the one-year loan prime rate of the day
//! of the contract (贷款市场报价利率 LPR); when it is the guest's cause, the central bank's one-year
//! deposit benchmark of that day (存款基准利率). It runs from the day on which the contract ended to
//! the day of the payment.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::refund::{Ground, Interest, MOST_RATE_BP, RefundRefusal};
use super::top_up::TopUpRefusal;
use crate::kernel::time::BusinessDay;
use crate::kernel::words::words;

words! {
    /// Which published rate.
    pub enum Rate else TopUpRefusal::UnknownWord {
        /// One-year loan prime rate.
        Lpr = "lpr",
        /// One-year deposit benchmark.
        Deposit = "deposit",
        /// What house and guest agreed.
        Agreed = "agreed",
    }
}

/// A rate from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RateFrom {
    /// The first day on which it holds.
    pub from: BusinessDay,
    /// Basis points a year.
    pub rate_bp: u32,
}

/// Rates that the program knows, by the day of their publication.
struct Published {
    from: &'static str,
    rate_bp: u32,
}

const fn published(from: &'static str, rate_bp: u32) -> Published {
    Published { from, rate_bp }
}

/// 一年期 LPR, as 全国银行间同业拆借中心 published it.
const LPR: &[Published] = &[
    published("2019-08-20", 425),
    published("2019-09-20", 420),
    published("2019-11-20", 415),
    published("2020-02-20", 405),
    published("2020-04-20", 385),
    published("2021-12-20", 380),
    published("2022-01-20", 370),
    published("2022-08-22", 365),
    published("2023-06-20", 355),
    published("2023-08-21", 345),
    published("2024-07-22", 335),
    published("2024-10-21", 310),
    published("2025-05-20", 300),
];

/// 一年期存款基准利率 of 中国人民银行.
const DEPOSIT: &[Published] = &[
    published("2012-07-06", 300),
    published("2014-11-22", 275),
    published("2015-03-01", 250),
    published("2015-05-11", 225),
    published("2015-06-28", 200),
    published("2015-08-26", 175),
    published("2015-10-24", 150),
];

/// What the house knows of rates beyond what the program ships.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HouseRates {
    /// The rate that its terms agree, basis points a year; it goes before the published ones.
    pub agreed_bp: Option<u32>,
    /// Loan prime rates that were published since this version of the program, in any order.
    pub lpr: Vec<RateFrom>,
    /// Deposit benchmarks, likewise.
    pub deposit: Vec<RateFrom>,
}

/// How interest was worked out: the lines that the page and the receipt show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InterestTerms {
    /// Which rate.
    pub rate: Rate,
    /// Basis points a year.
    pub rate_bp: u32,
    /// The day on which the contract ended.
    pub ended_on: BusinessDay,
    /// Days from then to the payment; 0 when it is paid the same day.
    pub days: u32,
}

impl InterestTerms {
    /// What the calculation takes.
    #[must_use]
    pub const fn interest(&self) -> Interest {
        Interest { rate_bp: self.rate_bp, days: self.days }
    }
}

impl HouseRates {
    /// Whether the rates may be saved.
    ///
    /// # Errors
    /// [`RefundRefusal::Rate`].
    pub fn check(&self) -> Result<(), RefundRefusal> {
        let own = self.lpr.iter().chain(&self.deposit).map(|row| row.rate_bp);
        let most = own.chain(self.agreed_bp).max().unwrap_or(0);
        if most > MOST_RATE_BP {
            return Err(RefundRefusal::Rate { most_bp: MOST_RATE_BP });
        }
        Ok(())
    }

    /// The terms of interest for a contract of `sold_on` that ended on `ended_on` and is paid back
    /// on `paid_on`.
    ///
    /// # Errors
    /// [`RefundRefusal::EndedOn`] unless sold ≤ ended ≤ paid.
    ///
    /// # Examples
    /// ```
    /// use zhike_domain::membership::interest::{HouseRates, Rate};
    /// use zhike_domain::membership::refund::Ground;
    /// let (sold, ended, paid) =
    ///     ("2026-03-01".parse()?, "2026-11-12".parse()?, "2026-11-22".parse()?);
    /// let found = HouseRates::default().terms(Ground::Closing, sold, ended, paid);
    /// let told = found.map(|terms| (terms.rate, terms.rate_bp, terms.days));
    /// assert_eq!(told, Ok((Rate::Lpr, 300, 10)));
    /// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
    /// ```
    pub fn terms(
        &self,
        ground: Ground,
        sold_on: BusinessDay,
        ended_on: BusinessDay,
        paid_on: BusinessDay,
    ) -> Result<InterestTerms, RefundRefusal> {
        if ended_on < sold_on || ended_on > paid_on {
            let (first, last) = (sold_on.to_string(), paid_on.to_string());
            return Err(RefundRefusal::EndedOn { first, last });
        }
        let (rate, rate_bp) = match (self.agreed_bp, ground.is_house_at_fault()) {
            (Some(agreed), _) => (Rate::Agreed, agreed),
            (None, true) => (Rate::Lpr, on_day(LPR, &self.lpr, sold_on)),
            (None, false) => (Rate::Deposit, on_day(DEPOSIT, &self.deposit, sold_on)),
        };
        let days = u32::try_from(paid_on.days() - ended_on.days()).unwrap_or(u32::MAX);
        Ok(InterestTerms { rate, rate_bp, ended_on, days })
    }
}

/// The newest rate that had begun on `day`; of one day the house's own. Before the first one that
/// is known, the first.
fn on_day(shipped: &[Published], own: &[RateFrom], day: BusinessDay) -> u32 {
    let shipped = shipped.iter().filter_map(|row| Some((row.from.parse().ok()?, row.rate_bp)));
    let own = own.iter().map(|row| (row.from, row.rate_bp));
    let mut rows: Vec<(BusinessDay, u32)> = shipped.chain(own).collect();
    rows.sort_by_key(|(from, _)| *from);
    let begun = rows.iter().rev().find(|(from, _)| *from <= day);
    begun.or(rows.first()).map_or(0, |(_, rate_bp)| *rate_bp)
}
