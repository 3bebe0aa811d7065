//! A second person's yes: asked for above a limit, good for one request, once, five minutes.

use futures_util::future::join_all;
use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use crate::house::{
    Answer, Client, HOUR, MINUTE, Person, Place, STAFF_PASSWORD, TestApp, both_engines,
};

both_engines! {
    SetUp: above_the_limit_a_second_person_says_yes_and_it_is_done_once,
        within_the_limit_nobody_is_asked,
        what_is_asked_is_what_the_server_measured,
        nobody_says_yes_to_himself,
        who_may_not_do_it_may_not_allow_it,
        the_second_person_has_a_limit_too,
        one_store_does_not_decide_for_the_company,
        a_yes_is_for_one_request_of_one_person,
        a_yes_lives_five_minutes_and_a_question_a_day,
        a_no_is_a_no_and_its_note_lies_sealed,
        of_two_answers_the_first_one_counts,
        of_many_repeats_with_one_token_one_is_done,
        a_new_token_ends_the_older_one,
        the_second_person_answers_at_the_screen_of_the_first,
        a_password_that_somebody_else_gave_allows_nothing;
}

const EXPORTS: &str = "/api/v1/audit/exports";
const APPROVALS: &str = "/api/v1/approvals";

fn order() -> Value {
    json!({"from": "2026-11-01T00:00:00.000Z", "to": "2026-11-22T10:00:01.000Z"})
}

fn analyst(app: &TestApp) -> &Person {
    app.people().who(Preset::HqAnalyst, Place::Company)
}

fn manager(app: &TestApp) -> &Person {
    app.people().who(Preset::StoreManager, Place::Company)
}

/// Makes the analysts' limit small, and lets one of them in again.
async fn small_limit(app: &TestApp) -> Client {
    let role = format!("/api/v1/roles/{}", app.people().roles[&Preset::HqAnalyst]);
    app.owner().patch(&role, 1, json!({"limits": {"export_rows": 3}})).await.ok();
    app.pass(MINUTE);
    app.elsewhere(analyst(app))
}

/// What a page sends to ask for a second person, from the refusal it got.
fn question(refusal: &Value) -> Value {
    let params = &refusal["params"];
    json!({
        "permission": params["permission"], "excess": params["excess"],
        "store_id": params["store_id"], "request_hash": params["request_hash"],
        "proof": params["proof"], "summary": {"rows": params["asked"]}
    })
}

/// Tries the export, is refused, and asks; answers the path of the question.
async fn ask(client: &Client) -> String {
    let refusal = client.post(EXPORTS, order()).await.refused(403, "approval.required");
    let asked = client.post(APPROVALS, question(&refusal)).await.ok();
    assert_eq!((&asked["state"], &asked["mine"]), (&json!("waiting"), &json!(true)));
    format!("{APPROVALS}/{}", asked["approval_id"].as_str().unwrap())
}

async fn say(client: &Client, path: &str, decision: &str) -> Answer {
    client.post(&format!("{path}/decide"), json!({"decision": decision, "note": "看过了"})).await
}

async fn claim(client: &Client, path: &str) -> String {
    let claimed = client.post_empty(&format!("{path}/claim")).await.ok();
    claimed["token"].as_str().unwrap().to_owned()
}

async fn above_the_limit_a_second_person_says_yes_and_it_is_done_once(app: &TestApp) {
    let client = small_limit(app).await;
    let refusal = client.post(EXPORTS, order()).await.refused(403, "approval.required");
    assert_eq!(refusal["params"]["limit"], "export_rows");
    assert_eq!(refusal["params"]["most"], 3);
    assert!(refusal["params"]["asked"].as_i64().unwrap() > 3);
    let path = ask(&client).await;
    client.post_empty(&format!("{path}/claim")).await.refused(403, "approval.still_waiting");
    let second = app.client(manager(app));
    let listed = second.get(&format!("{APPROVALS}?state=waiting")).await.ok();
    assert_eq!(listed["items"][0]["may_decide"], true);
    let decided = say(&second, &path, "approve").await.ok();
    assert_eq!(decided["state"], "approved");
    assert_eq!(decided["decided_by"]["name"], manager(app).name);
    let token = claim(&client, &path).await;
    let made = client.post(EXPORTS, order()).header("approval", &token).await;
    assert_eq!(made.status, 202, "{}", made.tell());
    let again = client.post(EXPORTS, order()).header("approval", &token).await;
    again.refused(409, "approval.used");
    assert_eq!(client.get(&path).await.ok()["state"], "used");
    app.rest();
    let actions = "select action from audit where action like 'approval%' order by seq";
    let steps = ["approval.asked", "approval.given", "approval.used"];
    assert_eq!(app.rows::<String>(actions), steps);
    let exports = "select count(*) from job where kind = 'audit.export' and state = 'done'";
    assert_eq!(app.row::<i64>(exports), 1);
}

