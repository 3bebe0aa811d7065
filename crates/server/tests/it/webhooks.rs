//! Webhooks: signed, once each, in order of their making, tried again, given up, sent again.

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use std::time::Duration;

use crate::house::{Client, HOUR, MINUTE, TestApp, both_engines};
use crate::outside::allow_this_machine;
use crate::outside::http::{Receiver, Request, Say};

both_engines! {
    SetUp: an_event_arrives_signed_and_names_nobody,
        what_is_not_taken_is_tried_again_for_days_and_then_given_up,
        a_redirect_is_not_followed_and_a_slow_receiver_is_not_waited_for,
        an_address_inside_is_refused_unless_the_owner_allows_it,
        a_stopped_webhook_goes_on_where_it_stopped_or_from_now,
        all_that_was_on_its_way_when_a_webhook_stopped_is_sent_when_it_goes_on,
        a_new_secret_signs_beside_the_old_one_for_a_day;
}

const HOOKS: &str = "/api/v1/webhooks";

/// The owner, logged in just now: time passes here.
fn owner(app: &TestApp) -> Client {
    app.elsewhere(&app.people().owner)
}

async fn hook(app: &TestApp, receiver: &Receiver, kinds: &[&str]) -> Value {
    allow_this_machine(app).await;
    app.rest();
    let new = json!({"name": "配送系统", "url": receiver.url, "kinds": kinds});
    owner(app).post(HOOKS, new).await.ok()
}

/// Something happens: a group of stores is made.
async fn happen(app: &TestApp, name: &str) {
    owner(app).post("/api/v1/store-groups", json!({"name": name})).await.ok();
}

async fn guest(app: &TestApp) -> String {
    let new =
        json!({"name": "司马相如", "phones": ["15400001234"], "store_id": app.people().store_a});
    let made = owner(app).post("/api/v1/guests", new).await.ok();
    made["guest_id"].as_str().unwrap().to_owned()
}

async fn arrived(app: &TestApp, receiver: &Receiver, count: usize) -> Vec<Request> {
    app.until(|| receiver.came().len() >= count);
    app.rest();
    let came = receiver.came();
    assert_eq!(came.len(), count);
    came
}

fn verifies(request: &Request, secret: &str) -> bool {
    let key = BASE64.decode(secret.strip_prefix("whsec_").unwrap().as_bytes()).unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    let (id, time) = (&request.headers["webhook-id"], &request.headers["webhook-timestamp"]);
    mac.update(format!("{id}.{time}.{}", request.body).as_bytes());
    let wanted = format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()));
    request.headers["webhook-signature"].split(' ').any(|one| one == wanted)
}

async fn path(hook: &Value, step: &str) -> String {
    format!("{HOOKS}/{}/{step}", hook["webhook_id"].as_str().unwrap())
}

async fn kept(app: &TestApp) -> Value {
    owner(app).get(HOOKS).await.ok()["items"][0].clone()
}

async fn an_event_arrives_signed_and_names_nobody(app: &TestApp) {
    let receiver = Receiver::start();
    let hook = hook(app, &receiver, &["guest.*"]).await;
    let guest = guest(app).await;
    happen(app, "不听的事").await;
    let came = arrived(app, &receiver, 1).await;
    assert!(verifies(&came[0], hook["secret"].as_str().unwrap()), "{:?}", came[0].headers);
    assert_eq!(came[0].line, "POST /in HTTP/1.1");
    assert_eq!(came[0].headers["content-type"], "application/json");
    let body: Value = serde_json::from_str(&came[0].body).unwrap();
    assert_eq!(
        (&body["type"], &body["data"]["subjects"]["guest"]),
        (&json!("guest.created"), &json!(guest))
    );
    assert_eq!(body["data"]["store_id"], json!(app.people().store_a.to_string()));
    for word in ["司马", "15400001234", "1234\""] {
        assert!(!came[0].body.contains(word), "{}", came[0].body);
    }
    let hook = kept(app).await;
    assert_eq!((&hook["state"], &hook["error_code"]), (&json!("on"), &Value::Null));
    assert!(hook.get("secret").is_none(), "a secret is shown once");
    assert!(!app.everything_kept().contains(&receiver.url), "its address is sealed");
}

