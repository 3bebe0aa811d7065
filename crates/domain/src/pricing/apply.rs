//! What one offer takes off the bill as it stands, or why it does not.

use super::running::{Priced, Running};
use super::{
    Because, Benefit, Candidate, MinimumOf, Off, Offer, OfferLane, PointsRate, Reach, Rung,
    SpecialPrices, Stacking, TierRate, Why, units,
};
use crate::kernel::money::{BasisPoints, Minor, Points, split};
use crate::ordering::{Discounts, PriceKind};

/// What an offer takes off.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    /// What takes part.
    pub base: Minor,
    /// Off each line.
    pub shares: Vec<Minor>,
    pub because: Because,
}

impl Taken {
    pub fn off(&self) -> Minor {
        self.shares.iter().sum()
    }
}

/// Why an offer cannot be taken as the bill stands.
#[derive(Debug)]
pub(super) enum Blocked {
    /// One that was taken does not go together with it.
    By(usize),
    /// A condition fails.
    Because(Why),
}

/// Takes one candidate; `all` are the candidates in the order in which they are taken.
///
/// The lane of the candidate must have begun.
pub(super) fn take(
    bill: &Priced<'_>,
    running: &Running,
    all: &[&Candidate],
    at: usize,
) -> Result<Taken, Blocked> {
    let candidate = all[at];
    if let Some(other) = in_the_way(running, all, at) {
        return Err(Blocked::By(other));
    }
    let offer = &candidate.offer;
    minimum(bill, running, offer).map_err(Blocked::Because)?;
    let (amounts, taken_by) = amounts(bill, running, offer);
    let base: Minor = amounts.iter().sum();
    if base.is_zero() {
        return Err(taken_by.map_or(Blocked::Because(Why::NothingTakesPart), Blocked::By));
    }
    let from = match offer.stacking {
        Stacking::Additive => &running.lane_start,
        _ => &running.left,
    };
    let worked: Vec<Minor> =
        zip(&amounts, from, |amount, from| if amount.is_zero() { Minor::ZERO } else { from });
    let (shares, because) = off(bill, offer, from, &worked).map_err(Blocked::Because)?;
    let shares = capped(zip(&shares, &amounts, Minor::min), offer.max_off_minor);
    let taken = Taken { base: worked.iter().sum(), shares, because };
    if taken.off().is_zero() {
        return Err(Blocked::Because(Why::NothingTakesPart));
    }
    within_budget(candidate, &taken).map_err(Blocked::Because)?;
    Ok(taken)
}

/// Takes it and marks what now stands in the way of others.
pub(super) fn record(running: &mut Running, all: &[&Candidate], at: usize, taken: &Taken) {
    let offer = &all[at].offer;
    running.lower(&taken.shares);
    if offer.group.is_some() {
        running.grouped.push(at);
    }
    match (offer.lane, offer.stacking) {
        (OfferLane::Bill, Stacking::Alone) => running.alone_on_bill = Some(at),
        (OfferLane::Line, Stacking::Alone) => {
            for (line, share) in running.alone_on_line.iter_mut().zip(&taken.shares) {
                if !share.is_zero() {
                    *line = Some(at);
                }
            }
        }
        _ => {}
    }
}

fn zip(a: &[Minor], b: &[Minor], with: impl Fn(Minor, Minor) -> Minor) -> Vec<Minor> {
    a.iter().zip(b).map(|(a, b)| with(*a, *b)).collect()
}

fn in_the_way(running: &Running, all: &[&Candidate], at: usize) -> Option<usize> {
    let offer = &all[at].offer;
    let same_group = |other: &&usize| all[**other].offer.group == offer.group;
    let grouped = offer.group.as_ref().and_then(|_| running.grouped.iter().find(same_group));
    let is_alone = offer.lane == OfferLane::Bill && offer.stacking == Stacking::Alone;
    grouped.copied().or_else(|| running.alone_on_bill.filter(|_| is_alone))
}

pub(super) fn minimum(bill: &Priced<'_>, running: &Running, offer: &Offer) -> Result<(), Why> {
    let Some(minimum) = offer.conditions.minimum else {
        return Ok(());
    };
    let part = |amounts: &[Minor]| -> Minor {
        let with_place = amounts.iter().enumerate();
        with_place.filter(|(at, _)| takes_part(bill, offer, *at)).map(|(_, amount)| *amount).sum()
    };
    let have_minor = match minimum.of {
        MinimumOf::LaneStart => part(&running.lane_start),
        MinimumOf::Running => part(&running.left),
        MinimumOf::List => bill.facts.lines.iter().map(|line| line.list_amount()).sum(),
    };
    let need_minor = minimum.need_minor;
    if have_minor >= need_minor {
        return Ok(());
    }
    Err(Why::MinimumSpend { need_minor, have_minor, lacks_minor: need_minor - have_minor })
}

