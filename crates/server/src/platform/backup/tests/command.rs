//! `zhike backup` and `zhike restore`, as a person at the terminal uses them.

use clap::Parser;

use super::*;
use crate::failure::{Exit, Failure};
use crate::platform::backup::cli::{BackupArgs, Program, RestoreArgs, back_up, put_back};
use crate::platform::config::Config;
use crate::platform::keys::sheet;
use crate::platform::logs::Pii;

#[derive(Parser)]
enum Asked {
    Backup(BackupArgs),
    Restore(RestoreArgs),
}

fn config(house: &House) -> Config {
    let database = match &house.database {
        Database::File(path) => path.display().to_string(),
        Database::Postgres(url) => url.clone(),
    };
    Config {
        data_folder: house.data.clone(),
        database: Pii::new(database),
        key_file: house.data.join(FILE_NAME),
        backup_folder: house.backups.clone(),
        ..Config::default()
    }
}

fn zhike(config: &Config, words: &[&str]) -> Result<String, Failure> {
    let program = Program { migrations: MIGRATIONS, version: "0.1.0", now_ms: NOW_MS };
    let mut out = Vec::new();
    match Asked::try_parse_from([&["zhike"], words].concat()).unwrap() {
        Asked::Backup(args) => back_up(&args, config, program, &mut out)?,
        Asked::Restore(args) => put_back(&args, config, program, &mut out)?,
    }
    Ok(String::from_utf8(out).unwrap())
}

fn only_file(house: &House) -> String {
    let names = names_in(&house.backups);
    assert_eq!(names.len(), 1);
    house.backups.join(&names[0]).display().to_string()
}

#[test]
fn a_backup_beside_the_running_server_is_taken_verified_rehearsed_and_restored() {
    let house = House::sqlite();
    let config = config(&house);
    let said = zhike(&config, &["backup"]).unwrap();
    let file = only_file(&house);
    assert!(said.contains(&file), "{said}");
    assert!(zhike(&config, &["backup", "--verify", &file]).unwrap().contains(&file));
    let said = zhike(&config, &["backup", "--rehearse", &file]).unwrap();
    assert!(said.contains("purse") && said.contains("audit"), "{said}");
    let to = house.data.join("restored").display().to_string();
    let said = zhike(&config, &["restore", &file, "--to", &to]).unwrap();
    assert!(said.contains(&to), "{said}");
    let again = zhike(&config, &["restore", &file, "--to", &to]).unwrap_err();
    assert_eq!((again.code(), again.exit()), ("restore.not_empty", Exit::File));
}

#[test]
fn a_new_machine_restores_with_the_typed_sheet() {
    let house = House::sqlite();
    let file = house.back_up().display().to_string();
    let typed = house.backups.join("../typed.txt");
    std::fs::write(&typed, sheet::lines(house.ring.kek()).join("\n")).unwrap();
    let nowhere = house.data.join("new");
    let new = Config { key_file: nowhere.join(FILE_NAME), ..config(&house) };
    let (to, typed) = (nowhere.display().to_string(), typed.display().to_string());
    let without = zhike(&new, &["restore", &file, "--to", &to]).unwrap_err();
    assert_eq!((without.code(), without.exit()), ("key.missing", Exit::Key));
    zhike(&new, &["restore", &file, "--to", &to, "--sheet", &typed]).unwrap();
    assert_eq!(names_in(&nowhere), ["zhike.db", "zhike.key"]);
}

#[test]
fn a_backup_with_a_key_that_does_not_open_the_data_is_not_kept() {
    let house = House::sqlite();
    let other = house.data.join("other.key");
    crate::platform::keys::kek::create_file(&other, &kek(9), NOW_MS).unwrap();
    let config = Config { key_file: other, ..config(&house) };
    let refused = zhike(&config, &["backup"]).unwrap_err();
    assert_eq!((refused.code(), refused.exit()), ("key.wrong", Exit::Key));
    assert_eq!(names_in(&house.backups), [""; 0]);
}

#[test]
fn a_postgres_address_is_no_place_for_a_backup_of_a_file() {
    let house = House::sqlite();
    let file = house.back_up().display().to_string();
    let to = "postgres://zhike:secret@127.0.0.1:1/zhike";
    let refused = zhike(&config(&house), &["restore", &file, "--to", to]).unwrap_err();
    assert_eq!(refused.code(), "backup.other_engine");
}
