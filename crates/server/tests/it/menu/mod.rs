//! The menu: dishes, what a store does otherwise, charges, prices by the dozen, menus out of files.

mod files;
mod stores;

use serde_json::{Value, json};
use zhike_domain::kernel::id::{CategoryId, DishId, StoreId, TierId};
use zhike_domain::team::role::Preset;

use crate::house::{Place, TestApp, both_engines, id};
use crate::input::unchanged;

both_engines! {
    SetUp: a_dish_is_made_changed_and_taken_off_the_menu,
        each_bad_field_of_a_dish_has_its_own_code_and_changes_nothing,
        a_price_that_stays_keeps_its_version_and_another_one_gets_a_new_one,
        a_category_goes_when_it_is_empty,
        what_was_changed_meanwhile_is_not_overwritten,
        many_prices_change_together_or_not_at_all,
        the_audit_names_the_fields_that_changed;
}

pub const DISHES: &str = "/api/v1/dishes";

/// A category, made by the owner.
pub async fn category(app: &TestApp, name: &str) -> CategoryId {
    let made = app.owner().post("/api/v1/categories", json!({"name": name})).await.ok();
    id(&made["category_id"])
}

/// A dish in a category of its own, made by the owner.
pub async fn dish(app: &TestApp, name: &str, list_minor: i64) -> DishId {
    let category_id = category(app, "热菜").await;
    let body = json!({"name": name, "category_id": category_id, "list_minor": list_minor});
    id(&app.owner().post(DISHES, body).await.ok()["dish"]["dish_id"])
}

async fn a_dish_is_made_changed_and_taken_off_the_menu(app: &TestApp) {
    let (owner, category_id) = (app.owner(), category(app, "热菜").await);
    let gold = TierId::from_raw(7);
    let lunch = json!({"hours": [{"from": "11:00", "to": "14:00"}]});
    let body = json!({
        "name": "龙井虾仁", "name_en": "Shrimp with Longjing tea", "code": "D-001",
        "category_id": category_id, "list_minor": 15800, "unit": "份",
        "prices": [
            {"kind": "member", "tier_ids": [gold], "price_minor": 13800},
            {"kind": "time", "schedule": lunch, "price_minor": 12800}
        ],
        "options": [{"name": "份量", "at_least": 1, "at_most": 1, "choices": [
            {"name": "小份", "extra_minor": 0}, {"name": "大份", "extra_minor": 4000}]}],
        "allergens": ["crustacean"], "diets": ["no_pork"]
    });
    let made = owner.post(DISHES, body).await.ok();
    let dish = &made["dish"];
    assert_eq!((&dish["pinyin"], &dish["initials"]), (&json!("longjingxiaren"), &json!("ljxr")));
    assert_eq!(dish["prices"][0]["version"], 1);
    assert_eq!((&dish["discounts"], &dish["earning"]), (&json!("allowed"), &json!("earns")));
    let path = format!("{DISHES}/{}", dish["dish_id"].as_str().unwrap());
    let change = json!({"selling": "market", "unit": "斤", "discounts": "barred", "name_en": null});
    let changed = owner.patch(&path, 1, change).await.ok();
    assert_eq!(changed["dish"]["version"], 2);
    assert_eq!(changed["dish"]["name_en"], Value::Null);
    assert_eq!(changed["dish"]["options"], dish["options"]);
    let part: DishId = id(&dish["dish_id"]);
    let set = json!({
        "name": "双人套餐", "category_id": category_id, "list_minor": 30000,
        "prices": [{"kind": "set_meal", "price_minor": 26800}],
        "parts": [{"dish_id": part, "qty_milli": 1000}]
    });
    let set = owner.post(DISHES, set).await.ok();
    assert_eq!(set["dish"]["parts"][0]["dish_id"], part.to_string());
    owner.delete(&path, 2).await.ok();
    owner.get(&path).await.refused(404, "thing.not_there");
    let listed = owner.get(DISHES).await.ok();
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    // The code of a dish that is off the menu is free again.
    let again = json!({"name": "新菜", "code": "D-001", "category_id": category_id,
        "list_minor": 1000});
    owner.post(DISHES, again).await.ok();
}

