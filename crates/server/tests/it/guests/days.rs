//! Important days.

use serde_json::{Value, json};
use zhike::guests::reminders::remind;

use super::{host, host_elsewhere, make, path};
use crate::house::{HOUR, TestApp, both_engines};

both_engines! {
    SetUp: a_leap_month_and_a_thirtieth_have_their_day_in_every_year,
        an_important_day_is_shown_with_both_calendars_and_the_next_one_first,
        an_important_day_is_changed_and_taken_away,
        the_days_of_all_guests_are_found_by_day,
        a_day_that_is_near_becomes_a_task_once;
}

fn days(guest: &Value) -> String {
    format!("{}/occasions", path(guest))
}

fn solar(month: u8, day: u8) -> Value {
    json!({"calendar": "solar", "month": month, "day": day})
}

async fn an_important_day_is_shown_with_both_calendars_and_the_next_one_first(app: &TestApp) {
    let guest = make(app, "林婉", "15400001234").await;
    let birthday = json!({"birthday": {"calendar": "lunar", "month": 10, "day": 25, "year": 1988}});
    host(app).patch(&path(&guest), 1, birthday).await.ok();
    let wedding = json!({"kind": "wedding", "remind_days": 7,
        "day": {"calendar": "solar", "month": 11, "day": 28, "year": 2016}});
    host(app).post(&days(&guest), wedding).await.ok();
    let daughter = json!({"kind": "birthday", "label": "女儿", "day": solar(3, 14)});
    host_elsewhere(app).post(&days(&guest), daughter).await.ok();
    let banquet = json!({"kind": "banquet", "label": "百日宴", "comes": "once",
        "day": {"calendar": "solar", "month": 6, "day": 1, "year": 2025}});
    host(app).post(&days(&guest), banquet).await.ok();
    let card = host(app).get(&path(&guest)).await.ok();
    let all = card["occasions"].as_array().unwrap();
    let told: Vec<_> = all.iter().map(|one| (&one["kind"], &one["next"]["day"])).collect();
    assert_eq!(
        told,
        [
            (&json!("wedding"), &json!("2026-11-28")),
            (&json!("birthday"), &json!("2026-12-03")),
            (&json!("birthday"), &json!("2027-03-14")),
            (&json!("banquet"), &json!(null))
        ]
    );
    assert_eq!((&all[0]["nth"], &all[0]["remind_days"]), (&json!(10), &json!(7)));
    let own = &all[1];
    assert_eq!(own["occasion_id"], json!(null), "the guest's own birthday is changed with him");
    let lunar = json!({"year": 2026, "month": 10, "leap_month": false, "day": 25});
    let next = json!({"day": "2026-12-03", "lunar": lunar, "in_days": 11});
    assert_eq!((&own["next"], &own["nth"]), (&next, &json!(38)));
    assert_eq!(all[2]["label"], "女儿");
}

async fn a_leap_month_and_a_thirtieth_have_their_day_in_every_year(app: &TestApp) {
    let guest = make(app, "林婉", "15400001234").await;
    let lunar = |month: u8, day: u8, leap: bool| {
        let calendar = "lunar";
        json!({"calendar": calendar, "month": month, "day": day, "leap_month": leap, "year": 2025})
    };
    for (label, day) in [("闰六月", lunar(6, 15, true)), ("除夕", lunar(12, 30, false))] {
        let body = json!({"kind": "anniversary", "label": label, "day": day});
        host(app).post(&days(&guest), body).await.ok();
    }
    let leap_day = json!({"kind": "wedding", "day": solar(2, 29)});
    host(app).post(&days(&guest), leap_day).await.ok();
    let card = host(app).get(&path(&guest)).await.ok();
    let all = card["occasions"].as_array().unwrap().iter();
    let told: Vec<_> = all.map(|one| json!([one["label"], one["next"]["day"]])).collect();
    let expected = json!([["除夕", "2027-02-05"], [null, "2027-02-28"], ["闰六月", "2027-07-18"]]);
    assert_eq!(json!(told), expected);
    assert_eq!(card["occasions"][2]["day"]["leap_month"], true, "it is kept as it was told");
}

async fn an_important_day_is_changed_and_taken_away(app: &TestApp) {
    let guest = make(app, "林婉", "15400001234").await;
    let other = make(app, "赵磊", "15400005678").await;
    for (body, code) in [
        (json!({"kind": "other", "day": solar(5, 20)}), "occasion.no_words"),
        (json!({"kind": "wedding", "day": solar(2, 30)}), "occasion.not_a_day"),
        (json!({"kind": "wedding", "day": solar(5, 20), "comes": "once"}), "occasion.no_year"),
        (
            json!({"kind": "wedding", "day": solar(5, 20), "remind_days": 61}),
            "occasion.reminds_too_early",
        ),
    ] {
        host(app).post(&days(&guest), body).await.refused(422, code);
    }
    host(app).post(&days(&guest), json!({"kind": "wedding", "day": solar(5, 20)})).await.ok();
    let card = host(app).get(&path(&guest)).await.ok();
    let id = card["occasions"][0]["occasion_id"].as_str().unwrap();
    let one = format!("{}/{id}", days(&guest));
    let changed = json!({"kind": "anniversary", "label": "相识", "day": solar(5, 21)});
    host(app).put(&one, changed.clone()).await.ok();
    let card = host(app).get(&path(&guest)).await.ok();
    assert_eq!(card["occasions"][0]["label"], "相识");
    assert_eq!(card["occasions"][0]["next"]["day"], "2027-05-21");
    let mixed = format!("{}/{id}", days(&other));
    host(app).put(&mixed, changed).await.refused(404, "thing.not_there");
    host(app).post_empty(&format!("{mixed}/remove")).await.refused(404, "thing.not_there");
    host(app).post_empty(&format!("{one}/remove")).await.ok();
    let card = host(app).get(&path(&guest)).await.ok();
    assert_eq!(card["occasions"], json!([]));
    let told: Vec<String> =
        app.rows("select action from audit where action like 'occasion.%' order by audit_id");
    assert_eq!(told, ["occasion.added", "occasion.changed", "occasion.removed"]);
}

