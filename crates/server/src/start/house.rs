//! The house behind the pages: opened before anything is answered, closed after the last answer.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::FutureExt;
use zhike_store::{Database, Options};

use crate::failure::Failure;
use crate::platform::app::{App, Places};
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::metrics::{Metrics, Sample};
use crate::platform::net::{Check, Readiness, listen};
use crate::platform::open::{House, OpenFault, Plan};
use crate::platform::shutdown::Shutdown;
use crate::{jobs, setup};

/// What is known of the house when pages begin to be served.
pub struct Opened {
    /// The house.
    pub house: House,
    /// The code for the first browser, while there is no owner.
    pub setup_code: Option<String>,
}

/// Opens database, keys, relay and jobs, on a thread that may block.
///
/// # Errors
/// The failure to tell and the code to exit with.
pub async fn open(
    config: &Config,
    listening: &[SocketAddr],
    shutdown: Shutdown,
) -> Result<Opened, Failure> {
    let (config, listening) = (config.clone(), listening.to_vec());
    let opening = tokio::task::spawn_blocking(move || {
        let house = open_blocking(&config, &listening, shutdown)?;
        let setup_code = setup_code(&house.app)?;
        Ok(Opened { house, setup_code })
    });
    opening.await.map_err(|panic| Failure::fault("opening the house", panic))?
}

/// Opens database, keys, relay and jobs. Blocks.
///
/// # Errors
/// The failure to tell and the code to exit with.
pub fn open_blocking(
    config: &Config,
    listening: &[SocketAddr],
    shutdown: Shutdown,
) -> Result<House, Failure> {
    let plan = Plan {
        options: options(config),
        places: places(config, listening),
        clock: Clock::System,
        demo: config.demo,
        shutdown,
    };
    House::open(plan, jobs::all).map_err(Failure::from)
}

/// The store as the configuration sizes it.
#[must_use]
pub fn options(config: &Config) -> Options {
    let mut options = Options::new(Database::parse(config.database.reveal()));
    options.readers = config.store.readers;
    options.writers = config.store.workers;
    options.queue = config.store.queue;
    options
}

fn places(config: &Config, listening: &[SocketAddr]) -> Places {
    let scheme = if config.ends_tls() { "https" } else { "http" };
    let reached = listening.iter().flat_map(|address| {
        let ips = listen::reached_at(*address).into_iter().filter(|ip| !ip.is_loopback());
        ips.map(move |ip| format!("{scheme}://{}", SocketAddr::new(ip, address.port())))
    });
    let proxies = config.server.trusted_proxies.iter();
    Places {
        data: config.data_folder.clone(),
        key: config.key_file.clone(),
        database: config.database.clone(),
        public_url: config.server.public_url.clone(),
        backups: config.backup_folder.clone(),
        reached_at: reached.collect(),
        trusted_proxies: proxies.map(ToString::to_string).collect(),
    }
}

/// The code for the first browser, while there is no owner.
///
/// # Errors
/// Those of the store.
fn setup_code(app: &App) -> Result<Option<String>, Failure> {
    let done = app.store.read_blocking(setup::actions::done);
    let done = done.map_err(|problem| {
        Failure::fault("reading the set-up", problem.cause.unwrap_or_default())
    })?;
    let no_owner = !done.contains(setup::Step::Owner.as_str());
    Ok(no_owner.then(|| app.setup_code.to_uppercase()))
}

/// What `/readyz` asks.
#[must_use]
pub fn readiness(app: &App) -> Readiness {
    let store = app.store.clone();
    let ping = move || {
        let store = store.clone();
        async move { store.ping().await.map_err(|why| why.code().to_owned()) }.boxed()
    };
    Readiness::of(vec![Check::new("store", ping)])
}

/// Numbers of the store, read whenever somebody scrapes.
pub fn watch(app: &App, metrics: &Metrics) {
    let store = app.store.clone();
    let streams = app.streams.clone();
    metrics.watch(move || {
        let stats = store.stats();
        let level = |number: usize| Sample::Level(i64::try_from(number).unwrap_or(i64::MAX));
        let wal = i64::try_from(stats.wal_bytes).unwrap_or(i64::MAX);
        vec![
            ("store_reads_queued", "Reads that wait", level(stats.reads_queued)),
            ("store_writes_queued", "Writes that wait", level(stats.writes_queued)),
            ("store_reads", "Reads that were run", Sample::Count(stats.reads)),
            ("store_writes", "Writes that were run", Sample::Count(stats.ops)),
            ("store_batches", "Transactions with a write", Sample::Count(stats.batches)),
            ("store_commits", "Transactions committed", Sample::Count(stats.commits)),
            ("store_retries", "Writes run again", Sample::Count(stats.retries)),
            ("store_refused", "Refused as busy", Sample::Count(stats.refused)),
            ("store_panics", "Operations that panicked", Sample::Count(stats.panics)),
            ("store_wal_bytes", "Length of the write-ahead log", Sample::Level(wal)),
            ("streams_open", "Live screens", level(streams.open_count())),
        ]
    });
}

/// Closes the house; waits so long for jobs and the database.
pub async fn close(house: House, patience: Duration) {
    if tokio::task::spawn_blocking(move || house.stop(patience)).await.is_err() {
        tracing::error!("closing the house ended by a panic");
    }
}

impl From<OpenFault> for Failure {
    fn from(fault: OpenFault) -> Failure {
        match fault {
            OpenFault::Store(fault) => fault.into(),
            OpenFault::Key(fault) => fault.into(),
            other => Failure::fault("opening the house", other),
        }
    }
}
