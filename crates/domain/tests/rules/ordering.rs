use zhike_domain::kernel::id::{CategoryId, DishId, TierId};
use zhike_domain::kernel::money::{BasisPoints, Minor, QtyMilli};
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::{DayMinute, Hours, Millis, Moment, Schedule};
use zhike_domain::ordering::{
    Asked, Charge, ChargeKind, ChargeSize, Choice, Chosen, Discounts, Dish, Earning, LineNo,
    OptionGroup, PriceKind, Selling, SetPart, SpecialPrice, charge_lines, check_dish, ring_up,
    unit_price,
};

const SILVER: i64 = 2;
const GOLD: i64 = 3;

fn fen(raw: i64) -> Minor {
    Minor::from_raw(raw)
}

fn noodles() -> Dish {
    let choice =
        |name: &str, extra| Choice { name: name.parse().unwrap(), extra_minor: fen(extra) };
    let size = OptionGroup {
        name: "份量".parse().unwrap(),
        at_least: 1,
        at_most: 1,
        choices: vec![choice("小份", 0), choice("大份", 1_200)],
    };
    let extra = OptionGroup {
        name: "加料".parse().unwrap(),
        at_least: 0,
        at_most: 2,
        choices: vec![choice("加蛋", 300), choice("加虾", 900)],
    };
    Dish {
        dish_id: DishId::from_raw(1),
        name: "长寿面".parse().unwrap(),
        name_zh_tw: None,
        name_en: None,
        category_id: CategoryId::from_raw(1),
        selling: Selling::Portion,
        list_minor: fen(2_800),
        prices: Vec::new(),
        discounts: Discounts::Allowed,
        options: vec![size, extra],
        parts: Vec::new(),
        allergens: [zhike_domain::ordering::Allergen::Gluten].into(),
        diets: [].into(),
    }
}

fn asked(qty_milli: i64, chosen: &[(u32, u32)]) -> Asked {
    Asked {
        line: LineNo(1),
        qty_milli: QtyMilli::from_raw(qty_milli),
        chosen: chosen
            .iter()
            .map(|(option, choice)| Chosen { option: *option, choice: *choice })
            .collect(),
        market_minor: None,
        earning: Earning::Earns,
    }
}

/// Sunday 22 November 2026, 18:00 in Shanghai.
fn supper() -> Moment {
    let now: Millis = "2026-11-22T10:00:00Z".parse().unwrap();
    Moment::at(now, &"Asia/Shanghai".parse().unwrap(), DayMinute::DEFAULT_CUT_OVER)
}

#[test]
fn a_guest_pays_the_lowest_price_that_is_his() {
    let member = |tiers: &[i64], price, version| SpecialPrice::Member {
        tier_ids: tiers.iter().copied().map(TierId::from_raw).collect(),
        price_minor: fen(price),
        version,
    };
    let hours = vec![Hours { from: "17:00".parse().unwrap(), to: "19:00".parse().unwrap() }];
    let early = Schedule { hours, ..Schedule::default() };
    let lunch = vec![Hours { from: "11:00".parse().unwrap(), to: "14:00".parse().unwrap() }];
    let lunch = Schedule { hours: lunch, ..Schedule::default() };
    let time = |schedule: &Schedule, price| SpecialPrice::Time {
        schedule: schedule.clone(),
        price_minor: fen(price),
        version: 1,
    };
    let check = |prices: Vec<SpecialPrice>, tier: Option<i64>, expected| {
        let dish = Dish { prices, ..noodles() };
        check_dish(&dish).unwrap();
        let tier = tier.map(TierId::from_raw);
        let line = ring_up(&dish, &asked(1_000, &[(0, 0)]), tier, &supper()).unwrap();
        let unit = unit_price(line.list_minor, &line.prices);
        assert_eq!((unit.kind, unit.unit_minor.raw()), expected, "{dish:?}");
    };
    let (list, member_kind, time_kind) = (PriceKind::List, PriceKind::Member, PriceKind::Time);
    check(Vec::new(), Some(GOLD), (list, 2_800));
    check(vec![member(&[], 2_600, 1)], None, (list, 2_800));
    check(vec![member(&[], 2_600, 1)], Some(SILVER), (member_kind, 2_600));
    check(vec![member(&[GOLD], 2_500, 1)], Some(SILVER), (list, 2_800));
    check(vec![member(&[], 2_600, 1), member(&[GOLD], 2_500, 2)], Some(GOLD), (member_kind, 2_500));
    check(vec![time(&early, 2_400), member(&[], 2_600, 1)], Some(GOLD), (time_kind, 2_400));
    check(vec![time(&lunch, 2_400), member(&[], 2_600, 1)], Some(GOLD), (member_kind, 2_600));
    check(vec![time(&early, 2_600), member(&[], 2_600, 1)], Some(GOLD), (member_kind, 2_600));
}

