//! `store_bench [seconds]`: prints one line of JSON on what group commit gives. For each cell it
//! runs itself under the shim, as `store_bench --loop <file> <one|group> <clients> <seconds>`.

use std::io::Write;

use anyhow::{Context, Result, bail};
use zhike_sim::bench::{closed_loop, measure};
use zhike_store::GroupCommit;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let line = match words.as_slice() {
        [] => serde_json::to_string(&measure(&std::env::current_exe()?, 1.5)?)?,
        ["--loop", file, mode, clients, seconds] => {
            let grouped = match *mode {
                "one" => GroupCommit::One,
                "group" => GroupCommit::UpTo(128),
                other => bail!("the mode is one or group, not {other:?}"),
            };
            let clients = clients.parse().context("clients")?;
            let seconds = bounded(seconds)?;
            serde_json::to_string(&closed_loop(file.as_ref(), grouped, clients, seconds)?)?
        }
        [seconds] => {
            serde_json::to_string(&measure(&std::env::current_exe()?, bounded(seconds)?)?)?
        }
        _ => bail!("usage: store_bench [seconds]"),
    };
    writeln!(std::io::stdout().lock(), "{line}")?;
    Ok(())
}

fn bounded(text: &str) -> Result<f64> {
    let seconds: f64 = text.parse().context("seconds")?;
    if !(0.1..=60.0).contains(&seconds) {
        bail!("seconds are between 0.1 and 60");
    }
    Ok(seconds)
}
