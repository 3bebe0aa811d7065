//! The set-up: eight steps, once, by whoever stands at the machine or knows its code.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::house::{Answer, Client, OWNER_PASSWORD, TestApp, both_engines};

both_engines! {
    Empty: the_steps_come_in_order_and_the_last_one_opens_the_house,
        a_step_before_its_turn_is_refused_and_leaves_nothing,
        a_set_up_that_was_broken_off_goes_on_where_it_stopped,
        a_step_may_be_done_again_until_the_house_is_open,
        only_this_machine_makes_the_owner_without_the_code,
        of_two_browsers_that_make_the_owner_one_wins,
        an_owner_without_a_good_password_is_no_owner;
    SetUp: an_open_house_is_not_set_up_again,
        only_the_owner_sets_up;
}

const OWNER: &str = "/api/v1/setup/owner";

fn owner_body() -> Value {
    json!({"name": "店主甲", "login": "owner", "password": OWNER_PASSWORD})
}

async fn state(client: &Client) -> Value {
    client.get("/api/v1/public/setup").await.ok()
}

fn steps(app: &TestApp) -> Vec<(&'static str, Value)> {
    let folder = app.folder().join("backups").display().to_string();
    vec![
        ("company", json!({"name": "试味楼", "currency": "CNY"})),
        ("city", json!({"city": "330100", "issuer_type": "other"})),
        ("store", json!({"name": "湖滨店", "cut_over": "04:00", "zone": "Asia/Shanghai"})),
        ("hours", json!({"weekly": []})),
        ("guest_address", json!({"address": "http://192.168.1.5:8480"})),
        ("recovery_sheet", json!({"how": "saved"})),
        ("backup", json!({"folder": folder, "daily_at": "03:30"})),
    ]
}

async fn do_step(client: &Client, step: &str, body: Value) -> Answer {
    let path = format!("/api/v1/setup/{}", step.replace('_', "-"));
    match step {
        "recovery_sheet" => client.post(&format!("{path}/saved"), body).await,
        _ => client.put(&path, body).await,
    }
}

async fn the_steps_come_in_order_and_the_last_one_opens_the_house(app: &TestApp) {
    let client = app.stranger();
    assert_eq!(state(&client).await["step"], "owner");
    assert_eq!(client.get("/api/v1/public/instance").await.ok()["set_up"], false);
    let me = client.post(OWNER, owner_body()).await.ok();
    assert_eq!(me["role"]["preset"], "owner");
    assert_eq!(me["must_change_password"], false);
    for (step, body) in steps(app) {
        let before = state(&client).await;
        assert_eq!((&before["step"], &before["done"]), (&json!(step), &json!(false)));
        do_step(&client, step, body).await.ok();
    }
    let after = state(&client).await;
    assert_eq!((&after["step"], &after["done"]), (&Value::Null, &json!(true)));
    let instance = client.get("/api/v1/public/instance").await.ok();
    assert_eq!((&instance["set_up"], &instance["company_name"]), (&json!(true), &json!("试味楼")));
    assert_eq!(app.row::<i64>("select count(*) from audit where action = 'setup.finished'"), 1);
}

async fn a_step_before_its_turn_is_refused_and_leaves_nothing(app: &TestApp) {
    let client = app.stranger();
    client.post(OWNER, owner_body()).await.ok();
    app.rest();
    let before = app.digest();
    for (step, body) in steps(app).into_iter().skip(1) {
        let refused = do_step(&client, step, body).await.refused(409, "setup.step_missing");
        assert_eq!(refused["params"]["step"], "company", "{step}");
    }
    assert_eq!(app.digest(), before);
}

async fn a_set_up_that_was_broken_off_goes_on_where_it_stopped(app: &TestApp) {
    let first = app.stranger();
    first.post(OWNER, owner_body()).await.ok();
    for (step, body) in steps(app).into_iter().take(3) {
        do_step(&first, step, body).await.ok();
    }
    let second = app.stranger();
    let body = json!({"login": "owner", "password": OWNER_PASSWORD});
    second.post("/api/v1/login", body).await.ok();
    let draft = second.get("/api/v1/setup/draft").await.ok();
    assert_eq!(draft["company"]["name"], "试味楼");
    assert_eq!(draft["store"]["name"], "湖滨店");
    assert_eq!(state(&second).await["step"], "hours");
    for (step, body) in steps(app).into_iter().skip(3) {
        do_step(&second, step, body).await.ok();
    }
    assert_eq!(state(&first).await["done"], true);
}

