use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;
use zhike::platform::jobs::{
    self, Asked, Done, Enqueued, FileError, Handlers, JobContext, JobError, JobHandler, Leased,
    MAX_TRIES, NewJob, Options, Recurring, Shown, Tidy, Wanted, enqueue, next_every, pause_ms,
};
use zhike_store::StoreError;

use super::{Ground, START, emit, on_both, until};

const KIND: &str = "test.run";

fn new_job(key: Option<&str>) -> NewJob {
    NewJob {
        kind: KIND,
        key: key.map(str::to_owned),
        run_at: START,
        payload: json!({ "size": 3 }),
        title_params: json!({}),
        store_id: None,
        created_by: Some(1),
        shown: Shown::OnJobsPage,
    }
}

fn ask(ground: &Ground, job_id: i64, job: NewJob) -> Enqueued {
    let write = move |tx: &mut zhike_store::Tx<'_>| enqueue(tx, job_id, &job, START);
    ground.store.write_blocking(write).unwrap()
}

type Body = dyn Fn(&Leased, &JobContext) -> Result<Done, JobError> + Send + Sync;

/// A handler made of a closure.
struct Does(Box<Body>);

impl JobHandler for Does {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        (self.0)(job, context)
    }
}

fn does(
    body: impl Fn(&Leased, &JobContext) -> Result<Done, JobError> + Send + Sync + 'static,
) -> Handlers {
    [(KIND, Arc::new(Does(Box::new(body))) as Arc<dyn JobHandler>)].into()
}

fn fails() -> Result<Done, JobError> {
    Err(JobError::Retry { code: "test.down", detail: "the provider is down".to_owned() })
}

fn wait_for_state(ground: &Ground, job_id: i64, state: &str) {
    until(state, || ground.job(job_id).state == state);
}

#[test]
fn of_two_runners_exactly_one_gets_each_job() {
    on_both(|ground| {
        let ran = Arc::new(Mutex::new(BTreeMap::<i64, u32>::new()));
        let handlers = || {
            let ran = Arc::clone(&ran);
            does(move |job, _context| {
                *ran.lock().unwrap().entry(job.job_id).or_default() += 1;
                assert_eq!(job.payload["size"], 3);
                Ok(Done::default())
            })
        };
        let first = ground.runner("node-1", handlers(), vec![]);
        let other = ground.other_node();
        let second = ground.runner_on(&other, "node-2", handlers(), vec![], Options::default());
        for job_id in 1..=40 {
            ask(ground, job_id, new_job(None));
            first.poke();
            second.poke();
        }
        until("all are done", || {
            let done: i64 = ground.one("select count(*) from job where state = 'done'");
            done == 40
        });
        let ran = ran.lock().unwrap();
        assert!(ran.len() == 40 && ran.values().all(|times| *times == 1), "{ran:?}");
        let left = ground.store.read_blocking(|tx| jobs::remaining(tx, START)).unwrap();
        assert_eq!(left, 0);
    });
}

#[test]
fn a_job_of_the_same_kind_and_key_is_made_once() {
    on_both(|ground| {
        assert_eq!(ask(ground, 1, new_job(Some("2026-11-22"))), Enqueued::New);
        assert_eq!(ask(ground, 2, new_job(Some("2026-11-22"))), Enqueued::Already);
        assert_eq!(ask(ground, 3, new_job(None)), Enqueued::New);
        assert_eq!(ask(ground, 4, new_job(None)), Enqueued::New);
        let events: i64 = ground.one("select count(*) from outbox where kind = 'job.changed'");
        assert_eq!(events, 3);
    });
}

