//! A throw-away PostgreSQL cluster for tests: made by `initdb`, on loopback, gone afterwards.
//!
//! `initdb` and `postgres` refuse to run as root, so under root the server runs as the system's
//! unprivileged `postgres` (else `nobody`) user and owns the temporary folder.

mod install;
mod watchdog;

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use install::Install;
use watchdog::Watchdog;

use crate::rush::served::cpu_of;

/// How long a start may take before it counts as failed; initdb is not part of it.
const START_PATIENCE: Duration = Duration::from_secs(60);
const SUPERUSER: &str = "postgres";

/// Whether the cluster survives a power loss, or is fast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// `fsync`, `synchronous_commit` and `full_page_writes` off: for tests of behaviour.
    Off,
    /// PostgreSQL's own safe defaults: for tests that kill it.
    On,
}

/// A running PostgreSQL of our own. Dropping it stops the server and removes its files; when this
/// process dies without dropping it, a watchdog does the same.
pub struct Cluster {
    install: Install,
    durability: Durability,
    port: u16,
    server: Mutex<Option<Child>>,
    /// Declared before `folder`: it has to end before the folder goes.
    _watchdog: Watchdog,
    folder: tempfile::TempDir,
}

impl Cluster {
    /// Makes and starts a cluster; takes about two seconds.
    ///
    /// # Errors
    /// PostgreSQL is not installed (the message names the Debian package), or it did not start
    /// (the message holds the end of its log).
    pub fn start(durability: Durability) -> Result<Cluster> {
        let install = Install::find()?;
        let folder = tempfile::Builder::new().prefix("zhike-pg-").tempdir()?;
        let watchdog = Watchdog::over(folder.path())?;
        install.make_cluster(folder.path(), SUPERUSER)?;
        let cluster = Cluster {
            install,
            durability,
            port: free_port()?,
            server: Mutex::new(None),
            _watchdog: watchdog,
            folder,
        };
        cluster.launch()?;
        Ok(cluster)
    }

