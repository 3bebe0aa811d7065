//! The stored key ring and its rotation, on a database.

use std::path::Path;

use proptest::prelude::*;
use zhike_store::{Database, Migration, Options, Store, StoreError, p, sql};

use super::rotate::{self, Progress, SealedColumn};
use super::*;
use crate::platform::seal::{self, SealError};

const NOW_MS: i64 = 1_795_341_600_000; // 2026-11-22T10:00:00Z

const MIGRATIONS: &[Migration] = &[
    Migration { number: 4, name: "keys", text: include_str!("../../migrations/0004_keys.sql") },
    Migration {
        number: 5,
        name: "people",
        text: "create table person (person_id {int} not null primary key, name_enc {blob}, \
               note_enc {blob}) {strict}",
    },
];

const COLUMNS: &[SealedColumn] = &[
    SealedColumn { sealed_as: "person.name_enc", id_column: "person_id" },
    SealedColumn { sealed_as: "person.note_enc", id_column: "person_id" },
];

sql! {
    INSERT = "insert into person (person_id, name_enc, note_enc) values (?1, ?2, ?3)";
    READ = "select person_id, name_enc, note_enc from person order by person_id";
    COPY_NAME = "update person set name_enc = (select name_enc from person where person_id = ?1)
        where person_id = ?2";
    SPOIL = "update dek set wrapped = ?1 where dek_id = 1";
}

fn open(folder: &Path) -> Store {
    let options = Options::new(Database::File(folder.join("zhike.db")));
    Store::open(options, MIGRATIONS, NOW_MS).unwrap()
}

fn started(folder: &Path) -> (Store, Keyring) {
    let store = open(folder);
    let started = at_start(&store, &folder.join(FILE_NAME), NOW_MS).unwrap();
    (store, started.keyring)
}

fn add_people(store: &Store, ring: &Keyring, ids: std::ops::Range<i64>) {
    let ring = ring.clone();
    let write = move |tx: &mut zhike_store::Tx<'_>| {
        for id in ids.clone() {
            let name = ring.seal("person.name_enc", id, format!("name {id}").as_bytes())?;
            let note = match id % 3 {
                0 => None,
                _ => Some(ring.seal("person.note_enc", id, format!("note {id}").as_bytes())?),
            };
            tx.put(&INSERT, p![id, name, note])?;
        }
        Ok::<_, KeyError>(())
    };
    store.write_blocking(write).unwrap();
}

/// Every value as it opens, with the key number it is sealed under.
fn people(store: &Store, ring: &Keyring) -> Vec<(String, Option<String>, u32)> {
    type PersonRow = (i64, Vec<u8>, Option<Vec<u8>>);
    let rows: Vec<PersonRow> =
        store.read_blocking(|tx| tx.all(&READ, p![])).map_err(|e: StoreError| e).unwrap();
    rows.into_iter()
        .map(|(id, name, note)| {
            let text = |column, sealed: &[u8]| {
                String::from_utf8(ring.open(column, id, sealed).unwrap()).unwrap()
            };
            let note = note.map(|note| text("person.note_enc", &note));
            (text("person.name_enc", &name), note, seal::key_number(&name).unwrap())
        })
        .collect()
}

fn rotate_begin(store: &Store, ring: &Keyring) {
    let with = ring.clone();
    store.write_blocking(move |tx| rotate::begin(tx, &with, NOW_MS)).unwrap();
    assert!(store.write_blocking(|tx| rotate::activate(tx, NOW_MS)).unwrap());
    let with = ring.clone();
    store.read_blocking(move |tx| with.reload(tx)).unwrap();
}

fn step(store: &Store, ring: &Keyring, batch: u32) -> Progress {
    let ring = ring.clone();
    store.write_blocking(move |tx| rotate::step(tx, &ring, COLUMNS, batch)).unwrap()
}

#[test]
fn the_first_start_makes_the_key_file_and_later_starts_find_the_same_keys() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ring) = started(folder.path());
    let sealed = ring.seal("person.name_enc", 1, "林".as_bytes()).unwrap();
    let index = ring.blind("person.phone_bidx", "+8615400001234");
    drop((store, ring));
    let store = open(folder.path());
    let again = at_start(&store, &folder.path().join(FILE_NAME), NOW_MS).unwrap();
    assert!(!again.made);
    assert_eq!(again.keyring.open("person.name_enc", 1, &sealed).unwrap(), "林".as_bytes());
    assert_eq!(again.keyring.blind("person.phone_bidx", "+8615400001234"), index);
}

#[test]
fn a_key_file_without_data_keys_is_taken_up_after_a_crash_of_the_first_start() {
    let folder = tempfile::tempdir().unwrap();
    let kek = Kek::draw().unwrap();
    let path = folder.path().join(FILE_NAME);
    kek::create_file(&path, &kek, NOW_MS).unwrap();
    let store = open(folder.path());
    let started = at_start(&store, &path, NOW_MS).unwrap();
    assert_eq!(started.keyring.kek(), &kek);
}

#[test]
fn data_without_its_key_file_is_refused_and_the_wanted_key_named() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ring) = started(folder.path());
    let path = folder.path().join(FILE_NAME);
    std::fs::remove_file(&path).unwrap();
    let missing = at_start(&store, &path, NOW_MS).unwrap_err();
    assert_eq!(missing.code(), "key.missing");
    assert!(missing.to_string().contains(ring.kek().id().as_str()), "{missing}");
    assert!(!path.exists(), "no second key is made over existing data");
}

