//! The second factor: asked of some roles before anything else, each code good once.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::{LOGIN, try_login};
use crate::house::{
    Answer, Client, HOUR, OWNER_PASSWORD, Person, Place, STAFF_PASSWORD, TestApp, both_engines,
    code_now, enrol, set_up,
};

both_engines! {
    Empty: who_needs_a_second_factor_enrols_before_anything_else;
    SetUp: a_login_with_a_second_factor_asks_for_it,
        a_code_is_good_once,
        a_wrong_code_counts_like_a_wrong_password,
        a_recovery_code_is_good_once,
        a_remembered_device_is_not_asked_for_thirty_days,
        a_new_password_forgets_the_devices,
        it_is_turned_off_with_password_and_code,
        it_is_enrolled_once,
        a_lost_phone_is_dropped_by_the_owner;
    Demo: a_demo_asks_nobody_for_a_second_factor;
}

const STAFF: &str = "/api/v1/staff";
const STEP: i64 = 30_000;

fn analyst(app: &TestApp) -> &Person {
    app.people().who(Preset::HqAnalyst, Place::Company)
}

async fn with(client: &Client, person: &Person, more: Value) -> Answer {
    let mut body = json!({"login": person.login, "password": STAFF_PASSWORD});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    client.post(LOGIN, body).await
}

fn code(app: &TestApp, person: &Person) -> Value {
    json!({"totp_code": code_now(person.secret.as_ref().unwrap(), app.app.clock.now())})
}

async fn who_needs_a_second_factor_enrols_before_anything_else(app: &TestApp) {
    let (owner, me) = set_up(app).await;
    assert_eq!(me["totp"], json!({"enabled": false, "required": true, "off_in_demo": false}));
    owner.get(STAFF).await.refused(403, "totp.enrol_first");
    owner.get("/api/v1/stores").await.refused(403, "totp.enrol_first");
    owner.post("/api/v1/audit/verify", json!({})).await.refused(403, "totp.enrol_first");
    owner.get("/api/v1/me").await.ok();
    enrol(app, &owner, OWNER_PASSWORD).await;
    owner.get(STAFF).await.ok();
    assert_eq!(owner.get("/api/v1/me").await.ok()["totp"]["enabled"], true);
}

async fn a_login_with_a_second_factor_asks_for_it(app: &TestApp) {
    let (client, person) = (app.stranger(), analyst(app));
    app.pass(STEP);
    with(&client, person, json!({})).await.refused(401, "login.totp_needed");
    assert_eq!(client.cookie("zhike_lan"), None);
    // Whoever does not know the password learns nothing about the second factor.
    try_login(&client, &person.login, "wrong-wrong").await.refused(401, "login.wrong");
    with(&client, person, code(app, person)).await.ok();
    client.get("/api/v1/me").await.ok();
}

async fn a_code_is_good_once(app: &TestApp) {
    let person = analyst(app);
    app.pass(STEP);
    let body = code(app, person);
    let both = [app.stranger(), app.stranger()];
    let tries = both.iter().map(|client| with(client, person, body.clone()));
    let answers = futures_util::future::join_all(tries).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401], "of two at the same moment one gets in");
    with(&app.stranger(), person, body).await.refused(401, "login.totp_wrong");
    app.pass(STEP);
    with(&app.stranger(), person, code(app, person)).await.ok();
}

async fn a_wrong_code_counts_like_a_wrong_password(app: &TestApp) {
    let (client, person) = (app.stranger(), analyst(app));
    app.pass(STEP);
    for left in (0..5).rev() {
        let answer = with(&client, person, json!({"totp_code": "000000"})).await;
        assert_eq!(answer.refused(401, "login.totp_wrong")["params"]["tries_left"], left);
    }
    with(&client, person, code(app, person)).await.refused(429, "login.locked");
}

async fn a_recovery_code_is_good_once(app: &TestApp) {
    let (owner, path) = (app.owner(), "/api/v1/me/totp");
    let secret = app.people().owner.secret.as_ref().unwrap();
    app.pass(STEP);
    let now = code_now(secret, app.app.clock.now());
    let off = json!({"current_password": OWNER_PASSWORD, "code": now});
    owner.post(&format!("{path}/disable"), off).await.ok();
    let started = json!({"current_password": OWNER_PASSWORD});
    let started = owner.post(&format!("{path}/start"), started).await.ok();
    let secret = data_encoding::BASE32_NOPAD.decode(started["secret"].as_str().unwrap().as_bytes());
    app.pass(STEP);
    let code = json!({"code": code_now(&secret.unwrap(), app.app.clock.now())});
    let codes = owner.post(&format!("{path}/confirm"), code).await.ok();
    let codes = codes["recovery_codes"].as_array().unwrap().clone();
    assert_eq!(codes.len(), 10);
    let enter = |code: &str| {
        let body = json!({"login": "owner", "password": OWNER_PASSWORD, "recovery_code": code});
        app.stranger().post(LOGIN, body)
    };
    let first = codes[0].as_str().unwrap();
    enter(&first.to_uppercase().replace('-', " ")).await.ok();
    enter(first).await.refused(401, "login.totp_wrong");
    enter("").await.refused(401, "login.totp_wrong");
    enter(codes[1].as_str().unwrap()).await.ok();
    let kept: Vec<Vec<u8>> = app.rows("select code_hash from recovery_code");
    assert!(kept.iter().all(|hash| hash.len() == 32));
}