#[test]
fn a_job_that_fails_waits_longer_each_time_and_is_dead_after_twelve_tries() {
    on_both(|ground| {
        ask(ground, 1, new_job(None));
        let runner = ground.runner("node-1", does(|_job, _context| fails()), vec![]);
        for tries in 1..MAX_TRIES {
            until("it is tried", || {
                let job = ground.job(1);
                job.tries == tries && job.state == "waiting"
            });
            let pause = pause_ms(tries, 1);
            let now = (ground.now())();
            assert_eq!(ground.job(1).run_at, now + pause);
            assert_eq!(ground.job(1).error_code.as_deref(), Some("test.down"));
            ground.pass(pause);
            runner.poke();
        }
        wait_for_state(ground, 1, "dead");
        assert_eq!(ground.job(1).tries, MAX_TRIES);
        let now = (ground.now())();
        let left = ground.store.read_blocking(move |tx| jobs::remaining(tx, now)).unwrap();
        assert_eq!(left, 1, "a dead job is work that remains");
    });
}

#[test]
fn a_dead_job_begins_anew_when_somebody_asks() {
    let ground = Ground::sqlite();
    let down = Arc::new(AtomicBool::new(true));
    let is_down = Arc::clone(&down);
    let handlers = does(move |_job, _context| {
        if is_down.load(Ordering::Relaxed) {
            return Err(JobError::Final { code: "test.gone", detail: String::new() });
        }
        Ok(Done::default())
    });
    ask(&ground, 1, new_job(None));
    let runner = ground.runner("node-1", handlers, vec![]);
    wait_for_state(&ground, 1, "failed");
    assert_eq!(ground.job(1).error_code.as_deref(), Some("test.gone"));
    down.store(false, Ordering::Relaxed);
    let again = |job_id| {
        let event_id = ground.next_id();
        ground.store.write_blocking(move |tx| jobs::retry(tx, event_id, job_id, START)).unwrap()
    };
    assert_eq!(again(1), Asked::Done);
    runner.poke();
    wait_for_state(&ground, 1, "done");
    assert_eq!(again(1), Asked::NotNow);
    assert_eq!(again(99), Asked::NotThere);
}

fn cancel(ground: &Ground, job_id: i64) -> Asked {
    let event_id = ground.next_id();
    ground.store.write_blocking(move |tx| jobs::cancel(tx, event_id, job_id, START)).unwrap()
}

#[test]
fn a_cancelled_job_stops_at_its_next_step_or_never_starts() {
    on_both(|ground| {
        let handlers = does(|_job, context| {
            for step in 0.. {
                context.progress(step, Some(1_000_000))?;
                std::thread::sleep(Duration::from_millis(2));
            }
            Ok(Done::default())
        });
        let later = NewJob { run_at: START + 60_000, ..new_job(None) };
        ask(ground, 1, new_job(None));
        ask(ground, 2, later);
        let _runner = ground.runner("node-1", handlers, vec![]);
        until("it says how far it is", || ground.job(1).total == Some(1_000_000));
        assert_eq!(ground.job(1).state, "running");
        assert_eq!((cancel(ground, 1), cancel(ground, 2)), (Asked::Done, Asked::Done));
        assert_eq!(ground.job(2).state, "cancelled");
        wait_for_state(ground, 1, "cancelled");
        assert_eq!((cancel(ground, 1), cancel(ground, 99)), (Asked::NotNow, Asked::NotThere));
    });
}

#[test]
fn when_a_lease_runs_out_another_runner_goes_on_and_the_first_writes_no_more() {
    let ground = Ground::postgres();
    let (go, is_stuck) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let (wait, stuck) = (Arc::clone(&go), Arc::clone(&is_stuck));
    let hangs = does(move |_job, context| {
        stuck.store(true, Ordering::Relaxed);
        while !wait.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(2));
        }
        let written = context.progress(77, Some(100));
        assert!(matches!(written, Err(JobError::LeaseLost)), "{written:?}");
        Ok(Done::default())
    });
    ask(&ground, 1, new_job(None));
    let silent =
        Options { keep_every: Duration::from_secs(3_600), threads: 1, ..Options::default() };
    let first = ground.runner_on(&ground.store, "node-1", hangs, vec![], silent);
    until("the first has it", || is_stuck.load(Ordering::Relaxed));
    let tries = Arc::new(AtomicI64::new(0));
    let seen = Arc::clone(&tries);
    let goes_on = does(move |job, _context| {
        seen.store(job.tries, Ordering::Relaxed);
        fails()
    });
    let _second =
        ground.runner_on(&ground.other_node(), "node-2", goes_on, vec![], Options::default());
    ground.pass(60_000);
    until("the second has had it", || ground.job(1).error_code.is_some());
    assert_eq!(tries.load(Ordering::Relaxed), 2);
    go.store(true, Ordering::Relaxed);
    first.stop(Duration::from_secs(5));
    let job = ground.job(1);
    assert_eq!((job.state.as_str(), job.done), ("waiting", 0));
}

