//! Paying stored value back, per top-up, by the law (法释〔2025〕4号 art. 14–20).
//!
//! By the guest's wish: the principal that is left; the bonus is void. It is never less than what
//! art. 19 leaves (what was redeemed counts at its price before any discount). When the house is at
//! fault: by art. 18, what was redeemed at the price charged, times the share that was paid for;
//! never less than the principal that is left. The guest never owes (art. 20).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::prepaid::PrepaidRules;
use super::top_up::TopUpRefusal;
use crate::kernel::id::TopUpId;
use crate::kernel::money::{Minor, Ratio, Rounding};
use crate::kernel::refusal::refusals;
use crate::kernel::time::BusinessDay;
use crate::kernel::words::words;
use crate::ledger::{Draft, House, LedgerRefusal, Lot, Part, Unit};

refusals! {
    /// Why stored value cannot be paid back this way.
    pub enum RefundRefusal {
        /// The days without a reason are over; by wish or by fault it still goes.
        #[error("the {days} days without a reason are over")]
        DaysOver {
            /// How many there were.
            days: u32,
        } => "stored_value.no_reason_days_over", Refused, "/ground";
        /// Something was redeemed: by wish or by fault it still goes.
        #[error("without a reason only an unused top-up is paid back")]
        Used => "stored_value.used", Refused, "/ground";
        /// Nothing is left that could be paid back.
        #[error("nothing of this top-up is left to pay back")]
        NothingLeft => "stored_value.nothing_left", Refused;
        /// A rate that no agreement and no table has.
        #[error("the rate of interest lies between 0 and {most_bp} basis points a year")]
        Rate {
            /// The highest rate, basis points a year.
            most_bp: u32,
        } => "stored_value.interest_rate", Refused, "/rate_bp";
        /// A day on which no such contract can have ended.
        #[error("the contract ended between {first} and {last}")]
        EndedOn {
            /// The day of the sale.
            first: String,
            /// The day of the payment.
            last: String,
        } => "stored_value.ended_on", Refused, "/ended_on";
    }
}

words! {
    /// Why the money is asked back.
    pub enum Ground else TopUpRefusal::UnknownWord {
        /// Unused, within the days of art. 14.
        NoReason = "no_reason",
        /// The guest no longer wants it.
        Wish = "wish",
        /// His health or another basic circumstance changed (art. 13).
        Circumstances = "circumstances",
        /// The store moved, and that is a clear inconvenience (art. 13).
        StoreMoved = "store_moved",
        /// The duty was passed to somebody else without asking (art. 13).
        PassedOn = "passed_on",
        /// What was promised is not delivered (art. 13).
        NotDelivered = "not_delivered",
        /// Prices up or quality down without asking (art. 12).
        Worsened = "worsened",
        /// The store closes (实施条例 art. 22).
        Closing = "closing",
    }
}

impl Ground {
    /// Whether the law counts it as the guest's cause (art. 19) or not (art. 18).
    #[must_use]
    pub const fn is_house_at_fault(self) -> bool {
        !matches!(self, Self::NoReason | Self::Wish | Self::Circumstances)
    }
}

/// One top-up as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopUpState {
    /// Which.
    pub top_up_id: TopUpId,
    /// On which business day it was paid.
    pub paid_on: BusinessDay,
    /// What was paid, minor units.
    pub paid_minor: Minor,
    /// What came on top, minor units.
    pub gift_minor: Minor,
    /// What was redeemed at menu price, refunds taken off, minor units.
    pub list_minor: Minor,
    /// What was redeemed at the price charged, refunds taken off, minor units.
    pub charged_minor: Minor,
    /// Principal left, minor units.
    pub principal_minor: Minor,
    /// Bonus left, minor units.
    pub bonus_minor: Minor,
    /// What the house paid for it before out of its own and has not made up for yet, minor units.
    /// When a bill is refunded afterwards, that money comes back to the top-up a second time.
    pub paid_ahead_minor: Minor,
}

/// From when and at which rate a year the refund bears interest (art. 16, 17); rates by date are
/// kept by the house: the LPR of the day of the contract when it is at fault, the deposit benchmark
/// otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interest {
    /// Basis points a year.
    pub rate_bp: u32,
    /// Days from the end of the contract to the payment; 0 when it is paid the same day.
    pub days: u32,
}

/// The highest rate, basis points a year.
pub const MOST_RATE_BP: u32 = 2_400;

/// How a refund was worked out: what the page and the receipt show, line by line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopUpRefund {
    /// Which top-up.
    pub top_up_id: TopUpId,
    /// Why.
    pub ground: Ground,
    /// The principal that is left, minor units.
    pub principal_left_minor: Minor,
    /// What art. 19 leaves: paid less redeemed at menu price, not below 0, minor units.
    pub by_list_price_minor: Minor,
    /// What art. 18 leaves: paid less redeemed at the price charged times the share that was paid
    /// for, not below 0, minor units.
    pub by_ratio_minor: Minor,
    /// The refund without interest: the best of those that apply, less what the house paid before,
    /// minor units.
    pub refund_minor: Minor,
    /// What the house adds because less principal is left, minor units; before what it made up.
    pub house_adds_minor: Minor,
    /// What of the principal that is left the house has paid before, minor units: it is kept.
    pub made_up_minor: Minor,
    /// Interest, minor units.
    pub interest_minor: Minor,
    /// Bonus that becomes void, minor units.
    pub bonus_void_minor: Minor,
    /// The last day for the payment.
    pub pay_by: BusinessDay,
}

