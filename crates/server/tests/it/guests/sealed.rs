//! No name and no phone lies open anywhere.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::{Arc, Mutex};

use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::prelude::*;

use super::{host, path};
use crate::house::{TestApp, both_engines};

both_engines! {
    SetUp: no_name_phone_or_note_lies_open_in_database_files_events_or_logs;
}

/// Everything that is logged while it is in place.
#[derive(Clone, Default)]
struct Caught(Arc<Mutex<Vec<u8>>>);

impl Write for Caught {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Caught {
    type Writer = Caught;

    fn make_writer(&'w self) -> Caught {
        self.clone()
    }
}

/// Everything else that may be told of a guest.
async fn more(app: &TestApp, guest: &serde_json::Value, at: u32) {
    let wedding = json!({"kind": "wedding", "label": format!("端木{at}"),
        "day": {"calendar": "lunar", "month": 5, "day": 20}});
    let child = json!({"kind": "child", "words": format!("端木小{at}")});
    let email = json!({"email": format!("xiongmao{at}@example.com")});
    let wechat = json!({"wechat": format!("xiongmao_{at}")});
    let access = json!({"field_id": "field_0000000000005", "value": "wheelchair"});
    let work = json!({"field_id": "field_0000000000006", "value": format!("端木书院{at}")});
    for (part, body) in [
        ("occasions", wedding),
        ("relations", child),
        ("contacts", email),
        ("contacts", wechat),
        ("facts", access),
        ("facts", work),
    ] {
        host(app).post(&format!("{}/{part}", path(guest)), body).await.ok();
    }
}

async fn no_name_phone_or_note_lies_open_in_database_files_events_or_logs(app: &TestApp) {
    let caught = Caught::default();
    let log = tracing_subscriber::fmt::layer().with_writer(caught.clone()).with_ansi(false);
    let everything = tracing_subscriber::registry().with(log);
    let mut known = BTreeSet::new();
    {
        let _listening = tracing::subscriber::set_default(everything);
        tracing::info!("the log is caught");
        for at in 0..200 {
            let name = format!("司马{}雨", char::from_u32(0x5000 + at).unwrap());
            let phone = format!("1547{:07}", 1_234_567 + at * 13);
            let note = format!("忌讳第{at}桌");
            let guest = json!({
                "name": name, "title": format!("{name}老师"), "phones": [phone], "note": note,
                "dietary": [{"kind": "allergy", "word": "mollusc"}],
                "birthday": {"calendar": "lunar", "month": 8, "day": 15},
                "store_id": app.people().store_a,
            });
            let guest = host(app).post("/api/v1/guests", guest).await.ok();
            more(app, &guest, at).await;
            if at % 20 == 0 {
                tell(app, &guest, at).await;
                host(app).get(&path(&guest)).await.ok();
                host(app).get(&format!("/api/v1/guests/search?q={phone}")).await.ok();
            }
            known.insert(phone);
        }
    }
    app.rest();
    let kept = app.everything_kept();
    let log = String::from_utf8(caught.0.lock().unwrap().clone()).unwrap();
    let mut places = vec![("the database", kept), ("the log", log.clone())];
    for file in app.files() {
        let bytes = std::fs::read(file).unwrap();
        places.push(("a file", String::from_utf8_lossy(&bytes).into_owned()));
    }
    // Every name, note and phone begins like the others: one look at a place sees them all.
    for (place, text) in &places {
        for begins in [
            "司马",
            "忌讳第",
            "mollusc",
            "lunar",
            "口信第",
            "simayu",
            "端木",
            "xiongmao",
            "wheelchair",
        ] {
            assert!(!text.contains(begins), "{begins} lies open in {place}");
            let hex = data_encoding::HEXUPPER.encode(begins.as_bytes());
            assert!(!text.contains(&hex), "{begins} lies open in {place}, as bytes");
        }
        for (at, _) in text.match_indices("1547") {
            let phone = text.get(at..at + 11).unwrap_or("");
            assert!(!known.contains(phone), "{phone} lies open in {place}");
        }
    }
    assert!(log.contains("the log is caught"), "{log}");
}

/// An address, a message of each kind and a task about the guest.
async fn tell(app: &TestApp, guest: &serde_json::Value, at: u32) {
    let email = json!({"email": format!("simayu{at}@example.com")});
    host(app).post(&format!("{}/contacts", path(guest)), email).await.ok();
    for channel in ["box", "sms", "email"] {
        let message = json!({"guest_id": guest["guest_id"], "store_id": app.people().store_a,
            "purpose": "service", "channel": channel, "text": format!("口信第{at}条")});
        host(app).post("/api/v1/messages", message).await.ok();
    }
    let task = json!({"text": format!("口信第{at}条没有回"), "guest_id": guest["guest_id"],
        "store_id": app.people().store_a});
    host(app).post("/api/v1/tasks", task).await.ok();
}
