//! Which day, which hour, and what it is compared with.

use serde_json::{Value, json};

use super::kit::{
    DAY, Sale, every_hour_is_that_of_the_bills, give_all_back, give_back, manager, owner, sales,
    settle_down,
};
use crate::checkout::kit::{member, menu, portions, top_up};
use crate::house::{HOUR, MINUTE, TestApp, both_engines};

both_engines! {
    SetUp: a_day_ends_at_the_stores_own_hour_and_a_refund_counts_when_it_is_paid,
        today_is_compared_with_the_same_time_of_the_same_weekdays,
        guests_are_new_once_and_top_ups_are_no_revenue,
        two_records_of_one_guest_are_new_once,
        the_bills_behind_a_figure_are_found,
        ranges_that_cannot_be_are_refused;
}

/// 00:00 at the stores on Sunday 22 November: the scenario begins at 18:00.
async fn a_day_ends_at_the_stores_own_hour_and_a_refund_counts_when_it_is_paid(app: &TestApp) {
    let store = app.people().store_a;
    let sale = Sale::of(store, 10_000);
    let evening = sale.made(app).await;
    app.pass(9 * HOUR + 59 * MINUTE); // 03:59 on Monday is still Sunday.
    sale.made(app).await;
    let open = json!({"guests": 9, "content": {"mode": "amount", "amount_minor": 70_000}});
    let path = format!("/api/v1/stores/{store}/bills");
    let void = owner(app).post(&path, open).await.ok();
    let void_path = super::kit::of_bill(&void, "/void");
    owner(app).post(&void_path, json!({"reason": "走了"})).await.ok();
    let sunday = sales(app, &manager(app), store, "").await;
    assert_eq!((&sunday["today"], &sunday["time"]), (&json!("2026-11-22"), &json!("03:59")));
    assert_eq!((&sunday["sold"]["bills"], &sunday["sold"]["guests"]), (&json!(2), &json!(4)));
    assert_eq!((&sunday["running"], &sunday["range"]), (&json!(true), &json!("today")));
    app.pass(2 * MINUTE);
    sale.made(app).await;
    give_back(app, &evening, 4_000).await;
    let monday = sales(app, &manager(app), store, "?range=today").await;
    assert_eq!(monday["today"], "2026-11-23");
    let sold = &monday["sold"];
    assert_eq!((&sold["settled_minor"], &sold["refunded_minor"]), (&json!(10_000), &json!(4_000)));
    assert_eq!((&sold["revenue_minor"], &sold["average_minor"]), (&json!(6_000), &json!(3_000)));
    let sunday = sales(app, &manager(app), store, "?range=yesterday").await;
    assert_eq!(sunday["sold"]["revenue_minor"], 20_000, "the day it was settled stays as it was");
    assert_eq!(sunday["before"], Value::Null);
    app.pass(DAY);
    give_all_back(app, &evening, 6_000).await;
    let tuesday = sales(app, &manager(app), store, "").await;
    assert_eq!(tuesday["sold"]["revenue_minor"], -6_000, "a day may have less than nothing");
    assert_eq!(tuesday["channels"][0]["revenue_minor"], -6_000);
    assert_eq!(tuesday["headline"]["code"], "no_usual");
    assert_eq!(tuesday["before"]["sold"]["revenue_minor"], 10_000 - 4_000, "Monday up to 04:01");
    let days = sales(app, &manager(app), store, "?from=2026-11-22&to=2026-11-25").await;
    assert_eq!(days["sold"]["revenue_minor"], 20_000);
    assert_eq!(days["columns"].as_array().unwrap().len(), 28);
    let last = &days["columns"][27];
    assert_eq!((&last["day"], &last["running"]), (&json!("2026-11-24"), &json!(true)));
    let elsewhere = sales(app, &owner(app), app.people().store_b, "").await;
    assert_eq!(elsewhere["headline"]["code"], "nothing");
    assert_eq!(elsewhere["first_day"], Value::Null);
}