#[test]
fn after_a_crash_of_the_one_process_its_jobs_go_on_at_once() {
    let ground = Ground::sqlite();
    ask(&ground, 1, new_job(None));
    ground
        .store
        .write_blocking(|tx| {
            zhike_store::sql! {
                CRASHED = "update job set state = 'running', lease_owner = 'gone.1', tries = 1,
                    lease_until = 9000000000000 where job_id = 1";
            }
            assert_eq!(ALL.len(), 1);
            tx.execute(&CRASHED, &[])
        })
        .map_err(|why: StoreError| why)
        .unwrap();
    let _runner = ground.runner("node-1", does(|_job, _context| Ok(Done::default())), vec![]);
    wait_for_state(&ground, 1, "done");
    assert_eq!(ground.job(1).tries, 2);
}

#[test]
fn a_stop_gives_the_lease_back_and_costs_no_try() {
    on_both(|ground| {
        ask(ground, 1, new_job(None));
        let handlers = does(|_job, context| {
            loop {
                context.go_on()?;
                std::thread::sleep(Duration::from_millis(2));
            }
        });
        let runner = ground.runner("node-1", handlers, vec![]);
        wait_for_state(ground, 1, "running");
        runner.stop(Duration::from_secs(5));
        let job = ground.job(1);
        assert_eq!((job.state.as_str(), job.tries), ("waiting", 0));
        let _next = ground.runner("node-2", does(|_job, _context| Ok(Done::default())), vec![]);
        wait_for_state(ground, 1, "done");
    });
}

#[test]
fn a_handler_that_panics_is_tried_again_and_the_runner_lives() {
    let ground = Ground::sqlite();
    ask(&ground, 1, new_job(None));
    ask(&ground, 2, new_job(None));
    let handlers = does(|job, _context| {
        assert!(job.job_id != 1, "on purpose");
        Ok(Done::default())
    });
    let _runner = ground.runner("node-1", handlers, vec![]);
    wait_for_state(&ground, 2, "done");
    until("it waits", || ground.job(1).error_code.as_deref() == Some("job.panicked"));
    assert_eq!(ground.job(1).state, "waiting");
}

struct EveryMinute;

impl Recurring for EveryMinute {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(next_every(60_000, after_ms))
    }
}

#[test]
fn a_recurring_job_runs_once_for_each_time_whatever_the_number_of_nodes() {
    on_both(|ground| {
        let ran = Arc::new(AtomicI64::new(0));
        let handlers = || {
            let ran = Arc::clone(&ran);
            does(move |_job, _context| {
                ran.fetch_add(1, Ordering::Relaxed);
                Ok(Done::default())
            })
        };
        // Longer than the test's clock jumps while a job is still being settled.
        let keep_every = Duration::from_millis(25);
        let quick = Options { keep_every, lease_ms: 3_600_000, ..Options::default() };
        let every = || vec![Arc::new(EveryMinute) as Arc<dyn Recurring>];
        let other = ground.other_node();
        let _first = ground.runner_on(&ground.store, "node-1", handlers(), every(), quick);
        let _second = ground.runner_on(&other, "node-2", handlers(), every(), quick);
        for minute in 1..=5 {
            until("it ran", || ran.load(Ordering::Relaxed) == minute);
            ground.pass(60_000);
        }
        until("it ran", || ran.load(Ordering::Relaxed) == 6);
        std::thread::sleep(Duration::from_millis(100));
        let (rows, keys): (i64, i64) =
            ground.one("select count(*), count(distinct unique_key) from job");
        assert_eq!((rows, keys, ran.load(Ordering::Relaxed)), (6, 6, 6));
    });
}

