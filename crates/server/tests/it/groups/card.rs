//! A group on the cards of its people, and its account, which is nobody who joins.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::kit::{company, group, now, of, owner, pay_in, person};
use crate::checkout::amounts::{cashier, manager};
use crate::checkout::kit::member;
use crate::checkout::merges::of as of_guest;
use crate::house::{Client, Place, TestApp, both_engines};

both_engines! {
    SetUp: a_card_says_which_group_pays_and_who_may_open_its_page,
        an_account_becomes_no_member_and_has_no_phone;
}

async fn seen(client: &Client, guest: &str) -> Value {
    client.get(&of_guest(guest, "")).await.ok()["group"].clone()
}

async fn a_card_says_which_group_pays_and_who_may_open_its_page(app: &TestApp) {
    let made = group(app, company(app, json!({"allowance_minor": 60_000}))).await;
    pay_in(app, &made, 100_000).await;
    let one = person(app, &made, 1, 2).await;
    let other = member(app, 2).await;
    let mut told = json!({"group_id": made["group_id"], "kind": "company", "name": "启明科技",
        "is_account": false, "department": "市场部", "allowance_left_minor": 18_000,
        "shared_minor": 110_000, "is_readable": true});
    assert_eq!(seen(&manager(app), &one).await, told);
    assert_eq!(seen(&manager(app), &other).await, Value::Null);
    // The till says it too, but the page is not theirs: no right, or another store's group.
    told["is_readable"] = json!(false);
    let elsewhere = app.client(app.people().who(Preset::StoreManager, Place::B));
    for who in [cashier(app), elsewhere] {
        assert_eq!(seen(&who, &one).await, told);
    }
    let account = seen(&manager(app), made["account_guest_id"].as_str().unwrap()).await;
    assert_eq!((&account["is_account"], &account["department"]), (&json!(true), &Value::Null));
    assert_eq!(account["shared_minor"], 110_000);
    // Closed, it pays for nobody; its account is still its account.
    let version = now(app, &made).await["version"].as_i64().unwrap();
    assert_eq!(owner(app).delete(&of(&made, ""), version).await.status, 204);
    assert_eq!(seen(&manager(app), &one).await, Value::Null);
    let account = seen(&manager(app), made["account_guest_id"].as_str().unwrap()).await;
    assert_eq!(account["is_account"], true);
}

async fn an_account_becomes_no_member_and_has_no_phone(app: &TestApp) {
    let made = group(app, company(app, json!({}))).await;
    let account = made["account_guest_id"].as_str().unwrap();
    let owner = owner(app);
    let digest = app.digest();
    let join = json!({"guest_id": account, "terms_version": 1,
        "store_id": app.people().store_a});
    let refused = owner.post("/api/v1/members", join).await;
    let refused = refused.refused(422, "group.account_is_nobody");
    assert_eq!(refused["errors"][0]["pointer"], "/guest_id", "{refused}");
    for contact in [json!({"phone": "15400000007"}), json!({"email": "lin@example.com"})] {
        let refused = owner.post(&of_guest(account, "/contacts"), contact).await;
        refused.refused(422, "group.account_is_nobody");
    }
    assert_eq!(app.digest(), digest, "nothing is left behind");
    // The phone is free for a person, who joins as before.
    let guest = member(app, 7).await;
    assert_eq!(owner.get(&of_guest(&guest, "")).await.ok()["group"], Value::Null);
}
