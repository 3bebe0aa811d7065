//! The card, the timeline, and who sees a whole phone.

use serde_json::{Value, json};
use zhike_domain::kernel::id::GuestId;
use zhike_domain::team::role::Preset;

use super::{host, host_elsewhere, make, path, write};
use crate::house::{MINUTE, Place, TestApp, both_engines, id};

both_engines! {
    SetUp: a_phone_is_shown_whole_only_with_a_row_in_the_audit,
        whoever_looks_at_a_card_is_noted,
        another_store_sees_the_masked_card_and_no_money,
        the_card_greets,
        the_timeline_is_newest_first_and_goes_page_by_page;
}

/// A bill of one dish, settled on that day: written past the till.
pub fn paid_bill(app: &TestApp, guest: GuestId, bill: i64, store: i64, day: i64, due: i64) {
    let guest = guest.raw();
    let at = day * 86_400_000 + 12 * 60 * MINUTE;
    let bytes = |of: i64| match app.app.store.engine() {
        zhike_store::Engine::Sqlite => format!("x'{of:02x}'"),
        zhike_store::Engine::Postgres => format!("'\\x{of:02x}'::bytea"),
    };
    let (none, hash) = (bytes(0), bytes(bill));
    write(
        app,
        format!(
            "insert into bill (bill_id, store_id, business_day, bill_no, state, guests, channel, \
             guest_id, content_enc, quote_enc, list_minor, due_minor, refunded_minor, opened_by, \
             settled_at, version, created_at) values ({bill}, {store}, {day}, {bill}, 'settled', \
             2, 'till', {guest}, {none}, {none}, {due}, {due}, 0, 1, {at}, 2, {at}) \
             returning bill_id"
        ),
    );
    write(
        app,
        format!(
            "insert into settlement (settlement_id, bill_id, store_id, business_day, guest_id, \
             settled_by, settled, done, outcome, receipt_hash, created_at) values ({bill}, {bill}, \
             {store}, {day}, {guest}, 1, '', '', '', {hash}, {at}) returning settlement_id"
        ),
    );
}

async fn a_phone_is_shown_whole_only_with_a_row_in_the_audit(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let contact = guest["contacts"][0]["contact_id"].as_str().unwrap();
    let reveal = format!("{}/contacts/{contact}/reveal", path(&guest));
    let waiter = app.client(app.people().who(Preset::Waiter, Place::A));
    waiter.post_empty(&reveal).without("idempotency-key").await.refused(403, "permission.missing");
    let audited = "select count(*) from audit where action = 'contact.revealed'";
    assert_eq!(app.row::<i64>(audited), 0);
    let manager = app.client(app.people().who(Preset::StoreManager, Place::A));
    for times in 1..=2 {
        let shown = manager.post_empty(&reveal).without("idempotency-key").await.ok();
        assert_eq!(shown, json!({"kind": "phone", "value": "15400001234", "extension": null}));
        assert_eq!(app.row::<i64>(audited), times, "each look is noted");
    }
    let kept: Vec<String> = app.rows("select changes from audit where action = 'contact.revealed'");
    assert!(kept.iter().all(|text| !text.contains("1234")), "{kept:?}");
    let other = make(app, "赵大海", "15400005678").await;
    let mixed = format!("{}/contacts/{contact}/reveal", path(&other));
    let refused = manager.post_empty(&mixed).without("idempotency-key").await;
    refused.refused(404, "thing.not_there");
}

