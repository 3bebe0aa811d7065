//! Finding guests.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use zhike::platform::app::Places;
use zhike::platform::assets;
use zhike::platform::net::{NetParts, wrap};
use zhike::platform::open::{House, Plan};
use zhike::platform::shutdown::Shutdown;
use zhike::{jobs, routes};
use zhike_domain::team::role::Preset;
use zhike_store::{Engine, Options};

use super::{host, host_elsewhere, make, path, write};
use crate::house::{Client, Place, TestApp, both_engines, standard_config};

both_engines! {
    SetUp: a_guest_is_found_by_last_four_phone_name_pinyin_initials_and_card,
        a_changed_name_is_found_within_a_second,
        whoever_was_in_this_store_last_comes_first,
        a_guest_of_one_node_is_found_on_the_other_within_a_second,
        the_list_goes_page_by_page,
        what_names_nobody_finds_nobody;
}

/// What is found, by name and by what.
async fn found(client: &Client, q: &str) -> Vec<(String, String)> {
    let q: String = q.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let hits = client.get(&format!("/api/v1/guests/search?q={q}")).await.ok();
    let hit = |hit: &Value| {
        let text = |field: &str| hit[field].as_str().unwrap_or("").to_owned();
        (text("name"), text("matched"))
    };
    hits["items"].as_array().unwrap().iter().map(hit).collect()
}

