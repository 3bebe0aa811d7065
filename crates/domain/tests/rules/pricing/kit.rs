//! Bills and offers in few words. Amounts are fen, quantities portions unless said.

use std::collections::BTreeSet;

use zhike_domain::kernel::id::{
    CategoryId, CouponId, CouponTemplateId, DishId, OfferId, StoreId, TierId,
};
use zhike_domain::kernel::money::{BasisPoints, Minor, Points, QtyMilli, Rounding};
use zhike_domain::kernel::time::{DayMinute, Millis, Moment};
use zhike_domain::ordering::{
    ChargeKind, Discounts, Earning, Line, LineKind, LineNo, PriceKind, UnitPrice,
};
use zhike_domain::pricing::{
    Benefit, Candidate, Channel, Conditions, Deal, DishSet, HeldCoupon, Member, MinimumOf,
    MinimumSpend, NotUsed, Off, Offer, OfferLane, OffersUsed, PointsAsked, PointsRule, Pool, Quote,
    QuoteFacts, RoundOff, Rule, RuleKey, SpecialPrices, Stacking, Step, Which, WhichOffer, Why,
    quote,
};

pub const GOLD: i64 = 3;

pub fn fen(raw: i64) -> Minor {
    Minor::from_raw(raw)
}

pub fn bp(raw: i64) -> BasisPoints {
    BasisPoints::from_raw(raw)
}

pub fn dish_id(dish: i64) -> DishId {
    DishId::from_raw(dish)
}

pub fn these(dishes: &[i64]) -> DishSet {
    DishSet::Dishes { dish_ids: dishes.iter().copied().map(dish_id).collect() }
}

/// Line `n` is dish `n` of category 1, `qty_milli` of it at `unit` fen.
pub fn weighed(n: u32, unit: i64, qty_milli: i64) -> Line {
    let (dish_id, category_id) = (dish_id(i64::from(n)), CategoryId::from_raw(1));
    Line {
        line: LineNo(n),
        what: LineKind::Dish { dish_id, category_id },
        qty_milli: QtyMilli::from_raw(qty_milli),
        list_minor: fen(unit),
        prices: Vec::new(),
        discounts: Discounts::Allowed,
        earning: Earning::Earns,
    }
}

pub fn dish(n: u32, unit: i64, units: i64) -> Line {
    weighed(n, unit, units * 1_000)
}

pub fn special(line: Line, kind: PriceKind, unit: i64) -> Line {
    Line { prices: vec![UnitPrice { kind, unit_minor: fen(unit), version: 3 }], ..line }
}

pub fn member_price(line: Line, unit: i64) -> Line {
    special(line, PriceKind::Member, unit)
}

pub fn barred(line: Line) -> Line {
    Line { discounts: Discounts::Barred, ..line }
}

pub fn tea_seat(n: u32, unit: i64, guests: i64) -> Line {
    Line { what: LineKind::Charge { charge: ChargeKind::TeaSeat }, ..barred(dish(n, unit, guests)) }
}

/// An offer of the bill lane that stands alone, without conditions, at place `id` of the owner's
/// order.
pub fn offer(id: i64, benefit: Benefit) -> Offer {
    Offer {
        rule: Rule { key: RuleKey::Offer(OfferId::from_raw(id)), version: 2 },
        lane: OfferLane::Bill,
        position: u32::try_from(id).unwrap(),
        benefit,
        dishes: DishSet::All,
        special_prices: SpecialPrices::Leave,
        conditions: Conditions::default(),
        stacking: Stacking::Alone,
        group: None,
        max_off_minor: None,
    }
}

pub fn on_lines(offer: Offer) -> Offer {
    Offer { lane: OfferLane::Line, special_prices: SpecialPrices::Include, ..offer }
}

pub fn stackable(offer: Offer) -> Offer {
    Offer { stacking: Stacking::Compound, ..offer }
}

pub fn percent(pay_bp: i64) -> Benefit {
    Benefit::Percent { pay_bp: bp(pay_bp) }
}

pub fn cash(off: i64) -> Benefit {
    Benefit::Cash { off_minor: fen(off) }
}

