//! What group commit gives: a closed loop of clients on one SQLite store, whose fsync takes a set
//! time under the shim, so that the figure does not hang on the machine's disk.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};
use zhike_store::{Database, GroupCommit, Options, Store};

use crate::Dice;
use crate::load::{self, Failure, Operation};
use crate::powerloss::{FILE, Shim};
use crate::worker::NOW_MS;

/// How long an fsync takes in the bench.
pub const FSYNC_MICROS: u64 = 2_000;
/// Clients at once; the last is the one the promise is about.
pub const CLIENTS: [u64; 3] = [1, 8, 32];
const WARM_UP: Duration = Duration::from_millis(300);

/// One closed loop.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Figures {
    /// Acknowledged writes per second.
    pub per_s: f64,
    /// Writes in one commit, on average.
    pub batch: f64,
    /// Half of the writes were acknowledged within so long.
    pub p50_ms: f64,
    /// All but one in a hundred.
    pub p99_ms: f64,
}

/// The two ways of committing with as many clients.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Pair {
    /// Clients at once, each waiting for its answer before the next write.
    pub clients: u64,
    /// Every write has a commit of its own.
    pub one_commit_each: Figures,
    /// What is queued shares one.
    pub group_commit: Figures,
    /// How many times as many writes grouping gives.
    pub ratio: f64,
}

/// The whole measurement; its own fields are those of the most clients.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    /// The pair with the most clients.
    #[serde(flatten)]
    pub most: Pair,
    /// How long an fsync took, in microseconds.
    pub fsync_micros: u64,
    /// All pairs, few clients first.
    pub by_clients: Vec<Pair>,
}

/// Runs `program` (the `store_bench` binary) once for each cell, `seconds` each.
///
/// # Errors
/// There is no C compiler, or a loop failed.
pub fn measure(program: &Path, seconds: f64) -> Result<Measured> {
    let mut by_clients = Vec::new();
    for clients in CLIENTS {
        let one_commit_each = one_loop(program, "one", clients, seconds)?;
        let group_commit = one_loop(program, "group", clients, seconds)?;
        let ratio = (group_commit.per_s / one_commit_each.per_s * 10.0).round() / 10.0;
        by_clients.push(Pair { clients, one_commit_each, group_commit, ratio });
    }
    let most = *by_clients.last().ok_or_else(|| anyhow!("nothing was measured"))?;
    Ok(Measured { most, fsync_micros: FSYNC_MICROS, by_clients })
}

fn one_loop(program: &Path, mode: &str, clients: u64, seconds: f64) -> Result<Figures> {
    let room = tempfile::Builder::new().prefix("zhike-bench-").tempdir()?;
    let folder = room.path().to_path_buf();
    let mut command = Command::new(program);
    command.arg("--loop").arg(folder.join(FILE));
    command.args([mode, &clients.to_string(), &seconds.to_string()]);
    Shim { folder, fsync_micros: FSYNC_MICROS, ..Shim::default() }.preload(&mut command)?;
    let output = command.stderr(Stdio::inherit()).output().context("the loop does not start")?;
    if !output.status.success() {
        bail!("the loop with {clients} clients failed: {}", output.status);
    }
    serde_json::from_slice(&output.stdout).context("what the loop printed")
}

/// One closed loop in this process, which runs under the shim.
///
/// # Errors
/// The store does not open, or a write failed.
pub fn closed_loop(
    file: &Path,
    grouped: GroupCommit,
    clients: u64,
    seconds: f64,
) -> Result<Figures> {
    let mut options = Options::new(Database::File(file.to_owned()));
    options.group_commit = grouped;
    let store = Store::open(options, load::MIGRATIONS, NOW_MS)?;
    store.write_blocking(load::open_accounts)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build()?;
    let warm = run(&runtime, &store, "w", clients, WARM_UP)?;
    let (before, start) = (store.stats(), Instant::now());
    let mut waits = run(&runtime, &store, "m", clients, Duration::from_secs_f64(seconds))?;
    let (after, took) = (store.stats(), start.elapsed().as_secs_f64());
    store.stop(Duration::from_secs(10));
    if warm.is_empty() || waits.is_empty() {
        bail!("no write was acknowledged");
    }
    waits.sort_unstable();
    let at = |share: usize| waits[(waits.len() - 1) * share / 100].as_secs_f64() * 1_000.0;
    let (ops, commits) = (after.ops - before.ops, after.commits - before.commits);
    Ok(Figures {
        per_s: (waits.len() as f64 / took).round(),
        batch: (ops as f64 / commits.max(1) as f64 * 10.0).round() / 10.0,
        p50_ms: (at(50) * 100.0).round() / 100.0,
        p99_ms: (at(99) * 100.0).round() / 100.0,
    })
}

/// How long each write waited for its acknowledgement.
fn run(
    runtime: &tokio::runtime::Runtime,
    store: &Store,
    name: &str,
    clients: u64,
    time: Duration,
) -> Result<Vec<Duration>> {
    let over = Arc::new(AtomicBool::new(false));
    let all: Vec<_> = (0..clients)
        .map(|number| {
            let dice = Dice::new(42).split(number);
            let name = format!("{name}{number}");
            runtime.spawn(client(store.clone(), name, dice, Arc::clone(&over)))
        })
        .collect();
    std::thread::sleep(time);
    over.store(true, Ordering::Relaxed);
    let mut waits = Vec::new();
    for client in all {
        waits.extend(runtime.block_on(client)??);
    }
    Ok(waits)
}

async fn client(
    store: Store,
    name: String,
    mut dice: Dice,
    over: Arc<AtomicBool>,
) -> Result<Vec<Duration>> {
    let mut waits = Vec::new();
    while !over.load(Ordering::Relaxed) {
        let key = format!("{name}.{}", waits.len());
        let operation = Operation { refused: false, ..Operation::draw(key, &mut dice) };
        let start = Instant::now();
        match load::perform(&store, operation).await {
            Ok(()) => waits.push(start.elapsed()),
            Err(Failure::Store(error)) => return Err(error.into()),
            Err(Failure::Refused) => bail!("an operation refused itself"),
        }
    }
    Ok(waits)
}
