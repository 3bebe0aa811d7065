//! E-mail, WeChat, shared numbers, and changing a contact.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::{host, make, path};
use crate::house::{Place, TestApp, both_engines};

both_engines! {
    SetUp: an_address_and_a_wechat_id_belong_to_one_guest,
        a_number_that_a_family_shares_names_nobody,
        a_contact_is_replaced_verified_and_made_the_one_to_use,
        of_a_contact_exactly_one_way_is_given;
}

fn contacts(guest: &Value) -> String {
    format!("{}/contacts", path(guest))
}

/// Kind, masked, primary and shared of each.
fn shown(guest: &Value) -> Vec<(String, String, bool, bool)> {
    let all = guest["contacts"].as_array().unwrap().iter();
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let flag = |one: &Value, key: &str| one[key].as_bool().unwrap();
    all.map(|one| {
        (text(one, "kind"), text(one, "masked"), flag(one, "primary"), flag(one, "shared"))
    })
    .collect()
}

fn own(kind: &str, masked: &str, primary: bool) -> (String, String, bool, bool) {
    (kind.to_owned(), masked.to_owned(), primary, false)
}

async fn an_address_and_a_wechat_id_belong_to_one_guest(app: &TestApp) {
    let (lin, zhao) =
        (make(app, "林婉", "15400001234").await, make(app, "赵磊", "15400005678").await);
    host(app).post(&contacts(&lin), json!({"wechat": "oAbCdEfGh_123"})).await.ok();
    let email = json!({"email": " Lin@EXAMPLE.com "});
    let guest = host(app).post(&contacts(&lin), email).await.ok();
    assert_eq!(
        shown(&guest),
        [
            own("phone", "154****1234", true),
            own("email", "l***@example.com", true),
            own("wechat", "oA****23", true)
        ]
    );
    let taken = host(app).post(&contacts(&zhao), json!({"email": "lin@example.com"})).await;
    let taken = taken.refused(409, "contact.taken");
    assert_eq!(taken["params"]["guest_id"], lin["guest_id"]);
    assert_eq!(taken["errors"][0]["pointer"], "/email");
    let email = guest["contacts"][1]["contact_id"].as_str().unwrap();
    let manager = app.client(app.people().who(Preset::StoreManager, Place::A));
    let reveal = format!("{}/{email}/reveal", contacts(&lin));
    let whole = manager.post_empty(&reveal).without("idempotency-key").await.ok();
    assert_eq!(whole, json!({"kind": "email", "value": "lin@example.com", "extension": null}));
}

async fn a_number_that_a_family_shares_names_nobody(app: &TestApp) {
    let (lin, wang) =
        (make(app, "林婉", "0571-87654321").await, make(app, "王强", "15400005678").await);
    let search = "/api/v1/guests/search?q=057187654321";
    assert_eq!(host(app).get(search).await.ok()["items"].as_array().unwrap().len(), 1);
    let landline = json!({"phone": "057187654321"});
    host(app).post(&contacts(&wang), landline).await.refused(409, "guest.phone_taken");
    let shared = json!({"phone": "057187654321", "shared": true});
    let wang = host(app).post(&contacts(&wang), shared).await.ok();
    assert!(wang["contacts"][1]["shared"].as_bool().unwrap());
    let lin = host(app).get(&path(&lin)).await.ok();
    assert!(lin["contacts"][0]["shared"].as_bool().unwrap(), "it is shared on both sides");
    let found = host(app).get(search).await.ok();
    assert_eq!(found["items"].as_array().unwrap().len(), 2, "both are found by it");
    let third =
        json!({"name": "陈晓", "phones": ["057187654321"], "store_id": app.people().store_a});
    host(app).post("/api/v1/guests", third).await.refused(409, "guest.phone_taken");
    let contact = lin["contacts"][0]["contact_id"].as_str().unwrap();
    let change = format!("{}/{contact}", contacts(&lin));
    let version = lin["version"].as_i64().unwrap();
    let alone = host(app).patch(&change, version, json!({"shared": false})).await;
    assert_eq!(alone.refused(409, "guest.phone_taken")["params"]["guest_id"], wang["guest_id"]);
    let contact = wang["contacts"][1]["contact_id"].as_str().unwrap();
    let gone = format!("{}/{contact}", contacts(&wang));
    host(app).delete(&gone, wang["version"].as_i64().unwrap()).await.ok();
    let lin = host(app).patch(&change, version, json!({"shared": false})).await.ok();
    assert!(!lin["contacts"][0]["shared"].as_bool().unwrap(), "the last who has it may own it");
}

async fn a_contact_is_replaced_verified_and_made_the_one_to_use(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    let lin = host(app).post(&contacts(&lin), json!({"phone": "15400002345"})).await.ok();
    let second = lin["contacts"][1]["contact_id"].as_str().unwrap();
    let change = format!("{}/{second}", contacts(&lin));
    let verified = json!({"verified": true, "primary": true});
    let lin = host(app).patch(&change, 2, verified).await.ok();
    assert_eq!(lin["contacts"][0]["contact_id"], second, "the one to use comes first");
    assert_eq!(lin["contacts"][0]["verified_at"], "2026-11-22T10:00:00.000Z");
    host(app).patch(&change, 2, json!({"verified": false})).await.refused(412, "conflict.stale");
    let other = json!({"phone": "15400003456"});
    let lin = host(app).patch(&change, 3, other).await.ok();
    assert_eq!(lin["contacts"][0]["masked"], "154****3456");
    assert_eq!(lin["contacts"][0]["verified_at"], json!(null), "another number is not verified");
    let free = make(app, "赵磊", "15400002345").await;
    assert!(free["guest_id"].is_string(), "the old number is free again");
    let email = json!({"email": "lin@example.com"});
    host(app).patch(&change, 4, email).await.refused(422, "contact.one_value");
    let taken = json!({"phone": "15400002345"});
    host(app).patch(&change, 4, taken).await.refused(409, "guest.phone_taken");
}

async fn of_a_contact_exactly_one_way_is_given(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    let before = app.digest();
    for (body, code) in [
        (json!({}), "contact.one_value"),
        (json!({"email": "lin@example.com", "phone": "15400002345"}), "contact.one_value"),
        (json!({"email": "lin"}), "email.not_valid"),
        (json!({"wechat": "ab"}), "wechat.not_valid"),
        (json!({"phone": "15400002345转8"}), "phone.privacy_number"),
    ] {
        let answer = host(app).post(&contacts(&lin), body).await;
        assert_eq!((answer.status, answer.code().as_str()), (422, code), "{}", answer.tell());
    }
    assert_eq!(app.digest(), before);
}
