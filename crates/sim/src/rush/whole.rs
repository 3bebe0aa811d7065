//! The whole measurement: bills on both engines, look-ups among a million guests, start and memory.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde::Serialize;

use super::ground::{House, Notes, Shelf};
use super::served::Served;
use super::till::{self, Guests, Shape};
use super::{Bound, Loop, Paces, desk, hundredths, millis, runtime};
use crate::pg::{Cluster, Durability};

/// Clients at once.
pub const CLIENTS: [u64; 3] = [1, 8, 32];
/// Clients that look somebody up.
const AT_THE_DOOR: u64 = 8;
/// No loop plays more flows than that.
const MOST_FLOWS: u64 = 40_000;
const WARM_UP: Bound = Bound { flows: 400, time: Duration::from_millis(800) };
const PATIENCE: Duration = Duration::from_secs(300);

/// What is measured, and how long.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Guests of the house in which bills are settled.
    pub guests: u32,
    /// Guests of the house in which somebody is looked up.
    pub crowd: u32,
    /// How long one loop takes.
    pub time: Duration,
    /// How often each loop is repeated; the run with the middle pace counts.
    pub rounds: usize,
    /// Whether bills on SQLite are measured.
    pub sqlite: bool,
    /// Whether bills on PostgreSQL are measured.
    pub postgres: bool,
    /// Whether look-ups, start and memory are measured.
    pub door: bool,
}

/// How fast bills are settled.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Settling {
    /// Bills quoted and settled in a second.
    pub flows_per_s: f64,
    /// Half of them took no longer.
    pub p50_ms: f64,
    /// All but one in a hundred took no longer.
    pub p99_ms: f64,
    /// What the processors did for the server, per bill.
    pub cpu_ms_per_flow: f64,
    /// What they did for PostgreSQL, per bill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_cpu_ms_per_flow: Option<f64>,
}

type ByClients = BTreeMap<u64, Settling>;

/// Everything that was measured.
#[derive(Debug, Default, Serialize)]
pub struct Whole {
    /// Another maker's till: quote, then settle. By engine and clients.
    pub settle: BTreeMap<&'static str, ByClients>,
    /// The house's own till: open, then settle. By engine and clients.
    pub own_till: BTreeMap<&'static str, ByClients>,
    /// A phone and then the whole card, by clients.
    pub lookup: BTreeMap<u64, Paces>,
    /// Names, parts, syllables, initials and last four digits.
    pub search: Option<Paces>,
    /// From the start of the program until it is ready, with the crowd.
    pub start_ms: Option<f64>,
    /// From the start of the program until every name is found.
    pub names_ready_ms: Option<f64>,
    /// Memory with the crowd, all names read and the look-ups played.
    pub rss_mb: Option<f64>,
    /// What this was measured on.
    pub machine: Machine,
}

/// The machine.
#[derive(Debug, Default, Serialize)]
pub struct Machine {
    /// Processors that this process may use.
    pub cores: usize,
    /// Half of the writes of 16 KB are on the disk within so long.
    pub fsync_p50_ms: f64,
    /// All but one in a hundred.
    pub fsync_p99_ms: f64,
}

/// Measures it all with `program`, on houses of the shelf.
///
/// # Errors
/// A house cannot be filled, or a flow fails.
pub fn measure(program: &Path, shelf: &Path, plan: &Plan) -> Result<Whole> {
    let kept = Shelf::at(shelf, program)?;
    let mut whole = Whole { machine: machine(shelf)?, ..Whole::default() };
    if plan.sqlite {
        say("bills on SQLite");
        let (house, _room) = kept.on_sqlite(plan.guests)?;
        bills(program, &house, None, plan, &mut whole)?;
    }
    if plan.postgres {
        say("bills on PostgreSQL");
        let cluster = Cluster::start(Durability::On)?;
        let (house, _room) = kept.on_postgres(&cluster, plan.guests)?;
        bills(program, &house, Some(&cluster), plan, &mut whole)?;
    }
    if plan.door {
        say("look-ups, start and memory");
        let (house, _room) = kept.on_sqlite(plan.crowd)?;
        door(program, &house, plan, &mut whole)?;
    }
    Ok(whole)
}

/// Measures look-ups, start and memory in a house that is there; `plan.crowd` says how many guests
/// have the first phones of the block for tests.
///
/// # Errors
/// It does not start, or somebody is not found.
pub fn measure_house(program: &Path, folder: &Path, plan: &Plan) -> Result<Whole> {
    let mut whole = Whole { machine: machine(folder)?, ..Whole::default() };
    let house = House { folder: folder.to_owned(), database: None };
    door(program, &house, plan, &mut whole)?;
    Ok(whole)
}

fn say(what: &str) {
    // Nobody has to listen.
    drop(writeln!(std::io::stderr(), "measuring {what}"));
}

/// How long the disk under `folder` takes: what is durable cannot be quicker.
fn machine(folder: &Path) -> Result<Machine> {
    let mut file = tempfile::tempfile_in(folder)?;
    let mut waits = Vec::new();
    for _write in 0..200 {
        file.write_all(&[7; 16 * 1_024])?;
        let begun = Instant::now();
        file.sync_data()?;
        waits.push(begun.elapsed());
    }
    waits.sort_unstable();
    let took = waits.iter().sum();
    let paces = Loop { waits, took }.paces();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(Machine { cores, fsync_p50_ms: paces.p50_ms, fsync_p99_ms: paces.p99_ms })
}