async fn whoever_looks_at_a_card_is_noted(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let person = app.people().who(Preset::Host, Place::A);
    let card = host(app).get(&path(&guest)).await;
    assert_eq!(card.headers["etag"], "\"1\"");
    assert_eq!(card.ok()["accessed"], json!([]));
    let raw = id::<GuestId>(&guest["guest_id"]).raw();
    let noted = format!("select staff_id from access_log where object_id = {raw}");
    for _look in 0..100 {
        if !app.rows::<i64>(&noted).is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(app.rows::<i64>(&noted), [person.staff_id.raw()]);
    let card = host(app).get(&path(&guest)).await.ok();
    assert_eq!(card["accessed"], json!([]), "a host may not see who looked");
    let card = app.owner().get(&path(&guest)).await.ok();
    assert_eq!(card["accessed"][0]["staff"]["name"], person.name);
}

async fn another_store_sees_the_masked_card_and_no_money(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let guest_id = id(&guest["guest_id"]);
    let (a, b) = (app.people().store_a.raw(), app.people().store_b.raw());
    paid_bill(app, guest_id, 1, a, 20_770, 10_001);
    paid_bill(app, guest_id, 2, a, 20_771, 20_000);
    paid_bill(app, guest_id, 3, b, 20_772, 500);
    let visits = |card: &Value| card["visits"].clone();
    let here = host(app).get(&path(&guest)).await.ok();
    assert_eq!(
        visits(&here),
        json!({
            "count": 2, "last_day": "2026-11-14", "spent_minor": 30_001, "average_minor": 15_000
        })
    );
    let there = host_elsewhere(app).get(&path(&guest)).await;
    let text = String::from_utf8(there.body.clone()).unwrap();
    assert!(!text.contains("15400001234") && text.contains("154****1234"), "{text}");
    assert_eq!(
        visits(&there.ok()),
        json!({
            "count": 1, "last_day": "2026-11-15", "spent_minor": 500, "average_minor": 500
        })
    );
    let company = app.owner().get(&path(&guest)).await.ok();
    assert_eq!(visits(&company)["count"], 3);
    assert_eq!(company["greeting"], json!({"kind": "welcome_back", "params": {"visits": 3}}));
    let kitchen = app.client(app.people().who(Preset::Kitchen, Place::A));
    kitchen.get(&path(&guest)).await.refused(403, "permission.missing");
}

async fn the_card_greets(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let card = host(app).get(&path(&guest)).await.ok();
    assert_eq!(card["greeting"], json!({"kind": "first_visit", "params": {}}));
    assert_eq!((&card["member"], &card["usual"]), (&json!(null), &json!([])));
    let birthday = json!({"birthday": {"calendar": "solar", "month": 11, "day": 24}});
    host(app).patch(&path(&guest), 1, birthday).await.ok();
    let card = host(app).get(&path(&guest)).await.ok();
    assert_eq!(card["greeting"], json!({"kind": "soon_birthday", "params": {"days": 2}}));
    let kept =
        json!({"calendar": "solar", "month": 11, "day": 24, "leap_month": false, "year": null});
    assert_eq!(card["birthday"], kept);
    let store = app.people().store_a.raw();
    paid_bill(app, id(&guest["guest_id"]), 1, store, 20_700, 100);
    let lunar = json!({"birthday": {"calendar": "lunar", "month": 10, "day": 13}});
    host(app).patch(&path(&guest), 2, lunar).await.ok();
    let card = host(app).get(&path(&guest)).await.ok();
    assert_eq!(card["greeting"], json!({"kind": "long_away", "params": {"days": 79}}));
    let lunar = json!({"birthday": {"calendar": "lunar", "month": 10, "day": 14}});
    host(app).patch(&path(&guest), 3, lunar).await.ok();
    let card = host(app).get(&path(&guest)).await.ok();
    assert_eq!(card["greeting"], json!({"kind": "birthday", "params": {}}), "农历十月十四");
}

async fn the_timeline_is_newest_first_and_goes_page_by_page(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let (a, b) = (app.people().store_a, app.people().store_b);
    paid_bill(app, id(&guest["guest_id"]), 1, a.raw(), 20_770, 10_000);
    paid_bill(app, id(&guest["guest_id"]), 2, b.raw(), 20_771, 20_000);
    app.pass(MINUTE);
    let notes = format!("{}/notes", path(&guest));
    host(app).post(&notes, json!({"text": "喜欢靠窗", "store_id": a})).await.ok();
    let kinds = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap().iter();
        items.map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
    };
    let timeline = format!("{}/timeline", path(&guest));
    let all = app.owner().get(&timeline).await.ok();
    assert_eq!(kinds(&all), ["note", "visit", "visit"]);
    assert_eq!(all["items"][1]["due_minor"], 20_000);
    let first = app.owner().get(&format!("{timeline}?limit=2")).await.ok();
    let cursor = first["next_cursor"].as_str().unwrap();
    let rest = app.owner().get(&format!("{timeline}?limit=2&cursor={cursor}")).await.ok();
    assert_eq!(
        (kinds(&first), kinds(&rest)),
        (vec!["note".into(), "visit".into()], vec!["visit".into()])
    );
    assert_eq!(rest["items"][0]["due_minor"], 10_000);
    let here = host(app).get(&timeline).await.ok();
    assert_eq!(kinds(&here), ["note", "visit"], "bills of another store are not shown");
    let missing = "/api/v1/guests/guest_0000000000001/timeline";
    host(app).get(missing).await.refused(404, "thing.not_there");
}
