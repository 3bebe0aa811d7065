//! The bounded lines before the workers, and the end of a store.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use zhike_store::{Options, StoreError, p};

use crate::Bench;
use crate::bench::{ADD, BALANCE, block_on};

/// One slow write at a time, and room for few more.
fn narrow(options: &mut Options) {
    (options.queue, options.writers) = (8, 1);
}

fn on_both_narrow(rule: impl Fn(&Bench)) {
    rule(&Bench::with(narrow, Bench::sqlite));
    rule(&Bench::with(narrow, Bench::postgres));
}

/// Keeps the only writer busy until it is let go.
struct Blocker {
    go: Arc<AtomicBool>,
    thread: JoinHandle<Result<(), StoreError>>,
}

impl Blocker {
    fn start(bench: &Bench) -> Blocker {
        let go = Arc::new(AtomicBool::new(false));
        let (running, wait_running) = mpsc::sync_channel(1);
        let (store, until) = (bench.store.clone(), Arc::clone(&go));
        let thread = std::thread::spawn(move || {
            store.write_blocking(move |_tx| {
                let _told = running.try_send(());
                while !until.load(Ordering::Acquire) {
                    std::thread::sleep(Duration::from_millis(1));
                }
                Ok(())
            })
        });
        wait_running.recv().unwrap();
        Blocker { go, thread }
    }

    fn release(self) {
        self.go.store(true, Ordering::Release);
        self.thread.join().unwrap().unwrap();
    }
}

fn queued(bench: &Bench, count: usize) -> Vec<JoinHandle<Result<u64, StoreError>>> {
    let before = bench.store.stats().writes_queued;
    let threads = (0..count).map(|_| {
        let store = bench.store.clone();
        std::thread::spawn(move || store.write_blocking(|tx| tx.execute(&ADD, p![1, 1])))
    });
    let threads = threads.collect();
    let until = Instant::now() + Duration::from_secs(10);
    while bench.store.stats().writes_queued < before + count && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(1));
    }
    threads
}

#[test]
fn a_full_line_refuses_at_once_and_serves_the_rest() {
    on_both_narrow(|bench| {
        bench.account(1, 0);
        let blocker = Blocker::start(bench);
        let waiting = queued(bench, 8);
        let started = Instant::now();
        for _more in 0..50 {
            let refused = bench.write(|tx| tx.execute(&ADD, p![1, 1_000]));
            assert!(matches!(refused, Err(StoreError::Busy { retry_after_ms: 1.. })));
        }
        assert!(started.elapsed() < Duration::from_secs(1));
        blocker.release();
        for one in waiting {
            assert_eq!(one.join().unwrap(), Ok(1));
        }
        assert_eq!(bench.balance(1), 8);
        assert_eq!(bench.store.stats().refused, 50);
    });
}

#[test]
fn a_job_whose_caller_has_gone_is_not_run() {
    on_both_narrow(|bench| {
        bench.account(1, 0);
        let blocker = Blocker::start(bench);
        let runs = Arc::new(AtomicI64::new(0));
        block_on(async {
            for _caller in 0..3 {
                let counted = Arc::clone(&runs);
                let job = bench.store.write(move |tx| {
                    counted.fetch_add(1, Ordering::Relaxed);
                    tx.execute(&ADD, p![1, 1])
                });
                let gone = tokio::time::timeout(Duration::from_millis(20), job).await;
                assert!(gone.is_err());
            }
        });
        let stays = queued(bench, 1);
        blocker.release();
        for one in stays {
            assert_eq!(one.join().unwrap(), Ok(1));
        }
        assert_eq!((bench.balance(1), runs.load(Ordering::Relaxed)), (1, 0));
        assert_eq!(bench.store.stats().skipped, 3);
    });
}

#[test]
fn stopping_finishes_what_is_in_line_and_refuses_what_comes_later() {
    on_both_narrow(|bench| {
        bench.account(1, 0);
        let blocker = Blocker::start(bench);
        let waiting = queued(bench, 5);
        let store = bench.store.clone();
        let stopper = std::thread::spawn(move || store.stop(Duration::from_secs(20)));
        let until = Instant::now() + Duration::from_secs(10);
        while bench.read(|tx| tx.one::<i64>(&BALANCE, p![1])) != Err(StoreError::Stopping) {
            assert!(Instant::now() < until, "the store takes reads although it is stopping");
        }
        assert_eq!(bench.write(|tx| tx.execute(&ADD, p![1, 1])), Err(StoreError::Stopping));
        blocker.release();
        stopper.join().unwrap();
        for one in waiting {
            assert_eq!(one.join().unwrap(), Ok(1));
        }
        bench.store.stop(Duration::from_secs(1));
        let again = bench.reopened();
        assert_eq!(again.balance(1), 5);
    });
}

#[test]
fn stopping_without_patience_tells_those_in_line_and_leaves_the_running_one_whole() {
    on_both_narrow(|bench| {
        bench.account(1, 0);
        let blocker = Blocker::start(bench);
        let waiting = queued(bench, 5);
        bench.store.stop(Duration::from_millis(30));
        for one in waiting {
            assert_eq!(one.join().unwrap(), Err(StoreError::Stopping));
        }
        blocker.release();
        assert_eq!(bench.reopened().balance(1), 0);
    });
}

#[test]
fn a_moved_in_value_that_panics_when_dropped_harms_nobody() {
    struct Bomb;
    impl Drop for Bomb {
        fn drop(&mut self) {
            assert!(std::thread::panicking(), "dropped");
        }
    }
    on_both_narrow(|bench| {
        bench.account(1, 0);
        let bomb = Bomb;
        let heard = bench.write(move |tx| {
            let _moved = &bomb;
            tx.execute(&ADD, p![1, 1])
        });
        assert_eq!(heard, Ok(1));
        bench.write(|tx| tx.execute(&ADD, p![1, 1])).unwrap();
        assert_eq!(bench.balance(1), 2);
    });
}
