//! A thousand known names and phones, and not one of them to be found: in the database's files and
//! its write-ahead log, in a backup, in results of jobs, in what the database says, in the log.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use futures_util::future::join_all;
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::prelude::*;
use zhike::platform::backup::{self, Take};
use zhike::schema;

use super::host;
use crate::house::{TestApp, both_engines, fresh_key};

both_engines! {
    SetUp: of_a_thousand_known_names_and_phones_none_lies_open_anywhere;
}

const GUESTS: u32 = 1_000;
/// What every name begins with, and every phone.
const SURNAME: &str = "端木";
const BLOCK: &str = "1549";
/// Guests made at once.
const AT_ONCE: u32 = 50;

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

fn name(at: u32) -> String {
    let letter = |from: u32| char::from_u32(0x5000 + from).unwrap();
    format!("{SURNAME}{}{}", letter(at), letter(at * 7 % 1_900))
}

fn phone(at: u32) -> String {
    format!("{BLOCK}{:07}", 1_000_003 + at * 8_101)
}

/// The known values that stand in these bytes, as they are or in hexadecimal.
fn known_in(bytes: &[u8], known: &BTreeSet<String>) -> BTreeSet<String> {
    // Bytes that are no text become a mark, and what is text stays: it is found all the same.
    let text = String::from_utf8_lossy(bytes);
    let mut found = BTreeSet::new();
    for begin in [SURNAME, BLOCK] {
        let letters = known.iter().find(|one| one.starts_with(begin)).unwrap().chars().count();
        for (at, _) in text.match_indices(begin) {
            let one: String = text[at..].chars().take(letters).collect();
            if known.contains(&one) {
                found.insert(one);
            }
        }
    }
    let hex = data_encoding::HEXUPPER.encode(SURNAME.as_bytes());
    let hexes = [hex.to_lowercase(), hex].into_iter();
    found.extend(hexes.filter(|hex| text.contains(hex.as_str())));
    found
}

async fn of_a_thousand_known_names_and_phones_none_lies_open_anywhere(app: &TestApp) {
    let before = app.disk();
    let caught = Caught::default();
    let log = tracing_subscriber::fmt::layer().with_writer(caught.clone()).with_ansi(false);
    let everything = tracing_subscriber::registry().with(log);
    {
        let _listening = tracing::subscriber::set_default(everything);
        tracing::info!("the log is caught");
        make_all(app).await;
    }
    app.rest();
    let known: BTreeSet<String> = (0..GUESTS).flat_map(|at| [name(at), phone(at)]).collect();
    assert_eq!(known.len(), 2 * GUESTS as usize);
    let made: i64 = app.row("select count(*) from guest");
    assert_eq!(made, i64::from(GUESTS));
    let backup = back_up(app);
    let log = caught.0.lock().unwrap().clone();
    assert!(String::from_utf8_lossy(&log).contains("the log is caught"));
    let mut places = vec![
        ("what the database says".to_owned(), app.everything_kept().into_bytes()),
        ("the log".to_owned(), log),
    ];
    let mut files = all_files(app.folder());
    assert!(files.contains(&backup) && files.iter().any(|file| file.ends_with("result.sealed")));
    files.extend(app.disk_since(&before));
    for file in files {
        places.push((file.display().to_string(), std::fs::read(&file).unwrap()));
    }
    let bytes: usize = places.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(bytes > 1_000_000, "only {bytes} bytes were looked at");
    for (place, bytes) in &places {
        assert_eq!(known_in(bytes, &known), BTreeSet::new(), "in {place}");
    }
    // The look itself finds what is there.
    let open = format!("x{}\n{}y", name(7), phone(9)).into_bytes();
    assert_eq!(known_in(&open, &known).len(), 2);
}

/// A thousand guests by the API, some of them read, searched, written to, copied, erased.
async fn make_all(app: &TestApp) {
    let (client, store_id) = (host(app), app.people().store_a);
    for part in 0..GUESTS / AT_ONCE {
        let all = (part * AT_ONCE..(part + 1) * AT_ONCE).map(|at| {
            let guest = json!({"name": name(at), "phones": [phone(at)], "store_id": store_id,
                "note": format!("{}常坐窗边", name(at))});
            let client = client.clone();
            async move { client.post("/api/v1/guests", guest).key(&fresh_key()).await.ok() }
        });
        let made = join_all(all).await;
        let id = made[0]["guest_id"].as_str().unwrap().to_owned();
        let at = part * AT_ONCE;
        client.get(&format!("/api/v1/guests/{id}")).await.ok();
        for asked in [phone(at), phone(at)[7..].to_owned()] {
            client.get(&format!("/api/v1/guests/search?q={asked}")).await.ok();
        }
        let message = json!({"guest_id": id, "store_id": store_id, "purpose": "service",
            "channel": "sms", "text": format!("{}，您好", name(at))});
        client.post("/api/v1/messages", message).await.ok();
        let task = json!({"text": format!("回电{}", phone(at)), "store_id": store_id});
        client.post("/api/v1/tasks", task).await.ok();
        // A number that somebody has, one that is none, a name that is too long: all refused.
        let taken = json!({"name": name(at), "phones": [phone(at)], "store_id": store_id});
        client
            .post("/api/v1/guests", taken)
            .key(&fresh_key())
            .await
            .refused(409, "guest.phone_taken");
        let none = json!({"name": name(at).repeat(60), "store_id": store_id});
        assert_eq!(client.post("/api/v1/guests", none).key(&fresh_key()).await.status, 422);
        if part == 0 {
            let body = json!({"format": "xlsx", "language": "zh-CN"});
            app.owner().post(&format!("/api/v1/guests/{id}/copies"), body).await.ok();
            let other = made[1]["guest_id"].as_str().unwrap();
            let body = json!({"reason": "本人要求"});
            app.owner().post(&format!("/api/v1/guests/{other}/erasure"), body).await.ok();
        }
    }
}

fn back_up(app: &TestApp) -> PathBuf {
    let order = Take {
        database: &app.database,
        kek: app.app.keyring.kek(),
        folder: &app.folder().join("backups"),
        schema: schema::newest(),
        program: "0.1.0",
        now_ms: app.app.clock.now().0,
    };
    backup::take(&order, Some(&app.app.store), &backup::unwatched).unwrap().path
}

/// Every file below a folder, the write-ahead log among them.
fn all_files(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.extend(all_files(&path)),
            false => files.push(path),
        }
    }
    files
}
