//! Backups taken, damaged, refused and restored.

mod command;
mod damage;
mod listed;
mod place;
mod postgres;
mod sqlite;

use std::path::{Path, PathBuf};

use zhike_store::{Database, Migration, Options, Store, StoreError, p, sql};

use super::*;
use crate::platform::keys::{FILE_NAME, Kek, KeyError, Keyring, at_start};
use crate::platform::seal::Secret;

const NOW_MS: i64 = 1_795_341_600_000; // 2026-11-22T10:00:00Z

const MIGRATIONS: &[Migration] = &[
    Migration { number: 3, name: "flow", text: include_str!("../../../migrations/0003_flow.sql") },
    Migration { number: 4, name: "keys", text: include_str!("../../../migrations/0004_keys.sql") },
    Migration {
        number: 5,
        name: "purse",
        text: "create table purse (purse_id {int} not null primary key, points {int} not null, \
               owner_enc {blob} not null, memo {text} not null) {strict}",
    },
];

sql! {
    INSERT = "insert into purse (purse_id, points, owner_enc, memo) values (?1, ?2, ?3, ?4)";
    MOVE = "update purse set points = points + ?2 where purse_id = ?1";
    SUM = "select cast(sum(points) as bigint) from purse";
    ALL_PURSES = "select purse_id, points, owner_enc from purse order by purse_id";
}

/// A text no backup file may show, though the database holds it in the clear.
const KNOWN_TEXT: &str = "the quick plain memo of purse";
const PURSES: i64 = 40;
const EACH: i64 = 1_000;

fn kek(seed: u8) -> Kek {
    Kek::from_secret(Secret::from_bytes([seed; 32]))
}

/// A running installation with points that always add up to the same sum.
struct House {
    _folder: tempfile::TempDir,
    data: PathBuf,
    backups: PathBuf,
    database: Database,
    store: Store,
    ring: Keyring,
}

impl House {
    fn sqlite() -> House {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        std::fs::create_dir(&data).unwrap();
        let database = Database::File(data.join(DATABASE_NAME));
        House::on(folder, data, database)
    }

    fn on(folder: tempfile::TempDir, data: PathBuf, database: Database) -> House {
        let mut options = Options::new(database.clone());
        (options.readers, options.writers) = (2, 4);
        let store = Store::open(options, MIGRATIONS, NOW_MS).unwrap();
        let ring = at_start(&store, &data.join(FILE_NAME), NOW_MS).unwrap().keyring;
        let house = House {
            backups: folder.path().join("backups"),
            _folder: folder,
            data,
            database,
            store,
            ring,
        };
        house.fill();
        house
    }

    fn fill(&self) {
        let ring = self.ring.clone();
        let fill = move |tx: &mut zhike_store::Tx<'_>| {
            for id in 0..PURSES {
                let owner = ring.seal("purse.owner_enc", id, format!("owner {id}").as_bytes())?;
                tx.put(&INSERT, p![id, EACH, owner, format!("{KNOWN_TEXT} {id}")])?;
            }
            Ok::<_, KeyError>(())
        };
        self.store.write_blocking(fill).unwrap();
    }

    fn order(&self) -> Take<'_> {
        Take {
            database: &self.database,
            kek: self.ring.kek(),
            folder: &self.backups,
            schema: 5,
            program: "0.1.0",
            now_ms: NOW_MS,
        }
    }

    fn back_up(&self) -> PathBuf {
        take(&self.order(), Some(&self.store), &unwatched).unwrap().path
    }

    fn source<'a>(&'a self, file: &'a Path) -> Source<'a> {
        Source { file, kek: self.ring.kek(), migrations: MIGRATIONS, hooks: &[], now_ms: NOW_MS }
    }
}

fn sum(store: &Store) -> i64 {
    store.read_blocking::<i64, StoreError, _>(|tx| tx.one(&SUM, p![])).unwrap()
}

/// Whether every purse is there and its owner opens with `ring`.
fn owners_open(store: &Store, ring: &Keyring) -> bool {
    let rows: Vec<(i64, i64, Vec<u8>)> =
        store.read_blocking::<_, StoreError, _>(|tx| tx.all(&ALL_PURSES, p![])).unwrap();
    let opens = |(id, _, sealed): &(i64, i64, Vec<u8>)| {
        ring.open("purse.owner_enc", *id, sealed).unwrap() == format!("owner {id}").as_bytes()
    };
    i64::try_from(rows.len()).unwrap() == PURSES && rows.iter().all(opens)
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
