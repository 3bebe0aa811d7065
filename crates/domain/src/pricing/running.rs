//! The bill while offers are taken: what is left of each line, and what stands in the way.

use super::{OfferLane, QuoteFacts};
use crate::kernel::money::Minor;
use crate::ordering::{UnitPrice, unit_price};

/// The bill after the first lane; it does not change while offers are chosen.
pub(super) struct Priced<'a> {
    pub facts: &'a QuoteFacts,
    /// The unit price of each line.
    pub units: Vec<UnitPrice>,
    /// The amount of each line at its unit price.
    pub amounts: Vec<Minor>,
}

impl<'a> Priced<'a> {
    pub fn of(facts: &'a QuoteFacts) -> Self {
        let units: Vec<UnitPrice> =
            facts.lines.iter().map(|line| unit_price(line.list_minor, &line.prices)).collect();
        let with_units = facts.lines.iter().zip(&units);
        let amounts =
            with_units.map(|(line, unit)| unit.unit_minor.for_qty(line.qty_milli)).collect();
        Self { facts, units, amounts }
    }
}

/// The bill after some of the offers. Candidates are named by their place in the order in which
/// offers are taken.
#[derive(Clone)]
pub(super) struct Running {
    /// What is left of each line.
    pub left: Vec<Minor>,
    /// What was left of each line when the lane began.
    pub lane_start: Vec<Minor>,
    /// The line offer that stands alone on each line.
    pub alone_on_line: Vec<Option<usize>>,
    /// The bill offer that stands alone.
    pub alone_on_bill: Option<usize>,
    /// Those taken that belong to an exclusion group.
    pub grouped: Vec<usize>,
    lane: OfferLane,
}

impl Running {
    pub fn start(amounts: &[Minor]) -> Self {
        Self {
            left: amounts.to_vec(),
            lane_start: amounts.to_vec(),
            alone_on_line: vec![None; amounts.len()],
            alone_on_bill: None,
            grouped: Vec::new(),
            lane: OfferLane::Line,
        }
    }

    /// Begins the lane, when it has not begun.
    pub fn enter(&mut self, lane: OfferLane) {
        if self.lane < lane {
            self.lane = lane;
            self.lane_start.clone_from(&self.left);
        }
    }

    pub fn total(&self) -> Minor {
        self.left.iter().sum()
    }

    pub fn lower(&mut self, shares: &[Minor]) {
        for (left, share) in self.left.iter_mut().zip(shares) {
            *left -= *share;
        }
    }
}
