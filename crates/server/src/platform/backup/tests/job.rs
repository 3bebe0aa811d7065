//! Backups as jobs: asked for, run, listed; and stopped half way.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::tz::TimeZone;
use zhike_domain::kernel::id::JobId;

use super::*;
use crate::platform::jobs::{self, Files, Parts, Recurring, Runner};
use crate::platform::relay::Poke;

/// A runner over the house, and the ids it draws.
fn runner(house: &House, ids: &Arc<AtomicI64>) -> Runner {
    let folder = house.backups.clone();
    let place = Place {
        database: house.database.clone(),
        migrations: MIGRATIONS,
        program: "0.1.0",
        checks: standard_checks(),
        choices: Arc::new(move |_store| Ok(Chosen { folder: folder.clone(), keep: 3 })),
    };
    let drawn = Arc::clone(ids);
    let parts = Parts {
        store: house.store.clone(),
        keyring: house.ring.clone(),
        now: Arc::new(|| NOW_MS),
        ids: Arc::new(move || drawn.fetch_add(1, Ordering::Relaxed)),
        files: Files::new(&house.data, house.ring.clone()),
        poke_relay: Poke::default(),
        owner: "test".to_owned(),
        options: jobs::Options::default(),
    };
    Runner::start(parts, handlers(place), Vec::new()).unwrap()
}

/// Waits until no backup runs and the newest run satisfies `done`.
fn wait(house: &House, done: impl Fn(&BackupRun) -> bool) -> BackupRun {
    for _look in 0..3_000 {
        let runs = house.store.read_blocking::<_, StoreError, _>(|tx| {
            crate::platform::backup::runs::list(tx, None, 1)
        });
        if let Some(run) = runs.unwrap().pop().filter(|run| done(run)) {
            return run;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("the job does not end");
}

#[test]
fn a_backup_asked_for_is_taken_and_rehearsed_by_jobs() {
    let house = House::sqlite();
    let ids = Arc::new(AtomicI64::new(10_000));
    let runner = runner(&house, &ids);
    let job = JobId::from_raw(ids.fetch_add(1, Ordering::Relaxed));
    house
        .store
        .write_blocking::<_, StoreError, _>(move |tx| request(tx, job, Kind::Manual, None, NOW_MS))
        .unwrap();
    runner.poke();
    let run = wait(&house, |run| run.state != RunState::Running);
    assert_eq!((run.state, run.kind, run.job_id), (RunState::Good, Kind::Manual, Some(job)));
    assert!(is_there(&run));
    let second = JobId::from_raw(ids.fetch_add(1, Ordering::Relaxed));
    let backup = run.backup_id;
    house
        .store
        .write_blocking::<_, StoreError, _>(move |tx| {
            request_rehearsal(tx, second, backup, None, NOW_MS)
        })
        .unwrap();
    runner.poke();
    let run = wait(&house, |run| run.rehearsal.is_some());
    assert_eq!(run.rehearsal, Some(Outcome::Good));
    runner.stop(Duration::from_secs(10));
}

#[test]
fn the_daily_time_follows_the_settings_at_once() {
    let daily = Daily::default();
    let shared = daily.clone();
    assert_eq!(daily.next_after(NOW_MS), None);
    shared.set(Some((210, TimeZone::get("Asia/Shanghai").unwrap())));
    // 03:30 in Shanghai is nine and a half hours after 18:00.
    assert_eq!(daily.next_after(NOW_MS), Some(NOW_MS + 9 * 3_600_000 + 30 * 60_000));
    shared.set(None);
    assert_eq!(daily.next_after(NOW_MS), None);
}
