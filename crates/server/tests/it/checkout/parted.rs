//! Whatever is known of two records: merged and taken apart, each is as it would be had nobody ever
//! merged them.

use serde_json::{Value, json};
use zhike::schema::{AtMerge, GUEST_COLUMNS};
use zhike_domain::kernel::id::GuestId;
use zhike_domain::team::role::Preset;
use zhike_sim::Dice;

use super::kit::*;
use super::merges::{boss, judge, live, merge, of, shown, undo};
use crate::house::{Client, MINUTE, Place, TestApp, both_engines};

both_engines! {
    SetUp: merged_and_taken_apart_at_once_nothing_is_another,
        after_more_visits_each_is_as_if_nobody_had_merged_them;
}

fn host(app: &TestApp) -> Client {
    app.elsewhere(app.people().who(Preset::Host, Place::A))
}

/// Lets the house learn some of the things that it can know of a guest beside what he has.
async fn tell(app: &TestApp, dice: &mut Dice, guest: &str, other: &str, number: u32) {
    let store_id = app.people().store_a;
    let consent = |channel: &str| {
        json!({"store_id": store_id, "consents": [{"purpose": "marketing", "channel": channel,
            "answer": "given", "text_version": 1, "how": "spoken"}]})
    };
    let taste = ["light_salt", "mild"][dice.between(0, 1) as usize];
    let job = ["教师", "医生", "厨师"][dice.between(0, 2) as usize];
    let wedding = json!({"kind": "wedding", "label": "结婚", "day": {"calendar": "lunar",
        "month": dice.between(1, 12), "day": dice.between(1, 29)}});
    let all = [
        ("/facts", json!({"field_id": "field_0000000000001", "value": taste})),
        ("/facts", json!({"field_id": "field_0000000000006", "value": job})),
        ("/occasions", wedding),
        ("/relations", json!({"kind": "friend", "other_guest_id": other})),
        ("/contacts", json!({"email": format!("guest{number}@example.com")})),
        ("/notes", json!({"text": format!("第{number}号笔记"), "store_id": store_id})),
        ("/consents", consent("sms")),
        ("/consents", consent("email")),
    ];
    for (part, body) in all {
        if dice.chance(700) {
            host(app).post(&of(guest, part), body).await.ok();
        }
    }
    mind(app, dice, guest).await;
    let task = json!({"text": "回电话", "store_id": store_id, "guest_id": guest});
    host(app).post("/api/v1/tasks", task).await.ok();
    let message = json!({"guest_id": guest, "store_id": store_id, "purpose": "service",
        "channel": "box", "text": "您的雨伞在前台。"});
    app.owner().post("/api/v1/messages", message).await.ok();
}

/// What to mind at the table, read by somebody as often as not.
async fn mind(app: &TestApp, dice: &mut Dice, guest: &str) {
    let word = ["peanut", "milk", "egg"][dice.between(0, 2) as usize];
    let version = boss(app).get(&of(guest, "")).await.ok()["version"].clone();
    let body = json!({"version": version, "dietary": [{"kind": "allergy", "word": word}]});
    host(app).put(&of(guest, "/dietary"), body).await.ok();
    if dice.chance(500) {
        let body = json!({"store_id": app.people().store_a});
        host(app).post(&of(guest, "/dietary/seen"), body).await.ok();
    }
}

/// The tables of which a merge says that afterwards everything is as before.
fn tables(app: &TestApp) -> Vec<(&'static str, Vec<String>)> {
    let same = |at: &AtMerge| matches!(at, AtMerge::ReadByAlias | AtMerge::LaidAside);
    let named = GUEST_COLUMNS.iter().filter(|(table, _, at)| {
        // The books only grow; what they come to is compared as pages show it.
        same(at) && !table.starts_with("journal") && *table != "guest_stage"
    });
    named.map(|(table, ..)| (*table, app.table(table))).collect()
}

async fn two(app: &TestApp, seed: u32, number: u32) -> (String, String) {
    let friend = member(app, number + 2).await;
    let (one, other) = (member(app, number).await, member(app, number + 1).await);
    let mut dice = Dice::new(u64::from(seed) + 7);
    for (at, guest) in [(0, &one), (1, &other)] {
        live(app, &mut dice, guest).await;
        tell(app, &mut dice, guest, &friend, number + at).await;
    }
    (one, other)
}

async fn merged_and_taken_apart_at_once_nothing_is_another(app: &TestApp) {
    for seed in 0..3_u32 {
        let (one, other) = two(app, seed, 9_500 + 10 * seed).await;
        judge(app);
        let before = (everything(app, &one).await, everything(app, &other).await);
        let kept = tables(app);
        let merged = merge(app, &one, &other, json!({})).await;
        judge(app);
        app.audit_books();
        let together = everything(app, &one).await;
        assert_ne!(together, before.0);
        assert_eq!(everything(app, &other).await, together, "both ids answer with the one");
        all_columns_are_known(app, &other);
        undo(app, &merged).await;
        judge(app);
        app.audit_books();
        for ((table, now), (_, then)) in tables(app).iter().zip(&kept) {
            assert_eq!(now, then, "{table}, seed {seed}");
        }
        assert_eq!(everything(app, &one).await, before.0, "seed {seed}");
        assert_eq!(everything(app, &other).await, before.1, "seed {seed}");
    }
}

