//! Databases that are made once and copied often.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use zhike_store::{Database, Engine};

use super::{Ground, People, Start, TestApp, cluster, fresh_name, key_of, people, runtime};

/// A database that nobody is connected to.
struct Template {
    database: Database,
    key: Vec<u8>,
    people: Option<People>,
    folder: PathBuf,
}

/// A copy of the template of this engine and start, which is made when it is first asked for.
pub fn copy(engine: Engine, start: Start) -> Ground {
    static EMPTY: [OnceLock<Template>; 2] = [const { OnceLock::new() }; 2];
    static SET_UP: [OnceLock<Template>; 2] = [const { OnceLock::new() }; 2];
    let at = usize::from(engine == Engine::Postgres);
    let template = match start {
        Start::Empty => EMPTY[at].get_or_init(|| make(engine, false)),
        Start::SetUp | Start::Demo => SET_UP[at].get_or_init(|| make(engine, true)),
    };
    template.copy()
}

/// Drops a PostgreSQL database that is no longer wanted; a file goes with its folder.
pub fn gone(database: &Database) {
    if let Database::Postgres(url) = database {
        let (_, name) = url.rsplit_once('/').unwrap();
        cluster().drop_database(name).unwrap();
    }
}

fn make(engine: Engine, set_up: bool) -> Template {
    let folder = tempfile::tempdir().unwrap();
    let database = match engine {
        Engine::Sqlite => Database::File(folder.path().join("zhike.db")),
        Engine::Postgres => Database::Postgres(cluster().create_database(&fresh_name()).unwrap()),
    };
    let ground = Ground { database, folder, people: None };
    let (house, mut test) = TestApp::open(ground, false);
    if set_up {
        test.people = Some(runtime().block_on(people::move_in(&test)));
    }
    super::after::look(&test);
    house.stop(Duration::from_secs(10));
    let TestApp { database, people, folder, .. } = test;
    let key = std::fs::read(key_of(folder.path())).unwrap();
    // The template lives as long as the process.
    Template { database, key, people, folder: folder.keep() }
}

impl Template {
    fn copy(&self) -> Ground {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(key_of(folder.path()), &self.key).unwrap();
        let database = match &self.database {
            Database::File(from) => {
                let to = folder.path().join("zhike.db");
                std::fs::copy(from, &to).unwrap();
                let log = self.folder.join("zhike.db-wal");
                let left = std::fs::metadata(log).map_or(0, |file| file.len());
                assert_eq!(left, 0, "the write-ahead log of a stopped house is in its file");
                Database::File(to)
            }
            Database::Postgres(url) => {
                let (_, template) = url.rsplit_once('/').unwrap();
                let url = cluster().create_from_template(&fresh_name(), template).unwrap();
                Database::Postgres(url)
            }
        };
        Ground { database, folder, people: self.people.clone() }
    }
}
