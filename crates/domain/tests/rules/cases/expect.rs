//! Runs a translated case and compares what the case names, and nothing else.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use zhike_domain::checkout::{
    Ask, LineRefund, PartAsked, RefundFacts, SettleCommand, Settled, Settlement, Tender, refund,
    settle,
};
use zhike_domain::kernel::money::{BasisPoints, Milli, Minor, Points, QtyMilli, split};
use zhike_domain::ledger::ExpiryRule;
use zhike_domain::membership::earn::{EarnRate, EarnRule};
use zhike_domain::ordering::{Earning, LineNo};
use zhike_domain::pricing::{
    PointsAsked, PointsRule, Quote, QuoteFacts, RuleKey, WhichOffer, Why, quote,
};

use super::translate::{candidates, lines, named, number, rule_ids};
use crate::checkout::books::{facts as settle_facts, guest};
use crate::pricing::kit::{bill, fen, gold};

/// How a case does not come out.
#[derive(Debug)]
pub enum Outcome {
    /// Something else comes out.
    Differs(String),
    /// It is about something that these functions do not decide.
    Cannot(String),
}

fn cannot(why: &str) -> Outcome {
    Outcome::Cannot(why.to_owned())
}

/// Runs every step of a case.
pub fn run(case: &Value) -> Result<(), Outcome> {
    if let Some(rule) = case["rules"].as_array().unwrap().iter().find(|r| r["kind"] == "allocate") {
        return allocate(rule, &case["expect"]);
    }
    let whole = json!([case]);
    let steps = case.get("steps").unwrap_or(&whole).as_array().unwrap();
    let mut paid = None;
    for step in steps {
        match step["op"].as_str() {
            None => paid = Some(sell(case, step)?),
            Some("refund") => give_back(step, paid.as_ref())?,
            Some("sell_gift_card" | "refund_line") => {
                return Err(cannot("gift cards belong to the ledger"));
            }
            Some(_) => return Err(cannot("uses of a coupon belong to the life of coupons")),
        }
    }
    Ok(())
}

fn same(what: &str, expected: &Value, got: &Value) -> Result<(), Outcome> {
    if expected == got {
        Ok(())
    } else {
        Err(Outcome::Differs(format!("{what}: {got}, want {expected}")))
    }
}

fn allocate(rule: &Value, expect: &Value) -> Result<(), Outcome> {
    let weights = rule["weights"].as_array().unwrap().iter();
    let weights: Vec<Minor> = weights.map(|weight| fen(weight.as_i64().unwrap())).collect();
    let parts = split(fen(number(rule, "amount").unwrap()), &weights);
    let raw: Vec<i64> = parts.iter().map(|part| part.raw()).collect();
    same("sum", &expect["sum"], &json!(raw.iter().sum::<i64>()))?;
    same("allocation", &expect["allocation"], &json!(raw))
}

fn rule_of_kind<'a>(case: &'a Value, kind: &str) -> Option<&'a Value> {
    case["rules"].as_array().unwrap().iter().find(|rule| rule["kind"] == kind)
}

fn facts(case: &Value, step: &Value) -> Result<QuoteFacts, Outcome> {
    let cart = if step.get("lines").is_some() { step } else { case };
    let given = step["codes"].as_array().map_or(0, Vec::len);
    if case["area"] == "codes" || given > 2 {
        return Err(cannot("codes and their ends belong to the life of coupons"));
    }
    let mut facts = bill(lines(cart)?, candidates(case, step, cart)?);
    if let Some(earn) = rule_of_kind(case, "earn") {
        if earn.get("flat").is_some() || earn.get("code").is_some() {
            return Err(cannot("points by code belong to activities"));
        }
        if let Some(earning) = named(cart, earn) {
            for line in facts.lines.iter_mut().filter(|line| !earning.contains(&line.line.0)) {
                line.earning = Earning::Excluded;
            }
        }
    }
    let mut facts = gold(number(&case["member"], "points").unwrap_or_default(), facts);
    if let Some(redeem) = rule_of_kind(case, "redeem") {
        let (step, each) =
            (number(redeem, "step_points").unwrap(), number(redeem, "value_per_point").unwrap());
        facts.points_asked = PointsAsked::Most;
        facts.points_rule = Some(PointsRule {
            step_points: Points::from_raw(step),
            step_minor: fen(step * each),
            least_points: Points::from_raw(step),
            max_share_bp: BasisPoints::WHOLE,
        });
    }
    Ok(facts)
}

struct Paid {
    settled: Settled,
    earned: i64,
}

fn sell(case: &Value, step: &Value) -> Result<Paid, Outcome> {
    let facts = facts(case, step)?;
    let quote = quote(&facts).map_err(|refused| Outcome::Differs(refused.to_string()))?;
    let expect = &step["expect"];
    prices(case, expect, &quote)?;
    let cards = case["member"]["gift_cards"].as_array();
    let cards = cards.and_then(|cards| cards.first()).and_then(Value::as_i64);
    let wallet = number(&case["member"], "wallet").or(cards).unwrap_or_default();
    let used = wallet.min(quote.due_minor.raw());
    let rest = quote.due_minor.raw() - used;
    let mut tenders = Vec::new();
    if used > 0 {
        tenders.push(Tender::StoredValue { amount_minor: fen(used) });
    }
    if rest > 0 {
        tenders.push(Tender::Card { amount_minor: fen(rest) });
    }
    let mut member = guest(facts.member.unwrap().points.raw(), wallet, 0);
    member.tier_multiplier = Milli::ONE;
    member.earn = rule_of_kind(case, "earn").map(earn_rule).transpose()?;
    let settle_facts = settle_facts(facts, member);
    let command = SettleCommand { due_minor: quote.due_minor, tenders };
    let settlement: Settlement =
        settle(&settle_facts, &command).map_err(|refused| Outcome::Differs(refused.to_string()))?;
    let earned = settlement.earned.points.raw();
    let named = [("stored_value_used", used), ("due", rest), ("points_earned", earned)];
    for (what, got) in named.into_iter().filter(|(what, _)| expect.get(what).is_some()) {
        same(what, &expect[what], &json!(got))?;
    }
    Ok(Paid { settled: Settled::of(&settle_facts, &settlement), earned })
}

