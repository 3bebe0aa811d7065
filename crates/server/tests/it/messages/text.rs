//! Text messages by a carrier that takes HTTP requests, and what carriers tell.

use serde_json::{Value, json};

use super::{NOWHERE, guest, look, owner, rules, says, set_up, state, write};
use crate::house::{TestApp, both_engines};
use crate::outside::allow_this_machine;
use crate::outside::http::{Receiver, Say};

both_engines! {
    SetUp: a_text_carries_signature_way_out_and_the_carriers_own_form,
        an_answer_that_asks_for_no_more_ends_advertising_at_once,
        a_receipt_is_taken_once_however_often_it_comes,
        the_two_carriers_get_their_signed_requests;
    Demo: nothing_leaves_a_demo;
}

async fn carrier(app: &TestApp) -> (Receiver, Value) {
    let receiver = Receiver::start();
    allow_this_machine(app).await;
    let settings = json!({
        "adapter": "http", "url": receiver.url, "content_type": "application/json",
        "headers": {"authorization": "Bearer {secret}"},
        "body": "{\"to\":\"{phone}\",\"text\":\"{text}\",\"ref\":\"{id}\"}",
        "id_path": "/id", "code_path": "/code", "code_ok": "0",
        "signature": {"header": "X-Sign", "over": "{time}{body}", "letters": "hex"},
    });
    let channel = set_up(app, "sms", settings, "s3cret").await;
    rules(app, json!({"sign": "试味楼"})).await;
    (receiver, channel)
}

