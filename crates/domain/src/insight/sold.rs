//! Sums of what was sold in some time.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::kernel::money::{Minor, Ratio, Rounding, split};

/// What was settled and refunded in some time. Sums of it are sums of each part.
///
/// A refund counts where it was paid back, not where the bill was settled, so a quiet day can have
/// less than no revenue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sold {
    /// Bills settled.
    pub bills: i64,
    /// Guests on them.
    pub guests: i64,
    /// What they would have cost by the menu, minor units.
    pub list_minor: Minor,
    /// What was due for them, minor units.
    pub due_minor: Minor,
    /// Refunds paid back.
    pub refunds: i64,
    /// What went back, minor units.
    pub refunded_minor: Minor,
    /// Bills of members.
    pub member_bills: i64,
    /// Guests on the first bill ever of somebody known.
    pub new_bills: i64,
}

impl Default for Sold {
    fn default() -> Self {
        Self::NOTHING
    }
}

impl Sold {
    /// A time in which nothing happened.
    pub const NOTHING: Self = Self {
        bills: 0,
        guests: 0,
        list_minor: Minor::ZERO,
        due_minor: Minor::ZERO,
        refunds: 0,
        refunded_minor: Minor::ZERO,
        member_bills: 0,
        new_bills: 0,
    };

    /// Settled less refunded, minor units.
    #[must_use]
    pub fn revenue_minor(&self) -> Minor {
        self.due_minor - self.refunded_minor
    }

    /// List price less due, minor units: what discounts, member prices and gifts cost.
    #[must_use]
    pub fn discount_minor(&self) -> Minor {
        self.list_minor - self.due_minor
    }

    /// Revenue for each guest, half up; nothing without guests.
    #[must_use]
    pub fn average_minor(&self) -> Option<Minor> {
        let each = |guests| self.revenue_minor().times(Ratio::of(1, guests), Rounding::HalfUp);
        (self.guests > 0).then(|| each(self.guests))
    }

    /// Share of the bills that are members', basis points; nothing without bills.
    #[must_use]
    pub fn member_bp(&self) -> Option<i64> {
        share_bp(self.member_bills, self.bills)
    }

    /// Share of the list price that discounts cost, basis points; nothing without one.
    #[must_use]
    pub fn discount_bp(&self) -> Option<i64> {
        share_bp(self.discount_minor().raw(), self.list_minor.raw())
    }

    /// Whether nothing happened.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.bills == 0 && self.refunds == 0
    }

    /// Each part divided by `days`, half up.
    #[must_use]
    pub(super) fn over(&self, days: i64) -> Self {
        let ratio = Ratio::of(1, days);
        let count = |count: i64| Minor::from_raw(count).times(ratio, Rounding::HalfUp).raw();
        let amount = |amount: Minor| amount.times(ratio, Rounding::HalfUp);
        Self {
            bills: count(self.bills),
            guests: count(self.guests),
            list_minor: amount(self.list_minor),
            due_minor: amount(self.due_minor),
            refunds: count(self.refunds),
            refunded_minor: amount(self.refunded_minor),
            member_bills: count(self.member_bills),
            new_bills: count(self.new_bills),
        }
    }
}

impl Add for Sold {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            bills: self.bills + other.bills,
            guests: self.guests + other.guests,
            list_minor: self.list_minor + other.list_minor,
            due_minor: self.due_minor + other.due_minor,
            refunds: self.refunds + other.refunds,
            refunded_minor: self.refunded_minor + other.refunded_minor,
            member_bills: self.member_bills + other.member_bills,
            new_bills: self.new_bills + other.new_bills,
        }
    }
}

impl AddAssign for Sold {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Sold {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| sum + one)
    }
}

/// How much more `now` is than `then`, basis points half up: 110 after 100 is 1000, 90 is −1000.
/// Nothing when there was nothing, or less than nothing, to compare with.
#[must_use]
pub fn change_bp(now: i64, then: i64) -> Option<i64> {
    (then > 0).then(|| bp(now - then, then))
}

/// `part` of `whole` in basis points, half up; nothing of nothing.
#[must_use]
pub fn share_bp(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| bp(part, whole))
}

fn bp(part: i64, whole: i64) -> i64 {
    Minor::from_raw(10_000).times(Ratio::of(part, whole), Rounding::HalfUp).raw()
}

/// The shares of parts in basis points, which add up to 10,000; a part that is not above nothing
/// has none of it.
///
/// # Examples
/// ```
/// use zhike_domain::insight::shares;
/// use zhike_domain::kernel::money::Minor;
/// let parts = [100, 100, 100, -50].map(Minor::from_raw);
/// assert_eq!(shares(&parts), [3_334, 3_333, 3_333, 0]);
/// ```
#[must_use]
pub fn shares(parts: &[Minor]) -> Vec<i64> {
    let weights: Vec<Minor> = parts.iter().map(|part| part.or_zero()).collect();
    if weights.iter().sum::<Minor>().is_zero() {
        return vec![0; parts.len()];
    }
    split(Minor::from_raw(10_000), &weights).into_iter().map(Minor::raw).collect()
}