fn earn_rule(rule: &Value) -> Result<EarnRule, Outcome> {
    let rate = match (number(rule, "points_per_unit"), number(rule, "spend_per_point")) {
        (Some(points), _) => {
            EarnRate { points: u32::try_from(points).unwrap(), per_minor: fen(100) }
        }
        (_, Some(per)) => EarnRate { points: 1, per_minor: fen(per) },
        _ => return Err(cannot("rewards for points belong to the points mall")),
    };
    Ok(EarnRule { points: Some(rate), growth: None, expiry: ExpiryRule::Never, wait_days: 0 })
}

fn give_back(step: &Value, paid: Option<&Paid>) -> Result<(), Outcome> {
    let Paid { settled, earned } = paid.unwrap();
    let qty_milli = QtyMilli::from_raw(number(step, "qty").unwrap() * 1_000);
    let line = step["line"].as_str().unwrap().trim_start_matches('L').parse().unwrap();
    let part = LineRefund { line: LineNo(line), part: PartAsked::Qty { qty_milli } };
    let facts = RefundFacts { settled: settled.clone(), done: settled.untouched() };
    let refund = refund(&facts, &Ask::Lines { lines: vec![part] }).unwrap();
    let taken = refund.points_taken.raw();
    let got =
        [("points_net", earned - taken), ("balance", earned - taken), ("points_reversed", taken)];
    for (what, got) in got.into_iter().filter(|(what, _)| step["expect"].get(what).is_some()) {
        same(what, &step["expect"][what], &json!(got))?;
    }
    Ok(())
}

/// The rule of a case that an offer was made from.
fn rule_id(case: &Value, which: WhichOffer) -> String {
    let raw = match which.rule.key {
        RuleKey::Offer(id) => id.raw(),
        RuleKey::Template(id) => id.raw(),
    };
    rule_ids(case)[usize::try_from(raw).unwrap() - 1].clone()
}

fn line_name(line: LineNo) -> String {
    format!("L{line}")
}

fn prices(case: &Value, expect: &Value, quote: &Quote) -> Result<(), Outcome> {
    let off = |line: &zhike_domain::pricing::QuotedLine| {
        (line.list_minor - line.after_offers_minor).raw()
    };
    let all = (quote.list_minor - quote.after_offers_minor).raw();
    let used = quote.points.map_or((0, 0), |used| (used.points.raw(), used.off_minor.raw()));
    let sums = [
        ("total", quote.due_minor.raw()),
        ("discount_total", all),
        ("order_discount", all),
        ("points_redeemed", used.0),
        ("redeemed_value", used.1),
    ];
    for (what, got) in sums.into_iter().filter(|(what, _)| expect.get(what).is_some()) {
        same(what, &expect[what], &json!(got))?;
    }
    for (name, expected) in expect["line_discounts"].as_object().into_iter().flatten() {
        let line = quote.lines.iter().find(|line| line_name(line.line) == *name).unwrap();
        same(name, expected, &json!(off(line)))?;
    }
    if let Some(expected) = expect["line_discounts_multiset"].as_array() {
        let mut got: Vec<i64> = quote.lines.iter().map(off).collect();
        got.sort_unstable();
        same("line_discounts_multiset", &json!(expected), &json!(got))?;
    }
    let mut by_rule: BTreeMap<String, BTreeMap<String, i64>> = BTreeMap::new();
    for step in &quote.steps {
        let Some(which) = step.which else { continue };
        let shares = step.shares.iter().map(|s| (line_name(s.line), s.off_minor.raw()));
        by_rule.entry(rule_id(case, which)).or_default().extend(shares);
    }
    for (rule, expected) in expect["by_rule"].as_object().into_iter().flatten() {
        same(rule, expected, &json!(by_rule.get(rule).cloned().unwrap_or_default()))?;
    }
    for (what, free) in expect["free_units"].as_object().into_iter().flatten() {
        let given: u32 = quote.gifts.iter().map(|gift| gift.units).sum();
        same(what, free, &json!(given))?;
    }
    chosen(case, expect, quote, &by_rule.into_keys().collect::<Vec<_>>())
}

fn chosen(case: &Value, expect: &Value, quote: &Quote, applied: &[String]) -> Result<(), Outcome> {
    if expect.get("applied").is_some() {
        same("applied", &expect["applied"], &json!(applied))?;
    }
    let mut rejected: Vec<String> =
        quote.not_used.iter().map(|one| rule_id(case, one.which)).collect();
    rejected.sort();
    if expect.get("rejected").is_some() {
        same("rejected", &expect["rejected"], &json!(rejected))?;
    }
    match (expect["reason"].as_str(), quote.not_used.first()) {
        (Some("budget_exceeded"), Some(one)) if !matches!(one.why, Why::Budget { .. }) => {
            Err(Outcome::Differs(format!("reason: {:?}", one.why)))
        }
        _ => Ok(()),
    }
}
