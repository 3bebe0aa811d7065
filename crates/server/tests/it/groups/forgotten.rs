//! What groups know of people: told, forgotten, and never of another store.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use zhike::privacy::retention;
use zhike_domain::team::role::Preset;

use super::kit::{by_allowance, company, group, now, of, owner, person};
use crate::checkout::amounts::{open, path, pay};
use crate::checkout::kit::amount_of;
use crate::house::{Answer, Client, HOUR, Place, TestApp, both_engines, fresh_key};

both_engines! {
    SetUp: who_is_erased_has_left_his_group,
        the_account_of_a_group_is_erased_after_the_group_only,
        an_account_is_kept_as_long_as_its_group_and_then_its_term,
        a_page_of_groups_is_full_of_those_that_may_be_seen;
}

const YEAR: i64 = 366 * 24 * HOUR;

async fn erase(owner: &Client, guest: &str) -> Answer {
    let body = json!({"reason": "本人来店要求删除"});
    owner.post(&format!("/api/v1/guests/{guest}/erasure"), body).key(&fresh_key()).await
}

async fn who_is_erased_has_left_his_group(app: &TestApp) {
    let made = group(app, company(app, json!({"allowance_minor": 60_000}))).await;
    let (guest, stays) = (person(app, &made, 1, 1).await, person(app, &made, 2, 1).await);
    let till = owner(app);
    let bill = open(app, &till, amount_of(&guest, 3_000)).await;
    let paid = json!([by_allowance(3_000)]);
    till.post(&path(&bill, "/settle"), pay(&bill, paid)).await.ok();
    erase(&till, &guest).await.ok();
    app.rest();
    let there = now(app, &made).await;
    assert_eq!((&there["members"], &there["people"][0]["guest_id"]), (&json!(1), &json!(stays)));
    let left: i64 =
        app.row("select cast(sum(free) as bigint) from balance where unit = 'allowance'");
    assert_eq!(left, 18_000, "of the one who stays");
    let told = owner(app).get(&of(&made, "/statement?from=2026-11-01&to=2026-12-01")).await.ok();
    let person = &told["departments"][0]["people"][0];
    assert_eq!((&person["display"], &person["used"]["bills"]), (&json!(""), &json!(1)));
    let kept: i64 = app.row("select count(*) from group_member");
    assert_eq!(kept, 2, "days under a number");
    app.audit_books();
}

async fn the_account_of_a_group_is_erased_after_the_group_only(app: &TestApp) {
    let made = group(
        app,
        company(
            app,
            json!({"name": "司马家", "kind": "household",
        "departments": []}),
        ),
    )
    .await;
    let guest = person_of(app, &made).await;
    let account = made["account_guest_id"].as_str().unwrap();
    let preview = format!("/api/v1/guests/{account}/erasure");
    let owner = owner(app);
    let told = owner.get(&preview).await.ok();
    assert_eq!(told["hindrance"]["code"], "erasure.group_open");
    let digest = app.digest();
    erase(&owner, account).await.refused(422, "erasure.group_open");
    assert_eq!(app.digest(), digest);
    let version = now(app, &made).await["version"].as_i64().unwrap();
    assert_eq!(owner.delete(&of(&made, ""), version).await.status, 204);
    assert_eq!(owner.get(&preview).await.ok()["hindrance"], Value::Null);
    erase(&owner, account).await.ok();
    app.rest();
    let there = now(app, &made).await;
    assert_eq!((&there["name"], &there["contact"]), (&json!(""), &Value::Null));
    let shown = owner.post_empty(&of(&made, "/contact/reveal")).await.ok();
    assert_eq!(shown["phone"], Value::Null);
    assert_eq!(there["people"][0]["guest_id"], json!(guest), "a job lets him go");
    assert_eq!(super::kit::turn(app).left, 1);
    app.audit_books();
}

async fn person_of(app: &TestApp, made: &Value) -> String {
    let guest = crate::checkout::kit::member(app, 1).await;
    owner(app).post(&of(made, "/members"), json!({"guest_id": guest})).await.ok();
    guest
}

async fn an_account_is_kept_as_long_as_its_group_and_then_its_term(app: &TestApp) {
    let _open = group(app, company(app, json!({}))).await;
    let closed = group(app, company(app, json!({"name": "远航物流"}))).await;
    app.pass(2 * YEAR);
    assert_eq!(owner(app).delete(&of(&closed, ""), 1).await.status, 204);
    app.pass(2 * YEAR);
    assert_eq!(retention::turn(&app.app).unwrap(), 0, "closed two years ago");
    app.pass(2 * YEAR);
    assert_eq!(retention::turn(&app.app).unwrap(), 1);
    assert_eq!(retention::turn(&app.app).unwrap(), 0, "the other group is open");
    app.app.relay.poke();
    app.rest();
    assert_eq!(now(app, &closed).await["contact"], Value::Null);
}

async fn a_page_of_groups_is_full_of_those_that_may_be_seen(app: &TestApp) {
    let people = app.people();
    let mut mine = BTreeSet::new();
    for at in 0..6 {
        let store_id = if at % 2 == 0 { people.store_a } else { people.store_b };
        let made = group(app, company(app, json!({"store_id": store_id}))).await;
        if at % 2 == 0 {
            mine.insert(made["group_id"].to_string());
        }
    }
    let manager = app.client(people.who(Preset::StoreManager, Place::A));
    let (mut seen, mut next) = (Vec::new(), String::new());
    loop {
        let page = manager.get(&format!("/api/v1/groups?limit=2{next}")).await.ok();
        let items = page["items"].as_array().unwrap();
        seen.extend(items.iter().map(|one| one["group_id"].to_string()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        assert_eq!(items.len(), 2, "a page that is not the last one is full");
        next = format!("&cursor={cursor}");
    }
    assert_eq!(seen.len(), 3);
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), mine);
    let all = owner(app).get("/api/v1/groups").await.ok();
    assert_eq!(all["items"].as_array().unwrap().len(), 6);
}