async fn a_remembered_device_is_not_asked_for_thirty_days(app: &TestApp) {
    let (client, person) = (app.stranger(), analyst(app));
    app.pass(STEP);
    let mut body = code(app, person);
    body["remember_device"] = json!(true);
    let answer = with(&client, person, body).await;
    let lines = answer.headers.get_all("set-cookie").iter();
    let device = lines.map(|line| line.to_str().unwrap()).find(|l| l.starts_with("zhike_device="));
    assert!(device.unwrap().ends_with("Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict"));
    with(&client, person, json!({})).await.ok();
    with(&app.stranger(), person, json!({})).await.refused(401, "login.totp_needed");
    // The device is remembered for one person, not for all who sit at it.
    let colleague = app.people().who(Preset::HqMarketing, Place::Company);
    with(&client, colleague, json!({})).await.refused(401, "login.totp_needed");
    app.pass(30 * 24 * HOUR - 1);
    with(&client, person, json!({})).await.ok();
    app.pass(1);
    with(&client, person, json!({})).await.refused(401, "login.totp_needed");
}

async fn a_new_password_forgets_the_devices(app: &TestApp) {
    let (client, person) = (app.stranger(), analyst(app));
    app.pass(STEP);
    let mut body = code(app, person);
    body["remember_device"] = json!(true);
    with(&client, person, body).await.ok();
    let change = json!({"current_password": STAFF_PASSWORD, "new_password": "orchard-copper-rain"});
    client.post("/api/v1/me/password", change).await.ok();
    let again = try_login(&client, &person.login, "orchard-copper-rain").await;
    again.refused(401, "login.totp_needed");
}

async fn it_is_turned_off_with_password_and_code(app: &TestApp) {
    let (person, path) = (analyst(app), "/api/v1/me/totp/disable");
    let client = app.client(person);
    app.pass(STEP);
    let off = |password: &str, code: &str| {
        client.post(path, json!({"current_password": password, "code": code}))
    };
    let now = code_now(person.secret.as_ref().unwrap(), app.app.clock.now());
    off("not-the-password", &now).await.refused(422, "password.wrong");
    off(STAFF_PASSWORD, "000000").await.refused(422, "login.totp_wrong");
    off(STAFF_PASSWORD, &now).await.ok();
    client.get("/api/v1/stores").await.refused(403, "totp.enrol_first");
    try_login(&app.stranger(), &person.login, STAFF_PASSWORD).await.ok();
}

async fn it_is_enrolled_once(app: &TestApp) {
    let client = app.client(analyst(app));
    let start = json!({"current_password": STAFF_PASSWORD});
    client.post("/api/v1/me/totp/start", start.clone()).await.refused(409, "totp.already_on");
    let confirm = client.post("/api/v1/me/totp/confirm", json!({"code": "123456"}));
    confirm.await.refused(409, "totp.already_on");
    let cashier = app.client(super::cashier(app));
    let confirm = cashier.post("/api/v1/me/totp/confirm", json!({"code": "123456"}));
    confirm.await.refused(409, "totp.not_started");
    cashier.post("/api/v1/me/totp/start", start).await.ok();
    let confirm = cashier.post("/api/v1/me/totp/confirm", json!({"code": "123456"}));
    confirm.await.refused(422, "login.totp_wrong");
    // Begun and not confirmed: nobody is asked.
    try_login(&app.stranger(), &super::cashier(app).login, STAFF_PASSWORD).await.ok();
}

async fn a_lost_phone_is_dropped_by_the_owner(app: &TestApp) {
    let person = analyst(app);
    let path = format!("{STAFF}/{}/reset-totp", person.staff_id);
    let inside = app.client(person);
    app.owner().post_empty(&path).await.ok();
    inside.get("/api/v1/me").await.refused(401, "login.required");
    let client = app.stranger();
    try_login(&client, &person.login, STAFF_PASSWORD).await.ok();
    client.get("/api/v1/stores").await.refused(403, "totp.enrol_first");
}

async fn a_demo_asks_nobody_for_a_second_factor(app: &TestApp) {
    let person = analyst(app);
    let client = app.stranger();
    let me = try_login(&client, &person.login, STAFF_PASSWORD).await.ok();
    assert_eq!(me["totp"]["off_in_demo"], true);
    let path = format!("{STAFF}/{}/reset-totp", person.staff_id);
    app.owner().post_empty(&path).await.ok();
    try_login(&client, &person.login, STAFF_PASSWORD).await.ok();
    client.get("/api/v1/stores").await.ok();
    let start = json!({"current_password": STAFF_PASSWORD});
    client.post("/api/v1/me/totp/start", start).await.refused(409, "totp.off_in_demo");
    assert_eq!(client.get("/api/v1/public/instance").await.ok()["totp_available"], false);
}