/// A house with its server, ready to be played in.
struct Ground<'a> {
    served: Served,
    notes: Arc<Notes>,
    guests: Arc<Vec<String>>,
    used: u64,
    cluster: Option<&'a Cluster>,
}

fn bills(
    program: &Path,
    house: &House,
    cluster: Option<&Cluster>,
    plan: &Plan,
    whole: &mut Whole,
) -> Result<()> {
    let mut ground = Ground {
        served: Served::start(program, house)?,
        notes: Arc::new(house.notes()?),
        guests: Arc::new(house.guests()?),
        used: 0,
        cluster,
    };
    // A house that opened hours ago has read its names.
    let ready = desk::names_ready(ground.served.at, &ground.notes, ground.served.begun, PATIENCE);
    runtime()?.block_on(ready)?;
    let engine = if cluster.is_some() { "postgres" } else { "sqlite" };
    ground.play(Shape::OtherTill, 8, WARM_UP)?;
    ground.play(Shape::OwnTill, 8, WARM_UP)?;
    for clients in CLIENTS {
        let settling = ground.middle(Shape::OtherTill, clients, plan)?;
        whole.settle.entry(engine).or_default().insert(clients, settling);
    }
    let most = CLIENTS[CLIENTS.len() - 1];
    let settling = ground.middle(Shape::OwnTill, most, plan)?;
    whole.own_till.entry(engine).or_default().insert(most, settling);
    ground.served.stop()?;
    house.verify(program)
}

impl Ground<'_> {
    fn play(&mut self, shape: Shape, clients: u64, bound: Bound) -> Result<Settling> {
        let guests = Guests::from(&self.guests, self.used);
        let database = |cluster: &Cluster| cluster.cpu();
        let before = (self.served.cpu()?, self.cluster.map(database).transpose()?);
        let (at, notes) = (self.served.at, Arc::clone(&self.notes));
        let play = till::play(at, &notes, &guests, shape, clients, bound);
        let played = runtime()?.block_on(play)?;
        let after = (self.served.cpu()?, self.cluster.map(database).transpose()?);
        // A client that ended has drawn a number that nobody played.
        self.used += played.count() + clients;
        let each =
            |time: Duration| (millis(time) / played.count() as f64 * 1_000.0).round() / 1_000.0;
        let Paces { per_s, p50_ms, p99_ms } = played.paces();
        let database =
            after.1.zip(before.1).map(|(after, before)| each(after.saturating_sub(before)));
        Ok(Settling {
            flows_per_s: per_s,
            p50_ms,
            p99_ms,
            cpu_ms_per_flow: each(after.0.saturating_sub(before.0)),
            database_cpu_ms_per_flow: database,
        })
    }

    /// The run with the middle pace of all rounds.
    fn middle(&mut self, shape: Shape, clients: u64, plan: &Plan) -> Result<Settling> {
        let bound = Bound { flows: MOST_FLOWS, time: plan.time };
        let mut all = Vec::new();
        for _round in 0..plan.rounds.max(1) {
            all.push(self.play(shape, clients, bound)?);
        }
        all.sort_by(|one, other| one.flows_per_s.total_cmp(&other.flows_per_s));
        let middle = all.get(all.len() / 2).copied().context("no round was played")?;
        let line = serde_json::to_string(&middle)?;
        say(&format!("{shape:?} with {clients} clients: {line}"));
        Ok(middle)
    }
}

fn door(program: &Path, house: &House, plan: &Plan, whole: &mut Whole) -> Result<()> {
    let notes = Arc::new(house.notes()?);
    let served = Served::start(program, house)?;
    whole.start_ms = Some(millis(served.ready_after).round());
    let (at, guests) = (served.at, u64::from(plan.crowd));
    let runtime = runtime()?;
    let ready = runtime.block_on(desk::names_ready(at, &notes, served.begun, PATIENCE))?;
    whole.names_ready_ms = Some(millis(ready).round());
    let bound = Bound { flows: MOST_FLOWS * 10, time: plan.time };
    let looked = || runtime.block_on(desk::look_up(at, &notes, guests, AT_THE_DOOR, bound));
    let _warm = runtime.block_on(desk::look_up(at, &notes, guests, AT_THE_DOOR, WARM_UP))?;
    whole.lookup.insert(AT_THE_DOOR, middle(plan, looked)?);
    whole.search = Some(middle(plan, || search(&runtime, at, &notes, bound))?);
    whole.rss_mb = Some(hundredths(served.resident_mb()?));
    ensure!(guests > 0, "nobody can be looked up in an empty house");
    served.stop()
}

fn search(
    runtime: &tokio::runtime::Runtime,
    at: SocketAddr,
    notes: &Arc<Notes>,
    bound: Bound,
) -> Result<Loop> {
    runtime.block_on(desk::search(at, notes, AT_THE_DOOR, bound))
}

fn middle(plan: &Plan, play: impl Fn() -> Result<Loop>) -> Result<Paces> {
    let mut all = Vec::new();
    for _round in 0..plan.rounds.max(1) {
        all.push(play()?.paces());
    }
    all.sort_by(|one, other| one.per_s.total_cmp(&other.per_s));
    let middle = all.get(all.len() / 2).copied().context("no round was played")?;
    say(&format!("  {}", serde_json::to_string(&middle)?));
    Ok(middle)
}
