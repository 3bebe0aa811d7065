//! Bad input: a clear refusal with a stable code, and nothing changed.

mod forged;
mod paths;

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use crate::house::{Ask, Client, TestApp, both_engines};

both_engines! {
    SetUp: a_body_that_is_not_json_is_refused,
        a_field_that_is_wrong_is_named,
        a_body_that_is_too_large_or_too_deep_is_refused,
        names_have_their_length_and_can_be_seen,
        digits_of_other_scripts_are_no_digits,
        a_filter_that_nobody_knows_is_refused,
        a_character_that_no_database_takes_is_refused;
}

const STAFF: &str = "/api/v1/staff";

/// Nothing in the database changes while `check` runs.
pub async fn unchanged(app: &TestApp, check: impl AsyncFnOnce()) {
    app.rest();
    let before = app.digest();
    check().await;
    assert_eq!(app.digest(), before);
}

fn new_staff(app: &TestApp) -> Value {
    json!({"name": "新", "login": "new.one", "role_id": app.people().roles[&Preset::Waiter],
        "scope": {"kind": "stores", "store_ids": [app.people().store_a]}})
}

/// A request with any bytes as JSON.
fn raw(client: &Client, path: &str, body: &[u8]) -> Ask {
    client.post_empty(path).bytes(body)
}

async fn a_body_that_is_not_json_is_refused(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        let whole = new_staff(app).to_string();
        let cut = whole.as_bytes()[..whole.len() - 1].to_vec();
        let twice = format!("{whole}{whole}").into_bytes();
        for body in [
            b"".to_vec(),
            b"   ".to_vec(),
            b"name=x".to_vec(),
            b"<a/>".to_vec(),
            b"{'name': 1}".to_vec(),
            b"{\"name\": NaN}".to_vec(),
            b"{\"name\": \"\xff\xfe\"}".to_vec(),
            b"\xef\xbb\xbf{}".to_vec(),
            b"{\"name\": \"a\nb\"}".to_vec(),
            b"{\"name\": \"\\ud800\"}".to_vec(),
            b"\x00".to_vec(),
            cut,
            twice,
        ] {
            let shown = String::from_utf8_lossy(&body).into_owned();
            let answer = raw(&owner, STAFF, &body).await;
            assert_eq!(answer.status, 400, "{shown}: {}", answer.tell());
            answer.refused(400, "input.not_json");
        }
        for body in ["[]", "null", "1", "\"x\"", "[\"新\",\"new.one\",null,{},null]"] {
            let answer = raw(&owner, STAFF, body.as_bytes()).await;
            answer.refused(422, "input.wrong_type");
        }
    })
    .await;
}

async fn a_field_that_is_wrong_is_named(app: &TestApp) {
    let owner = app.owner();
    let with = |field: &str, value: Value| {
        let mut body = new_staff(app);
        body[field] = value;
        body
    };
    let without = |field: &str| {
        let mut body = new_staff(app);
        body.as_object_mut().unwrap().remove(field);
        body
    };
    let store = app.people().store_a.to_string();
    let scope = |ids: Value| json!({"kind": "stores", "store_ids": ids});
    unchanged(app, async || {
        for (body, code, pointer) in [
            (with("nick", json!(1)), "input.unknown_field", "/nick"),
            (with("name", json!(7)), "input.wrong_type", "/name"),
            (with("name", Value::Null), "input.wrong_type", "/name"),
            (with("scope", json!("company")), "input.wrong_type", "/scope"),
            (with("scope", json!({"kind": "moon"})), "input.bad_value", "/scope/kind"),
            (with("scope", json!({})), "input.missing_field", "/scope/kind"),
            (without("login"), "input.missing_field", "/login"),
            (with("login", json!("a")), "staff.login_malformed", "/login"),
            (with("login", json!("两 三")), "staff.login_malformed", "/login"),
            (with("language", json!("fr")), "input.bad_value", "/language"),
            (with("role_id", json!(store)), "id.wrong_kind", "/role_id"),
            (with("role_id", json!("role_x")), "id.malformed", "/role_id"),
            (with("role_id", json!("role_zzzzzzzzzzzzz")), "id.malformed", "/role_id"),
            (with("role_id", json!("ROLE_0000000000001")), "id.malformed", "/role_id"),
            (with("role_id", json!(1)), "input.wrong_type", "/role_id"),
            (
                with("scope", scope(json!(["role_0000000000001"]))),
                "id.wrong_kind",
                "/scope/store_ids/0",
            ),
            (with("scope", scope(json!([store, 5]))), "input.wrong_type", "/scope/store_ids/1"),
        ] {
            let answer = owner.post(STAFF, body).await;
            let shown = answer.tell();
            let problem = answer.refused(422, code);
            assert_eq!(problem["errors"][0]["pointer"], pointer, "{shown}");
        }
        let body = br#"{"name": "a", "name": "b"}"#;
        raw(&owner, STAFF, body).await.refused(422, "input.bad_value");
    })
    .await;
}

