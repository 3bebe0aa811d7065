//! What follows a commit: relay, audit chain, stream, jobs, access log. On both engines.

#![expect(clippy::unwrap_used, reason = "what a test sets up must be there")]

mod access_log;
mod audit;
mod jobs;
mod relay;
mod stream;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use zhike::platform::audit::{Actor, Change, Entry};
use zhike::platform::jobs::{
    Files, Handlers, Ids, JobRow, Options as RunnerOptions, Parts as RunnerParts, Recurring,
    Runner, find,
};
use zhike::platform::keys::{Kek, Keyring};
use zhike::platform::outbox::Event;
use zhike::platform::relay::{Now, Parts, Poke, Relay};
use zhike::platform::stream::{Hub, Memory};
use zhike_sim::pg::Cluster;
use zhike_store::{Database, Engine, Options, Store, StoreError, Tx};

/// 2026-11-22T10:00:00Z.
const START: i64 = 1_795_341_600_000;

/// One database with all that this folder needs around it.
struct Ground {
    store: Store,
    keyring: Keyring,
    clock: Arc<AtomicI64>,
    ids: Arc<AtomicI64>,
    database: Database,
    folder: tempfile::TempDir,
}

/// Runs a rule on SQLite and on PostgreSQL.
fn on_both(rule: impl Fn(&Ground)) {
    rule(&Ground::sqlite());
    rule(&Ground::postgres());
}

impl Ground {
    fn sqlite() -> Ground {
        let folder = tempfile::tempdir().unwrap();
        Ground::over(Database::File(folder.path().join("zhike.db")), folder)
    }

    fn postgres() -> Ground {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let name = format!("flow_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let url = Cluster::shared().unwrap().create_database(&name).unwrap();
        Ground::over(Database::Postgres(url), tempfile::tempdir().unwrap())
    }

    fn over(database: Database, folder: tempfile::TempDir) -> Ground {
        let store = open(&database);
        let kek = Kek::draw().unwrap();
        let keyring = store.write_blocking(move |tx| Keyring::create(tx, &kek, START)).unwrap();
        let clock = Arc::new(AtomicI64::new(START));
        let ids = Arc::new(AtomicI64::new(1_000));
        Ground { store, keyring, clock, ids, database, folder }
    }

    /// A second node on PostgreSQL; on SQLite the one process there is.
    fn other_node(&self) -> Store {
        match self.store.engine() {
            Engine::Sqlite => self.store.clone(),
            Engine::Postgres => open(&self.database),
        }
    }

    fn next_id(&self) -> i64 {
        self.ids.fetch_add(1, Ordering::Relaxed)
    }

    fn ids(&self) -> Ids {
        let ids = Arc::clone(&self.ids);
        Arc::new(move || ids.fetch_add(1, Ordering::Relaxed))
    }

    fn now(&self) -> Now {
        let clock = Arc::clone(&self.clock);
        Arc::new(move || clock.load(Ordering::Relaxed))
    }

    fn pass(&self, milliseconds: i64) {
        self.clock.fetch_add(milliseconds, Ordering::Relaxed);
    }

    fn relay(&self, hub: &Hub) -> Relay {
        self.relay_on(&self.store, hub, "node-1")
    }

    fn relay_on(&self, store: &Store, hub: &Hub, owner: &str) -> Relay {
        Relay::start(Parts {
            store: store.clone(),
            keyring: self.keyring.clone(),
            hub: hub.clone(),
            now: self.now(),
            owner: owner.to_owned(),
        })
        .unwrap()
    }

    fn rows<R: zhike_store::FromRow + Send + 'static>(&self, text: &'static str) -> Vec<R> {
        self.store.read_blocking(move |tx| tx.all_dynamic(text, &[]).map_err(Fault::from)).unwrap()
    }

    fn one<R: zhike_store::FromRow + Send + 'static>(&self, text: &'static str) -> R {
        self.rows(text).into_iter().next().unwrap()
    }
}

fn open(database: &Database) -> Store {
    let options = Options { writers: 18, ..Options::new(database.clone()) };
    Store::open(options, zhike::schema::MIGRATIONS, START).unwrap()
}

/// Any reason to roll back.
#[derive(Debug)]
struct Fault;

impl From<StoreError> for Fault {
    fn from(_why: StoreError) -> Fault {
        Fault
    }
}

fn hub() -> Hub {
    Hub::new(Memory::default())
}

fn emit(tx: &mut Tx<'_>, event_id: i64) -> Result<(), StoreError> {
    let event = Event {
        kind: "staff.created",
        store_id: None,
        subjects: &[("staff", event_id)],
        data: serde_json::Value::Null,
    };
    zhike::platform::outbox::emit(tx, event_id, &event, START)
}

fn entry(staff_id: i64) -> Entry {
    Entry {
        actor: Actor::Staff(staff_id),
        device: None,
        store_id: None,
        action: "staff.disable",
        object_kind: Some("staff"),
        object_id: Some(7),
        changes: vec![Change::of("status", "active", "disabled"), Change::personal("name")],
        reason: None,
        request_id: Some("req-1".to_owned()),
    }
}

/// Waits until it is so, at most ten seconds.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _look in 0..2_000 {
        if is_so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("not within ten seconds: {what}");
}

impl Ground {
    fn files(&self) -> Files {
        Files::new(self.folder.path(), self.keyring.clone())
    }

    fn runner(
        &self,
        owner: &str,
        handlers: Handlers,
        recurring: Vec<Arc<dyn Recurring>>,
    ) -> Runner {
        self.runner_on(&self.store, owner, handlers, recurring, RunnerOptions::default())
    }

    fn runner_on(
        &self,
        store: &Store,
        owner: &str,
        handlers: Handlers,
        recurring: Vec<Arc<dyn Recurring>>,
        options: RunnerOptions,
    ) -> Runner {
        let parts = RunnerParts {
            store: store.clone(),
            keyring: self.keyring.clone(),
            now: self.now(),
            ids: self.ids(),
            files: self.files(),
            poke_relay: Poke::default(),
            owner: owner.to_owned(),
            options: RunnerOptions { look_every: Duration::from_millis(20), ..options },
        };
        Runner::start(parts, handlers, recurring).unwrap()
    }

    fn job(&self, job_id: i64) -> JobRow {
        self.store.read_blocking(move |tx| find(tx, job_id)).unwrap().unwrap()
    }
}

#[test]
fn both_engines_understand_every_statement() {
    on_both(|ground| assert_eq!(ground.store.prepare_all(&zhike::schema::statements()), Ok(())));
}
