//! Coupon templates and the life of a coupon.

use serde_json::{Value, json};
use zhike::platform::http::act::Act;
use zhike::pricing::actions::{ForBill, give_back, lock, redeem, release};
use zhike_domain::kernel::id::{BillId, CouponId, CouponTemplateId, GuestId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::pricing::Benefit;
use zhike_domain::team::role::Preset;

use super::{candidates, guest};
use crate::house::{HOUR, MINUTE, Place, TestApp, both_engines, id};
use crate::input::unchanged;

both_engines! {
    SetUp: a_coupon_keeps_the_rule_it_was_issued_under,
        each_bad_field_of_a_template_has_its_own_code_and_changes_nothing,
        coupons_are_issued_to_all_guests_or_to_none,
        a_coupon_is_locked_released_redeemed_and_given_back,
        a_voided_coupon_cannot_be_used,
        a_coupon_whose_time_is_over_is_written_down_as_expired;
}

pub const TEMPLATES: &str = "/api/v1/coupon-templates";

/// A template of ¥20 off; `more` are further fields.
pub async fn template(app: &TestApp, more: Value) -> CouponTemplateId {
    let mut body = json!({"name": "满100减20", "face_minor": 2000,
        "term": {"kind": "days", "after": 0, "days": 30},
        "benefit": {"kind": "cash", "off_minor": 2000}});
    for (field, value) in more.as_object().unwrap() {
        body[field] = value.clone();
    }
    id(&app.owner().post(TEMPLATES, body).await.ok()["coupon_template_id"])
}

/// What is sent to issue coupons.
pub fn give(app: &TestApp, guest_ids: &[GuestId], count: u32) -> Value {
    json!({"guest_ids": guest_ids, "count": count, "store_id": app.people().store_a})
}

/// The address of a template's coupons.
pub fn coupons_of(template_id: CouponTemplateId) -> String {
    format!("{TEMPLATES}/{template_id}/coupons")
}

async fn issued(app: &TestApp, template_id: CouponTemplateId, guest_id: GuestId) -> CouponId {
    let body = give(app, &[guest_id], 1);
    id(&app.owner().post(&coupons_of(template_id), body).await.ok()["coupon_ids"][0])
}

/// A coupon in the hand of a guest.
pub async fn coupon(app: &TestApp, guest_id: GuestId) -> CouponId {
    let template_id = template(app, json!({})).await;
    issued(app, template_id, guest_id).await
}

fn off(benefit: &Benefit) -> i64 {
    let Benefit::Cash { off_minor } = benefit else { panic!("another benefit") };
    off_minor.raw()
}

async fn a_coupon_keeps_the_rule_it_was_issued_under(app: &TestApp) {
    let (owner, somebody) = (app.owner(), guest(app, 1));
    let template_id = template(app, json!({})).await;
    let old = issued(app, template_id, somebody).await;
    let path = format!("{TEMPLATES}/{template_id}");
    let less = json!({"name": "减15", "face_minor": 1500,
        "benefit": {"kind": "cash", "off_minor": 1500}});
    let changed = owner.patch(&path, 1, less).await.ok();
    assert_eq!((&changed["rule_version"], &changed["issued"]), (&json!(2), &json!(1)));
    let new = issued(app, template_id, somebody).await;
    owner.delete(&path, 2).await.ok();
    let found = candidates(app, Some(somebody), None);
    let held = |coupon_id| {
        let one = found.offers.iter().find(|one| one.coupon.unwrap().coupon_id == coupon_id);
        let one = one.unwrap();
        let name = found.names[&one.which()].name.as_str();
        (name, one.offer.rule.version, off(&one.offer.benefit))
    };
    assert_eq!(held(old), ("满100减20", 1, 2000));
    assert_eq!(held(new), ("减15", 2, 1500));
    let listed = owner.get(&format!("/api/v1/guests/{somebody}/coupons")).await.ok();
    assert_eq!(listed["items"][0]["coupon_id"], new.to_string());
    assert_eq!(listed["items"][1]["rule"]["benefit"]["off_minor"], 2000);
    owner
        .post(&coupons_of(template_id), give(app, &[somebody], 1))
        .await
        .refused(404, "thing.not_there");
}

async fn each_bad_field_of_a_template_has_its_own_code_and_changes_nothing(app: &TestApp) {
    let (owner, somebody) = (app.owner(), guest(app, 1));
    let kept = template(app, json!({"stock": 5})).await;
    owner.post(&coupons_of(kept), give(app, &[somebody], 2)).await.ok();
    let with = |field: &str, value: Value| {
        let mut body = json!({"name": "券", "term": {"kind": "always"},
            "benefit": {"kind": "cash", "off_minor": 100}});
        body[field] = value;
        body
    };
    unchanged(app, async || {
        for (body, code) in [
            (with("stock", json!(0)), "coupon.template_numbers"),
            (with("per_guest", json!(0)), "coupon.template_numbers"),
            (with("face_minor", json!(-1)), "coupon.template_numbers"),
            (
                with("term", json!({"kind": "days", "after": 0, "days": 0})),
                "coupon.template_numbers",
            ),
            (
                with(
                    "term",
                    json!({"kind": "between", "first": "2026-12-02",
                    "last": "2026-12-01"}),
                ),
                "coupon.template_numbers",
            ),
            (with("term", json!({"kind": "soon"})), "input.bad_value"),
            (with("stock", json!(-1)), "input.bad_value"),
            (with("benefit", json!({"kind": "cash", "off_minor": 0})), "offer.nothing_off"),
            (with("active", json!(true)), "input.unknown_field"),
        ] {
            let answer = owner.post(TEMPLATES, body).await;
            assert_eq!((answer.status, answer.code().as_str()), (422, code), "{}", answer.tell());
        }
        let path = format!("{TEMPLATES}/{kept}");
        let below = owner.patch(&path, 1, json!({"stock": 1})).await;
        let problem = below.refused(422, "coupon.stock_below_issued");
        assert_eq!(problem["errors"][0]["pointer"], "/stock");
        owner.patch(&path, 9, json!({"stock": 9})).await.refused(412, "conflict.stale");
    })
    .await;
}

async fn coupons_are_issued_to_all_guests_or_to_none(app: &TestApp) {
    let people = app.people();
    let cashier = app.client(people.who(Preset::StoreManager, Place::A));
    let (a, b) = (guest(app, 1), guest(app, 2));
    let template_id = template(app, json!({"stock": 3, "per_guest": 2})).await;
    let path = coupons_of(template_id);
    unchanged(app, async || {
        let stranger = GuestId::from_raw(4);
        let mut elsewhere = give(app, &[a], 1);
        elsewhere["store_id"] = json!(people.store_b);
        for (body, code, pointer) in [
            (give(app, &[], 1), "coupon.number_not_valid", "/guest_ids"),
            (give(app, &[a], 0), "coupon.number_not_valid", "/count"),
            (give(app, &[a], 401), "coupon.number_not_valid", "/count"),
            (give(app, &[a, stranger], 1), "coupon.no_guest", "/guest_ids/1"),
            (elsewhere, "scope.not_valid", "/store_id"),
        ] {
            let problem = cashier.post(&path, body).await.refused(422, code);
            assert_eq!(problem["errors"][0]["pointer"], pointer);
        }
        let many = cashier.post(&path, give(app, &[a], 3)).await;
        let problem = many.refused(422, "coupon.per_guest_limit");
        assert_eq!(problem["params"]["guest_id"], a.to_string());
        let out = cashier.post(&path, give(app, &[a, b], 2)).await;
        assert_eq!(out.refused(422, "coupon.out_of_stock")["params"]["left"], 1);
        let keyless = cashier.post(&path, give(app, &[a], 1)).without("idempotency-key").await;
        keyless.refused(400, "idempotency.missing");
    })
    .await;
    let done = cashier.post(&path, give(app, &[a, b], 1)).await.ok();
    assert_eq!(done["issued"], 2);
    // The same guest twice in one request counts twice.
    let again = cashier.post(&path, give(app, &[a, a], 1)).await;
    again.refused(422, "coupon.out_of_stock");
    let told = "select count(*) from outbox where kind = 'coupon.issued'";
    assert_eq!(app.row::<i64>(told), 2);
}

/// The code that an action on coupons of a bill is refused with.
fn refused(
    app: &TestApp,
    action: impl Fn(&Act, &mut zhike_store::Tx<'_>) -> Result<(), zhike::platform::problem::Problem>
    + Send
    + 'static,
) -> &'static str {
    let act = Act::of_system(&app.app, "scenario");
    app.app.store.write_blocking(move |tx| action(&act, tx)).unwrap_err().code
}

async fn a_coupon_is_locked_released_redeemed_and_given_back(app: &TestApp) {
    let somebody = guest(app, 1);
    let template_id = template(app, json!({})).await;
    let coupon = [issued(app, template_id, somebody).await];
    let store_id = app.people().store_a;
    let at = |bill: i64| ForBill { bill_id: BillId::from_raw(bill), store_id };
    let (mine, other) = (at(11), at(12));
    let until = Millis(app.app.clock.now().0 + 5 * MINUTE);
    app.act(move |act, tx| lock(&mut act.start(tx), &coupon, mine, until));
    let free = |bill: Option<i64>| {
        candidates(app, Some(somebody), bill.map(BillId::from_raw)).offers.len()
    };
    assert_eq!((free(Some(11)), free(Some(12)), free(None)), (1, 0, 0));
    let code = refused(app, move |act, tx| redeem(&mut act.start(tx), &coupon, other));
    assert_eq!(code, "coupon.locked");
    app.act(move |act, tx| release(&mut act.start(tx), &coupon, mine));
    let code = refused(app, move |act, tx| release(&mut act.start(tx), &coupon, mine));
    assert_eq!((free(None), code), (1, "coupon.not_from"));
    // A lock whose time is over holds nobody back.
    app.act(move |act, tx| lock(&mut act.start(tx), &coupon, mine, until));
    app.pass(5 * MINUTE);
    app.act(move |act, tx| redeem(&mut act.start(tx), &coupon, other));
    let code = refused(app, move |act, tx| redeem(&mut act.start(tx), &coupon, mine));
    assert_eq!((free(None), code), (0, "coupon.redeemed"));
    let path = format!("/api/v1/guests/{somebody}/coupons");
    let shown = app.owner().get(&path).await.ok()["items"][0].clone();
    assert_eq!((&shown["state"], &shown["bill_id"]), (&json!("redeemed"), &json!(other.bill_id)));
    app.act(move |act, tx| give_back(&mut act.start(tx), &coupon, other));
    assert_eq!(free(None), 1);
    let told = "select kind from outbox where kind like 'coupon.%' order by seq";
    app.rest();
    let kinds: Vec<String> = app.rows(told);
    let expected = ["issued", "locked", "released", "locked", "redeemed", "returned"];
    assert_eq!(kinds, expected.map(|kind| format!("coupon.{kind}")));
}

async fn a_voided_coupon_cannot_be_used(app: &TestApp) {
    let (owner, somebody) = (app.owner(), guest(app, 1));
    let template_id = template(app, json!({})).await;
    let coupon_id = issued(app, template_id, somebody).await;
    let path = format!("/api/v1/coupons/{coupon_id}/void");
    let why = json!({"reason": "发错了"});
    let host = app.client(app.people().who(Preset::Host, Place::A));
    host.post(&path, why.clone()).await.refused(403, "permission.missing");
    let voided = owner.post(&path, why.clone()).await.ok();
    assert_eq!(voided["state"], "voided");
    assert!(candidates(app, Some(somebody), None).offers.is_empty());
    let store_id = app.people().store_a;
    let at = ForBill { bill_id: BillId::from_raw(11), store_id };
    let code = refused(app, move |act, tx| redeem(&mut act.start(tx), &[coupon_id], at));
    assert_eq!(code, "coupon.voided");
    unchanged(app, async || {
        owner.post(&path, why.clone()).await.refused(422, "coupon.voided");
    })
    .await;
    assert_eq!(app.row::<i64>("select count(*) from audit where action = 'coupon.voided'"), 1);
}

async fn a_coupon_whose_time_is_over_is_written_down_as_expired(app: &TestApp) {
    let somebody = guest(app, 1);
    let week = json!({"term": {"kind": "days", "after": 1, "days": 7}});
    let template_id = template(app, week).await;
    issued(app, template_id, somebody).await;
    let lasting = template(app, json!({"term": {"kind": "always"}})).await;
    issued(app, lasting, somebody).await;
    // From tomorrow on: today only the other one is there.
    assert_eq!(candidates(app, Some(somebody), None).offers.len(), 1);
    app.pass(24 * HOUR);
    assert_eq!(candidates(app, Some(somebody), None).offers.len(), 2);
    app.pass(7 * 24 * HOUR);
    assert_eq!(candidates(app, Some(somebody), None).offers.len(), 1);
    let count = "select count(*) from coupon where state = 'expired'";
    let written = || app.row::<i64>(count) == 1;
    for _look in 0..1_000 {
        if written() {
            break;
        }
        app.pass(HOUR);
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert!(written(), "the coupon has not expired");
    let told = "select count(*) from outbox where kind = 'coupon.expired'";
    assert_eq!(app.row::<i64>(told), 1);
}