impl TopUpRefund {
    /// Refund and interest together, minor units.
    #[must_use]
    pub fn pays_minor(&self) -> Minor {
        self.refund_minor + self.interest_minor
    }
}

/// What art. 18 leaves: discounted goods count at their price, gift money by its ratio.
///
/// # Examples
/// Paid ¥3,000 with ¥1,000 on top, ¥3,594 redeemed: 3,000 − 3,594 × 3,000/4,000 = ¥304.50.
/// ```
/// use zhike_domain::kernel::money::Minor;
/// use zhike_domain::membership::refund::by_ratio;
/// let yuan = |yuan: i64| Minor::from_raw(yuan * 100);
/// assert_eq!(by_ratio(yuan(3_000), yuan(1_000), yuan(3_594)), Minor::from_raw(30_450));
/// ```
#[must_use]
pub fn by_ratio(paid: Minor, gift: Minor, charged: Minor) -> Minor {
    let share = Ratio::of(paid.raw(), (paid + gift).raw().max(1));
    (paid - charged.times(share, Rounding::HalfUp)).or_zero()
}

/// What art. 19 leaves: everything counts at menu price, and nothing is owed (art. 20).
#[must_use]
pub fn by_list_price(paid: Minor, list: Minor) -> Minor {
    (paid - list).or_zero()
}

/// What is paid back for one top-up on `day`.
///
/// # Errors
/// [`RefundRefusal`]: days and use for [`Ground::NoReason`], or nothing to pay back at all.
pub fn refund(
    state: &TopUpState,
    ground: Ground,
    interest: Interest,
    rules: &PrepaidRules,
    day: BusinessDay,
) -> Result<TopUpRefund, RefundRefusal> {
    if interest.rate_bp > MOST_RATE_BP {
        return Err(RefundRefusal::Rate { most_bp: MOST_RATE_BP });
    }
    if ground == Ground::NoReason {
        let days = rules.no_reason_days;
        if day.days() - state.paid_on.days() > i64::from(days) {
            return Err(RefundRefusal::DaysOver { days });
        }
        if state.charged_minor > Minor::ZERO {
            return Err(RefundRefusal::Used);
        }
    }
    let by_list_price_minor = by_list_price(state.paid_minor, state.list_minor);
    let by_ratio_minor = by_ratio(state.paid_minor, state.gift_minor, state.charged_minor);
    let lawful = if ground.is_house_at_fault() { by_ratio_minor } else { by_list_price_minor };
    let best_minor = lawful.max(state.principal_minor);
    let made_up_minor = state.paid_ahead_minor.min(best_minor);
    let refund_minor = best_minor - made_up_minor;
    // What the house has paid already is no reason to take the guest's money for nothing.
    let empty = state.bonus_minor.is_zero() || !made_up_minor.is_zero();
    if refund_minor.is_zero() && empty {
        return Err(RefundRefusal::NothingLeft);
    }
    let rate = Ratio::of(i64::from(interest.rate_bp), 10_000);
    let term = Ratio::of(i64::from(interest.days), 365);
    Ok(TopUpRefund {
        top_up_id: state.top_up_id,
        ground,
        principal_left_minor: state.principal_minor,
        by_list_price_minor,
        by_ratio_minor,
        refund_minor,
        house_adds_minor: (best_minor - state.principal_minor).or_zero(),
        made_up_minor,
        interest_minor: refund_minor.times(rate.and(term), Rounding::HalfUp),
        bonus_void_minor: state.bonus_minor,
        pay_by: day.plus_days(i64::from(rules.pay_within_days)),
    })
}

/// Writes the refund into a journal: what is left of the top-up goes out, the bonus is given up,
/// and what the house adds is its own.
///
/// # Errors
/// [`LedgerRefusal::Moved`] when the top-up no longer holds what the refund was worked out from,
/// or a part of it is set aside.
pub fn write(draft: &mut Draft, refund: &TopUpRefund) -> Result<(), LedgerRefusal> {
    let now = draft.stamp().at;
    for (unit, expected, to) in [
        (Unit::Principal, refund.principal_left_minor, House::CashOut),
        (Unit::Bonus, refund.bonus_void_minor, House::Forfeited),
    ] {
        let is_its = |lot: &&Lot| {
            lot.top_up_id == Some(refund.top_up_id) && lot.unit == unit && !lot.is_over(now)
        };
        let lots: Vec<&Lot> = draft.holding().lots.iter().filter(is_its).collect();
        let free: i64 = lots.iter().map(|lot| lot.free).sum();
        if free != expected.raw() || lots.iter().any(|lot| lot.held > 0) {
            return Err(LedgerRefusal::Moved);
        }
        let lots = lots.into_iter().filter(|lot| lot.free > 0);
        let parts: Vec<Part> =
            lots.map(|lot| Part { lot_id: lot.lot_id, unit, amount: lot.free }).collect();
        draft.take(&parts, to)?;
    }
    let adds = refund.house_adds_minor + refund.interest_minor;
    draft.house(House::Adjusted, House::CashOut, Unit::Principal, adds.raw());
    let made_up = refund.made_up_minor.raw();
    draft.house(House::CashOut, House::Adjusted, Unit::Principal, made_up);
    Ok(())
}
