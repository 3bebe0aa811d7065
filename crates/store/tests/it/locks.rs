//! Writers of the same thing at the same time, from one node and from two.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use zhike_store::{LockKey, Store, StoreError, Tx, p};

use crate::bench::{ADD, BALANCE, OPEN, SET};
use crate::{Bench, on_both};

/// Reads, decides outside of the database, writes: the pattern that loses updates.
fn add_by_hand(tx: &mut Tx<'_>, id: i64, amount: i64) -> Result<(), StoreError> {
    let balance: i64 = tx.one(&BALANCE, p![id])?;
    tx.put(&SET, p![id, balance + amount])
}

fn many<T: Send + 'static>(
    stores: &[&Store],
    threads: i64,
    job: impl Fn(&Store, i64) -> T + Send + Sync + 'static,
) -> Vec<T> {
    let job = Arc::new(job);
    let started = (0..threads).map(|at| {
        let store = stores[at as usize % stores.len()].clone();
        let job = Arc::clone(&job);
        std::thread::spawn(move || job(&store, at))
    });
    let started: Vec<_> = started.collect();
    started.into_iter().map(|thread| thread.join().unwrap()).collect()
}

#[test]
fn writers_of_one_key_never_collide_and_lose_no_update() {
    on_both(|bench| {
        bench.account(1, 0);
        many(&[&bench.store], 8, |store, _at| {
            for _again in 0..25 {
                let key = [LockKey::new("account", 1)];
                store.write_keyed_blocking(&key, |tx| add_by_hand(tx, 1, 1)).unwrap();
            }
        });
        assert_eq!(bench.balance(1), 200);
        assert_eq!(bench.store.stats().retries, 0);
    });
}

#[test]
fn two_nodes_lose_no_update_either() {
    let one = Bench::postgres();
    let two = one.reopened();
    one.account(1, 0);
    many(&[&one.store, &two.store], 8, |store, _at| {
        for _again in 0..20 {
            let key = [LockKey::new("account", 1)];
            store.write_keyed_blocking(&key, |tx| add_by_hand(tx, 1, 1)).unwrap();
        }
    });
    assert_eq!(two.balance(1), 160);
    assert_eq!((one.store.stats().retries, two.store.stats().retries), (0, 0));
}

#[test]
fn without_a_key_a_collision_runs_again_and_still_loses_nothing() {
    on_both(|bench| {
        bench.account(1, 0);
        let kept = many(&[&bench.store], 8, |store, _at| {
            let tries = (0..15).map(|_| store.write_blocking(|tx| add_by_hand(tx, 1, 1)));
            tries
                .filter(|tried: &Result<(), StoreError>| match tried {
                    Ok(()) => true,
                    Err(StoreError::Busy { .. }) => false,
                    Err(error) => panic!("{error}"),
                })
                .count() as i64
        });
        assert_eq!(bench.balance(1), kept.iter().sum::<i64>());
    });
}

#[test]
fn a_key_on_the_parent_keeps_two_rows_from_being_skewed() {
    on_both(|bench| {
        bench.account(1, 100);
        bench.account(2, 100);
        // Each may be emptied only while the other one holds something.
        let kept = many(&[&bench.store], 8, |store, at| {
            let (mine, other) = (at % 2 + 1, (at + 1) % 2 + 1);
            store.write_keyed_blocking(&[LockKey::new("family", 9)], move |tx| {
                if tx.one::<i64>(&BALANCE, p![other])? == 0 {
                    return Err(StoreError::Unsupported("the last one"));
                }
                tx.put(&SET, p![mine, 0])
            })
        });
        assert!(kept.iter().any(Result::is_ok) && kept.iter().any(Result::is_err));
        assert_eq!(bench.balance(1) + bench.balance(2), 100);
    });
}

#[test]
fn keys_named_in_any_order_never_wait_in_a_circle() {
    on_both(|bench| {
        for id in 1..=3 {
            bench.account(id, 0);
        }
        many(&[&bench.store], 6, |store, at| {
            for round in 0..15 {
                let (from, to) = ((at + round) % 3 + 1, (at + round + 1 + round % 2) % 3 + 1);
                let keys = [LockKey::new("account", from), LockKey::new("account", to)];
                let moved = store.write_keyed_blocking(&[keys[0], keys[1], keys[0]], move |tx| {
                    add_by_hand(tx, from, 1)?;
                    add_by_hand(tx, to, 1)
                });
                moved.unwrap();
            }
        });
        let sum: i64 = (1..=3).map(|id| bench.balance(id)).sum();
        assert_eq!((sum, bench.store.stats().retries), (180, 0));
    });
}

