//! What only SQLite has: group commit, its log, its lock.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

use zhike_store::{
    Database, GroupCommit, OpenError, Options, Store, StoreError, Synchronous, Tx, p, sql,
};

use crate::Bench;
use crate::bench::{ADD, BALANCE, BANK, ENTER, ENTRIES, LIST, NOW_MS, OPEN};

sql! {
    END_ALL = "insert or rollback into account (account_id, owner, balance) values (1, 'x', 0)";
    PHOTO = "update account set photo = ?2 where account_id = ?1";
}

fn log_of(bench: &Bench) -> PathBuf {
    bench.folder.path().join("bank.db-wal")
}

fn length(path: &PathBuf) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

/// Runs `job(n)` from many threads at once; the batch gathers while a slow first one runs.
fn at_once<T: Send + 'static>(
    bench: &Bench,
    jobs: i64,
    job: impl Fn(&Store, i64) -> T + Send + Sync + 'static,
) -> Vec<T> {
    let ready = Arc::new(Barrier::new(jobs as usize));
    let job = Arc::new(job);
    let threads = (0..jobs).map(|at| {
        let (store, ready, job) = (bench.store.clone(), Arc::clone(&ready), Arc::clone(&job));
        std::thread::spawn(move || {
            ready.wait();
            job(&store, at)
        })
    });
    let threads: Vec<_> = threads.collect();
    let slow = bench.write(|_tx| {
        std::thread::sleep(Duration::from_millis(150));
        Ok(())
    });
    // It may stand in one batch with an operation that loses it.
    drop(slow);
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

#[test]
fn a_failed_operation_does_not_harm_the_others_of_its_batch() {
    let bench = Bench::sqlite();
    bench.account(1, 100);
    bench.account(2, 0);
    let answers = at_once(&bench, 60, |store, at| {
        store.write_blocking(move |tx| {
            tx.put(&ADD, p![2, 1])?;
            tx.put(&ENTER, p![at, 2, 1])?;
            match at % 5 {
                0 => tx.execute(&OPEN, p![1, "taken", 0]).map(|_| ()),
                1 => tx.execute(&ADD, p![1, -1_000]).map(|_| ()),
                2 => Err(StoreError::Unsupported("refused by the rule")),
                3 => panic!("a bug in the rule"),
                _ => Ok(()),
            }
        })
    });
    for (at, answer) in answers.iter().enumerate() {
        let expected = match at % 5 {
            0 => matches!(answer, Err(StoreError::Duplicate { .. })),
            1 => matches!(answer, Err(StoreError::Constraint { .. })),
            2 => matches!(answer, Err(StoreError::Unsupported(_))),
            3 => *answer == Err(StoreError::Panicked),
            _ => *answer == Ok(()),
        };
        assert!(expected, "{at}: {answer:?}");
    }
    assert_eq!((bench.balance(1), bench.balance(2)), (100, 12));
    assert_eq!(bench.read(|tx| tx.one(&ENTRIES, p![])), Ok((12_i64, 12_i64)));
    assert!(bench.store.stats().largest_batch > 5, "nothing was grouped");
}

#[test]
fn what_is_refused_after_it_wrote_leaves_its_neighbours_alone() {
    let bench = Bench::sqlite();
    bench.account(1, 0);
    let answers = at_once(&bench, 60, |store, at| {
        store.write_blocking(move |tx| {
            tx.put(&ADD, p![1, 1])?;
            let seen: i64 = tx.one(&BALANCE, p![1])?;
            if at % 6 == 2 { Err(StoreError::Fault(format!("{at}"))) } else { Ok(seen) }
        })
    });
    let kept: BTreeSet<i64> = answers.iter().flatten().copied().collect();
    assert_eq!(kept, (1..=50).collect(), "each saw those before it and none that was refused");
    assert_eq!(bench.balance(1), 50);
    assert!(bench.store.stats().largest_batch > 1, "nothing was grouped");
    assert_eq!(bench.store.stats().panics, 0);
}

#[test]
fn when_the_whole_transaction_is_lost_nobody_is_told_it_was_kept() {
    let bench = Bench::sqlite();
    bench.account(1, 0);
    let answers = at_once(&bench, 40, |store, at| {
        store.write_blocking(move |tx| {
            tx.put(&ENTER, p![at, 1, 1])?;
            if at % 8 == 3 { tx.execute(&END_ALL, p![]).map(|_| ()) } else { Ok(()) }
        })
    });
    let kept = answers.iter().filter(|answer| answer.is_ok()).count() as i64;
    assert!(bench.store.stats().largest_batch > 1 || kept < 35, "nothing was grouped");
    assert_eq!(bench.read(|tx| tx.one(&ENTRIES, p![])), Ok((kept, kept)));
    let told = answers.iter().flat_map(|answer| answer.as_ref().err());
    assert!(told.clone().count() >= 5);
    for error in told {
        // Everybody hears the cause.
        assert!(matches!(error, StoreError::Duplicate { .. }), "{error}");
    }
    bench.write(|tx| tx.execute(&ADD, p![1, 1])).unwrap();
    assert_eq!(bench.balance(1), 1);
}

/// Sets how many pages the file may have: what a full disk looks like to SQLite.
fn most_pages(bench: &Bench, more: i64) {
    bench
        .write(move |tx| {
            let now = tx.all_dynamic::<i64>("pragma page_count", p![])?[0];
            let limit = format!("pragma max_page_count = {}", now + more);
            tx.all_dynamic::<i64>(&limit, p![]).map(|_| ())
        })
        .unwrap();
}

#[test]
fn a_full_disk_is_told_as_such_keeps_what_was_acknowledged_and_heals() {
    let bench = Bench::sqlite();
    bench.account(1, 0);
    bench.account(2, 0);
    most_pages(&bench, 6);
    let photo = |size: usize| move |tx: &mut Tx<'_>| tx.put(&PHOTO, p![1, &vec![7_u8; size]]);
    let answers = at_once(&bench, 40, move |store, at| {
        if at % 10 == 5 {
            store.write_blocking(photo(200_000))
        } else {
            store.write_blocking(|tx| tx.put(&ADD, p![2, 1]))
        }
    });
    for (at, answer) in answers.iter().enumerate() {
        let small = at % 10 != 5;
        assert!(small && answer.is_ok() || *answer == Err(StoreError::DiskFull), "{answer:?}");
    }
    let kept = answers.iter().filter(|answer| answer.is_ok()).count() as i64;
    assert_eq!((bench.balance(1), bench.balance(2)), (0, kept));
    assert_eq!(bench.write(photo(200_000)), Err(StoreError::DiskFull));
    bench.write(|tx| tx.put(&ADD, p![2, 1])).unwrap();
    most_pages(&bench, 10_000);
    bench.write(photo(200_000)).unwrap();
    assert_eq!(bench.balance(2), kept + 1);
}

#[test]
fn later_operations_of_a_batch_see_the_earlier_ones() {
    let bench = Bench::sqlite();
    bench.account(1, 0);
    let seen = at_once(&bench, 40, |store, _at| {
        store.write_blocking(|tx| -> Result<i64, StoreError> {
            tx.put(&ADD, p![1, 1])?;
            tx.one(&BALANCE, p![1])
        })
    });
    let mut seen: Vec<i64> = seen.into_iter().map(Result::unwrap).collect();
    seen.sort_unstable();
    assert_eq!(seen, (1..=40).collect::<Vec<i64>>());
}

#[test]
fn what_comes_while_a_batch_runs_shares_its_commit() {
    let bench = Bench::sqlite();
    bench.account(1, 0);
    let before = bench.store.stats();
    let (begun, has_begun) = std::sync::mpsc::channel();
    let (go, may_go) = std::sync::mpsc::channel::<()>();
    std::thread::scope(|scope| {
        let store = &bench.store;
        let first = scope.spawn(move || {
            store.write_blocking(move |tx| -> Result<u64, StoreError> {
                // Run again, it finds nobody who waits.
                let _told = begun.send(());
                let _waited = may_go.recv();
                tx.execute(&ADD, p![1, 1])
            })
        });
        has_begun.recv().unwrap();
        let second = scope.spawn(|| {
            store.write_blocking(|tx| -> Result<u64, StoreError> { tx.execute(&ADD, p![1, 1]) })
        });
        while bench.store.stats().writes_queued == 0 {
            std::thread::yield_now();
        }
        go.send(()).unwrap();
        assert_eq!((first.join().unwrap(), second.join().unwrap()), (Ok(1), Ok(1)));
    });
    let after = bench.store.stats();
    assert_eq!((after.commits - before.commits, bench.balance(1)), (1, 2));
}

#[test]
fn one_commit_for_each_write_can_be_chosen() {
    let one = |options: &mut Options| options.group_commit = GroupCommit::One;
    let bench = Bench::with(one, Bench::sqlite);
    bench.account(1, 0);
    let before = bench.store.stats();
    at_once(&bench, 20, |store, _at| {
        store.write_blocking(|tx| tx.execute(&ADD, p![1, 1])).map_err(|e: StoreError| e).unwrap()
    });
    let after = bench.store.stats();
    assert_eq!((after.commits - before.commits, after.largest_batch), (21, 1));
}

#[test]
fn the_log_stays_bounded_under_steady_writes_although_nobody_pauses() {
    let limit = 512 * 1_024;
    let bench = Bench::with(|options| options.wal_limit = limit, Bench::sqlite);
    for id in 1..=4 {
        bench.account(id, 0);
    }
    let mut longest = 0;
    for round in 0..400_i64 {
        // 64 KiB each, 25 MiB in all.
        let photo = vec![u8::try_from(round % 251).unwrap(); 64 * 1_024];
        bench.write(move |tx| tx.put(&PHOTO, p![round % 4 + 1, &photo])).unwrap();
        longest = longest.max(length(&log_of(&bench)));
    }
    assert!(longest > limit / 2, "the test wrote too little: {longest}");
    assert!(longest < 2 * limit, "the log grew to {longest}");
    assert_eq!(bench.read(|tx| tx.all::<(i64, i64)>(&LIST, p![])).unwrap().len(), 4);
}

#[test]
fn a_long_read_may_hold_the_log_but_not_the_writer() {
    let limit = 256 * 1_024;
    let bench = Bench::with(|options| options.wal_limit = limit, Bench::sqlite);
    bench.account(1, 0);
    let store = bench.store.clone();
    let (go, wait) = std::sync::mpsc::sync_channel::<()>(1);
    let wait = std::sync::Mutex::new(wait);
    let (started, wait_started) = std::sync::mpsc::sync_channel(1);
    let reader = std::thread::spawn(move || {
        store.read_blocking(move |tx| -> Result<i64, StoreError> {
            let _first: i64 = tx.one(&BALANCE, p![1])?;
            let _told = started.try_send(());
            let _let_go = wait.lock().unwrap().recv_timeout(Duration::from_secs(20));
            tx.one(&BALANCE, p![1])
        })
    });
    wait_started.recv().unwrap();
    let begun = Instant::now();
    let write = |round: i64| {
        let photo = vec![7_u8; 64 * 1_024];
        bench.write(move |tx| {
            tx.put(&ADD, p![1, 1])?;
            tx.put(&PHOTO, p![1, &photo])?;
            Ok(round)
        })
    };
    for round in 0..50 {
        write(round).unwrap();
    }
    assert!(begun.elapsed() < Duration::from_secs(15), "the writer waited for the reader");
    go.send(()).unwrap();
    assert_eq!(reader.join().unwrap(), Ok(0));
    for round in 0..50 {
        write(round).unwrap();
    }
    let after = length(&log_of(&bench));
    assert!(after < 2 * limit + 128 * 1_024, "the log did not come down: {after}");
}

#[test]
fn stopping_brings_the_whole_log_into_the_file() {
    let bench = Bench::sqlite();
    bench.account(1, 7);
    assert!(length(&log_of(&bench)) > 0);
    bench.store.stop(Duration::from_secs(5));
    assert_eq!(length(&log_of(&bench)), 0);
    assert_eq!(bench.reopened().balance(1), 7);
}

#[test]
fn a_file_that_is_open_is_refused_to_a_second_store_and_free_after_a_stop() {
    let bench = Bench::sqlite();
    let second = Store::open(bench.options.clone(), &[BANK], NOW_MS);
    assert!(matches!(second.err(), Some(OpenError::Locked { path }) if path.ends_with("bank.db")));
    bench.store.stop(Duration::from_secs(5));
    assert!(Store::open(bench.options, &[BANK], NOW_MS).is_ok());
}

#[test]
fn dropping_the_last_handle_lets_the_file_go() {
    let bench = Bench::sqlite();
    let (options, folder) = (bench.options.clone(), bench.folder);
    bench
        .store
        .write_blocking(|tx| tx.execute(&OPEN, p![1, "a", 1]))
        .map_err(|e: StoreError| e)
        .unwrap();
    drop(bench.store);
    let again = Store::open(options, &[BANK], NOW_MS).unwrap();
    let balance: Result<i64, StoreError> = again.read_blocking(|tx| tx.one(&BALANCE, p![1]));
    assert_eq!(balance, Ok(1));
    drop(again);
    drop(folder);
}

#[test]
fn a_file_that_is_no_database_or_has_no_folder_is_told_with_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("notes.txt");
    std::fs::write(&wrong, "guest list ".repeat(1_000)).unwrap();
    for path in [wrong.clone(), folder.path().join("missing/zhike.db"), folder.path().into()] {
        let opened = Store::open(Options::new(Database::File(path.clone())), &[BANK], NOW_MS);
        let shown = path.display().to_string();
        assert!(matches!(opened.err(), Some(OpenError::CannotOpen { path, .. }) if path == shown));
    }
    assert!(std::fs::read_to_string(&wrong).unwrap().starts_with("guest list"));
}

#[test]
fn an_unsafe_commit_can_be_chosen_for_the_crash_test_only_by_name() {
    let options = Options::new(Database::parse("x.db"));
    assert_eq!(options.synchronous, Synchronous::Full);
    let normal = |options: &mut Options| options.synchronous = Synchronous::Normal;
    let bench = Bench::with(normal, Bench::sqlite);
    bench.account(1, 3);
    assert_eq!(bench.balance(1), 3);
}
