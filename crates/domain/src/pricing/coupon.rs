//! Coupons: issued out of a template, locked for a bill, redeemed once.
//!
//! What a coupon takes off is the rule of its template, an [`super::Offer`]; here stands how many
//! there are, who may have them, and what becomes of each.

use super::Rule;
use crate::kernel::id::{BillId, CouponId, CouponTemplateId};
use crate::kernel::refusal::refusals;
use crate::kernel::time::Millis;
use crate::kernel::words::words;

mod template;

pub use template::{CouponTemplate, IssueCounts, Term};

refusals! {
    /// Why a coupon cannot be issued, used or put away so.
    pub enum CouponRefusal {
        /// Not a word of the lists of coupons.
        #[error("there is no such word for coupons")]
        UnknownWord => "coupon.unknown_word", Refused;
        /// A template with no stock, no days, or a limit of none.
        #[error("stock, limit and term of a template are at least 1")]
        Template => "coupon.template_numbers", Refused;
        /// Fewer in stock than were issued already.
        #[error("{issued} were issued already")]
        StockBelowIssued {
            /// How many were issued.
            issued: u32,
        } => "coupon.stock_below_issued", Refused, "/stock";
        /// No more are issued of it.
        #[error("this template is closed")]
        Closed => "coupon.template_closed", Refused;
        /// Its stock is used up.
        #[error("{left} are left in stock")]
        OutOfStock {
            /// How many are left.
            left: u32,
        } => "coupon.out_of_stock", Refused;
        /// The guest has had as many as one guest may.
        #[error("one guest gets at most {most}")]
        PerGuest {
            /// The most for one guest.
            most: u32,
        } => "coupon.per_guest_limit", Refused;
        /// Its term has not begun.
        #[error("the coupon may be used from {from} on")]
        NotYet {
            /// From when on.
            from: String,
        } => "coupon.not_yet", Refused;
        /// Its term is over.
        #[error("the coupon has expired")]
        Expired => "coupon.expired", Refused;
        /// It is set aside for another bill.
        #[error("the coupon is locked for another bill")]
        Locked => "coupon.locked", Conflict;
        /// It was redeemed.
        #[error("the coupon was redeemed before")]
        Redeemed => "coupon.redeemed", Conflict;
        /// The house took it back.
        #[error("the coupon was voided")]
        Voided => "coupon.voided", Refused;
        /// It is not in the state that this step begins from.
        #[error("the coupon is {state}, which cannot be undone this way")]
        NotFrom {
            /// What it is.
            state: CouponState,
        } => "coupon.not_from", Conflict;
    }
}

words! {
    /// What became of a coupon.
    pub enum CouponState else CouponRefusal::UnknownWord {
        /// Given to a guest; may be used.
        Issued = "issued",
        /// Set aside for a bill that is being paid.
        Locked = "locked",
        /// The bill was not paid; may be used again.
        Released = "released",
        /// Used.
        Redeemed = "redeemed",
        /// The bill was refunded in full; may be used again.
        Returned = "returned",
        /// Its term is over.
        Expired = "expired",
        /// The house took it back.
        Voided = "voided",
    }
}

/// For how long a coupon lives that comes back after its term, days: as long as points do.
pub const RETURN_DAYS: i64 = 7;

/// A coupon set aside for a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lock {
    /// For which bill.
    pub bill_id: BillId,
    /// From when on it no longer holds.
    pub until: Millis,
}

/// One issued right out of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coupon {
    /// Its id.
    pub coupon_id: CouponId,
    /// From which template.
    pub template_id: CouponTemplateId,
    /// The rule in the version of the day it was issued: what was promised stays.
    pub rule: Rule,
    /// What became of it, as last written; see [`Coupon::stands`].
    pub state: CouponState,
    /// The bill it is set aside for.
    pub lock: Option<Lock>,
    /// From when on it may be used.
    pub from: Millis,
    /// From when on it no longer may; `None` never.
    pub expires_at: Option<Millis>,
}

impl Coupon {
    /// The state at `now`: a lock that ran out no longer holds, and what is over is expired.
    #[must_use]
    pub fn stands(&self, now: Millis) -> CouponState {
        let state = match (self.state, self.lock) {
            (CouponState::Locked, Some(lock)) if lock.until > now => return CouponState::Locked,
            (CouponState::Locked, _) => CouponState::Released,
            (state, _) => state,
        };
        let is_over = self.expires_at.is_some_and(|ends_at| ends_at <= now);
        if is_over && is_usable(state) { CouponState::Expired } else { state }
    }

