//! Requests that a foreign page could have caused.

use axum::http::Method;
use serde_json::json;

use super::{STAFF, new_staff, unchanged};
use crate::house::{OWNER_PASSWORD, TestApp, both_engines};

both_engines! {
    SetUp: a_foreign_page_writes_nothing,
        a_write_with_a_cookie_says_where_it_comes_from,
        a_form_writes_nothing,
        a_foreign_page_logs_nobody_in,
        a_foreign_page_reads_nothing;
}

const FOREIGN: [&str; 7] = [
    "http://evil.example",
    "null",
    "https://127.0.0.1:8480",
    "http://127.0.0.1",
    "http://127.0.0.1:8481",
    "http://127.0.0.1:8480.evil.example",
    "http://evil@127.0.0.1:8480",
];

async fn a_foreign_page_writes_nothing(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        for origin in FOREIGN {
            let write = owner.post(STAFF, new_staff(app)).header("origin", origin).await;
            write.refused(403, "origin.refused");
            let change = json!({"name": "改"});
            let patch = owner.patch("/api/v1/company", 1, change).header("origin", origin).await;
            patch.refused(403, "origin.refused");
            let out = owner.post_empty("/api/v1/logout").header("origin", origin).await;
            out.refused(403, "origin.refused");
        }
        owner.get("/api/v1/me").await.ok();
    })
    .await;
}

async fn a_write_with_a_cookie_says_where_it_comes_from(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let ask = owner.ask(method, STAFF).json(new_staff(app)).without("origin");
            ask.await.refused(403, "origin.refused");
        }
        // Over plain HTTP a browser's own word on the site counts for nothing.
        let ask = owner.post(STAFF, new_staff(app)).without("origin");
        ask.header("sec-fetch-site", "same-origin").await.refused(403, "origin.refused");
        let hosted = owner.post(STAFF, new_staff(app)).header("host", "evil.example");
        hosted.await.refused(403, "origin.refused");
        let nowhere = owner.post(STAFF, new_staff(app)).without("host");
        nowhere.await.refused(403, "origin.refused");
    })
    .await;
}

async fn a_form_writes_nothing(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        for kind in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/plain; application/json",
            "application/jsonx",
            "",
        ] {
            let write = owner.post(STAFF, new_staff(app)).header("content-type", kind).await;
            write.refused(415, "input.not_json");
            let change = json!({"name": "改"});
            let patch = owner.patch("/api/v1/company", 1, change).header("content-type", kind);
            patch.await.refused(415, "input.not_json");
        }
        let none = owner.post(STAFF, new_staff(app)).without("content-type").await;
        none.refused(415, "input.not_json");
    })
    .await;
}

async fn a_foreign_page_logs_nobody_in(app: &TestApp) {
    let client = app.stranger();
    unchanged(app, async || {
        let body = json!({"login": "owner", "password": OWNER_PASSWORD});
        for origin in FOREIGN {
            let login = client.post("/api/v1/login", body.clone()).header("origin", origin).await;
            login.refused(403, "origin.refused");
        }
        let form = client.post("/api/v1/login", body).header("content-type", "text/plain").await;
        form.refused(415, "input.not_json");
        assert_eq!(client.cookie("zhike_lan"), None);
    })
    .await;
}

async fn a_foreign_page_reads_nothing(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        for origin in FOREIGN {
            for path in ["/api/v1/me", "/api/v1/stream?topics=jobs", "/api/v1/public/instance"] {
                let answer = owner.get(path).header("origin", origin).await;
                answer.refused(403, "origin.refused");
            }
        }
        let own = owner.get("/api/v1/me").header("origin", "http://127.0.0.1:8480").await;
        assert!(!own.headers.contains_key("access-control-allow-origin"));
        own.ok();
        let asked = owner.ask(Method::OPTIONS, "/api/v1/me");
        let asked = asked.header("access-control-request-method", "PATCH").await;
        assert!(!asked.headers.keys().any(|name| name.as_str().starts_with("access-control")));
        asked.refused(405, "method.not_allowed");
    })
    .await;
}
