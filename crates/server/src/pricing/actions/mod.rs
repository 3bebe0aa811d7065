//! What is done to offers, coupon templates and coupons.

pub mod bills;
pub mod coupons;
pub mod offers;
pub mod templates;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use zhike_domain::kernel::id::{CouponTemplateId, DishId, TierId};
use zhike_domain::kernel::name::Name;
use zhike_domain::pricing::{Benefit, DishSet, Members, Offer, check_offer};
use zhike_store::{LockKey, Tx, p};

use crate::membership::programme::programme;
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::pricing::sql::offer as sql;

pub use bills::{ForBill, Used, count_uses, give_back, lock, redeem, release, return_uses};
pub use coupons::{Issue, issue};

/// What issuing coupons of a template queues for.
#[must_use]
pub fn lock_of_template(template_id: CouponTemplateId) -> LockKey {
    LockKey::new("coupontemplate", template_id.raw())
}

fn stale() -> Problem {
    Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale")
}

/// A version of a rule as it is kept for ever.
struct Kept<'a> {
    name: &'a Name,
    name_zh_tw: Option<&'a Name>,
    name_en: Option<&'a Name>,
    face_minor: i64,
    rule: &'a Offer,
}

fn keep_rule(work: &mut Work<'_, '_>, rule_id: i64, kept: &Kept<'_>) -> Result<(), Problem> {
    let (tw, en) = (kept.name_zh_tw.map(Name::as_str), kept.name_en.map(Name::as_str));
    let text = serde_json::to_string(kept.rule).map_err(Problem::fault)?;
    let (version, now) = (kept.rule.rule.version, work.now().0);
    let name = kept.name.as_str();
    let row = p![rule_id, version, name, tw, en, kept.face_minor, text, now];
    work.tx.execute(&sql::KEEP_RULE, row)?;
    Ok(())
}

fn dishes_of(set: &DishSet) -> BTreeSet<DishId> {
    match set {
        DishSet::Dishes { dish_ids } | DishSet::AllBut { dish_ids } => dish_ids.clone(),
        DishSet::All | DishSet::Categories { .. } => BTreeSet::new(),
    }
}

/// Tiers that a rule names are steps of the ladder.
fn check_tiers(tx: &mut Tx<'_>, offer: &Offer) -> Result<(), Problem> {
    let mut named: Vec<(&str, TierId)> = Vec::new();
    if let Benefit::Tier { rates } = &offer.benefit {
        named.extend(rates.iter().map(|rate| ("/benefit/rates", rate.tier_id)));
    }
    if let Members::Tiers { tier_ids } = &offer.conditions.members {
        named.extend(tier_ids.iter().map(|tier_id| ("/conditions/members", *tier_id)));
    }
    if named.is_empty() {
        return Ok(());
    }
    let programme = programme(tx)?;
    match named.into_iter().find(|(_, tier_id)| programme.tier(*tier_id).is_none()) {
        Some((pointer, _)) => Err(Problem::field(pointer, "tier.not_there")),
        None => Ok(()),
    }
}

/// Checks a rule before it is kept: what it says by itself, and that stores and dishes are there.
fn check_rule(tx: &mut Tx<'_>, offer: &Offer) -> Result<(), Problem> {
    check_offer(offer).map_err(refuse)?;
    for store_id in &offer.conditions.store_ids {
        let there: i64 = tx.one(&sql::STORE_THERE, p![store_id.raw()])?;
        if there == 0 {
            return Err(Problem::field("/conditions/store_ids", "offer.store_not_there"));
        }
    }
    check_tiers(tx, offer)?;
    let mut named: Vec<(&str, DishId)> =
        dishes_of(&offer.dishes).into_iter().map(|dish| ("/dishes", dish)).collect();
    for needed in &offer.conditions.units {
        named.extend(dishes_of(&needed.dishes).into_iter().map(|d| ("/conditions/units", d)));
    }
    match &offer.benefit {
        Benefit::Gift { dish_id, .. } => named.push(("/benefit/dish_id", *dish_id)),
        Benefit::Deal(deal) => {
            let dishes = dishes_of(&deal.buy_dishes).into_iter();
            named.extend(dishes.map(|dish| ("/benefit/buy_dishes", dish)));
        }
        _ => {}
    }
    for (pointer, dish_id) in named {
        let there: i64 = tx.one(&sql::DISH_THERE, p![dish_id.raw()])?;
        if there == 0 {
            return Err(Problem::field(pointer, "dish.not_there"));
        }
    }
    Ok(())
}
