//! A whole house for one scenario: database, keys, relay, jobs and the router with all its layers,
//! driven inside the process, with a clock that is moved by hand.
//!
//! A database is a copy of one that was migrated (and set up) once for each engine.

mod after;
mod client;
mod demo;
mod disk;
mod live;
mod people;
mod rows;
mod template;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use zhike::platform::app::{App, Places};
use zhike::platform::assets;
use zhike::platform::backup::{self, Source};
use zhike::platform::clock::Clock;
use zhike::platform::config::{self, Config, Sources};
use zhike::platform::http::act::Act;
use zhike::platform::logs::Pii;
use zhike::platform::net::{NetParts, wrap};
use zhike::platform::open::{House, Plan};
use zhike::platform::problem::Problem;
use zhike::platform::shutdown::Shutdown;
use zhike::{jobs, routes, schema};
use zhike_domain::kernel::time::Millis;
use zhike_sim::auditor::{HouseBooks, audit_house_postgres, audit_house_sqlite};
use zhike_sim::pg::Cluster;
use zhike_store::{Database, Engine, Options, Synchronous, Tx};

pub use after::until;
pub use client::{Answer, Ask, Client, fresh_key};
pub use demo::run_demo;
pub use live::{Heard, Live};
pub use people::{
    OWNER_PASSWORD, People, Person, Place, STAFF_PASSWORD, code_now, enrol, id, set_up,
};

/// 2026-11-22T10:00:00Z.
pub const START: i64 = 1_795_341_600_000;
pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;

/// What a scenario begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Migrated, nobody there.
    Empty,
    /// Set up: two stores, the eleven roles in each, everybody logged in.
    SetUp,
    /// The same, as a demo.
    Demo,
}

/// A running house.
pub struct TestApp {
    pub app: App,
    pub database: Database,
    router: Router,
    people: Option<People>,
    folder: tempfile::TempDir,
}

/// Runs each scenario on SQLite and on PostgreSQL.
macro_rules! both_engines {
    ($($start:ident: $($name:ident),+;)+) => {
        mod on_sqlite {
            $($(#[test]
            fn $name() {
                use $crate::house::{Start, run};
                let engine = zhike_store::Engine::Sqlite;
                run(engine, Start::$start, async |app| super::$name(app).await);
            })+)+
        }

        mod on_postgres {
            $($(#[test]
            fn $name() {
                use $crate::house::{Start, run};
                let engine = zhike_store::Engine::Postgres;
                run(engine, Start::$start, async |app| super::$name(app).await);
            })+)+
        }
    };
}
pub(crate) use both_engines;

/// Opens a house, plays the scenario in it, and then looks whether the house is in order.
pub fn run(engine: Engine, start: Start, scenario: impl AsyncFnOnce(&TestApp)) {
    run_on(template::copy(engine, start), start, scenario);
}

