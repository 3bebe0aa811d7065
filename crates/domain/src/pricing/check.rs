//! What is checked when an offer is saved.

use super::refusal::OfferRefusal;
use super::{Benefit, Conditions, Deal, Members, Off, Offer, OfferLane, Rung};
use crate::kernel::money::{BasisPoints, Minor};

/// The most portions that one round of a deal counts.
const MAX_DEAL: u32 = 100;

/// Checks an offer before it is saved. Schedules that overlap, offers that exclude each other and
/// the like are no fault: the quote picks the best.
///
/// # Errors
/// [`OfferRefusal`]: nothing is taken off, steps do not rise, the benefit does not fit the lane, a
/// condition cannot be met.
pub fn check_offer(offer: &Offer) -> Result<(), OfferRefusal> {
    check_benefit(&offer.benefit)?;
    let is_lane_right = match (&offer.benefit, offer.lane) {
        (Benefit::Tier { .. } | Benefit::PointsLevel { .. }, lane) => lane == OfferLane::Bill,
        (Benefit::Deal(_) | Benefit::Gift { .. }, lane) => lane == OfferLane::Line,
        _ => true,
    };
    if !is_lane_right {
        return Err(OfferRefusal::WrongLane);
    }
    if offer.max_off_minor.is_some_and(|most| most <= Minor::ZERO) {
        return Err(OfferRefusal::NothingOff);
    }
    check_conditions(&offer.conditions)
}

fn check_conditions(conditions: &Conditions) -> Result<(), OfferRefusal> {
    if !conditions.schedule.is_sound() {
        return Err(OfferRefusal::Schedule);
    }
    let no_tier = matches!(&conditions.members, Members::Tiers { tier_ids } if tier_ids.is_empty());
    let crossed = |needed: &super::UnitsNeeded| {
        needed.at_most.is_some_and(|at_most| at_most < needed.at_least)
    };
    let below_zero = conditions.minimum.is_some_and(|minimum| minimum.need_minor < Minor::ZERO);
    if no_tier || below_zero || conditions.units.iter().any(crossed) {
        return Err(OfferRefusal::Unmeetable);
    }
    Ok(())
}

fn check_benefit(benefit: &Benefit) -> Result<(), OfferRefusal> {
    match benefit {
        Benefit::Percent { pay_bp } => some_off(*pay_bp < BasisPoints::WHOLE),
        Benefit::Tier { rates } => {
            let all = rates.iter().all(|rate| rate.pay_bp < BasisPoints::WHOLE);
            some_off(!rates.is_empty() && all)
        }
        Benefit::PointsLevel { rates } => {
            let all = rates.iter().all(|rate| rate.pay_bp < BasisPoints::WHOLE);
            some_off(!rates.is_empty() && all)?;
            rising(rates.iter().map(|rate| rate.from_points.raw()))
        }
        Benefit::Cash { off_minor } | Benefit::EachLine { off_minor } => {
            some_off(*off_minor > Minor::ZERO)
        }
        Benefit::Every(every) => {
            some_off(every.each_minor > Minor::ZERO && every.off_minor > Minor::ZERO)
        }
        Benefit::Steps { steps, .. } => check_steps(steps),
        Benefit::EachUnit { first_minor, further_minor, .. } => {
            let none_negative = *first_minor >= Minor::ZERO && *further_minor >= Minor::ZERO;
            some_off(none_negative && (*first_minor + *further_minor) > Minor::ZERO)
        }
        Benefit::Deal(deal) => check_deal(deal),
        Benefit::Gift { buy, free, at_most, .. } => {
            some_off(*at_most != Some(0))?;
            deal_size(*buy > 0 && *free > 0 && *buy <= MAX_DEAL && *free <= MAX_DEAL)
        }
    }
}

fn check_steps(steps: &[Rung]) -> Result<(), OfferRefusal> {
    some_off(!steps.is_empty() && steps.iter().all(|rung| takes_off(rung.off)))?;
    rising(steps.iter().map(|rung| rung.from))
}

fn check_deal(deal: &Deal) -> Result<(), OfferRefusal> {
    some_off(takes_off(deal.off) && deal.at_most != Some(0))?;
    deal_size(deal.get > 0 && deal.get <= MAX_DEAL && deal.buy <= MAX_DEAL)
}

fn takes_off(off: Off) -> bool {
    match off {
        Off::Percent { pay_bp } => pay_bp < BasisPoints::WHOLE,
        Off::Amount { off_minor } => off_minor > Minor::ZERO,
        Off::Price { price_minor } => price_minor >= Minor::ZERO,
    }
}

fn rising(from: impl Iterator<Item = i64>) -> Result<(), OfferRefusal> {
    let from: Vec<i64> = from.collect();
    let is_rising = from.windows(2).all(|pair| pair[0] < pair[1]);
    let starts = from.first().is_none_or(|first| *first >= 0);
    if is_rising && starts { Ok(()) } else { Err(OfferRefusal::StepsNotRising) }
}

const fn some_off(is_some: bool) -> Result<(), OfferRefusal> {
    if is_some { Ok(()) } else { Err(OfferRefusal::NothingOff) }
}

const fn deal_size(fits: bool) -> Result<(), OfferRefusal> {
    if fits { Ok(()) } else { Err(OfferRefusal::DealSize { most: MAX_DEAL }) }
}
