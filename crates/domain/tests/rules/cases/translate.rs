//! A rule of a case as an offer of ours.

use std::collections::BTreeSet;

use serde_json::Value;
use zhike_domain::kernel::money::Minor;
use zhike_domain::ordering::Line;
use zhike_domain::pricing::{
    Benefit, Candidate, Conditions, Deal, DishSet, MinimumOf, MinimumSpend, Off, Offer, OfferLane,
    Pool, Reach, Rung, Stacking, UnitsNeeded, Which,
};

use super::expect::Outcome;
use crate::pricing::kit::{automatic, bp, coupon, deal, dish, dish_id, fen, offer, on_lines};

pub fn number(value: &Value, key: &str) -> Option<i64> {
    value[key].as_i64()
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value[key].as_str()
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap()
}

/// The lines of a cart; each line is a dish of its own, so that sets of skus and tags are sets of
/// lines.
pub fn lines(cart: &Value) -> Result<Vec<Line>, Outcome> {
    let Some(drawn) = cart["lines"].as_array() else { return Ok(Vec::new()) };
    let line = |(n, line): (u32, &Value)| {
        let unit = number(line, "unit_price").unwrap();
        if unit < 0 {
            return Err(Outcome::Cannot("a line below zero is refused".to_owned()));
        }
        let is_top_up = tags(line).contains(&"stored_value");
        if is_top_up {
            return Err(Outcome::Cannot("a top-up is no line of a bill".to_owned()));
        }
        Ok(dish(n, unit, number(line, "qty").unwrap()))
    };
    (1..).zip(drawn).map(line).collect()
}

fn tags(line: &Value) -> Vec<&str> {
    line["tags"]
        .as_array()
        .map(|all| all.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default()
}

/// The dishes that a rule's skus and tags name in this cart; all when it names none.
fn dishes(cart: &Value, skus: &[&str], tag: Option<&str>) -> DishSet {
    if skus.is_empty() && tag.is_none() {
        return DishSet::All;
    }
    let named = |line: &Value| {
        text(line, "sku").is_some_and(|sku| skus.contains(&sku))
            || tag.is_some_and(|tag| tags(line).contains(&tag))
    };
    let all = (1_i64..).zip(cart["lines"].as_array().into_iter().flatten());
    DishSet::Dishes {
        dish_ids: all.filter(|(_, line)| named(line)).map(|(n, _)| dish_id(n)).collect(),
    }
}

fn words<'a>(rule: &'a Value, key: &str) -> Vec<&'a str> {
    rule[key]
        .as_array()
        .map(|all| all.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default()
}

fn taking_part(cart: &Value, rule: &Value) -> DishSet {
    if let Some(tag) = text(rule, "exclude_tag") {
        let DishSet::Dishes { dish_ids } = dishes(cart, &[], Some(tag)) else { panic!() };
        return DishSet::AllBut { dish_ids };
    }
    let sku: Vec<&str> = words(rule, "skus").into_iter().chain(text(rule, "sku")).collect();
    dishes(cart, &sku, text(rule, "tag"))
}

fn conditions(cart: &Value, rule: &Value) -> Conditions {
    let minimum = number(rule, "min_subtotal").map(|need| MinimumSpend {
        need_minor: fen(need),
        // The systems that the cases come from look at the amount as it stands.
        of: MinimumOf::Running,
    });
    let mut units = Vec::new();
    let needed = |dishes, at_least: i64, at_most: Option<i64>| UnitsNeeded {
        dishes,
        at_least: small(at_least),
        at_most: at_most.map(small),
    };
    if let Some(at_least) = number(rule, "min_qty").or(number(rule, "min_line_qty")) {
        units.push(needed(taking_part(cart, rule), at_least, number(rule, "max_qty")));
    }
    if let Some(sku) = text(rule, "requires_sku") {
        units.push(needed(dishes(cart, &[sku], None), 1, None));
    }
    Conditions { minimum, units, ..Conditions::default() }
}

