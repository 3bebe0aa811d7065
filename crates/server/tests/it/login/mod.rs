//! Logging in: one answer for all that is wrong, locks by the clock, sessions that end.

mod second_factor;
mod sessions;

use std::time::{Duration, Instant};

use serde_json::json;
use zhike_domain::team::role::Preset;

use crate::house::{Answer, Client, MINUTE, Person, Place, STAFF_PASSWORD, TestApp, both_engines};

both_engines! {
    SetUp: a_wrong_name_and_a_wrong_password_are_one_answer,
        an_unknown_login_costs_as_much_work_as_a_known_one,
        five_wrong_tries_lock_a_login_whether_or_not_it_exists,
        a_lock_ends_by_the_clock_and_grows_with_the_next_wrong_try,
        a_success_forgives_the_wrong_tries,
        guesses_at_the_same_moment_are_counted_one_by_one,
        a_disabled_person_is_nobody,
        spellings_of_one_login_are_one_login,
        the_cookie_is_as_safe_as_the_way_it_goes,
        a_cookie_from_before_the_login_is_not_the_one_after;
}

pub const LOGIN: &str = "/api/v1/login";

/// A try with nothing but name and password.
pub async fn try_login(client: &Client, login: &str, password: &str) -> Answer {
    client.post(LOGIN, json!({"login": login, "password": password})).await
}

/// Somebody whose role asks for no second factor.
pub fn cashier(app: &TestApp) -> &Person {
    app.people().who(Preset::Cashier, Place::A)
}

async fn a_wrong_name_and_a_wrong_password_are_one_answer(app: &TestApp) {
    let client = app.stranger();
    let (known, unknown) = (cashier(app).login.clone(), "nobody.here");
    for _try in 0..4 {
        let known = try_login(&client, &known, "not-the-password").await;
        let unknown = try_login(&client, unknown, "not-the-password").await;
        assert_eq!(known.form(), unknown.form());
        known.refused(401, "login.wrong");
    }
    let second = app.people().who(Preset::HqAnalyst, Place::A);
    let wrong = try_login(&client, &second.login, "not-the-password").await;
    let body = wrong.refused(401, "login.wrong");
    assert_eq!(body["params"], json!({"tries_left": 4}));
}

async fn an_unknown_login_costs_as_much_work_as_a_known_one(app: &TestApp) {
    let client = app.stranger();
    let mut known = Vec::new();
    let mut unknown = Vec::new();
    for number in 0..4 {
        known.push(time_of(&client, &app.people().staff[number].login).await);
        unknown.push(time_of(&client, &format!("nobody.{number}")).await);
    }
    let (known, unknown) = (known.into_iter().min().unwrap(), unknown.into_iter().min().unwrap());
    // Other programs use the machine too; what must not be is that no work is done at all.
    assert!(unknown * 3 > known && known * 3 > unknown, "{known:?} and {unknown:?}");
}

async fn time_of(client: &Client, login: &str) -> Duration {
    let begun = Instant::now();
    try_login(client, login, "not-the-password").await.refused(401, "login.wrong");
    begun.elapsed()
}

async fn lock(client: &Client, login: &str) {
    for left in (0..5).rev() {
        let body = try_login(client, login, "wrong-wrong").await.refused(401, "login.wrong");
        assert_eq!(body["params"]["tries_left"], left, "{login}");
    }
}

async fn five_wrong_tries_lock_a_login_whether_or_not_it_exists(app: &TestApp) {
    let client = app.stranger();
    let known = &cashier(app).login;
    lock(&client, known).await;
    lock(&client, "nobody.here").await;
    let known = try_login(&client, known, STAFF_PASSWORD).await;
    let unknown = try_login(&client, "nobody.here", STAFF_PASSWORD).await;
    assert_eq!(known.form(), unknown.form());
    assert_eq!(known.headers["retry-after"], "60");
    let body = known.refused(429, "login.locked");
    assert_eq!(body["params"]["minutes"], 1);
    // Whoever is inside stays inside, and others get in.
    app.client(cashier(app)).get("/api/v1/me").await.ok();
    let other = app.people().who(Preset::Waiter, Place::A);
    try_login(&client, &other.login, STAFF_PASSWORD).await.ok();
    let failed = "select count(*) from audit where action = 'login.failed'";
    assert_eq!(app.row::<i64>(failed), 10);
}

async fn a_lock_ends_by_the_clock_and_grows_with_the_next_wrong_try(app: &TestApp) {
    let client = app.stranger();
    let login = &cashier(app).login;
    lock(&client, login).await;
    app.pass(MINUTE - 1);
    try_login(&client, login, STAFF_PASSWORD).await.refused(429, "login.locked");
    app.pass(1);
    try_login(&client, login, "wrong-again").await.refused(401, "login.wrong");
    let locked = try_login(&client, login, STAFF_PASSWORD).await;
    assert_eq!(locked.headers["retry-after"], "120");
    app.pass(2 * MINUTE);
    try_login(&client, login, STAFF_PASSWORD).await.ok();
}

