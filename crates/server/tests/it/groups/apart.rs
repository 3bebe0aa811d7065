//! Two records that are one guest, of whom one is in a group; and what is no guest at all.

use serde_json::{Value, json};
use zhike::guests::duplicates::{self, Depth};

use super::kit::{
    allowance, by_allowance, by_group, company, group, now, of, owner, pay_in, person, turn,
};
use crate::checkout::amounts::{cash, open, path, pay};
use crate::checkout::kit::{amount_of, member};
use crate::checkout::merges::{boss, judge, merge, of as of_guest, undo};
use crate::house::{Answer, HOUR, TestApp, both_engines};

both_engines! {
    SetUp: a_membership_goes_on_as_that_of_the_record_that_stays,
        merged_and_taken_apart_at_once_the_group_is_as_before,
        who_left_his_group_meanwhile_has_left_it_and_owes_nothing,
        nobody_is_merged_with_an_account_or_out_of_two_groups,
        the_account_of_a_group_is_in_no_list_of_guests;
}

const DAY: i64 = 24 * HOUR;

async fn settle(app: &TestApp, guest: &str, minor: i64, tenders: Value) -> Answer {
    let till = owner(app);
    let bill = open(app, &till, amount_of(guest, minor)).await;
    till.post(&path(&bill, "/settle"), pay(&bill, tenders)).await
}

/// ¥80 a day, ¥600 a month.
fn limited(app: &TestApp) -> Value {
    company(app, json!({"allowance_minor": 60_000, "limits": {"day_minor": 8_000}}))
}

async fn a_membership_goes_on_as_that_of_the_record_that_stays(app: &TestApp) {
    let made = group(app, limited(app)).await;
    pay_in(app, &made, 100_000).await;
    let one = member(app, 1).await;
    let other = person(app, &made, 2, 1).await;
    settle(app, &other, 3_000, json!([by_allowance(3_000)])).await.ok();
    let merged = merge(app, &one, &other, json!({})).await;
    let there = now(app, &made).await;
    assert_eq!((&there["members"], &there["people"][0]["guest_id"]), (&json!(1), &json!(one)));
    assert_eq!(allowance(app, &made, &one).await, 15_000);
    // What the other used counts for him.
    let all = settle(app, &one, 5_001, json!([by_group(5_001)])).await;
    assert_eq!(all.refused(422, "group.over_day_limit")["params"]["left_minor"], 5_000);
    let paid = json!([by_allowance(2_000), by_group(1_000)]);
    settle(app, &one, 3_000, paid).await.ok();
    let range = "/statement?from=2026-11-01&to=2026-12-01";
    let told = owner(app).get(&of(&made, range)).await.ok();
    let people = &told["departments"][0]["people"];
    assert_eq!(people.as_array().unwrap().len(), 1, "{people}");
    assert_eq!((&people[0]["guest_id"], &people[0]["used"]["bills"]), (&json!(one), &json!(2)));
    assert_eq!(people[0]["used"]["granted_minor"], 18_000);
    // In one group, by either of his numbers.
    for guest in [&one, &other] {
        let again = owner(app).post(&of(&made, "/members"), json!({"guest_id": guest})).await;
        again.refused(409, "group.member_elsewhere");
    }
    let card = boss(app).get(&of_guest(&one, "")).await.ok()["member"]["card_no"].clone();
    let lines = json!({"text": format!("15400000002\n{}", card.as_str().unwrap())});
    let look = owner(app).post(&of(&made, "/member-lines"), lines).await.ok();
    assert_eq!(look["lines"][0]["trouble"], "in_group", "{look}");
    assert_eq!(look["lines"][1]["trouble"], "twice", "{look}");
    assert_eq!(turn(app).granted, 0, "this month was granted to his other record");
    app.pass(9 * DAY);
    assert_eq!((turn(app).granted, turn(app).granted), (1, 0));
    assert_eq!(allowance(app, &made, &one).await, 60_000);
    app.audit_books();
    // Two again: the membership is the other's, and what was granted meanwhile is not his.
    undo(app, &merged).await;
    assert_eq!(now(app, &made).await["people"][0]["guest_id"], json!(other));
    assert_eq!((turn(app).granted, turn(app).granted), (1, 0));
    assert_eq!(allowance(app, &made, &other).await, 60_000);
    let not_his = settle(app, &one, 1_000, json!([by_allowance(1_000)])).await;
    not_his.refused(422, "group.none");
    settle(app, &other, 1_000, json!([by_allowance(1_000)])).await.ok();
    app.audit_books();
}

