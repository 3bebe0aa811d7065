//! Visits and dishes over any time.

use serde_json::{Value, json};
use zhike_domain::kernel::id::GuestId;

use super::shown::paid_bill;
use super::{host, host_elsewhere, make, path, write};
use crate::house::{TestApp, both_engines, id};

both_engines! {
    SetUp: visits_and_dishes_are_told_for_any_time,
        a_time_is_told_in_one_way;
}

/// 2026-11-22.
const TODAY: i64 = 20_779;

fn dish(app: &TestApp, bill: i64, line: i64, dish: i64, name: &str, qty_milli: i64, due: i64) {
    write(
        app,
        format!(
            "insert into bill_line (bill_id, line, kind, dish_id, name, qty_milli, list_minor, \
             due_minor) values ({bill}, {line}, 'dish', {dish}, '{name}', {qty_milli}, {due}, \
             {due}) returning bill_id"
        ),
    );
}

async fn visits_and_dishes_are_told_for_any_time(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    let guest: GuestId = id(&lin["guest_id"]);
    let (a, b) = (app.people().store_a.raw(), app.people().store_b.raw());
    for (bill, store, ago, due) in [
        (1, a, 0, 10_001),
        (2, a, 29, 20_000),
        (3, a, 30, 30_000),
        (4, b, 1, 500),
        (5, a, 400, 900),
    ] {
        paid_bill(app, guest, bill, store, TODAY - ago, due);
    }
    dish(app, 1, 1, 7, "蟹粉豆腐", 1_000, 6_800);
    dish(app, 1, 2, 8, "米饭", 3_000, 1_800);
    dish(app, 2, 1, 7, "蟹粉豆腐", 2_000, 13_600);
    dish(app, 4, 1, 7, "蟹粉豆腐", 1_000, 500);
    let habits = |query: &str| format!("{}/habits?{query}", path(&lin));
    let told = |answer: &Value| json!([answer["count"], answer["spent_minor"], answer["last_day"]]);
    for (query, expected) in [
        ("days=1", json!([1, 10_001, "2026-11-22"])),
        ("days=30", json!([2, 30_001, "2026-11-22"])),
        ("days=90", json!([3, 60_001, "2026-11-22"])),
        ("", json!([4, 60_901, "2026-11-22"])),
        ("from=2026-10-23&until=2026-10-24", json!([2, 50_000, "2026-10-24"])),
        ("until=2026-10-22", json!([1, 900, "2025-10-18"])),
        ("from=2026-11-23", json!([0, 0, null])),
    ] {
        let query = format!("{query}&store_id={}", app.people().store_a);
        let query = query.trim_start_matches('&');
        assert_eq!(told(&host(app).get(&habits(query)).await.ok()), expected, "{query}");
    }
    let all = host(app).get(&habits("days=30")).await.ok();
    let tofu = json!({"dish_id": all["dishes"][0]["dish_id"], "name": "蟹粉豆腐", "times": 2,
        "qty_milli": 3_000, "due_minor": 20_400, "last_day": "2026-11-22"});
    assert_eq!(all["dishes"][0], tofu);
    assert_eq!(all["dishes"].as_array().unwrap().len(), 2);
    assert_eq!((&all["party_usual"], &all["per_head_minor"]), (&json!(2), &json!(7_500)));
    assert_eq!(all["power"], "low");
    let there = host_elsewhere(app).get(&habits("")).await.ok();
    assert_eq!(told(&there), json!([1, 500, "2026-11-21"]), "bills of the reader's stores only");
    let visits = format!("{}/visits?limit=2", path(&lin));
    let page = host(app).get(&visits).await.ok();
    let first = &page["items"][0];
    assert_eq!(
        (&first["due_minor"], &first["dishes"][1]["name"]),
        (&json!(10_001), &json!("米饭"))
    );
    let cursor = page["next_cursor"].as_str().unwrap();
    let rest = host(app).get(&format!("{visits}&cursor={cursor}")).await.ok();
    assert_eq!(rest["items"][0]["due_minor"], 20_000, "another store's visit is left out");
}

async fn a_time_is_told_in_one_way(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    for query in ["days=0", "days=3661", "days=7&from=2026-01-01"] {
        let asked = host(app).get(&format!("{}/habits?{query}", path(&lin))).await;
        asked.refused(422, "filter.not_valid");
    }
    let asked = host(app).get(&format!("{}/visits?from=yesterday", path(&lin))).await;
    asked.refused(422, "filter.not_valid");
    let missing = "/api/v1/guests/guest_0000000000001/habits";
    host(app).get(missing).await.refused(404, "thing.not_there");
}
