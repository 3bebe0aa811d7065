//! PostgreSQL: dump and restore through the same encrypted file.

use zhike_sim::pg::Cluster;

use super::*;

fn house(database: &str) -> House {
    let url = Cluster::shared().unwrap().create_database(database).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    House::on(folder, data, Database::Postgres(url))
}

fn url_of(house: &House) -> &str {
    match &house.database {
        Database::Postgres(url) => url,
        Database::File(_) => panic!("not on PostgreSQL"),
    }
}

#[test]
fn a_postgres_backup_restores_into_an_empty_database() {
    let house = house("backup_round");
    let file = house.back_up();
    let bytes = std::fs::read(&file).unwrap();
    for text in [KNOWN_TEXT, "purse", "PGDMP"] {
        assert!(!bytes.windows(text.len()).any(|part| part == text.as_bytes()), "shows {text:?}");
    }
    let to = Cluster::shared().unwrap().create_database("backup_round_to").unwrap();
    let key_folder = house.data.join("restored");
    let restored =
        restore_postgres(&house.source(&file), &to, &key_folder.join(FILE_NAME), &unwatched)
            .unwrap();
    assert_eq!(restored.checks, ["pg_restore", "keys"]);
    assert!(restored.counts.contains(&("purse".to_owned(), PURSES)));
    assert_eq!(names_in(&key_folder), ["zhike.key"]);
    let mut options = Options::new(Database::Postgres(to.clone()));
    options.writers = 1;
    let store = Store::open(options, MIGRATIONS, NOW_MS).unwrap();
    let started = at_start(&store, &key_folder.join(FILE_NAME), NOW_MS).unwrap();
    assert!(owners_open(&store, &started.keyring));
    assert_eq!(sum(&store), PURSES * EACH);
    drop(store);
    // The same key may be there already; the database may not hold anything.
    let key_file = key_folder.join(FILE_NAME);
    let refused = restore_postgres(&house.source(&file), &to, &key_file, &unwatched).unwrap_err();
    assert!(refused.to_string().contains("backup_round_to"), "{refused}");
    assert_eq!(refused.code(), "restore.not_empty");
    let other = kek(9);
    let elsewhere = house.data.join("other.key");
    crate::platform::keys::kek::create_file(&elsewhere, &other, NOW_MS).unwrap();
    let refused = restore_postgres(&house.source(&file), &to, &elsewhere, &unwatched).unwrap_err();
    assert!(refused.to_string().contains("other.key"), "{refused}");
}

#[test]
fn a_damaged_postgres_backup_leaves_the_database_empty() {
    let house = house("backup_damage");
    let file = house.back_up();
    let bytes = std::fs::read(&file).unwrap();
    let cluster = Cluster::shared().unwrap();
    let to = cluster.create_database("backup_damage_to").unwrap();
    let bad = house.backups.join("bad.zkb");
    let mut changed = bytes.clone();
    let late = changed.len() - 100;
    changed[late] ^= 1;
    for (code, content) in [
        ("backup.damaged", changed),
        ("backup.cut", bytes[..bytes.len() - 41].to_vec()),
        ("backup.cut", bytes[..bytes.len() / 2].to_vec()),
    ] {
        std::fs::write(&bad, content).unwrap();
        let key_folder = house.data.join("restored");
        let refused =
            restore_postgres(&house.source(&bad), &to, &key_folder.join(FILE_NAME), &unwatched);
        assert_eq!(refused.unwrap_err().code(), code);
        let tables = "select count(*) from information_schema.tables where table_schema = 'public'";
        assert_eq!(cluster.query("backup_damage_to", tables).unwrap(), "0");
        assert!(!key_folder.join(FILE_NAME).exists());
    }
}

#[test]
fn a_postgres_backup_is_rehearsed_in_a_database_that_goes_again() {
    let house = house("backup_rehearsal");
    let file = house.back_up();
    let url = url_of(&house).to_owned();
    let report = rehearse(&house.source(&file), &house.data, Some(&url), &unwatched).unwrap();
    let purse = report.tables.iter().find(|count| count.table == "purse").unwrap();
    assert_eq!(purse.rows, PURSES);
    let left = "select count(*) from pg_database where datname like 'zhike_rehearsal_%'";
    assert_eq!(Cluster::shared().unwrap().query("backup_rehearsal", left).unwrap(), "0");
    let nowhere = rehearse(&house.source(&file), &house.data, None, &unwatched).unwrap_err();
    assert_eq!(nowhere.code(), "backup.no_scratch_database");
}

#[test]
fn a_dump_that_fails_leaves_no_file() {
    let house = house("backup_fails");
    let nowhere = Cluster::shared().unwrap().url("no_such_database");
    let database = Database::Postgres(nowhere);
    let order = Take { database: &database, ..house.order() };
    let refused = take(&order, None, &unwatched).unwrap_err();
    assert_eq!(refused.code(), "backup.pg_failed");
    assert!(refused.to_string().contains("no_such_database"), "{refused}");
    assert_eq!(names_in(&house.backups), [""; 0]);
}

#[test]
fn a_backup_under_another_key_than_the_datas_is_refused() {
    let house = house("backup_other_key");
    let other = kek(9);
    let order = Take { kek: &other, ..house.order() };
    assert_eq!(take(&order, None, &unwatched).unwrap_err().code(), "backup.wrong_key");
    assert_eq!(names_in(&house.backups), [""; 0]);
}

#[test]
fn each_engines_backup_is_refused_by_the_other() {
    let house = house("backup_engines");
    let file = house.back_up();
    let refused = restore(&house.source(&file), &house.data.join("to"), &unwatched).unwrap_err();
    assert_eq!(refused.code(), "backup.other_engine");
    let small = House::sqlite();
    let file = small.back_up();
    let refused = restore_postgres(
        &small.source(&file),
        url_of(&house),
        &small.data.join("to.key"),
        &unwatched,
    );
    assert_eq!(refused.unwrap_err().code(), "backup.other_engine");
}
