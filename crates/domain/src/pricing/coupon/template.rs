//! Coupon templates: stock, limit per guest, and term.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Coupon, CouponRefusal, CouponState};
use crate::kernel::id::{CouponId, CouponTemplateId};
use crate::kernel::money::Minor;
use crate::kernel::name::Name;
use crate::kernel::time::{BusinessDay, DayMinute, Millis, Zone, business_day_span};
use crate::pricing::Rule;

/// When coupons of a template may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Term {
    /// From the day of issue, or some days later, for so many business days.
    Days {
        /// Days to wait; 0 from the day of issue.
        after: u32,
        /// Days it lives.
        days: u32,
    },
    /// The same days for all, both included.
    Between {
        /// First day.
        first: BusinessDay,
        /// Last day.
        last: BusinessDay,
    },
    /// From the day of issue, without an end.
    Always,
}

/// What coupons are issued from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CouponTemplate {
    /// What the guest reads.
    pub name: Name,
    /// What it says it is worth, minor units; 0 for a dish.
    pub face_minor: Minor,
    /// How many are issued in all; `None` without a limit.
    pub stock: Option<u32>,
    /// How many one guest gets in all; `None` without a limit.
    pub per_guest: Option<u32>,
    /// When they may be used.
    pub term: Term,
    /// The first day without new ones; `None` while it lasts.
    pub issued_until: Option<BusinessDay>,
}

/// How many were issued so far, read in the transaction that issues more. What was voided or has
/// expired counts too: stock does not come back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IssueCounts {
    /// Of the template.
    pub issued: u32,
    /// Of the template to this guest.
    pub to_guest: u32,
}

const MOST_DAYS: u32 = 3_660;

impl CouponTemplate {
    /// Whether it may be saved, given how many were issued.
    ///
    /// # Errors
    /// [`CouponRefusal::Template`], [`CouponRefusal::StockBelowIssued`].
    pub fn check(&self, issued: u32) -> Result<(), CouponRefusal> {
        let has_term = match self.term {
            Term::Days { after, days } => (1..=MOST_DAYS).contains(&days) && after <= MOST_DAYS,
            Term::Between { first, last } => first <= last,
            Term::Always => true,
        };
        let counts = self.stock != Some(0) && self.per_guest != Some(0);
        if !has_term || !counts || self.face_minor < Minor::ZERO {
            return Err(CouponRefusal::Template);
        }
        match self.stock.filter(|stock| *stock < issued) {
            Some(_) => Err(CouponRefusal::StockBelowIssued { issued }),
            None => Ok(()),
        }
    }

    /// Whether `count` more may be issued to a guest on `day`: all of them or none.
    ///
    /// # Errors
    /// [`CouponRefusal::Closed`], [`CouponRefusal::OutOfStock`], [`CouponRefusal::PerGuest`].
    ///
    /// # Examples
    /// ```
    /// use zhike_domain::kernel::money::Minor;
    /// use zhike_domain::pricing::coupon::{CouponTemplate, IssueCounts, Term};
    /// let template = CouponTemplate {
    ///     name: "满100减20".parse()?, face_minor: Minor::from_raw(2_000), stock: Some(100),
    ///     per_guest: Some(2), term: Term::Days { after: 0, days: 30 }, issued_until: None,
    /// };
    /// let day = "2026-11-22".parse()?;
    /// assert!(template.may_issue(IssueCounts { issued: 98, to_guest: 0 }, 2, day).is_ok());
    /// assert!(template.may_issue(IssueCounts { issued: 99, to_guest: 0 }, 2, day).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn may_issue(
        &self,
        counts: IssueCounts,
        count: u32,
        day: BusinessDay,
    ) -> Result<(), CouponRefusal> {
        let is_closed = self.issued_until.is_some_and(|until| until <= day)
            || matches!(self.term, Term::Between { last, .. } if last < day);
        if is_closed {
            return Err(CouponRefusal::Closed);
        }
        let left = |most: u32, so_far: u32| most.saturating_sub(so_far);
        if let Some(left) = self.stock.map(|stock| left(stock, counts.issued))
            && left < count
        {
            return Err(CouponRefusal::OutOfStock { left });
        }
        match self.per_guest.filter(|most| left(*most, counts.to_guest) < count) {
            Some(most) => Err(CouponRefusal::PerGuest { most }),
            None => Ok(()),
        }
    }

    /// A coupon issued now under the template's rule of the day, in a store with this zone and
    /// cut-over.
    #[must_use]
    pub fn issue(
        &self,
        coupon_id: CouponId,
        template_id: CouponTemplateId,
        rule: Rule,
        now: Millis,
        day: BusinessDay,
        clock: (&Zone, DayMinute),
    ) -> Coupon {
        let span = |day| business_day_span(day, clock.0, clock.1);
        let (from, expires_at) = match self.term {
            Term::Always => (now, None),
            Term::Days { after, days } => {
                let first = day.plus_days(i64::from(after));
                let last = first.plus_days(i64::from(days) - 1);
                let from = if after == 0 { now } else { span(first).0 };
                (from, Some(span(last).1))
            }
            Term::Between { first, last } => (span(first).0, Some(span(last).1)),
        };
        let (state, lock) = (CouponState::Issued, None);
        Coupon { coupon_id, template_id, rule, state, lock, from, expires_at }
    }
}
