//! What this process was told: a TOML file, over it `ZHIKE_*` variables, over them flags; it works
//! with none of them.

pub mod explain;
mod fault;
mod parse;
mod settings;
mod sources;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

pub use fault::ConfigFault;
pub use settings::{SETTINGS, Setting, Standard};
pub use sources::{Origin, Sources};

use crate::platform::logs::Pii;
use crate::platform::net::address::{Network, Reach, reach};

/// Every setting in force. Made only by [`load`], so that a value in here is known to be sound.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Folder of everything Zhike writes unless a setting names another place.
    pub data_folder: PathBuf,
    /// A file path, or a `postgres://` address, which may hold a password: for printing there is
    /// [`Config::database_shown`].
    pub database: Pii<String>,
    /// The file of the key that wraps the data keys.
    pub key_file: PathBuf,
    /// Folder that backups go to unless another is named in the settings page.
    pub backup_folder: PathBuf,
    /// True when the data are invented and gateways may only write to the message box.
    pub demo: bool,
    /// Where and how HTTP is answered.
    pub server: Server,
    /// Bounds on what one client and all clients together may take.
    pub limits: Limits,
    /// Threads and queue of the store.
    pub store: StoreSizes,
    /// The separate address of the metrics, when they are on.
    pub metrics_listen: Option<SocketAddr>,
    /// Shape of the log lines.
    pub log_format: LogFormat,
    /// The filter of the log lines, e.g. `info` or `info,zhike=debug`.
    pub log_level: String,
    /// Where each setting's value came from, by its name.
    pub origins: BTreeMap<&'static str, Origin>,
}

/// Where and how HTTP is answered.
#[derive(Debug, Clone, Default)]
pub struct Server {
    /// Addresses to listen on, at least one.
    pub listen: Vec<SocketAddr>,
    /// True when plain HTTP is allowed on private (not only loopback) addresses.
    pub plain_http: bool,
    /// PEM file of the certificate chain.
    pub tls_cert: Option<PathBuf>,
    /// PEM file of the certificate's private key.
    pub tls_key: Option<PathBuf>,
    /// Peers whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    pub trusted_proxies: Vec<Network>,
    /// The address guests type or scan, without a slash at its end.
    pub public_url: Option<String>,
}

/// Bounds on what one client and all clients together may take.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    /// Connections held open at once; beyond, the longest idle one gives way.
    pub connections: usize,
    /// Requests worked on at once; beyond, 503 `server.busy`.
    pub in_flight: usize,
    /// Bytes of a request body.
    pub body_bytes: u64,
    /// Bytes of an uploaded file.
    pub upload_bytes: u64,
    /// From the first byte (or the last answer) to the end of the next request's header.
    pub header_timeout: Duration,
    /// Longest pause between two pieces of a body, either way.
    pub stall_timeout: Duration,
    /// Longest work on one request until its answer starts.
    pub request_timeout: Duration,
    /// How long a stop waits for requests being worked on.
    pub stop_patience: Duration,
}

/// Threads and queue of the store.
#[derive(Debug, Clone, Default)]
pub struct StoreSizes {
    /// Threads that only read (SQLite).
    pub readers: usize,
    /// Worker threads, each with its own connection (PostgreSQL).
    pub workers: usize,
    /// Operations that may wait; beyond, 503 `server.busy`.
    pub queue: usize,
}

/// Shape of the log lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// For a person at a terminal.
    #[default]
    Human,
    /// One JSON object a line, for a log collector.
    Json,
}

impl Config {
    /// The database as it may be printed: a password in it becomes `***`.
    pub fn database_shown(&self) -> String {
        parse::mask_password(self.database.reveal())
    }

    /// True when the database is a PostgreSQL server and not a file.
    pub fn on_postgres(&self) -> bool {
        parse::is_postgres(self.database.reveal())
    }

    /// True when this process ends TLS itself.
    pub fn ends_tls(&self) -> bool {
        self.server.tls_cert.is_some()
    }
}

/// Reads all sources and checks them together. Nothing is started or written.
/// Fails with the first [`ConfigFault`]: file, variables, flags, then what contradicts.
pub fn load(sources: &Sources) -> Result<Config, ConfigFault> {
    let given = sources::gather(sources)?;
    let mut config = Config::default();
    for setting in SETTINGS {
        let value = match given.get(setting.name) {
            Some(value) => value.clone(),
            None => match setting.standard {
                Standard::Value(text) => sources::Given::standard(text),
                Standard::Derived(_) | Standard::Off => continue,
            },
        };
        (setting.set)(&mut config, &value).map_err(|wanted| ConfigFault::BadValue {
            place: value.origin.place(setting),
            name: setting.name,
            wanted,
        })?;
        config.origins.insert(setting.name, value.origin);
    }
    derive_paths(&mut config);
    contradictions(&config)?;
    Ok(config)
}

fn derive_paths(config: &mut Config) {
    if config.database.reveal().is_empty() {
        let file = config.data_folder.join("zhike.db");
        config.database = Pii::new(file.to_string_lossy().into_owned());
    }
    if config.key_file.as_os_str().is_empty() {
        let beside = match config.on_postgres() {
            true => config.data_folder.clone(),
            false => parse::folder_of(config.database.reveal()),
        };
        config.key_file = beside.join("zhike.key");
    }
    if config.backup_folder.as_os_str().is_empty() {
        config.backup_folder = config.data_folder.join("backups");
    }
}

/// Settings that are sound alone and wrong together.
fn contradictions(config: &Config) -> Result<(), ConfigFault> {
    let server = &config.server;
    match (&server.tls_cert, &server.tls_key) {
        (Some(_), None) => return Err(ConfigFault::TlsIncomplete { missing: "server.tls_key" }),
        (None, Some(_)) => return Err(ConfigFault::TlsIncomplete { missing: "server.tls_cert" }),
        (Some(_), Some(_)) => {}
        (None, None) => {
            for address in &server.listen {
                plain_http_allowed(*address, server.plain_http)?;
            }
        }
    }
    let Some(metrics) = config.metrics_listen else { return Ok(()) };
    if server.listen.contains(&metrics) {
        return Err(ConfigFault::AddressTwice { address: metrics });
    }
    match reach(metrics.ip()) {
        Reach::Public => Err(ConfigFault::MetricsOnPublicAddress { address: metrics }),
        Reach::Loopback | Reach::Private | Reach::Any => Ok(()),
    }
}

/// Plain HTTP carries the login cookie in the clear: by default only inside this machine, on a
/// network of the house when the owner said so, on the internet never.
fn plain_http_allowed(address: SocketAddr, plain_http: bool) -> Result<(), ConfigFault> {
    match reach(address.ip()) {
        Reach::Loopback => Ok(()),
        Reach::Public => Err(ConfigFault::PlainHttpOnPublicAddress { address }),
        Reach::Private | Reach::Any if plain_http => Ok(()),
        Reach::Private | Reach::Any => Err(ConfigFault::PlainHttpNotAllowed { address }),
    }
}
