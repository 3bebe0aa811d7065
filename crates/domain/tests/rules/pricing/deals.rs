use zhike_domain::kernel::money::QtyMilli;
use zhike_domain::ordering::Line;
use zhike_domain::pricing::{Benefit, Deal, DishSet, Off, Offer, Pool, Which, Why, quote};

use super::kit::*;

/// What one deal takes off each line.
fn off(deal: Deal, dishes: DishSet, lines: &[Line]) -> Vec<i64> {
    let offer = Offer { dishes, ..on_lines(offer(1, Benefit::Deal(deal))) };
    let quote = quote(&bill(lines.to_vec(), vec![automatic(offer)])).unwrap();
    let off = |line: &zhike_domain::pricing::QuotedLine| {
        (line.priced_minor - line.after_offers_minor).raw()
    };
    quote.lines.iter().map(off).collect()
}

#[test]
fn the_second_portion_at_half_counts_portions_of_one_dish() {
    let check = |lines: &[Line], expected: &[i64]| {
        assert_eq!(off(deal(1, 1, 5_000), DishSet::All, lines), expected, "{lines:?}");
    };
    check(&[dish(1, 5_800, 2)], &[2_900]);
    check(&[dish(1, 5_800, 1)], &[0]);
    check(&[dish(1, 5_800, 3)], &[2_900]);
    check(&[dish(1, 5_800, 4)], &[5_800]);
    check(&[dish(1, 5_800, 1), dish(2, 5_800, 1)], &[0, 0]);
    // The same dish on two lines is one dish; rounded once, 2.5 fen up.
    let again = Line { line: zhike_domain::ordering::LineNo(2), ..dish(1, 5, 1) };
    check(&[dish(1, 5, 1), again], &[3, 0]);
    // Sold by weight: no portions.
    check(&[weighed(1, 5_800, 2_350)], &[0]);
}

#[test]
fn what_was_bought_is_not_got() {
    let check = |deal: Deal, lines: &[Line], expected: &[i64]| {
        assert_eq!(off(deal, DishSet::All, lines), expected, "{lines:?}");
    };
    check(deal(2, 2, 0), &[dish(1, 25_000, 4)], &[50_000]);
    check(deal(2, 2, 0), &[dish(1, 25_000, 3)], &[0]);
    check(Deal { incomplete: true, ..deal(2, 2, 0) }, &[dish(1, 25_000, 3)], &[25_000]);
    check(Deal { incomplete: true, ..deal(2, 2, 0) }, &[dish(1, 25_000, 7)], &[75_000]);
    check(Deal { at_most: Some(1), ..deal(1, 1, 0) }, &[dish(1, 25_000, 8)], &[25_000]);
}

#[test]
fn buying_one_dish_lowers_another() {
    let soup_for_fish =
        |get| Deal { buy_dishes: these(&[1]), pool: Pool::Together, ..deal(2, get, 0) };
    let check = |get, fish: i64, soup: i64, expected: &[i64]| {
        let lines = [dish(1, 10_000, fish), dish(2, 3_000, soup)];
        assert_eq!(off(soup_for_fish(get), these(&[2]), &lines), expected, "{fish} {soup}");
    };
    check(1, 2, 1, &[0, 3_000]);
    check(1, 1, 1, &[0, 0]);
    check(1, 4, 3, &[0, 6_000]);
    check(2, 4, 3, &[0, 6_000]);
}

#[test]
fn cheapest_first_is_the_default_dearest_first_a_setting() {
    let lines = [dish(1, 3_000, 2), dish(2, 2_000, 1), dish(3, 2_000, 1)];
    let together = Deal { pool: Pool::Together, ..deal(1, 1, 0) };
    assert_eq!(off(together.clone(), DishSet::All, &lines), [0, 2_000, 2_000]);
    let dearest = Deal { which: Which::Dearest, ..together };
    assert_eq!(off(dearest, DishSet::All, &lines), [6_000, 0, 0]);
    // One portion at half price, at most ¥30 off.
    let one = Deal { at_most: Some(1), pool: Pool::Together, ..deal(0, 1, 5_000) };
    let capped =
        Offer { max_off_minor: Some(fen(3_000)), ..on_lines(offer(1, Benefit::Deal(one))) };
    assert_eq!(due(&bill(vec![dish(1, 32_000, 2)], vec![automatic(capped)])), 61_000);
}

