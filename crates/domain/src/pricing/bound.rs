//! How low a bill could still get with the offers that were not yet looked at.

use super::{Candidate, OfferLane, Stacking};
use crate::kernel::money::Minor;

/// For every place in the order: what the candidates from there on could take off at most.
pub(super) struct Bound {
    /// Those that go together, added up.
    together: Vec<Minor>,
    /// The best of those that stand alone on the bill.
    alone: Vec<Minor>,
}

impl Bound {
    /// `ceilings` holds what each could ever take off.
    pub fn of(candidates: &[&Candidate], ceilings: &[Minor]) -> Self {
        let mut together = vec![Minor::ZERO; candidates.len() + 1];
        let mut alone = together.clone();
        for at in (0..candidates.len()).rev() {
            let is_alone = is_alone_on_bill(candidates[at]);
            let added = if is_alone { Minor::ZERO } else { ceilings[at] };
            together[at] = together[at + 1] + added;
            alone[at] = if is_alone { alone[at + 1].max(ceilings[at]) } else { alone[at + 1] };
        }
        Self { together, alone }
    }

    /// The lowest that `total` can become with the candidates from `at` on.
    pub fn lowest(&self, total: Minor, at: usize, is_alone_taken: bool) -> Minor {
        let alone = if is_alone_taken { Minor::ZERO } else { self.alone[at] };
        (total - self.together[at] - alone).or_zero()
    }
}

pub(super) fn is_alone_on_bill(candidate: &Candidate) -> bool {
    candidate.offer.lane == OfferLane::Bill && candidate.offer.stacking == Stacking::Alone
}