async fn within_the_limit_nobody_is_asked(app: &TestApp) {
    app.pass(MINUTE);
    let client = app.client(analyst(app));
    assert_eq!(client.post(EXPORTS, order()).await.status, 202);
    let none = json!({"from": "2026-11-01T00:00:00.000Z", "to": "2026-11-02T00:00:00.000Z"});
    assert_eq!(small_limit(app).await.post(EXPORTS, none).await.status, 202);
}

async fn what_is_asked_is_what_the_server_measured(app: &TestApp) {
    let client = small_limit(app).await;
    let refusal = client.post(EXPORTS, order()).await.refused(403, "approval.required");
    let whole = question(&refusal);
    let store = app.people().store_a;
    for (field, value) in [
        ("excess", json!([{"limit": "export_rows", "asked": 4}])),
        ("excess", json!([])),
        ("permission", json!("guest.read")),
        ("store_id", json!(store)),
        ("request_hash", json!("00".repeat(32))),
        ("proof", json!("00".repeat(32))),
        ("proof", json!("")),
    ] {
        let mut changed = whole.clone();
        changed[field] = value;
        client.post(APPROVALS, changed).await.refused(403, "approval.mismatch");
    }
    let other = app.elsewhere(app.people().who(Preset::HqMarketing, Place::Company));
    other.post(APPROVALS, whole.clone()).await.refused(403, "approval.mismatch");
    let mut long = whole.clone();
    long["summary"] = json!({"words": "长".repeat(2_000)});
    client.post(APPROVALS, long).await.refused(422, "input.bad_value");
    client.post(APPROVALS, whole).await.ok();
}

async fn nobody_says_yes_to_himself(app: &TestApp) {
    // Somebody who may decide, and whose own limit is small.
    let role = format!("/api/v1/roles/{}", app.people().roles[&Preset::StoreManager]);
    app.owner().patch(&role, 1, json!({"limits": {"export_rows": 3}})).await.ok();
    app.pass(MINUTE);
    let client = app.elsewhere(manager(app));
    let path = ask(&client).await;
    assert_eq!(client.get(&path).await.ok()["may_decide"], false);
    say(&client, &path, "approve").await.refused(403, "approval.own");
    let here = json!({"login": manager(app).login, "password": STAFF_PASSWORD,
        "decision": "approve"});
    let here = client.post(&format!("{path}/decide-here"), here).await;
    here.refused(403, "approval.own");
    assert_eq!(client.get(&path).await.ok()["state"], "waiting");
}

async fn who_may_not_do_it_may_not_allow_it(app: &TestApp) {
    let client = small_limit(app).await;
    let path = ask(&client).await;
    for role in [Preset::HqMarketing, Preset::Auditor, Preset::Cashier, Preset::HqAnalyst] {
        let other = app.elsewhere(app.people().who(role, Place::A));
        other.get(&path).await.refused(404, "thing.not_there");
        say(&other, &path, "approve").await.refused(404, "thing.not_there");
        other.post_empty(&format!("{path}/claim")).await.refused(404, "thing.not_there");
        let listed = other.get(APPROVALS).await.ok();
        assert_eq!(listed["items"], json!([]));
    }
}

async fn the_second_person_has_a_limit_too(app: &TestApp) {
    let client = small_limit(app).await;
    let path = ask(&client).await;
    let role = format!("/api/v1/roles/{}", app.people().roles[&Preset::StoreManager]);
    app.owner().patch(&role, 1, json!({"limits": {"export_rows": 10}})).await.ok();
    let second = app.elsewhere(manager(app));
    let refused = say(&second, &path, "approve").await;
    let refused = refused.refused(403, "approval.above_own_limit");
    assert_eq!(refused["params"]["most"], 10);
    say(&app.owner(), &path, "approve").await.ok();
}

