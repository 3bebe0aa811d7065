//! What guests agree to: added, never changed, taken back as easily as given.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::{host, host_elsewhere, make, path};
use crate::house::{Client, Place, TestApp, both_engines, fresh_key};

both_engines! {
    SetUp: a_consent_names_text_time_store_and_who_wrote_it_down,
        a_yes_needs_the_text_in_force_and_a_no_needs_nothing,
        a_religion_is_kept_only_with_its_own_consent_and_goes_with_it,
        a_guest_who_is_not_shared_is_a_card_and_allergies_elsewhere,
        a_text_is_changed_by_a_new_version_and_by_the_owner_only;
}

fn consents(guest: &Value) -> String {
    format!("{}/consents", path(guest))
}

async fn say(app: &TestApp, guest: &Value, one: Value) -> crate::house::Answer {
    say_by(&host(app), app, guest, one).await
}

async fn say_by(client: &Client, app: &TestApp, guest: &Value, one: Value) -> crate::house::Answer {
    let body = json!({"store_id": app.people().store_a, "consents": [one]});
    client.post(&consents(guest), body).await
}

fn yes(purpose: &str, channel: Option<&str>) -> Value {
    json!({"purpose": purpose, "channel": channel, "answer": "given", "text_version": 1,
        "how": "spoken"})
}

fn no(purpose: &str, channel: Option<&str>) -> Value {
    json!({"purpose": purpose, "channel": channel, "answer": "withdrawn", "how": "spoken"})
}

fn of<'v>(view: &'v Value, purpose: &str, channel: Value) -> &'v Value {
    let all = view["items"].as_array().unwrap();
    all.iter().find(|one| one["purpose"] == purpose && one["channel"] == channel).unwrap()
}

async fn a_consent_names_text_time_store_and_who_wrote_it_down(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let before = host(app).get(&consents(&guest)).await.ok();
    assert_eq!(before["items"].as_array().unwrap().len(), 8);
    assert!(before["items"].as_array().unwrap().iter().all(|one| one["answer"].is_null()));
    let view = say(app, &guest, yes("marketing", Some("sms"))).await.ok();
    let one = of(&view, "marketing", json!("sms"));
    let writer = app.people().who(Preset::Host, Place::A);
    assert_eq!(one["answer"], "given");
    assert_eq!((&one["text_version"], &one["how"]), (&json!(1), &json!("spoken")));
    assert_eq!(one["store_id"], json!(app.people().store_a));
    assert_eq!(one["staff"]["staff_id"], json!(writer.staff_id.to_string()));
    assert_eq!(one["at"], "2026-11-22T10:00:00.000Z");
    app.pass(1_000);
    let view = say(app, &guest, no("marketing", Some("sms"))).await.ok();
    assert_eq!(of(&view, "marketing", json!("sms"))["answer"], "withdrawn");
    assert_eq!(of(&view, "marketing", json!("email"))["answer"], Value::Null);
    assert_eq!(view["history"].as_array().unwrap().len(), 2, "what was said before stays");
    let again = say(app, &guest, no("marketing", Some("sms"))).await.ok();
    assert_eq!(again["history"], view["history"], "the same again changes nothing");
    let told: Vec<String> = app.rows("select kind from outbox where kind = 'consent.changed'");
    assert_eq!(told.len(), 2);
    let current: Vec<String> = app.rows("select answer from pub_consent");
    assert_eq!(current, ["withdrawn"]);
}

async fn a_yes_needs_the_text_in_force_and_a_no_needs_nothing(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let before = app.digest();
    let mut old = yes("marketing", Some("sms"));
    old["text_version"] = json!(9);
    let refused = say(app, &guest, old.clone()).await.refused(409, "consent.text_changed");
    assert_eq!(refused["params"]["version"], 1);
    old["text_version"] = Value::Null;
    say(app, &guest, old).await.refused(409, "consent.text_changed");
    say(app, &guest, yes("marketing", None)).await.refused(422, "consent.channel");
    say(app, &guest, yes("personal_offers", Some("sms"))).await.refused(422, "consent.channel");
    let body = json!({"store_id": app.people().store_a,
        "consents": [yes("marketing", Some("sms")), yes("marketing", None)]});
    host(app).post(&consents(&guest), body).await.refused(422, "consent.channel");
    let elsewhere = json!({"store_id": app.people().store_b, "consents": []});
    host(app).post(&consents(&guest), elsewhere).await.refused(422, "store.not_in_scope");
    assert_eq!(app.digest(), before, "all of it or nothing");
    let view = say(app, &guest, no("personal_offers", None)).await.ok();
    assert_eq!(of(&view, "personal_offers", Value::Null)["answer"], "withdrawn");
}

async fn a_religion_is_kept_only_with_its_own_consent_and_goes_with_it(app: &TestApp) {
    let guest = make(app, "马小燕", "15400001234").await;
    let set = async |list: Value| {
        let version = host(app).get(&path(&guest)).await.ok()["version"].clone();
        let body = json!({"version": version, "dietary": list});
        host(app).put(&format!("{}/dietary", path(&guest)), body).await
    };
    let halal = json!({"kind": "diet", "word": "halal"});
    let peanut = json!({"kind": "allergy", "word": "peanut"});
    set(json!([halal])).await.refused(422, "consent.sensitive_missing");
    set(json!([peanut])).await.ok();
    say(app, &guest, yes("sensitive_facts", None)).await.ok();
    let both = set(json!([halal, peanut])).await.ok();
    assert_eq!(both["dietary"].as_array().unwrap().len(), 2);
    say(app, &guest, no("sensitive_facts", None)).await.ok();
    let after = host(app).get(&path(&guest)).await.ok();
    assert_eq!(minded(&after), ["peanut"], "the allergy keeps the guest safe and stays");
    set(json!([halal])).await.refused(422, "consent.sensitive_missing");
    let new = json!({"name": "马二", "store_id": app.people().store_a, "dietary": [halal]});
    host(app).post("/api/v1/guests", new.clone()).await.refused(422, "consent.sensitive_missing");
    let mut with = new;
    with["consents"] = json!([yes("sensitive_facts", None)]);
    host(app).post("/api/v1/guests", with).key(&fresh_key()).await.ok();
}