async fn today_is_compared_with_the_same_time_of_the_same_weekdays(app: &TestApp) {
    let store = app.people().store_a;
    let (noon, night) = (Sale::of(store, 20_000), Sale { guests: 10, ..Sale::of(store, 90_000) });
    // Four Sundays: at 18:00 and at 22:00; the third one was closed.
    for week in 0..4 {
        if week != 2 {
            noon.made(app).await;
        }
        app.pass(4 * HOUR);
        if week != 2 {
            night.made(app).await;
        }
        app.pass(7 * DAY - 4 * HOUR);
    }
    Sale { guests: 3, ..Sale::of(store, 30_000) }.made(app).await;
    app.pass(90 * MINUTE);
    let view = sales(app, &manager(app), store, "").await;
    assert_eq!((&view["today"], &view["time"]), (&json!("2026-12-20"), &json!("19:30")));
    let usual = &view["usual"];
    assert_eq!((&usual["days"], &usual["sold"]["revenue_minor"]), (&json!(3), &json!(20_000)));
    let change = &usual["change"];
    assert_eq!((&change["revenue_bp"], &change["guests_bp"]), (&json!(5_000), &json!(5_000)));
    let headline = json!({"code": "more", "change_bp": 5_000, "cause": "guests"});
    assert_eq!(view["headline"], headline);
    let standout = &view["standout"];
    assert_eq!((&standout["hour"], &standout["usual_minor"]), (&json!(18), &json!(20_000)));
    app.pass(9 * HOUR); // 04:30 on Monday: the Sunday is over and whole Sundays count.
    let view = sales(app, &manager(app), store, "?range=yesterday").await;
    assert_eq!(view["usual"]["sold"]["revenue_minor"], 110_000);
    assert_eq!(view["headline"]["code"], "less");
    assert_eq!(view["standout"]["hour"], 22);
    let week = sales(app, &manager(app), store, "?range=last_7").await;
    assert_eq!(week["sold"]["revenue_minor"], 30_000);
    assert_eq!(week["usual"]["sold"]["revenue_minor"], 110_000);
    let heat = week["heat"]["cells"].as_array().unwrap();
    let night = heat.iter().find(|cell| cell["weekday"] == 7 && cell["hour"] == 22).unwrap();
    // Sundays with sales in these 28 days: 29 November, 13 and 20 December.
    assert_eq!((&night["guests"], &night["level"]), (&json!(7), &json!(5)));
    let columns = view["columns"].as_array().unwrap();
    let marked: Vec<&Value> = columns.iter().filter(|day| day["marked"] == true).collect();
    assert_eq!(marked.len(), 4);
    let wall = owner(app).get("/api/v1/sales/today").await.ok();
    assert_eq!(wall["items"][0]["today"], "2026-12-21");
    assert_eq!(wall["sold"]["bills"], 0);
}