#[test]
fn options_add_to_every_price_and_must_be_answered() {
    let dish = Dish {
        prices: vec![SpecialPrice::Member {
            tier_ids: Vec::new(),
            price_minor: fen(2_500),
            version: 1,
        }],
        ..noodles()
    };
    let check = |chosen: &[(u32, u32)], expected: Result<(i64, i64), &str>| {
        let line = ring_up(&dish, &asked(1_000, chosen), Some(TierId::from_raw(GOLD)), &supper());
        let told = line.map(|line| (line.list_minor.raw(), line.prices[0].unit_minor.raw()));
        assert_eq!(told.map_err(|refused| refused.code()), expected, "{chosen:?}");
    };
    check(&[(0, 0)], Ok((2_800, 2_500)));
    check(&[(0, 1)], Ok((4_000, 3_700)));
    check(&[(0, 1), (1, 0), (1, 1)], Ok((5_200, 4_900)));
    check(&[(0, 0), (1, 1), (1, 1)], Ok((4_600, 4_300)));
    check(&[], Err("dish.option_choices"));
    check(&[(0, 0), (0, 1)], Err("dish.option_choices"));
    check(&[(0, 2)], Err("dish.option_unknown"));
    check(&[(2, 0)], Err("dish.option_unknown"));
}

#[test]
fn portions_are_whole_weights_are_not_and_the_market_says_its_price() {
    let check = |selling, qty, market: Option<i64>, expected: Result<i64, &str>| {
        let dish = Dish { selling, options: Vec::new(), list_minor: fen(8_800), ..noodles() };
        let asked = Asked { market_minor: market.map(fen), ..asked(qty, &[]) };
        let line = ring_up(&dish, &asked, None, &supper());
        let told = line.map(|line| line.list_amount().raw()).map_err(|refused| refused.code());
        assert_eq!(told, expected, "{selling} {qty} {market:?}");
    };
    check(Selling::Portion, 2_000, None, Ok(17_600));
    check(Selling::Portion, 1_350, None, Err("dish.fraction"));
    check(Selling::Portion, 0, None, Err("dish.no_quantity"));
    check(Selling::Weighed, 1_350, None, Ok(11_880));
    check(Selling::Market, 1_350, Some(9_900), Ok(13_365));
    check(Selling::Market, 1_350, None, Err("dish.no_market_price"));
    check(Selling::Market, 1_350, Some(-1), Err("dish.negative_price"));
}

#[test]
fn charges_are_lines_behind_the_dishes_without_discount() {
    let charge = |charge, size| Charge { charge, size, earning: Earning::Earns };
    let dish = Dish { options: Vec::new(), ..noodles() };
    let dishes = vec![ring_up(&dish, &asked(3_000, &[]), None, &supper()).unwrap()];
    let unit_minor = fen(500);
    let charges = [
        charge(ChargeKind::TeaSeat, ChargeSize::Guest { unit_minor }),
        charge(ChargeKind::Room, ChargeSize::Bill { unit_minor: fen(0) }),
        charge(ChargeKind::Service, ChargeSize::Share { share_bp: BasisPoints::from_raw(1_000) }),
    ];
    let lines = charge_lines(&charges, &dishes, 6);
    let told: Vec<_> = lines.iter().map(|line| (line.line.0, line.list_amount().raw())).collect();
    assert_eq!(told, [(2, 3_000), (4, 840)]);
    assert!(lines.iter().all(|line| line.discounts == Discounts::Barred));
}

#[test]
fn a_dish_that_cannot_be_sold_is_not_saved() {
    let check = |dish: Dish, expected: &str| {
        assert_eq!(check_dish(&dish).map_or_else(|refused| refused.code(), |()| "ok"), expected);
    };
    let priced = |price| {
        let price = SpecialPrice::SetMeal { price_minor: fen(price), version: 1 };
        Dish { prices: vec![price], ..noodles() }
    };
    let part = |qty| SetPart { dish_id: DishId::from_raw(2), qty_milli: QtyMilli::from_raw(qty) };
    check(noodles(), "ok");
    check(Dish { list_minor: fen(-1), ..noodles() }, "dish.negative_price");
    check(priced(2_800), "dish.special_price_too_high");
    check(priced(-1), "dish.negative_price");
    check(priced(2_000), "dish.empty_set");
    check(Dish { parts: vec![part(1_000)], ..priced(2_000) }, "ok");
    check(Dish { parts: vec![part(0)], ..priced(2_000) }, "dish.empty_set");
    let range = |at_least, at_most| {
        let mut dish = noodles();
        dish.options[0].at_least = at_least;
        dish.options[0].at_most = at_most;
        dish
    };
    check(range(0, 2), "ok");
    check(range(2, 1), "dish.option_range");
    check(range(0, 3), "dish.option_range");
    check(range(0, 0), "dish.option_range");
    let schedule = Schedule { weekdays: vec![0], ..Schedule::default() };
    let time = SpecialPrice::Time { schedule, price_minor: fen(1), version: 1 };
    check(Dish { prices: vec![time], ..noodles() }, "dish.schedule");
}