fn minded(card: &Value) -> Vec<&str> {
    let all = card["dietary"].as_array().unwrap().iter();
    all.map(|one| one["word"].as_str().unwrap()).collect()
}

async fn a_guest_who_is_not_shared_is_a_card_and_allergies_elsewhere(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let facts = json!([{"kind": "allergy", "word": "peanut"}, {"kind": "diet", "word": "vegan"}]);
    let body = json!({"version": guest["version"], "dietary": facts});
    host(app).put(&format!("{}/dietary", path(&guest)), body).await.ok();
    let contact = guest["contacts"][0]["contact_id"].as_str().unwrap();
    let reveal = format!("{}/contacts/{contact}/reveal", path(&guest));
    let other = make(app, "林婉", "15400005678").await;
    let beside = json!({"kind": "child", "other_guest_id": guest["guest_id"]});
    let wedding = json!({"kind": "wedding", "day": {"calendar": "solar", "month": 11, "day": 28}});
    let salt = json!({"field_id": "field_0000000000001", "value": "light_salt"});
    for (guest, part, body) in
        [(&other, "relations", beside), (&guest, "occasions", wedding), (&guest, "facts", salt)]
    {
        host(app).post(&format!("{}/{part}", path(guest)), body).await.ok();
    }
    assert_eq!(host_elsewhere(app).get(&path(&guest)).await.ok()["display"], "林小雨");
    say(app, &guest, no("share_between_stores", None)).await.ok();
    let seen = host_elsewhere(app).get(&path(&guest)).await.ok();
    assert_eq!((&seen["withheld"], &seen["display"]), (&json!(true), &json!("*")));
    assert_eq!((&seen["name"], &seen["contacts"]), (&Value::Null, &json!([])));
    assert_eq!(minded(&seen), ["peanut"]);
    let milk = json!({"kind": "allergy", "word": "milk"});
    let body = json!({"version": seen["version"], "dietary": [facts[0], milk]});
    let written = host_elsewhere(app).put(&format!("{}/dietary", path(&guest)), body).await.ok();
    assert_eq!(minded(&written), ["peanut", "milk"]);
    for part in ["occasions", "facts", "relations"] {
        assert_eq!(seen[part], json!([]), "{part}");
    }
    assert_eq!(seen["lifecycle"], Value::Null);
    let beside = host_elsewhere(app).get(&path(&other)).await.ok();
    assert_eq!(beside["relations"][0]["display"], "*");
    let coming = format!("/api/v1/occasions?store_id={}", app.people().store_b);
    assert_eq!(host_elsewhere(app).get(&coming).await.ok()["items"], json!([]));
    let timeline = host_elsewhere(app).get(&format!("{}/timeline", path(&guest))).await.ok();
    assert_eq!(timeline["items"], json!([]));
    host_elsewhere(app).post_empty(&reveal).await.refused(404, "thing.not_there");
    let found = host_elsewhere(app).get("/api/v1/guests/search?q=1234").await.ok();
    assert_eq!(found["items"][0]["display"], "*");
    assert_eq!(found["items"][0]["phone_masked"], Value::Null);
    let own = host(app).get(&path(&guest)).await.ok();
    assert_eq!(own["occasions"].as_array().unwrap().len(), 1);
    assert_eq!(minded(&own), ["peanut", "milk", "vegan"], "what was not seen there is not lost");
    assert_eq!((&own["withheld"], &own["name"]), (&json!(false), &json!("林小雨")));
    say(app, &guest, yes("share_between_stores", None)).await.ok();
    assert_eq!(host_elsewhere(app).get(&path(&guest)).await.ok()["withheld"], false);
    assert_eq!(host_elsewhere(app).get(&coming).await.ok()["items"][0]["display"], "林小雨");
}

async fn a_text_is_changed_by_a_new_version_and_by_the_owner_only(app: &TestApp) {
    let texts = "/api/v1/consent-texts";
    let listed = host(app).get(texts).await.ok();
    assert_eq!(listed["items"].as_array().unwrap().len(), 5);
    assert_eq!(listed["items"][0]["version"], 1);
    let new = json!({"purpose": "marketing", "version": 1, "name": "通知", "name_en": "News",
        "words": "我同意。\n随时可以退订。"});
    host(app).post(texts, new.clone()).await.refused(403, "permission.missing");
    let guest = make(app, "林小雨", "15400001234").await;
    say(app, &guest, yes("marketing", Some("sms"))).await.ok();
    let changed = app.owner().post(texts, new.clone()).await.ok();
    assert_eq!((&changed["version"], &changed["words_en"]), (&json!(2), &Value::Null));
    app.owner().post(texts, new.clone()).key(&fresh_key()).await.refused(412, "conflict.stale");
    let mut empty = new;
    empty["version"] = json!(2);
    empty["words"] = json!(" ");
    let refused = app.owner().post(texts, empty).await.refused(422, "consent.text_empty");
    assert_eq!(refused["errors"][0]["pointer"], "/words");
    let view = host(app).get(&consents(&guest)).await.ok();
    assert_eq!(of(&view, "marketing", json!("sms"))["text_version"], 1, "as it was given");
    say(app, &guest, yes("marketing", Some("email"))).await.refused(409, "consent.text_changed");
}
