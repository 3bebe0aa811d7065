use zhike_domain::kernel::money::{BasisPoints, Points, Rounding};
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::Schedule;
use zhike_domain::ordering::LineNo;
use zhike_domain::pricing::{
    Benefit, ByHand, Conditions, DishSet, Manual, ManualAct, Members, Off, Offer, PointsAsked,
    PointsRule, QuoteFacts, Reach, RoundOff, Rung, UnitsNeeded, check_offer, quote,
};

use super::kit::*;

fn exactly(points: i64) -> PointsAsked {
    PointsAsked::Exactly { points: Points::from_raw(points) }
}

#[test]
fn points_pay_in_whole_steps_up_to_the_balance_and_the_share() {
    let check = |have: i64, amount: i64, asked, expected: &str| {
        let facts = gold(have, bill(vec![dish(1, amount, 1)], Vec::new()));
        let facts = QuoteFacts { points_rule: Some(points_rule()), points_asked: asked, ..facts };
        let told = quote(&facts).map_or_else(
            |refused| refused.code().to_owned(),
            |quote| quote.points.map_or("none".to_owned(), |used| used.points.to_string()),
        );
        assert_eq!(told, expected, "{have} {amount} {asked:?}");
    };
    check(3_280, 66_950, exactly(2_000), "2000");
    check(3_280, 66_950, exactly(3_200), "3200");
    check(3_280, 66_950, exactly(3_300), "points.too_many");
    check(3_280, 66_950, exactly(2_050), "points.step");
    check(3_280, 66_950, exactly(0), "points.too_few");
    check(3_280, 66_950, exactly(-100), "points.too_few");
    check(3_280, 5_000, exactly(2_500), "2500");
    check(3_280, 4_999, exactly(2_500), "points.too_many");
    check(3_280, 66_950, PointsAsked::Most, "3200");
    check(3_280, 5_000, PointsAsked::Most, "2500");
    check(99, 5_000, PointsAsked::Most, "none");
    check(3_280, 66_950, PointsAsked::None, "none");
    check(-20, 66_950, PointsAsked::Most, "none");
}

#[test]
fn three_points_for_four_yuan_fifty_use_nine_of_ten() {
    let rule = PointsRule {
        step_points: Points::from_raw(3),
        step_minor: fen(450),
        least_points: Points::from_raw(3),
        max_share_bp: BasisPoints::WHOLE,
    };
    assert_eq!(rule.most(Points::from_raw(10), fen(10_000)), (Points::from_raw(9), fen(1_350)));
}

#[test]
fn points_need_a_rate_and_a_member() {
    let plain =
        QuoteFacts { points_asked: exactly(100), ..bill(vec![dish(1, 5_000, 1)], Vec::new()) };
    assert_eq!(quote(&plain).unwrap_err().code(), "points.not_as_cash");
    let with_rate = QuoteFacts { points_rule: Some(points_rule()), ..plain };
    assert_eq!(quote(&with_rate).unwrap_err().code(), "points.no_member");
}

#[test]
fn rounding_is_the_last_step_and_names_its_direction() {
    let check = |amount: i64, step: i64, rounding, expected: i64| {
        let round_off = Some(RoundOff { step_minor: fen(step), rounding });
        let facts = QuoteFacts { round_off, ..bill(vec![dish(1, amount, 1)], Vec::new()) };
        assert_eq!(due(&facts), expected, "{amount} {step} {rounding:?}");
    };
    check(64_950, 100, Rounding::Down, 64_900);
    check(64_957, 10, Rounding::Down, 64_950);
    check(64_955, 10, Rounding::HalfUp, 64_960);
    check(64_901, 100, Rounding::Up, 65_000);
    check(99, 100, Rounding::Down, 0);
    check(64_957, 1, Rounding::Down, 64_957);
}

fn by_hand(acts: &[ManualAct]) -> Result<(i64, ByHand), String> {
    let lines = vec![dish(1, 6_000, 1), dish(2, 4_000, 1), barred(dish(3, 2_000, 1))];
    let reason = "等位太久".parse().unwrap();
    let manual = acts.iter().map(|act| Manual { act: act.clone(), reason: Clone::clone(&reason) });
    let facts = QuoteFacts { manual: manual.collect(), ..bill(lines, Vec::new()) };
    let quote = quote(&facts).map_err(|refused| refused.code().to_owned())?;
    Ok((quote.due_minor.raw(), quote.by_hand))
}

