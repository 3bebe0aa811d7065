//! Coupon templates: made, changed, put away.

use serde_json::Value;
use zhike_domain::kernel::id::CouponTemplateId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::pricing::{Offer, Rule, RuleKey};
use zhike_store::{Tx, p};

use super::{Kept, check_rule, keep_rule, stale};
use crate::membership::programme::programme;
use crate::ordering::actions::differences;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::pricing::bodies::TemplateBody;
use crate::pricing::sql::template::{self as sql, TemplateRow};
use crate::pricing::views::TemplateView;

const FIELDS: &[&str] = &[
    "name",
    "name_zh_tw",
    "name_en",
    "face_minor",
    "stock",
    "per_guest",
    "term",
    "issued_until",
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
/// Fields that are not what a coupon promises: changing them makes no new version of its rule.
const LIMITS: [&str; 4] = ["stock", "per_guest", "term", "issued_until"];

/// Finds a template that is not put away.
pub fn find(tx: &mut Tx<'_>, template_id: CouponTemplateId) -> Result<TemplateRow, Problem> {
    tx.opt(&sql::FIND, p![template_id.raw()])?.ok_or_else(Problem::not_there)
}

/// What is kept, as it would be sent.
pub fn body_of(row: &TemplateRow) -> Result<TemplateBody, Problem> {
    let rule: Offer = serde_json::from_str(&row.rule).map_err(Problem::fault)?;
    let name = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
    Ok(TemplateBody {
        name: row.name.parse().map_err(refuse)?,
        name_zh_tw: name(&row.name_zh_tw),
        name_en: name(&row.name_en),
        face_minor: Minor::from_raw(row.face_minor),
        stock: row.stock,
        per_guest: row.per_guest,
        term: serde_json::from_str(&row.term).map_err(Problem::fault)?,
        issued_until: row.issued_until.map(BusinessDay),
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
pub fn view(row: &TemplateRow) -> Result<TemplateView, Problem> {
    Ok(TemplateView {
        coupon_template_id: CouponTemplateId::from_raw(row.coupon_template_id),
        version: row.version,
        rule_version: row.rule_version,
        issued: row.issued,
        left: row.stock.map(|stock| stock.saturating_sub(row.issued)),
        template: body_of(row)?,
    })
}

fn check(tx: &mut Tx<'_>, body: &TemplateBody, rule: &Offer, issued: u32) -> Result<(), Problem> {
    body.template().check(issued).map_err(refuse)?;
    check_rule(tx, rule)
}

fn kept<'a>(body: &'a TemplateBody, rule: &'a Offer) -> Kept<'a> {
    let (tw, en) = (body.name_zh_tw.as_ref(), body.name_en.as_ref());
    let face_minor = body.face_minor.raw();
    Kept { name: &body.name, name_zh_tw: tw, name_en: en, face_minor, rule }
}

/// Makes a template.
pub fn create(work: &mut Work<'_, '_>, body: &TemplateBody) -> Result<CouponTemplateId, Problem> {
    let template = work.id()?;
    let template_id = CouponTemplateId::from_raw(template);
    let rule = body.rule(Rule { key: RuleKey::Template(template_id), version: 1 });
    check(work.tx, body, &rule, 0)?;
    keep_rule(work, template, &kept(body, &rule))?;
    let term = serde_json::to_string(&body.term).map_err(Problem::fault)?;
    let (until, now) = (body.issued_until.map(BusinessDay::days), work.now().0);
    let row = p![template, body.stock, body.per_guest, term, until, now];
    work.tx.execute(&sql::INSERT, row)?;
    let benefit = serde_json::to_value(&body.benefit).map_err(Problem::fault)?;
    let changes = vec![
        Change::of("name", Value::Null, body.name.as_str()),
        Change::of("benefit", Value::Null, benefit),
        Change::of("stock", Value::Null, body.stock),
    ];
    let object = Some(("coupontemplate", template));
    work.audit(Done { action: "coupon_template.created", object, changes, ..Done::default() })?;
    work.emit("offer.changed", None, &[("coupontemplate", template)])?;
    Ok(template_id)
}

/// Changes a template. Coupons that are out keep the rule they were issued under.
pub fn change(
    work: &mut Work<'_, '_>,
    template_id: CouponTemplateId,
    version: i64,
    body: &TemplateBody,
) -> Result<(), Problem> {
    let row = find(work.tx, template_id)?;
    if row.version != version {
        return Err(stale());
    }
    let rule = |version| body.rule(Rule { key: RuleKey::Template(template_id), version });
    let normal = TemplateBody { special_prices: Some(rule(1).special_prices), ..body.clone() };
    let changes = differences(FIELDS, &body_of(&row)?, &normal)?;
    let is_new_rule = changes.iter().any(|change| !LIMITS.contains(&change.field));
    let rule = rule(row.rule_version + u32::from(is_new_rule));
    check(work.tx, body, &rule, row.issued)?;
    let template = template_id.raw();
    if is_new_rule {
        keep_rule(work, template, &kept(body, &rule))?;
    }
    let term = serde_json::to_string(&body.term).map_err(Problem::fault)?;
    let until = body.issued_until.map(BusinessDay::days);
    let rule_version = rule.rule.version;
    let values = p![template, version, rule_version, body.stock, body.per_guest, term, until];
    if work.tx.execute(&sql::UPDATE, values)? == 0 {
        return Err(stale());
    }
    let object = Some(("coupontemplate", template));
    work.audit(Done { action: "coupon_template.updated", object, changes, ..Done::default() })?;
    work.emit("offer.changed", None, &[("coupontemplate", template)])
}

/// Puts a template away. Coupons that are out stay worth what they say.
///
/// # Errors
/// 422 `coupon.template_in_welcome` while new members get coupons of it.
pub fn archive(
    work: &mut Work<'_, '_>,
    template_id: CouponTemplateId,
    version: i64,
) -> Result<(), Problem> {
    find(work.tx, template_id)?;
    let welcome = programme(work.tx)?.welcome.clone();
    if welcome.coupons.iter().any(|coupon| coupon.template_id == template_id) {
        return Err(Problem::field("", "coupon.template_in_welcome"));
    }
    let (template, now) = (template_id.raw(), work.now().0);
    if work.tx.execute(&sql::ARCHIVE, p![template, version, now])? == 0 {
        return Err(stale());
    }
    let object = Some(("coupontemplate", template));
    work.audit(Done { action: "coupon_template.archived", object, ..Done::default() })?;
    work.emit("offer.changed", None, &[("coupontemplate", template)])
}
