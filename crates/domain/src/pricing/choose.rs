//! The chooser: of all sets of automatic offers and held coupons the one with which the guest pays
//! least.
//!
//! Branch and bound over the offers in the order in which they are taken: with each, then without
//! it; a branch is left when even all that is still to come could not make it cheaper than the best
//! set so far. After [`MAX_NODES`] nodes it stops and says how far the best set may be from the
//! cheapest one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::apply::{ceiling, record, take};
use super::bound::{Bound, is_alone_on_bill};
use super::running::{Priced, Running};
use super::{Candidate, OfferLane};
use crate::kernel::money::Minor;

/// The most nodes that the search visits.
pub const MAX_NODES: u32 = 20_000;
/// How many offers that stand alone on the bill are tried before the search begins, so that it
/// starts from a good set even when it cannot finish.
const SEEDS: usize = 32;

/// How sure it is that no other set is cheaper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "certainty", rename_all = "snake_case")]
pub enum Certainty {
    /// 已证明最省.
    Proven,
    /// Another set could be cheaper by at most this.
    Within {
        /// By how much at most, minor units.
        within_minor: Minor,
    },
}

/// The set that was found: places in the order of the candidates.
#[derive(Debug)]
pub(super) struct Choice {
    pub chosen: Vec<usize>,
    pub certainty: Certainty,
}

/// What makes one set better than another: cheaper; then fewer coupons, sooner expiry, smaller face
/// value; then the owner's order, so that the answer never depends on the order of the facts.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    total: Minor,
    coupons: usize,
    expiries: Vec<i64>,
    face: Minor,
    chosen: Vec<usize>,
}

struct Search<'a> {
    bill: &'a Priced<'a>,
    candidates: &'a [&'a Candidate],
    bound: Bound,
    /// Whether the candidate is the same coupon as the one before it, but for its expiry.
    is_twin: Vec<bool>,
    nodes: u32,
    best: Rank,
    /// The lowest that a branch which was not searched could become.
    unsearched: Option<Minor>,
}

/// Chooses among candidates that stand in the order in which they are taken and whose own
/// conditions hold.
pub(super) fn choose(bill: &Priced<'_>, candidates: &[&Candidate]) -> Choice {
    let ceilings: Vec<Minor> = candidates.iter().map(|one| ceiling(bill, &one.offer)).collect();
    let start = Running::start(&bill.amounts);
    let mut search = Search {
        bill,
        candidates,
        bound: Bound::of(candidates, &ceilings),
        is_twin: twins(candidates),
        nodes: 0,
        best: rank(candidates, start.total(), &[]),
        unsearched: None,
    };
    search.seed(&start, &ceilings);
    search.visit(0, &start, &mut Vec::new());
    let gap = search.unsearched.map(|lowest| search.best.total - lowest);
    let certainty = match gap.filter(|gap| *gap > Minor::ZERO) {
        Some(within_minor) => Certainty::Within { within_minor },
        None => Certainty::Proven,
    };
    Choice { chosen: search.best.chosen, certainty }
}

/// The order in which offers are taken: lane, the owner's order, the rule, sooner expiry.
pub(super) fn in_order(candidates: &[Candidate]) -> Vec<&Candidate> {
    let mut ordered: Vec<&Candidate> = candidates.iter().collect();
    ordered.sort_by_key(|one| {
        let place = (one.offer.lane, one.offer.position, one.offer.rule);
        let coupon = one.coupon.map(|coupon| {
            (coupon.expires_at.is_none(), coupon.expires_at, coupon.face_minor, coupon.coupon_id)
        });
        (place, coupon)
    });
    ordered
}

fn twins(candidates: &[&Candidate]) -> Vec<bool> {
    let mut twins = vec![false; candidates.len()];
    for (at, pair) in candidates.windows(2).enumerate() {
        let (a, b) = (pair[0], pair[1]);
        let faces = (a.coupon.map(|c| c.face_minor), b.coupon.map(|c| c.face_minor));
        let is_same = a.offer == b.offer
            && faces.0 == faces.1
            && (a.uses_left, a.budget_left_minor) == (b.uses_left, b.budget_left_minor);
        twins[at + 1] = is_same && a.coupon.is_some() && b.coupon.is_some();
    }
    twins
}

