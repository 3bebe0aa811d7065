//! How a session ends: by the clock, by oneself, by others.

use std::time::Duration;

use serde_json::json;
use zhike::team::actions::login::{Entry, Outcome, SecondFactor, enter};
use zhike_domain::team::role::Preset;
use zhike_store::row;

use super::{cashier, try_login};
use crate::house::{Client, HOUR, MINUTE, Person, Place, STAFF_PASSWORD, TestApp, both_engines};

row! {
    struct Hash {
        password_hash: String,
    }
}

both_engines! {
    SetUp: half_an_hour_without_a_request_ends_a_session,
        work_keeps_a_session_alive_but_not_beyond_twelve_hours,
        the_owner_decides_how_long_sessions_last,
        a_cookie_that_was_stolen_dies_with_the_logout,
        one_session_is_ended_and_the_others_stay,
        all_other_sessions_are_ended_at_once,
        nobody_ends_the_session_of_somebody_else,
        a_new_password_ends_the_other_sessions,
        another_role_or_place_ends_the_sessions,
        a_role_that_is_changed_ends_the_sessions_of_its_holders,
        an_account_is_signed_out_everywhere,
        a_password_changed_while_a_login_is_under_way_lets_nobody_in;
}

const ME: &str = "/api/v1/me";

async fn is_out(client: &Client) {
    client.get(ME).await.refused(401, "login.required");
}