async fn a_text_carries_signature_way_out_and_the_carriers_own_form(app: &TestApp) {
    let (receiver, _) = carrier(app).await;
    receiver
        .will_say([Say::json(r#"{"code":0,"id":"v-1"}"#), Say::json(r#"{"code":0,"id":"v-2"}"#)]);
    let guest = guest(app, "林小雨", NOWHERE).await;
    let message = write(app, &guest, "sms", "service", "您的\"雨伞\"在前台。").await;
    assert_eq!(state(&message), ("sent", ""), "{message}");
    assert_eq!((&message["segments"], &message["cost_milli"]), (&json!(1), &json!(5_000)));
    says(app, &guest, "sms", "given").await;
    let long = "新".repeat(70);
    let message = write(app, &guest, "sms", "marketing", &long).await;
    assert_eq!((state(&message), &message["segments"]), (("sent", ""), &json!(2)));
    let came = receiver.came();
    let body: Value = serde_json::from_str(&came[0].body).unwrap();
    assert_eq!(body["text"], "【试味楼】您的\"雨伞\"在前台。");
    assert_eq!(body["to"], "+99955501234");
    assert_eq!(came[0].headers["authorization"], "Bearer s3cret");
    assert_eq!(came[0].headers["x-sign"].len(), 64);
    assert_eq!(came[0].headers["idempotency-key"], body["ref"].as_str().unwrap());
    let body: Value = serde_json::from_str(&came[1].body).unwrap();
    assert_eq!(body["text"], format!("【试味楼】{long} 拒收请回复R"));
}

async fn an_answer_that_asks_for_no_more_ends_advertising_at_once(app: &TestApp) {
    let (receiver, channel) = carrier(app).await;
    let guest = guest(app, "林小雨", NOWHERE).await;
    says(app, &guest, "sms", "given").await;
    let path = channel["callback_path"].as_str().unwrap();
    let wrong = format!("{}0", &path[..path.len() - 1]);
    let machine = app.stranger();
    let tell = |path: &str, body: Value| {
        machine.post_empty(path).without("origin").without("idempotency-key").json(body)
    };
    tell(&wrong, json!({"phone": NOWHERE, "text": "R"})).await.refused(404, "thing.not_there");
    tell(path, json!({"phone": NOWHERE, "text": "好的谢谢"})).await.ok();
    tell(path, json!([{"nonsense": true}, 7, null])).await.ok();
    receiver.will_say([Say::json(r#"{"code":0}"#)]);
    let message = write(app, &guest, "sms", "marketing", "本周新菜。").await;
    assert_eq!(state(&message), ("sent", ""));
    tell(path, json!({"phone": NOWHERE, "text": " r。"})).await.ok();
    let message = write(app, &guest, "sms", "marketing", "本周新菜。").await;
    assert_eq!(state(&message), ("suppressed", "no_consent"));
    // A new yes after the no counts again.
    app.pass(1_000);
    says(app, &guest, "sms", "given").await;
    receiver.will_say([Say::json(r#"{"code":0}"#)]);
    let message = write(app, &guest, "sms", "marketing", "欢迎回来。").await;
    assert_eq!(state(&message), ("sent", ""));
    assert_eq!(receiver.came().len(), 2);
}

async fn a_receipt_is_taken_once_however_often_it_comes(app: &TestApp) {
    let (receiver, channel) = carrier(app).await;
    receiver.will_say([Say::json(r#"{"code":0,"id":"v-1"}"#)]);
    let guest = guest(app, "林小雨", NOWHERE).await;
    let message = write(app, &guest, "sms", "service", "您的雨伞在前台。").await;
    let path = channel["callback_path"].as_str().unwrap();
    for body in [
        json!({"id": "v-1", "delivered": true}),
        json!({"id": "v-1", "delivered": false}),
        json!({"id": "unknown", "delivered": true}),
    ] {
        let machine = app.stranger().post_empty(path).without("origin");
        machine.without("idempotency-key").json(body).await.ok();
    }
    let message = look(app, &message).await;
    assert_eq!(state(&message), ("delivered", ""));
    let told: Vec<String> = app.rows("select kind from outbox where kind = 'message.delivered'");
    assert_eq!(told.len(), 1);
}

/// The bytes are held to the vendors' vectors beside the code; here it is seen that a whole
/// request goes out and its answer is understood.
async fn the_two_carriers_get_their_signed_requests(app: &TestApp) {
    allow_this_machine(app).await;
    rules(
        app,
        json!({"sign": "试味楼",
        "notices": {"top_up": {"enabled": true, "channel": "sms"}}}),
    )
    .await;
    let receiver = Receiver::start();
    let endpoint = receiver.url.trim_end_matches("/in").to_owned();
    let aliyun = json!({"adapter": "aliyun", "access_key_id": "LTAI", "endpoint": endpoint,
        "templates": {"top_up": "SMS_1"}});
    set_up(app, "sms", aliyun, "k1").await;
    receiver.will_say([Say::json(r#"{"Code":"OK","BizId":"9^0"}"#)]);
    top_up(app, NOWHERE).await;
    let came = receiver.came();
    assert!(came[0].body.contains("TemplateCode=SMS_1&TemplateParam=%7B"), "{}", came[0].body);
    assert!(came[0].headers["authorization"].starts_with("ACS3-HMAC-SHA256 Credential=LTAI,"));
    let tencent = json!({"adapter": "tencent", "secret_id": "AKID", "sdk_app_id": "1400",
        "endpoint": endpoint, "templates": {"top_up": "77"}});
    set_up(app, "sms", tencent, "k2").await;
    let ok = r#"{"Response":{"SendStatusSet":[{"Code":"Ok","SerialNo":"5:1"}]}}"#;
    receiver.will_say([Say::json(ok)]);
    top_up(app, "+999 5550 1235").await;
    let body: Value = serde_json::from_str(&receiver.came()[1].body).unwrap();
    assert_eq!(body["TemplateId"], "77");
    assert_eq!(body["TemplateParamSet"].as_array().unwrap().len(), 5, "{body}");
    let states: Vec<String> = app.rows("select state from message order by message_id");
    assert_eq!(states, ["sent", "sent"]);
}

async fn top_up(app: &TestApp, phone: &str) {
    let new = json!({"guest": {"phone": phone, "name": "林安"}, "terms_version": 1,
        "store_id": app.people().store_a});
    let guest = owner(app).post("/api/v1/members", new).await.ok()["guest_id"].clone();
    let plan = json!({"name": "充100送10", "pay_minor": 10_000, "bonus_minor": 1_000});
    let plan = owner(app).post("/api/v1/top-up-plans", plan).await.ok();
    let sale = json!({"guest_id": guest, "top_up_plan_id": plan["top_up_plan_id"],
        "terms_version": 1, "tenders": [{"tender": "card", "amount_minor": 10_000}]});
    let path = format!("/api/v1/stores/{}/top-ups", app.people().store_a);
    let before = app.row::<i64>("select count(*) from message");
    owner(app).post(&path, sale).await.ok();
    app.until_rows("select count(*) from message", before + 1);
    app.rest();
}

async fn nothing_leaves_a_demo(app: &TestApp) {
    let (receiver, _) = carrier(app).await;
    let guest = guest(app, "林小雨", NOWHERE).await;
    let message = write(app, &guest, "sms", "service", "您的雨伞在前台。").await;
    assert_eq!(state(&message), ("kept", "demo_house"));
    assert!(receiver.came().is_empty());
}