fn rank(candidates: &[&Candidate], total: Minor, chosen: &[usize]) -> Rank {
    let coupons: Vec<_> = chosen.iter().filter_map(|at| candidates[*at].coupon).collect();
    let expiry = |at: Option<crate::kernel::time::Millis>| at.map_or(i64::MAX, |at| at.epoch_ms());
    let mut expiries: Vec<i64> = coupons.iter().map(|coupon| expiry(coupon.expires_at)).collect();
    expiries.sort_unstable();
    let face = coupons.iter().map(|coupon| coupon.face_minor).sum();
    Rank { total, coupons: coupons.len(), expiries, face, chosen: chosen.to_vec() }
}

impl Search<'_> {
    fn offer(&mut self, running: &Running, chosen: &[usize]) {
        let total = running.total();
        if total <= self.best.total {
            let found = rank(self.candidates, total, chosen);
            if found < self.best {
                self.best = found;
            }
        }
    }

    /// Takes whatever can be taken, once for each of the strongest offers that stand alone.
    fn seed(&mut self, start: &Running, ceilings: &[Minor]) {
        let alone = (0..self.candidates.len()).filter(|at| is_alone_on_bill(self.candidates[*at]));
        let mut alone: Vec<usize> = alone.collect();
        alone.sort_by_key(|at| (std::cmp::Reverse(ceilings[*at]), *at));
        let seeds = alone.into_iter().take(SEEDS).map(Some).chain([None]);
        for only in seeds.collect::<Vec<_>>() {
            let (mut running, mut chosen) = (start.clone(), Vec::new());
            for at in 0..self.candidates.len() {
                let may = !is_alone_on_bill(self.candidates[at]) || only == Some(at);
                if may && self.try_taking(&mut running, at) {
                    chosen.push(at);
                }
            }
            self.offer(&running, &chosen);
        }
    }

    fn try_taking(&self, running: &mut Running, at: usize) -> bool {
        running.enter(self.candidates[at].offer.lane);
        let taken = take(self.bill, running, self.candidates, at);
        let Ok(taken) = taken else { return false };
        record(running, self.candidates, at, &taken);
        true
    }

    fn visit(&mut self, at: usize, running: &Running, chosen: &mut Vec<usize>) {
        let lowest = self.bound.lowest(running.total(), at, running.alone_on_bill.is_some());
        if lowest > self.best.total || self.cannot_tie(lowest, chosen) {
            return;
        }
        if self.nodes >= MAX_NODES {
            let unsearched = self.unsearched.map_or(lowest, |known| known.min(lowest));
            self.unsearched = Some(unsearched);
            return;
        }
        self.nodes += 1;
        if at == self.candidates.len() {
            return self.offer(running, chosen);
        }
        // Of equal coupons the one that ends sooner goes first, so trying the others is idle.
        let is_idle = self.is_twin[at] && chosen.last() != Some(&at.wrapping_sub(1));
        let mut with = running.clone();
        if !is_idle && self.try_taking(&mut with, at) {
            chosen.push(at);
            self.visit(at + 1, &with, chosen);
            chosen.pop();
        }
        self.visit(at + 1, running, chosen);
    }

    /// Whether the branch could at best cost the same with more coupons than the best set has.
    fn cannot_tie(&self, lowest: Minor, chosen: &[usize]) -> bool {
        let coupons = chosen.iter().filter(|at| self.candidates[**at].coupon.is_some()).count();
        lowest == self.best.total && coupons > self.best.coupons
    }
}

/// The bill after a set of offers: each that was taken, and the lane they left.
pub(super) fn follow(
    bill: &Priced<'_>,
    candidates: &[&Candidate],
    chosen: &[usize],
    mut each: impl FnMut(usize, Result<super::apply::Taken, super::apply::Blocked>),
) -> Running {
    let mut running = Running::start(&bill.amounts);
    for at in chosen {
        running.enter(candidates[*at].offer.lane);
        let taken = take(bill, &running, candidates, *at);
        if let Ok(taken) = &taken {
            record(&mut running, candidates, *at, taken);
        }
        each(*at, taken);
    }
    running.enter(OfferLane::Bill);
    running
}
