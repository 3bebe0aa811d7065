//! Offers and coupons as a bill needs them: two indexed reads.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::{BillId, CouponId, CouponTemplateId, GuestId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::{Millis, Moment};
use zhike_domain::pricing::coupon::{Coupon, Lock};
use zhike_domain::pricing::{Candidate, HeldCoupon, Members, Offer, Rule, RuleKey, WhichOffer};
use zhike_store::{Tx, Val, Want, p};

use crate::platform::choices;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::pricing::rules::PricingRules;
use crate::pricing::sql::coupon::{self as coupon_sql, CouponRow, HeldRow};
use crate::pricing::sql::offer::{self as sql, InForce, KeptRow, NameRow};

/// How many coupons of one guest a bill looks at, those that expire first.
const MOST_HELD: i64 = 200;
/// How many names one read of [`names`] finds.
const NAMES_AT_ONCE: usize = 8;

/// What an offer or a coupon is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleName {
    /// What the guest reads.
    pub name: String,
    /// The name in zh-TW.
    pub name_zh_tw: Option<String>,
    /// The name in English.
    pub name_en: Option<String>,
}

/// What a bill may use, with names.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// Automatic offers in force and coupons held.
    pub offers: Vec<Candidate>,
    /// What each is called.
    pub names: BTreeMap<WhichOffer, RuleName>,
}

/// What the house has chosen about pricing.
pub fn rules(tx: &mut Tx<'_>) -> Result<Arc<PricingRules>, Problem> {
    choices::in_force(tx)
}

/// Whether any offer in force has a budget, for which those who settle with it queue.
pub fn any_budget(tx: &mut Tx<'_>) -> Result<bool, Problem> {
    let budgets: i64 = tx.one(&sql::BUDGETS, p![])?;
    Ok(budgets > 0)
}

fn rule(text: &str) -> Result<Offer, Problem> {
    serde_json::from_str(text).map_err(Problem::fault)
}

/// A rule in one of its versions, which never change.
struct Kept {
    offer: Offer,
    name: RuleName,
    face_minor: Minor,
}

fn kept(tx: &mut Tx<'_>, rule_id: i64, version: u32) -> Result<Arc<Kept>, Problem> {
    tx.made_once(("rule_version", [rule_id, 0, version.into()]), |tx| {
        let row: KeptRow = tx.one(&sql::KEPT, p![rule_id, version])?;
        Ok(Kept {
            offer: rule(&row.rule)?,
            name: named(row.name, row.name_zh_tw, row.name_en),
            face_minor: Minor::from_raw(row.face_minor),
        })
    })
}

/// Parses every rule in every version. In a read, whoever prices a bill later finds them made.
pub fn make_all(tx: &mut Tx<'_>) -> Result<(), Problem> {
    let versions: Vec<(i64, u32)> = tx.all(&sql::VERSIONS, p![])?;
    versions.into_iter().try_for_each(|(rule_id, version)| kept(tx, rule_id, version).map(drop))
}

/// Whether the offer can work in this store at or after this moment at all; what only fails today
/// is shown with its reason.
fn concerns(offer: &Offer, store_id: StoreId, at: &Moment) -> bool {
    let conditions = &offer.conditions;
    let is_here = conditions.store_ids.is_empty() || conditions.store_ids.contains(&store_id);
    is_here && conditions.schedule.until_at.is_none_or(|until| at.now < until)
}

fn automatic(row: &InForce, rule: &Kept, guest_id: Option<GuestId>) -> Candidate {
    let mut offer = rule.offer.clone();
    let uses_left = row.per_guest.map(|most| most.saturating_sub(row.uses.unwrap_or(0)));
    if guest_id.is_none() && uses_left.is_some() && offer.conditions.members == Members::Anybody {
        // Nobody can count how often an unknown guest had it.
        offer.conditions.members = Members::Members;
    }
    let left = |budget: i64| Minor::from_raw((budget - row.budget_used_minor).max(0));
    let budget_left_minor = row.budget_minor.map(left);
    Candidate { offer, coupon: None, uses_left, budget_left_minor }
}

/// A coupon as the rules see it.
pub(super) fn coupon(row: &CouponRow) -> Result<Coupon, Problem> {
    let template_id = CouponTemplateId::from_raw(row.coupon_template_id);
    Ok(Coupon {
        coupon_id: CouponId::from_raw(row.coupon_id),
        template_id,
        rule: Rule { key: RuleKey::Template(template_id), version: row.rule_version },
        state: row.state.parse().map_err(refuse)?,
        lock: lock(row.lock_bill_id, row.locked_until),
        from: Millis(row.valid_from),
        expires_at: row.expires_at.map(Millis),
    })
}

fn lock(bill: Option<i64>, until: Option<i64>) -> Option<Lock> {
    let (bill, until) = bill.zip(until)?;
    Some(Lock { bill_id: BillId::from_raw(bill), until: Millis(until) })
}

