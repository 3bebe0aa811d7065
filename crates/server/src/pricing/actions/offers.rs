//! Offers: made, changed, put into force, stopped, put away.

use serde_json::Value;
use zhike_domain::kernel::id::OfferId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::pricing::{Offer, Rule, RuleKey};
use zhike_domain::team::permission::Permission;
use zhike_domain::team::scope::AccessRefusal;
use zhike_store::{Tx, p};

use super::{Kept, check_rule, keep_rule, stale};
use crate::ordering::actions::differences;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::pricing::bodies::OfferBody;
use crate::pricing::sql::offer::{self as sql, OfferRow};
use crate::pricing::views::OfferView;

const FIELDS: &[&str] = &[
    "name",
    "name_zh_tw",
    "name_en",
    "per_guest",
    "budget_minor",
    "active",
    "lane",
    "position",
    "benefit",
    "dishes",
    "special_prices",
    "conditions",
    "stacking",
    "group",
    "max_off_minor",
];
/// Fields that are not the rule's: changing them makes no new version of it.
const LIMITS: [&str; 3] = ["per_guest", "budget_minor", "active"];

/// Finds an offer that is not put away.
pub fn find(tx: &mut Tx<'_>, offer_id: OfferId) -> Result<OfferRow, Problem> {
    tx.opt(&sql::FIND, p![offer_id.raw()])?.ok_or_else(Problem::not_there)
}

/// What is kept, as it would be sent.
pub fn body_of(row: &OfferRow) -> Result<OfferBody, Problem> {
    let rule: Offer = serde_json::from_str(&row.rule).map_err(Problem::fault)?;
    let name = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
    Ok(OfferBody {
        name: row.name.parse().map_err(refuse)?,
        name_zh_tw: name(&row.name_zh_tw),
        name_en: name(&row.name_en),
        per_guest: row.per_guest,
        budget_minor: row.budget_minor.map(Minor::from_raw),
        active: row.state == "active",
        lane: rule.lane,
        position: rule.position,
        benefit: rule.benefit,
        dishes: rule.dishes,
        special_prices: Some(rule.special_prices),
        conditions: rule.conditions,
        stacking: rule.stacking,
        group: name(&rule.group),
        max_off_minor: rule.max_off_minor,
    })
}

/// From the row.
pub fn view(row: &OfferRow) -> Result<OfferView, Problem> {
    Ok(OfferView {
        offer_id: OfferId::from_raw(row.offer_id),
        version: row.version,
        rule_version: row.rule_version,
        state: row.state.clone(),
        budget_used_minor: Minor::from_raw(row.budget_used_minor),
        offer: body_of(row)?,
    })
}

/// What is in force is changed only by who may put it into force.
fn may_activate(work: &Work<'_, '_>) -> Result<(), Problem> {
    let permission = Permission::OfferActivate;
    match work.who()?.powers.permissions.contains(&permission) {
        true => Ok(()),
        false => Err(refuse(AccessRefusal::Missing { permission })),
    }
}

fn check(tx: &mut Tx<'_>, body: &OfferBody, rule: &Offer) -> Result<(), Problem> {
    if body.per_guest == Some(0) {
        return Err(Problem::field("/per_guest", "offer.limit_not_valid"));
    }
    if body.budget_minor.is_some_and(|budget| budget <= Minor::ZERO) {
        return Err(Problem::field("/budget_minor", "offer.limit_not_valid"));
    }
    check_rule(tx, rule)
}

fn kept<'a>(body: &'a OfferBody, rule: &'a Offer) -> Kept<'a> {
    let (tw, en) = (body.name_zh_tw.as_ref(), body.name_en.as_ref());
    Kept { name: &body.name, name_zh_tw: tw, name_en: en, face_minor: 0, rule }
}

/// Makes an offer.
pub fn create(work: &mut Work<'_, '_>, body: &OfferBody) -> Result<OfferId, Problem> {
    let offer = work.id()?;
    let offer_id = OfferId::from_raw(offer);
    if body.active {
        may_activate(work)?;
    }
    let rule = body.rule(Rule { key: RuleKey::Offer(offer_id), version: 1 });
    check(work.tx, body, &rule)?;
    keep_rule(work, offer, &kept(body, &rule))?;
    let state = if body.active { "active" } else { "draft" };
    let (budget, now) = (body.budget_minor.map(Minor::raw), work.now().0);
    work.tx.execute(&sql::INSERT, p![offer, state, body.per_guest, budget, now])?;
    let benefit = serde_json::to_value(&body.benefit).map_err(Problem::fault)?;
    let changes = vec![
        Change::of("name", Value::Null, body.name.as_str()),
        Change::of("benefit", Value::Null, benefit),
        Change::of("active", Value::Null, body.active),
    ];
    let object = Some(("offer", offer));
    work.audit(Done { action: "offer.created", object, changes, ..Done::default() })?;
    work.emit("offer.changed", None, &[("offer", offer)])?;
    Ok(offer_id)
}

/// Changes an offer. When its rule changes, the rule gets a new version and the old one stays.
pub fn change(
    work: &mut Work<'_, '_>,
    offer_id: OfferId,
    version: i64,
    body: &OfferBody,
) -> Result<(), Problem> {
    let row = find(work.tx, offer_id)?;
    if row.version != version {
        return Err(stale());
    }
    let before = body_of(&row)?;
    if before.active || body.active {
        may_activate(work)?;
    }
    let rule = |version| body.rule(Rule { key: RuleKey::Offer(offer_id), version });
    let normal = OfferBody { special_prices: Some(rule(1).special_prices), ..body.clone() };
    let changes = differences(FIELDS, &before, &normal)?;
    let is_new_rule = changes.iter().any(|change| !LIMITS.contains(&change.field));
    let rule = rule(row.rule_version + u32::from(is_new_rule));
    check(work.tx, body, &rule)?;
    if is_new_rule {
        keep_rule(work, offer_id.raw(), &kept(body, &rule))?;
    }
    let state = match (body.active, row.state.as_str()) {
        (true, _) => "active",
        (false, "draft") => "draft",
        (false, _) => "stopped",
    };
    let budget = body.budget_minor.map(Minor::raw);
    let offer = offer_id.raw();
    let values = p![offer, version, rule.rule.version, state, body.per_guest, budget];
    if work.tx.execute(&sql::UPDATE, values)? == 0 {
        return Err(stale());
    }
    let object = Some(("offer", offer));
    work.audit(Done { action: "offer.updated", object, changes, ..Done::default() })?;
    work.emit("offer.changed", None, &[("offer", offer)])
}

/// Puts an offer away. Receipts still find its rule.
pub fn archive(work: &mut Work<'_, '_>, offer_id: OfferId, version: i64) -> Result<(), Problem> {
    find(work.tx, offer_id)?;
    let (offer, now) = (offer_id.raw(), work.now().0);
    if work.tx.execute(&sql::ARCHIVE, p![offer, version, now])? == 0 {
        return Err(stale());
    }
    let object = Some(("offer", offer));
    work.audit(Done { action: "offer.archived", object, ..Done::default() })?;
    work.emit("offer.changed", None, &[("offer", offer)])
}
