//! SQLite: a backup under load is one moment of the database, and restores to it.

use std::os::unix::fs::MetadataExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use super::*;

#[test]
fn a_backup_restores_to_the_same_data_with_its_key_beside_it() {
    let house = House::sqlite();
    let file = house.back_up();
    assert_eq!(names_in(&house.backups), ["zhike-20261122-100000.zkb"]);
    assert_eq!(file.metadata().unwrap().mode() & 0o777, 0o600);
    assert_eq!(
        names_in(&house.data),
        ["zhike.db", "zhike.db-shm", "zhike.db-wal", "zhike.db.lock", "zhike.key"]
    );
    let to = house.backups.join("../restored");
    let restored = restore(&house.source(&file), &to, &unwatched).unwrap();
    assert_eq!(restored.checks, ["integrity", "row_counts", "keys"]);
    assert!(restored.counts.contains(&("purse".to_owned(), PURSES)));
    assert_eq!(names_in(&to), ["zhike.db", "zhike.key"]);
    assert_eq!(to.join("zhike.key").metadata().unwrap().mode() & 0o777, 0o600);
    let store =
        Store::open(Options::new(Database::File(to.join("zhike.db"))), MIGRATIONS, NOW_MS).unwrap();
    let started = at_start(&store, &to.join(FILE_NAME), NOW_MS).unwrap();
    assert!(!started.made);
    assert!(owners_open(&store, &started.keyring));
    assert_eq!(sum(&store), PURSES * EACH);
}

