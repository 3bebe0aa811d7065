//! Why an offer was not used: what is missing, or which one is better and by how much.

use super::apply::{Blocked, takes_part};
use super::choose::follow;
use super::condition::stands;
use super::running::Priced;
use super::{Candidate, NotUsed, Offer, OfferLane, OffersUsed, QuoteFacts, Stacking, Why};
use crate::kernel::money::Minor;

/// What stands in the way whatever else is taken; `None` when the search may try it.
pub(super) fn out_of_question(candidate: &Candidate, facts: &QuoteFacts) -> Option<Why> {
    if facts.offers == OffersUsed::Voucher {
        return Some(Why::Voucher);
    }
    let expires_at = candidate.coupon.and_then(|coupon| coupon.expires_at);
    if expires_at.is_some_and(|expires_at| expires_at <= facts.at.now) {
        return Some(Why::Expired);
    }
    if facts.unwanted.contains(&candidate.which()) {
        return Some(Why::NotWanted);
    }
    if candidate.uses_left == Some(0) {
        return Some(Why::UsedUp);
    }
    stands(&candidate.offer.conditions, facts).err()
}

/// Explains a candidate that the search left out: it is forced into the chosen set in place of
/// whatever does not go together with it.
pub(super) fn left_out(
    bill: &Priced<'_>,
    candidates: &[&Candidate],
    chosen: &[usize],
    at: usize,
    total: Minor,
) -> NotUsed {
    let mine = &candidates[at].offer;
    let clash = |other: &&usize| clashes(bill, mine, &candidates[**other].offer);
    let instead = chosen.iter().find(clash).copied();
    let mut with: Vec<usize> = chosen.iter().filter(|other| !clash(other)).copied().collect();
    with.push(at);
    with.sort_unstable();
    let mut why = None;
    let running = follow(bill, candidates, &with, |taken, result| {
        if taken == at {
            why = match result {
                Err(Blocked::Because(because)) => Some(because),
                Err(Blocked::By(other)) => {
                    let instead = candidates[other].which();
                    Some(Why::Better { instead, saves_less_minor: Minor::ZERO })
                }
                Ok(_) => None,
            };
        }
    });
    let saves_less_minor = (running.total() - total).or_zero();
    let why = why.unwrap_or_else(|| match instead {
        Some(other) => Why::Better { instead: candidates[other].which(), saves_less_minor },
        None => Why::NoGain { saves_less_minor },
    });
    NotUsed { which: candidates[at].which(), why }
}

/// Whether two offers cannot both work: the same exclusion group, or both stand alone on the bill
/// or on a line of both.
fn clashes(bill: &Priced<'_>, one: &Offer, other: &Offer) -> bool {
    let is_alone = one.stacking == Stacking::Alone && other.stacking == Stacking::Alone;
    let same_lane = one.lane == other.lane;
    let both = |at: &usize| takes_part(bill, one, *at) && takes_part(bill, other, *at);
    let share_line = || (0..bill.amounts.len()).any(|at| both(&at));
    (one.group.is_some() && one.group == other.group)
        || (is_alone && same_lane && (one.lane == OfferLane::Bill || share_line()))
}
