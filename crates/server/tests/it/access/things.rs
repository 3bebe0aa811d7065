//! Things of each kind, made once for a path that names one.

use serde_json::json;
use zhike_domain::kernel::id::show;
use zhike_domain::team::role::Preset;

use super::rows::{guest, text};
use crate::groups::kit::company;
use crate::house::TestApp;
use crate::pricing;

/// Two records that may be one guest: found so late that no search takes the pair for a stale one.
pub async fn pair(app: &TestApp) -> String {
    let ids = [guest(app).await, guest(app).await].map(|guest| {
        let id: zhike_domain::kernel::id::GuestId = text(&guest["guest_id"]).parse().unwrap();
        id.raw()
    });
    let (low, high) = (ids[0].min(ids[1]), ids[0].max(ids[1]));
    let insert = format!(
        "insert into guest_pair (guest_pair_id, low_id, high_id, score_milli, levels, state, \
         found_at, version) values ({low}, {low}, {high}, 900, '[1,0,0,0,0,0]', 'open', \
         9000000000000, 1) \
         returning guest_pair_id"
    );
    let made: Result<Vec<i64>, zhike_store::StoreError> =
        app.app.store.write_blocking(move |tx| tx.all_dynamic(&insert, &[]));
    show("guestpair", made.unwrap()[0])
}

/// Two records that were merged.
pub async fn merge(app: &TestApp) -> String {
    let (one, other) = (guest(app).await, guest(app).await);
    let body = json!({"other_id": other["guest_id"], "store_id": app.people().store_a});
    let path = format!("/api/v1/guests/{}/merges", text(&one["guest_id"]));
    text(&app.owner().post(&path, body).await.ok()["guest_merge_id"])
}

pub async fn offer(app: &TestApp) -> String {
    let body = json!({"name": "优惠", "benefit": {"kind": "cash", "off_minor": 100}});
    text(&app.owner().post(pricing::OFFERS, body).await.ok()["offer_id"])
}

/// A fresh menu file.
pub async fn import(app: &TestApp) -> String {
    static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let file = format!("Name;Price\nDish {number};8\n");
    let ask = app.owner().post_empty("/api/v1/menu-imports").bytes(file.into_bytes());
    let done = ask.header("content-type", "application/octet-stream").await.ok();
    text(&done["import_id"])
}

pub async fn role(app: &TestApp) -> String {
    let copy_of = app.people().roles[&Preset::Host];
    let role = json!({"copy_of": copy_of, "name": "副本"});
    text(&app.owner().post("/api/v1/roles", role).await.ok()["role_id"])
}

pub async fn group(app: &TestApp) -> String {
    let group = json!({"name": "一组", "store_ids": []});
    text(&app.owner().post("/api/v1/store-groups", group).await.ok()["store_group_id"])
}

pub async fn message(app: &TestApp, store: String) -> String {
    let guest = guest(app).await["guest_id"].clone();
    let body = json!({"guest_id": guest, "store_id": store, "purpose": "service",
        "channel": "box", "text": "试"});
    text(&app.owner().post("/api/v1/messages", body).await.ok()["message_id"])
}

pub async fn task(app: &TestApp, store: String) -> String {
    let body = json!({"text": "试", "store_id": store});
    text(&app.owner().post("/api/v1/tasks", body).await.ok()["task_id"])
}

/// What a fresh guest asks.
pub async fn request(app: &TestApp) -> String {
    let guest = text(&guest(app).await["guest_id"]);
    let body = json!({"kind": "access", "how": "spoken", "store_id": app.people().store_a});
    let path = format!("/api/v1/guests/{guest}/privacy-requests");
    text(&app.owner().post(&path, body).await.ok()["request_id"])
}

pub async fn webhook(app: &TestApp) -> String {
    let listed = app.owner().get("/api/v1/webhooks").await.ok();
    for old in listed["items"].as_array().unwrap() {
        let path = format!("/api/v1/webhooks/{}", text(&old["webhook_id"]));
        app.owner().delete(&path, old["version"].as_i64().unwrap()).await.ok();
    }
    let body =
        json!({"name": "试", "url": "https://hooks.example.com/", "kinds": ["nothing.ever"]});
    text(&app.owner().post("/api/v1/webhooks", body).await.ok()["webhook_id"])
}

/// One that waits for a webhook that was stopped, so that nothing goes out.
pub async fn delivery(app: &TestApp) -> String {
    let webhook = format!("/api/v1/webhooks/{}", webhook(app).await);
    app.owner().post_empty(&format!("{webhook}/stop")).if_match(1).await.ok();
    app.owner().post_empty(&format!("{webhook}/test")).await.ok();
    let listed = app.owner().get(&format!("{webhook}/deliveries")).await.ok();
    text(&listed["items"][0]["delivery_id"])
}

/// A fresh key of an outside system.
pub async fn key(app: &TestApp) -> String {
    let body = json!({"name": "收银机", "store_ids": [app.people().store_a]});
    text(&app.owner().post("/api/v1/api-keys", body).await.ok()["key_id"])
}

/// A company with an account, in a store.
pub async fn shared(app: &TestApp, store: String) -> String {
    let body = company(app, json!({"store_id": store}));
    text(&app.owner().post("/api/v1/groups", body).await.ok()["group_id"])
}

/// Somebody who is in a group.
pub async fn group_member(app: &TestApp, group: &str) -> String {
    let path = format!("/api/v1/groups/{group}");
    let body = json!({"guest_id": guest(app).await["guest_id"], "department_no": 1});
    let made = app.owner().post(&format!("{path}/members"), body).await.ok();
    text(&made["people"][0]["group_member_id"])
}