/// Waits until a name is found; a second and a half at most, because machines stall.
async fn soon(client: &Client, q: &str, name: &str, by: &str) {
    let began = Instant::now();
    loop {
        let hits = found(client, q).await;
        if hits.contains(&(name.to_owned(), by.to_owned())) {
            return;
        }
        let waited = began.elapsed();
        assert!(waited < Duration::from_millis(1_500), "{q} after {waited:?}: {hits:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn hit(name: &str, by: &str) -> Vec<(String, String)> {
    vec![(name.to_owned(), by.to_owned())]
}

fn join(app: &TestApp, guest: &Value, card_no: &str) {
    let guest: zhike_domain::kernel::id::GuestId = crate::house::id(&guest["guest_id"]);
    let store = app.people().store_a.raw();
    write(
        app,
        format!(
            "insert into member (member_id, guest_id, card_no, tier_id, tier_since, tier_reason, \
         terms_version, guardian_agreed, store_id, joined_day, joined_at, version) values \
         ({0}, {0}, '{card_no}', 1, 20779, '\"joined\"', 1, 0, {store}, 20779, 1, 1) \
         returning member_id",
            guest.raw(),
        ),
    );
}

async fn a_guest_is_found_by_last_four_phone_name_pinyin_initials_and_card(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    make(app, "欧阳娜", "15400005678").await;
    join(app, &guest, "60000001");
    let client = host(app);
    soon(&client, "林小雨", "林小雨", "name").await;
    for (q, by) in [
        ("1234", "last4"),
        ("１２３４", "last4"),
        ("15400001234", "phone"),
        ("154 0000 1234", "phone"),
        ("+86-154-0000-1234", "phone"),
        ("0086 154 0000 1234", "phone"),
        ("１５４００００１２３４", "phone"),
        ("林", "name"),
        ("小雨", "name"),
        ("linxiaoyu", "pinyin"),
        ("Lin Xiaoyu", "pinyin"),
        ("xiaoyu", "pinyin"),
        ("LXY", "initials"),
        ("lx", "initials"),
        ("60000001", "card"),
    ] {
        assert_eq!(found(&client, q).await, hit("林小雨", by), "{q}");
    }
    assert_eq!(found(&client, "ouyang").await, hit("欧阳娜", "pinyin"));
    let line = client.get("/api/v1/guests/search?q=1234").await.ok();
    assert_eq!(line["names_ready"], true);
    let line = &line["items"][0];
    assert_eq!(
        (&line["phone_masked"], &line["phone_last4"]),
        (&json!("154****1234"), &json!("1234"))
    );
    assert_eq!((&line["card_no"], &line["here_tonight"]), (&json!("60000001"), &json!(false)));
}

async fn a_changed_name_is_found_within_a_second(app: &TestApp) {
    let guest = make(app, "赵大海", "15400001234").await;
    let client = host(app);
    soon(&client, "zdh", "赵大海", "initials").await;
    client.patch(&path(&guest), 1, json!({"name": "单田芳"})).await.ok();
    soon(&client, "stf", "单田芳", "initials").await;
    soon(&client, "shantian", "单田芳", "pinyin").await;
    assert!(found(&client, "赵").await.is_empty());
    assert_eq!(found(&client, "1234").await, hit("单田芳", "last4"));
}

fn paid(app: &TestApp, guest: &Value, bill: i64, store: i64, day: i64) {
    let guest: zhike_domain::kernel::id::GuestId = crate::house::id(&guest["guest_id"]);
    super::shown::paid_bill(app, guest, bill, store, day, 10_000);
}

async fn whoever_was_in_this_store_last_comes_first(app: &TestApp) {
    let (a, b) = (app.people().store_a.raw(), app.people().store_b.raw());
    let here = make(app, "甲", "15400001234").await;
    let long_ago = make(app, "乙", "15400011234").await;
    let there = make(app, "丙", "15400021234").await;
    make(app, "丁", "15400031234").await;
    paid(app, &here, 1, a, 20_770);
    paid(app, &long_ago, 2, a, 20_000);
    paid(app, &there, 3, b, 20_775);
    let order = |store: i64| {
        let store = zhike_domain::kernel::id::StoreId::from_raw(store);
        format!("/api/v1/guests/search?q=1234&store_id={store}")
    };
    for (store, expected) in [(a, ["甲", "乙", "丙", "丁"]), (b, ["丙", "甲", "乙", "丁"])]
    {
        let hits = host(app).get(&order(store)).await.ok();
        let names: Vec<&str> = hits["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|hit| hit["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, expected);
    }
}

/// A second node on PostgreSQL; a file has one process, which is its own other one.
fn other_node(app: &TestApp) -> Option<(House, Client)> {
    if app.app.store.engine() == Engine::Sqlite {
        return None;
    }
    let plan = Plan {
        options: Options::new(app.database.clone()),
        places: Places { ..app.app.places.clone() },
        clock: app.app.clock.clone(),
        demo: false,
        shutdown: Shutdown::default(),
    };
    let house = House::open(plan, jobs::all).unwrap();
    let parts = NetParts::of(&standard_config(app.folder()));
    let router = wrap(assets::behind(routes::router(&house.app)), parts);
    let host = app.people().who(Preset::Host, Place::A);
    let client = Client::new(router).with_cookie("zhike_lan", &host.token);
    Some((house, client))
}

async fn a_guest_of_one_node_is_found_on_the_other_within_a_second(app: &TestApp) {
    make(app, "林小雨", "15400001234").await;
    let node = other_node(app);
    let there = node.as_ref().map_or_else(|| host_elsewhere(app), |(_, client)| client.clone());
    soon(&there, "lxy", "林小雨", "initials").await;
    make(app, "欧阳娜", "15400005678").await;
    assert_eq!(found(&there, "5678").await, hit("欧阳娜", "last4"), "at once");
    soon(&there, "oyn", "欧阳娜", "initials").await;
    if let Some((house, client)) = node {
        drop((client, there));
        tokio::task::spawn_blocking(move || house.stop(Duration::from_secs(5))).await.unwrap();
    }
}

async fn the_list_goes_page_by_page(app: &TestApp) {
    for at in 0..5 {
        make(app, &format!("客{at}"), &format!("1540000123{at}")).await;
    }
    let names = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap().iter();
        items.map(|line| line["name"].as_str().unwrap().to_owned()).collect()
    };
    let first = host(app).get("/api/v1/guests?limit=3").await.ok();
    assert_eq!(names(&first), ["客4", "客3", "客2"]);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = host(app).get(&format!("/api/v1/guests?limit=3&cursor={cursor}")).await.ok();
    assert_eq!(
        (names(&second), &second["next_cursor"]),
        (vec!["客1".into(), "客0".into()], &json!(null))
    );
    let oldest = host(app).get("/api/v1/guests?limit=1&sort=created_at").await.ok();
    assert_eq!(names(&oldest), ["客0"]);
    let other = app.people().store_b;
    let none = host(app).get(&format!("/api/v1/guests?store_id={other}")).await.ok();
    assert!(names(&none).is_empty());
    let none = host(app).get("/api/v1/guests?tier_id=tier_0000000000001").await.ok();
    assert!(names(&none).is_empty());
    host(app).get("/api/v1/guests?sort=name").await.refused(422, "filter.not_valid");
}

async fn what_names_nobody_finds_nobody(app: &TestApp) {
    make(app, "林小雨", "15400001234").await;
    for q in ["", " ", "0000", "15400009999", "154****1234", "王", "60000001", "%", "\u{1f}lxy"] {
        assert_eq!(found(&host(app), q).await, [], "{q}");
    }
    let kitchen = app.client(app.people().who(Preset::Kitchen, Place::A));
    kitchen.get("/api/v1/guests/search?q=1234").await.refused(403, "permission.missing");
}
