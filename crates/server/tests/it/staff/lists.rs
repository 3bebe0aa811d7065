//! The list of people: filtered, in pages, with a cursor that only this house signs.

use std::collections::BTreeSet;

use serde_json::Value;
use zhike_domain::team::role::Preset;

use super::{STAFF, manager};
use crate::house::{Client, Place, TestApp, both_engines};

both_engines! {
    SetUp: each_filter_narrows_the_list,
        a_store_sees_its_own_people_only,
        pages_follow_each_other_without_a_gap_or_a_double,
        a_cursor_of_somebody_else_is_refused;
}

async fn list(client: &Client, query: &str) -> Vec<Value> {
    let page = client.get(&format!("{STAFF}?{query}")).await.ok();
    page["items"].as_array().unwrap().clone()
}

async fn each_filter_narrows_the_list(app: &TestApp) {
    let (owner, people) = (app.owner(), app.people());
    assert_eq!(list(&owner, "").await.len(), 31);
    let cashier = people.roles[&Preset::Cashier];
    assert_eq!(list(&owner, &format!("role_id={cashier}")).await.len(), 3);
    let in_a = list(&owner, &format!("store_id={}", people.store_a)).await;
    assert_eq!(in_a.len(), 21, "ten of the store and eleven of the company");
    assert_eq!(list(&owner, "q=CASHIER.A").await.len(), 1);
    assert_eq!(list(&owner, "q=%E5%BA%97%E4%B8%BB").await.len(), 1, "part of a name");
    assert_eq!(list(&owner, "q=%25").await.len(), 0, "a wildcard is a character");
    let person = people.who(Preset::Cashier, Place::A).staff_id;
    let reason = serde_json::json!({"reason": "离职"});
    owner.post(&format!("{STAFF}/{person}/disable"), reason).await.ok();
    assert_eq!(list(&owner, "status=disabled").await.len(), 1);
    assert_eq!(list(&owner, "status=active").await.len(), 30);
    assert_eq!(list(&owner, &format!("role_id={cashier}&status=active&q=cash")).await.len(), 2);
}

async fn a_store_sees_its_own_people_only(app: &TestApp) {
    let client = app.client(manager(app));
    let seen = list(&client, "").await;
    assert_eq!(seen.len(), 10);
    let here = |one: &Value| one["scope"]["store_ids"][0] == app.people().store_a.to_string();
    assert!(seen.iter().all(here), "{seen:?}");
    let there = format!("store_id={}", app.people().store_b);
    assert_eq!(list(&client, &there).await.len(), 0);
    assert_eq!(list(&client, "q=店主").await.len(), 0);
}

async fn pages_follow_each_other_without_a_gap_or_a_double(app: &TestApp) {
    let owner = app.owner();
    let (mut seen, mut cursor, mut pages) = (BTreeSet::new(), String::new(), 0);
    loop {
        let page = owner.get(&format!("{STAFF}?limit=7{cursor}")).await.ok();
        for item in page["items"].as_array().unwrap() {
            assert!(seen.insert(item["staff_id"].as_str().unwrap().to_owned()));
        }
        pages += 1;
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!((seen.len(), pages), (31, 5));
}

async fn a_cursor_of_somebody_else_is_refused(app: &TestApp) {
    let owner = app.owner();
    let page = owner.get(&format!("{STAFF}?limit=2")).await.ok();
    let cursor = page["next_cursor"].as_str().unwrap();
    owner.get(&format!("{STAFF}?cursor={cursor}")).await.ok();
    let first = if cursor.starts_with('B') { "C" } else { "B" };
    let changed = format!("{first}{}", &cursor[1..]);
    let short = &cursor[..cursor.len() - 2];
    for wrong in [changed.as_str(), short, "", "abc", "%00", "AAAA", &cursor.repeat(2)] {
        let answer = owner.get(&format!("{STAFF}?cursor={wrong}")).await;
        answer.refused(422, "cursor.not_valid");
    }
    // Signed, but for another list.
    for other in ["audit", "jobs", "approvals", "access-log", "backups"] {
        let answer = owner.get(&format!("/api/v1/{other}?cursor={cursor}")).await;
        answer.refused(422, "cursor.not_valid");
    }
}