/// Waits until the use of the session at this moment is noted.
async fn noted(app: &TestApp, person: &Person) {
    let now = app.app.clock.now().0;
    let staff = person.staff_id.raw();
    let text = format!("select max(last_seen_at) from session where staff_id = {staff}");
    for _look in 0..1_000 {
        if app.row::<i64>(&text) == now {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("the use of a session was not noted");
}

async fn half_an_hour_without_a_request_ends_a_session(app: &TestApp) {
    let person = cashier(app);
    let client = app.client(person);
    app.pass(30 * MINUTE - 1);
    client.get(ME).await.ok();
    noted(app, person).await;
    app.pass(30 * MINUTE - 1);
    client.get(ME).await.ok();
    noted(app, person).await;
    app.pass(30 * MINUTE);
    let body = client.get(ME).await.refused(401, "session.idle");
    assert_eq!(body["params"]["idle_minutes"], 30);
    client.post_empty("/api/v1/logout").await.refused(401, "session.idle");
    // Time does not bring it back.
    app.app.clock.advance(-MINUTE);
    try_login(&app.stranger(), &person.login, STAFF_PASSWORD).await.ok();
}

async fn work_keeps_a_session_alive_but_not_beyond_twelve_hours(app: &TestApp) {
    let person = cashier(app);
    let client = app.client(person);
    for _spell in 0..24 {
        client.get(ME).await.ok();
        noted(app, person).await;
        app.pass(HOUR / 2 - 1);
    }
    client.get(ME).await.ok();
    noted(app, person).await;
    app.pass(24);
    let body = client.get(ME).await.refused(401, "session.expired");
    assert_eq!(body["params"]["absolute_hours"], 12);
}

async fn the_owner_decides_how_long_sessions_last(app: &TestApp) {
    let (owner, path) = (app.owner(), "/api/v1/settings/security");
    let version = owner.get(path).await.ok()["version"].as_i64().unwrap();
    for (body, code) in [
        (json!({"idle_minutes": 4}), "session.idle_out_of_range"),
        (json!({"idle_minutes": 721}), "session.idle_out_of_range"),
        (json!({"absolute_hours": 0}), "session.absolute_out_of_range"),
        (json!({"absolute_hours": 169}), "session.absolute_out_of_range"),
        (json!({"absolute_hours": 1, "idle_minutes": 61}), "session.idle_out_of_range"),
    ] {
        owner.patch(path, version, body).await.refused(422, code);
    }
    owner.patch(path, version, json!({"idle_minutes": 5})).await.ok();
    app.pass(5 * MINUTE);
    app.client(cashier(app)).get(ME).await.refused(401, "session.idle");
}

async fn a_cookie_that_was_stolen_dies_with_the_logout(app: &TestApp) {
    let person = cashier(app);
    let (client, thief) = (app.client(person), app.client(person));
    thief.get(ME).await.ok();
    client.post_empty("/api/v1/logout").await.ok();
    assert_eq!(client.cookie("zhike_lan"), None);
    is_out(&thief).await;
    is_out(&client).await;
}

async fn one_session_is_ended_and_the_others_stay(app: &TestApp) {
    let person = cashier(app);
    let (here, there) = (app.client(person), app.elsewhere(person));
    let listed = here.get("/api/v1/me/sessions").await.ok();
    let items = listed["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(items.iter().filter(|session| session["current"] == true).count(), 1);
    assert!(items.iter().all(|session| session["address_masked"] == "192.168.1.*"), "{items:?}");
    let other = items.iter().find(|session| session["current"] == false).unwrap();
    let path = format!("/api/v1/me/sessions/{}/revoke", other["session_id"].as_str().unwrap());
    here.post_empty(&path).await.ok();
    is_out(&there).await;
    here.get(ME).await.ok();
    here.post_empty(&path).await.refused(404, "thing.not_there");
}

async fn all_other_sessions_are_ended_at_once(app: &TestApp) {
    let person = cashier(app);
    let here = app.client(person);
    let others = [app.elsewhere(person), app.elsewhere(person)];
    let ended = here.post_empty("/api/v1/me/sessions/revoke-others").await.ok();
    assert_eq!(ended["revoked"], 2);
    for other in &others {
        is_out(other).await;
    }
    here.get(ME).await.ok();
}

async fn nobody_ends_the_session_of_somebody_else(app: &TestApp) {
    let (mine, theirs) = (app.client(cashier(app)), app.owner());
    let listed = theirs.get("/api/v1/me/sessions").await.ok();
    let session = listed["items"][0]["session_id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/me/sessions/{session}/revoke");
    mine.post_empty(&path).await.refused(404, "thing.not_there");
    theirs.get(ME).await.ok();
}

async fn a_new_password_ends_the_other_sessions(app: &TestApp) {
    let person = cashier(app);
    let (here, there) = (app.client(person), app.elsewhere(person));
    let change = |current: &str, new: &str| {
        let body = json!({"current_password": current, "new_password": new});
        here.post("/api/v1/me/password", body)
    };
    change("not-the-password", "orchard-copper-rain").await.refused(422, "password.wrong");
    change(STAFF_PASSWORD, "short").await.refused(422, "password.too_short");
    change(STAFF_PASSWORD, &person.login).await.refused(422, "password.same_as_login");
    there.get(ME).await.ok();
    change(STAFF_PASSWORD, "orchard-copper-rain").await.ok();
    here.get(ME).await.ok();
    is_out(&there).await;
    let client = app.stranger();
    try_login(&client, &person.login, STAFF_PASSWORD).await.refused(401, "login.wrong");
    try_login(&client, &person.login, "orchard-copper-rain").await.ok();
}

async fn another_role_or_place_ends_the_sessions(app: &TestApp) {
    let people = app.people();
    let waiter = people.roles[&Preset::Waiter];
    let scope = json!({"kind": "stores", "store_ids": [people.store_b]});
    for (preset, body, ends) in [
        (Preset::Cashier, json!({"role_id": waiter}), true),
        (Preset::Host, json!({"scope": scope}), true),
        (Preset::Kitchen, json!({"name": "改名"}), false),
    ] {
        let person = people.who(preset, Place::A);
        let client = app.client(person);
        client.get(ME).await.ok();
        let path = format!("/api/v1/staff/{}", person.staff_id);
        app.owner().patch(&path, 1, body).await.ok();
        match ends {
            true => is_out(&client).await,
            false => drop(client.get(ME).await.ok()),
        }
    }
}

async fn a_role_that_is_changed_ends_the_sessions_of_its_holders(app: &TestApp) {
    let people = app.people();
    let path = format!("/api/v1/roles/{}", people.roles[&Preset::Cashier]);
    let (client, other) =
        (app.client(cashier(app)), app.client(people.who(Preset::Host, Place::A)));
    app.owner().patch(&path, 1, json!({"name": "收银台"})).await.ok();
    client.get(ME).await.ok();
    app.owner().patch(&path, 2, json!({"permissions": ["guest.read"]})).await.ok();
    is_out(&client).await;
    other.get(ME).await.ok();
    let again = app.elsewhere(cashier(app)).get(ME).await.ok();
    assert_eq!(again["permissions"], json!(["guest.read"]));
}

async fn an_account_is_signed_out_everywhere(app: &TestApp) {
    let person = cashier(app);
    let clients = [app.client(person), app.elsewhere(person)];
    let path = format!("/api/v1/staff/{}/sign-out-everywhere", person.staff_id);
    assert_eq!(app.owner().post_empty(&path).await.ok()["revoked"], 2);
    for client in &clients {
        is_out(client).await;
    }
}

async fn a_password_changed_while_a_login_is_under_way_lets_nobody_in(app: &TestApp) {
    let person = app.people().who(Preset::Cashier, Place::A);
    let staff_id = person.staff_id;
    let entered = move |verified: String| {
        app.act(move |act, tx| {
            let entry = Entry {
                staff_id,
                verified: &verified,
                index: &[],
                second: &SecondFactor::NotNeeded,
                token_hash: &[9; 32],
                device: "scenario",
                address: None,
                remember: None,
                rehashed: None,
            };
            enter(&mut act.start(tx), &entry)
        })
    };
    // The password was right when it was checked, but it is not the kept one any more.
    let before = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$b2xkaGFzaA".to_owned();
    assert_eq!(entered(before), Outcome::Outdated);
    let kept: Hash =
        app.row(&format!("select password_hash from staff where staff_id = {}", staff_id.raw()));
    assert!(matches!(entered(kept.password_hash), Outcome::Entered(_)));
}
