//! Messages to guests: decided when they go, sent once, and seen in the box.

mod mail;
mod notices;
mod text;
mod window;

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use crate::house::{Client, Place, TestApp};

pub const MESSAGES: &str = "/api/v1/messages";

/// Nobody has a number of this country: it is given to none.
pub const NOWHERE: &str = "+999 5550 1234";

/// A host of store A, logged in just now: time passes here.
pub fn host(app: &TestApp) -> Client {
    app.elsewhere(app.people().who(Preset::Host, Place::A))
}

/// The owner, logged in just now.
pub fn owner(app: &TestApp) -> Client {
    app.elsewhere(&app.people().owner)
}

/// A guest with a phone.
pub async fn guest(app: &TestApp, name: &str, phone: &str) -> String {
    let new = json!({"name": name, "sex": "female", "phones": [phone],
        "store_id": app.people().store_a});
    let made = host(app).post("/api/v1/guests", new).await.ok();
    made["guest_id"].as_str().unwrap().to_owned()
}

pub async fn add_email(app: &TestApp, guest: &str, email: &str) {
    let path = format!("/api/v1/guests/{guest}/contacts");
    host(app).post(&path, json!({"email": email})).await.ok();
}

/// The guest says something about advertising by a channel.
pub async fn says(app: &TestApp, guest: &str, channel: &str, answer: &str) {
    let path = format!("/api/v1/guests/{guest}/consents");
    let version = (answer == "given").then_some(1);
    let one = json!({"purpose": "marketing", "channel": channel, "answer": answer,
        "text_version": version, "how": "spoken"});
    let body = json!({"store_id": app.people().store_a, "consents": [one]});
    host(app).post(&path, body).await.ok();
}

/// Writes to a guest and waits until the house has done what it could.
pub async fn write(app: &TestApp, guest: &str, channel: &str, purpose: &str, text: &str) -> Value {
    let body = json!({"guest_id": guest, "store_id": app.people().store_a, "purpose": purpose,
        "channel": channel, "text": text});
    let path = match purpose {
        "marketing" => format!("{MESSAGES}/advertising"),
        _ => MESSAGES.to_owned(),
    };
    let made = owner(app).post(&path, body).await.ok();
    app.rest();
    look(app, &made).await
}

/// The message as it is now.
pub async fn look(app: &TestApp, message: &Value) -> Value {
    let id = message["message_id"].as_str().unwrap();
    owner(app).get(&format!("{MESSAGES}/{id}")).await.ok()
}

/// How far it is, and why it stays.
pub fn state(message: &Value) -> (&str, &str) {
    (message["state"].as_str().unwrap(), message["why"].as_str().unwrap_or(""))
}

/// Sets a channel up.
pub async fn set_up(app: &TestApp, kind: &str, settings: Value, secret: &str) -> Value {
    let path = "/api/v1/settings/channels";
    let listed = owner(app).get(path).await.ok();
    let all = listed["items"].as_array().unwrap();
    let kept = all.iter().find(|one| one["kind"] == kind).unwrap();
    let body = json!({"kind": kind, "enabled": true, "settings": settings, "secret": secret,
        "version": kept["version"]});
    owner(app).put(path, body).await.ok()
}

/// Changes what holds for all messages.
pub async fn rules(app: &TestApp, change: Value) {
    let path = "/api/v1/settings/messages";
    let kept = owner(app).get(path).await.ok();
    let mut rules = kept["rules"].clone();
    for (name, value) in change.as_object().unwrap() {
        rules[name] = value.clone();
    }
    let version = kept["version"].as_i64().unwrap();
    owner(app).put(path, rules).if_match(version).await.ok();
}
