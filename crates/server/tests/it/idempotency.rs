//! A write repeated under its key is done once and answered alike.

use futures_util::future::join_all;
use serde_json::{Value, json};
use zhike::platform::http::route::KeyRule;
use zhike::platform::idempotency;
use zhike::routes;
use zhike_domain::team::role::Preset;

use crate::access::rows::{self, Made};
use crate::house::{Answer, HOUR, Place, TestApp, both_engines};

both_engines! {
    SetUp: a_repeat_is_answered_like_the_first_time,
        a_success_without_a_body_is_repeated_too,
        the_same_key_for_something_else_is_refused,
        keys_of_two_people_or_two_routes_never_meet,
        after_a_refusal_the_same_key_is_tried_afresh,
        of_many_repeats_at_one_moment_one_has_an_effect,
        of_many_keys_for_one_code_one_wins,
        a_route_that_needs_a_key_asks_for_it,
        a_key_has_a_form,
        an_answer_is_kept_for_thirty_days;
}

const STORES: &str = "/api/v1/stores";
const KEY: &str = "one-key-for-all";

fn store(code: &str) -> Value {
    json!({"code": code, "name": "新店", "city": "330100"})
}

fn replayed(answer: &Answer) -> bool {
    answer.headers.get("idempotency-replayed").is_some_and(|value| value == "true")
}

fn stores(app: &TestApp) -> i64 {
    app.row("select count(*) from store")
}

async fn a_repeat_is_answered_like_the_first_time(app: &TestApp) {
    let owner = app.owner();
    let staff = json!({"name": "新", "login": "new.one",
        "role_id": app.people().roles[&Preset::Waiter], "scope": {"kind": "company"}});
    let role = json!({"copy_of": app.people().roles[&Preset::Waiter], "name": "副本"});
    for (path, body) in [
        (STORES, store("N1")),
        ("/api/v1/staff", staff),
        ("/api/v1/roles", role),
        ("/api/v1/store-groups", json!({"name": "组", "store_ids": []})),
    ] {
        let first = owner.post(path, body.clone()).key(KEY).await;
        assert!(first.status == 201 && !replayed(&first), "{}", first.tell());
        app.rest();
        let before = app.digest();
        for _time in 0..3 {
            let again = owner.post(path, body.clone()).key(KEY).await;
            assert_eq!((again.status, &again.body), (first.status, &first.body));
            assert!(replayed(&again), "{}", again.tell());
        }
        assert_eq!(app.digest(), before, "{path}");
    }
}

async fn a_success_without_a_body_is_repeated_too(app: &TestApp) {
    let owner = app.owner();
    let person = app.people().who(Preset::Waiter, Place::A).staff_id;
    let path = format!("/api/v1/staff/{person}/disable");
    let body = json!({"reason": "离职"});
    let first = owner.post(&path, body.clone()).key(KEY).await;
    let again = owner.post(&path, body.clone()).key(KEY).await;
    assert_eq!((first.status, replayed(&first)), (204, false));
    assert_eq!((again.status, replayed(&again)), (204, true));
    owner.post(&path, body).await.refused(409, "staff.already_disabled");
}

async fn the_same_key_for_something_else_is_refused(app: &TestApp) {
    let owner = app.owner();
    owner.post(STORES, store("N1")).key(KEY).await.ok();
    let other = owner.post(STORES, store("N2")).key(KEY).await;
    other.refused(422, "idempotency.mismatch");
    // The same words with another blank are another request.
    let spaced = store("N1").to_string().replace(':', ": ");
    let other = owner.post_empty(STORES).key(KEY).bytes(spaced).await;
    other.refused(422, "idempotency.mismatch");
    assert_eq!(stores(app), 3);
    let people = app.people();
    let sign_out = |place| {
        let person = people.who(Preset::Waiter, place).staff_id;
        owner.post_empty(&format!("/api/v1/staff/{person}/sign-out-everywhere")).key(KEY)
    };
    sign_out(Place::A).await.ok();
    sign_out(Place::B).await.refused(422, "idempotency.mismatch");
    app.client(people.who(Preset::Waiter, Place::B)).get("/api/v1/me").await.ok();
}

async fn keys_of_two_people_or_two_routes_never_meet(app: &TestApp) {
    let people = app.people();
    let manager = people.who(Preset::StoreManager, Place::Company);
    let (owner, other) = (app.owner(), app.client(manager));
    let one = owner.post(STORES, store("N1")).key(KEY).await;
    let two = other.post(STORES, store("N2")).key(KEY).await;
    let three = owner.post("/api/v1/store-groups", json!({"name": "组"})).key(KEY).await;
    for answer in [one, two, three] {
        assert!(answer.status == 201 && !replayed(&answer), "{}", answer.tell());
    }
    // A new login of the same person is the same person.
    let again = app.elsewhere(manager).post(STORES, store("N2")).key(KEY).await;
    assert!(replayed(&again), "{}", again.tell());
}