async fn one_store_does_not_decide_for_the_company(app: &TestApp) {
    let client = small_limit(app).await;
    let path = ask(&client).await;
    let here = app.client(app.people().who(Preset::StoreManager, Place::A));
    say(&here, &path, "approve").await.refused(404, "thing.not_there");
    assert_eq!(here.get(APPROVALS).await.ok()["items"], json!([]));
}

async fn a_yes_is_for_one_request_of_one_person(app: &TestApp) {
    let client = small_limit(app).await;
    let path = ask(&client).await;
    say(&app.owner(), &path, "approve").await.ok();
    let token = claim(&client, &path).await;
    let wider = json!({"from": "2026-10-01T00:00:00.000Z", "to": "2026-11-22T10:00:01.000Z"});
    let other = client.post(EXPORTS, wider).header("approval", &token).await;
    other.refused(403, "approval.mismatch");
    let colleague = app.elsewhere(app.people().who(Preset::Auditor, Place::Company));
    let role = format!("/api/v1/roles/{}", app.people().roles[&Preset::Auditor]);
    app.owner().patch(&role, 1, json!({"limits": {"export_rows": 3}})).await.ok();
    let stolen = colleague.post(EXPORTS, order()).header("approval", &token).await;
    stolen.refused(401, "login.required");
    let colleague = app.elsewhere(app.people().who(Preset::Auditor, Place::Company));
    let stolen = colleague.post(EXPORTS, order()).header("approval", &token).await;
    stolen.refused(403, "approval.mismatch");
    for wrong in ["", "made-up", &token[1..], &token.to_uppercase()] {
        let answer = client.post(EXPORTS, order()).header("approval", wrong).await;
        answer.refused(403, "approval.mismatch");
    }
    assert_eq!(client.post(EXPORTS, order()).header("approval", &token).await.status, 202);
}

async fn a_yes_lives_five_minutes_and_a_question_a_day(app: &TestApp) {
    let client = small_limit(app).await;
    let (path, late) = (ask(&client).await, ask(&client).await);
    say(&app.owner(), &path, "approve").await.ok();
    let token = claim(&client, &path).await;
    app.pass(5 * MINUTE - 1);
    assert_eq!(client.get(&path).await.ok()["state"], "approved");
    app.pass(1);
    assert_eq!(client.get(&path).await.ok()["state"], "expired");
    let spent = client.post(EXPORTS, order()).header("approval", &token).await;
    spent.refused(422, "approval.expired");
    client.post_empty(&format!("{path}/claim")).await.refused(422, "approval.expired");
    app.pass(24 * HOUR - 5 * MINUTE - 1);
    let owner = app.elsewhere(&app.people().owner);
    assert_eq!(owner.get(&late).await.ok()["state"], "waiting");
    app.pass(1);
    assert_eq!(owner.get(&late).await.ok()["may_decide"], false);
    say(&owner, &late, "approve").await.refused(422, "approval.expired");
    let open = owner.get(&format!("{APPROVALS}?state=waiting")).await.ok();
    assert_eq!(open["items"], json!([]));
}

async fn a_no_is_a_no_and_its_note_lies_sealed(app: &TestApp) {
    let client = small_limit(app).await;
    let path = ask(&client).await;
    let body = json!({"decision": "deny", "note": " 数字不对,先问15400001234 "});
    let denied = app.owner().post(&format!("{path}/decide"), body).await.ok();
    assert_eq!(denied["state"], "denied");
    assert_eq!(client.get(&path).await.ok()["note"], "数字不对,先问15400001234");
    client.post_empty(&format!("{path}/claim")).await.refused(403, "approval.denied");
    app.rest();
    let kept = app.everything_kept();
    for word in ["数字不对", "15400001234", "\"rows\""] {
        let hex = data_encoding::HEXLOWER.encode(word.as_bytes());
        assert!(!kept.contains(word) && !kept.to_lowercase().contains(&hex), "{word}");
    }
    let long = json!({"decision": "deny", "note": "长".repeat(201)});
    let answer = app.owner().post(&format!("{}/decide", ask(&client).await), long).await;
    answer.refused(422, "input.bad_value");
}

