//! Tasks: put, taken, handed over, done, and heard of.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use crate::house::{Client, Live, Place, TestApp, both_engines};

both_engines! {
    SetUp: a_task_is_taken_handed_over_and_done,
        the_most_urgent_comes_first_and_what_has_no_time_last,
        a_task_goes_only_to_somebody_who_works_there,
        of_two_who_take_a_task_at_once_one_has_it,
        the_words_of_a_task_lie_open_nowhere;
}

const TASKS: &str = "/api/v1/tasks";

fn who(app: &TestApp, preset: Preset, place: Place) -> Client {
    app.client(app.people().who(preset, place))
}

async fn put(app: &TestApp, text: &str, due_at: Value) -> Value {
    let body = json!({"text": text, "store_id": app.people().store_a, "due_at": due_at});
    who(app, Preset::Host, Place::A).post(TASKS, body).await.ok()
}

fn step(client: &Client, task: &Value, step: &str, body: Value) -> crate::house::Ask {
    let path = format!("{TASKS}/{}/{step}", task["task_id"].as_str().unwrap());
    client.post(&path, body).if_match(task["version"].as_i64().unwrap())
}

fn take(client: &Client, task: &Value) -> crate::house::Ask {
    let path = format!("{TASKS}/{}/take", task["task_id"].as_str().unwrap());
    client.post_empty(&path).if_match(task["version"].as_i64().unwrap())
}

async fn a_task_is_taken_handed_over_and_done(app: &TestApp) {
    let (host, waiter) = (who(app, Preset::Host, Place::A), who(app, Preset::Waiter, Place::A));
    let token = &app.people().who(Preset::Waiter, Place::A).token;
    let mut live = Live::open(app.listen().await, token, "topics=tasks", None).await;
    let task = put(app, "给林女士回电话", Value::Null).await;
    assert_eq!((&task["state"], &task["staff"]), (&json!("open"), &Value::Null));
    assert_eq!(live.next().await.unwrap().event, "tasks");
    let taken = take(&host, &task).await.ok();
    assert_eq!((&taken["state"], &taken["mine"]), (&json!("taken"), &json!(true)));
    take(&waiter, &task).await.refused(412, "conflict.stale");
    let people =
        host.get(&format!("/api/v1/task-people?store_id={}", app.people().store_a)).await.ok();
    let to = app.people().who(Preset::Waiter, Place::A).staff_id.to_string();
    let names = people["items"].as_array().unwrap();
    assert!(names.iter().any(|person| person["staff_id"] == json!(to)), "{people}");
    let given = step(&host, &taken, "hand-over", json!({"staff_id": to})).await.ok();
    assert_eq!(given["staff"]["staff_id"], json!(to));
    let mine = waiter.get(&format!("{TASKS}?mine=true")).await.ok();
    assert_eq!(mine["items"].as_array().unwrap().len(), 1);
    let done = step(&waiter, &given, "done", json!({"note": "已回电，改到七点"})).await.ok();
    assert_eq!((&done["state"], &done["note"]), (&json!("done"), &json!("已回电，改到七点")));
    step(&waiter, &done, "done", json!({})).await.refused(409, "task.done_already");
    take(&host, &done).await.refused(409, "task.done_already");
    assert_eq!(host.get(TASKS).await.ok()["items"], json!([]));
    let past = host.get(&format!("{TASKS}?done=true")).await.ok();
    assert_eq!(past["items"][0]["task_id"], done["task_id"]);
}

async fn the_most_urgent_comes_first_and_what_has_no_time_last(app: &TestApp) {
    let host = app.elsewhere(app.people().who(Preset::Host, Place::A));
    put(app, "不急", Value::Null).await;
    put(app, "明天", json!("2026-11-23T10:00:00.000Z")).await;
    put(app, "今晚", json!("2026-11-22T12:00:00.000Z")).await;
    let mut seen = Vec::new();
    let mut path = format!("{TASKS}?limit=1");
    loop {
        let page = host.get(&path).await.ok();
        seen.push(page["items"][0]["text"].as_str().unwrap().to_owned());
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("{TASKS}?limit=1&cursor={cursor}");
    }
    assert_eq!(seen, ["今晚", "明天", "不急"]);
    app.pass(3 * crate::house::HOUR);
    let host = app.elsewhere(app.people().who(Preset::Host, Place::A));
    let first = host.get(TASKS).await.ok()["items"][0].clone();
    assert_eq!((&first["text"], &first["overdue"]), (&json!("今晚"), &json!(true)));
}

async fn a_task_goes_only_to_somebody_who_works_there(app: &TestApp) {
    let host = who(app, Preset::Host, Place::A);
    let (a, b) = (app.people().store_a, app.people().store_b);
    let staff = |preset, place| app.people().who(preset, place).staff_id.to_string();
    for (staff_id, store_id, code) in [
        (staff(Preset::Waiter, Place::B), a, "task.not_for_them"),
        (staff(Preset::Auditor, Place::A), a, "task.not_for_them"),
        (staff(Preset::Waiter, Place::A), b, "store.not_in_scope"),
    ] {
        let body = json!({"text": "擦杯子", "store_id": store_id, "staff_id": staff_id});
        host.post(TASKS, body).await.refused(422, code);
    }
    let task = put(app, "擦杯子", Value::Null).await;
    take(&who(app, Preset::Waiter, Place::B), &task).await.refused(404, "thing.not_there");
    assert_eq!(who(app, Preset::Waiter, Place::B).get(TASKS).await.ok()["items"], json!([]));
    let body = json!({"text": " ", "store_id": a});
    host.post(TASKS, body).await.refused(422, "task.empty");
}

async fn of_two_who_take_a_task_at_once_one_has_it(app: &TestApp) {
    let task = put(app, "擦杯子", Value::Null).await;
    let (one, two) = (who(app, Preset::Host, Place::A), who(app, Preset::Waiter, Place::A));
    let asks = (take(&one, &task), take(&two, &task));
    let (first, second) = tokio::join!(async { asks.0.await }, async { asks.1.await });
    let mut codes = [first.code(), second.code()];
    codes.sort();
    assert_eq!(codes, ["", "conflict.stale"]);
}

async fn the_words_of_a_task_lie_open_nowhere(app: &TestApp) {
    let task = put(app, "致电司马相如", Value::Null).await;
    step(&who(app, Preset::Host, Place::A), &task, "done", json!({"note": "司马先生改期"}))
        .await
        .ok();
    app.rest();
    assert!(!app.everything_kept().contains("司马"));
}
