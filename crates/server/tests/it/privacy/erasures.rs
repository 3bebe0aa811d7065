//! Erasing a guest: who he was is gone, the books stay, and no backup brings him back.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zhike::platform::backup::{self, Take};
use zhike::platform::choices::{self, Backup};
use zhike::platform::personal::Erasure;
use zhike::privacy::register;
use zhike::schema;
use zhike_domain::team::role::Preset;

use super::kit::{PHONE, TELLTALE, known, merged, raw, telling};
use super::{host, make, path};
use crate::checkout::kit;
use crate::house::{MINUTE, Place, Start, TestApp, both_engines, fresh_key, run_on};

both_engines! {
    SetUp: who_was_erased_is_found_nowhere_and_the_books_stay,
        a_guest_goes_with_every_record_that_was_merged_into_him,
        nobody_is_erased_while_money_is_his_or_a_bill_is_open,
        an_older_backup_brings_nobody_back;
}

fn erasure(guest: &str) -> String {
    format!("/api/v1/guests/{guest}/erasure")
}

async fn erase(app: &TestApp, guest: &str) {
    let body = json!({"reason": "本人来店要求删除"});
    app.owner().post(&erasure(guest), body).key(&fresh_key()).await.ok();
    app.rest();
}

async fn who_was_erased_is_found_nowhere_and_the_books_stay(app: &TestApp) {
    let guest = known(app).await;
    let told_before = telling(app);
    for column in [
        "guest.name_enc",
        "contact.value_enc",
        "guest_note.text_enc",
        "task.text_enc",
        "message.content_enc",
        "top_up_refund.reason_enc",
        "privacy_request.words_enc",
    ] {
        assert!(told_before.contains(&column), "{column}: {told_before:?}");
    }
    let card = host(app).get(&format!("/api/v1/guests/{guest}")).await.ok();
    let contact = card["contacts"][0]["contact_id"].as_str().unwrap();
    let reveal = format!("/api/v1/guests/{guest}/contacts/{contact}/reveal");
    host(app).post_empty(&reveal).key(&fresh_key()).await.ok();
    let tells = |one: &&String| TELLTALE.iter().any(|word| one.contains(word));
    assert!(kept_answers(app).iter().filter(tells).count() > 1);
    assert!(!kept_answers(app).iter().any(|one| one.contains(PHONE)), "a revealed number is not");
    let books = app.audit_books();
    let preview = app.owner().get(&erasure(&guest)).await.ok();
    assert_eq!((&preview["hindrance"], &preview["points"]), (&Value::Null, &json!(500)));
    assert_eq!(preview["coupons"], 1);
    erase(app, &guest).await;
    assert_eq!(telling(app), Vec::<&str>::new(), "sealed columns that still tell");
    for table in zhike::holders::all().iter().flat_map(|holder| holder.tables()) {
        let columns = &app.columns()[table.name];
        if table.erasure == Erasure::Gone && columns.iter().any(|name| name == "guest_id") {
            let text =
                format!("select count(*) from {} where guest_id = {}", table.name, raw(&guest));
            assert_eq!(app.row::<i64>(&text), 0, "{}", table.name);
        }
    }
    let related: i64 = app.row("select count(*) from relation");
    assert_eq!(related, 0, "nor does anybody else's card name him");
    let answers = kept_answers(app);
    assert!(answers.iter().any(|one| one.contains("卓文君")), "of others they stay");
    assert_eq!(answers.iter().filter(tells).count(), 0, "answers that still tell");
    // Found by nothing, and everything about him says so.
    let owner = app.owner();
    for asked in ["1234", PHONE, "司马", "simaxiangru", "smxr"] {
        let found = owner.get(&format!("/api/v1/guests/search?q={asked}")).await.ok();
        let ids = found["items"].as_array().unwrap().iter().map(|hit| hit["guest_id"].clone());
        assert!(!ids.collect::<Vec<_>>().contains(&json!(guest)), "{asked}: {found}");
    }
    owner.get(&format!("/api/v1/guests/{guest}")).await.refused(422, "guest.erased");
    let again = json!({"reason": "再来"});
    let twice = owner.post(&erasure(&guest), again).key(&fresh_key()).await;
    twice.refused(422, "guest.erased");
    let body = json!({"format": "json", "language": "en"});
    let copies = format!("/api/v1/guests/{guest}/copies");
    owner.post(&copies, body).await.refused(422, "guest.erased");
    // The number is free for whoever has it now.
    make(app, "新客", PHONE).await;
    assert_eq!(app.audit_books(), books, "the books are the same");
    let bills: i64 =
        app.row(&format!("select count(*) from bill where guest_id = {}", raw(&guest)));
    assert_eq!(bills, 2);
    let live: i64 = app.row("select count(*) from coupon where state <> 'voided'");
    assert_eq!(live, 0);
    let requests = owner.get("/api/v1/privacy-requests").await.ok();
    assert_eq!(requests["items"][0]["display"], Value::Null);
    let kept = app.everything_kept();
    assert!(TELLTALE.iter().all(|word| !kept.contains(word)));
}

