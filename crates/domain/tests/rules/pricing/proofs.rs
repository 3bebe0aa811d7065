//! What holds for every bill, over bills and offers drawn at random; and the chosen set against a
//! second, plain pricing that tries every set.

use proptest::prelude::*;
use zhike_domain::kernel::money::{Minor, Points};
use zhike_domain::ordering::{Discounts, Line};
use zhike_domain::pricing::{
    Benefit, Candidate, Certainty, Offer, OfferLane, PointsAsked, QuoteFacts, Stacking, quote,
};

use super::kit::*;

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = (1_i64..20_000, 1_i64..4, prop::bool::weighted(0.2));
    prop::collection::vec(line, 1..5).prop_map(|drawn| {
        let made = (1_u32..).zip(drawn).map(|(n, (unit, units, is_barred))| {
            let line = dish(n, unit, units);
            if is_barred { barred(line) } else { line }
        });
        made.collect()
    })
}

fn drawn_offer(id: i64, kind: u8, size: i64, need: i64, is_stackable: bool, group: u8) -> Offer {
    let line = size % 4 + 1;
    let plain = match kind {
        0 => offer(id, percent(10_000 - size % 6_000 - 1)),
        1 => offer(id, cash(size)),
        2 => dish_coupon(id, line),
        _ => Offer { dishes: these(&[line]), ..on_lines(offer(id, percent(9_000))) },
    };
    let group = (group < 2).then(|| format!("group {group}"));
    let stacking = if is_stackable { Stacking::Compound } else { Stacking::Alone };
    let offer = Offer { stacking, group, ..plain };
    if need > 10_000 { from(need, offer) } else { offer }
}

fn candidate() -> impl Strategy<Value = (u8, i64, i64, bool, u8, bool, i64)> {
    let (kind, size, need) = (0_u8..4, 1_i64..9_000, 0_i64..40_000);
    (kind, size, need, any::<bool>(), 0_u8..6, any::<bool>(), 1_i64..60)
}

fn candidates(most: usize) -> impl Strategy<Value = Vec<Candidate>> {
    prop::collection::vec(candidate(), 0..=most).prop_map(|drawn| {
        let made = (1_i64..).zip(drawn);
        let made = made.map(|(id, (kind, size, need, is_stackable, group, is_coupon, days))| {
            let offer = drawn_offer(id, kind, size, need, is_stackable, group);
            if is_coupon { coupon(id, offer, days, size) } else { automatic(offer) }
        });
        made.collect()
    })
}

fn plain_split(off: i64, left: &[i64]) -> Vec<i64> {
    let whole: i64 = left.iter().sum();
    let mut parts: Vec<i64> = left.iter().map(|amount| off * amount / whole).collect();
    let mut order: Vec<usize> = (0..left.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(off * left[*at] % whole));
    let missing = off - parts.iter().sum::<i64>();
    for at in order.into_iter().take(usize::try_from(missing).unwrap()) {
        parts[at] += 1;
    }
    parts
}

/// What a set of offers leaves of the bill, by the words of the rules; `None` when it may not be.
fn plain_total(lines: &[Line], set: &[&Offer]) -> Option<i64> {
    let mut left: Vec<i64> = lines.iter().map(|line| line.list_amount().raw()).collect();
    let mut lane_start = left.clone();
    let mut alone_on = vec![false; lines.len()];
    let (mut is_bill_begun, mut is_bill_taken, mut groups) = (false, false, Vec::new());
    for offer in set {
        if offer.lane == OfferLane::Bill && !is_bill_begun {
            (is_bill_begun, lane_start) = (true, left.clone());
        }
        let is_alone = offer.stacking == Stacking::Alone;
        let takes = |line: &Line| {
            let named = offer.lane == OfferLane::Line && offer.dishes.is_by_name();
            offer.dishes.holds(line) && (named || line.discounts == Discounts::Allowed)
        };
        if let Some(minimum) = offer.conditions.minimum {
            let part = lines.iter().zip(&lane_start).filter(|(line, _)| takes(line));
            if part.map(|(_, amount)| amount).sum::<i64>() < minimum.need_minor.raw() {
                return None;
            }
        }
        if offer.group.is_some() && groups.contains(&offer.group) {
            return None;
        }
        groups.push(offer.group.clone());
        let blocked = |at: usize| offer.lane == OfferLane::Line && is_alone && alone_on[at];
        let part: Vec<i64> = (0..lines.len())
            .map(|at| if takes(&lines[at]) && !blocked(at) { left[at] } else { 0 })
            .collect();
        let base: i64 = part.iter().sum();
        if base == 0 || (offer.lane == OfferLane::Bill && is_alone && is_bill_taken) {
            return None;
        }
        let off = match &offer.benefit {
            Benefit::Percent { pay_bp } => (base * (10_000 - pay_bp.raw()) + 5_000) / 10_000,
            Benefit::Cash { off_minor } => off_minor.raw().min(base),
            // One portion of the one line that takes part, the cheaper one if a fen is over.
            _ => {
                base / (lines.iter().zip(&part).find(|(_, part)| **part > 0)?.0.qty_milli.raw()
                    / 1_000)
            }
        };
        if off == 0 {
            return None;
        }
        for (at, share) in plain_split(off, &part).into_iter().enumerate() {
            left[at] -= share;
            alone_on[at] |= offer.lane == OfferLane::Line && is_alone && share > 0;
        }
        is_bill_taken |= offer.lane == OfferLane::Bill && is_alone;
    }
    Some(left.iter().sum())
}

