//! What a new member is welcomed with.

use serde_json::{Value, json};
use zhike_domain::kernel::id::CouponTemplateId;

use super::{account, cashier, guest, join};
use crate::house::{TestApp, both_engines};
use crate::input::unchanged;

both_engines! {
    SetUp: who_joins_has_points_and_coupons_at_once,
        a_coupon_that_is_out_of_stock_holds_nobody_up,
        the_welcome_names_templates_that_are_there_and_keeps_them;
}

const PROGRAMME: &str = "/api/v1/membership/programme";
const TEMPLATES: &str = "/api/v1/coupon-templates";

async fn template(app: &TestApp, name: &str, stock: Value) -> Value {
    let body = json!({"name": name, "face_minor": 2000, "stock": stock,
        "term": {"kind": "days", "after": 0, "days": 30},
        "benefit": {"kind": "cash", "off_minor": 2000}});
    app.owner().post(TEMPLATES, body).await.ok()["coupon_template_id"].clone()
}

async fn programme(app: &TestApp, coupons: Value) -> (Value, i64) {
    let mut body = app.owner().get(PROGRAMME).await.ok();
    let version = body["version"].as_i64().unwrap();
    for field in ["version", "welcome"] {
        body.as_object_mut().unwrap().remove(field);
    }
    body["welcome_points"] = json!(50);
    body["welcome_coupons"] = coupons;
    (body, version)
}

async fn welcome(app: &TestApp, coupons: Value) {
    let (body, version) = programme(app, coupons).await;
    app.owner().put(PROGRAMME, body).if_match(version).await.ok();
}

async fn who_joins_has_points_and_coupons_at_once(app: &TestApp) {
    let (first, second) =
        (template(app, "减20", json!(3)).await, template(app, "减15", json!(null)).await);
    welcome(app, json!([{"template_id": first, "count": 2}, {"template_id": second, "count": 1}]))
        .await;
    let body = json!({"guest": {"phone": "15400012345"}, "terms_version": 1,
        "store_id": app.people().store_a});
    let client = cashier(app);
    let key = "welcome-once";
    let made = client.post("/api/v1/members", body.clone()).key(key).await.ok();
    let gifts = &made["welcome"]["coupons"];
    assert_eq!(made["welcome"]["points"], 50);
    assert_eq!(gifts[0]["coupon_ids"].as_array().unwrap().len(), 2);
    assert_eq!((&gifts[1]["name"], &gifts[1]["missed"]), (&json!("减15"), &json!(null)));
    let again = client.post("/api/v1/members", body).key(key).await.ok();
    assert_eq!(again, made, "a retry is answered, not welcomed again");
    let path = format!("/api/v1/guests/{}/coupons", made["guest_id"].as_str().unwrap());
    assert_eq!(client.get(&path).await.ok()["items"].as_array().unwrap().len(), 3);
    app.rest();
    let told = "select count(*) from outbox where kind = 'coupon.issued'";
    assert_eq!(app.row::<i64>(told), 3);
    app.audit_books();
}

async fn a_coupon_that_is_out_of_stock_holds_nobody_up(app: &TestApp) {
    let (scarce, rich) =
        (template(app, "减20", json!(3)).await, template(app, "减15", json!(null)).await);
    welcome(app, json!([{"template_id": scarce, "count": 2}, {"template_id": rich, "count": 1}]))
        .await;
    let (a, b) = (guest(app, 1), guest(app, 2));
    assert_eq!(join(app, a).await["welcome"]["coupons"][0]["missed"], json!(null));
    let gifts = join(app, b).await["welcome"]["coupons"].clone();
    assert_eq!(
        (&gifts[0]["missed"], &gifts[0]["coupon_ids"]),
        (&json!("coupon.out_of_stock"), &json!([]))
    );
    assert_eq!(gifts[1]["coupon_ids"].as_array().unwrap().len(), 1);
    assert_eq!(account(app, b).await["balances"]["points"], 50);
    let issued = "select cast(sum(issued) as bigint) from coupon_template";
    assert_eq!(app.row::<i64>(issued), 4);
}

async fn the_welcome_names_templates_that_are_there_and_keeps_them(app: &TestApp) {
    let owner = app.owner();
    let kept = template(app, "减20", json!(null)).await;
    let stranger = CouponTemplateId::from_raw(4).to_string();
    unchanged(app, async || {
        for (coupons, code, pointer) in [
            (
                json!([{"template_id": kept, "count": 1}, {"template_id": stranger, "count": 1}]),
                "welcome.template_not_there",
                "/welcome_coupons/1/template_id",
            ),
            (json!([{"template_id": kept, "count": 21}]), "welcome.coupons", "/welcome_coupons"),
            (
                json!([{"template_id": kept, "count": -1}]),
                "input.bad_value",
                "/welcome_coupons/0/count",
            ),
        ] {
            let (body, version) = programme(app, coupons).await;
            let answer = owner.put(PROGRAMME, body).if_match(version).await;
            assert_eq!(answer.refused(422, code)["errors"][0]["pointer"], pointer);
        }
    })
    .await;
    welcome(app, json!([{"template_id": kept, "count": 1}])).await;
    let path = format!("{TEMPLATES}/{}", kept.as_str().unwrap());
    owner.delete(&path, 1).await.refused(422, "coupon.template_in_welcome");
    welcome(app, json!([])).await;
    owner.delete(&path, 1).await.ok();
}
