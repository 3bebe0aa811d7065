//! The quote (试算): a bill priced lane by lane, with every fen explained.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::apply::{minimum, takes_part};
use super::choose::{Choice, choose, follow, in_order};
use super::explain::{left_out, out_of_question};
use super::running::{Priced, Running};
use super::{
    Because, Benefit, ByHand, Candidate, Certainty, Lane, LineShare, NotUsed, PointsUsed,
    PricingRefusal, QuoteFacts, Step, WhichOffer, manual, points,
};
use crate::kernel::id::DishId;
use crate::kernel::money::{Minor, split};
use crate::ordering::{LineNo, PriceKind, UnitPrice, check_lines};

/// One line with what it costs after each part of the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuotedLine {
    /// Which line.
    pub line: LineNo,
    /// At menu price, minor units.
    pub list_minor: Minor,
    /// The unit price that was used.
    pub price: UnitPrice,
    /// At that price, minor units.
    pub priced_minor: Minor,
    /// After line and bill offers, minor units: the 小计 of the till.
    pub after_offers_minor: Minor,
    /// What of the due falls on it, minor units; refunds go by this.
    pub due_minor: Minor,
}

/// Portions given on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Gift {
    /// By which offer.
    pub which: WhichOffer,
    /// What.
    pub dish_id: DishId,
    /// How many portions.
    pub units: u32,
}

/// The priced bill; nothing is written for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// The lines, in the order of the bill.
    pub lines: Vec<QuotedLine>,
    /// Every step down from the menu price, in the order of the lanes.
    pub steps: Vec<Step>,
    /// Offers and coupons that were not used, and why.
    pub not_used: Vec<NotUsed>,
    /// Portions on top.
    pub gifts: Vec<Gift>,
    /// How sure it is that no other set of offers is cheaper.
    pub certainty: Certainty,
    /// All lines at menu price, minor units.
    pub list_minor: Minor,
    /// After the first lane, minor units.
    pub priced_minor: Minor,
    /// After line and bill offers, minor units.
    pub after_offers_minor: Minor,
    /// What points pay.
    pub points: Option<PointsUsed>,
    /// What was given by hand, for the limits of the role.
    pub by_hand: ByHand,
    /// What is to be paid, minor units; never negative.
    pub due_minor: Minor,
}

/// Prices a bill, whether of dishes or of one amount. The same facts always give the same quote,
/// in whatever order lines of offers and coupons come.
///
/// # Errors
/// [`PricingRefusal`]: lines that cannot be so, points that cannot be used as asked, a discount by
/// hand that takes off more than there is.
pub fn quote(facts: &QuoteFacts) -> Result<Quote, PricingRefusal> {
    check_lines(&facts.lines)?;
    let bill = Priced::of(facts);
    let ordered = in_order(&facts.candidates);
    let mut ladder = Ladder::start(facts);
    price_steps(&bill, &mut ladder);
    let priced_minor = ladder.total();
    let (usable, mut not_used) = sort_out(&ordered, facts);
    let Choice { chosen, certainty } = choose(&bill, &usable);
    let mut gifts = Vec::new();
    let running = follow(&bill, &usable, &chosen, |at, taken| {
        if let Ok(taken) = taken {
            let lane = usable[at].offer.lane.into();
            ladder.take(lane, Some(usable[at].which()), taken.because, taken.base, &taken.shares);
        }
    });
    for at in 0..usable.len() {
        match gift(&bill, &usable, &chosen, at) {
            Some(gift) => gifts.push(gift),
            None if chosen.contains(&at) => {}
            None => not_used.push(left_out(&bill, &usable, &chosen, at, running.total())),
        }
    }
    not_used.sort_by_key(|one| ordered.iter().position(|c| c.which() == one.which));
    let after_offers = ladder.left.clone();
    let points = pay_by_points(facts, &mut ladder)?;
    let by_hand = by_hand(facts, &mut ladder)?;
    round_off(facts, &mut ladder);
    let lines = (0..facts.lines.len()).map(|at| QuotedLine {
        line: facts.lines[at].line,
        list_minor: facts.lines[at].list_amount(),
        price: bill.units[at],
        priced_minor: bill.amounts[at],
        after_offers_minor: after_offers[at],
        due_minor: ladder.left[at],
    });
    Ok(Quote {
        lines: lines.collect(),
        list_minor: facts.lines.iter().map(|line| line.list_amount()).sum(),
        priced_minor,
        after_offers_minor: after_offers.iter().sum(),
        due_minor: ladder.total(),
        steps: ladder.steps,
        not_used,
        gifts,
        certainty,
        points,
        by_hand,
    })
}

/// The way down from the menu price.
struct Ladder<'a> {
    facts: &'a QuoteFacts,
    left: Vec<Minor>,
    steps: Vec<Step>,
}

impl<'a> Ladder<'a> {
    fn start(facts: &'a QuoteFacts) -> Self {
        let left = facts.lines.iter().map(|line| line.list_amount()).collect();
        Self { facts, left, steps: Vec::new() }
    }

