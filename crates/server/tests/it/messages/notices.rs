//! What the house tells by itself, once for each event, when the owner switched it on.

use serde_json::{Value, json};

use super::{MESSAGES, owner, rules};
use crate::house::{TestApp, both_engines};

both_engines! {
    SetUp: a_notice_is_off_until_the_owner_switches_it_on_and_then_comes_once,
        a_text_may_name_only_what_its_notice_knows;
}

async fn a_notice_is_off_until_the_owner_switches_it_on_and_then_comes_once(app: &TestApp) {
    let (boss, store) = (owner(app), app.people().store_a);
    let guest = json!(super::guest(app, "林安", "15400008801").await);
    let new = json!({"guest_id": guest, "terms_version": 1, "store_id": store});
    boss.post("/api/v1/members", new).await.ok();
    pay(app, &guest).await;
    app.rest();
    assert_eq!(app.row::<i64>("select count(*) from message"), 0, "nothing was switched on");
    let text = "{guest}，在{store}付了{paid}，积分{points}。";
    rules(app, json!({"notices": {"receipt": {"enabled": true, "channel": "box", "text": text}}}))
        .await;
    pay(app, &guest).await;
    app.until_rows("select count(*) from message", 1);
    app.rest();
    let listed = boss.get(MESSAGES).await.ok();
    let items = listed["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{listed}");
    let id = items[0]["message_id"].as_str().unwrap();
    let message = boss.get(&format!("{MESSAGES}/{id}")).await.ok();
    assert_eq!((&message["reason"], &message["state"]), (&json!("receipt"), &json!("delivered")));
    let text = message["text"].as_str().unwrap();
    assert!(text.starts_with("林女士，在湖滨店付了¥500，积分"), "{text}");
}

async fn pay(app: &TestApp, guest: &Value) {
    let content = json!({"mode": "amount", "amount_minor": 50_000});
    let path = format!("/api/v1/stores/{}/bills", app.people().store_a);
    let body = json!({"guests": 2, "content": content, "guest_id": guest});
    let bill = owner(app).post(&path, body).await.ok();
    let due = bill["quote"]["due_minor"].clone();
    let due = if due.is_null() { bill["due_minor"].clone() } else { due };
    let cash = json!({"tender": "cash", "amount_minor": due, "given_minor": due});
    let settle = json!({"version": bill["version"], "due_minor": due, "tenders": [cash]});
    let path = format!("/api/v1/bills/{}/settle", bill["bill_id"].as_str().unwrap());
    owner(app).post(&path, settle).await.ok();
}

async fn a_text_may_name_only_what_its_notice_knows(app: &TestApp) {
    let path = "/api/v1/settings/messages";
    let kept = owner(app).get(path).await.ok();
    assert_eq!(kept["default_texts"]["tier_changed"], "{guest}，您的会员等级现为{tier}。");
    for (text, code) in [
        ("{guest}，{balance}", "template.unknown_variable"),
        ("{guest", "template.brace_open"),
        ("【别家】{guest}", "sms.brackets"),
    ] {
        let mut rules = kept["rules"].clone();
        rules["notices"] =
            json!({"tier_changed": {"enabled": true, "channel": "sms", "text": text}});
        owner(app).put(path, rules).if_match(0).await.refused(422, code);
    }
    let mut rules = kept["rules"].clone();
    rules["window"] = json!({"from": "07:00", "until": "21:00"});
    owner(app).put(path, rules).if_match(0).await.refused(422, "message.window_too_wide");
    let mut rules = kept["rules"].clone();
    rules["keep_months"] = json!(5);
    owner(app).put(path, rules).if_match(0).await.refused(422, "input.bad_value");
}