/// Whether the line may be lowered by the offer, whatever was taken before.
pub(super) fn takes_part(bill: &Priced<'_>, offer: &Offer, at: usize) -> bool {
    let line = &bill.facts.lines[at];
    let is_named = offer.lane == OfferLane::Line && offer.dishes.is_by_name();
    let is_list = bill.units[at].kind == PriceKind::List;
    offer.dishes.holds(line)
        && (line.discounts == Discounts::Allowed || is_named)
        && (is_list || offer.special_prices == SpecialPrices::Include)
}

/// What is left of the lines that take part, zero for the others; and one that stands alone on a
/// line that would else take part.
fn amounts(bill: &Priced<'_>, running: &Running, offer: &Offer) -> (Vec<Minor>, Option<usize>) {
    let is_alone = offer.lane == OfferLane::Line && offer.stacking == Stacking::Alone;
    let mut taken_by = None;
    let mut amount = |at: usize| {
        let left = running.left[at];
        if left.is_zero() || !takes_part(bill, offer, at) {
            return Minor::ZERO;
        }
        match running.alone_on_line[at] {
            Some(other) if is_alone => {
                taken_by = Some(other);
                Minor::ZERO
            }
            _ => left,
        }
    };
    let amounts = (0..running.left.len()).map(&mut amount).collect();
    (amounts, taken_by)
}

/// What the benefit takes off each line, before its own ceiling. `from` is what is left of all
/// lines, `amounts` of those that take part.
fn off(
    bill: &Priced<'_>,
    offer: &Offer,
    from: &[Minor],
    amounts: &[Minor],
) -> Result<(Vec<Minor>, Because), Why> {
    let base: Minor = amounts.iter().sum();
    let percent = |pay_bp| (percent_off(offer.lane, amounts, pay_bp), Because::Percent { pay_bp });
    Ok(match &offer.benefit {
        Benefit::Percent { pay_bp } => percent(*pay_bp),
        Benefit::Tier { rates } => percent(tier_rate(bill, rates)?),
        Benefit::PointsLevel { rates } => percent(points_rate(bill, rates)?),
        Benefit::Cash { off_minor } => (spread(*off_minor, amounts), Because::Amount),
        Benefit::Every(every) => {
            let times = base.raw() / every.each_minor.raw().max(1);
            let times = times.min(every.at_most.map_or(i64::MAX, i64::from));
            // Never more than the base, so the product is cut before it can outgrow anything.
            let off = i128::from(every.off_minor.raw()) * i128::from(times);
            let off = i64::try_from(off.min(i128::from(base.raw()))).unwrap_or_default();
            let times = u32::try_from(times).unwrap_or(u32::MAX);
            (spread(Minor::from_raw(off), amounts), Because::Every { times })
        }
        Benefit::Steps { reach, steps } => {
            let rung = rung(*reach, steps, reached(bill, *reach, amounts))?;
            (rung_off(offer.lane, amounts, rung.off), Because::Reached { from: rung.from })
        }
        Benefit::EachLine { off_minor } => {
            let each = amounts.iter().map(|amount| (*off_minor).min(*amount));
            (each.collect(), Because::Amount)
        }
        Benefit::EachUnit { first_minor, further_minor, at_most } => {
            let lines = bill.facts.lines.iter().map(|line| line.qty_milli.whole_units());
            let lines = lines.map(|units| units.min(at_most.unwrap_or(u32::MAX)));
            let each = lines
                .zip(amounts)
                .map(|(units, amount)| each_unit(*first_minor, *further_minor, units).min(*amount));
            (each.collect(), Because::Amount)
        }
        Benefit::Deal(deal) => {
            let (shares, units) = units::lowered(deal, &bill.facts.lines, from, amounts);
            if units == 0 {
                return Err(lacks_units(bill, deal, amounts));
            }
            (shares, Because::Units { units })
        }
        // Portions on top; nothing on the bill becomes cheaper.
        Benefit::Gift { buy, .. } => {
            let have = reached(bill, Reach::Units, amounts);
            if have < i64::from(*buy) {
                return Err(units_missing(i64::from(*buy), have));
            }
            (vec![Minor::ZERO; amounts.len()], Because::Amount)
        }
    })
}

/// The most that the offer could ever take off this bill: no offer before it makes it larger,
/// because they only lower what takes part.
pub(super) fn ceiling(bill: &Priced<'_>, offer: &Offer) -> Minor {
    let with_place = bill.amounts.iter().enumerate();
    let part = |(at, amount): (usize, &Minor)| {
        if takes_part(bill, offer, at) { *amount } else { Minor::ZERO }
    };
    let amounts: Vec<Minor> = with_place.map(part).collect();
    let shares = match &offer.benefit {
        Benefit::Steps { steps, .. } => {
            let all = steps.iter().map(|rung| rung_off(offer.lane, &amounts, rung.off));
            all.max_by_key(|shares| shares.iter().sum::<Minor>()).unwrap_or_default()
        }
        Benefit::Deal(deal) => {
            let dearest = super::Deal { which: super::Which::Dearest, ..deal.clone() };
            units::lowered(&dearest, &bill.facts.lines, &bill.amounts, &amounts).0
        }
        _ => {
            off(bill, offer, &bill.amounts, &amounts).map(|(shares, _)| shares).unwrap_or_default()
        }
    };
    capped(zip(&shares, &amounts, Minor::min), offer.max_off_minor).iter().sum()
}