/// Every place where the id of a merged guest stands is one of which a merge knows.
fn all_columns_are_known(app: &TestApp, guest: &str) {
    let raw = guest.parse::<GuestId>().unwrap().raw();
    for (table, columns) in app.columns() {
        // Copies of answers, gone after a time.
        if table.starts_with("pub_") || table == "idempotency" {
            continue;
        }
        for column in columns.iter().filter(|column| !column.ends_with("_enc")) {
            let known = GUEST_COLUMNS.iter().any(|(one, of, _)| (*one, *of) == (&table, column));
            let found: i64 = app.row(&format!(
                "select count(*) from {table} where cast({column} as text) = '{raw}' \
                 or cast({column} as text) like '%{guest}%'"
            ));
            assert!(known || found == 0, "{table}.{column} names a guest");
        }
    }
}

/// What any page shows of a guest.
async fn everything(app: &TestApp, guest: &str) -> Value {
    let lists = ["/consents", "/coupons", "/top-ups", "/visits", "/habits"];
    let mut all = json!({"shown": shown(app, guest).await});
    for list in lists {
        all[list] = boss(app).get(&of(guest, list)).await.ok();
    }
    let messages = format!("/api/v1/messages?guest_id={guest}");
    all["messages"] = app.owner().get(&messages).await.ok();
    all
}

/// What is the same of two guests who did the same: no ids, no numbers of cards.
fn essence(all: &Value) -> Value {
    let card = &all["shown"]["card"];
    let each = |list: &Value, keys: &[&str]| -> Vec<Value> {
        let one = |item: &Value| json!(keys.iter().map(|key| &item[*key]).collect::<Vec<_>>());
        let mut all: Vec<Value> = list.as_array().unwrap().iter().map(one).collect();
        all.sort_by_key(ToString::to_string);
        all
    };
    json!({
        "balances": card["balances"],
        "tier": card["member"]["tier"]["tier_id"],
        "visits": card["visits"]["count"],
        "dietary": each(&card["dietary"], &["kind", "word", "source"]),
        "seen": card["dietary_seen"].as_array().unwrap().len(),
        "facts": each(&card["facts"], &["field_id", "value"]),
        "occasions": each(&card["occasions"], &["kind", "day"]),
        "relations": each(&card["relations"], &["kind", "display"]),
        "coupons": each(&card["coupons"], &["name", "state", "expires_at"]),
        "consents": each(&all["/consents"]["items"], &["purpose", "channel", "answer"]),
        "top_ups": each(&all["/top-ups"]["items"], &["paid_minor", "principal_left_minor"]),
        "stage": [&card["lifecycle"]["stage"], &card["lifecycle"]["reason"]],
        "messages": each(&all["messages"]["items"], &["channel", "state", "purpose"]),
        "contacts": card["contacts"].as_array().unwrap().len(),
    })
}

/// Two who are never merged do the same at the same time.
async fn after_more_visits_each_is_as_if_nobody_had_merged_them(app: &TestApp) {
    for seed in 0..2_u32 {
        let number = 9_600 + 20 * seed;
        let (one, other) = two(app, seed, number).await;
        let (twin, _) = two(app, seed, number + 10).await;
        judge(app);
        let before = everything(app, &other).await;
        let merged = merge(app, &one, &other, json!({})).await;
        app.pass(12 * MINUTE);
        for guest in [&one, &twin] {
            let mut dice = Dice::new(u64::from(seed) + 99);
            for _ in 0..dice.between(1, 3) {
                let minor = i64::try_from(dice.between(1_000, 20_000)).unwrap();
                buy(app, guest, minor, "cash").await;
            }
            let job = json!({"field_id": "field_0000000000006", "value": "园丁"});
            host(app).post(&of(guest, "/facts"), job).await.ok();
            let version = boss(app).get(&of(guest, "")).await.ok()["version"].clone();
            boss(app)
                .patch(&of(guest, ""), version.as_i64().unwrap(), json!({"vip": true}))
                .await
                .ok();
        }
        judge(app);
        let told = undo(app, &merged).await;
        assert_eq!(told["missing"], json!([]));
        judge(app);
        app.audit_books();
        assert_eq!(everything(app, &other).await, before, "seed {seed}");
        let (now, wanted) = (everything(app, &one).await, everything(app, &twin).await);
        assert_eq!(essence(&now), essence(&wanted), "seed {seed}");
    }
}