async fn a_success_forgives_the_wrong_tries(app: &TestApp) {
    let client = app.stranger();
    let login = &cashier(app).login;
    for _try in 0..4 {
        try_login(&client, login, "wrong-wrong").await.refused(401, "login.wrong");
    }
    try_login(&client, login, STAFF_PASSWORD).await.ok();
    let body = try_login(&client, login, "wrong-wrong").await.refused(401, "login.wrong");
    assert_eq!(body["params"]["tries_left"], 4);
}

async fn guesses_at_the_same_moment_are_counted_one_by_one(app: &TestApp) {
    let client = app.stranger();
    let login = &cashier(app).login;
    let guess = |number| {
        let (client, login) = (client.clone(), login.clone());
        async move { try_login(&client, &login, &format!("guess-{number}")).await.status }
    };
    let statuses = futures_util::future::join_all((0..12).map(guess)).await;
    let wrong = statuses.iter().filter(|status| **status == 401).count();
    assert!(wrong <= 5, "{wrong} guesses were looked at: {statuses:?}");
    assert_eq!(app.row::<i64>("select failures from login_failure"), 5);
    try_login(&client, login, STAFF_PASSWORD).await.refused(429, "login.locked");
}

async fn a_disabled_person_is_nobody(app: &TestApp) {
    let person = cashier(app);
    let inside = app.client(person);
    inside.get("/api/v1/me").await.ok();
    let path = format!("/api/v1/staff/{}", person.staff_id);
    app.owner().post(&format!("{path}/disable"), json!({"reason": "离职"})).await.ok();
    inside.get("/api/v1/me").await.refused(401, "login.required");
    let client = app.stranger();
    let disabled = try_login(&client, &person.login, STAFF_PASSWORD).await;
    let unknown = try_login(&client, "nobody.here", STAFF_PASSWORD).await;
    assert_eq!(disabled.form(), unknown.form());
    disabled.refused(401, "login.wrong");
    app.owner().post_empty(&format!("{path}/enable")).await.ok();
    inside.get("/api/v1/me").await.refused(401, "login.required");
    try_login(&client, &person.login, STAFF_PASSWORD).await.ok();
}

async fn spellings_of_one_login_are_one_login(app: &TestApp) {
    let client = app.stranger();
    let login = cashier(app).login.to_uppercase();
    try_login(&client, &format!("  {login} "), STAFF_PASSWORD).await.ok();
    for _try in 0..3 {
        try_login(&client, &login, "wrong-wrong").await.refused(401, "login.wrong");
    }
    let body = try_login(&client, &login.to_lowercase(), "wrong-wrong").await;
    assert_eq!(body.refused(401, "login.wrong")["params"]["tries_left"], 1);
}

fn set_cookies(answer: &Answer) -> Vec<String> {
    let lines = answer.headers.get_all("set-cookie").iter();
    lines.map(|line| line.to_str().unwrap().to_owned()).collect()
}

async fn the_cookie_is_as_safe_as_the_way_it_goes(app: &TestApp) {
    let login = &cashier(app).login;
    let plain = app.stranger();
    let answer = try_login(&plain, login, STAFF_PASSWORD).await;
    let token = plain.cookie("zhike_lan").unwrap();
    let flags = "Path=/; Max-Age=604800; HttpOnly; SameSite=Strict";
    assert_eq!(set_cookies(&answer), [format!("zhike_lan={token}; {flags}")]);
    assert!(token.len() >= 51, "256 bits are 52 letters: {token}");
    let tls = app.stranger().over_tls();
    let answer = try_login(&tls, login, STAFF_PASSWORD).await;
    let safe = tls.cookie("__Host-zhike").unwrap();
    let flags = "Path=/; Max-Age=604800; Secure; HttpOnly; SameSite=Lax";
    assert_eq!(set_cookies(&answer), [format!("__Host-zhike={safe}; {flags}")]);
    assert!(answer.headers.contains_key("strict-transport-security"));
    tls.get("/api/v1/me").await.ok();
    // A cookie of one way opens nothing on the other.
    let crossed = app.stranger().over_tls().with_cookie("zhike_lan", &safe);
    crossed.get("/api/v1/me").await.refused(401, "login.required");
    let crossed = app.stranger().with_cookie("__Host-zhike", &token);
    crossed.get("/api/v1/me").await.refused(401, "login.required");
    let kept: Vec<String> = app.rows("select device from session where device <> 'scenario'");
    assert!(kept.iter().all(|device| !device.contains(&token)), "{kept:?}");
}

async fn a_cookie_from_before_the_login_is_not_the_one_after(app: &TestApp) {
    let client = app.stranger().with_cookie("zhike_lan", "planted-by-somebody-else");
    try_login(&client, &cashier(app).login, STAFF_PASSWORD).await.ok();
    let first = client.cookie("zhike_lan").unwrap();
    assert_ne!(first, "planted-by-somebody-else");
    try_login(&client, &cashier(app).login, STAFF_PASSWORD).await.ok();
    assert_ne!(client.cookie("zhike_lan").unwrap(), first);
    let planted = app.stranger().with_cookie("zhike_lan", "planted-by-somebody-else");
    planted.get("/api/v1/me").await.refused(401, "login.required");
}
