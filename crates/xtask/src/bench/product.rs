//! The program as it serves: built for release, filled with invented guests once for each state of
//! the schema, and driven over HTTP.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{Output, last_json};
use crate::speak::say;
use crate::{programs, scene};

const USAGE: &str =
    "bench [--json] [--seconds N] [--rounds N] [--only sqlite|postgres|door], or bench store";

/// What decides how a filled house looks: another text of these, and it is filled anew.
const FILLED_BY: [&str; 2] = ["crates/server/src/migrations/", "crates/server/src/verbs/lab/"];

/// Builds, measures and tells.
///
/// # Errors
/// Something does not build, or a flow fails.
pub fn run(root: &Path, arguments: &[&str]) -> Result<bool> {
    let (output, passed_on) = wishes(arguments)?;
    let build = ["build", "--release", "--locked", "--package", "zhike", "--package", "zhike-sim"];
    if !programs::watched(root, "cargo", &build, &[])?.success {
        bail!("the program does not build, see above");
    }
    let program = programs::built(root, "release");
    let driver = program.with_file_name("product_bench");
    let shelf = shelf(root, &program)?;
    let (program, shelf) = (program.display().to_string(), shelf.display().to_string());
    let mut all = vec![program.as_str(), shelf.as_str()];
    all.extend(passed_on);
    let json = last_json(&programs::answer(root, &driver.display().to_string(), &all)?)?;
    if output == Output::Table {
        table(&json);
    }
    say!("{json}");
    Ok(true)
}

fn wishes<'a>(arguments: &[&'a str]) -> Result<(Output, Vec<&'a str>)> {
    let mut output = Output::Table;
    let mut passed_on = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--json" => output = Output::Json,
            "--seconds" | "--rounds" | "--only" => {
                passed_on.push(*argument);
                passed_on.push(rest.next().context(USAGE)?);
            }
            other => bail!("`bench {other}` is not understood: {USAGE}"),
        }
    }
    Ok((output, passed_on))
}

/// The folder for filled houses, by what fills them. Those of another schema are removed: one with
/// a million guests takes more than a gigabyte.
fn shelf(root: &Path, program: &Path) -> Result<PathBuf> {
    let mut hash = DefaultHasher::new();
    let files = scene::read_files(root)?;
    for file in files.iter().filter(|file| FILLED_BY.iter().any(|of| file.path.starts_with(of))) {
        (&file.path, &file.text).hash(&mut hash);
    }
    let target = program.parent().and_then(Path::parent).context("the target folder")?;
    let all = target.join("bench");
    let name = format!("houses-{:016x}", hash.finish());
    for entry in std::fs::read_dir(&all).into_iter().flatten() {
        let entry = entry?;
        let other = entry.file_name();
        if other.to_string_lossy().starts_with("houses-") && other.to_string_lossy() != name {
            std::fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(all.join(name))
}

fn table(json: &Value) {
    for (field, title) in [
        ("settle", "bills by another maker's till: quote, then settle"),
        ("own_till", "bills by the house's own till: open, then settle"),
    ] {
        say!("{title}");
        say!(
            "  {:<10}{:>8}{:>10}{:>9}{:>9}{:>14}{:>10}",
            "",
            "clients",
            "bills/s",
            "p50 ms",
            "p99 ms",
            "server CPU ms",
            "DB CPU ms"
        );
        for (engine, rows) in fields(&json[field]) {
            for (clients, row) in fields(rows) {
                let n = |name: &str| row[name].as_f64();
                say!(
                    "  {engine:<10}{clients:>8}{:>10}{:>9}{:>9}{:>14}{:>10}",
                    shown(n("flows_per_s")),
                    shown(n("p50_ms")),
                    shown(n("p99_ms")),
                    shown(n("cpu_ms_per_flow")),
                    shown(n("database_cpu_ms_per_flow"))
                );
            }
        }
    }
    for (clients, row) in fields(&json["lookup"]) {
        say!("phone, then the whole card ({clients} clients): {}", paces(row));
    }
    say!("search by name, pinyin, initials, last four: {}", paces(&json["search"]));
    for (field, title) in [
        ("start_ms", "start until ready, ms"),
        ("names_ready_ms", "start until every name is found, ms"),
        ("rss_mb", "memory, MB"),
    ] {
        say!("{title}: {}", shown(json[field].as_f64()));
    }
    let disk = json["machine"]["fsync_p50_ms"].as_f64();
    say!("{} cores, a write reaches the disk in {} ms", json["machine"]["cores"], shown(disk));
}

fn fields(value: &Value) -> Vec<(&String, &Value)> {
    let mut all: Vec<(&String, &Value)> = value.as_object().into_iter().flatten().collect();
    all.sort_by_key(|(name, _)| (name.parse::<u64>().unwrap_or(0), name.to_string()));
    all
}

fn paces(row: &Value) -> String {
    let n = |name: &str| shown(row[name].as_f64());
    format!("{} a second, p50 {} ms, p99 {} ms", n("per_s"), n("p50_ms"), n("p99_ms"))
}

fn shown(number: Option<f64>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_passed_on_and_nonsense_is_refused() {
        let (output, passed_on) = wishes(&["--json", "--only", "door"]).expect("both are known");
        assert!(output == Output::Json && passed_on == ["--only", "door"]);
        assert!(wishes(&["--only"]).is_err() && wishes(&["--fast"]).is_err());
    }

    #[test]
    fn rows_come_in_the_order_of_their_numbers() {
        let json = serde_json::json!({"32": 1, "8": 2, "1": 3});
        let names: Vec<&str> = fields(&json).into_iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["1", "8", "32"]);
    }
}
