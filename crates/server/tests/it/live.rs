//! Live screens over a socket: in order, from where one stopped, and no longer than one may.

use std::time::Duration;

use serde_json::json;
use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::Preset;

use crate::house::{Heard, Live, Person, Place, TestApp, both_engines};

both_engines! {
    SetUp: events_arrive_in_order_with_their_numbers,
        a_stream_goes_on_where_it_stopped,
        a_number_of_another_house_is_told_to_begin_anew,
        another_store_is_not_heard,
        a_stream_hears_the_topics_it_asked_for,
        a_stream_ends_with_its_session,
        a_stream_ends_when_its_caller_may_do_less;
}

const ALL: &str = "topics=jobs,approvals,staff,settings,backups";

fn cashier(app: &TestApp) -> &Person {
    app.people().who(Preset::Cashier, Place::A)
}

/// Four changes of four kinds; the numbers they got.
async fn changes(app: &TestApp) -> Vec<(String, i64)> {
    let before = app.row::<i64>("select coalesce(max(seq), 0) from outbox");
    let owner = app.owner();
    let person = app.people().who(Preset::Waiter, Place::A).staff_id;
    let version = owner.get(&format!("/api/v1/staff/{person}")).await.ok()["version"].clone();
    let version = version.as_i64().unwrap();
    owner.patch(&format!("/api/v1/staff/{person}"), version, json!({"name": "改"})).await.ok();
    owner.post("/api/v1/store-groups", json!({"name": "组"})).await.ok();
    let question = app.question(cashier(app), Permission::ReportExport, None, &[]);
    app.client(cashier(app)).post("/api/v1/approvals", question).await.ok();
    owner.post_empty("/api/v1/me/sessions/revoke-others").await.ok();
    app.rest();
    let text = format!("select kind, seq from outbox where seq > {before} order by seq");
    app.rows(&text)
}

fn shown(heard: &[Heard]) -> Vec<(String, i64)> {
    let one = |heard: &Heard| {
        let data: serde_json::Value = serde_json::from_str(&heard.data).unwrap();
        (data["type"].as_str().unwrap().to_owned(), heard.id)
    };
    heard.iter().map(one).collect()
}

async fn take(live: &mut Live, count: usize) -> Vec<Heard> {
    let mut heard = Vec::new();
    for _one in 0..count {
        heard.push(live.next().await.unwrap());
    }
    heard
}

async fn events_arrive_in_order_with_their_numbers(app: &TestApp) {
    app.rest();
    let at = app.listen().await;
    let mut live = Live::open(at, &app.people().owner.token, ALL, None).await;
    let made = changes(app).await;
    assert!(made.len() >= 3, "{made:?}");
    let heard = take(&mut live, made.len()).await;
    assert_eq!(shown(&heard), made);
    let topics: Vec<&str> = heard.iter().map(|one| one.event.as_str()).collect();
    for topic in ["staff", "settings", "approvals"] {
        assert!(topics.contains(&topic), "{topics:?}");
    }
    let staff = heard.iter().find(|one| one.event == "staff").unwrap();
    assert!(staff.data.contains("\"subjects\":{\"staff\":\"staff_"), "{}", staff.data);
    for word in ["改", "组"] {
        assert!(heard.iter().all(|one| !one.data.contains(word)), "an event holds ids only");
    }
}

async fn a_stream_goes_on_where_it_stopped(app: &TestApp) {
    app.rest();
    let at = app.listen().await;
    let token = &app.people().owner.token;
    let mut first = Live::open(at, token, ALL, None).await;
    let made = changes(app).await;
    let seen = first.next().await.unwrap().id;
    drop(first);
    let later = changes(app).await;
    let missed: Vec<_> = made.into_iter().filter(|(_, seq)| *seq > seen).chain(later).collect();
    let mut second = Live::open(at, token, ALL, Some(seen)).await;
    let heard = take(&mut second, missed.len()).await;
    assert_eq!(shown(&heard), missed);
    assert!(second.is_silent().await);
}

async fn a_number_of_another_house_is_told_to_begin_anew(app: &TestApp) {
    app.rest();
    let at = app.listen().await;
    for last in [1_000_000, -5] {
        let mut live = Live::open(at, &app.people().owner.token, ALL, Some(last)).await;
        let head = app.row::<i64>("select max(seq) from outbox");
        let heard = live.next().await.unwrap();
        assert_eq!((heard.event.as_str(), heard.id), ("resync", head));
    }
}

async fn another_store_is_not_heard(app: &TestApp) {
    app.rest();
    let at = app.listen().await;
    let people = app.people();
    let manager = people.who(Preset::StoreManager, Place::A);
    let mut here = Live::open(at, &manager.token, "topics=settings", None).await;
    let narrow = format!("topics=settings&store={}", people.store_a);
    let mut owner = Live::open(at, &people.owner.token, &narrow, None).await;
    let there = app.client(manager).get(&format!("/api/v1/stream?{narrow}")).await;
    assert_eq!(there.status, 200);
    let other = format!("/api/v1/stream?topics=settings&store={}", people.store_b);
    app.client(manager).get(&other).await.refused(404, "thing.not_there");
    for store in [people.store_b, people.store_a] {
        let path = format!("/api/v1/stores/{store}");
        let version = app.owner().get(&path).await.ok()["version"].as_i64().unwrap();
        app.owner().patch(&path, version, json!({"name": "改名"})).await.ok();
    }
    let store_a = format!("{}\"", people.store_a);
    for live in [&mut here, &mut owner] {
        let heard = live.next().await.unwrap();
        assert!(heard.data.contains(&store_a), "{heard:?}");
        assert!(live.is_silent().await);
    }
}

async fn a_stream_hears_the_topics_it_asked_for(app: &TestApp) {
    app.rest();
    let at = app.listen().await;
    let mut live = Live::open(at, &app.people().owner.token, "topics=approvals", None).await;
    changes(app).await;
    assert_eq!(live.next().await.unwrap().event, "approvals");
    assert!(live.is_silent().await);
}

async fn a_stream_ends_with_its_session(app: &TestApp) {
    let at = app.listen().await;
    let person = cashier(app);
    let live = Live::open(at, &person.token, ALL, None).await;
    assert_eq!(app.app.streams.open_count(), 1);
    app.client(person).post_empty("/api/v1/logout").await.ok();
    let took = live.ended(Duration::from_secs(25)).await;
    assert!(took < Duration::from_secs(20), "within a heartbeat, not after {took:?}");
    for _look in 0..100 {
        if app.app.streams.open_count() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the place of the stream is free again");
}

async fn a_stream_ends_when_its_caller_may_do_less(app: &TestApp) {
    let at = app.listen().await;
    let (person, role) = (cashier(app), app.people().roles[&Preset::Cashier]);
    let live = Live::open(at, &person.token, ALL, None).await;
    let other = app.people().who(Preset::Host, Place::A);
    let mut stays = Live::open(at, &other.token, "topics=staff", None).await;
    let less = json!({"permissions": ["guest.read"]});
    app.owner().patch(&format!("/api/v1/roles/{role}"), 1, less).await.ok();
    let took = live.ended(Duration::from_secs(12)).await;
    assert!(took < Duration::from_secs(10), "at once, not after {took:?}");
    assert_eq!(stays.next().await.unwrap().event, "staff");
}
