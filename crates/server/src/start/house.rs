//! The house behind the pages: opened before anything is answered, closed after the last answer.

use std::net::SocketAddr;
use std::time::Duration;

use zhike_store::{Database, Options};

use super::folder;
use crate::failure::Failure;
use crate::platform::app::{App, Places};
use crate::platform::choices::{self, DemoMark};
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::metrics::{self, Metrics, Sample};
use crate::platform::net::listen;
use crate::platform::open::{House, MakeJobs, Plan};
use crate::platform::shutdown::Shutdown;
use crate::privacy::register;
use crate::{jobs, setup};

/// What is known of the house when pages begin to be served.
pub struct Opened {
    /// The house.
    pub house: House,
    /// The code for the first browser, while there is no owner.
    pub setup_code: Option<String>,
    /// What the database says of itself, when it is a demo.
    pub demo: Option<DemoMark>,
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
        let demo = demo(&house.app)?;
        Ok(Opened { house, setup_code, demo })
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
    open_with(config, listening, shutdown, jobs::all)
}

/// Opens database, keys and relay for a verb that does its work itself: no job is run. Blocks.
///
/// # Errors
/// The failure to tell and the code to exit with.
pub fn open_for_verb(config: &Config, shutdown: Shutdown) -> Result<House, Failure> {
    open_with(config, &[], shutdown, jobs::none)
}

fn open_with(
    config: &Config,
    listening: &[SocketAddr],
    shutdown: Shutdown,
    make_jobs: MakeJobs,
) -> Result<House, Failure> {
    ready_folders(config)?;
    let plan = plan(config, listening, shutdown);
    let house = House::open(plan, make_jobs)?;
    // Nobody is served before whoever was erased is erased again.
    register::again(&house.app)
        .map_err(|why| Failure::fault("following the register of erased guests", why))?;
    if let Some(mode) = house.loose_mode {
        let mode = format!("{mode:o}");
        tracing::warn!(mode, "others than its owner may use the key file; make it 0600");
    }
    Ok(house)
}

/// What is to be opened, as the configuration says.
#[must_use]
pub fn plan(config: &Config, listening: &[SocketAddr], shutdown: Shutdown) -> Plan {
    Plan {
        options: options(config),
        places: places(config, listening),
        clock: Clock::System,
        demo: config.demo,
        shutdown,
    }
}

/// Makes the folders that must be there before anything is opened.
///
/// # Errors
/// A folder is missing, or cannot be written.
pub fn ready_folders(config: &Config) -> Result<(), Failure> {
    folder::ready(&config.data_folder)?;
    let Database::File(path) = Database::parse(config.database.reveal()) else { return Ok(()) };
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder::ready(folder),
        _ => Ok(()),
    }
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
    let code = app.setup_code.to_uppercase();
    let (front, back) = code.split_at(code.len() / 2);
    Ok(no_owner.then(|| format!("{front}-{back}")))
}

/// What the database says of itself, when it is a demo.
fn demo(app: &App) -> Result<Option<DemoMark>, Failure> {
    let mark = app.store.read_blocking(choices::get::<DemoMark>);
    let (mark, _version) = mark.map_err(|problem| {
        Failure::fault("reading what the database is", problem.cause.unwrap_or_default())
    })?;
    Ok(mark.on.then_some(mark))
}

/// Numbers of the store and of live screens, read whenever somebody scrapes.
pub fn watch(app: &App, metrics: &Metrics) {
    let app = app.clone();
    metrics.watch(move || {
        let open = i64::try_from(app.streams.open_count()).unwrap_or(i64::MAX);
        let mut samples = metrics::of_store(&app.store);
        samples.push(("streams_open", "Live screens", Sample::Level(open)));
        samples
    });
}

/// Closes the house; waits so long for jobs and the database.
pub async fn close(house: House, patience: Duration) {
    if tokio::task::spawn_blocking(move || house.stop(patience)).await.is_err() {
        tracing::error!("closing the house ended by a panic");
    }
}
