use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use zhike_store::{Database, Options, Store, StoreError, p};

use crate::Bench;
use crate::bench::{ADD, BANK, ENTRIES, NOW_MS};

zhike_store::sql! {
    TRANSFER = "update account set balance = balance + case account_id when ?1 then -1 else 1 end
                where account_id in (?1, ?2)";
    TOTAL = "select cast(sum(balance) as bigint), count(photo) from account";
    PHOTO = "update account set photo = ?2 where account_id = ?1";
}

#[test]
fn a_backup_under_load_is_whole_and_of_one_moment() {
    let bench = Bench::sqlite();
    for id in 1..=200 {
        bench.account(id, 1_000);
        let photo = vec![9_u8; 20_000];
        bench.write(move |tx| tx.put(&PHOTO, p![id, &photo])).unwrap();
    }
    let over = Arc::new(AtomicBool::new(false));
    let (store, until) = (bench.store.clone(), Arc::clone(&over));
    let load = std::thread::spawn(move || {
        let mut writes = 0;
        while !until.load(Ordering::Acquire) {
            let (from, to) = (writes % 200 + 1, (writes + 7) % 200 + 1);
            store.write_blocking(move |tx| tx.put(&TRANSFER, p![from, to])).unwrap_or_else(
                |error: StoreError| panic!("a write failed during the backup: {error}"),
            );
            writes += 1;
        }
        writes
    });
    let copy = bench.folder.path().join("copy.db");
    let (steps, last) = (Cell::new(0), Cell::new((0, 1)));
    let progress = |done, all| {
        steps.set(steps.get() + 1);
        last.set((done, all));
    };
    bench.store.backup_to(&copy, &progress).unwrap();
    over.store(true, Ordering::Release);
    assert!(load.join().unwrap() > 0);
    assert!(steps.get() > 2 && last.get().0 == last.get().1, "{last:?} in {steps:?} steps");
    for left in ["copy.db-wal", "copy.db-journal", "copy.db-shm"] {
        assert!(!bench.folder.path().join(left).exists(), "{left} is left behind");
    }
    let options = Options::new(Database::File(copy));
    let restored = Store::open(options, &[BANK], NOW_MS).unwrap();
    let total: Result<(i64, i64), StoreError> = restored.read_blocking(|tx| tx.one(&TOTAL, p![]));
    assert_eq!(total, Ok((200_000, 200)));
}

#[test]
fn a_backup_never_writes_over_a_file_and_leaves_none_after_an_error() {
    let bench = Bench::sqlite();
    bench.account(1, 1);
    let taken = bench.folder.path().join("taken.db");
    std::fs::write(&taken, "something dear").unwrap();
    let refused = bench.store.backup_to(&taken, &|_done, _all| {});
    assert!(matches!(refused, Err(StoreError::Fault(_))));
    assert_eq!(std::fs::read_to_string(&taken).unwrap(), "something dear");
    let nowhere = bench.folder.path().join("missing/copy.db");
    assert!(bench.store.backup_to(&nowhere, &|_done, _all| {}).is_err());
    let gone = bench.folder.path().join("gone.db");
    let copy = bench.folder.path().join("copy.db");
    assert!(zhike_store::backup_file(&gone, &copy, &|_done, _all| {}).is_err());
    assert!(!copy.exists() && !gone.exists());
}

#[test]
fn a_postgresql_database_says_how_it_is_backed_up() {
    let bench = Bench::postgres();
    let refused = bench.store.backup_to(&bench.folder.path().join("x"), &|_done, _all| {});
    assert!(matches!(refused, Err(StoreError::Unsupported(how)) if how.contains("pg_basebackup")));
    bench.account(1, 0);
    bench.write(|tx| tx.put(&ADD, p![1, 1])).unwrap();
    assert_eq!(bench.read(|tx| tx.one(&ENTRIES, p![])), Ok((0_i64, 0_i64)));
}
