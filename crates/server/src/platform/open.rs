//! From a configuration to a running house: database, keys, number, relay, jobs, in this order,
//! and back in the reverse order.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use zhike_domain::kernel::id::IdClock;
use zhike_store::{Database, Engine, OpenError, Options, Store, StoreError};

use super::access_log::AccessLog;
use super::app::{App, Parts, Places};
use super::clock::Clock;
use super::jobs::{self, Files, Handlers, Recurring, Runner};
use super::kept::Kept;
use super::keys::{self, KeyError, Keyring};
use super::node::{Node, NodeError};
use super::relay::{self, Relay};
use super::shutdown::Shutdown;
use super::stream::{Hub, Memory, Streams};
use super::{audit, choices, seal};
use crate::schema;

/// Streams open at once in one process.
const MOST_STREAMS: usize = 1000;
const HEARTBEAT: Duration = Duration::from_secs(15);
/// A third of the time that a new key waits before it is used.
const READ_RING_EVERY: Duration = Duration::from_secs(20);
const RING_STEP: Duration = Duration::from_millis(250);
/// Ids skipped after the greatest one known: an action's block ends a little later.
const SKIP_IDS: u32 = 4096;

/// Why the house cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// The database.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// The key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The number of the process.
    #[error(transparent)]
    Node(#[from] NodeError),
    /// Anything else of the database.
    #[error(transparent)]
    Fault(#[from] StoreError),
    /// The system gave no random bytes.
    #[error("no random bytes: {0}")]
    Random(String),
}

/// What is to be opened.
pub struct Plan {
    /// The database and its threads.
    pub options: Options,
    /// Where things lie.
    pub places: Places,
    /// Where `now` comes from.
    pub clock: Clock,
    /// Whether this is a demo whatever the database says.
    pub demo: bool,
    /// The switch that ends everything.
    pub shutdown: Shutdown,
}

/// What runs jobs, made by the folders that own them.
pub type MakeJobs = fn(&App) -> (Handlers, Vec<Arc<dyn Recurring>>);

/// A running house.
pub struct House {
    /// What requests reach.
    pub app: App,
    /// The key file was made just now.
    pub first_start: bool,
    /// The mode of the key file when others than its owner may use it.
    pub loose_mode: Option<u32>,
    runner: Runner,
    relay: Relay,
    node: Node,
    _ring: RingReader,
}

impl House {
    /// Opens everything.
    ///
    /// # Errors
    /// [`OpenFault`]; nothing runs then.
    pub fn open(plan: Plan, make_jobs: MakeJobs) -> Result<House, OpenFault> {
        let clock = plan.clock;
        let now = clock.now();
        make_private(&plan.options.database);
        let store = Store::open(plan.options, schema::MIGRATIONS, now.0)?;
        let keys = keys::at_start(&store, &plan.places.key, now.0)?;
        let owner = random_name()?;
        let shutdown = plan.shutdown;
        let node = Node::take(&store, &clock, &owner, move || {
            tracing::error!("the node number is lost: stopping");
            shutdown.begin();
        })?;
        let ids = Arc::new(Mutex::new(first_ids(&store, node.number())?));
        let hub = Hub::new(Memory::default());
        let tell = clock.clone();
        let relay = Relay::start(relay::Parts {
            store: store.clone(),
            keyring: keys.keyring.clone(),
            hub: hub.clone(),
            now: Arc::new(move || tell.now().0),
            owner: owner.clone(),
        })?;
        let draw = drawer(&ids, &clock);
        let access_log = AccessLog::start(store.clone(), draw.clone())?;
        let is_demo = plan.demo || is_demo(&store)?;
        let app = App::new(Parts {
            files: Files::new(&plan.places.data, keys.keyring.clone()),
            streams: Streams::new(hub, MOST_STREAMS, HEARTBEAT),
            hashing: App::hashing(),
            kept: Kept::default(),
            relay: relay.handle(),
            demo: is_demo,
            setup_code: random_name()?[..8].to_owned(),
            places: plan.places,
            keyring: keys.keyring,
            access_log,
            store,
            clock,
            ids,
        });
        let runner = start_jobs(&app, draw, owner, make_jobs)?;
        let (first_start, loose_mode) = (keys.made, keys.loose_mode);
        let ring = RingReader::start(&app)?;
        Ok(House { app, first_start, loose_mode, runner, relay, node, _ring: ring })
    }

    /// Ends everything: jobs first, the database last.
    pub fn stop(self, patience: Duration) {
        self.app.streams.end_all();
        self.runner.stop(patience);
        self.app.kept.clear();
        self.relay.stop();
        self.app.access_log.stop();
        drop(self.node);
        self.app.store.stop(patience);
    }
}

/// Whether the database itself says that everything in it is invented.
fn is_demo(store: &Store) -> Result<bool, StoreError> {
    let mark = store.read_blocking(choices::get::<choices::DemoMark>);
    mark.map(|(mark, _version)| mark.on)
        .map_err(|problem| StoreError::Fault(problem.cause.unwrap_or_else(|| problem.code.into())))
}

/// Makes a new database file readable by its owner only; SQLite gives its log the same rights. A
/// file that is there keeps its rights, and what cannot be made here is told by the opening.
#[cfg(unix)]
fn make_private(database: &Database) {
    use std::os::unix::fs::OpenOptionsExt;
    if let Database::File(path) = database {
        let mut file = std::fs::OpenOptions::new();
        // An existing file is the usual case and no error.
        let _there = file.write(true).create_new(true).mode(0o600).open(path);
    }
}

#[cfg(not(unix))]
fn make_private(_database: &Database) {}

fn start_jobs(
    app: &App,
    ids: jobs::Ids,
    owner: String,
    make_jobs: MakeJobs,
) -> Result<Runner, StoreError> {
    let (handlers, recurring) = make_jobs(app);
    let clock = app.clock.clone();
    let parts = jobs::Parts {
        store: app.store.clone(),
        keyring: app.keyring.clone(),
        now: Arc::new(move || clock.now().0),
        ids,
        files: app.files.clone(),
        poke_relay: app.relay.clone(),
        owner,
        options: jobs::Options::default(),
    };
    Runner::start(parts, handlers, recurring)
}

/// On PostgreSQL another node may have made a new key: each node reads the ring again in time to
/// open what is sealed with it.
struct RingReader(Arc<AtomicBool>);

impl RingReader {
    fn start(app: &App) -> Result<RingReader, StoreError> {
        let end = Arc::new(AtomicBool::new(false));
        if app.store.engine() == Engine::Postgres {
            let (store, ring, ended) = (app.store.clone(), app.keyring.clone(), end.clone());
            let read = move || read_ring(&store, &ring, &ended);
            let thread = std::thread::Builder::new().name("key-ring".to_owned()).spawn(read);
            thread.map_err(|why| StoreError::Fault(format!("no thread: {why}")))?;
        }
        Ok(RingReader(end))
    }
}

impl Drop for RingReader {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn read_ring(store: &Store, keyring: &Keyring, end: &AtomicBool) {
    let mut waited = Duration::ZERO;
    while !end.load(Ordering::Relaxed) {
        std::thread::sleep(RING_STEP);
        waited += RING_STEP;
        if waited < READ_RING_EVERY {
            continue;
        }
        waited = Duration::ZERO;
        let ring = keyring.clone();
        if let Err(why) = store.read_blocking(move |tx| ring.reload(tx)) {
            tracing::warn!(%why, "the keys could not be read again");
        }
    }
}

/// Ids go on after the greatest one in the database, even when the clock was set back.
fn first_ids(store: &Store, node: u16) -> Result<IdClock, StoreError> {
    let last = store.read_blocking(audit::last_id)?;
    let mut ids = last.map_or_else(|| IdClock::new(node), |id| IdClock::resuming_after(node, id));
    if last.is_some() {
        let _skipped = ids.block(0, SKIP_IDS);
    }
    Ok(ids)
}

fn drawer(ids: &Arc<Mutex<IdClock>>, clock: &Clock) -> jobs::Ids {
    let (ids, clock) = (Arc::clone(ids), clock.clone());
    Arc::new(move || {
        let mut ids = ids.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        ids.next(clock.now().0)
    })
}

fn random_name() -> Result<String, OpenFault> {
    let mut bytes = [0; 8];
    seal::fill_random(&mut bytes).map_err(|why| OpenFault::Random(why.to_string()))?;
    Ok(zhike_domain::kernel::id::crockford_encode(&bytes))
}
