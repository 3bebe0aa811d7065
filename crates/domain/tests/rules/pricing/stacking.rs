use zhike_domain::ordering::{Line, PriceKind};
use zhike_domain::pricing::{
    Benefit, Candidate, Every, Off, Offer, Reach, Rung, SpecialPrices, Stacking, Why, quote,
};

use super::kit::*;

fn check(lines: &[Line], offers: &[Offer], expected: i64) {
    let candidates = offers.iter().cloned().map(automatic).collect();
    assert_eq!(due(&bill(lines.to_vec(), candidates)), expected, "{offers:?}");
}

#[test]
fn of_the_bill_offers_the_best_one_works_and_stackable_ones_come_on_top() {
    let line = [dish(1, 10_000, 1)];
    check(&line, &[offer(1, percent(9_000)), offer(2, cash(1_500))], 8_500);
    check(&line, &[offer(1, percent(9_000)), stackable(offer(2, cash(1_500)))], 7_500);
    // In the owner's order: 9折 of 100, then 15; or 15 first, then 9折 of 85.
    check(&line, &[offer(2, percent(9_000)), stackable(offer(1, cash(1_500)))], 7_650);
    let (a, b) = (stackable(offer(1, percent(8_000))), stackable(offer(2, percent(7_000))));
    check(&line, &[a, b], 5_600);
    check(&line, &[stackable(offer(1, cash(29_000))), stackable(offer(2, percent(9_000)))], 0);
}

#[test]
fn percents_compound_or_add_up() {
    let three = |stacking| {
        [(1, 9_500), (2, 9_000), (3, 8_500)]
            .map(|(id, pay)| Offer { stacking, ..offer(id, percent(pay)) })
    };
    check(&[dish(1, 10_000, 1)], &three(Stacking::Additive), 7_000);
    // 100 × 0.95 × 0.9 × 0.85 is 72.675; each discount is rounded where it arises.
    check(&[dish(1, 10_000, 1)], &three(Stacking::Compound), 7_267);
    let half = |id| Offer { stacking: Stacking::Additive, ..offer(id, percent(4_000)) };
    check(&[dish(1, 10_000, 1)], &[half(1), half(2)], 0);
}

#[test]
fn a_group_excludes_over_lanes() {
    let grouped = |offer: Offer| Offer { group: Some("one of these".to_owned()), ..offer };
    let lines = [dish(1, 3_000, 1), dish(2, 7_000, 1)];
    let free = grouped(dish_coupon(1, 1));
    check(&lines, &[free.clone(), grouped(stackable(offer(2, cash(2_000))))], 7_000);
    check(&lines, &[free.clone(), grouped(stackable(offer(2, cash(4_000))))], 6_000);
    check(&lines, &[free, stackable(offer(2, cash(4_000)))], 3_000);
}

#[test]
fn a_line_at_a_special_price_takes_no_part_unless_the_owner_allows_it() {
    let include = |offer: Offer| Offer { special_prices: SpecialPrices::Include, ..offer };
    for kind in [PriceKind::Member, PriceKind::SetMeal, PriceKind::Time] {
        let lines = [special(dish(1, 10_000, 1), kind, 8_000), dish(2, 1_000, 1)];
        check(&lines, &[offer(1, percent(9_000))], 8_900);
        check(&lines, &[include(offer(1, percent(9_000)))], 8_100);
        check(&lines, &[offer(1, cash(5_000))], 8_000);
    }
    // A special price that is no lower is not used, so the line takes part.
    check(&[member_price(dish(1, 10_000, 1), 10_000)], &[offer(1, percent(9_000))], 9_000);
    check(&[member_price(dish(1, 10_000, 1), 11_000)], &[], 10_000);
}

#[test]
fn ladders_take_the_highest_step_and_every_full_amount_counts() {
    let rung = |from, off| Rung { from, off };
    let pay = |pay| Off::Percent { pay_bp: bp(pay) };
    let ladder = |reach, steps| offer(1, Benefit::Steps { reach, steps });
    let amounts =
        || vec![rung(20_000, Off::Amount { off_minor: fen(2_000) }), rung(30_000, pay(8_000))];
    check(&[dish(1, 19_999, 1)], &[ladder(Reach::Amount, amounts())], 19_999);
    check(&[dish(1, 20_000, 1)], &[ladder(Reach::Amount, amounts())], 18_000);
    check(&[dish(1, 30_000, 1)], &[ladder(Reach::Amount, amounts())], 24_000);
    let units = || vec![rung(0, pay(9_000)), rung(10, pay(8_500))];
    check(&[dish(1, 5_000, 2)], &[ladder(Reach::Units, units())], 9_000);
    check(&[dish(1, 5_000, 10)], &[ladder(Reach::Units, units())], 42_500);
    let every = |at_most| {
        let every = Every { each_minor: fen(10_000), off_minor: fen(2_000), at_most };
        offer(1, Benefit::Every(every))
    };
    check(&[dish(1, 39_999, 1)], &[every(None)], 33_999);
    check(&[dish(1, 39_999, 1)], &[every(Some(2))], 35_999);
    check(&[dish(1, 9_999, 1)], &[every(None)], 9_999);
}

