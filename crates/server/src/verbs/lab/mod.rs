//! `zhike lab`: a house full of invented guests, for measuring how fast the program is.
//!
//! What every house has once (its owner, store, menu, offers) is written by the actions that any
//! caller reaches. Guests are too many for that: their rows are written by the same code of the
//! folders, sealed and indexed alike, but nobody is told of them and no audit row is kept, as in a
//! house whose events and audit of those days were put away long ago.
//!
//! `zhike lab dedupe` tries the search for duplicates on a register whose truth is known.

#[cfg(feature = "demo")]
mod dedupe;
mod guests;
mod house;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::failure::{Exit, Failure, seen_enough};
use crate::guests::duplicates::{Depth, search};
use crate::guests::jobs;
use crate::platform::app::App;
use crate::platform::config::Config;
use crate::platform::jobs::{Handlers, Recurring};
use crate::platform::open::House;
use crate::platform::problem::Problem;
use crate::platform::shutdown::Shutdown;
use crate::setup;
use crate::start::house as opening;

/// The most guests that have a phone of the block for tests.
const MOST_GUESTS: u32 = 10_000_000;
/// What is noted of the house itself.
const HOUSE: &str = "house.json";
const PATIENCE: Duration = Duration::from_secs(30);

/// What is to be filled, or tried.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct LabArgs {
    /// How many guests; each is a member with points and one coupon. Without it nobody is added:
    /// the till of a filled house logs in anew
    #[arg(long, value_name = "NUMBER")]
    pub guests: Option<u32>,
    /// Folder for house.json (store, logins, menu) and guests.txt (one guest a line)
    #[arg(long, value_name = "FOLDER", required = true)]
    pub notes: Option<PathBuf>,
    /// What is tried instead.
    #[command(subcommand)]
    pub verb: Option<LabVerb>,
}

/// What can be tried on made-up data.
#[derive(Debug, Subcommand)]
pub enum LabVerb {
    /// Dirty a register of guests and see how many duplicates are found
    #[cfg(feature = "demo")]
    Dedupe(dedupe::DedupeArgs),
}

/// Tries it, without a database; the result goes to `out`, machine-readable on the last line.
///
/// # Errors
/// A file that is not there or not understood.
pub fn attempt(verb: &LabVerb, out: &mut dyn Write) -> Result<(), Failure> {
    match *verb {
        #[cfg(feature = "demo")]
        LabVerb::Dedupe(ref args) => dedupe::run(args, out),
    }
}

/// Fills an empty database, or logs in anew at the till of a filled one.
///
/// # Errors
/// `lab.not_empty` when somebody lives there; those of the database and of the files.
pub fn fill(args: &LabArgs, config: &Config, out: &mut dyn Write) -> Result<(), Failure> {
    if args.guests.is_some_and(|guests| guests > MOST_GUESTS) {
        let sentence = format!("at most {MOST_GUESTS} guests have a number of their own");
        return Err(Failure::new(Exit::Configuration, "lab.too_many", sentence));
    }
    let notes = args.notes.as_deref().unwrap_or(Path::new("."));
    opening::ready_folders(config)?;
    let house = House::open(opening::plan(config, &[], Shutdown::default()), no_jobs)?;
    let done = match args.guests {
        Some(guests) => fill_house(notes, guests, &house),
        None => enter_house(notes, &house),
    };
    let done = done.and_then(|done| Ok(format!("{done}\n{}", settle_house(&house)?)));
    house.stop(PATIENCE);
    writeln!(out, "{}", done?).or_else(seen_enough)
}

fn no_jobs(_app: &App) -> (Handlers, Vec<Arc<dyn Recurring>>) {
    (Handlers::new(), Vec::new())
}

fn fill_house(notes: &Path, guests: u32, house: &House) -> Result<String, Failure> {
    let app = &house.app;
    let done = app.store.read_blocking(setup::actions::done).map_err(|why| told(&why))?;
    if !done.is_empty() {
        let sentence = "the lab fills an empty database only; name another one";
        return Err(Failure::new(Exit::Database, "lab.not_empty", sentence));
    }
    let made = house::make(app).map_err(|why| told(&why))?;
    write(&notes.join(HOUSE), &made.notes().to_string())?;
    let numbers = guests::write(app, &made, guests).map_err(|why| told(&why))?;
    write(&notes.join("guests.txt"), &numbers)?;
    Ok(format!("{guests} guests"))
}

/// A login rests after a while, and a filled house is kept for days.
fn enter_house(notes: &Path, house: &House) -> Result<String, Failure> {
    let path = notes.join(HOUSE);
    let wrong =
        |why: String| Failure::new(Exit::File, "lab.notes", format!("{}: {why}", path.display()));
    let text = std::fs::read_to_string(&path).map_err(|why| wrong(why.to_string()))?;
    let mut kept: Value = serde_json::from_str(&text).map_err(|why| wrong(why.to_string()))?;
    let cashier = serde_json::from_value(kept["cashier"].clone())
        .map_err(|why| wrong(format!("cashier: {why}")))?;
    let session = house::enter_again(&house.app, cashier).map_err(|why| told(&why))?;
    kept["session"] = Value::String(session);
    write(&path, &kept.to_string())?;
    Ok("logged in anew".to_owned())
}

/// What any house has done that did not open just now: everybody's standing is judged, and the
/// search of the day for duplicates is over. Answers how long each took, milliseconds.
fn settle_house(house: &House) -> Result<Value, Failure> {
    let now = || house.app.clock.now().0;
    let begun = now();
    let judged = jobs::turn(&house.app, &|| Ok(()));
    judged.map_err(|why| Failure::fault("judging where guests stand", why))?;
    let judged_ms = now() - begun;
    let searched = search(&house.app, Depth::Due, &|| Ok(()));
    searched.map_err(|why| Failure::fault("searching for duplicates", why))?;
    let duplicates_ms = now() - begun - judged_ms;
    Ok(json!({"judged_ms": judged_ms, "duplicates_ms": duplicates_ms}))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text)
        .map_err(|why| Failure::new(Exit::File, "lab.notes", format!("{}: {why}", path.display())))
}

fn told(problem: &Problem) -> Failure {
    Failure::fault("filling the lab", problem.cause.as_deref().unwrap_or(problem.code))
}