async fn guests_are_new_once_and_top_ups_are_no_revenue(app: &TestApp) {
    let (a, b) = (app.people().store_a, app.people().store_b);
    let guest = member(app, 7_201).await;
    top_up(app, &guest).await;
    let at = |store| Sale { guest: Some(&guest), ..Sale::of(store, 8_800) };
    at(a).made(app).await;
    at(a).made(app).await;
    Sale::of(a, 1_200).made(app).await;
    app.pass(HOUR);
    at(b).made(app).await;
    let view = sales(app, &owner(app), a, "").await;
    assert_eq!(view["sold"]["revenue_minor"], 2 * 8_800 + 1_200);
    assert_eq!(
        (&view["sold"]["new_bills"], &view["sold"]["member_bp"]),
        (&json!(1), &json!(6_667))
    );
    let kinds: Vec<(Value, Value)> = view["guest_kinds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| (part["word"].clone(), part["share_bp"].clone()))
        .collect();
    let share = |word: &str| kinds.iter().find(|(one, _)| *one == word).unwrap().1.clone();
    assert_eq!(
        (share("new"), share("returning"), share("unknown")),
        (json!(4_681), json!(4_681), json!(638))
    );
    let other = sales(app, &owner(app), b, "").await;
    assert_eq!(other["guest_kinds"][0]["word"], "returning", "known from the other store");
    let all = owner(app).get("/api/v1/sales").await.ok();
    assert_eq!((&all["sold"]["bills"], &all["store"]), (&json!(4), &Value::Null));
    let wall = owner(app).get("/api/v1/sales/today").await.ok();
    assert_eq!((&wall["sold"]["bills"], &wall["sold"]["new_bills"]), (&json!(4), &json!(1)));
    assert_eq!(wall["items"][0]["store"]["store_id"], json!(a));
    assert!(wall["items"][0]["last_sale_at"].is_string());
}

async fn the_bills_behind_a_figure_are_found(app: &TestApp) {
    let store = app.people().store_a;
    let guest = member(app, 7_301).await;
    let dish = menu(app, &[("龙井虾仁", 15_800, json!({}))]).await.dishes.remove(0);
    let known = Sale { guest: Some(&guest), tender: "cash", ..Sale::of(store, 5_000) };
    known.made(app).await; // Sunday 18:00, first
    app.pass(3 * HOUR);
    known.made(app).await; // Sunday 21:00, returning
    app.pass(DAY);
    let dishes = json!({"mode": "dishes", "dishes": [portions(&dish, 1_000)]});
    let away = Sale { channel: "takeaway", ..Sale::of(store, 0) };
    away.made_of(app, dishes).await; // Monday 21:00, unknown
    settle_down(app);
    let boss = manager(app);
    for (query, expected) in [
        ("settled_from=2026-11-22&settled_to=2026-11-23", 2),
        ("settled_from=2026-11-22&settled_to=2026-11-24", 3),
        ("settled_from=2026-11-22&settled_to=2026-11-23&hour=21", 1),
        ("hour=21", 2),
        ("hour=21&weekday=1", 1),
        ("weekday=7", 2),
        ("channel=takeaway", 1),
        ("channel=dine_in&tender=cash", 2),
        ("tender=wechat", 1),
        ("tender=card", 0),
        ("guest_kind=new", 1),
        ("guest_kind=returning", 1),
        ("guest_kind=unknown&settled_from=2026-11-23&settled_to=2026-11-24", 1),
        ("guest_kind=unknown&settled_from=2026-11-22&settled_to=2026-11-23", 0),
    ] {
        let listed = boss.get(&format!("/api/v1/stores/{store}/bills?{query}")).await.ok();
        assert_eq!(listed["items"].as_array().unwrap().len(), expected, "{query}");
    }
    let path = format!("/api/v1/stores/{store}/bills?dish_id={dish}");
    assert_eq!(boss.get(&path).await.ok()["items"].as_array().unwrap().len(), 1);
    let view = sales(app, &manager(app), store, "").await;
    assert_eq!(view["dishes"][0]["name"], "龙井虾仁");
    assert_eq!((&view["dishes"][0]["qty_milli"], &view["dishes_sold"]), (&json!(1_000), &json!(1)));
    for query in ["guest_kind=old", "hour=a", "weekday=-1", "tender=gold"] {
        let path = format!("/api/v1/stores/{store}/bills?{query}");
        boss.get(&path).await.refused(422, "filter.not_valid");
    }
}

async fn ranges_that_cannot_be_are_refused(app: &TestApp) {
    let (store, boss) = (app.people().store_a, manager(app));
    for (query, code) in [
        ("range=last_9", "filter.not_valid"),
        ("from=2026-11-31&to=2026-12-01", "filter.not_valid"),
        ("days=3", "filter.not_valid"),
        ("from=2026-11-01", "sales.range_half"),
        ("range=today&to=2026-11-01", "sales.range_twice"),
        ("from=2026-11-02&to=2026-11-02", "sales.range_backwards"),
        ("from=2026-11-23&to=2026-11-24", "sales.range_ahead"),
        ("from=2025-11-21&to=2026-11-23", "sales.range_too_long"),
    ] {
        let path = format!("/api/v1/stores/{store}/sales?{query}");
        boss.get(&path).await.refused(422, code);
    }
    let longest = format!("/api/v1/stores/{store}/sales?from=2025-11-22&to=2026-11-23");
    assert_eq!(boss.get(&longest).await.ok()["usual"], Value::Null);
}

async fn two_records_of_one_guest_are_new_once(app: &TestApp) {
    let store = app.people().store_a;
    let (one, other) = (member(app, 7_211).await, member(app, 7_212).await);
    let of = |guest| Sale { guest: Some(guest), ..Sale::of(store, 8_800) };
    of(&other).made(app).await;
    app.pass(HOUR);
    of(&one).made(app).await;
    let new = async |app: &TestApp| {
        let sold = sales(app, &owner(app), store, "").await["sold"].clone();
        every_hour_is_that_of_the_bills(app);
        sold["new_bills"].as_i64().unwrap()
    };
    assert_eq!(new(app).await, 2);
    let body = json!({"other_id": other, "store_id": store});
    let merged = owner(app).post(&format!("/api/v1/guests/{one}/merges"), body).await.ok();
    assert_eq!(new(app).await, 1, "the other record came first");
    of(&one).made(app).await;
    assert_eq!(new(app).await, 1);
    let merge = merged["guest_merge_id"].as_str().unwrap();
    let undo = format!("/api/v1/guest-merges/{merge}/undo");
    owner(app).post(&undo, json!({"store_id": store})).await.ok();
    assert_eq!(new(app).await, 2);
}