#[test]
fn a_backup_under_load_is_one_moment_of_the_database() {
    let house = House::sqlite();
    // Enough pages that the copy takes many steps while the writer goes on.
    let pad = |tx: &mut zhike_store::Tx<'_>| {
        for id in PURSES..1_200 {
            tx.put(&INSERT, p![id, 0, vec![7_u8; 16], "x".repeat(2_000)])?;
        }
        Ok::<_, StoreError>(())
    };
    house.store.write_blocking(pad).unwrap();
    let stop = Arc::new(AtomicBool::new(false));
    let moved = Arc::new(AtomicI64::new(0));
    let writers: Vec<_> = (0..3_i64)
        .map(|writer| {
            let (store, stop, moved) = (house.store.clone(), Arc::clone(&stop), Arc::clone(&moved));
            std::thread::spawn(move || {
                let mut turn = writer;
                while !stop.load(Ordering::Relaxed) {
                    turn += 1;
                    let (from, to) = (turn * 7 % PURSES, turn * 13 % PURSES);
                    let amount = turn % 50;
                    let transfer = move |tx: &mut zhike_store::Tx<'_>| {
                        tx.put(&MOVE, p![from, -amount])?;
                        tx.put(&MOVE, p![to, amount])
                    };
                    store.write_blocking::<(), StoreError, _>(transfer).unwrap();
                    moved.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    let during = |progress: Progress| {
        if progress.phase == Phase::Copy {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        std::ops::ControlFlow::Continue(())
    };
    for round in 0..2 {
        let before = moved.load(Ordering::Relaxed);
        let taken = take(&house.order(), Some(&house.store), &during).unwrap();
        assert!(moved.load(Ordering::Relaxed) > before, "nothing was written meanwhile");
        let to = house.backups.join(format!("../restored{round}"));
        restore(&house.source(&taken.path), &to, &unwatched).unwrap();
        let options = Options::new(Database::File(to.join("zhike.db")));
        let store = Store::open(options, MIGRATIONS, NOW_MS).unwrap();
        assert_eq!(sum(&store), PURSES * EACH, "half a transfer is in the copy");
    }
    stop.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.join().unwrap();
    }
    assert_eq!(names_in(&house.backups).len(), 2, "one second, two names");
}

#[test]
fn a_backup_file_holds_no_known_text() {
    let house = House::sqlite();
    let file = house.back_up();
    let live = match &house.database {
        Database::File(path) => {
            let wal = std::fs::read(path.with_extension("db-wal")).unwrap();
            [std::fs::read(path).unwrap(), wal].concat()
        }
        Database::Postgres(_) => Vec::new(),
    };
    let holds =
        |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    let bytes = std::fs::read(&file).unwrap();
    assert!(holds(&live, KNOWN_TEXT), "the search itself must be able to find it");
    for text in [KNOWN_TEXT, "owner 7", "SQLite format", "create table", "purse"] {
        assert!(!holds(&bytes, text), "the backup shows {text:?}");
    }
    assert!(!holds(&live, "owner 7"), "and the database shows no encrypted value");
}

#[test]
fn a_backup_beside_a_running_server_needs_no_store() {
    let house = House::sqlite();
    let taken = take(&house.order(), None, &unwatched).unwrap();
    assert!(taken.counts.contains(&("purse".to_owned(), PURSES)));
    verify(&taken.path, house.ring.kek(), &unwatched).unwrap();
}

#[test]
fn a_stopped_backup_leaves_nothing() {
    let house = House::sqlite();
    for phase in [Phase::Check, Phase::Write, Phase::Read] {
        let stop = |progress: Progress| match progress.phase == phase {
            true => std::ops::ControlFlow::Break(()),
            false => std::ops::ControlFlow::Continue(()),
        };
        let taken = take(&house.order(), Some(&house.store), &stop);
        assert_eq!(taken.unwrap_err().code(), "backup.cancelled");
        assert_eq!(names_in(&house.backups), [""; 0]);
        assert!(!names_in(&house.data).iter().any(|name| name.contains("backup")));
    }
}

#[test]
fn what_a_killed_backup_left_is_swept_by_the_next() {
    let house = House::sqlite();
    std::fs::create_dir_all(&house.backups).unwrap();
    std::fs::write(house.backups.join(".zhike-backup-old.tmp"), b"half").unwrap();
    std::fs::create_dir(house.data.join(".zhike-backup-abc")).unwrap();
    std::fs::write(house.data.join(".zhike-backup-abc/copy.db"), b"plain").unwrap();
    house.back_up();
    assert_eq!(names_in(&house.backups), ["zhike-20261122-100000.zkb"]);
    assert!(!names_in(&house.data).iter().any(|name| name.starts_with(".zhike-backup-")));
}

#[test]
fn a_damaged_live_database_is_not_backed_up_as_good() {
    let folder = tempfile::tempdir().unwrap();
    let live = folder.path().join("zhike.db");
    let house = House::sqlite();
    house.store.backup_to(&live, &|_, _| {}).unwrap();
    let mut bytes = std::fs::read(&live).unwrap();
    for page in bytes.chunks_mut(4096).skip(3) {
        page[..16].fill(0x5a);
    }
    std::fs::write(&live, bytes).unwrap();
    let database = Database::File(live);
    let order = Take { database: &database, ..house.order() };
    let refused = take(&order, None, &unwatched).unwrap_err();
    assert!(matches!(refused.code(), "backup.copy_damaged" | "store.fault"), "{refused}");
    assert_eq!(names_in(&house.backups), [""; 0]);
}

#[test]
fn a_rehearsal_counts_every_table_and_leaves_nothing() {
    let house = House::sqlite();
    let file = house.back_up();
    let seen = AtomicI64::new(0);
    let audit = |store: &Store, ring: &Keyring| {
        assert!(owners_open(store, ring));
        seen.store(sum(store), Ordering::Relaxed);
        Ok(())
    };
    let hooks = [Hook { name: "ledger", check: &audit }];
    let source = Source { hooks: &hooks, ..house.source(&file) };
    let report = rehearse(&source, &house.data, None, &unwatched).unwrap();
    assert_eq!(seen.load(Ordering::Relaxed), PURSES * EACH);
    assert_eq!(report.checks, ["integrity", "row_counts", "keys", "ledger"]);
    let purse = report.tables.iter().find(|count| count.table == "purse").unwrap();
    assert_eq!(purse.rows, PURSES);
    assert!(!names_in(&house.data).iter().any(|name| name.contains("backup")));
}

#[test]
fn a_failed_check_of_the_restored_data_restores_nothing() {
    let house = House::sqlite();
    let file = house.back_up();
    let bad = |_: &Store, _: &Keyring| Err("row 7 does not follow row 6".to_owned());
    let hooks = [Hook { name: "audit", check: &bad }];
    let source = Source { hooks: &hooks, ..house.source(&file) };
    let to = house.data.join("restored");
    match restore(&source, &to, &unwatched) {
        Err(BackupError::CheckFailed { check: "audit", reason }) => {
            assert!(reason.contains("row 7"));
        }
        other => panic!("{other:?}"),
    }
    assert!(!to.exists());
    assert!(!names_in(&house.data).iter().any(|name| name.contains("backup")));
}