#[test]
fn full_groups_run_over_lines_and_leave_the_rest() {
    let check = |size: u32, off_each: Off, lines: &[Line], expected: &[i64]| {
        let groups = Deal { off: off_each, pool: Pool::Together, ..deal(0, size, 0) };
        assert_eq!(off(groups, DishSet::All, lines), expected, "{lines:?}");
    };
    let five = Off::Amount { off_minor: fen(500) };
    check(2, five, &[dish(1, 1_000, 3)], &[1_000]);
    check(3, five, &[dish(1, 1_000, 2), dish(2, 1_000, 1), dish(3, 1_000, 1)], &[1_000, 500, 0]);
    check(
        3,
        Off::Percent { pay_bp: bp(9_000) },
        &[dish(1, 1_000, 3), dish(2, 2_000, 1)],
        &[300, 0],
    );
    check(
        1,
        Off::Price { price_minor: fen(900) },
        &[dish(1, 1_000, 2), dish(2, 800, 1)],
        &[200, 0],
    );
    check(1, Off::Amount { off_minor: fen(5_000) }, &[dish(1, 1_000, 2)], &[2_000]);
}

#[test]
fn a_line_bears_one_dish_offer_that_stands_alone_and_the_better_one_wins() {
    let half = automatic(on_lines(offer(1, Benefit::Deal(deal(1, 1, 5_000)))));
    let free = coupon(1, dish_coupon(2, 1), 9, 5_800);
    let facts = bill(vec![dish(1, 5_800, 2)], vec![half.clone(), free.clone()]);
    let quoted = quote(&facts).unwrap();
    assert_eq!((used(&quoted), quoted.due_minor), (vec![free.which()], fen(5_800)));
    let better = Why::Better { instead: free.which(), saves_less_minor: fen(2_900) };
    assert_eq!(why(&quoted, &half), better);
    // Marked stackable, half of what the coupon left is taken too, whichever comes first.
    let stacked = automatic(stackable(half.offer));
    assert_eq!(due(&bill(vec![dish(1, 5_800, 2)], vec![stacked, free])), 4_350);
}

#[test]
fn a_dish_coupon_works_on_a_drink_that_takes_no_discounts_but_a_category_does_not() {
    let drink = || barred(dish(1, 2_000, 2));
    let named = automatic(dish_coupon(1, 1));
    assert_eq!(due(&bill(vec![drink()], vec![named])), 2_000);
    let all = automatic(Offer { dishes: DishSet::All, ..dish_coupon(1, 1) });
    let quoted = quote(&bill(vec![drink()], vec![all.clone()])).unwrap();
    assert_eq!(why(&quoted, &all), Why::NothingTakesPart);
}

#[test]
fn a_gift_on_top_lowers_nothing_and_never_earns_further_gifts() {
    let gift = Benefit::Gift { buy: 3, dish_id: dish_id(1), free: 1, at_most: None };
    let gift = automatic(Offer { dishes: these(&[1]), ..on_lines(offer(1, gift)) });
    let check = |units: i64, expected: u32| {
        let quoted = quote(&bill(vec![dish(1, 32_000, units)], vec![gift.clone()])).unwrap();
        let given: u32 = quoted.gifts.iter().map(|gift| gift.units).sum();
        assert_eq!((given, quoted.due_minor), (expected, fen(32_000 * units)), "{units}");
    };
    check(75, 25);
    check(6, 2);
    check(2, 0);
    let quoted = quote(&bill(vec![dish(1, 32_000, 2)], vec![gift.clone()])).unwrap();
    assert_eq!(why(&quoted, &gift), Why::Units { need: 3, have: 2 });
}

#[test]
fn the_largest_quantities_are_worked_in_runs() {
    let many = Line { qty_milli: QtyMilli::from_raw(10_000_000), ..dish(1, 777, 1) };
    assert_eq!(off(deal(1, 1, 5_000), DishSet::All, &[many]), [777 * 5_000 / 2]);
}