#[test]
fn a_key_is_free_again_after_a_refusal_a_panic_and_a_failed_statement() {
    let one = Bench::postgres();
    let two = one.reopened();
    one.account(1, 0);
    let key = [LockKey::text("account", "one")];
    for way in 0..4 {
        let ended: Result<(), StoreError> = one.store.write_keyed_blocking(&key, move |tx| {
            let _balance: i64 = tx.one(&BALANCE, p![1])?;
            match way {
                0 => Err(StoreError::Unsupported("refused")),
                1 => panic!("a bug in the rule"),
                2 => tx.execute(&OPEN, p![1, "again", 0]).map(|_| ()),
                _ => tx.put(&ADD, p![1, -5]),
            }
        });
        assert!(ended.is_err(), "{way}");
        let started = Instant::now();
        two.store.write_keyed_blocking(&key, |tx| add_by_hand(tx, 1, 1)).unwrap();
        assert!(started.elapsed() < Duration::from_secs(3), "{way} kept the key");
    }
    let held = "select count(*) from pg_locks where locktype = 'advisory' and database =
        (select oid from pg_database where datname = current_database())";
    let cluster = zhike_sim::pg::Cluster::shared().unwrap();
    assert_eq!(cluster.query(&one.database, held).unwrap(), "0");
}

#[test]
fn a_key_that_stays_taken_is_told_as_busy_in_time() {
    let hasty = |options: &mut zhike_store::Options| options.lock_wait = Duration::from_millis(100);
    let bench = Bench::with(hasty, Bench::postgres);
    let cluster = zhike_sim::pg::Cluster::shared().unwrap();
    bench.account(1, 0);
    let key = LockKey::new("account", 1);
    let store = bench.store.clone();
    let holder = std::thread::spawn(move || {
        store.write_keyed_blocking(&[key], |tx| {
            let _balance: i64 = tx.one(&BALANCE, p![1])?;
            std::thread::sleep(Duration::from_millis(1_500));
            Ok::<(), StoreError>(())
        })
    });
    let held = "select count(*) from pg_locks where locktype = 'advisory' and granted";
    while cluster.query(&bench.database, held).unwrap() == "0" {
        std::thread::sleep(Duration::from_millis(5));
    }
    let started = Instant::now();
    let refused = bench.store.write_keyed_blocking(&[key], |tx| add_by_hand(tx, 1, 1));
    assert!(matches!(refused, Err(StoreError::Busy { .. })), "{refused:?}");
    assert!(started.elapsed() < Duration::from_millis(1_200));
    holder.join().unwrap().unwrap();
    assert_eq!(bench.balance(1), 0);
}

/// Lets another thread write in the middle of a transaction, as another node would.
fn meanwhile(store: &Store, f: impl Fn(&mut Tx<'_>) -> Result<u64, StoreError> + Send + 'static) {
    let store = store.clone();
    std::thread::spawn(move || store.write_blocking(f)).join().unwrap().unwrap();
}

#[test]
fn a_conflict_runs_again_ten_times_and_then_is_busy() {
    let bench = Bench::postgres();
    bench.account(1, 0);
    let runs = Arc::new(AtomicU32::new(0));
    for (conflicts, fits) in [(10, true), (11, false)] {
        runs.store(0, Ordering::Relaxed);
        let (counted, other) = (Arc::clone(&runs), bench.store.clone());
        let ended = bench.write(move |tx| {
            let balance: i64 = tx.one(&BALANCE, p![1])?;
            if counted.fetch_add(1, Ordering::Relaxed) < conflicts {
                meanwhile(&other, |tx| tx.execute(&ADD, p![1, 1]));
            }
            tx.execute(&SET, p![1, balance + 1_000])
        });
        assert_eq!(ended.is_ok(), fits, "{ended:?}");
        assert_eq!(runs.load(Ordering::Relaxed), 11);
    }
    assert_eq!(bench.balance(1), 10 + 1_000 + 11);
    assert_eq!(bench.store.stats().retries, 21);
}

#[test]
fn a_row_committed_meanwhile_by_another_is_seen_by_the_second_run() {
    let bench = Bench::postgres();
    let other = bench.store.clone();
    let runs = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&runs);
    let ended = bench.write(move |tx| {
        if let Some(balance) = tx.opt::<i64>(&BALANCE, p![1])? {
            return Ok(balance);
        }
        if counted.fetch_add(1, Ordering::Relaxed) == 0 {
            meanwhile(&other, |tx| tx.execute(&OPEN, p![1, "quicker", 77]));
        }
        tx.execute(&OPEN, p![1, "slower", 5])?;
        Ok(5)
    });
    assert_eq!(ended, Ok(77));
    assert_eq!((runs.load(Ordering::Relaxed), bench.accounts()), (1, 1));
}