pub fn from(need: i64, offer: Offer) -> Offer {
    let minimum = Some(MinimumSpend { need_minor: fen(need), of: MinimumOf::LaneStart });
    Offer { conditions: Conditions { minimum, ..offer.conditions }, ..offer }
}

/// Buy so many, get so many of the same dish at `pay_bp`.
pub fn deal(buy: u32, get: u32, pay_bp: i64) -> Deal {
    Deal {
        buy,
        buy_dishes: DishSet::All,
        get,
        off: Off::Percent { pay_bp: bp(pay_bp) },
        which: Which::Cheapest,
        pool: Pool::Dish,
        at_most: None,
        incomplete: false,
    }
}

/// A coupon for one portion of a dish, for nothing.
pub fn dish_coupon(id: i64, dish: i64) -> Offer {
    let one = Deal { at_most: Some(1), pool: Pool::Together, ..deal(0, 1, 0) };
    Offer { dishes: these(&[dish]), ..on_lines(offer(id, Benefit::Deal(one))) }
}

pub fn automatic(offer: Offer) -> Candidate {
    Candidate { offer, coupon: None, uses_left: None, budget_left_minor: None }
}

/// The offer as a coupon with its number; it ends `days` after the bill.
pub fn coupon(number: i64, offer: Offer, days: i64, face: i64) -> Candidate {
    let RuleKey::Offer(id) = offer.rule.key else { panic!("a template twice") };
    let key = RuleKey::Template(CouponTemplateId::from_raw(id.raw()));
    let held = HeldCoupon {
        coupon_id: CouponId::from_raw(number),
        expires_at: Some(now().plus_hours(24 * days)),
        face_minor: fen(face),
    };
    let offer = Offer { rule: Rule { key, ..offer.rule }, ..offer };
    Candidate { coupon: Some(held), ..automatic(offer) }
}

pub fn now() -> Millis {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

/// A table of six in Shanghai on a Sunday at 18:00, no member, nothing asked for.
pub fn bill(lines: Vec<Line>, candidates: Vec<Candidate>) -> QuoteFacts {
    let zone = "Asia/Shanghai".parse().unwrap();
    QuoteFacts {
        lines,
        at: Moment::at(now(), &zone, DayMinute::DEFAULT_CUT_OVER),
        store_id: StoreId::from_raw(1),
        channel: Channel::DineIn,
        guests: 6,
        member: None,
        candidates,
        unwanted: BTreeSet::new(),
        offers: OffersUsed::All,
        points_rule: None,
        points_asked: PointsAsked::None,
        manual: Vec::new(),
        round_off: None,
    }
}

pub fn gold(points: i64, facts: QuoteFacts) -> QuoteFacts {
    let member = Member { tier_id: TierId::from_raw(GOLD), points: Points::from_raw(points) };
    QuoteFacts { member: Some(member), ..facts }
}

/// 100 points are ¥1, by the hundred, up to half of a bill.
pub fn points_rule() -> PointsRule {
    PointsRule {
        step_points: Points::from_raw(100),
        step_minor: fen(100),
        least_points: Points::from_raw(100),
        max_share_bp: bp(5_000),
    }
}

pub fn to_yuan() -> RoundOff {
    RoundOff { step_minor: fen(100), rounding: Rounding::Down }
}

pub fn due(facts: &QuoteFacts) -> i64 {
    quote(facts).unwrap().due_minor.raw()
}

/// What each line costs after offers.
pub fn after_offers(quote: &Quote) -> Vec<i64> {
    quote.lines.iter().map(|line| line.after_offers_minor.raw()).collect()
}

pub fn shares(step: &Step) -> Vec<i64> {
    step.shares.iter().map(|share| share.off_minor.raw()).collect()
}

pub fn used(quote: &Quote) -> Vec<WhichOffer> {
    quote.steps.iter().filter_map(|step| step.which).collect()
}

pub fn why(quote: &Quote, candidate: &Candidate) -> Why {
    let mine = |one: &&NotUsed| one.which == candidate.which();
    quote.not_used.iter().find(mine).map(|one| one.why.clone()).unwrap()
}
