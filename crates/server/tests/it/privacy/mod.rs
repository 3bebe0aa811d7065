//! The data of guests: asked for, told, forgotten.

mod copies;
mod erasures;
mod kept;
mod kit;
mod nowhere;
mod requests;
mod tables;

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use crate::house::{Client, Place, TestApp};

fn host(app: &TestApp) -> Client {
    app.client(app.people().who(Preset::Host, Place::A))
}

async fn make(app: &TestApp, name: &str, phone: &str) -> Value {
    let new = json!({"name": name, "phones": [phone], "store_id": app.people().store_a});
    host(app).post("/api/v1/guests", new).await.ok()
}

fn path(guest: &Value) -> String {
    format!("/api/v1/guests/{}", guest["guest_id"].as_str().unwrap())
}