#[test]
fn a_discount_by_hand_tells_what_the_limits_look_at() {
    let sums = |discount, share, comp| ByHand {
        discount_minor: fen(discount),
        discount_bp: bp(share),
        comp_minor: fen(comp),
    };
    let check = |acts: &[ManualAct], expected: Result<(i64, ByHand), &str>| {
        assert_eq!(by_hand(acts), expected.map_err(str::to_owned), "{acts:?}");
    };
    let amount = |off| ManualAct::Amount { off_minor: fen(off) };
    let gift = |line| ManualAct::Gift { line: LineNo(line) };
    let nine = ManualAct::Percent { pay_bp: bp(9_000) };
    check(std::slice::from_ref(&nine), Ok((11_000, sums(1_000, 834, 0))));
    check(&[amount(1_200)], Ok((10_800, sums(1_200, 1_000, 0))));
    check(&[amount(10_000)], Ok((2_000, sums(10_000, 8_334, 0))));
    check(&[gift(3)], Ok((10_000, sums(0, 0, 2_000))));
    check(&[gift(1), nine], Ok((5_600, sums(400, 334, 6_000))));
    check(&[ManualAct::Comp], Ok((0, sums(0, 0, 12_000))));
    check(&[amount(10_001)], Err("discount.too_much"));
    check(&[amount(0)], Err("discount.nothing_off"));
    check(&[gift(9)], Err("discount.no_line"));
}

#[test]
fn a_bill_that_cannot_be_is_refused_before_it_is_priced() {
    let check = |lines, expected: &str| {
        let told = quote(&bill(lines, Vec::new())).map_or_else(|refused| refused.code(), |_| "ok");
        assert_eq!(told, expected);
    };
    check(Vec::new(), "ok");
    check(vec![dish(1, 0, 1)], "ok");
    check(vec![dish(1, 1, 1), dish(1, 1, 1)], "bill.line_twice");
    check(vec![dish(1, 1, 0)], "dish.no_quantity");
    check(vec![dish(1, -1, 1)], "dish.negative_price");
    check((1..=501).map(|n| dish(n, 1, 1)).collect(), "bill.too_many_lines");
    check(vec![dish(1, 1_000_000_000_000, 2)], "bill.too_much");
}

#[test]
fn an_offer_that_cannot_work_is_not_saved() {
    let check = |offer: Offer, expected: &str| {
        let told = check_offer(&offer).map_or_else(|refused| refused.code(), |()| "ok");
        assert_eq!(told, expected, "{offer:?}");
    };
    let with = |benefit| offer(1, benefit);
    let when = |conditions| Offer { conditions, ..offer(1, cash(1)) };
    let plain = Conditions::default;
    check(with(percent(8_800)), "ok");
    check(with(percent(10_000)), "offer.nothing_off");
    check(with(cash(0)), "offer.nothing_off");
    check(with(Benefit::Tier { rates: Vec::new() }), "offer.nothing_off");
    check(Offer { max_off_minor: Some(fen(0)), ..with(percent(8_800)) }, "offer.nothing_off");
    check(dish_coupon(1, 1), "ok");
    check(with(Benefit::Deal(deal(1, 1, 5_000))), "offer.wrong_lane");
    check(on_lines(with(Benefit::Deal(deal(1, 0, 5_000)))), "offer.deal_size");
    check(on_lines(with(Benefit::Deal(deal(101, 1, 5_000)))), "offer.deal_size");
    let rung = |from| Rung { from, off: Off::Amount { off_minor: fen(1) } };
    let steps = |steps| with(Benefit::Steps { reach: Reach::Amount, steps });
    check(steps(vec![rung(0), rung(1)]), "ok");
    check(steps(vec![rung(1), rung(1)]), "offer.steps_not_rising");
    check(steps(vec![rung(-1)]), "offer.steps_not_rising");
    check(steps(Vec::new()), "offer.nothing_off");
    let schedule = Schedule { weekdays: vec![8], ..Schedule::default() };
    check(when(Conditions { schedule, ..plain() }), "offer.schedule");
    let schedule = Schedule { from_at: Some(now()), until_at: Some(now()), ..Schedule::default() };
    check(when(Conditions { schedule, ..plain() }), "offer.schedule");
    let nobody = Members::Tiers { tier_ids: [].into() };
    check(when(Conditions { members: nobody, ..plain() }), "offer.unmeetable");
    let units = vec![UnitsNeeded { dishes: DishSet::All, at_least: 3, at_most: Some(2) }];
    check(when(Conditions { units, ..plain() }), "offer.unmeetable");
}

#[test]
fn an_offer_comes_back_from_json_as_it_was_and_unknown_fields_are_refused() {
    let offer = from(20_000, dish_coupon(1, 8));
    let text = serde_json::to_string(&offer).unwrap();
    assert_eq!(serde_json::from_str::<Offer>(&text).unwrap(), offer);
    let odd = text.replacen("\"group\"", "\"grupo\"", 1);
    assert!(serde_json::from_str::<Offer>(&odd).is_err());
    let too_high = text.replace("\"pay_bp\":0", "\"pay_bp\":10001");
    assert!(serde_json::from_str::<Offer>(&too_high).unwrap_err().to_string().contains("rate."));
}
