//! Making and changing guests.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::{host, host_elsewhere, make, new, path};
use crate::house::{Place, TestApp, both_engines, fresh_key};

both_engines! {
    SetUp: a_guest_is_written_down_as_told,
        a_phone_belongs_to_one_guest_however_it_is_written,
        of_two_who_write_the_same_phone_at_once_one_makes_the_guest,
        what_is_wrong_is_named_and_nothing_is_half_written,
        a_change_needs_the_version_it_was_read_with,
        the_last_phone_of_a_guest_without_a_name_stays,
        allergies_are_written_as_a_whole,
        a_note_of_a_store_stays_in_it;
}

async fn a_guest_is_written_down_as_told(app: &TestApp) {
    let body = json!({
        "name": "欧阳娜", "sex": "female", "phones": ["154 0000 1234", "0571-87654321转801"],
        "birthday": {"calendar": "solar", "month": 11, "day": 25, "year": 1988},
        "note": "喜欢靠窗", "vip": true, "store_id": app.people().store_a,
        "dietary": [{"kind": "diet", "word": "halal"}, {"kind": "allergy", "word": "peanut"}],
        "consents": [{"purpose": "sensitive_facts", "answer": "given", "text_version": 1,
            "how": "spoken"}],
    });
    let key = fresh_key();
    let guest = host(app).post("/api/v1/guests", body.clone()).key(&key).await.ok();
    assert_eq!(guest["display"], "欧阳女士");
    assert_eq!((&guest["surname"], &guest["sex"]), (&json!("欧阳"), &json!("female")));
    let contacts: Vec<_> = guest["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|contact| (contact["masked"].as_str().unwrap(), contact["primary"].as_bool().unwrap()))
        .collect();
    assert_eq!(contacts, [("154****1234", true), ("0571****4321", false)]);
    let first = &guest["dietary"][0];
    assert_eq!((&first["kind"], &first["word"]), (&json!("allergy"), &json!("peanut")));
    assert_eq!(first["source"], "guest", "allergies come first, with who told them");
    assert_eq!(first["noted_on"], "2026-11-22");
    assert_eq!(guest["notes"][0]["text"], "喜欢靠窗");
    let again = host(app).post("/api/v1/guests", body).key(&key).await.ok();
    assert_eq!(again, guest, "the same request again is the same guest");
    assert_eq!(app.row::<i64>("select count(*) from guest"), 1);
    let told: Vec<String> = app.rows("select subjects from outbox where kind = 'guest.created'");
    assert_eq!(told, [format!("{{\"guest\":{}}}", guest["guest_id"])]);
}

async fn a_phone_belongs_to_one_guest_however_it_is_written(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    for phone in
        ["154-0000-1234", "+86 15400001234", "0086 154 0000 1234", "１５４００００１２３４"]
    {
        let taken = host_elsewhere(app)
            .post(
                "/api/v1/guests",
                json!({
                    "name": "林二", "phones": [phone], "store_id": app.people().store_b,
                }),
            )
            .await
            .refused(409, "guest.phone_taken");
        assert_eq!(taken["params"]["guest_id"], guest["guest_id"]);
        assert_eq!(taken["errors"][0]["pointer"], "/phones/0");
    }
    let other = make(app, "赵大海", "15400005678").await;
    let contact = json!({"phone": "154 0000 1234"});
    let taken = host(app).post(&format!("{}/contacts", path(&other)), contact).await;
    taken.refused(409, "guest.phone_taken");
    assert_eq!(app.row::<i64>("select count(*) from guest"), 2);
}

async fn of_two_who_write_the_same_phone_at_once_one_makes_the_guest(app: &TestApp) {
    let (one, other) = (host(app), host(app));
    let bodies = [new(app, "林小雨", "15400001234"), new(app, "林晓宇", "+86 154 0000 1234")];
    let [first, second] = bodies;
    let asks = (one.post("/api/v1/guests", first), other.post("/api/v1/guests", second));
    let (one, other) = tokio::join!(async { asks.0.await }, async { asks.1.await });
    let mut codes = [one.code(), other.code()];
    codes.sort();
    assert_eq!(codes, ["", "guest.phone_taken"]);
    assert_eq!(app.row::<i64>("select count(*) from guest"), 1);
    assert_eq!(app.row::<i64>("select count(*) from contact"), 1);
}

async fn what_is_wrong_is_named_and_nothing_is_half_written(app: &TestApp) {
    let before = app.digest();
    let store = app.people().store_a;
    let elsewhere = app.people().store_b;
    let no_day = json!({"calendar": "solar", "month": 2, "day": 30});
    let no_word = json!([{"kind": "allergy", "word": "stone"}]);
    let cases = [
        (json!({"store_id": store}), "guest.name_or_phone", "/name"),
        (
            json!({"name": "林", "phones": ["154****1234"], "store_id": store}),
            "phone.masked",
            "/phones/0",
        ),
        (
            json!({"name": "林", "phones": ["87654321"], "store_id": store}),
            "phone.no_area_code",
            "/phones/0",
        ),
        (
            json!({"phones": ["15400001234", "15400001234转8"], "store_id": store}),
            "phone.privacy_number",
            "/phones/1",
        ),
        (
            json!({"phones": ["15400001234", "+8615400001234"], "store_id": store}),
            "guest.too_many_phones",
            "/phones",
        ),
        (
            json!({"name": "林", "birthday": no_day, "store_id": store}),
            "birthday.not_a_day",
            "/birthday",
        ),
        (
            json!({"name": "林", "dietary": no_word, "store_id": store}),
            "input.bad_value",
            "/dietary/0",
        ),
        (json!({"name": "林", "store_id": elsewhere}), "store.not_in_scope", "/store_id"),
        (json!({"name": "林\u{200b}", "store_id": store}), "name.invisible", "/name"),
    ];
    for (body, code, pointer) in cases {
        let refused = host(app).post("/api/v1/guests", body).await.refused(422, code);
        let named = refused["errors"][0]["pointer"].as_str().unwrap();
        assert!(named.starts_with(pointer), "{code}: {named}");
    }
    assert_eq!(app.digest(), before);
}

async fn a_change_needs_the_version_it_was_read_with(app: &TestApp) {
    let guest = make(app, "赵大海", "15400001234").await;
    let path = path(&guest);
    let changed = host(app).patch(&path, 1, json!({"title": "赵总", "sex": "male"})).await.ok();
    assert_eq!((&changed["display"], &changed["version"]), (&json!("赵总"), &json!(2)));
    let stale = host(app).patch(&path, 1, json!({"name": "钱大海"})).await;
    stale.refused(412, "conflict.stale");
    let cleared = host(app).patch(&path, 2, json!({"title": null})).await.ok();
    assert_eq!((&cleared["display"], &cleared["title"]), (&json!("赵先生"), &json!(null)));
    let kept: Vec<String> =
        app.rows("select changes from audit where action = 'guest.updated' order by audit_id");
    assert!(kept.iter().all(|text| !text.contains("赵")), "{kept:?}");
    host(app)
        .patch("/api/v1/guests/guest_0000000000001", 1, json!({"vip": true}))
        .await
        .refused(404, "thing.not_there");
}

async fn the_last_phone_of_a_guest_without_a_name_stays(app: &TestApp) {
    let body = json!({"phones": ["15400001234"], "store_id": app.people().store_a});
    let guest = host(app).post("/api/v1/guests", body).await.ok();
    assert_eq!(guest["display"], "154****1234");
    let contact = |guest: &serde_json::Value, at: usize| {
        format!(
            "{}/contacts/{}",
            path(guest),
            guest["contacts"][at]["contact_id"].as_str().unwrap()
        )
    };
    let first = contact(&guest, 0);
    host(app).delete(&first, 1).await.refused(422, "guest.name_or_phone");
    let more = json!({"phone": "15400005678", "primary": false});
    let guest = host(app).post(&format!("{}/contacts", path(&guest)), more).await.ok();
    assert_eq!(guest["contacts"].as_array().unwrap().len(), 2);
    host(app).delete(&first, 1).await.refused(412, "conflict.stale");
    let guest = host(app).delete(&first, 2).await.ok();
    assert_eq!(guest["contacts"][0]["masked"], "154****5678");
    assert_eq!(guest["contacts"][0]["primary"], true, "the next one is the one to call");
    host(app).patch(&path(&guest), 3, json!({"name": "林小雨"})).await.ok();
    host(app).delete(&contact(&guest, 0), 4).await.ok();
    host(app)
        .patch(&path(&guest), 5, json!({"name": null}))
        .await
        .refused(422, "guest.name_or_phone");
    make(app, "赵大海", "15400001234").await;
}

async fn allergies_are_written_as_a_whole(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let path = format!("{}/dietary", path(&guest));
    let list = json!([{"kind": "allergy", "word": "peanut"}, {"kind": "diet", "word": "no_pork"}]);
    let put = json!({"version": 1, "dietary": list});
    let guest = host(app).put(&path, put.clone()).await.ok();
    let told = |one: &Value| json!({"kind": one["kind"], "word": one["word"]});
    let kept: Vec<Value> = guest["dietary"].as_array().unwrap().iter().map(told).collect();
    assert_eq!(json!(kept), list);
    host(app).put(&path, put).await.refused(412, "conflict.stale");
    let guest = host(app).put(&path, json!({"version": 2, "dietary": []})).await.ok();
    assert_eq!(guest["dietary"], json!([]));
    let kitchen = app.client(app.people().who(Preset::Kitchen, Place::A));
    let put = json!({"version": 3, "dietary": []});
    kitchen.put(&path, put).await.refused(403, "permission.missing");
}

async fn a_note_of_a_store_stays_in_it(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let notes = format!("{}/notes", path(&guest));
    let store_id = app.people().store_a;
    let own = json!({"text": "上次说汤偏咸", "store_id": store_id, "store_only": true});
    host(app).post(&notes, own).await.ok();
    let all = json!({"text": "喜欢靠窗", "store_id": store_id});
    let guest = host(app).post(&notes, all).await.ok();
    assert_eq!(guest["notes"].as_array().unwrap().len(), 2);
    let there = host_elsewhere(app).get(&path(&guest)).await.ok();
    assert_eq!(there["notes"].as_array().unwrap().len(), 1);
    assert_eq!(there["notes"][0]["text"], "喜欢靠窗");
    let hidden = format!("{notes}/{}/remove", guest["notes"][1]["note_id"].as_str().unwrap());
    host_elsewhere(app).post_empty(&hidden).await.refused(404, "thing.not_there");
    let guest = host(app).post_empty(&hidden).await.ok();
    assert_eq!(guest["notes"].as_array().unwrap().len(), 1);
}