async fn what_is_not_taken_is_tried_again_for_days_and_then_given_up(app: &TestApp) {
    let receiver = Receiver::start();
    receiver.will_say((0..10).map(|_| Say::status(500)));
    hook(app, &receiver, &["storegroup.*"]).await;
    happen(app, "一组").await;
    let first = arrived(app, &receiver, 1).await;
    let mut count = 1;
    for pause in [5_000, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR]
    {
        app.pass(pause - 1_000);
        app.rest();
        assert_eq!(receiver.came().len(), count, "not before its time");
        app.pass(1_000);
        count += 1;
        let came = arrived(app, &receiver, count).await;
        assert_eq!(came[count - 1].headers["webhook-id"], first[0].headers["webhook-id"]);
        assert_eq!(came[count - 1].body, first[0].body);
    }
    assert_eq!(kept(app).await["error_code"], "webhook.wrong_status");
    app.pass(24 * HOUR);
    arrived(app, &receiver, 10).await;
    let hook = kept(app).await;
    assert_eq!(hook["state"], "failed");
    let tasks = owner(app).get("/api/v1/tasks").await.ok();
    assert_eq!(tasks["items"][0]["kind"], "webhook_stopped");
    happen(app, "二组").await;
    app.rest();
    assert_eq!(receiver.came().len(), 10, "a webhook that was given up hears nothing");
    let failed = owner(app).get(&path(&hook, "deliveries?state=failed").await).await.ok();
    let again = format!(
        "/api/v1/webhook-deliveries/{}/send-again",
        failed["items"][0]["delivery_id"].as_str().unwrap()
    );
    let resume = owner(app).post(&path(&hook, "resume").await, json!({"from": "where_it_stopped"}));
    resume.if_match(hook["version"].as_i64().unwrap()).await.ok();
    arrived(app, &receiver, 11).await;
    owner(app).post_empty(&again).await.ok();
    let came = arrived(app, &receiver, 12).await;
    assert_eq!(came[11].headers["webhook-id"], first[0].headers["webhook-id"]);
}

async fn a_redirect_is_not_followed_and_a_slow_receiver_is_not_waited_for(app: &TestApp) {
    let (receiver, elsewhere) = (Receiver::start(), Receiver::start());
    let there = vec![("Location", elsewhere.url.clone())];
    receiver.will_say([Say { headers: there, ..Say::status(302) }]);
    let hook = hook(app, &receiver, &["nothing.ever"]).await;
    owner(app).post_empty(&path(&hook, "test").await).await.ok();
    arrived(app, &receiver, 1).await;
    assert!(elsewhere.came().is_empty());
    assert_eq!(kept(app).await["error_code"], "webhook.wrong_status");
    let listed = owner(app).get(&path(&hook, "deliveries").await).await.ok();
    assert_eq!(
        (&listed["items"][0]["status"], &listed["items"][0]["state"]),
        (&json!(302), &json!("waiting"))
    );
    receiver.will_say([Say { after: Duration::from_secs(20), ..Say::status(200) }]);
    app.pass(5_000);
    arrived(app, &receiver, 2).await;
    assert_eq!(kept(app).await["error_code"], "outside.too_slow");
    receiver.will_say([Say::status(410)]);
    app.pass(MINUTE);
    arrived(app, &receiver, 3).await;
    assert_eq!(kept(app).await["state"], "failed", "gone is gone at once");
}

async fn an_address_inside_is_refused_unless_the_owner_allows_it(app: &TestApp) {
    for (url, code) in [
        ("http://hooks.example.com/x", "outside.not_encrypted"),
        ("https://127.0.0.1/x", "outside.inside"),
        ("https://[::ffff:10.0.0.1]/x", "outside.inside"),
        ("https://169.254.169.254/latest", "outside.inside"),
        ("https://till.local/x", "outside.inside"),
        ("ftp://hooks.example.com/x", "outside.not_an_address"),
        ("https://user:pass@hooks.example.com/x", "outside.not_an_address"),
    ] {
        let refused = owner(app).post(HOOKS, json!({"name": "x", "url": url})).await;
        let refused = refused.refused(422, code);
        assert_eq!(refused["errors"][0]["pointer"], "/url", "{url}");
    }
    // A name that leads inside is found out when it is used; the owner may take his word back.
    let receiver = Receiver::start();
    let hook = hook(app, &receiver, &["nothing.ever"]).await;
    let hosts = json!({"hosts": []});
    owner(app).put("/api/v1/settings/outside", hosts).if_match(1).await.ok();
    owner(app).post_empty(&path(&hook, "test").await).await.ok();
    app.rest();
    assert_eq!(kept(app).await["error_code"], "outside.not_encrypted");
    assert!(receiver.came().is_empty());
    let kinds = json!({"name": "x", "url": "https://hooks.example.com/", "kinds": ["Bill"]});
    owner(app).post(HOOKS, kinds).await.refused(422, "webhook.kind_not_valid");
}

