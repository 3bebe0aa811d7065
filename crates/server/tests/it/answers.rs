//! What every answer owes: the headers, and of a fault nothing but its name. Headers and codes are
//! looked at in each answer of each scenario, by the client itself.

use serde_json::json;
use zhike_domain::team::role::Preset;

use crate::house::{Answer, Place, TestApp, both_engines};

both_engines! {
    Empty: a_fault_shows_nothing_but_its_request_id;
    SetUp: a_damaged_row_is_a_fault_and_harms_nobody_else,
        no_answer_tells_what_the_server_is_made_of,
        the_health_of_the_house_is_told_to_everyone_and_nothing_else;
}

/// The refusal tells a person nothing but the name under which the log has it.
fn tells_nothing(answer: &Answer) {
    let id = answer.headers["x-request-id"].to_str().unwrap();
    let expected = json!({
        "type": "/problems/fault.internal", "title": "Internal Server Error", "status": 500,
        "detail": "fault.internal", "code": "fault.internal", "params": {}, "errors": [],
        "request_id": id,
    });
    assert_eq!(answer.json(), expected);
}

async fn a_fault_shows_nothing_but_its_request_id(app: &TestApp) {
    let owner = app.stranger();
    let body = json!({"name": "店主", "login": "owner", "password": crate::house::OWNER_PASSWORD});
    owner.post("/api/v1/setup/owner", body).await.ok();
    let key = app.folder().join("zhike.key");
    let kept = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    let sheet = owner.post_empty("/api/v1/setup/recovery-sheet").expecting_a_fault().await;
    tells_nothing(&sheet);
    std::fs::write(&key, kept).unwrap();
    owner.post_empty("/api/v1/setup/recovery-sheet").await.ok();
}

async fn a_damaged_row_is_a_fault_and_harms_nobody_else(app: &TestApp) {
    let person = app.people().who(Preset::Waiter, Place::A);
    let staff = person.staff_id.raw();
    let text = format!(
        "update staff set name_enc = login_enc where staff_id = {staff} returning staff_id"
    );
    let swapped = app.app.store.write_blocking(move |tx| tx.all_dynamic::<i64>(&text, &[]));
    let swapped: Result<Vec<i64>, zhike_store::StoreError> = swapped;
    assert_eq!(swapped.unwrap(), [staff]);
    let me = app.client(person).get("/api/v1/me").expecting_a_fault().await;
    tells_nothing(&me);
    let path = format!("/api/v1/staff/{}", person.staff_id);
    tells_nothing(&app.owner().get(&path).expecting_a_fault().await);
    app.client(app.people().who(Preset::Cashier, Place::A)).get("/api/v1/me").await.ok();
}

async fn no_answer_tells_what_the_server_is_made_of(app: &TestApp) {
    let owner = app.owner();
    for path in ["/api/v1/me", "/api/v1/nothing", "/", "/login", "/healthz", "/api/v1/public/setup"]
    {
        let answer = owner.get(path).await;
        for name in ["server", "x-powered-by", "access-control-allow-origin", "via"] {
            assert!(!answer.headers.contains_key(name), "{path} has {name}");
        }
        assert_eq!(answer.headers["x-frame-options"], "DENY");
        assert_eq!(answer.headers["referrer-policy"], "same-origin");
        assert!(!answer.headers.contains_key("strict-transport-security"), "plain HTTP");
    }
    let given = owner.get("/api/v1/me").header("x-request-id", "chosen-by-the-caller").await;
    assert_ne!(given.headers["x-request-id"], "chosen-by-the-caller");
}

async fn the_health_of_the_house_is_told_to_everyone_and_nothing_else(app: &TestApp) {
    let stranger = app.stranger();
    for path in ["/healthz", "/readyz"] {
        let answer = stranger.get(path).await;
        assert_eq!(answer.status, 200, "{}", answer.tell());
        let told = String::from_utf8(answer.body).unwrap();
        for secret in ["sqlite", "postgres", "/tmp", env!("CARGO_PKG_VERSION")] {
            assert!(!told.contains(secret), "{path} tells {told}");
        }
    }
    for path in ["staff", "audit", "settings/security", "jobs", "stream?topics=jobs"] {
        stranger.get(&format!("/api/v1/{path}")).await.refused(401, "login.required");
    }
}
