//! A house with members, a menu, offers and coupons, entered over HTTP as their owners do.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::amounts::{cash, cashier, open, path, pay};
use crate::house::{Place, TestApp};

pub const GOLD: &str = "tier_0000000000003";

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

/// Somebody with a phone of the block for tests, who has joined.
pub async fn member(app: &TestApp, number: u32) -> String {
    let guest = json!({"phone": format!("154{number:08}"), "name": "林婉"});
    let body = json!({"guest": guest, "terms_version": 1, "store_id": app.people().store_a});
    text(&app.owner().post("/api/v1/members", body).await.ok()["guest_id"])
}

/// What a guest has.
pub async fn account(app: &TestApp, guest: &str) -> Value {
    app.owner().get(&format!("/api/v1/guests/{guest}/account")).await.ok()
}

pub async fn points(app: &TestApp, guest: &str) -> i64 {
    account(app, guest).await["balances"]["points"].as_i64().unwrap()
}

/// Gives or takes points so that the guest has this many.
pub async fn set_points(app: &TestApp, guest: &str, wanted: i64) {
    let by = wanted - points(app, guest).await;
    if by != 0 {
        let store_id = app.people().store_a;
        let body = json!({"points": by, "reason": "对账", "store_id": store_id});
        let path = format!("/api/v1/guests/{guest}/points-adjustments");
        app.owner().post(&path, body).await.ok();
    }
    assert_eq!(points(app, guest).await, wanted);
}

/// 充1000送100.
pub async fn top_up(app: &TestApp, guest: &str) {
    let owner = app.owner();
    let plan = json!({"name": "充1000送100", "pay_minor": 100_000, "bonus_minor": 10_000});
    let plan = owner.post("/api/v1/top-up-plans", plan).await.ok()["top_up_plan_id"].clone();
    let body = json!({"guest_id": guest, "top_up_plan_id": plan, "terms_version": 1,
        "tenders": [{"tender": "wechat", "amount_minor": 100_000}]});
    let path = format!("/api/v1/stores/{}/top-ups", app.people().store_a);
    owner.post(&path, body).await.ok();
}

/// A bill of one amount.
pub fn amount_of(guest: &str, minor: i64) -> Value {
    json!({"guests": 2, "guest_id": guest,
        "content": {"mode": "amount", "amount_minor": minor}})
}

/// Opens and settles a bill of one amount for what it comes to.
pub async fn buy(app: &TestApp, guest: &str, minor: i64, tender: &str) -> Value {
    let till = cashier(app);
    let bill = open(app, &till, amount_of(guest, minor)).await;
    let due = bill["quote"]["due_minor"].as_i64().unwrap();
    let tender = match tender {
        "cash" => cash(due),
        other => json!({"tender": other, "amount_minor": due}),
    };
    till.post(&path(&bill, "/settle"), pay(&bill, json!([tender]))).await.ok()
}

/// A member who has bought enough to be gold.
pub async fn gold(app: &TestApp, number: u32) -> String {
    let guest = member(app, number).await;
    let settled = buy(app, &guest, 300_000, "cash").await;
    assert_eq!(settled["tier_change"]["to"]["tier_id"], GOLD);
    guest
}

pub struct Menu {
    pub dishes: Vec<String>,
}

/// A dish for [`menu`]: name, price, and what else is said of it.
pub type Said<'a> = (&'a str, i64, Value);