async fn after_a_refusal_the_same_key_is_tried_afresh(app: &TestApp) {
    let owner = app.owner();
    let person = app.people().who(Preset::Waiter, Place::A).staff_id;
    let path = format!("/api/v1/staff/{person}");
    let enable = || owner.post_empty(&format!("{path}/enable")).key(KEY);
    enable().await.refused(409, "staff.not_disabled");
    owner.post(&format!("{path}/disable"), json!({"reason": "休假"})).await.ok();
    let now = enable().await;
    assert_eq!((now.status, replayed(&now)), (204, false));
    // Neither refusals of the shape, of the login nor of the door leave anything.
    owner.post(STORES, json!({"code": 1})).key(KEY).await.refused(422, "input.wrong_type");
    app.stranger().post(STORES, store("N1")).key(KEY).await.refused(401, "login.required");
    let waiter = app.client(app.people().who(Preset::Host, Place::A));
    waiter.post(STORES, store("N1")).key(KEY).await.refused(403, "permission.missing");
    owner.post(STORES, store("S02")).key(KEY).await.refused(409, "store.code_taken");
    let made = owner.post(STORES, store("N1")).key(KEY).await;
    assert_eq!((made.status, replayed(&made)), (201, false));
}

async fn of_many_repeats_at_one_moment_one_has_an_effect(app: &TestApp) {
    let owner = app.owner();
    let answers =
        join_all((0..32).map(|_| async { owner.post(STORES, store("N1")).key(KEY).await })).await;
    let body = &answers[0].body;
    assert!(answers.iter().all(|one| one.status == 201 && one.body == *body));
    let afresh = answers.iter().filter(|answer| !replayed(answer)).count();
    assert_eq!((afresh, stores(app)), (1, 3));
    let made = "select count(*) from audit where action = 'store.created'";
    assert_eq!(app.row::<i64>(made), 3);
}

async fn of_many_keys_for_one_code_one_wins(app: &TestApp) {
    let owner = app.owner();
    let answers = join_all((0..32).map(|_| async { owner.post(STORES, store("N1")).await })).await;
    let made = answers.iter().filter(|answer| answer.status == 201).count();
    let refused = answers.iter().filter(|answer| {
        answer.status == 409
            && ["store.code_taken", "conflict.duplicate"].contains(&&*answer.code())
    });
    assert_eq!((made, refused.count(), stores(app)), (1, 31, 3));
}

async fn a_route_that_needs_a_key_asks_for_it(app: &TestApp) {
    let owner = app.owner();
    let table = routes::all();
    let strict: Vec<_> = table.iter().filter(|route| route.key == KeyRule::Required).collect();
    assert!(strict.len() >= 15);
    let made = Made::for_everybody(app).await;
    let mut asked = Vec::new();
    for route in strict {
        let rows = rows::of(app, &made, route, &app.people().owner).await.unwrap();
        asked.push((route, rows.first().unwrap().path.clone()));
    }
    app.rest();
    let before = app.digest();
    for (route, path) in asked {
        let ask = owner.ask(route.method.clone(), &path);
        let ask = match &route.example {
            Some(example) => ask.json(example.clone()),
            None => ask,
        };
        ask.await.refused(400, "idempotency.missing");
    }
    assert_eq!(app.digest(), before);
}

async fn a_key_has_a_form(app: &TestApp) {
    let owner = app.owner();
    let long = "k".repeat(65);
    for key in ["", "short77", "with blank", "semi;colon", "slash/slash", "日本日本日本", &long]
    {
        let answer = owner.post(STORES, store("N1")).key(key).await;
        answer.refused(400, "idempotency.bad_key");
    }
    assert_eq!(stores(app), 2);
    owner.post(STORES, store("N1")).key("A-Za_z09").await.ok();
    owner.post(STORES, store("N2")).key(&"k".repeat(64)).await.ok();
}

async fn an_answer_is_kept_for_thirty_days(app: &TestApp) {
    let ask = || app.elsewhere(&app.people().owner).post(STORES, store("N1")).key(KEY);
    ask().await.ok();
    app.pass(30 * 24 * HOUR);
    app.act(|act, tx| Ok(idempotency::forget_old(tx, act.now)?));
    assert!(replayed(&ask().await));
    app.pass(1);
    app.act(|act, tx| Ok(idempotency::forget_old(tx, act.now)?));
    ask().await.refused(409, "store.code_taken");
}