fn held_coupon(row: &HeldRow) -> Result<Coupon, Problem> {
    let template_id = CouponTemplateId::from_raw(row.coupon_template_id);
    Ok(Coupon {
        coupon_id: CouponId::from_raw(row.coupon_id),
        template_id,
        rule: Rule { key: RuleKey::Template(template_id), version: row.rule_version },
        state: row.state.parse().map_err(refuse)?,
        lock: lock(row.lock_bill_id, row.locked_until),
        from: Millis(row.valid_from),
        expires_at: row.expires_at.map(Millis),
    })
}

fn held(row: &HeldRow, rule: &Kept) -> Candidate {
    let coupon = HeldCoupon {
        coupon_id: CouponId::from_raw(row.coupon_id),
        expires_at: row.expires_at.map(Millis),
        face_minor: rule.face_minor,
    };
    let offer = rule.offer.clone();
    Candidate { offer, coupon: Some(coupon), uses_left: None, budget_left_minor: None }
}

/// Whether the coupon may be used now, on this bill or, with `None`, on one that is yet to be.
fn is_free(coupon: &Coupon, bill_id: Option<BillId>, now: Millis) -> bool {
    // No bill has the number 0, so a lock for another bill holds against it.
    coupon.usable(bill_id.unwrap_or(BillId::from_raw(0)), now).is_ok()
}

/// What [`candidates`] and [`rules`] read, for who reads ahead.
#[must_use]
pub fn ahead(guest_id: Option<GuestId>) -> Vec<Want> {
    let guest = guest_id.map_or(0, GuestId::raw);
    let mut wants = vec![(&sql::IN_FORCE, p![guest].to_vec()), choices::ahead::<PricingRules>()];
    if guest_id.is_some() {
        wants.push((&coupon_sql::HELD, p![guest, MOST_HELD].to_vec()));
    }
    wants
}

/// What this bill may use: the automatic offers of the store and the coupons in the guest's hand
/// that are free or locked for this bill.
pub fn candidates(
    tx: &mut Tx<'_>,
    store_id: StoreId,
    guest_id: Option<GuestId>,
    bill_id: Option<BillId>,
    at: &Moment,
) -> Result<Candidates, Problem> {
    let mut found = Candidates::default();
    let guest = guest_id.map_or(0, GuestId::raw);
    let rows: Vec<InForce> = tx.all(&sql::IN_FORCE, p![guest])?;
    for row in rows {
        let rule = kept(tx, row.offer_id, row.rule_version)?;
        if concerns(&rule.offer, store_id, at) {
            let candidate = automatic(&row, &rule, guest_id);
            found.names.insert(candidate.which(), rule.name.clone());
            found.offers.push(candidate);
        }
    }
    if guest_id.is_none() {
        return Ok(found);
    }
    let rows: Vec<HeldRow> = tx.all(&coupon_sql::HELD, p![guest, MOST_HELD])?;
    for row in rows {
        let rule = kept(tx, row.coupon_template_id, row.rule_version)?;
        if is_free(&held_coupon(&row)?, bill_id, at.now) && concerns(&rule.offer, store_id, at) {
            let candidate = held(&row, &rule);
            found.names.insert(candidate.which(), rule.name.clone());
            found.offers.push(candidate);
        }
    }
    Ok(found)
}

fn named(name: String, name_zh_tw: Option<String>, name_en: Option<String>) -> RuleName {
    RuleName { name, name_zh_tw, name_en }
}

const fn rule_id(key: RuleKey) -> i64 {
    match key {
        RuleKey::Offer(offer_id) => offer_id.raw(),
        RuleKey::Template(template_id) => template_id.raw(),
    }
}

/// What offers and coupons were called in the version that is named. Every version stays.
pub fn names(
    tx: &mut Tx<'_>,
    which: &[WhichOffer],
) -> Result<BTreeMap<WhichOffer, RuleName>, Problem> {
    let mut found = BTreeMap::new();
    for some in which.chunks(NAMES_AT_ONCE) {
        let filled = some.iter().chain(std::iter::repeat(&some[0])).take(NAMES_AT_ONCE);
        let pairs = filled.flat_map(|one| [rule_id(one.rule.key), i64::from(one.rule.version)]);
        let values: Vec<Val> = pairs.map(Val::from).collect();
        let rows: Vec<NameRow> = tx.all(&sql::NAMES, &values)?;
        for one in some {
            let key = (rule_id(one.rule.key), one.rule.version);
            if let Some(row) = rows.iter().find(|row| (row.rule_id, row.version) == key) {
                let name = named(row.name.clone(), row.name_zh_tw.clone(), row.name_en.clone());
                found.insert(*one, name);
            }
        }
    }
    Ok(found)
}

/// The rule in one of its versions, for whoever recomputes a bill.
pub fn rule_in_version(tx: &mut Tx<'_>, wanted: Rule) -> Result<Option<Offer>, Problem> {
    let text: Option<String> = tx.opt(&sql::RULE, p![rule_id(wanted.key), wanted.version])?;
    text.map(|text| rule(&text)).transpose()
}