type BadField = (&'static str, Value, &'static str, &'static str);

fn bad_fields() -> Vec<BadField> {
    let (nowhere, store) = (CategoryId::from_raw(9), StoreId::from_raw(9));
    let far = 2_000_000_000_000_i64;
    vec![
        ("name", json!(""), "name.empty", "/name"),
        ("colour", json!(1), "input.unknown_field", "/colour"),
        ("list_minor", json!(-1), "dish.negative_price", "/list_minor"),
        ("list_minor", json!(1.5), "input.wrong_type", "/list_minor"),
        ("list_minor", json!(far), "amount.out_of_range", "/list_minor"),
        ("category_id", json!(nowhere), "category.not_there", "/category_id"),
        ("category_id", json!(store), "id.wrong_kind", "/category_id"),
        ("code", json!("鱼"), "dish.code_malformed", "/code"),
        ("code", json!("a b"), "dish.code_malformed", "/code"),
        ("code", json!("x".repeat(33)), "dish.code_malformed", "/code"),
        ("code", json!("N1"), "dish.code_taken", "/code"),
        ("selling", json!("bucket"), "input.bad_value", "/selling"),
        ("allergens", json!(["dust"]), "input.bad_value", "/allergens/0"),
    ]
}

fn bad_lists(there: DishId, set: &Value) -> Vec<BadField> {
    let member = |price_minor: i64| json!({"kind": "member", "price_minor": price_minor});
    let many: Vec<Value> = (0..101).map(member).collect();
    let no_meal = json!([{"kind": "set_meal", "price_minor": 100}]);
    let no_day = json!([{"kind": "time", "price_minor": 1, "schedule": {"weekdays": [8]}}]);
    let no_choice = json!([{"name": "辣度", "at_least": 2, "at_most": 1, "choices": []}]);
    let part =
        |dish_id: &Value, qty_milli: i64| json!([{"dish_id": dish_id, "qty_milli": qty_milli}]);
    let nowhere = json!(DishId::from_raw(5));
    vec![
        ("prices", json!([member(5000)]), "dish.special_price_too_high", "/prices"),
        ("prices", no_meal, "dish.empty_set", "/parts"),
        ("prices", no_day, "dish.schedule", "/prices"),
        ("prices", json!(many), "dish.too_many", "/prices"),
        ("options", no_choice, "dish.option_range", "/options"),
        ("parts", part(set, 1000), "dish.part_is_set", "/parts/0/dish_id"),
        ("parts", part(&nowhere, 1000), "dish.not_there", "/parts/0/dish_id"),
        ("parts", part(&json!(there), 0), "dish.empty_set", "/parts"),
    ]
}

async fn each_bad_field_of_a_dish_has_its_own_code_and_changes_nothing(app: &TestApp) {
    let owner = app.owner();
    let (category_id, there) = (category(app, "热菜").await, dish(app, "粥", 1200).await);
    let taken = json!({"name": "面", "code": "N1", "category_id": category_id, "list_minor": 900});
    owner.post(DISHES, taken).await.ok();
    let set = json!({"name": "套", "category_id": category_id, "list_minor": 900,
        "parts": [{"dish_id": there, "qty_milli": 1000}]});
    let set = owner.post(DISHES, set).await.ok()["dish"]["dish_id"].clone();
    unchanged(app, async || {
        let fields = bad_fields().into_iter().chain(bad_lists(there, &set));
        for (field, value, code, pointer) in fields {
            let mut body = json!({"name": "菜", "category_id": category_id, "list_minor": 5000});
            body[field] = value;
            let answer = owner.post(DISHES, body).await;
            let shown = answer.tell();
            assert_eq!((answer.status, answer.code().as_str()), (422, code), "{shown}");
            assert_eq!(answer.json()["errors"][0]["pointer"], pointer, "{shown}");
        }
        let path = format!("{DISHES}/{there}");
        let unknown = owner.patch(&path, 1, json!({"colour": 1})).await;
        unknown.refused(422, "input.unknown_field");
        owner.patch(&path, 1, json!({"name": null})).await.refused(422, "input.missing_field");
    })
    .await;
}

async fn a_price_that_stays_keeps_its_version_and_another_one_gets_a_new_one(app: &TestApp) {
    let owner = app.owner();
    let path = format!("{DISHES}/{}", dish(app, "粥", 5000).await);
    let member = |price_minor: i64| json!({"kind": "member", "price_minor": price_minor});
    let versions = |answer: Value| -> Vec<i64> {
        let prices = answer["dish"]["prices"].as_array().unwrap();
        prices.iter().map(|price| price["version"].as_i64().unwrap()).collect()
    };
    let set = owner.patch(&path, 1, json!({"prices": [member(4500)]})).await.ok();
    assert_eq!(versions(set), [2]);
    let renamed = owner.patch(&path, 2, json!({"name": "白粥"})).await.ok();
    assert_eq!(versions(renamed), [2]);
    let more = json!({"prices": [member(4500), {"kind": "time", "price_minor": 4000,
        "schedule": {"weekdays": [1]}}]});
    assert_eq!(versions(owner.patch(&path, 3, more).await.ok()), [2, 4]);
    let lower = owner.patch(&path, 4, json!({"prices": [member(4400)]})).await.ok();
    assert_eq!(versions(lower), [5]);
}

async fn a_category_goes_when_it_is_empty(app: &TestApp) {
    let owner = app.owner();
    let dish_id = dish(app, "粥", 1200).await;
    let shown = owner.get(&format!("{DISHES}/{dish_id}")).await.ok();
    let path = format!("/api/v1/categories/{}", shown["dish"]["category_id"].as_str().unwrap());
    unchanged(app, async || {
        let problem = owner.delete(&path, 1).await.refused(409, "category.in_use");
        assert_eq!(problem["params"]["dishes"], 1);
    })
    .await;
    owner.delete(&format!("{DISHES}/{dish_id}"), 1).await.ok();
    owner.delete(&path, 1).await.ok();
    owner.get(&path).await.refused(404, "thing.not_there");
}

async fn what_was_changed_meanwhile_is_not_overwritten(app: &TestApp) {
    let (owner, dish_id) = (app.owner(), dish(app, "粥", 1200).await);
    let path = format!("{DISHES}/{dish_id}");
    let store = format!("/api/v1/stores/{}", app.people().store_a);
    let category_id = category(app, "凉菜").await;
    let at_store = format!("{store}/dishes/{dish_id}");
    let charges = format!("{store}/charges");
    let named = json!({"name": "粥二"});
    let own = json!({"list_minor": 1500, "on_sale": true});
    owner.patch(&path, 1, named.clone()).await.ok();
    owner.put(&at_store, own.clone()).if_match(0).await.ok();
    owner.put(&charges, json!({"charges": []})).if_match(0).await.ok();
    unchanged(app, async || {
        owner.patch(&path, 1, named.clone()).await.refused(412, "conflict.stale");
        owner.delete(&path, 1).await.refused(412, "conflict.stale");
        owner.put(&at_store, own.clone()).if_match(0).await.refused(412, "conflict.stale");
        owner.put(&at_store, own.clone()).await.refused(428, "conflict.version_missing");
        let none = json!({"charges": []});
        owner.put(&charges, none).if_match(0).await.refused(412, "conflict.stale");
        let category = format!("/api/v1/categories/{category_id}");
        owner.patch(&category, 9, json!({"position": 1})).await.refused(412, "conflict.stale");
    })
    .await;
}

async fn many_prices_change_together_or_not_at_all(app: &TestApp) {
    let owner = app.owner();
    let (a, b) = (dish(app, "甲", 1234).await, dish(app, "乙", 5000).await);
    let path = format!("{DISHES}/price-changes");
    let body = |by_bp: i64, dry_run: bool| {
        json!({"dish_ids": [a, b], "change": {"kind": "percent", "by_bp": by_bp},
            "round_to_minor": 100, "dry_run": dry_run})
    };
    let looked = unchanged_answer(app, async || owner.post(&path, body(1000, true)).await.ok());
    let looked = looked.await;
    assert_eq!((&looked["changed"], &looked["items"][0]["after_minor"]), (&json!(2), &json!(1400)));
    let done = owner.post(&path, body(1000, false)).await.ok();
    assert_eq!((&done["items"], &done["dry_run"]), (&looked["items"], &json!(false)));
    let member = json!({"prices": [{"kind": "member", "price_minor": 5000}]});
    owner.patch(&format!("{DISHES}/{b}"), 2, member).await.ok();
    unchanged(app, async || {
        // The second dish would fall to its member price.
        let problem = owner.post(&path, body(-2000, false)).await;
        let problem = problem.refused(422, "dish.special_price_too_high");
        assert_eq!(problem["errors"][0]["pointer"], "/dish_ids/1");
        let far = owner.post(&path, body(-20_000, false)).await.refused(422, "dish.price_step");
        assert_eq!(far["errors"][0]["pointer"], "/change/by_bp");
        let amount = json!({"dish_ids": [DishId::from_raw(3)],
            "change": {"kind": "amount", "by_minor": 100}});
        let nobody = owner.post(&path, amount).await.refused(422, "dish.not_there");
        assert_eq!(nobody["errors"][0]["pointer"], "/dish_ids/0");
    })
    .await;
}

/// The answer of something that changes nothing.
pub async fn unchanged_answer(app: &TestApp, ask: impl AsyncFnOnce() -> Value) -> Value {
    app.rest();
    let before = app.digest();
    let answer = ask().await;
    assert_eq!(app.digest(), before);
    answer
}

async fn the_audit_names_the_fields_that_changed(app: &TestApp) {
    let (owner, dish_id) = (app.owner(), dish(app, "粥", 1200).await);
    let change = json!({"list_minor": 1300, "earning": "excluded"});
    owner.patch(&format!("{DISHES}/{dish_id}"), 1, change).await.ok();
    let text = "select changes from audit where action = 'dish.updated'";
    let changes: Value = serde_json::from_str(&app.row::<String>(text)).unwrap();
    let expected = json!([
        {"field": "list_minor", "before": 1200, "after": 1300},
        {"field": "earning", "before": "earns", "after": "excluded"}
    ]);
    assert_eq!(changes, expected);
    let told = "select count(*) from outbox where kind = 'menu.changed'";
    assert_eq!(app.row::<i64>(told), 3);
    let host = app.client(app.people().who(Preset::Host, Place::A));
    host.get(DISHES).await.refused(403, "permission.missing");
}