#[test]
fn discounts_stop_at_their_ceiling_and_at_zero() {
    let capped = |offer: Offer, most| Offer { max_off_minor: Some(fen(most)), ..offer };
    let lines = [dish(1, 1_200, 1), dish(2, 2_300, 1), dish(3, 1_000, 1)];
    check(&lines, &[capped(offer(1, percent(8_500)), 5_000)], 3_825);
    check(&lines, &[capped(offer(1, percent(8_500)), 300)], 4_200);
    check(&lines, &[offer(1, cash(100_000))], 0);
    let each = Benefit::EachLine { off_minor: fen(1_100) };
    check(&lines, &[on_lines(offer(1, each))], 1_300);
    let units = |at_most| {
        let (first_minor, further_minor) = (fen(113), fen(211));
        on_lines(offer(1, Benefit::EachUnit { first_minor, further_minor, at_most }))
    };
    check(&[dish(1, 1_000, 2)], &[units(Some(5))], 2_000 - 324);
    check(&[dish(1, 1_000, 10)], &[units(Some(5))], 10_000 - 957);
    // In the lane of lines a percentage is rounded line by line: 3 × 0.5 fen up.
    check(
        &[dish(1, 5, 1), dish(2, 5, 1), dish(3, 5, 1)],
        &[on_lines(offer(1, percent(9_000)))],
        12,
    );
    check(&[dish(1, 5, 1), dish(2, 5, 1), dish(3, 5, 1)], &[offer(1, percent(9_000))], 13);
}

#[test]
fn between_equals_fewer_coupons_then_sooner_expiry_then_smaller_face_value() {
    let check = |candidates: Vec<Candidate>, expected: &[usize]| {
        let expected: Vec<_> = expected.iter().map(|at| candidates[*at].which()).collect();
        let quoted = quote(&bill(vec![dish(1, 10_000, 1)], candidates)).unwrap();
        assert_eq!(used(&quoted), expected);
    };
    let ten = |id| offer(id, cash(1_000));
    check(vec![coupon(1, ten(1), 5, 1_000), automatic(ten(2))], &[1]);
    let two_small = |id| coupon(id, stackable(offer(id, cash(500))), 1, 500);
    let big = Offer { group: Some("g".to_owned()), ..stackable(ten(9)) };
    let small = |id| {
        let candidate = two_small(id);
        let group = (id == 1).then(|| "g".to_owned());
        Candidate { offer: Offer { group, ..candidate.offer.clone() }, ..candidate }
    };
    // ¥10 at once keeps a coupon that two of ¥5 would cost; the third works beside both.
    let all = vec![small(1), small(2), coupon(9, big, 30, 1_000)];
    check(all, &[1, 2]);
    check(vec![coupon(1, ten(1), 5, 1_000), coupon(2, ten(1), 2, 1_000)], &[1]);
    check(vec![coupon(1, ten(1), 5, 2_000), coupon(2, ten(2), 5, 1_000)], &[1]);
    // A coupon without an end is kept for later, also beside its twin.
    let one_of = Offer { group: Some("one".to_owned()), ..stackable(ten(1)) };
    for twin in [ten(1), one_of] {
        let mut endless = coupon(1, twin.clone(), 5, 1_000);
        endless.coupon.as_mut().unwrap().expires_at = None;
        check(vec![endless, coupon(2, twin, 50, 1_000)], &[1]);
    }
}

#[test]
fn a_coupon_that_would_bring_nothing_stays_in_the_hand() {
    let all = automatic(offer(1, percent(0)));
    let spare = coupon(1, stackable(offer(2, cash(500))), 5, 500);
    let quoted = quote(&bill(vec![dish(1, 10_000, 1)], vec![all.clone(), spare.clone()])).unwrap();
    assert_eq!((used(&quoted), quoted.due_minor), (vec![all.which()], fen(0)));
    assert_eq!(why(&quoted, &spare), Why::NothingTakesPart);
}