    fn total(&self) -> Minor {
        self.left.iter().sum()
    }

    fn take(
        &mut self,
        lane: Lane,
        which: Option<WhichOffer>,
        why: Because,
        base_minor: Minor,
        off: &[Minor],
    ) {
        let mut shares = Vec::new();
        for (at, off_minor) in off.iter().enumerate().filter(|(_, off)| !off.is_zero()) {
            self.left[at] -= *off_minor;
            shares.push(LineShare { line: self.facts.lines[at].line, off_minor: *off_minor });
        }
        let off_minor = off.iter().sum();
        if !shares.is_empty() {
            self.steps.push(Step { lane, which, why, base_minor, off_minor, shares });
        }
    }
}

/// The first lane: one step for each kind and version of price that was the lowest.
fn price_steps(bill: &Priced<'_>, ladder: &mut Ladder<'_>) {
    let special = bill.units.iter().filter(|unit| unit.kind != PriceKind::List);
    let mut rules: Vec<(PriceKind, u32)> = special.map(|unit| (unit.kind, unit.version)).collect();
    rules.sort_unstable();
    rules.dedup();
    for (price, version) in rules {
        let is_mine = |at: usize| {
            let unit = bill.units[at];
            (unit.kind, unit.version) == (price, version)
        };
        let listed = ladder.left.clone();
        let off: Vec<Minor> = (0..listed.len())
            .map(|at| if is_mine(at) { listed[at] - bill.amounts[at] } else { Minor::ZERO })
            .collect();
        let base = (0..listed.len()).filter(|at| is_mine(*at)).map(|at| listed[at]).sum();
        let why = Because::LowestPrice { price, version };
        ladder.take(Lane::UnitPrice, None, why, base, &off);
    }
}

fn sort_out<'a>(
    ordered: &[&'a Candidate],
    facts: &QuoteFacts,
) -> (Vec<&'a Candidate>, Vec<NotUsed>) {
    let (mut usable, mut not_used) = (Vec::new(), Vec::new());
    for candidate in ordered {
        match out_of_question(candidate, facts) {
            Some(why) => not_used.push(NotUsed { which: candidate.which(), why }),
            None => usable.push(*candidate),
        }
    }
    (usable, not_used)
}

/// Portions on top lower nothing, so they do not compete: they are given when their conditions hold
/// and enough was bought, unless their exclusion group was used.
fn gift(bill: &Priced<'_>, candidates: &[&Candidate], chosen: &[usize], at: usize) -> Option<Gift> {
    let (offer, which) = (&candidates[at].offer, candidates[at].which());
    let Benefit::Gift { buy, dish_id, free, at_most } = offer.benefit else {
        return None;
    };
    let same_group = |other: &usize| candidates[*other].offer.group == offer.group;
    let is_excluded = offer.group.is_some() && chosen.iter().any(same_group);
    if is_excluded || minimum(bill, &Running::start(&bill.amounts), offer).is_err() {
        return None;
    }
    let lines = bill.facts.lines.iter().enumerate();
    let bought = lines.filter(|(line, _)| takes_part(bill, offer, *line));
    let units = bought.map(|(_, line)| line.qty_milli.whole_units()).fold(0, u32::saturating_add);
    let times = (units / buy.max(1)).min(at_most.unwrap_or(u32::MAX));
    let units = times.saturating_mul(free);
    (units > 0).then_some(Gift { which, dish_id, units })
}

fn pay_by_points(
    facts: &QuoteFacts,
    ladder: &mut Ladder<'_>,
) -> Result<Option<PointsUsed>, PricingRefusal> {
    let have = facts.member.map(|member| member.points);
    let due = ladder.total();
    let used = points::used(facts.points_rule.as_ref(), facts.points_asked, have, due)?;
    if let Some(PointsUsed { points, off_minor }) = used {
        let shares = split(off_minor, &ladder.left);
        ladder.take(Lane::Points, None, Because::PointsAsked { points }, due, &shares);
    }
    Ok(used)
}

fn by_hand(facts: &QuoteFacts, ladder: &mut Ladder<'_>) -> Result<ByHand, PricingRefusal> {
    let due_before = ladder.total();
    let mut sums = ByHand::NONE;
    for (act, manual) in (0..).zip(&facts.manual) {
        let (shares, base) = manual::off(&manual.act, &facts.lines, &ladder.left)?;
        sums.add(&manual.act, shares.iter().sum(), due_before);
        let reason = manual.reason.as_str().to_owned();
        let why = Because::ByHand { act, given: manual.act.clone(), reason };
        ladder.take(Lane::Manual, None, why, base, &shares);
    }
    Ok(sums)
}

fn round_off(facts: &QuoteFacts, ladder: &mut Ladder<'_>) {
    let due = ladder.total();
    if let Some(round_off) = facts.round_off.filter(|_| !due.is_zero()) {
        let shares = split(round_off.off(due), &ladder.left);
        let why = Because::RoundedTo { step_minor: round_off.step_minor };
        ladder.take(Lane::Rounding, None, why, due, &shares);
    }
}