/// Answers kept for requests that are repeated, in the clear.
fn kept_answers(app: &TestApp) -> Vec<String> {
    let rows: Vec<(String, String, String, Vec<u8>)> =
        app.rows("select principal, route, key, body_enc from idempotency");
    let opened = rows.into_iter().map(|(principal, route, key, body)| {
        let hash = Sha256::digest(format!("{principal} {route} {key}").as_bytes());
        let mut number = [0_u8; 8];
        number[1..].copy_from_slice(&hash[1..8]);
        let number = i64::from_be_bytes(number);
        let plain = app.app.keyring.open("idempotency.body_enc", number, &body).unwrap();
        String::from_utf8(plain).unwrap()
    });
    opened.collect()
}

async fn nobody_is_erased_while_money_is_his_or_a_bill_is_open(app: &TestApp) {
    let guest = kit::member(app, 1_234).await;
    let body = json!({"reason": "本人要求"});
    let manager = app.client(app.people().who(Preset::StoreManager, Place::A));
    manager.post(&erasure(&guest), body.clone()).await.refused(403, "permission.missing");
    kit::top_up(app, &guest).await;
    let before = app.digest();
    let ask = || app.owner().post(&erasure(&guest), body.clone()).key(&fresh_key());
    let refused = ask().await.refused(422, "erasure.money_left");
    assert_eq!(refused["params"]["left_minor"], 100_000);
    let preview = app.owner().get(&erasure(&guest)).await.ok();
    assert_eq!(preview["hindrance"]["code"], "erasure.money_left");
    assert_eq!(preview["bonus_minor"], 10_000);
    assert_eq!(app.digest(), before, "nothing is half done");
    let store = app.people().store_a;
    let open = kit::amount_of(&guest, 10_000);
    app.owner().post(&format!("/api/v1/stores/{store}/bills"), open).await.ok();
    let refused = ask().await.refused(422, "erasure.bill_open");
    assert_eq!(refused["params"]["bills"], 1);
    let empty = json!({"reason": " "});
    app.owner().post(&erasure(&guest), empty).await.refused(422, "note.empty");
}

async fn an_older_backup_brings_nobody_back(app: &TestApp) {
    let stays = make(app, "卓文君", "15400001234").await;
    let goes = make(app, "司马相如", PHONE).await;
    app.rest();
    let folder = app.folder().join("backups");
    // Houses that are set up once share a folder of backups; this one has its own.
    let own = folder.display().to_string();
    app.act(move |act, tx| {
        let (chosen, version) = choices::get::<Backup>(tx)?;
        choices::set(tx, &Backup { folder: own.clone(), ..chosen }, version, act.now)
    });
    let order = Take {
        database: &app.database,
        kek: app.app.keyring.kek(),
        folder: &folder,
        schema: schema::newest(),
        program: "0.1.0",
        now_ms: app.app.clock.now().0,
    };
    let older = backup::take(&order, Some(&app.app.store), &backup::unwatched).unwrap();
    let gone = goes["guest_id"].as_str().unwrap();
    erase(app, gone).await;
    let (ground, again) = app.restored(&older.path);
    assert_eq!(again, 1, "the register came along");
    let restored = async |house: &TestApp| {
        // The relay of the first house held its lease when the backup was taken.
        house.pass(2 * MINUTE);
        let names: i64 = house.row("select count(*) from guest where name_enc is not null");
        assert_eq!(names, 2, "the backup still knows him");
        assert_eq!(register::again(&house.app).unwrap(), 1);
        assert_eq!(register::again(&house.app).unwrap(), 0, "once is enough");
        house.rest();
        assert_eq!(telling(house), Vec::<&str>::new());
        house.owner().get(&path(&goes)).await.refused(422, "guest.erased");
        assert_eq!(host(house).get(&path(&stays)).await.ok()["display"], "卓文君");
    };
    std::thread::scope(|scope| {
        scope.spawn(|| run_on(ground, Start::SetUp, restored)).join().unwrap();
    });
}

async fn a_guest_goes_with_every_record_that_was_merged_into_him(app: &TestApp) {
    let guest = known(app).await;
    let other = merged(app, &guest).await;
    let preview = app.owner().get(&erasure(&guest)).await.ok();
    assert_eq!((&preview["points"], &preview["coupons"]), (&json!(500), &json!(1)));
    let body = json!({"reason": "本人来店要求删除"});
    let of_the_other = app.owner().post(&erasure(&other), body).key(&fresh_key()).await;
    of_the_other.refused(409, "guest.merged");
    erase(app, &guest).await;
    assert_eq!(telling(app), Vec::<&str>::new(), "sealed columns that still tell");
    let gone: i64 = app.row("select count(*) from guest where erased_at is not null");
    let joined: i64 = app.row("select count(*) from guest_merge");
    assert_eq!((gone, joined), (2, 0), "there is nothing left to take apart");
    let answers = kept_answers(app);
    let telling = |one: &&String| TELLTALE.iter().any(|word| one.contains(word));
    assert_eq!(answers.iter().filter(telling).count(), 0, "answers that still tell");
}