/// The same over a database that came from elsewhere, such as out of a backup.
pub fn run_on(ground: Ground, start: Start, scenario: impl AsyncFnOnce(&TestApp)) {
    let (house, test) = TestApp::open(ground, start == Start::Demo);
    let runtime = runtime();
    runtime.block_on(scenario(&test));
    test.app.streams.end_all();
    drop(runtime);
    after::look(&test);
    house.stop(Duration::from_secs(10));
    template::gone(&test.database);
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// A database with the folder that its key lies in.
pub struct Ground {
    pub database: Database,
    pub folder: tempfile::TempDir,
    pub people: Option<People>,
}

impl TestApp {
    /// Opens the house over `ground`.
    fn open(ground: Ground, demo: bool) -> (House, TestApp) {
        let Ground { database, folder, people } = ground;
        let mut options = Options::new(database.clone());
        options.writers = 8;
        options.readers = 2;
        // A power loss is not what is tried here.
        options.synchronous = Synchronous::Normal;
        let plan = Plan {
            options,
            places: places(folder.path(), &database),
            clock: Clock::manual(Millis(START)),
            demo,
            shutdown: Shutdown::default(),
        };
        let house = House::open(plan, jobs::all).unwrap();
        let app = house.app.clone();
        let parts = NetParts::of(&standard_config(folder.path()));
        let router = wrap(assets::behind(routes::router(&app)), parts);
        (house, TestApp { app, database, router, people, folder })
    }

    /// Restores a backup of this house, with everything that lies beside it, into a new place.
    pub fn restored(&self, backup: &Path) -> (Ground, usize) {
        let folder = tempfile::tempdir().unwrap();
        let source = Source {
            file: backup,
            kek: self.app.keyring.kek(),
            migrations: schema::MIGRATIONS,
            hooks: &[],
            now_ms: self.app.clock.now().0,
        };
        let (database, restored) = match &self.database {
            Database::File(_) => {
                let to = folder.path().join("restored");
                let restored = backup::restore(&source, &to, &backup::unwatched).unwrap();
                for file in std::fs::read_dir(&to).unwrap() {
                    let file = file.unwrap();
                    std::fs::rename(file.path(), folder.path().join(file.file_name())).unwrap();
                }
                (Database::File(folder.path().join(backup::DATABASE_NAME)), restored)
            }
            Database::Postgres(_) => {
                let url = cluster().create_database(&fresh_name()).unwrap();
                let key = key_of(folder.path());
                let unwatched = &backup::unwatched;
                let restored = backup::restore_postgres(&source, &url, &key, unwatched).unwrap();
                (Database::Postgres(url), restored)
            }
        };
        (Ground { database, folder, people: self.people.clone() }, restored.erased)
    }

    /// Somebody at this machine who is not logged in.
    pub fn stranger(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// Somebody who is logged in.
    pub fn client(&self, person: &Person) -> Client {
        self.stranger().with_cookie("zhike_lan", &person.token)
    }

    /// The owner, logged in.
    pub fn owner(&self) -> Client {
        self.client(&self.people().owner)
    }

    /// Everybody who was there at the start.
    pub fn people(&self) -> &People {
        self.people.as_ref().unwrap()
    }

    /// Moves the clock forward.
    pub fn pass(&self, milliseconds: i64) {
        self.app.clock.advance(milliseconds);
    }

    /// The folder with the database file and the key.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a real action without a request.
    pub fn act<T: Send + 'static>(
        &self,
        action: impl Fn(&Act, &mut Tx<'_>) -> Result<T, Problem> + Send + 'static,
    ) -> T {
        self.try_act(action).unwrap()
    }

    /// The same, for an action that may be refused.
    pub fn try_act<T: Send + 'static>(
        &self,
        action: impl Fn(&Act, &mut Tx<'_>) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let act = self.act_of_system();
        let done = self.app.store.write_blocking(move |tx| action(&act, tx));
        self.app.relay.poke();
        done
    }

    /// Fails when points or stored value do not add up, by an auditor that shares no code with
    /// what wrote them, and by the program's own verb.
    pub fn audit_books(&self) -> HouseBooks {
        let books = self.books();
        assert_eq!(books.broken, Vec::<String>::new(), "the auditor of the books");
        let report = zhike::ledger::verify::verify(&self.app.store).unwrap();
        assert_eq!(report.wrong, None, "zhike ledger verify");
        books
    }

    /// The auditor of the books says something like this.
    pub fn finds(&self, sentence: &str) {
        let broken = self.books().broken;
        assert!(broken.iter().any(|found| found.contains(sentence)), "{sentence}: {broken:?}");
    }

    fn books(&self) -> HouseBooks {
        let books = match &self.database {
            Database::File(path) => audit_house_sqlite(path),
            Database::Postgres(url) => {
                let (_, name) = url.rsplit_once('/').unwrap();
                audit_house_postgres(cluster(), name)
            }
        };
        books.unwrap()
    }

    /// What an action needs beside its transaction, when nobody asked for it over HTTP.
    pub fn act_of_system(&self) -> Act {
        Act::of_system(&self.app, "scenario")
    }
}

fn places(folder: &Path, database: &Database) -> Places {
    let shown = match database {
        Database::File(path) => path.display().to_string(),
        Database::Postgres(url) => url.clone(),
    };
    Places {
        data: folder.to_owned(),
        key: key_of(folder),
        database: Pii::new(shown),
        public_url: None,
        backups: folder.join("backups"),
        reached_at: vec!["http://192.168.1.5:8480".to_owned()],
        trusted_proxies: Vec::new(),
    }
}

fn key_of(folder: &Path) -> PathBuf {
    folder.join("zhike.key")
}

/// The configuration of somebody who set nothing.
pub fn standard_config(folder: &Path) -> Config {
    config::load(&Sources { working_folder: folder.to_owned(), ..Sources::default() }).unwrap()
}

/// An unused name of a PostgreSQL database.
fn fresh_name() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("house_{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

fn cluster() -> &'static Cluster {
    Cluster::shared().unwrap()
}