    /// The cluster that all tests of one binary share, without durability; made at first use and
    /// ended by the watchdog when the process ends. Use a database of your own in it.
    ///
    /// # Errors
    /// As [`Cluster::start`]; the first answer is kept.
    pub fn shared() -> Result<&'static Cluster> {
        static SHARED: OnceLock<Result<Cluster, String>> = OnceLock::new();
        SHARED
            .get_or_init(|| Cluster::start(Durability::Off).map_err(|fault| format!("{fault:#}")))
            .as_ref()
            .map_err(|text| anyhow!("{text}"))
    }

    /// `postgres://…` address of a database; stays the same over [`Cluster::restart`].
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("postgres://{SUPERUSER}@127.0.0.1:{}/{database}", self.port)
    }

    /// TCP port on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Creates an empty database and answers its URL.
    ///
    /// # Errors
    /// The name is not `[a-z][a-z0-9_]*`, is taken, or the server is down.
    pub fn create_database(&self, name: &str) -> Result<String> {
        self.create_from_template(name, "template0")
    }

    /// Creates a database as a copy of `template`, to which nobody may be connected, and answers
    /// its URL. Migrate once, copy often: a copy costs a fraction of the migrations.
    ///
    /// # Errors
    /// As [`Cluster::create_database`]; also when somebody is connected to the template.
    pub fn create_from_template(&self, name: &str, template: &str) -> Result<String> {
        let (name, template) = (plain_name(name)?, plain_name(template)?);
        self.query("postgres", &format!("create database {name} template {template}"))?;
        Ok(self.url(name))
    }

    /// Drops a database, ending whoever is connected to it.
    ///
    /// # Errors
    /// The server is down, or the database is not there.
    pub fn drop_database(&self, name: &str) -> Result<()> {
        let name = plain_name(name)?;
        self.query("postgres", &format!("drop database {name} with (force)")).map(drop)
    }

    /// Runs SQL through `psql`: rows as lines, columns parted by `|`. It shares nothing with the
    /// store, so audits may trust it.
    ///
    /// # Errors
    /// The text of `psql` when the server is down or the SQL fails.
    pub fn query(&self, database: &str, sql: &str) -> Result<String> {
        let output = self
            .install
            .command("psql")
            .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql])
            .arg(self.url(database))
            .output()
            .context("psql does not start")?;
        if !output.status.success() {
            bail!("psql: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
    }

    /// Writes a database into one file, for [`Cluster::restore`].
    ///
    /// # Errors
    /// The text of `pg_dump`.
    pub fn dump(&self, database: &str, file: &Path) -> Result<()> {
        let mut dump = self.install.command("pg_dump");
        dump.args(["--format=custom", "--compress=1", "--file"]).arg(file);
        tool(dump.arg(self.url(database)), "pg_dump")
    }

    /// Fills an empty database with what was dumped, and tells the planner of it.
    ///
    /// # Errors
    /// The text of `pg_restore`.
    pub fn restore(&self, database: &str, file: &Path) -> Result<()> {
        let mut restore = self.install.command("pg_restore");
        restore.args(["--jobs=2", "--dbname", &self.url(database)]).arg(file);
        tool(&mut restore, "pg_restore")?;
        self.query(database, "vacuum analyze")?;
        self.query(database, "checkpoint").map(drop)
    }

    /// What the processors have done so far for the processes that serve connections now.
    ///
    /// # Errors
    /// The cluster is not running.
    pub fn cpu(&self) -> Result<Duration> {
        let server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        let pid = server.as_ref().context("the cluster is not running")?.id();
        let family = watchdog::children_of(pid).into_iter().chain([pid]);
        // A child may end while it is asked.
        Ok(family.filter_map(|pid| cpu_of(pid).ok()).sum())
    }

    /// SIGKILLs the postmaster and all its children at one moment: what a crash of the machine's
    /// PostgreSQL looks like to its clients. [`Cluster::restart`] brings it back.
    ///
    /// # Errors
    /// The `kill` program is missing.
    pub fn kill(&self) -> Result<()> {
        let mut server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(child) = server.take() {
            watchdog::kill_family(child)?;
        }
        Ok(())
    }

    /// Starts the cluster again (killing what still runs) on the same port and waits until it
    /// accepts connections, so until crash recovery is done.
    ///
    /// # Errors
    /// It does not accept within a minute; the message holds the end of its log.
    pub fn restart(&self) -> Result<()> {
        self.kill()?;
        // Everything that could use the folder is dead, so what the file says is stale.
        drop(std::fs::remove_file(self.data().join("postmaster.pid")));
        self.launch()
    }

    fn launch(&self) -> Result<()> {
        let deadline = Instant::now() + START_PATIENCE;
        loop {
            let mut child = self.spawn()?;
            let ready = self.await_ready(&mut child, deadline);
            match ready {
                Ok(true) => {
                    let mut server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
                    *server = Some(child);
                    return Ok(());
                }
                // Another program holds the port for a moment: ports are never ours for sure.
                Ok(false) if self.port_is_taken() && Instant::now() < deadline => {
                    std::thread::sleep(Duration::from_millis(200));
                }
                Ok(false) => bail!("PostgreSQL ended at its start:\n{}", self.log_end()),
                Err(fault) => {
                    watchdog::kill_family(child)?;
                    return Err(fault);
                }
            }
        }
    }

    fn spawn(&self) -> Result<Child> {
        let log = File::options().create(true).append(true).open(self.log_path())?;
        let mut command = self.install.server_command("postgres", self.folder.path())?;
        command.arg("-D").arg(self.data()).arg("-k").arg(self.folder.path());
        command.args(["-h", "127.0.0.1", "-p", &self.port.to_string()]);
        for setting in settings(self.durability) {
            command.args(["-c", setting]);
        }
        command.stdout(log.try_clone()?).stderr(log);
        command.spawn().context("postgres does not start")
    }

    /// `Ok(false)`: the server ended by itself.
    fn await_ready(&self, child: &mut Child, deadline: Instant) -> Result<bool> {
        loop {
            if child.try_wait()?.is_some() {
                return Ok(false);
            }
            if self.query("postgres", "select 1").is_ok() {
                return Ok(true);
            }
            if Instant::now() > deadline {
                bail!("PostgreSQL does not accept connections:\n{}", self.log_end());
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    fn port_is_taken(&self) -> bool {
        TcpListener::bind(("127.0.0.1", self.port)).is_err()
    }

    fn data(&self) -> PathBuf {
        data_folder(self.folder.path())
    }

    fn log_path(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    fn log_end(&self) -> String {
        let log = std::fs::read(self.log_path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Nothing in the folder is wanted any more; PostgreSQL's immediate stop is the quickest
        // end that still reaps its children.
        let mut server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(child) = server.take() {
            drop(watchdog::stop(child));
        }
    }
}

fn tool(command: &mut Command, name: &str) -> Result<()> {
    let output = command.output().with_context(|| format!("{name} does not start"))?;
    if !output.status.success() {
        bail!("{name}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}

fn data_folder(folder: &Path) -> PathBuf {
    folder.join("data")
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// For tests small on purpose: several clusters may run on a machine with two cores; for figures as
/// PostgreSQL comes. Without `syncfs`
/// (PostgreSQL 14) recovery syncs a thousand files one by one, which takes seconds.
fn settings(durability: Durability) -> Vec<&'static str> {
    let mut all = vec!["max_connections=300", "recovery_init_sync_method=syncfs"];
    if durability == Durability::Off {
        let quick = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
        all.extend(quick);
        all.push("shared_buffers=64MB");
    }
    all
}

/// Names go into SQL unquoted, so only the plain ones pass.
fn plain_name(name: &str) -> Result<&str> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let starts_well = name.starts_with(|c: char| c.is_ascii_lowercase());
    if !starts_well || !name.chars().all(plain) || name.len() > 63 {
        bail!("database name {name:?} is not of the form [a-z][a-z0-9_]*, at most 63 long");
    }
    Ok(name)
}
