//! `product_bench <program> <shelf> [--seconds N] [--rounds N] [--only sqlite|postgres|door]`:
//! measures the program `zhike` and prints one line of JSON. The shelf is a folder for filled
//! houses, made at the first run. With `--house GUESTS` the second folder is a house itself, whose
//! guests have the first phones of the block for tests: its look-ups, start and memory are
//! measured.

use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use zhike_sim::rush::whole::{Plan, measure, measure_house};

const USAGE: &str = "usage: product_bench <program> <shelf> [--seconds N] [--rounds N] \
                     [--only sqlite|postgres|door] | product_bench <program> <house> \
                     --house GUESTS";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut plan = Plan {
        guests: 100_000,
        crowd: 1_000_000,
        time: Duration::from_secs(4),
        rounds: 3,
        sqlite: true,
        postgres: true,
        door: true,
    };
    let mut house = None;
    let mut places: Vec<PathBuf> = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().context(USAGE);
        match argument.as_str() {
            "--seconds" => plan.time = bounded(value()?)?,
            "--rounds" => plan.rounds = value()?.parse().context("rounds")?,
            "--house" => house = Some(value()?.parse().context("guests")?),
            "--only" => only(&mut plan, value()?)?,
            place => places.push(place.into()),
        }
    }
    let [program, place] = places.as_slice() else { bail!(USAGE) };
    let program = program.canonicalize().with_context(|| format!("{}", program.display()))?;
    let whole = match house {
        Some(guests) => measure_house(&program, place, &Plan { crowd: guests, ..plan })?,
        None => measure(&program, place, &plan)?,
    };
    writeln!(std::io::stdout().lock(), "{}", serde_json::to_string(&whole)?)?;
    Ok(())
}

fn bounded(text: &str) -> Result<Duration> {
    let seconds: f64 = text.parse().context("seconds")?;
    if !(0.1..=60.0).contains(&seconds) {
        bail!("seconds are between 0.1 and 60");
    }
    Ok(Duration::from_secs_f64(seconds))
}

fn only(plan: &mut Plan, part: &str) -> Result<()> {
    (plan.sqlite, plan.postgres, plan.door) = match part {
        "sqlite" => (true, false, false),
        "postgres" => (false, true, false),
        "door" => (false, false, true),
        _ => bail!(USAGE),
    };
    Ok(())
}
