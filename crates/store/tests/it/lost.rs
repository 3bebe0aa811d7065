//! Connections to PostgreSQL that break, at each moment they can.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use zhike_sim::pg::{Cluster, Durability};
use zhike_store::{Database, OpenError, Options, Store, StoreError, p};

use crate::Bench;
use crate::bench::{ADD, BALANCE, BANK, NOW_MS, OPEN};

/// Ends every connection to the database but the one that asks.
fn cut(database: &str) {
    let cut = "select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()";
    Cluster::shared().unwrap().query(database, cut).unwrap();
    let left = "select count(*) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()";
    while Cluster::shared().unwrap().query(database, left).unwrap() != "0" {
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_connection_that_broke_while_idle_is_made_anew_before_it_is_used() {
    let bench = Bench::postgres();
    bench.account(1, 0);
    for round in 1..=3 {
        cut(&bench.database);
        for _each_worker in 0..8 {
            bench.write(|tx| tx.put(&ADD, p![1, 1])).unwrap();
            assert!(bench.balance(1) > 0);
        }
        assert_eq!(bench.balance(1), round * 8);
    }
    assert!(bench.store.stats().connections_lost >= 3);
}

#[test]
fn a_write_cut_before_its_commit_runs_again_and_happens_once() {
    let bench = Bench::postgres();
    bench.account(1, 0);
    let (runs, database) = (Arc::new(AtomicU32::new(0)), bench.database.clone());
    let counted = Arc::clone(&runs);
    let ended = bench.write(move |tx| {
        tx.execute(&ADD, p![1, 1])?;
        if counted.fetch_add(1, Ordering::Relaxed) == 0 {
            cut(&database);
        }
        tx.one::<i64>(&BALANCE, p![1])
    });
    assert_eq!((ended, runs.load(Ordering::Relaxed)), (Ok(1), 2));
    assert_eq!(bench.balance(1), 1);
}

#[test]
fn a_write_cut_with_its_commit_under_way_is_told_as_lost_and_not_repeated() {
    let bench = Bench::postgres();
    bench.account(1, 0);
    let (runs, database) = (Arc::new(AtomicU32::new(0)), bench.database.clone());
    let counted = Arc::clone(&runs);
    let ended = bench.write(move |tx| {
        tx.execute(&ADD, p![1, 1])?;
        counted.fetch_add(1, Ordering::Relaxed);
        cut(&database);
        Ok(())
    });
    assert_eq!((ended, runs.load(Ordering::Relaxed)), (Err(StoreError::Lost), 1));
    assert_eq!(bench.balance(1), 0);
}

#[test]
fn a_read_that_is_cut_runs_again() {
    let bench = Bench::postgres();
    bench.account(1, 5);
    let (runs, database) = (Arc::new(AtomicU32::new(0)), bench.database.clone());
    let ended = bench.read(move |tx| {
        let before: i64 = tx.one(&BALANCE, p![1])?;
        if runs.fetch_add(1, Ordering::Relaxed) == 0 {
            cut(&database);
        }
        Ok(before + tx.one::<i64>(&BALANCE, p![1])?)
    });
    assert_eq!(ended, Ok(10));
}

#[test]
fn while_the_server_is_away_callers_hear_busy_and_after_it_came_back_all_is_well() {
    let cluster = Cluster::start(Durability::Off).unwrap();
    let url = cluster.create_database("bank").unwrap();
    let mut options = Options::new(Database::Postgres(url));
    (options.readers, options.writers) = (1, 2);
    options.reconnect_wait = Duration::from_millis(200);
    let store = Store::open(options.clone(), &[BANK], NOW_MS).unwrap();
    let open = |id: i64| {
        store.write_blocking(move |tx| tx.execute(&OPEN, p![id, format!("owner {id}"), 1]))
    };
    assert_eq!(open(1), Ok::<u64, StoreError>(1));
    cluster.kill().unwrap();
    for id in 2..12 {
        let started = Instant::now();
        let refused = open(id);
        assert!(matches!(refused, Err(StoreError::Busy { retry_after_ms: 1.. })), "{refused:?}");
        assert!(started.elapsed() < Duration::from_secs(3));
    }
    let unreachable = Store::open(options, &[BANK], NOW_MS).err();
    assert!(matches!(unreachable, Some(OpenError::CannotOpen { path, .. })
        if path.ends_with("/bank") && !path.contains('@')));
    cluster.restart().unwrap();
    let until = Instant::now() + Duration::from_secs(10);
    while open(20).is_err() {
        assert!(Instant::now() < until, "the store did not come back");
        std::thread::sleep(Duration::from_millis(20));
    }
    let first: Result<i64, StoreError> = store.read_blocking(|tx| tx.one(&BALANCE, p![1]));
    assert_eq!(first, Ok(1));
}
