//! Guests: made, found, shown.

mod consents;
mod contacts;
mod days;
mod facts;
mod found;
mod made;
mod people;
mod sealed;
mod shown;
mod stages;
mod visits;

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use crate::house::{Client, Place, TestApp};

/// A host of store A, who writes guests down.
fn host(app: &TestApp) -> Client {
    app.client(app.people().who(Preset::Host, Place::A))
}

/// A host of store B.
fn host_elsewhere(app: &TestApp) -> Client {
    app.client(app.people().who(Preset::Host, Place::B))
}

fn new(app: &TestApp, name: &str, phone: &str) -> Value {
    json!({"name": name, "phones": [phone], "store_id": app.people().store_a})
}

async fn make(app: &TestApp, name: &str, phone: &str) -> Value {
    host(app).post("/api/v1/guests", new(app, name, phone)).await.ok()
}

fn path(guest: &Value) -> String {
    format!("/api/v1/guests/{}", guest["guest_id"].as_str().unwrap())
}

/// The whole house counts a guest as a member: written past the actions that let guests join.
fn write(app: &TestApp, text: String) {
    let done: Result<Vec<i64>, zhike_store::StoreError> =
        app.app.store.write_blocking(move |tx| tx.all_dynamic(&text, &[]));
    assert_eq!(done.unwrap().len(), 1);
}