async fn a_step_may_be_done_again_until_the_house_is_open(app: &TestApp) {
    let client = app.stranger();
    client.post(OWNER, owner_body()).await.ok();
    for (step, body) in steps(app).into_iter().take(4) {
        do_step(&client, step, body.clone()).await.ok();
        do_step(&client, step, body).await.ok();
    }
    let store = json!({"name": "别名店", "cut_over": "05:00", "zone": "Asia/Shanghai"});
    do_step(&client, "store", store).await.ok();
    let draft = client.get("/api/v1/setup/draft").await.ok();
    assert_eq!(draft["store"]["name"], "别名店");
    assert_eq!(app.row::<i64>("select count(*) from store"), 1);
    assert_eq!(app.row::<i64>("select count(*) from company"), 1);
    assert_eq!(state(&client).await["step"], "guest_address");
}

async fn only_this_machine_makes_the_owner_without_the_code(app: &TestApp) {
    let here = app.stranger();
    assert_eq!(state(&here).await["code_needed"], false);
    let elsewhere = app.stranger().at("192.168.1.77");
    assert_eq!(state(&elsewhere).await["code_needed"], true);
    app.rest();
    let before = app.digest();
    let with_code = |code: &str| {
        let mut body = owner_body();
        body["setup_code"] = json!(code);
        elsewhere.post(OWNER, body)
    };
    elsewhere.post(OWNER, owner_body()).await.refused(403, "setup.code_wrong");
    with_code("").await.refused(403, "setup.code_wrong");
    with_code("000000").await.refused(403, "setup.code_wrong");
    let forwarded = elsewhere.post(OWNER, owner_body()).header("x-forwarded-for", "127.0.0.1");
    forwarded.await.refused(403, "setup.code_wrong");
    // A page of another name that was made to point here is not this machine's own browser.
    let rebound = here.post(OWNER, owner_body()).header("host", "rebound.example:8480");
    let rebound = rebound.header("origin", "http://rebound.example:8480");
    rebound.await.refused(403, "setup.code_wrong");
    assert_eq!(app.digest(), before);
    let shown = app.app.setup_code.to_uppercase();
    let spaced = format!(" {}-{} ", &shown[..3], &shown[3..]);
    with_code(&spaced).await.ok();
    assert_eq!(state(&elsewhere).await["code_needed"], false);
}

async fn of_two_browsers_that_make_the_owner_one_wins(app: &TestApp) {
    let tries = (0..6).map(|number| {
        let client = app.stranger();
        async move {
            let body = json!({
                "name": "店主", "login": format!("owner{number}"), "password": OWNER_PASSWORD
            });
            let answer = client.post(OWNER, body).await;
            match answer.status {
                200 => assert!(client.cookie("zhike_lan").is_some()),
                _ => {
                    assert!(client.cookie("zhike_lan").is_none());
                    answer.clone().refused(409, "setup.already_done");
                }
            }
            answer.status
        }
    });
    let statuses = join_all(tries).await;
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    for (table, rows) in [("staff", 1), ("session", 1), ("role", 11), ("setup_step", 1)] {
        assert_eq!(app.row::<i64>(&format!("select count(*) from {table}")), rows, "{table}");
    }
}

async fn an_owner_without_a_good_password_is_no_owner(app: &TestApp) {
    let client = app.stranger();
    app.rest();
    let before = app.digest();
    let long = "长".repeat(200);
    for (password, code) in [
        ("", "password.too_short"),
        ("seven77", "password.too_short"),
        ("password123", "password.too_common"),
        ("owner-of-it", "password.same_as_login"),
        (&long, "password.too_long"),
    ] {
        let body = json!({"name": "店主", "login": "owner-of-it", "password": password});
        client.post(OWNER, body).await.refused(422, code);
    }
    assert_eq!(app.digest(), before);
}

async fn an_open_house_is_not_set_up_again(app: &TestApp) {
    app.rest();
    let before = app.digest();
    let stranger = app.stranger();
    stranger.post(OWNER, owner_body()).await.refused(409, "setup.already_done");
    for (step, body) in steps(app) {
        do_step(&app.owner(), step, body.clone()).await.refused(409, "setup.already_done");
        do_step(&stranger, step, body).await.refused(401, "login.required");
    }
    let sheet = app.owner().post_empty("/api/v1/setup/recovery-sheet").await;
    sheet.refused(409, "setup.already_done");
    assert_eq!(app.digest(), before);
}

async fn only_the_owner_sets_up(app: &TestApp) {
    for person in &app.people().staff {
        for (step, body) in steps(app) {
            let answer = do_step(&app.client(person), step, body).await;
            let code = answer.code();
            let expected = ["permission.missing", "permission.company_only", "setup.already_done"];
            assert!(expected.contains(&code.as_str()), "{}", answer.tell());
            assert!(answer.status == 403 || code == "setup.already_done", "{}", answer.tell());
        }
    }
}
