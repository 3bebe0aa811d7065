//! Machines outside, played by threads on this one: a receiver of HTTP requests and a mail server.

pub mod http;
pub mod smtp;

use serde_json::json;

use crate::house::TestApp;

/// Lets the house reach this machine, as an owner allows a host of his own network.
pub async fn allow_this_machine(app: &TestApp) {
    let hosts = json!({"hosts": ["localhost", "127.0.0.1"]});
    let path = "/api/v1/settings/outside";
    let owner = app.elsewhere(&app.people().owner);
    let version = owner.get(path).await.ok()["version"].as_i64().unwrap();
    owner.put(path, hosts).if_match(version).await.ok();
}