/// A menu in the order in which it is said.
pub async fn menu(app: &TestApp, said: &[Said<'_>]) -> Menu {
    let owner = app.owner();
    let category = owner.post("/api/v1/categories", json!({"name": "热菜"})).await.ok();
    let mut dishes = Vec::new();
    for (name, list_minor, more) in said {
        let mut body = json!({"name": name, "category_id": category["category_id"],
            "list_minor": list_minor});
        for (field, value) in more.as_object().unwrap() {
            body[field] = value.clone();
        }
        let made = owner.post("/api/v1/dishes", body).await.ok();
        dishes.push(text(&made["dish"]["dish_id"]));
    }
    Menu { dishes }
}

pub fn member_price(minor: i64) -> Value {
    json!({"prices": [{"kind": "member", "tier_ids": [], "price_minor": minor}]})
}

/// ¥5 a seat.
pub async fn tea_seats(app: &TestApp) {
    let boss = app.client(app.people().who(Preset::StoreManager, Place::A));
    let path = format!("/api/v1/stores/{}/charges", app.people().store_a);
    let size = json!({"by": "guest", "unit_minor": 500});
    let charge = json!({"name": "茶位", "charge": "tea_seat", "size": size});
    let version = boss.get(&path).await.ok()["version"].as_i64().unwrap();
    let body = json!({"charges": [charge]});
    boss.put(&path, body).if_match(version).await.ok();
}

/// 抹零 to whole yuan.
pub async fn to_yuan(app: &TestApp) {
    let rules = json!({"round_off": {"step_minor": 100, "rounding": "down"}});
    app.owner().put("/api/v1/pricing-rules", rules).if_match(0).await.ok();
}

pub async fn offer(app: &TestApp, body: Value) -> String {
    text(&app.owner().post("/api/v1/offers", body).await.ok()["offer_id"])
}

/// 金卡9折.
pub async fn gold_pays_90(app: &TestApp) -> String {
    let rates = json!([{"tier_id": GOLD, "pay_bp": 9_000}]);
    let benefit = json!({"kind": "tier", "rates": rates});
    offer(app, json!({"name": "金卡9折", "active": true, "position": 7, "benefit": benefit})).await
}

/// Second at half of one dish.
pub async fn second_at_half(app: &TestApp, dish: &str) -> String {
    let off = json!({"by": "percent", "pay_bp": 5_000});
    let benefit = json!({"kind": "deal", "buy": 1, "buy_dishes": {"of": "all"}, "get": 1,
        "off": off, "which": "cheapest", "pool": "dish", "at_most": null, "incomplete": false});
    let dishes = json!({"of": "dishes", "dish_ids": [dish]});
    let body = json!({"name": "第二份半价", "active": true, "lane": "line", "position": 1,
        "benefit": benefit, "dishes": dishes});
    offer(app, body).await
}

/// A coupon out of a template of its own, which ends after `days`.
pub async fn coupon(app: &TestApp, guest: &str, days: u32, body: Value) -> String {
    let owner = app.owner();
    let mut body = body;
    body["term"] = json!({"kind": "days", "after": 0, "days": days});
    let made = owner.post("/api/v1/coupon-templates", body).await.ok();
    let template = text(&made["coupon_template_id"]);
    let give = json!({"guest_ids": [guest], "count": 1, "store_id": app.people().store_a});
    let path = format!("/api/v1/coupon-templates/{template}/coupons");
    text(&owner.post(&path, give).await.ok()["coupon_ids"][0])
}

/// 满减: so much off from a minimum on.
pub fn cash_off(name: &str, need: i64, off: i64) -> Value {
    json!({"name": name, "face_minor": off, "position": 8,
        "benefit": {"kind": "cash", "off_minor": off},
        "conditions": {"minimum": {"need_minor": need, "of": "lane_start"}}})
}

/// One portion of a dish for nothing.
pub fn dish_for_nothing(name: &str, dish: &str) -> Value {
    let off = json!({"by": "percent", "pay_bp": 0});
    let benefit = json!({"kind": "deal", "buy": 0, "buy_dishes": {"of": "all"}, "get": 1,
        "off": off, "which": "cheapest", "pool": "together", "at_most": 1, "incomplete": false});
    json!({"name": name, "lane": "line", "position": 2, "benefit": benefit,
        "dishes": {"of": "dishes", "dish_ids": [dish]}})
}

/// A dish on a bill.
pub fn portions(dish: &str, qty_milli: i64) -> Value {
    json!({"dish_id": dish, "qty_milli": qty_milli})
}
