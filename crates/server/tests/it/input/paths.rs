//! Strange addresses and methods reach nothing.

use axum::http::Method;
use serde_json::json;
use zhike_domain::team::role::Preset;

use super::unchanged;
use crate::house::{Place, TestApp, both_engines};

both_engines! {
    SetUp: an_id_of_the_path_is_of_its_kind,
        a_strange_path_reaches_nothing,
        a_method_that_is_not_there_does_nothing,
        a_method_is_not_changed_by_a_header,
        a_head_is_a_get_without_a_body;
}

async fn an_id_of_the_path_is_of_its_kind(app: &TestApp) {
    let owner = app.owner();
    let store = app.people().store_a.to_string();
    unchanged(app, async || {
        for (id, code) in [
            (store.as_str(), "id.wrong_kind"),
            ("role_0000000000001", "id.wrong_kind"),
            ("abc", "id.malformed"),
            ("staff_", "id.malformed"),
            ("staff_000000000000", "id.malformed"),
            ("staff_00000000000001", "id.malformed"),
            ("staff_zzzzzzzzzzzzz", "id.malformed"),
            ("STAFF_0000000000001", "id.malformed"),
            ("staff_000000000000I", "id.malformed"),
            ("1", "id.malformed"),
            ("-1", "id.malformed"),
            ("%27%20or%201=1--", "id.malformed"),
            ("%E6%9E%97", "id.malformed"),
        ] {
            let path = format!("/api/v1/staff/{id}");
            owner.get(&path).await.refused(422, code);
            owner.patch(&path, 1, json!({"name": "改"})).await.refused(422, code);
            app.stranger().get(&path).await.refused(422, code);
        }
        let path = "/api/v1/staff/staff_0000000000001";
        owner.get(path).await.refused(404, "thing.not_there");
    })
    .await;
}

async fn a_strange_path_reaches_nothing(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        for path in [
            "//api/v1/staff",
            "/api//v1/staff",
            "/api/v1/staff/",
            "/api/v1//staff",
            "/api/v1/./staff",
            "/api/v1/company/../staff",
            "/api/v1/%2e%2e/v1/staff",
            "/api/v1%2Fstaff",
            "/api/v1/staff%00",
            "/api/v1/staff/%FF",
            "/api/v1/staff/staff_%E6%9E",
            "/API/v1/staff",
            "/api/V1/staff",
            "/api/v1/Staff",
            "/api/v2/staff",
            "/api/v1/staff;jsessionid=1",
            "/api/v1/staff.json",
            "/api/v1/nothing",
            "/api",
            "/metrics",
            "/debug",
            "/openapi.json",
            "/.git/config",
            "/assets/app.js.map",
        ] {
            for answer in [owner.get(path).await, owner.post(path, json!({})).await] {
                let code = answer.code();
                assert_eq!(
                    (answer.status, code.as_str()),
                    (404, "page.not_there"),
                    "{}",
                    answer.tell()
                );
            }
        }
    })
    .await;
}

async fn a_method_that_is_not_there_does_nothing(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        for (method, path) in [
            (Method::PUT, "/api/v1/staff"),
            (Method::DELETE, "/api/v1/staff"),
            (Method::PATCH, "/api/v1/staff"),
            (Method::GET, "/api/v1/login"),
            (Method::GET, "/api/v1/logout"),
            (Method::GET, "/api/v1/me/sessions/revoke-others"),
            (Method::OPTIONS, "/api/v1/staff"),
            (Method::TRACE, "/api/v1/staff"),
            (Method::TRACE, "/"),
            (Method::from_bytes(b"PROPFIND").unwrap(), "/api/v1/staff"),
        ] {
            let answer = owner.ask(method, path).await;
            answer.refused(405, "method.not_allowed");
        }
        owner.get("/api/v1/me").await.ok();
    })
    .await;
}

async fn a_method_is_not_changed_by_a_header(app: &TestApp) {
    let owner = app.owner();
    let person = app.people().who(Preset::Waiter, Place::A).staff_id;
    unchanged(app, async || {
        for name in ["x-http-method-override", "x-http-method", "x-method-override"] {
            let path = format!("/api/v1/staff/{person}");
            owner.get(&path).header(name, "DELETE").await.refused(405, "method.not_allowed");
            let posed = owner.post_empty(&path).header(name, "PATCH").if_match(1);
            posed.await.refused(405, "method.not_allowed");
        }
        let path = "/api/v1/staff?_method=DELETE";
        owner.get(path).await.refused(422, "filter.not_valid");
    })
    .await;
}

async fn a_head_is_a_get_without_a_body(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        let head = owner.ask(Method::HEAD, "/api/v1/me").await;
        assert_eq!((head.status, head.body.len()), (200, 0));
        let head = app.stranger().ask(Method::HEAD, "/api/v1/me").await;
        assert_eq!((head.status, head.body.len()), (401, 0));
        let head = owner.ask(Method::HEAD, "/api/v1/logout").await;
        assert_eq!(head.status, 405);
    })
    .await;
}
