//! What guests ask about their own data, answered in time.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::{host, make, path};
use crate::house::{Answer, Client, HOUR, Place, TestApp, both_engines, fresh_key};

both_engines! {
    SetUp: a_request_has_a_day_and_a_task_and_both_end_with_the_answer,
        a_request_whose_day_is_over_presses,
        a_no_needs_its_reason_and_a_deletion_is_not_done_by_saying_so,
        nobody_gives_himself_more_days_than_the_law;
}

const REQUESTS: &str = "/api/v1/privacy-requests";
const DAY: i64 = 24 * HOUR;

async fn ask(app: &TestApp, guest: &Value, kind: &str) -> Answer {
    let body = json!({"kind": kind, "how": "spoken", "words": "司马想要一份资料",
        "store_id": app.people().store_a});
    let path = format!("{}/privacy-requests", path(guest));
    host(app).post(&path, body).key(&fresh_key()).await
}

async fn answer(client: &Client, request: &Value, body: Value) -> Answer {
    let path = format!("{REQUESTS}/{}/answer", request["request_id"].as_str().unwrap());
    client.post(&path, body).if_match(request["version"].as_i64().unwrap()).await
}

async fn a_request_has_a_day_and_a_task_and_both_end_with_the_answer(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let request = ask(app, &guest, "copy").await.ok();
    assert_eq!((&request["state"], &request["clock"]), (&json!("open"), &json!("running")));
    assert_eq!(request["due_at"], "2026-12-07T10:00:00.000Z");
    ask(app, &guest, "copy").await.refused(409, "request.open_already");
    let task = host(app).get("/api/v1/tasks").await.ok()["items"][0].clone();
    assert_eq!((&task["kind"], &task["due_at"]), (&json!("privacy_request"), &request["due_at"]));
    assert_eq!(task["origin"], request["request_id"]);
    host(app).get(REQUESTS).await.refused(403, "permission.missing");
    let manager = app.client(app.people().who(Preset::StoreManager, Place::A));
    manager.get(REQUESTS).await.refused(403, "permission.missing");
    let listed = app.owner().get(REQUESTS).await.ok();
    assert_eq!(listed["items"][0]["display"], "林小雨");
    assert_eq!(listed["items"][0]["words"], "司马想要一份资料");
    let done = json!({"state": "done", "answer": "已经给了司马"});
    let answered = answer(&app.owner(), &request, done.clone()).await.ok();
    assert_eq!((&answered["state"], &answered["clock"]), (&json!("done"), &json!("in_time")));
    answer(&app.owner(), &answered, done.clone()).await.refused(409, "request.answered_already");
    assert_eq!(host(app).get("/api/v1/tasks").await.ok()["items"], json!([]));
    assert_eq!(app.owner().get(REQUESTS).await.ok()["items"], json!([]));
    let past = app.owner().get(&format!("{REQUESTS}?answered=true")).await.ok();
    assert_eq!(past["items"][0]["answer"], "已经给了司马");
    ask(app, &guest, "copy").await.ok();
    app.rest();
    assert!(!app.everything_kept().contains("司马"), "what was asked and answered lies open");
}

async fn a_request_whose_day_is_over_presses(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    ask(app, &guest, "access").await.ok();
    let counts = format!("{REQUESTS}/counts");
    let of = async || {
        let owner = app.elsewhere(&app.people().owner);
        let counts = owner.get(&counts).await.ok();
        [&counts["open"], &counts["soon"], &counts["overdue"]].map(|n| n.as_i64().unwrap())
    };
    assert_eq!(of().await, [1, 0, 0]);
    app.pass(13 * DAY);
    assert_eq!(of().await, [1, 1, 0]);
    app.pass(2 * DAY + HOUR);
    assert_eq!(of().await, [1, 0, 1]);
    let tell = || app.act(|act, tx| zhike::privacy::actions::tell_overdue(&mut act.start(tx), 9));
    assert_eq!((tell(), tell()), (1, 1));
    let tasks: Vec<String> = app.rows("select kind from task order by kind");
    assert_eq!(tasks, ["privacy_overdue", "privacy_request"], "and only once");
    let owner = app.elsewhere(&app.people().owner);
    let late = owner.get(REQUESTS).await.ok()["items"][0].clone();
    assert_eq!(late["clock"], "overdue");
    let answered = answer(&owner, &late, json!({"state": "done"})).await.ok();
    assert_eq!(answered["clock"], "late");
    let open: i64 = app.row("select count(*) from task where state <> 'done'");
    assert_eq!(open, 0);
}

async fn a_no_needs_its_reason_and_a_deletion_is_not_done_by_saying_so(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let request = ask(app, &guest, "deletion").await.ok();
    let before = app.digest();
    let owner = app.owner();
    answer(&owner, &request, json!({"state": "done"})).await.refused(422, "request.not_erased");
    let no = json!({"state": "refused"});
    answer(&owner, &request, no).await.refused(422, "request.reason_missing");
    let open = json!({"state": "open"});
    answer(&owner, &request, open).await.refused(422, "privacy.unknown_word");
    assert_eq!(app.digest(), before);
    let no = json!({"state": "refused", "answer": "储值还有余额，退清后再办"});
    let told = answer(&owner, &request, no.clone()).await.ok();
    assert_eq!(told["state"], "refused");
    let mut stale = ask(app, &guest, "deletion").await.ok();
    stale["version"] = json!(7);
    answer(&owner, &stale, no).await.refused(412, "conflict.stale");
}

async fn nobody_gives_himself_more_days_than_the_law(app: &TestApp) {
    let rules = "/api/v1/privacy-rules";
    let mut kept = app.owner().get(rules).await.ok()["rules"].clone();
    assert_eq!(kept["answer_days"], 15);
    kept["answer_days"] = json!(16);
    let set = |kept: &Value| app.owner().put(rules, kept.clone()).if_match(0);
    set(&kept).await.refused(422, "request.answer_days");
    kept["answer_days"] = json!(7);
    set(&kept).await.ok();
    set(&kept).await.refused(412, "conflict.stale");
    let guest = make(app, "林小雨", "15400001234").await;
    let request = ask(app, &guest, "copy").await.ok();
    assert_eq!(request["due_at"], "2026-11-29T10:00:00.000Z");
}