fn units(size: i64, off: Off, at_most: Option<i64>, pool: Pool) -> Benefit {
    let plain = deal(0, small(size), 0);
    Benefit::Deal(Deal { off, pool, at_most: at_most.map(small), ..plain })
}

fn rungs(rule: &Value, off: impl Fn(i64) -> Off, base: i64) -> Vec<Rung> {
    let tiers = rule["tiers"].as_array().unwrap().iter();
    let tiers = tiers.map(|tier| (tier[0].as_i64().unwrap(), tier[1].as_i64().unwrap()));
    let all = std::iter::once((0, base)).chain(tiers);
    all.map(|(from, size)| Rung { from, off: off(size) }).collect()
}

fn pay(off_bp: i64) -> Off {
    Off::Percent { pay_bp: bp(10_000 - off_bp) }
}

fn less(off: i64) -> Off {
    Off::Amount { off_minor: fen(off) }
}

/// What a rule takes off, and in which lane.
fn benefit(cart: &Value, rule: &Value) -> Option<(OfferLane, Benefit, DishSet)> {
    let scope = text(rule, "scope").unwrap_or("order");
    let most = number(rule, "max_units");
    let part = taking_part(cart, rule);
    let (line, bill) = (OfferLane::Line, OfferLane::Bill);
    let made = match text(rule, "kind").unwrap() {
        "percent" | "fixed" => {
            let off = match number(rule, "amount") {
                Some(amount) => less(amount),
                None => pay(number(rule, "value_bp").unwrap()),
            };
            let whole = match off {
                Off::Percent { pay_bp } => Benefit::Percent { pay_bp },
                _ => Benefit::Cash { off_minor: fen(number(rule, "amount").unwrap()) },
            };
            match (scope, off) {
                ("unit", _) => (
                    line,
                    units(number(rule, "group_size").unwrap_or(1), off, most, Pool::Together),
                ),
                ("cheapest_unit", _) => (line, units(1, off, Some(1), Pool::Together)),
                ("each_line", _) if most.is_some() => (line, units(1, off, most, Pool::Line)),
                ("each_line", Off::Amount { off_minor }) => (line, Benefit::EachLine { off_minor }),
                ("line" | "each_line", _) => (line, whole),
                ("order" | "sku" | "tag", _) => (bill, whole),
                _ => return None,
            }
        }
        "fixed_per_unit" => {
            let first_minor = fen(number(rule, "first")?);
            let further_minor = fen(number(rule, "additional")?);
            (line, Benefit::EachUnit { first_minor, further_minor, at_most: most.map(small) })
        }
        "tiered_percent" => {
            let steps = rungs(rule, pay, number(rule, "base_bp")?);
            (bill, Benefit::Steps { reach: Reach::Amount, steps })
        }
        "tiered_percent_by_qty" => {
            let steps = rungs(rule, pay, number(rule, "base_bp")?);
            (line, Benefit::Steps { reach: Reach::Units, steps })
        }
        "tiered_fixed" => {
            let steps = rungs(rule, less, number(rule, "base")?);
            (bill, Benefit::Steps { reach: Reach::Amount, steps })
        }
        "buyget" => return Some(buy_and_get(cart, rule)),
        "buy_x_get_free" => {
            let (buy, free) = (small(number(rule, "buy")?), small(number(rule, "free")?));
            (line, Benefit::Gift { buy, dish_id: dish_id(1), free, at_most: None })
        }
        _ => return None,
    };
    Some((made.0, made.1, part))
}