fn cheapest_by_trying_all(facts: &QuoteFacts) -> i64 {
    let mut offers: Vec<&Offer> = facts.candidates.iter().map(|one| &one.offer).collect();
    offers.sort_by_key(|offer| (offer.lane, offer.position));
    let all = (0_u32..1 << offers.len()).filter_map(|mask| {
        let set: Vec<&Offer> =
            (0..offers.len()).filter(|at| mask & (1 << at) != 0).map(|at| offers[at]).collect();
        plain_total(&facts.lines, &set)
    });
    all.min().unwrap()
}

fn asked(facts: QuoteFacts) -> QuoteFacts {
    QuoteFacts {
        points_rule: Some(points_rule()),
        points_asked: PointsAsked::Most,
        round_off: Some(to_yuan()),
        ..gold(3_280, facts)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_set_of_offers_is_cheaper_than_the_chosen_one(
        lines in lines(),
        candidates in candidates(7),
    ) {
        let facts = bill(lines, candidates);
        let quote = quote(&facts).unwrap();
        prop_assert_eq!(quote.certainty, Certainty::Proven);
        prop_assert_eq!(quote.after_offers_minor.raw(), cheapest_by_trying_all(&facts));
    }

    #[test]
    fn every_fen_between_menu_price_and_due_is_explained_and_nothing_is_negative(
        lines in lines(),
        candidates in candidates(7),
    ) {
        let quote = quote(&asked(bill(lines, candidates))).unwrap();
        let off: Minor = quote.steps.iter().map(|step| step.off_minor).sum();
        prop_assert_eq!(quote.list_minor - off, quote.due_minor);
        for step in &quote.steps {
            let shares: Minor = step.shares.iter().map(|share| share.off_minor).sum();
            prop_assert_eq!(shares, step.off_minor);
            prop_assert!(step.off_minor <= step.base_minor);
        }
        for line in &quote.lines {
            let mine = quote.steps.iter().flat_map(|step| &step.shares);
            let mine: Minor =
                mine.filter(|share| share.line == line.line).map(|share| share.off_minor).sum();
            prop_assert_eq!(line.list_minor - mine, line.due_minor);
            prop_assert!(line.due_minor >= Minor::ZERO);
        }
        let due: Minor = quote.lines.iter().map(|line| line.due_minor).sum();
        prop_assert_eq!(due, quote.due_minor);
        let used = quote.steps.iter().filter(|step| step.which.is_some()).count();
        prop_assert!(used + quote.not_used.len() <= 7);
    }

    #[test]
    fn one_more_offer_never_makes_the_bill_dearer(
        lines in lines(),
        candidates in candidates(7),
    ) {
        let all = due(&asked(bill(lines.clone(), candidates.clone())));
        for left_out in 0..candidates.len() {
            let mut fewer = candidates.clone();
            fewer.remove(left_out);
            prop_assert!(all <= due(&asked(bill(lines.clone(), fewer))));
        }
    }

    #[test]
    fn the_order_of_the_facts_changes_nothing(
        lines in lines(),
        candidates in candidates(7),
        seed in any::<u64>(),
    ) {
        let mut turned = candidates.clone();
        let len = turned.len().max(1);
        turned.rotate_left(usize::try_from(seed).unwrap_or(3) % len);
        turned.reverse();
        let (one, other) = (bill(lines.clone(), candidates), bill(lines, turned));
        prop_assert_eq!(quote(&asked(one)).unwrap(), quote(&asked(other)).unwrap());
    }

    #[test]
    fn points_are_never_used_unasked(lines in lines(), candidates in candidates(4)) {
        let facts = asked(bill(lines, candidates));
        let unasked = QuoteFacts { points_asked: PointsAsked::None, ..facts };
        prop_assert_eq!(quote(&unasked).unwrap().points, None);
    }
}

#[test]
fn a_search_that_cannot_finish_says_how_far_it_may_be_from_the_cheapest() {
    // Forty different stackable coupons that exclude each other in pairs: far more than 2^20 sets.
    let drawn = (0_i64..40).map(|n| {
        let group = Some(format!("pair {}", n / 2));
        let plain = stackable(offer(n + 1, cash(37 + n * n % 101)));
        let held = Offer { group, position: u32::try_from((n * 17) % 40).unwrap(), ..plain };
        coupon(n + 1, held, 1 + n, 100)
    });
    let facts = bill(vec![dish(1, 90_000, 1), dish(2, 7_777, 1)], drawn.collect());
    let quote = quote(&facts).unwrap();
    let Certainty::Within { within_minor } = quote.certainty else {
        panic!("{:?}", quote.certainty)
    };
    // The cheapest set is known here: the larger of each pair.
    let best_off: i64 = (0_i64..20)
        .map(|pair| [2 * pair, 2 * pair + 1].map(|n| 37 + n * n % 101).into_iter().max().unwrap())
        .sum();
    let cheapest = 97_777 - best_off;
    let found = quote.after_offers_minor.raw();
    assert!(found >= cheapest && found - within_minor.raw() <= cheapest, "{found} {within_minor}");
}

#[test]
fn fifty_equal_coupons_are_no_harder_than_one() {
    let equal = |n| coupon(n, stackable(offer(1, cash(1_000))), 60 - n, 1_000);
    let facts = bill(vec![dish(1, 100_000, 1)], (1..=50).map(equal).collect());
    let quote = quote(&facts).unwrap();
    assert_eq!((quote.certainty, quote.after_offers_minor), (Certainty::Proven, fen(50_000)));
    assert_eq!(quote.points, None::<zhike_domain::pricing::PointsUsed>);
    let none = PointsAsked::Exactly { points: Points::ZERO };
    assert!(zhike_domain::pricing::quote(&QuoteFacts { points_asked: none, ..facts }).is_err());
}
