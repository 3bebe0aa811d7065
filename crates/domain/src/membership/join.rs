//! Joining: one membership per guest, with as little asked as the law allows.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::review::Standing;
use super::tier::{Ladder, TierRefusal};
use crate::kernel::id::{CouponTemplateId, MemberId};
use crate::kernel::money::Points;
use crate::kernel::refusal::refusals;
use crate::kernel::time::BusinessDay;

refusals! {
    /// Why somebody cannot join now.
    pub enum JoinRefusal {
        /// He is a member.
        #[error("this guest is a member already: {member_id}")]
        Already {
            /// Which member.
            member_id: MemberId,
        } => "member.already", Conflict;
        /// Nothing to recognise the guest by next time.
        #[error("one contact or a card is needed to know the guest again")]
        NoContact => "member.no_contact", Refused, "/contact";
        /// The terms of membership were not accepted.
        #[error("the terms of membership were not accepted")]
        TermsNeeded => "member.terms_needed", Refused, "/terms";
        /// Below fourteen somebody else must agree (PIPL art. 31).
        #[error("below fourteen a guardian must agree")]
        GuardianNeeded => "member.guardian_needed", Refused, "/guardian";
        /// The guest's data was erased.
        #[error("this guest was erased")]
        Erased => "member.erased", Refused;
    }
}

refusals! {
    /// Why the welcome of new members cannot be so.
    pub enum WelcomeRefusal {
        /// Points below nothing.
        #[error("the points of the welcome are 0 or more")]
        Points => "welcome.points", Refused, "/welcome_points";
        /// A template without a coupon, one that is named twice, or too many in all.
        #[error("each template once, at least one of it, and at most {most} coupons in all")]
        Coupons {
            /// The most coupons in all.
            most: u32,
        } => "welcome.coupons", Refused, "/welcome_coupons";
    }
}

/// The age below which a guardian must agree (PIPL art. 31).
const GUARDIAN_AGE: i64 = 14;

/// What is known about the guest who wants to join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JoinFacts {
    /// The membership there is.
    pub member_id: Option<MemberId>,
    /// Whether the guest was erased.
    pub erased: bool,
    /// How many contacts and cards are on the record.
    pub contacts: u32,
    /// The year of birth, when the guest told it; it is never asked for.
    pub birth_year: Option<i64>,
}

/// What the guest agreed to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JoinWish {
    /// The version of the terms that was shown and accepted.
    pub terms_version: Option<u32>,
    /// Whether a guardian agreed.
    pub guardian_agreed: bool,
}

/// The most coupons of a welcome.
const MOST_COUPONS: u32 = 20;

/// Coupons of one template in the welcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WelcomeCoupon {
    /// Of which template.
    pub template_id: CouponTemplateId,
    /// How many.
    pub count: u32,
}

/// What a new member gets (新客礼包).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Welcome {
    /// Points.
    pub points: Points,
    /// Coupons, in the order the guest reads them.
    pub coupons: Vec<WelcomeCoupon>,
}

impl Default for Welcome {
    fn default() -> Welcome {
        Welcome { points: Points::ZERO, coupons: Vec::new() }
    }
}

impl Welcome {
    /// Whether it may be saved.
    ///
    /// # Errors
    /// [`WelcomeRefusal`]; at most 20 coupons, each template once.
    ///
    /// # Examples
    /// ```
    /// use zhike_domain::kernel::id::CouponTemplateId;
    /// use zhike_domain::membership::join::{Welcome, WelcomeCoupon};
    /// let template_id = CouponTemplateId::from_raw(9);
    /// let of = |count| {
    ///     let coupons = vec![WelcomeCoupon { template_id, count }];
    ///     Welcome { coupons, ..Welcome::default() }
    /// };
    /// assert!(of(20).check().is_ok());
    /// assert!(of(21).check().is_err() && of(0).check().is_err());
    /// ```
    pub fn check(&self) -> Result<(), WelcomeRefusal> {
        if self.points < Points::ZERO {
            return Err(WelcomeRefusal::Points);
        }
        let templates: BTreeSet<_> = self.coupons.iter().map(|coupon| coupon.template_id).collect();
        let all = self.coupons.iter().fold(0_u32, |all, one| all.saturating_add(one.count));
        let empty = self.coupons.iter().any(|coupon| coupon.count == 0);
        match templates.len() < self.coupons.len() || empty || all > MOST_COUPONS {
            true => Err(WelcomeRefusal::Coupons { most: MOST_COUPONS }),
            false => Ok(()),
        }
    }
}

/// A membership that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The lowest tier.
    pub standing: Standing,
    /// The terms that were accepted.
    pub terms_version: u32,
    /// What to give.
    pub welcome: Welcome,
}

/// Why somebody cannot join, or why the house's ladder has no place for him.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotJoin {
    /// The guest cannot.
    #[error(transparent)]
    Guest(#[from] JoinRefusal),
    /// The ladder cannot.
    #[error(transparent)]
    Ladder(#[from] TierRefusal),
}

/// Whether the guest joins today.
///
/// # Errors
/// [`JoinRefusal`] in the order already, erased, contact, terms, guardian.
pub fn join(
    ladder: &Ladder,
    welcome: &Welcome,
    facts: &JoinFacts,
    wish: JoinWish,
    today: BusinessDay,
) -> Result<Joined, CannotJoin> {
    if let Some(member_id) = facts.member_id {
        return Err(JoinRefusal::Already { member_id }.into());
    }
    if facts.erased {
        return Err(JoinRefusal::Erased.into());
    }
    if facts.contacts == 0 {
        return Err(JoinRefusal::NoContact.into());
    }
    let terms_version = wish.terms_version.ok_or(JoinRefusal::TermsNeeded)?;
    // Without month and day the later birthday counts: better one ask too many.
    let is_child = facts.birth_year.is_some_and(|year| today.year() - year <= GUARDIAN_AGE);
    if is_child && !wish.guardian_agreed {
        return Err(JoinRefusal::GuardianNeeded.into());
    }
    let standing = ladder.joined(today)?;
    Ok(Joined { standing, terms_version, welcome: welcome.clone() })
}
