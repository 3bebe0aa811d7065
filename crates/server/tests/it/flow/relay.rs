use std::sync::Mutex;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use zhike::platform::relay::{LEASE_MS, Turn, give_up, turn};
use zhike_store::StoreError;

use super::{Fault, Ground, emit, entry, hub, on_both, until};

fn numbers_have_no_gap(ground: &Ground, expected: i64) {
    let (rows, distinct, first, last): (i64, i64, i64, i64) =
        ground.one("select count(*), count(distinct seq), min(seq), max(seq) from outbox");
    assert_eq!((rows, distinct, first, last), (expected, expected, 1, expected));
    let (rows, distinct, first, last): (i64, i64, i64, i64) =
        ground.one("select count(*), count(distinct seq), min(seq), max(seq) from audit");
    assert_eq!((rows, distinct, first, last), (expected, expected, 1, expected));
}

/// Sixteen writers at once; every third write is rolled back. Answers how many were committed.
fn sixteen_writers(ground: &Ground) -> i64 {
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..16)
            .map(|_writer| {
                scope.spawn(|| {
                    let each = (0..15).map(|turn| {
                        let (id, keyring) = (ground.next_id(), ground.keyring.clone());
                        let written = ground.store.write_blocking(move |tx| {
                            emit(tx, id)?;
                            zhike::platform::audit::record(tx, &keyring, id, &entry(id), id)?;
                            if turn % 3 == 2 { Err(Fault) } else { Ok(()) }
                        });
                        i64::from(written.is_ok())
                    });
                    each.sum::<i64>()
                })
            })
            .collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).sum()
    })
}

#[test]
fn numbers_have_no_gap_under_sixteen_writers_of_which_some_roll_back() {
    on_both(|ground| {
        let hub = hub();
        let relay = ground.relay(&hub);
        let committed = sixteen_writers(ground);
        assert_eq!(committed, 160);
        relay.stop();
        numbers_have_no_gap(ground, 160);
        assert_eq!(hub.head(), 160);
    });
}

#[test]
fn two_relays_at_once_still_number_without_a_gap() {
    on_both(|ground| {
        let (here, there) = (hub(), hub());
        let first = ground.relay(&here);
        let second = ground.relay_on(&ground.other_node(), &there, "node-2");
        assert_eq!(sixteen_writers(ground), 160);
        first.stop();
        ground.pass(LEASE_MS + 1);
        until("the other node hears all", || there.head() == 160);
        second.stop();
        numbers_have_no_gap(ground, 160);
    });
}

#[test]
fn two_nodes_take_turns_by_the_lease() {
    let ground = Ground::postgres();
    let other = ground.other_node();
    let mut at = super::START;
    let first = |at| turn(&ground.store, &ground.keyring, "node-1", at).unwrap();
    let second = |at| turn(&other, &ground.keyring, "node-2", at).unwrap();
    let write = || {
        let id = ground.next_id();
        ground.store.write_blocking(move |tx| emit(tx, id)).unwrap();
    };
    let numbered = Turn::Numbered { events: 1, audits: 0, more: false };
    write();
    assert_eq!(first(at), numbered);
    write();
    assert_eq!(second(at), Turn::NotMine);
    assert_eq!(first(at), numbered);
    write();
    at += LEASE_MS + 1;
    assert_eq!(second(at), numbered);
    assert_eq!(first(at), Turn::NotMine);
    give_up(&other, "node-2").unwrap();
    write();
    assert_eq!(first(at), numbered);
    // A lease further away than anybody takes one comes from a wrong clock.
    assert_eq!(second(at - 3_600_000), Turn::Idle);
}

#[test]
fn a_row_that_commits_late_is_numbered_late_and_not_skipped() {
    let ground = Ground::postgres();
    let (early, late) = (ground.next_id(), ground.next_id());
    let (has_written, written) = mpsc::channel();
    let (go, wait) = mpsc::channel::<()>();
    let (has_written, wait) = (Mutex::new(has_written), Mutex::new(wait));
    let store = ground.store.clone();
    let slow = std::thread::spawn(move || {
        store.write_blocking(move |tx| {
            emit(tx, early)?;
            // The read brings the write to the server before the wait.
            let _rows: Vec<i64> = tx.all_dynamic("select event_id from outbox", &[])?;
            has_written.lock().unwrap().send(()).unwrap();
            wait.lock().unwrap().recv().unwrap();
            Ok::<_, StoreError>(())
        })
    });
    written.recv().unwrap();
    ground.store.write_blocking(move |tx| emit(tx, late)).unwrap();
    let number = || turn(&ground.store, &ground.keyring, "node-1", super::START).unwrap();
    assert_eq!(number(), Turn::Numbered { events: 1, audits: 0, more: false });
    assert_eq!(number(), Turn::Idle);
    go.send(()).unwrap();
    slow.join().unwrap().unwrap();
    assert_eq!(number(), Turn::Numbered { events: 1, audits: 0, more: false });
    let order: Vec<(i64, i64)> = ground.rows("select event_id, seq from outbox order by seq");
    assert_eq!(order, [(late, 1), (early, 2)]);
}

#[test]
fn the_order_of_transactions_decides_and_not_the_ids() {
    on_both(|ground| {
        for id in [900, 30, 600] {
            ground.store.write_blocking(move |tx| emit(tx, id)).unwrap();
        }
        turn(&ground.store, &ground.keyring, "node-1", super::START).unwrap();
        let order: Vec<i64> = ground.rows("select event_id from outbox order by seq");
        assert_eq!(order, [900, 30, 600]);
    });
}

#[test]
fn a_poke_brings_an_event_to_listeners_long_before_the_next_look() {
    let ground = Ground::sqlite();
    let hub = hub();
    let relay = ground.relay(&hub);
    until("the first look is over", || {
        let owner: Option<String> = ground.one("select owner from relay_state");
        hub.head() == 0 && owner.is_none()
    });
    let mut waits: Vec<Duration> = (0..9)
        .map(|_turn| {
            let (id, before) = (ground.next_id(), hub.head());
            ground.store.write_blocking(move |tx| emit(tx, id)).unwrap();
            let begin = Instant::now();
            relay.poke();
            while hub.head() == before {
                std::thread::sleep(Duration::from_millis(1));
            }
            begin.elapsed()
        })
        .collect();
    waits.sort_unstable();
    assert!(waits[4] < Duration::from_millis(200), "{waits:?}");
}