async fn the_days_of_all_guests_are_found_by_day(app: &TestApp) {
    let store = app.people().store_a;
    for (at, (name, calendar, month, day)) in [
        ("林婉", "lunar", 10, 14),
        ("赵磊", "solar", 11, 22),
        ("陈晓", "solar", 11, 28),
        ("王强", "solar", 11, 21),
        ("周敏", "lunar", 10, 30),
    ]
    .into_iter()
    .enumerate()
    {
        let birthday = json!({"calendar": calendar, "month": month, "day": day});
        let guest = json!({"name": name, "phones": [format!("1540000{at:04}")],
            "birthday": birthday, "store_id": store});
        let guest = host(app).post("/api/v1/guests", guest).await.ok();
        if name == "王强" {
            let wedding = json!({"kind": "wedding", "day": solar(11, 23)});
            host(app).post(&days(&guest), wedding).await.ok();
        }
    }
    let upcoming = format!("/api/v1/occasions?store_id={store}&days=7");
    let found = host(app).get(&upcoming).await.ok();
    let told = |one: &Value| {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(&one["display"]), text(&one["kind"]), one["next"]["in_days"].as_i64().unwrap())
    };
    let told: Vec<_> = found["items"].as_array().unwrap().iter().map(told).collect();
    let birthday = |name: &str, days| (name.to_owned(), "birthday".to_owned(), days);
    assert_eq!(
        told,
        [
            birthday("赵磊", 0),
            birthday("林婉", 0),
            ("王强".to_owned(), "wedding".to_owned(), 1),
            birthday("陈晓", 6)
        ]
    );
    host(app).get(&format!("{upcoming}0")).await.refused(422, "filter.not_valid");
    let names = async |query: &str| {
        let page = host(app).get(&format!("/api/v1/guests?{query}&today_in={store}")).await.ok();
        let all = page["items"].as_array().unwrap().iter();
        all.map(|one| one["display"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("birthday=today").await, ["赵磊", "林婉"]);
    assert_eq!(names("birthday=week").await, ["陈晓", "赵磊", "林婉"]);
    assert_eq!(names("birthday=week&vip=true").await, Vec::<String>::new());
    let first = format!("/api/v1/guests?birthday=week&limit=2&today_in={store}");
    let first = host(app).get(&first).await.ok();
    let cursor = first["next_cursor"].as_str().unwrap();
    assert_eq!(names(&format!("birthday=week&cursor={cursor}")).await, ["林婉"]);
}

async fn a_day_that_is_near_becomes_a_task_once(app: &TestApp) {
    let guest = make(app, "林婉", "15400001234").await;
    let wedding = json!({"kind": "wedding", "remind_days": 7, "day": solar(11, 29)});
    host(app).post(&days(&guest), wedding).await.ok();
    // The lunar 25th of the tenth month is the 3rd of December, eleven days away.
    let lunar = json!({"calendar": "lunar", "month": 10, "day": 25});
    let daughter = json!({"kind": "birthday", "label": "女儿", "remind_days": 10, "day": lunar});
    host(app).post(&days(&guest), daughter).await.ok();
    let nobody_asked = json!({"kind": "anniversary", "day": solar(11, 24)});
    host(app).post(&days(&guest), nobody_asked).await.ok();
    let run = || {
        let app = app.app.clone();
        tokio::task::spawn_blocking(move || remind(&app, &|| Ok(())).unwrap())
    };
    let todo = async || {
        let listed = host(app).get("/api/v1/tasks").await.ok();
        let items = listed["items"].as_array().unwrap().clone();
        let told = |task: &Value| (task["kind"].clone(), task["due_at"].clone());
        items.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(run().await.unwrap(), 1);
    assert_eq!(run().await.unwrap(), 0, "it is put once");
    let wedding = (json!("day_wedding"), json!("2026-11-29T02:00:00.000Z"));
    assert_eq!(todo().await, [wedding]);
    // The next business day begins.
    app.pass(11 * HOUR);
    assert_eq!(run().await.unwrap(), 1);
    // A house that stood still over the first days catches up; what is over is not put any more:
    // in 2027 the lunar day is the 22nd of November.
    app.pass(366 * 24 * HOUR);
    assert_eq!(run().await.unwrap(), 1, "the wedding of the next year, six days before");
}