async fn of_two_answers_the_first_one_counts(app: &TestApp) {
    let client = small_limit(app).await;
    let path = ask(&client).await;
    let (owner, second) = (app.owner(), app.client(manager(app)));
    let answers = join_all((0..6).map(|number| {
        let (client, word) = match number % 2 {
            0 => (&owner, "approve"),
            _ => (&second, "deny"),
        };
        say(client, &path, word)
    }))
    .await;
    let made = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(made, 1);
    for answer in answers.into_iter().filter(|answer| answer.status != 200) {
        answer.refused(409, "approval.already_decided");
    }
    let decided =
        "select count(*) from audit where action in ('approval.given', 'approval.denied')";
    assert_eq!(app.row::<i64>(decided), 1);
}

async fn of_many_repeats_with_one_token_one_is_done(app: &TestApp) {
    let client = small_limit(app).await;
    let path = ask(&client).await;
    say(&app.owner(), &path, "approve").await.ok();
    let token = claim(&client, &path).await;
    let repeat = || async { client.post(EXPORTS, order()).header("approval", &token).await };
    let answers = join_all((0..16).map(|_| repeat())).await;
    let made = answers.iter().filter(|answer| answer.status == 202).count();
    assert_eq!(made, 1);
    for answer in answers.into_iter().filter(|answer| answer.status != 202) {
        answer.refused(409, "approval.used");
    }
    assert_eq!(app.row::<i64>("select count(*) from job where kind = 'audit.export'"), 1);
}

async fn a_new_token_ends_the_older_one(app: &TestApp) {
    let client = small_limit(app).await;
    let path = ask(&client).await;
    say(&app.owner(), &path, "approve").await.ok();
    let (older, newer) = (claim(&client, &path).await, claim(&client, &path).await);
    let spent = client.post(EXPORTS, order()).header("approval", &older).await;
    spent.refused(403, "approval.mismatch");
    assert_eq!(client.post(EXPORTS, order()).header("approval", &newer).await.status, 202);
}

async fn here(client: &Client, path: &str, login: &str, password: &str) -> Answer {
    let body = json!({"login": login, "password": password, "decision": "approve"});
    client.post(&format!("{path}/decide-here"), body).await
}

async fn the_second_person_answers_at_the_screen_of_the_first(app: &TestApp) {
    let client = small_limit(app).await;
    let path = ask(&client).await;
    let second = manager(app);
    let cashier = app.people().who(Preset::Cashier, Place::Company);
    here(&client, &path, &second.login, "not-it").await.refused(401, "login.wrong");
    here(&client, &path, "nobody.here", "not-it").await.refused(401, "login.wrong");
    let answer = here(&client, &path, &cashier.login, STAFF_PASSWORD).await;
    answer.refused(403, "approval.not_yours");
    let decided = here(&client, &path, &second.login, STAFF_PASSWORD).await.ok();
    assert_eq!((&decided["state"], &decided["mine"]), (&json!("approved"), &json!(true)));
    assert_eq!(decided["decided_by"]["staff_id"], second.staff_id.to_string());
    let by = app.row::<i64>("select actor_id from audit where action = 'approval.given'");
    assert_eq!(by, second.staff_id.raw());
    // The first person stays logged in as himself.
    assert_eq!(client.get("/api/v1/me").await.ok()["login"], analyst(app).login);
    let path = ask(&client).await;
    for _try in 0..4 {
        here(&client, &path, &second.login, "not-it").await.refused(401, "login.wrong");
    }
    let locked = here(&client, &path, &second.login, STAFF_PASSWORD).await;
    locked.refused(429, "login.locked");
}

async fn a_password_that_somebody_else_gave_allows_nothing(app: &TestApp) {
    let client = small_limit(app).await;
    let path = ask(&client).await;
    let second = manager(app);
    let reset = format!("/api/v1/staff/{}/reset-password", second.staff_id);
    let once = app.owner().post_empty(&reset).await.ok();
    let once = once["one_time_password"].as_str().unwrap();
    let answer = here(&client, &path, &second.login, once).await;
    answer.refused(403, "password.change_first");
    let disable = format!("/api/v1/staff/{}/disable", second.staff_id);
    app.owner().post(&disable, json!({"reason": "离职"})).await.ok();
    here(&client, &path, &second.login, once).await.refused(401, "login.wrong");
}