fn percent_off(lane: OfferLane, amounts: &[Minor], pay_bp: BasisPoints) -> Vec<Minor> {
    match lane {
        OfferLane::Line => amounts.iter().map(|amount| amount.off_at(pay_bp)).collect(),
        OfferLane::Bill => spread(amounts.iter().sum::<Minor>().off_at(pay_bp), amounts),
    }
}

fn rung_off(lane: OfferLane, amounts: &[Minor], off: Off) -> Vec<Minor> {
    match off {
        Off::Percent { pay_bp } => percent_off(lane, amounts, pay_bp),
        Off::Amount { off_minor } => spread(off_minor, amounts),
        Off::Price { price_minor } => {
            spread((amounts.iter().sum::<Minor>() - price_minor).or_zero(), amounts)
        }
    }
}

/// Spreads an amount, cut to what takes part.
fn spread(off: Minor, amounts: &[Minor]) -> Vec<Minor> {
    split(off.min(amounts.iter().sum()), amounts)
}

fn capped(shares: Vec<Minor>, most: Option<Minor>) -> Vec<Minor> {
    match most {
        Some(most) if shares.iter().sum::<Minor>() > most => split(most, &shares),
        _ => shares,
    }
}

fn each_unit(first: Minor, further: Minor, units: u32) -> Minor {
    if units == 0 {
        return Minor::ZERO;
    }
    let further = i128::from(further.raw()) * i128::from(units - 1);
    first + Minor::from_raw(i64::try_from(further).unwrap_or(Minor::MOST))
}

fn tier_rate(bill: &Priced<'_>, rates: &[TierRate]) -> Result<BasisPoints, Why> {
    let member = bill.facts.member.ok_or(Why::MembersOnly)?;
    let his = rates.iter().find(|rate| rate.tier_id == member.tier_id);
    his.map(|rate| rate.pay_bp).ok_or(Why::OtherTier)
}

fn points_rate(bill: &Priced<'_>, rates: &[PointsRate]) -> Result<BasisPoints, Why> {
    let have_points = bill.facts.member.ok_or(Why::MembersOnly)?.points;
    let reached = rates.iter().filter(|rate| rate.from_points <= have_points);
    let need_points = rates.iter().map(|rate| rate.from_points).min().unwrap_or(Points::ZERO);
    let highest = reached.max_by_key(|rate| rate.from_points);
    highest.map(|rate| rate.pay_bp).ok_or(Why::PointsLevel { need_points, have_points })
}

/// How far a ladder is reached, minor units or portions.
fn reached(bill: &Priced<'_>, reach: Reach, amounts: &[Minor]) -> i64 {
    match reach {
        Reach::Amount => amounts.iter().sum::<Minor>().raw(),
        Reach::Units => {
            let lines = bill.facts.lines.iter().zip(amounts);
            let part = lines.filter(|(_, amount)| !amount.is_zero());
            part.map(|(line, _)| i64::from(line.qty_milli.whole_units())).sum()
        }
    }
}

fn rung(reach: Reach, steps: &[Rung], have: i64) -> Result<Rung, Why> {
    let highest = steps.iter().filter(|rung| rung.from <= have).max_by_key(|rung| rung.from);
    let need = steps.iter().map(|rung| rung.from).min().unwrap_or_default();
    highest.copied().ok_or_else(|| match reach {
        Reach::Amount => Why::MinimumSpend {
            need_minor: Minor::from_raw(need),
            have_minor: Minor::from_raw(have),
            lacks_minor: Minor::from_raw(need - have),
        },
        Reach::Units => units_missing(need, have),
    })
}

fn units_missing(need: i64, have: i64) -> Why {
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Why::Units { need: count(need), have: count(have) }
}

fn lacks_units(bill: &Priced<'_>, deal: &super::Deal, amounts: &[Minor]) -> Why {
    units_missing(i64::from(deal.buy) + i64::from(deal.get), reached(bill, Reach::Units, amounts))
}

fn within_budget(candidate: &Candidate, taken: &Taken) -> Result<(), Why> {
    let off_minor = taken.off();
    match candidate.budget_left_minor {
        Some(left_minor) if off_minor > left_minor => Err(Why::Budget { left_minor, off_minor }),
        _ => Ok(()),
    }
}
