//! The same table for the key of an outside system: the integrator's permissions in its stores, and
//! nothing that is a person's.

use axum::http::Method;
use serde_json::json;
use zhike::routes;
use zhike_domain::kernel::id::StoreId;
use zhike_domain::team::role::Preset;

use super::page::{Expected, Page};
use super::rows::{self, Belongs, Made};
use super::{call, door};
use crate::house::{Client, Place, TestApp, both_engines};

both_engines! {
    SetUp: a_key_may_what_the_integrator_may_in_its_stores_and_no_more,
        an_ended_or_made_up_key_opens_nothing;
}

/// A key for these stores: its number and itself.
pub async fn make(app: &TestApp, stores: &[StoreId]) -> (String, String) {
    let body = json!({"name": "收银机", "store_ids": stores, "refund_limit_minor": null});
    let made = app.owner().post("/api/v1/api-keys", body).await.ok();
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    (text("key_id"), text("secret"))
}

pub fn with(app: &TestApp, secret: &str) -> Client {
    app.stranger().with_header("authorization", &format!("Bearer {secret}"))
}

async fn a_key_may_what_the_integrator_may_in_its_stores_and_no_more(app: &TestApp) {
    let page = Page::read(&routes::permissions_md());
    let made = Made::for_everybody(app).await;
    let store = app.people().store_a;
    let (_, secret) = make(app, &[store]).await;
    let client = with(app, &secret);
    // It sees and may what this person does, but has no account.
    let like = app.people().who(Preset::Integrator, Place::A);
    let (mut allowed, mut not_there, mut persons) = (0, 0, 0);
    for route in routes::all() {
        if page.is_public(&route) {
            continue;
        }
        if page.is_for_persons(&route) {
            let nowhere = rows::somewhere(route.path).unwrap();
            let answer = call(&client, &route, &nowhere, store).await;
            answer.refused(403, "key.not_for_this");
            persons += 1;
            continue;
        }
        for row in rows::of(app, &made, &route, like).await.unwrap() {
            if matches!(row.belongs, Belongs::Person(..)) {
                continue;
            }
            let expected = page.expected(&route, like, &row);
            let answer = call(&client, &route, &row.path, store).await;
            assert_eq!(door(&answer), expected, "{row:?}: {}", answer.tell());
            allowed += usize::from(expected == Expected::Allowed);
            not_there += usize::from(expected == Expected::NotThere);
        }
    }
    assert!(allowed >= 8 && not_there >= 4 && persons >= 8, "{allowed} {not_there} {persons}");
}

async fn an_ended_or_made_up_key_opens_nothing(app: &TestApp) {
    let store = app.people().store_a;
    let path = format!("/api/v1/stores/{store}/bills");
    let (key_id, secret) = make(app, &[store]).await;
    with(app, &secret).get(&path).await.ok();
    let elsewhere = format!("/api/v1/stores/{}/bills", app.people().store_b);
    with(app, &secret).get(&elsewhere).await.refused(404, "thing.not_there");
    with(app, "zk_made_up").get(&path).await.refused(401, "login.required");
    // A key that is none is not helped by a cookie beside it.
    let both = app.owner().with_header("authorization", "Basic b3duZXI6");
    both.get(&path).await.refused(401, "login.required");
    let key = format!("/api/v1/api-keys/{key_id}");
    app.owner().delete(&key, 1).await.ok();
    with(app, &secret).get(&path).await.refused(401, "login.required");
    app.owner().delete(&key, 2).await.refused(409, "key.ended");
    let listed = app.owner().get("/api/v1/api-keys").await.ok();
    assert!(!listed.to_string().contains(&secret), "a key is shown once");
    assert!(!app.everything_kept().contains(&secret), "a key is not kept");
    let none = json!({"name": "空", "store_ids": []});
    let told = app.owner().ask(Method::POST, "/api/v1/api-keys").json(none).await;
    told.refused(422, "key.stores_missing");
}