#[test]
fn another_installations_key_file_is_refused_and_the_wanted_key_named() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ring) = started(folder.path());
    let path = folder.path().join(FILE_NAME);
    std::fs::remove_file(&path).unwrap();
    let other = Kek::draw().unwrap();
    kek::create_file(&path, &other, NOW_MS).unwrap();
    match at_start(&store, &path, NOW_MS) {
        Err(KeyError::Wrong { wanted, found }) => {
            assert_eq!((&wanted, &found), (ring.kek().id(), other.id()));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_changed_data_key_is_a_damaged_ring_not_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ring) = started(folder.path());
    store
        .write_blocking(|tx| tx.execute(&SPOIL, p![vec![1_u8; 77]]))
        .map_err(|e: StoreError| e)
        .unwrap();
    let reloaded = store.read_blocking(move |tx| ring.reload(tx));
    assert_eq!(reloaded.unwrap_err().code(), "key.ring_damaged");
}

#[test]
fn a_value_copied_to_another_row_in_the_database_does_not_open() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ring) = started(folder.path());
    add_people(&store, &ring, 1..3);
    store.write_blocking(|tx| tx.execute(&COPY_NAME, p![1, 2])).map_err(|e: StoreError| e).unwrap();
    let rows: Vec<(i64, Vec<u8>, Option<Vec<u8>>)> =
        store.read_blocking(|tx| tx.all(&READ, p![])).map_err(|e: StoreError| e).unwrap();
    let opened = ring.open("person.name_enc", 2, &rows[1].1);
    assert_eq!(opened, Err(SealError::Damaged));
}

#[test]
fn a_rotation_goes_on_where_a_restart_broke_it_off() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ring) = started(folder.path());
    add_people(&store, &ring, 1..31);
    let before: Vec<_> =
        people(&store, &ring).into_iter().map(|(name, note, _)| (name, note)).collect();
    rotate_begin(&store, &ring);
    let first = step(&store, &ring, 7);
    assert_eq!((first.resealed, first.finished), (7, false));
    drop((store, ring));

    let (store, ring) = started(folder.path());
    // What is written meanwhile is under the new key and needs no second turn.
    add_people(&store, &ring, 31..34);
    let second = step(&store, &ring, 10);
    assert_eq!(second.resealed, 10);
    assert!(second.left < first.left);
    let mut turns = 0;
    while !step(&store, &ring, 10).finished {
        turns += 1;
        assert!(turns < 20, "the rotation does not end");
    }
    let number = ring.facts().column_key;
    let left = store.read_blocking(move |tx| rotate::left(tx, number, COLUMNS)).unwrap();
    assert_eq!(left, 0);
    let after = people(&store, &ring);
    assert!(after.iter().all(|(_, _, key)| *key == number));
    let after: Vec<_> = after.into_iter().map(|(name, note, _)| (name, note)).take(30).collect();
    assert_eq!(after, before);
}

#[test]
fn a_second_rotation_request_joins_the_waiting_one() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ring) = started(folder.path());
    let (one, two) = (ring.clone(), ring.clone());
    let first = store.write_blocking(move |tx| rotate::begin(tx, &one, NOW_MS)).unwrap();
    let second = store.write_blocking(move |tx| rotate::begin(tx, &two, NOW_MS)).unwrap();
    assert_eq!(first, second);
    assert_ne!(ring.facts().column_key, first, "it does not seal before it is active");
}

#[test]
fn a_value_that_does_not_open_stops_the_rotation_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ring) = started(folder.path());
    add_people(&store, &ring, 1..6);
    store.write_blocking(|tx| tx.execute(&COPY_NAME, p![1, 4])).map_err(|e: StoreError| e).unwrap();
    rotate_begin(&store, &ring);
    let with = ring.clone();
    let stepped = store.write_blocking(move |tx| rotate::step(tx, &with, COLUMNS, 100));
    assert_eq!(stepped.unwrap_err().code(), "seal.damaged");
    let number = ring.facts().column_key;
    let left = store.read_blocking(move |tx| rotate::left(tx, number, COLUMNS)).unwrap();
    assert_eq!(left, 5 + 4, "every name and note is still under the old key");
}

#[test]
fn a_column_name_that_is_no_word_never_reaches_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ring) = started(folder.path());
    let bad = SealedColumn { sealed_as: "person; drop table dek.name_enc", id_column: "person_id" };
    let stepped = store.write_blocking(move |tx| rotate::step(tx, &ring, &[bad], 10));
    assert_eq!(stepped.unwrap_err().code(), "key.ring_damaged");
}

#[test]
fn every_statement_on_keys_is_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _ring) = started(folder.path());
    assert_eq!(store.prepare_all(super::sql::ALL), Ok(()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn a_rotation_ends_and_keeps_every_value_whatever_the_batches(
        count in 0_i64..40,
        batches in proptest::collection::vec(1_u32..15, 1..6),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let (store, ring) = started(folder.path());
        add_people(&store, &ring, 0..count);
        rotate_begin(&store, &ring);
        let mut turns = 0;
        while !step(&store, &ring, batches[turns % batches.len()]).finished {
            turns += 1;
            prop_assert!(turns < 200);
        }
        let number = ring.facts().column_key;
        let found = people(&store, &ring);
        prop_assert_eq!(found.len(), usize::try_from(count).unwrap());
        for (id, (name, note, key)) in (0..count).zip(found) {
            prop_assert_eq!(name, format!("name {id}"));
            prop_assert_eq!(note, (id % 3 != 0).then(|| format!("note {id}")));
            prop_assert_eq!(key, number);
        }
    }
}