    /// Whether it may be used on the bill now: it is free, or locked for this very bill.
    ///
    /// # Errors
    /// [`CouponRefusal`]: redeemed, voided, expired, locked for another bill, or not yet.
    pub fn usable(&self, bill_id: BillId, now: Millis) -> Result<(), CouponRefusal> {
        match self.stands(now) {
            CouponState::Redeemed => Err(CouponRefusal::Redeemed),
            CouponState::Voided => Err(CouponRefusal::Voided),
            CouponState::Expired => Err(CouponRefusal::Expired),
            CouponState::Locked if self.lock.is_none_or(|lock| lock.bill_id != bill_id) => {
                Err(CouponRefusal::Locked)
            }
            _ if now < self.from => Err(CouponRefusal::NotYet { from: self.from.to_string() }),
            _ => Ok(()),
        }
    }

    /// Set aside for a bill until `until`; asked again for the same bill, the time is longer.
    ///
    /// # Errors
    /// As [`Coupon::usable`].
    pub fn lock(&self, bill_id: BillId, until: Millis, now: Millis) -> Result<Self, CouponRefusal> {
        self.usable(bill_id, now)?;
        Ok(Self { state: CouponState::Locked, lock: Some(Lock { bill_id, until }), ..*self })
    }

    /// Redeemed on a bill (核销): once, for ever, but for a full refund.
    ///
    /// # Errors
    /// As [`Coupon::usable`].
    pub fn redeem(&self, bill_id: BillId, now: Millis) -> Result<Self, CouponRefusal> {
        self.usable(bill_id, now)?;
        Ok(Self { state: CouponState::Redeemed, lock: None, ..*self })
    }

    /// Given free because the bill was not paid.
    ///
    /// # Errors
    /// [`CouponRefusal::NotFrom`] when it was not locked for this bill.
    pub fn release(&self, bill_id: BillId) -> Result<Self, CouponRefusal> {
        let is_its = self.state == CouponState::Locked
            && self.lock.is_some_and(|lock| lock.bill_id == bill_id);
        if !is_its {
            return Err(CouponRefusal::NotFrom { state: self.state });
        }
        Ok(Self { state: CouponState::Released, lock: None, ..*self })
    }

    /// Back in the guest's hand because the bill was refunded in full. One whose term is over
    /// lives for [`RETURN_DAYS`] more.
    ///
    /// # Errors
    /// [`CouponRefusal::NotFrom`] when it was not redeemed.
    pub fn give_back(&self, now: Millis) -> Result<Self, CouponRefusal> {
        if self.state != CouponState::Redeemed {
            return Err(CouponRefusal::NotFrom { state: self.state });
        }
        let is_over = self.expires_at.is_some_and(|ends_at| ends_at <= now);
        let longer = Some(now.plus_hours(24 * RETURN_DAYS));
        let expires_at = if is_over { longer } else { self.expires_at };
        Ok(Self { state: CouponState::Returned, expires_at, ..*self })
    }

    /// Written down as expired; nothing when its time has not come or nothing is left to expire.
    #[must_use]
    pub fn expire(&self, now: Millis) -> Option<Self> {
        let is_due = self.state != CouponState::Expired && self.stands(now) == CouponState::Expired;
        is_due.then_some(Self { state: CouponState::Expired, lock: None, ..*self })
    }

    /// Taken back by the house. What is locked for a bill waits for that bill.
    ///
    /// # Errors
    /// [`CouponRefusal::Redeemed`], [`CouponRefusal::Voided`], [`CouponRefusal::Locked`].
    pub fn void(&self, now: Millis) -> Result<Self, CouponRefusal> {
        match self.stands(now) {
            CouponState::Redeemed => Err(CouponRefusal::Redeemed),
            CouponState::Voided => Err(CouponRefusal::Voided),
            CouponState::Locked => Err(CouponRefusal::Locked),
            _ => Ok(Self { state: CouponState::Voided, lock: None, ..*self }),
        }
    }
}

const fn is_usable(state: CouponState) -> bool {
    matches!(state, CouponState::Issued | CouponState::Released | CouponState::Returned)
}
