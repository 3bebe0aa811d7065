use std::time::{Duration, Instant};

use zhike::platform::access_log::{self, AccessLog, View, Wanted};

use super::{Ground, START, on_both};

fn view(staff_id: i64, object_id: i64) -> View {
    View {
        at: START,
        staff_id,
        store_id: Some(1),
        object_kind: "guest",
        object_id,
        view: "card",
        request_id: Some("req-1".to_owned()),
    }
}

fn seen(ground: &Ground, wanted: Wanted) -> Vec<(i64, i64)> {
    let list = move |tx: &mut zhike_store::Tx<'_>| access_log::list(tx, &wanted, 50);
    let rows = ground.store.read_blocking(list).unwrap();
    rows.into_iter().map(|row| (row.staff_id, row.object_id)).collect()
}

#[test]
fn a_view_is_in_the_log_within_a_second() {
    on_both(|ground| {
        let log = AccessLog::start(ground.store.clone(), ground.ids()).unwrap();
        let begin = Instant::now();
        log.note(view(1, 11));
        log.note(view(2, 12));
        while seen(ground, Wanted::default()).len() < 2 {
            assert!(begin.elapsed() < Duration::from_secs(1));
            std::thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(seen(ground, Wanted { staff_id: Some(2), ..Wanted::default() }), [(2, 12)]);
        assert_eq!(seen(ground, Wanted { object_id: Some(11), ..Wanted::default() }), [(1, 11)]);
        assert_eq!(seen(ground, Wanted { to: Some(START), ..Wanted::default() }), []);
    });
}

#[test]
fn many_views_share_few_writes_and_the_stop_loses_none() {
    let ground = Ground::sqlite();
    let log = AccessLog::start(ground.store.clone(), ground.ids()).unwrap();
    for object_id in 0..1_234 {
        log.note(view(1, object_id));
    }
    log.stop();
    let rows: i64 = ground.one("select count(distinct object_id) from access_log");
    assert_eq!(rows, 1_234);
    assert!(ground.store.stats().ops < 20, "{:?}", ground.store.stats());
}