async fn merged_and_taken_apart_at_once_the_group_is_as_before(app: &TestApp) {
    let made = group(app, limited(app)).await;
    pay_in(app, &made, 100_000).await;
    let (one, other) = (member(app, 1).await, person(app, &made, 2, 1).await);
    let (stays, goes) = (person(app, &made, 3, 2).await, member(app, 4).await);
    settle(app, &other, 3_000, json!([by_allowance(2_000), by_group(1_000)])).await.ok();
    settle(app, &stays, 4_000, json!([by_allowance(2_000), cash(2_000)])).await.ok();
    judge(app);
    let tables = ["guest_group", "group_member", "group_grant", "group_use"];
    let kept = tables.map(|table| app.table(table));
    let before = now(app, &made).await;
    let first = merge(app, &one, &other, json!({})).await;
    let second = merge(app, &stays, &goes, json!({})).await;
    app.audit_books();
    assert_ne!(now(app, &made).await["people"], before["people"]);
    for merged in [first, second] {
        undo(app, &merged).await;
    }
    assert_eq!(tables.map(|table| app.table(table)), kept);
    assert_eq!(now(app, &made).await, before);
    app.audit_books();
}

async fn who_left_his_group_meanwhile_has_left_it_and_owes_nothing(app: &TestApp) {
    let made = group(app, limited(app)).await;
    let second = group(app, limited(app)).await;
    let (one, other) = (member(app, 1).await, person(app, &made, 2, 1).await);
    let merged = merge(app, &one, &other, json!({})).await;
    let there = now(app, &made).await["people"][0].clone();
    let path = of(&made, &format!("/members/{}", there["group_member_id"].as_str().unwrap()));
    assert_eq!(owner(app).delete(&path, 1).await.status, 204);
    let joins = json!({"guest_id": one});
    owner(app).post(&of(&second, "/members"), joins).await.ok();
    let told = undo(app, &merged).await;
    assert_eq!(told["missing"], json!([]), "it was given up, not spent");
    assert_eq!(allowance(app, &second, &one).await, 18_000, "another employer's");
    assert_eq!(now(app, &made).await["members"], 0);
    let left: i64 =
        app.row("select cast(sum(free) as bigint) from balance where unit = 'allowance'");
    assert_eq!(left, 18_000);
    app.audit_books();
}

async fn nobody_is_merged_with_an_account_or_out_of_two_groups(app: &TestApp) {
    let made = group(app, limited(app)).await;
    let home = json!({"name": "林家", "kind": "household", "departments": []});
    let second = group(app, company(app, home)).await;
    let one = person(app, &made, 1, 1).await;
    let other = member(app, 2).await;
    let body = json!({"guest_id": other});
    owner(app).post(&of(&second, "/members"), body).await.ok();
    let account = made["account_guest_id"].as_str().unwrap();
    let boss = boss(app);
    let digest = app.digest();
    let wish = |goes: &str| json!({"other_id": goes, "store_id": app.people().store_a});
    for (stays, goes, status, code) in [
        (one.as_str(), account, 422, "group.account_not_merged"),
        (account, one.as_str(), 422, "group.account_not_merged"),
        (one.as_str(), other.as_str(), 409, "group.both_are_in"),
    ] {
        let refused = boss.post(&of_guest(stays, "/merges"), wish(goes)).await;
        refused.refused(status, code);
    }
    assert_eq!(app.digest(), digest);
    // Closed, the second holds nobody any more, job or not.
    let version = now(app, &second).await["version"].as_i64().unwrap();
    assert_eq!(owner(app).delete(&of(&second, ""), version).await.status, 204);
    merge(app, &one, &other, json!({})).await;
    assert_eq!(now(app, &made).await["people"][0]["guest_id"], json!(one));
    assert_eq!(now(app, &second).await["members"], 0);
    app.audit_books();
}

async fn the_account_of_a_group_is_in_no_list_of_guests(app: &TestApp) {
    let made = group(app, limited(app)).await;
    let again = group(app, limited(app)).await;
    let guest = member(app, 1).await;
    judge(app);
    duplicates::search(&app.app, Depth::All, &|| Ok(())).unwrap();
    let boss = boss(app);
    let listed = boss.get("/api/v1/guests").await.ok();
    let ids: Vec<&Value> =
        listed["items"].as_array().unwrap().iter().map(|one| &one["guest_id"]).collect();
    assert_eq!(ids, [&json!(guest)]);
    for asked in ["启明", "qiming", "林"] {
        let found = boss.get(&format!("/api/v1/guests/search?q={asked}")).await.ok();
        for made in [&made, &again] {
            let account = made["account_guest_id"].as_str().unwrap();
            assert!(!found.to_string().contains(account), "{asked}: {found}");
        }
    }
    assert_eq!(boss.get("/api/v1/guest-pairs").await.ok()["items"], json!([]));
    let stands: i64 = app.row("select count(*) from guest_stage");
    assert_eq!(stands, 1, "an account stands nowhere");
}
