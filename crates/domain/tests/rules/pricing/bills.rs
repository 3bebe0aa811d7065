//! The bills of the pictures `till.png` and `m-bill.png`, and 金额收银.

use zhike_domain::kernel::id::TierId;
use zhike_domain::kernel::money::Points;
use zhike_domain::ordering::amount_lines;
use zhike_domain::pricing::{
    Because, Benefit, Candidate, Certainty, Lane, PointsAsked, Quote, QuoteFacts, TierRate, Why,
    quote,
};

use super::kit::*;

fn gold_pays_90() -> Candidate {
    let rate = TierRate { tier_id: TierId::from_raw(GOLD), pay_bp: bp(9_000) };
    automatic(offer(7, Benefit::Tier { rates: vec![rate] }))
}

fn off_300() -> Candidate {
    coupon(1, from(30_000, offer(8, cash(5_000))), 39, 5_000)
}

fn off_200() -> Candidate {
    coupon(2, from(20_000, offer(9, cash(2_000))), 39, 2_000)
}

/// 西湖小馆, table B2, 林婉.
pub fn till() -> QuoteFacts {
    let lines = vec![
        member_price(dish(1, 15_800, 1), 13_800),
        member_price(dish(2, 6_800, 1), 5_800),
        barred(weighed(3, 8_800, 1_350)),
        dish(4, 5_800, 2),
        dish(5, 4_800, 1),
        dish(6, 7_800, 1),
        dish(7, 3_200, 1),
        dish(8, 2_800, 1),
        dish(9, 300, 6),
        barred(dish(10, 8_800, 1)),
        tea_seat(11, 500, 6),
    ];
    let second_at_half = Benefit::Deal(deal(1, 1, 5_000));
    let second =
        zhike_domain::pricing::Offer { dishes: these(&[4]), ..on_lines(offer(1, second_at_half)) };
    let noodles = coupon(3, dish_coupon(2, 8), 11, 2_800);
    let candidates = vec![automatic(second), noodles, gold_pays_90(), off_300(), off_200()];
    QuoteFacts {
        points_rule: Some(points_rule()),
        points_asked: PointsAsked::Exactly { points: Points::from_raw(2_000) },
        round_off: Some(to_yuan()),
        ..gold(3_280, bill(lines, candidates))
    }
}

/// 西湖小馆, table A3, a week before.
pub fn phone() -> QuoteFacts {
    let lines = vec![
        member_price(dish(1, 6_800, 1), 5_800),
        member_price(dish(2, 15_800, 1), 13_800),
        dish(3, 2_200, 4),
        weighed(4, 5_600, 1_350),
        dish(5, 4_800, 1),
        dish(6, 3_200, 1),
        barred(dish(7, 8_800, 1)),
        tea_seat(8, 500, 4),
    ];
    let greens = coupon(3, dish_coupon(2, 6), 8, 3_200);
    QuoteFacts {
        points_rule: Some(points_rule()),
        points_asked: PointsAsked::Exactly { points: Points::from_raw(800) },
        round_off: Some(to_yuan()),
        ..gold(4_292, bill(lines, vec![greens, gold_pays_90(), off_200()]))
    }
}

fn ladder(quote: &Quote) -> Vec<(Lane, i64)> {
    quote.steps.iter().map(|step| (step.lane, step.off_minor.raw())).collect()
}

#[test]
fn the_bill_of_the_till_comes_to_649() {
    let quote = quote(&till()).unwrap();
    assert_eq!(quote.list_minor, fen(78_280));
    assert_eq!(quote.priced_minor, fen(75_280));
    let steps = [
        (Lane::UnitPrice, 3_000),
        (Lane::Line, 2_900),
        (Lane::Line, 2_800),
        (Lane::Bill, 2_630),
        (Lane::Points, 2_000),
        (Lane::Rounding, 50),
    ];
    assert_eq!(ladder(&quote), steps);
    assert_eq!(quote.after_offers_minor, fen(66_950));
    assert_eq!(quote.due_minor, fen(64_900));
    assert_eq!(quote.certainty, Certainty::Proven);
    let tier = &quote.steps[3];
    assert_eq!(
        (tier.base_minor, &tier.why),
        (fen(26_300), &Because::Percent { pay_bp: bp(9_000) })
    );
    assert_eq!(shares(tier), [870, 480, 780, 320, 180]);
    let lines = [13_800, 5_800, 11_880, 7_830, 4_320, 7_020, 2_880, 0, 1_620, 8_800, 3_000];
    assert_eq!(after_offers(&quote), lines);
}

#[test]
fn the_till_says_why_the_other_coupons_were_not_used() {
    let quote = quote(&till()).unwrap();
    let lacks = Why::MinimumSpend {
        need_minor: fen(30_000),
        have_minor: fen(26_300),
        lacks_minor: fen(3_700),
    };
    assert_eq!(why(&quote, &off_300()), lacks);
    let instead = gold_pays_90().which();
    assert_eq!(why(&quote, &off_200()), Why::Better { instead, saves_less_minor: fen(630) });
    assert_eq!(quote.not_used.len(), 2);
}

#[test]
fn the_bill_on_the_phone_comes_to_486() {
    let quote = quote(&phone()).unwrap();
    assert_eq!(quote.list_minor, fen(57_760));
    let steps = [
        (Lane::UnitPrice, 3_000),
        (Lane::Line, 3_200),
        (Lane::Bill, 2_116),
        (Lane::Points, 800),
        (Lane::Rounding, 44),
    ];
    assert_eq!(ladder(&quote), steps);
    assert_eq!(quote.steps[2].base_minor, fen(21_160));
    assert_eq!(quote.due_minor, fen(48_600));
    let instead = gold_pays_90().which();
    assert_eq!(why(&quote, &off_200()), Why::Better { instead, saves_less_minor: fen(116) });
}

#[test]
fn one_amount_is_priced_as_a_bill_of_one_or_two_lines() {
    let check = |amount, no_discount, lines: usize, expected| {
        let lines_of = amount_lines(fen(amount), fen(no_discount)).unwrap();
        assert_eq!(lines_of.len(), lines, "{amount} {no_discount}");
        assert_eq!(due(&gold(0, bill(lines_of, vec![gold_pays_90()]))), expected);
    };
    check(50_000, 0, 1, 45_000);
    check(50_000, 11_800, 2, 46_180);
    check(50_000, 50_000, 1, 50_000);
    // 9折 of ¥262.95 takes 26.295, half up 26.30.
    check(26_295, 0, 1, 23_665);
    let refused = |amount, part| amount_lines(fen(amount), fen(part)).is_err();
    assert!(refused(0, 0) && refused(-1, 0) && refused(100, 101) && refused(100, -1));
}
