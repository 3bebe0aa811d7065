//! The list of backups, and which files stay.

use std::sync::atomic::{AtomicI64, Ordering};

use zhike_domain::kernel::id::{BackupId, JobId};
use zhike_store::Tx;

use super::*;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn id(number: i64) -> BackupId {
    BackupId::from_raw(number)
}

/// Runs `f` on a day, with that day's ids.
fn at<T>(house: &House, day: i64, keep: usize, f: impl Fn(&Work<'_>) -> T) -> T {
    let next = AtomicI64::new(1_000 * (day + 1));
    let work = Work {
        store: &house.store,
        database: &house.database,
        kek: house.ring.kek(),
        folder: house.backups.clone(),
        keep,
        schema: 5,
        program: "0.1.0",
        now: &|| NOW_MS + day * DAY_MS,
        next_id: &|| next.fetch_add(1, Ordering::Relaxed),
    };
    f(&work)
}

/// Takes a scheduled backup on a day.
fn on_day(house: &House, day: i64, keep: usize) -> Result<BackupId, BackupError> {
    at(house, day, keep, |work| back_up(work, Kind::Scheduled, None, &unwatched))
}

fn all(house: &House) -> Vec<BackupRun> {
    house.store.read_blocking::<_, StoreError, _>(|tx| runs::list(tx, None, 100)).unwrap()
}

#[test]
fn each_run_is_noted_and_only_the_newest_files_stay() {
    let house = House::sqlite();
    for day in 0..5 {
        assert_eq!(on_day(&house, day, 3).unwrap(), id(1_000 * (day + 1)));
    }
    let kept =
        ["zhike-20261124-100000.zkb", "zhike-20261125-100000.zkb", "zhike-20261126-100000.zkb"];
    assert_eq!(names_in(&house.backups), kept);
    let runs = all(&house);
    assert_eq!(runs.len(), 5);
    assert_eq!(runs[0].backup_id, id(5_000));
    assert!(runs.iter().all(|run| run.state == RunState::Good && run.finished_at_ms.is_some()));
    let removed: Vec<bool> = runs.iter().map(|run| run.removed_at_ms.is_some()).collect();
    assert_eq!(removed, [false, false, false, true, true]);
    assert!(is_there(&runs[0]) && !is_there(&runs[4]));
    let last = house.store.read_blocking::<_, StoreError, _>(runs::last_good).unwrap().unwrap();
    assert_eq!(last.backup_id, id(5_000));
}

#[test]
fn a_failed_run_is_noted_with_its_code_and_removes_no_older_file() {
    let house = House::sqlite();
    on_day(&house, 0, 1).unwrap();
    let stop = |_: Progress| std::ops::ControlFlow::Break(());
    let failed = at(&house, 1, 1, |work| back_up(work, Kind::Scheduled, None, &stop));
    assert_eq!(failed.unwrap_err().code(), "backup.cancelled");
    let runs = all(&house);
    assert_eq!(runs[0].state, RunState::Failed);
    assert_eq!(runs[0].problem_code.as_deref(), Some("backup.cancelled"));
    assert_eq!(names_in(&house.backups), ["zhike-20261122-100000.zkb"]);
    let last = house.store.read_blocking::<_, StoreError, _>(runs::last_good).unwrap().unwrap();
    assert_eq!(last.backup_id, id(1_000));
}

fn begin(house: &House, number: i64, job: Option<i64>, now_ms: i64) -> bool {
    let begin = Begin {
        backup_id: id(number),
        kind: Kind::Manual,
        folder: house.backups.clone(),
        job_id: job.map(JobId::from_raw),
        now_ms,
    };
    house.store.write_blocking::<_, StoreError, _>(move |tx| runs::begin(tx, &begin)).unwrap()
}

#[test]
fn two_jobs_never_take_a_backup_at_once() {
    let house = House::sqlite();
    assert!(begin(&house, 1, Some(71), NOW_MS));
    assert!(!begin(&house, 2, Some(72), NOW_MS + 1));
    assert_eq!(all(&house).len(), 1);
    // The same job again: its process died and the lease ran out.
    assert!(begin(&house, 3, Some(71), NOW_MS + 2));
    let broken = &all(&house)[1];
    assert_eq!(broken.state, RunState::Failed);
    assert_eq!(broken.problem_code.as_deref(), Some("backup.interrupted"));
    assert!(begin(&house, 4, Some(72), NOW_MS + runs::STALE_MS + 3), "a stale run blocks nothing");
}

#[test]
fn a_run_that_its_process_did_not_end_becomes_interrupted() {
    let house = House::sqlite();
    assert!(begin(&house, 1, Some(71), NOW_MS));
    assert_eq!(all(&house)[0].state, RunState::Running);
    on_day(&house, 1, 3).unwrap();
    let broken = &all(&house)[1];
    assert_eq!(broken.state, RunState::Failed);
    assert_eq!(broken.problem_code.as_deref(), Some("backup.interrupted"));
}

#[test]
fn a_file_that_failed_its_rehearsal_does_not_push_out_a_good_one() {
    let house = House::sqlite();
    for day in 0..2 {
        on_day(&house, day, 9).unwrap();
    }
    let newest = all(&house).remove(0);
    let mut bytes = std::fs::read(newest.path()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(newest.path(), bytes).unwrap();
    let path = newest.path();
    let refused =
        at(&house, 3, 1, |work| rehearse_run(work, &newest, &house.source(&path), &unwatched));
    assert_eq!(refused.unwrap_err().code(), "backup.damaged");
    let runs = all(&house);
    assert_eq!(runs[0].rehearsal, Some(Outcome::Failed));
    let last = house.store.read_blocking::<_, StoreError, _>(runs::last_good).unwrap().unwrap();
    assert_eq!(last.backup_id, id(1_000));
    let going = house
        .store
        .read_blocking::<_, StoreError, _>(|tx| runs::to_remove(tx, 1, is_there))
        .unwrap();
    assert_eq!(going, []);
}

#[test]
fn a_good_rehearsal_is_noted_with_its_time() {
    let house = House::sqlite();
    let made = on_day(&house, 0, 3).unwrap();
    let run = all(&house).remove(0);
    let path = run.path();
    at(&house, 1, 3, |work| rehearse_run(work, &run, &house.source(&path), &unwatched)).unwrap();
    let find = house.store.read_blocking::<_, StoreError, _>(move |tx| runs::find(tx, made));
    let run = find.unwrap().unwrap();
    assert_eq!(run.rehearsal, Some(Outcome::Good));
    assert_eq!(run.rehearsed_at_ms, Some(NOW_MS + DAY_MS));
}

#[test]
fn a_rehearsal_without_its_disk_says_nothing_against_the_file() {
    let house = House::sqlite();
    on_day(&house, 0, 3).unwrap();
    let run = all(&house).remove(0);
    let path = run.path();
    std::fs::rename(&house.backups, house.data.join("unplugged")).unwrap();
    let refused =
        at(&house, 1, 3, |work| rehearse_run(work, &run, &house.source(&path), &unwatched));
    assert_eq!(refused.unwrap_err().code(), "backup.folder_unusable");
    assert_eq!(all(&house)[0].rehearsal, None);
}

#[test]
fn the_list_goes_on_after_its_last_row() {
    let house = House::sqlite();
    for number in 1..=5 {
        assert!(begin(&house, number, None, NOW_MS));
        let note = Note { backup_id: id(number), event_id: 100 + number, now_ms: NOW_MS };
        let fail = move |tx: &mut Tx<'_>| runs::failed(tx, note, "backup.disk_full");
        house.store.write_blocking::<_, StoreError, _>(fail).unwrap();
    }
    let page = |after: Option<(i64, BackupId)>| {
        let read = move |tx: &mut Tx<'_>| runs::list(tx, after, 2);
        let runs = house.store.read_blocking::<_, StoreError, _>(read).unwrap();
        runs.iter().map(|run| run.backup_id.raw()).collect::<Vec<i64>>()
    };
    assert_eq!(page(None), [5, 4]);
    assert_eq!(page(Some((NOW_MS, id(4)))), [3, 2]);
    assert_eq!(page(Some((NOW_MS, id(2)))), [1]);
}

#[test]
fn every_statement_on_backups_is_accepted() {
    let house = House::sqlite();
    assert_eq!(house.store.prepare_all(crate::platform::backup::sql::ALL), Ok(()));
}
