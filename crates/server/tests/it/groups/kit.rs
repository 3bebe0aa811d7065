//! A company with an account, people in it, and bills that it pays.

use serde_json::{Value, json};
use zhike::membership::jobs::{self, Turned};

use crate::checkout::kit::member;
use crate::house::{Client, TestApp};

/// A company whose people eat in the first store.
pub fn company(app: &TestApp, more: Value) -> Value {
    let mut body = json!({"kind": "company", "name": "启明科技", "store_id": app.people().store_a,
        "contact": {"name": "周敏", "phone": "15400009999"},
        "departments": [{"name": "研发部"}, {"name": "市场部"}]});
    for (field, value) in more.as_object().unwrap() {
        body[field] = value.clone();
    }
    body
}

/// The owner, who has just logged in: time passes faster here than a session bears.
pub fn owner(app: &TestApp) -> Client {
    app.elsewhere(&app.people().owner)
}

/// Makes a group.
pub async fn group(app: &TestApp, body: Value) -> Value {
    owner(app).post("/api/v1/groups", body).await.ok()
}

/// The path of a group.
pub fn of(group: &Value, rest: &str) -> String {
    format!("/api/v1/groups/{}{rest}", group["group_id"].as_str().unwrap())
}

/// A group as it is now.
pub async fn now(app: &TestApp, group: &Value) -> Value {
    owner(app).get(&of(group, "")).await.ok()
}

/// Somebody who has joined the house and is taken into a group.
pub async fn person(app: &TestApp, group: &Value, number: u32, department_no: u32) -> String {
    let guest = member(app, number).await;
    let body = json!({"guest_id": guest, "department_no": department_no});
    owner(app).post(&of(group, "/members"), body).await.ok();
    guest
}

/// Money paid into the shared balance, by the same way as a guest's own.
pub async fn pay_in(app: &TestApp, group: &Value, minor: i64) {
    let owner = owner(app);
    let plan = json!({"name": "单位充值", "pay_minor": minor, "bonus_minor": minor / 10});
    let plan = owner.post("/api/v1/top-up-plans", plan).await.ok()["top_up_plan_id"].clone();
    let body = json!({"guest_id": group["account_guest_id"], "top_up_plan_id": plan,
        "terms_version": 1, "tenders": [{"tender": "card", "amount_minor": minor}]});
    let path = format!("/api/v1/stores/{}/top-ups", app.people().store_a);
    owner.post(&path, body).await.ok();
}

/// What a guest has of meal money, as the group's page shows it.
pub async fn allowance(app: &TestApp, group: &Value, guest: &str) -> i64 {
    let group = now(app, group).await;
    let people = group["people"].as_array().unwrap();
    let found = people.iter().find(|one| one["guest_id"] == guest).unwrap();
    found["allowance_left_minor"].as_i64().unwrap()
}

/// What the shared balance holds.
pub async fn shared(app: &TestApp, group: &Value) -> i64 {
    now(app, group).await["shared_minor"].as_i64().unwrap()
}

pub fn by_allowance(minor: i64) -> Value {
    json!({"tender": "allowance", "amount_minor": minor})
}

pub fn by_group(minor: i64) -> Value {
    json!({"tender": "group_balance", "amount_minor": minor})
}

/// What is due now, once.
pub fn turn(app: &TestApp) -> Turned {
    jobs::turn(&app.app, &|| Ok(())).unwrap()
}
