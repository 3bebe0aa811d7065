use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;
use zhike::platform::outbox::NumberedRow;
use zhike::platform::stream::{
    Audience, Full, Hub, Memory, Replay, StillAllowed, Streams, Topic, topic_of,
};
use zhike_domain::kernel::id::StoreId;

use super::{Ground, START, emit, hub};

fn row(seq: i64, kind: &str, store_id: Option<i64>) -> NumberedRow {
    let subjects = format!(r#"{{"staff":"{seq}"}}"#);
    NumberedRow { seq, kind: kind.to_owned(), store_id, subjects, created_at: START + seq }
}

fn publish(hub: &Hub, numbers: std::ops::RangeInclusive<i64>) {
    hub.publish(numbers.map(|seq| row(seq, "staff.updated", None)).collect());
}

fn everything() -> Audience {
    Audience { stores: None, topics: Topic::ALL.iter().copied().collect() }
}

fn always() -> StillAllowed {
    Arc::new(|| Box::pin(async { true }))
}

fn streams(hub: &Hub) -> Streams {
    Streams::new(hub.clone(), 2, Duration::from_secs(15))
}

fn body(streams: &Streams, audience: Audience, last_seen: Option<i64>) -> Body {
    streams.open(audience, last_seen, always()).unwrap().into_body()
}

/// The next event as its `event` and `id`, a comment as `:`, the end as nothing.
async fn next(body: &mut Body) -> Option<(String, String)> {
    let frame = tokio::time::timeout(Duration::from_secs(5), body.frame()).await.unwrap()?;
    let text = String::from_utf8(frame.unwrap().into_data().unwrap().to_vec()).unwrap();
    let field = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_default().trim().to_owned()
    };
    if text.starts_with(':') {
        return Some((":".to_owned(), String::new()));
    }
    Some((field("event:"), field("id:")))
}

fn event(name: &str, id: i64) -> Option<(String, String)> {
    Some((name.to_owned(), id.to_string()))
}

#[tokio::test]
async fn an_event_reaches_an_open_stream_with_its_number() {
    let hub = hub();
    let streams = streams(&hub);
    let answer = streams.open(everything(), None, always()).unwrap();
    assert_eq!(answer.headers()["x-accel-buffering"], "no");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    let mut body = answer.into_body();
    assert_eq!(next(&mut body).await, event("ready", 0));
    publish(&hub, 1..=2);
    assert_eq!(next(&mut body).await, event("staff", 1));
    assert_eq!(next(&mut body).await, event("staff", 2));
}

#[tokio::test]
async fn a_stream_that_comes_back_gets_what_it_missed_once_and_in_order() {
    let hub = hub();
    publish(&hub, 1..=5);
    let streams = streams(&hub);
    let mut body = body(&streams, everything(), Some(3));
    publish(&hub, 6..=6);
    assert_eq!(next(&mut body).await, event("ready", 3));
    for seq in 4..=6 {
        assert_eq!(next(&mut body).await, event("staff", seq));
    }
}

#[tokio::test]
async fn a_number_that_is_no_longer_or_not_yet_known_is_answered_by_resync() {
    let hub = Hub::new(Memory { events: 10, age_ms: 600_000 });
    publish(&hub, 1..=30);
    for last_seen in [0, 19, 31, -1] {
        let (replay, head, _live) = hub.listen(Some(last_seen));
        assert!(matches!(replay, Replay::Lost), "{last_seen}");
        assert_eq!(head, 30);
    }
    let streams = streams(&hub);
    let mut body = body(&streams, everything(), Some(7));
    assert_eq!(next(&mut body).await, event("ready", 7));
    assert_eq!(next(&mut body).await, event("resync", 30));
    let (replay, ..) = hub.listen(Some(20));
    assert!(matches!(replay, Replay::Events(missed) if missed.len() == 10));
}

#[test]
fn events_older_than_ten_minutes_are_not_kept_but_a_quiet_night_forgets_nothing() {
    let hub = hub();
    publish(&hub, 1..=3);
    let late = NumberedRow { created_at: START + 600_003, ..row(4, "staff.updated", None) };
    hub.publish(vec![late]);
    assert!(matches!(hub.listen(Some(1)).0, Replay::Lost));
    assert!(matches!(hub.listen(Some(2)).0, Replay::Events(missed) if missed.len() == 2));
}

#[tokio::test]
async fn a_slow_stream_loses_events_is_told_so_and_goes_on() {
    let hub = hub();
    let streams = streams(&hub);
    let mut body = body(&streams, everything(), None);
    publish(&hub, 1..=5_000);
    assert_eq!(next(&mut body).await, event("ready", 0));
    assert_eq!(next(&mut body).await, event("resync", 5_000));
    publish(&hub, 5_001..=5_001);
    assert_eq!(next(&mut body).await, event("staff", 5_001));
}

#[tokio::test]
async fn a_caller_hears_only_its_topics_and_stores() {
    let hub = hub();
    let audience = Audience {
        stores: Some([StoreId::from_raw(1)].into()),
        topics: [Topic::Jobs, Topic::Settings].into(),
    };
    let streams = streams(&hub);
    let mut body = body(&streams, audience, None);
    hub.publish(vec![
        row(1, "staff.updated", Some(1)),
        row(2, "job.changed", Some(2)),
        row(3, "job.changed", Some(1)),
        row(4, "guest.created", Some(1)),
        row(5, "settings.changed", None),
    ]);
    assert_eq!(next(&mut body).await, event("ready", 0));
    assert_eq!(next(&mut body).await, event("jobs", 3));
    assert_eq!(next(&mut body).await, event("settings", 5));
    assert_eq!(topic_of("nobody.listens"), None);
}

#[tokio::test]
async fn a_stream_ends_when_its_caller_may_no_longer_listen() {
    let hub = hub();
    let streams = Streams::new(hub.clone(), 2, Duration::from_millis(20));
    let allowed = Arc::new(AtomicBool::new(true));
    let asked = Arc::clone(&allowed);
    let still: StillAllowed = Arc::new(move || {
        let asked = Arc::clone(&asked);
        Box::pin(async move { asked.load(Ordering::Relaxed) })
    });
    let mut body = streams.open(everything(), None, still).unwrap().into_body();
    assert_eq!(next(&mut body).await, event("ready", 0));
    assert_eq!(next(&mut body).await, Some((":".to_owned(), String::new())));
    allowed.store(false, Ordering::Relaxed);
    publish(&hub, 1..=1);
    assert_eq!(next(&mut body).await, None);
}

#[tokio::test]
async fn streams_are_few_and_all_end_at_the_stop() {
    let streams = streams(&hub());
    let mut first = body(&streams, everything(), None);
    let second = body(&streams, everything(), None);
    let refused = streams.open(everything(), None, always()).err();
    assert_eq!(refused, Some(Full { most: 2 }));
    drop(second);
    assert_eq!(streams.open_count(), 1);
    assert_eq!(next(&mut first).await, event("ready", 0));
    streams.end_all();
    assert_eq!(next(&mut first).await, None);
}

#[test]
fn a_page_that_was_open_before_a_restart_goes_on_without_a_gap() {
    let ground = Ground::sqlite();
    let before = hub();
    let relay = ground.relay(&before);
    for _event in 0..4 {
        let id = ground.next_id();
        ground.store.write_blocking(move |tx| emit(tx, id)).unwrap();
    }
    relay.stop();
    let after = hub();
    let _relay = ground.relay(&after);
    assert_eq!(after.head(), 4);
    assert!(matches!(after.listen(Some(1)).0, Replay::Events(missed) if missed.len() == 3));
}
