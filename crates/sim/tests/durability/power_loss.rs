use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use zhike_sim::powerloss::{FILE, Plan, Shadow, Shim, Unsynced, run};
use zhike_sim::witness::Witness;
use zhike_sim::{Report, audit_sqlite};
use zhike_store::Synchronous;

use crate::{SEED, crash_worker};

fn plan(crashes: u32, synchronous: Synchronous, unsynced: Unsynced) -> Plan<'static> {
    let worker = crash_worker();
    Plan { worker, crashes, seed: SEED, synchronous, unsynced, fsync_micros: 1_000 }
}

fn assert_nothing_was_lost(report: &Report, crashes: u64) {
    assert_eq!(report.crashes, crashes);
    assert!(report.acknowledged > crashes * 50, "too little load to prove anything: {report:?}");
    assert_eq!((report.lost, report.corrupt, report.doubled), (0, 0, 0), "{report:?}");
    assert_eq!(report.broken_invariants, Vec::<String>::new());
}

#[test]
fn fifty_power_losses_lose_no_acknowledged_write() {
    let report = run(&plan(50, Synchronous::Full, Unsynced::Lost)).unwrap();
    println!("{report:?}");
    assert_nothing_was_lost(&report, 50);
}

#[test]
fn power_losses_that_tear_unsynced_writes_lose_no_acknowledged_write() {
    let report = run(&plan(15, Synchronous::Full, Unsynced::Torn)).unwrap();
    println!("{report:?}");
    assert_nothing_was_lost(&report, 15);
}

/// The same crashes do catch a store that acknowledges too early: else the tests above prove
/// nothing.
#[test]
fn a_store_that_does_not_sync_each_commit_is_caught_losing_writes() {
    let report = run(&plan(5, Synchronous::Normal, Unsynced::Lost)).unwrap();
    println!("{report:?}");
    assert!(report.lost > 0, "{report:?}");
}

/// The journal and its replay are right: without a crash they end in the very same bytes.
#[test]
fn after_a_stop_in_good_order_the_durable_bytes_are_the_files() {
    let room = tempfile::tempdir().unwrap();
    let (live, kept) = (room.path().join("live"), room.path().join("kept"));
    let journal = room.path().join("journal");
    std::fs::create_dir(&live).unwrap();
    let shim = Shim { folder: live.clone(), journal: Some(journal.clone()), ..Shim::default() };
    let mut command = Command::new(crash_worker());
    command.arg(live.join(FILE)).args(["0", "42", "8", "full"]);
    shim.preload(&mut command).unwrap();
    let mut witness = Witness::start(command).unwrap();
    let enough = |heard: &zhike_sim::witness::Heard| heard.acknowledged.len() > 2_000;
    witness.listen_until(Duration::from_secs(30), enough).unwrap();
    let heard = witness.finish().unwrap();
    let shadow = Shadow::empty(kept.clone()).unwrap();
    assert!(shadow.replay(&journal).unwrap() > 50);
    let (live, kept) = (database_files(&live).unwrap(), database_files(&kept).unwrap());
    assert_eq!(live.keys().collect::<Vec<_>>(), kept.keys().collect::<Vec<_>>());
    assert!(live == kept, "the bytes differ");
    let books = audit_sqlite(&room.path().join("kept").join(FILE)).unwrap().unwrap();
    assert!(heard.acknowledged.iter().all(|key| books.operations.contains_key(key)));
}

/// The database and its log, without what SQLite rebuilds by itself.
fn database_files(folder: &Path) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for name in [FILE.to_owned(), format!("{FILE}-wal")] {
        if folder.join(&name).exists() {
            files.insert(name.clone(), std::fs::read(folder.join(&name))?);
        }
    }
    Ok(files)
}
