//! What a bill costs, and why: the lanes in their order, the best set of offers, every fen
//! explained.
//!
//! The order is that of [`Lane`]: unit price, line offers, bill offers, points as cash, discounts
//! by hand, rounding. Nothing here knows a segment, a guess about the guest or a device: prices and
//! automatic offers cannot depend on what was derived about somebody.

mod apply;
mod benefit;
mod bound;
mod check;
mod choose;
mod condition;
pub mod coupon;
mod explain;
mod facts;
mod manual;
mod offer;
mod points;
mod quote;
mod refusal;
mod rounding;
mod running;
mod step;
mod units;

pub use crate::ordering::Channel;
pub use benefit::{Benefit, Deal, Every, Off, PointsRate, Pool, Reach, Rung, TierRate, Which};
pub use check::check_offer;
pub use choose::{Certainty, MAX_NODES};
pub use condition::{Conditions, Members, MinimumOf, MinimumSpend, UnitsNeeded};
pub use facts::{Candidate, HeldCoupon, Member, OffersUsed, QuoteFacts, WhichOffer};
pub use manual::{ByHand, Manual, ManualAct};
pub use offer::{DishSet, Offer, OfferLane, Rule, RuleKey, SpecialPrices, Stacking};
pub use points::{PointsAsked, PointsRule, PointsUsed};
pub use quote::{Gift, Quote, QuotedLine, quote};
pub use refusal::{ManualRefusal, OfferRefusal, PointsRefusal, PricingRefusal};
pub use rounding::RoundOff;
pub use step::{Because, Lane, LineShare, NotUsed, Step, Why};
