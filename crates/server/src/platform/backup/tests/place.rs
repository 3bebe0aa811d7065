//! Restores are refused before anything is written where they do not belong.

use super::*;

#[test]
fn nothing_is_restored_over_anything() {
    let house = House::sqlite();
    let file = house.back_up();
    let to = house.data.join("to");
    std::fs::create_dir(&to).unwrap();
    std::fs::write(to.join("a"), b"mine").unwrap();
    let refused = restore(&house.source(&file), &to, &unwatched).unwrap_err();
    assert_eq!(refused.code(), "restore.not_empty");
    assert_eq!(names_in(&to), ["a"]);
    let refused = restore(&house.source(&file), &to.join("a"), &unwatched).unwrap_err();
    assert_eq!(refused.code(), "restore.not_empty");
    assert_eq!(std::fs::read(to.join("a")).unwrap(), b"mine");
}

#[test]
fn an_empty_folder_may_be_restored_into() {
    let house = House::sqlite();
    let file = house.back_up();
    let to = house.data.join("to");
    std::fs::create_dir(&to).unwrap();
    restore(&house.source(&file), &to, &unwatched).unwrap();
    assert_eq!(names_in(&to), ["zhike.db", "zhike.key"]);
}

#[test]
fn every_refused_restore_leaves_the_place_as_it_was() {
    let house = House::sqlite();
    let file = house.back_up();
    let bytes = std::fs::read(&file).unwrap();
    let other = kek(9);
    let cut = |len: usize| bytes[..len].to_vec();
    let flip = |at: usize| {
        let mut changed = bytes.clone();
        changed[at] ^= 4;
        changed
    };
    let cases = [
        ("backup.cut", cut(0)),
        ("backup.cut", cut(5)),
        ("backup.cut", cut(600)),
        ("backup.cut", cut(bytes.len() / 2)),
        ("backup.cut", cut(bytes.len() - 1)),
        ("backup.damaged", flip(20)),
        ("backup.damaged", flip(bytes.len() / 2)),
        ("backup.damaged", flip(bytes.len() - 3)),
        ("backup.not_a_backup", vec![0; 4000]),
    ];
    let bad = house.backups.join("bad.zkb");
    let to = house.data.join("to");
    for (code, content) in cases {
        std::fs::write(&bad, content).unwrap();
        let refused = restore(&house.source(&bad), &to, &unwatched).unwrap_err();
        assert_eq!(refused.code(), code, "{refused}");
        assert!(!to.exists(), "{code}");
    }
    let source = Source { kek: &other, ..house.source(&file) };
    assert_eq!(restore(&source, &to, &unwatched).unwrap_err().code(), "backup.wrong_key");
    assert!(!to.exists());
    assert!(!names_in(&house.data).iter().any(|name| name.contains("backup")));
}

#[test]
fn a_backup_of_a_newer_schema_is_refused_as_newer() {
    let house = House::sqlite();
    let file = house.back_up();
    let source = Source { migrations: &MIGRATIONS[..2], ..house.source(&file) };
    let to = house.data.join("to");
    match restore(&source, &to, &unwatched) {
        Err(BackupError::NewerSchema { found: 5, known: 4 }) => {}
        other => panic!("{other:?}"),
    }
    assert!(!to.exists());
}

#[test]
fn a_missing_file_is_told_with_its_name() {
    let house = House::sqlite();
    let file = house.data.join("none.zkb");
    let refused = restore(&house.source(&file), &house.data.join("to"), &unwatched).unwrap_err();
    assert_eq!(refused.code(), "backup.folder_unusable");
    assert!(refused.to_string().contains("none.zkb"));
}

#[test]
fn the_key_and_the_backup_on_one_disk_are_noticed() {
    let house = House::sqlite();
    house.back_up();
    assert!(disk::same_disk(&house.data.join(FILE_NAME), &house.backups).unwrap());
    // The kernel's own file system is never the disk of the data.
    assert!(!disk::same_disk(&house.data, Path::new("/proc")).unwrap());
}

#[test]
fn a_typed_recovery_sheet_restores_where_the_key_file_is_lost() {
    let house = House::sqlite();
    let file = house.back_up();
    let typed = crate::platform::keys::sheet::text(house.ring.kek());
    let kek = crate::platform::keys::from_sheet(&typed).unwrap();
    let source = Source { kek: &kek, ..house.source(&file) };
    let to = house.data.join("to");
    restore(&source, &to, &unwatched).unwrap();
    let key = crate::platform::keys::kek::load_file(&to.join(FILE_NAME)).unwrap();
    assert_eq!(key.kek.id(), house.ring.kek().id());
}