fn buy_and_get(cart: &Value, rule: &Value) -> (OfferLane, Benefit, DishSet) {
    let set = |sku: &str, tag: &str| {
        let skus: Vec<&str> = text(rule, sku).into_iter().collect();
        dishes(cart, &skus, text(rule, tag))
    };
    let deal = Deal {
        buy: small(number(rule, "buy_qty").unwrap()),
        buy_dishes: set("buy_sku", "buy_tag"),
        get: small(number(rule, "get_qty").unwrap()),
        off: pay(number(rule, "percent").unwrap() * 100),
        which: Which::Cheapest,
        pool: Pool::Together,
        at_most: number(rule, "max_applications").map(small),
        incomplete: rule["partial"].as_bool().unwrap_or(false),
    };
    (OfferLane::Line, Benefit::Deal(deal), set("get_sku", "get_tag"))
}

/// The rules of a case as candidates, in their order; `codes` gives the order of coded ones.
pub fn candidates(case: &Value, step: &Value, cart: &Value) -> Result<Vec<Candidate>, Outcome> {
    let codes = step["codes"].as_array();
    let combine = |rule: &Value| text(rule, "combine").or(text(step, "combine")).map(str::to_owned);
    let mut made = Vec::new();
    for (n, rule) in (1_i64..).zip(case["rules"].as_array().unwrap()) {
        let kind = text(rule, "kind").unwrap();
        if ["earn", "redeem", "allocate"].contains(&kind) {
            continue;
        }
        let code = text(rule, "code");
        let given = codes.map(|codes| codes.iter().position(|one| one.as_str() == code));
        let other_member = rule.get("member").is_some() && rule["member"] != step["member"];
        if other_member || (code.is_some() && given == Some(None)) {
            continue;
        }
        let place = given.flatten().map_or(n, |at| i64::try_from(at).unwrap() + 1);
        let (lane, benefit, dishes) = benefit(cart, rule).ok_or_else(|| cannot(kind))?;
        let plain = Offer { lane, dishes, conditions: conditions(cart, rule), ..offer(n, benefit) };
        let stacking = match combine(rule).as_deref() {
            Some("additive") => Stacking::Additive,
            // Rules of one line that do not say how they combine: one of them works.
            None if text(rule, "scope") == Some("line") => Stacking::Alone,
            _ => Stacking::Compound,
        };
        let plain = if lane == OfferLane::Line { on_lines(plain) } else { plain };
        let group = text(rule, "group").map(str::to_owned);
        let max_off_minor = number(rule, "max_discount").map(fen);
        let position = small(place);
        let offer = Offer { stacking, group, max_off_minor, position, ..plain };
        let budget_left_minor = number(rule, "budget").map(|all| budget_left(rule, all));
        let times = number(step, "times").unwrap_or(1);
        for time in 0..times {
            let is_coupon = code.is_some() || times > 1;
            let number = 100 * n + time;
            let one = if is_coupon {
                coupon(number, offer.clone(), 9, 0)
            } else {
                automatic(offer.clone())
            };
            made.push(Candidate { budget_left_minor, ..one });
        }
    }
    Ok(made)
}

fn budget_left(rule: &Value, all: i64) -> Minor {
    fen(all - number(rule, "budget_used").unwrap_or_default())
}

/// Why a rule of this kind is not decided here.
fn cannot(kind: &str) -> Outcome {
    let why = match kind {
        "tiers" => "tiers belong to membership",
        "redeem_reward" | "redeem_product" => "rewards for points belong to the points mall",
        "issue_coupon_on_complete" => "issuing coupons belongs to the life of coupons",
        other => other,
    };
    Outcome::Cannot(why.to_owned())
}

/// The ids of the rules of a case, by the number that their offers have.
pub fn rule_ids(case: &Value) -> Vec<String> {
    let ids = case["rules"].as_array().unwrap().iter().map(|rule| text(rule, "id").unwrap());
    ids.map(str::to_owned).collect()
}

/// The dishes of a set; for earning on some lines only.
pub fn named(cart: &Value, rule: &Value) -> Option<BTreeSet<u32>> {
    match taking_part(cart, rule) {
        DishSet::Dishes { dish_ids } => Some(dish_ids.iter().map(|id| small(id.raw())).collect()),
        _ => None,
    }
}
