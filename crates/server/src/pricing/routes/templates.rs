//! `/coupon-templates`.

use axum::http::StatusCode;
use serde_json::json;
use zhike_domain::kernel::id::{CouponTemplateId, GuestId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_domain::team::permission::Permission::{CouponEdit, CouponIssue, OfferRead};
use zhike_store::p;

use super::offers::{NEWEST, PartQuery};
use crate::platform::http::act::Work;
use crate::platform::http::call::{Call, stores_of};
use crate::platform::http::list::{self, Last, Page, limit_of};
use crate::platform::http::patch::Merge;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, get, patch, post};
use crate::platform::problem::Problem;
use crate::pricing::actions::{Issue, coupons, issue, lock_of_template, templates};
use crate::pricing::bodies::{IssueBody, TemplateBody};
use crate::pricing::sql::template::{self as sql, TemplateRow};
use crate::pricing::views::{IssuedView, TemplateView};

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let new = json!({
        "name": "满100减20", "face_minor": 2000, "stock": 100, "per_guest": 2,
        "term": {"kind": "days", "after": 0, "days": 30},
        "benefit": {"kind": "cash", "off_minor": 2000},
        "conditions": {"minimum": {"need_minor": 10000, "of": "lane_start"}}
    });
    let give = json!({
        "guest_ids": [GuestId::from_raw(1)], "count": 1, "store_id": StoreId::from_raw(1)
    });
    vec![
        get("/api/v1/coupon-templates", "list_coupon_templates")
            .about("Coupon templates, the newest first")
            .needs(OfferRead, Target::AnyStore)
            .query::<PartQuery>()
            .to(page),
        post("/api/v1/coupon-templates", "create_coupon_template")
            .about("Make a coupon template")
            .needs(CouponEdit, Target::Company)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(new, create),
        get("/api/v1/coupon-templates/{coupon_template_id}", "get_coupon_template")
            .about("One coupon template")
            .needs(OfferRead, Target::AnyStore)
            .to(show),
        patch("/api/v1/coupon-templates/{coupon_template_id}", "change_coupon_template")
            .about("Change a coupon template; coupons that are out keep their rule")
            .needs(CouponEdit, Target::Company)
            .takes(json!({"stock": 200}), change),
        delete("/api/v1/coupon-templates/{coupon_template_id}", "archive_coupon_template")
            .about("Put a coupon template away; coupons that are out stay")
            .needs(CouponEdit, Target::Company)
            .status(StatusCode::NO_CONTENT)
            .to(archive),
        post("/api/v1/coupon-templates/{coupon_template_id}/coupons", "issue_coupons")
            .about("Issue coupons to guests, all of them or none")
            .needs(CouponIssue, Target::AnyStore)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(give, give_out),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<TemplateView>>, Problem> {
    let query: PartQuery = call.query()?;
    let limit = limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let from = list::start(&keyring, "coupon_templates", query.cursor.as_deref(), NEWEST)?;
    let read = call.read(move |tx| {
        let rows: Vec<TemplateRow> = tx.all(&sql::LIST, p![from.id, limit + 1])?;
        rows.iter().map(templates::view).collect::<Result<Vec<_>, Problem>>()
    });
    let sign = |last: &TemplateView| {
        let last = Last { sort: 0, id: last.coupon_template_id.raw() };
        list::sign(&keyring, "coupon_templates", &last)
    };
    Ok(Reply::new(Page::cut(read.await?, limit, sign)?))
}

async fn create(call: Call, body: TemplateBody) -> Result<Reply<TemplateView>, Problem> {
    let reply = call.write(&[], move |work| {
        let template_id = templates::create(work, &body)?;
        templates::view(&templates::find(work.tx, template_id)?)
    });
    reply.await
}

async fn show(call: Call) -> Result<Reply<TemplateView>, Problem> {
    let template_id: CouponTemplateId = call.id("coupon_template_id")?;
    let view = call.read(move |tx| templates::view(&templates::find(tx, template_id)?)).await?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn change(call: Call, body: Merge<TemplateBody>) -> Result<Reply<TemplateView>, Problem> {
    let template_id: CouponTemplateId = call.id("coupon_template_id")?;
    let version = call.version()?;
    let change = move |work: &mut Work<'_, '_>| {
        let kept = templates::body_of(&templates::find(work.tx, template_id)?)?;
        templates::change(work, template_id, version, &body.apply(&kept)?)
    };
    let _: Reply<()> = call.write(&[lock_of_template(template_id)], change).await?;
    show(call).await
}

async fn archive(call: Call) -> Result<Reply<()>, Problem> {
    let template_id: CouponTemplateId = call.id("coupon_template_id")?;
    let version = call.version()?;
    let archive = move |work: &mut Work<'_, '_>| templates::archive(work, template_id, version);
    call.write(&[lock_of_template(template_id)], archive).await
}

async fn give_out(call: Call, body: IssueBody) -> Result<Reply<IssuedView>, Problem> {
    let template_id: CouponTemplateId = call.id("coupon_template_id")?;
    coupons::check_number(body.guest_ids.len(), body.count)?;
    let mine = stores_of(&call.who()?.scope);
    if mine.is_some_and(|mine| !mine.contains(&body.store_id)) {
        return Err(Problem::field("/store_id", "scope.not_valid"));
    }
    let wish = Issue {
        template_id,
        guest_ids: body.guest_ids,
        count: body.count,
        store_id: body.store_id,
        reason: body.reason.as_ref().map(Name::to_string),
    };
    let ids = call.app.id_block(wish.ids());
    let locks = [lock_of_template(template_id)];
    let reply = call.write(&locks, move |work| {
        let coupon_ids = issue(work, &wish, &ids)?;
        Ok(IssuedView { issued: coupon_ids.len(), coupon_ids })
    });
    reply.await
}