async fn a_stopped_webhook_goes_on_where_it_stopped_or_from_now(app: &TestApp) {
    let receiver = Receiver::start();
    let hook = hook(app, &receiver, &["guest.*"]).await;
    let stop = async |version: i64| {
        owner(app).post_empty(&path(&hook, "stop").await).if_match(version).await.ok()
    };
    let resume = async |version: i64, from: &str| {
        let body = json!({"from": from});
        owner(app).post(&path(&hook, "resume").await, body).if_match(version).await.ok()
    };
    stop(1).await;
    let guest = guest(app).await;
    app.rest();
    assert!(receiver.came().is_empty());
    resume(2, "where_it_stopped").await;
    let came = arrived(app, &receiver, 1).await;
    assert!(came[0].body.contains(&guest));
    stop(3).await;
    let note = json!({"text": "靠窗", "store_id": app.people().store_a});
    owner(app).post(&format!("/api/v1/guests/{guest}/notes"), note.clone()).await.ok();
    app.rest();
    resume(4, "now").await;
    app.rest();
    assert_eq!(receiver.came().len(), 1, "what happened meanwhile is left out");
    owner(app).post(&format!("/api/v1/guests/{guest}/notes"), note).await.ok();
    arrived(app, &receiver, 2).await;
    owner(app).delete(path(&hook, "").await.trim_end_matches('/'), 5).await.ok();
    assert_eq!(app.row::<i64>("select count(*) from webhook_delivery"), 0);
}

async fn all_that_was_on_its_way_when_a_webhook_stopped_is_sent_when_it_goes_on(app: &TestApp) {
    // More than one transaction of a follower takes.
    const MANY: usize = 62;
    let receiver = Receiver::start();
    receiver.will_say((0..MANY).map(|_| Say::status(500)));
    let hook = hook(app, &receiver, &["storegroup.*"]).await;
    for number in 0..MANY {
        happen(app, &format!("第{number}组")).await;
    }
    arrived(app, &receiver, MANY).await;
    owner(app).post_empty(&path(&hook, "stop").await).if_match(1).await.ok();
    let held = owner(app).get(&path(&hook, "deliveries?state=held&limit=200").await).await.ok();
    assert_eq!(held["items"].as_array().unwrap().len(), MANY);
    owner(app).post_empty(&path(&hook, "test").await).await.ok();
    app.pass(HOUR);
    app.rest();
    assert_eq!(receiver.came().len(), MANY, "a stopped webhook hears nothing");
    let resume = owner(app).post(&path(&hook, "resume").await, json!({"from": "now"}));
    resume.if_match(2).await.ok();
    let came = arrived(app, &receiver, 2 * MANY + 1).await;
    let ids: std::collections::BTreeSet<&str> =
        came.iter().map(|one| one.headers["webhook-id"].as_str()).collect();
    assert_eq!(ids.len(), MANY + 1, "each again under its own id, and the test");
}

async fn a_new_secret_signs_beside_the_old_one_for_a_day(app: &TestApp) {
    let receiver = Receiver::start();
    let hook = hook(app, &receiver, &["nothing.ever"]).await;
    let old = hook["secret"].as_str().unwrap().to_owned();
    let rotated = owner(app).post_empty(&path(&hook, "secret").await).if_match(1).await.ok();
    let new = rotated["secret"].as_str().unwrap().to_owned();
    owner(app).post_empty(&path(&hook, "test").await).await.ok();
    let came = arrived(app, &receiver, 1).await;
    assert!(verifies(&came[0], &old) && verifies(&came[0], &new));
    app.pass(24 * HOUR);
    owner(app).post_empty(&path(&hook, "test").await).await.ok();
    let came = arrived(app, &receiver, 2).await;
    assert!(!verifies(&came[1], &old) && verifies(&came[1], &new));
}