async fn a_body_that_is_too_large_or_too_deep_is_refused(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        let mut large = new_staff(app);
        large["name"] = json!("x".repeat(1_048_577));
        owner.post(STAFF, large).await.refused(413, "input.too_large");
        let mut just = new_staff(app);
        just["name"] = json!("x".repeat(900_000));
        owner.post(STAFF, just).await.refused(422, "name.too_long");
        for depth in [200, 100_000] {
            let deep = format!("{{\"scope\": {}{}}}", "[".repeat(depth), "]".repeat(depth));
            let answer = raw(&owner, STAFF, deep.as_bytes()).await;
            assert!([400, 422].contains(&answer.status), "{}", answer.tell());
        }
        let deep = format!(
            "{{\"permission\":\"report.export\",\"request_hash\":\"00\",\
            \"proof\":\"00\",\"summary\":{}1{}}}",
            "{\"a\":".repeat(5_000),
            "}".repeat(5_000)
        );
        raw(&owner, "/api/v1/approvals", deep.as_bytes()).await.refused(400, "input.not_json");
    })
    .await;
}

async fn names_have_their_length_and_can_be_seen(app: &TestApp) {
    let owner = app.owner();
    let named = |name: &str| {
        let mut body = new_staff(app);
        body["name"] = json!(name);
        body
    };
    unchanged(app, async || {
        for (name, code) in [
            ("", "name.empty"),
            ("   ", "name.empty"),
            ("\u{3000}", "name.empty"),
            (&"长".repeat(61), "name.too_long"),
            ("a\nb", "name.invisible"),
            ("a\u{0}b", "name.invisible"),
            ("a\u{202e}b", "name.invisible"),
        ] {
            let problem = owner.post(STAFF, named(name)).await.refused(422, code);
            assert_eq!(problem["errors"][0]["pointer"], "/name", "{name:?}");
        }
    })
    .await;
    let made = owner.post(STAFF, named(&format!(" {} ", "长".repeat(60)))).await.ok();
    assert_eq!(made["staff"]["name"], "长".repeat(60));
}

async fn digits_of_other_scripts_are_no_digits(app: &TestApp) {
    let owner = app.owner();
    let store = format!("/api/v1/stores/{}", app.people().store_a);
    unchanged(app, async || {
        for (body, code) in [
            (json!({"phone": "１５４０００００００１"}), "store.phone_not_valid"),
            (json!({"phone": "154-0000-0001; drop"}), "store.phone_not_valid"),
            (json!({"phone": "1".repeat(31)}), "store.phone_not_valid"),
            (json!({"cut_over": "０４:00"}), "time_of_day.malformed"),
            (json!({"cut_over": "24:00"}), "time_of_day.malformed"),
            (json!({"zone": "Mars/Base"}), "zone.unknown"),
            (json!({"city": "３３０１００"}), "city.unknown"),
        ] {
            let answer = owner.patch(&store, 1, body).await;
            assert_eq!(answer.status, 422, "{}", answer.tell());
            assert_eq!(answer.code(), code, "{}", answer.tell());
        }
        for query in ["limit=%EF%BC%95", "limit=0", "limit=201", "limit=-1", "limit=", "limit=1e2"]
        {
            let answer = owner.get(&format!("{STAFF}?{query}")).await;
            answer.refused(422, "filter.not_valid");
        }
    })
    .await;
}

async fn a_filter_that_nobody_knows_is_refused(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        for list in [
            "staff",
            "roles",
            "stores",
            "store-groups",
            "jobs",
            "approvals",
            "audit",
            "audit/actions",
            "access-log",
            "backups",
            "me",
            "me/sessions",
            "company",
            "permissions",
            "settings/security",
            "settings/backup",
            "public/cities",
            "public/setup",
            "public/instance",
            "setup/draft",
        ] {
            let answer = owner.get(&format!("/api/v1/{list}?colour=red")).await;
            answer.refused(422, "filter.not_valid");
        }
        for query in [
            "audit?from=yesterday",
            "audit?actor_id=role_0000000000001",
            "audit?store_id=x",
            "audit?object=role_x",
            "staff?status=sleeping",
            "jobs?state=sleeping",
            "jobs?mine=2",
            "approvals?state=maybe",
            "access-log?staff_id=1",
            "staff?limit=1&limit=2",
            "stream?topics=everything",
            "stream",
            "stream?topics=jobs&store=store_x",
        ] {
            let answer = owner.get(&format!("/api/v1/{query}")).await;
            assert_eq!(answer.status, 422, "{}", answer.tell());
        }
        let write = owner.post(&format!("{STAFF}?dry_run=true"), new_staff(app)).await;
        write.refused(422, "filter.not_valid");
    })
    .await;
}

async fn a_character_that_no_database_takes_is_refused(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        for query in ["audit?action=a%00b", "audit?object=a%00b", "jobs?state=a%00b", "staff?q=%00"]
        {
            let answer = owner.get(&format!("/api/v1/{query}")).await;
            assert!([200, 422].contains(&answer.status), "{}", answer.tell());
        }
        let login = json!({"login": "a\u{0}b", "password": "c\u{0}d"});
        let answer = app.stranger().post("/api/v1/setup/owner", login.clone()).await;
        assert!(answer.status < 500, "{}", answer.tell());
    })
    .await;
    let login = json!({"login": "a\u{0}b", "password": "c\u{0}d"});
    app.stranger().post("/api/v1/login", login).await.refused(401, "login.wrong");
}