#[test]
fn a_result_file_is_sealed_whole_or_refused() {
    let ground = Ground::sqlite();
    let plain: Vec<u8> = (0..200_000_u32).flat_map(|number| number.to_be_bytes()).collect();
    let files = ground.files();
    let mut file = files.create(7, "report.csv").unwrap();
    file.write_all(&plain).unwrap();
    assert!(matches!(files.open(7), Err(FileError::Gone)), "not before it is finished");
    assert_eq!(file.finish().unwrap().name, "report.csv");
    let mut read = Vec::new();
    files.open(7).unwrap().read_to_end(&mut read).unwrap();
    assert!(read == plain);
    let path = std::fs::read_dir(ground.folder.path().join("jobs")).unwrap();
    let path = path.map(|entry| entry.unwrap().path()).next().unwrap().join("result.sealed");
    let sealed = std::fs::read(&path).unwrap();
    assert!(!sealed.windows(64).any(|part| part == &plain[..64]));
    std::fs::write(&path, &sealed[..sealed.len() - 70_000]).unwrap();
    assert!(files.open(7).unwrap().read_to_end(&mut Vec::new()).is_err(), "cut");
    let mut flipped = sealed;
    flipped[100] ^= 1;
    std::fs::write(&path, &flipped).unwrap();
    assert!(matches!(files.open(7).unwrap().next_piece(), Err(FileError::Damaged)));
    files.delete(7).unwrap();
    files.delete(7).unwrap();
    assert!(matches!(files.open(7), Err(FileError::Gone)));
}

#[test]
fn old_jobs_files_and_events_are_forgotten_and_dead_jobs_stay() {
    on_both(|ground| {
        let handlers = does(|job, context| {
            if job.job_id == 2 {
                return Err(JobError::Final { code: "test.gone", detail: String::new() });
            }
            let mut file = context.create_file("a.csv")?;
            file.write_all(b"a").map_err(FileError::from)?;
            Ok(Done { file: Some(file.finish()?) })
        });
        ask(ground, 1, new_job(None));
        ask(ground, 2, new_job(None));
        ground.store.write_blocking(|tx| emit(tx, 99)).unwrap();
        let runner = ground.runner("node-1", handlers, vec![]);
        wait_for_state(ground, 1, "done");
        wait_for_state(ground, 2, "failed");
        runner.stop(Duration::from_secs(5));
        zhike::platform::relay::turn(&ground.store, &ground.keyring, "node-1", START).unwrap();
        ground.pass(31 * 24 * 3_600_000);
        let tidy: Handlers = [("flow.tidy", Arc::new(Tidy) as Arc<dyn JobHandler>)].into();
        let _runner = ground.runner("node-2", tidy, vec![Arc::new(Tidy)]);
        until("the ended ones are forgotten", || {
            let rows: i64 = ground.one("select count(*) from job where kind = 'test.run'");
            rows == 0
        });
        until("events are forgotten", || {
            let rows: i64 = ground.one("select count(*) from outbox where seq is not null");
            rows == 0
        });
        assert!(matches!(ground.files().open(1), Err(FileError::Gone)));
    });
}

#[test]
fn the_jobs_page_shows_what_people_asked_for_newest_first() {
    let ground = Ground::sqlite();
    for job_id in 1..=5 {
        ask(&ground, job_id, NewJob { created_by: Some(job_id % 2), ..new_job(None) });
    }
    ask(&ground, 6, NewJob { shown: Shown::Never, ..new_job(None) });
    let list = |wanted: Wanted| {
        let rows = ground.store.read_blocking(move |tx| jobs::list(tx, &wanted, 2)).unwrap();
        rows.into_iter().map(|row| row.job_id).collect::<Vec<_>>()
    };
    assert_eq!(list(Wanted::default()), [5, 4]);
    assert_eq!(list(Wanted { before: Some(4), ..Wanted::default() }), [3, 2]);
    assert_eq!(list(Wanted { created_by: Some(0), ..Wanted::default() }), [4, 2]);
    let state = Some("done".to_owned());
    assert_eq!(list(Wanted { state, ..Wanted::default() }), Vec::<i64>::new());
}
