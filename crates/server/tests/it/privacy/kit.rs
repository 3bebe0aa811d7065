//! A guest of whom the house knows something in every table, and a look at what it knows.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use zhike::schema::SEALED_COLUMNS;

use super::{host, make};
use crate::checkout::kit;
use crate::house::{TestApp, fresh_key};
use crate::insight::kit::{Sale, give_all_back};

/// Words that tell who this guest is; each begins with one of them.
pub const TELLTALE: [&str; 4] = ["司马", "xiongmao", "15477", "wheelchair"];
pub const PHONE: &str = "15477001234";

/// Somebody of whom everything is known, without money left.
pub async fn known(app: &TestApp) -> String {
    let guest = make(app, "司马相如", PHONE).await;
    let id = guest["guest_id"].as_str().unwrap().to_owned();
    let own = format!("/api/v1/guests/{id}");
    let store_id = app.people().store_a;
    let other = make(app, "卓文君", "15488001234").await["guest_id"].clone();
    let wedding = json!({"kind": "wedding", "label": "司马大婚",
        "day": {"calendar": "lunar", "month": 5, "day": 20}});
    let request =
        json!({"kind": "access", "how": "spoken", "words": "司马问", "store_id": store_id});
    let said = json!([{"purpose": "marketing", "channel": "sms", "answer": "given",
        "text_version": 1, "how": "spoken"}]);
    for (part, body) in [
        ("occasions", wedding),
        ("relations", json!({"kind": "child", "words": "司马小妹"})),
        ("relations", json!({"kind": "spouse", "other_guest_id": other})),
        ("contacts", json!({"email": "xiongmao@example.com"})),
        ("contacts", json!({"wechat": "xiongmao_1"})),
        ("facts", json!({"field_id": "field_0000000000005", "value": "wheelchair"})),
        ("facts", json!({"field_id": "field_0000000000006", "value": "司马书院"})),
        ("notes", json!({"text": "司马爱坐窗边", "store_id": store_id, "store_only": false})),
        ("consents", json!({"store_id": store_id, "consents": said})),
        ("privacy-requests", request),
    ] {
        host(app).post(&format!("{own}/{part}"), body).key(&fresh_key()).await.ok();
    }
    let version = host(app).get(&own).await.ok()["version"].clone();
    let peanut = json!([{"kind": "allergy", "word": "peanut"}]);
    let dietary = json!({"version": version, "dietary": peanut});
    host(app).put(&format!("{own}/dietary"), dietary).await.ok();
    host(app).post(&format!("{own}/dietary/seen"), json!({"store_id": store_id})).await.ok();
    tell(app, &id).await;
    spend(app, &id).await;
    app.rest();
    id
}

/// A message and a task about the guest.
async fn tell(app: &TestApp, id: &str) {
    let store_id = app.people().store_a;
    let message = json!({"guest_id": id, "store_id": store_id, "purpose": "service",
        "channel": "box", "text": "司马先生，座位留好了"});
    host(app).post("/api/v1/messages", message).await.ok();
    let task = json!({"text": "给司马先生回电话", "guest_id": id, "store_id": store_id});
    let task = host(app).post("/api/v1/tasks", task).await.ok();
    let take = format!("/api/v1/tasks/{}/take", task["task_id"].as_str().unwrap());
    host(app).post_empty(&take).if_match(1).await.ok();
}

/// A membership, a bill that was given back for a reason, points, a coupon, a top-up paid back.
async fn spend(app: &TestApp, id: &str) {
    let store = app.people().store_a;
    let join = json!({"guest_id": id, "terms_version": 1, "store_id": store});
    app.owner().post("/api/v1/members", join).await.ok();
    Sale { guest: Some(id), ..Sale::of(store, 30_000) }.made(app).await;
    let bill = Sale { guest: Some(id), ..Sale::of(store, 20_000) }.made(app).await;
    give_all_back(app, &bill, 20_000).await;
    kit::coupon(app, id, 30, kit::cash_off("满减券", 10_000, 1_000)).await;
    kit::set_points(app, id, 500).await;
    kit::top_up(app, id).await;
    pay_back(app, id).await;
}

async fn pay_back(app: &TestApp, id: &str) {
    let listed = app.owner().get(&format!("/api/v1/guests/{id}/top-ups")).await.ok();
    let top_up = format!("/api/v1/top-ups/{}", listed["items"][0]["top_up_id"].as_str().unwrap());
    let quote = app.owner().get(&format!("{top_up}/refund-quote?ground=no_reason")).await.ok();
    let pays = quote["pays_minor"].clone();
    let body = json!({"ground": "no_reason", "shown_minor": pays, "reason": "司马要搬家",
        "tenders": [{"tender": "wechat", "amount_minor": pays}]});
    app.owner().post(&format!("{top_up}/refunds"), body).await.ok();
}

/// Every sealed cell of the database in the clear, by its column.
pub fn opened(app: &TestApp) -> BTreeMap<&'static str, Vec<String>> {
    let mut all = BTreeMap::new();
    for column in SEALED_COLUMNS {
        let (table, name) = column.sealed_as.split_once('.').unwrap();
        let text =
            format!("select {}, {name} from {table} where {name} is not null", column.id_column);
        let rows: Vec<(i64, Vec<u8>)> = app.rows(&text);
        let opened = rows.into_iter().map(|(id, sealed)| {
            let plain = app.app.keyring.open(column.sealed_as, id, &sealed).unwrap();
            String::from_utf8_lossy(&plain).into_owned()
        });
        all.insert(column.sealed_as, opened.collect());
    }
    all
}

/// The sealed columns that tell who the guest is.
pub fn telling(app: &TestApp) -> Vec<&'static str> {
    let tells = |text: &String| TELLTALE.iter().any(|word| text.contains(word));
    let told = opened(app).into_iter().filter(|(_, texts)| texts.iter().any(tells));
    told.map(|(column, _)| column).collect()
}

/// Another record of the guest that tells who it is, merged into his.
pub async fn merged(app: &TestApp, guest: &str) -> String {
    let store_id = app.people().store_a;
    let other = make(app, "司马先生", "15477009876").await["guest_id"].as_str().unwrap().to_owned();
    let note = json!({"text": "司马常坐二楼", "store_id": store_id, "store_only": false});
    host(app).post(&format!("/api/v1/guests/{other}/notes"), note).key(&fresh_key()).await.ok();
    let body = json!({"other_id": other, "store_id": store_id});
    app.owner().post(&format!("/api/v1/guests/{guest}/merges"), body).await.ok();
    app.rest();
    other
}

/// The raw number of a guest.
pub fn raw(guest: &str) -> i64 {
    guest.parse::<zhike_domain::kernel::id::GuestId>().unwrap().raw()
}

/// The parts of a copy by name.
pub fn part<'v>(copy: &'v Value, name: &str) -> &'v Vec<Value> {
    copy["parts"][name].as_array().unwrap_or_else(|| panic!("no part {name}"))
}
