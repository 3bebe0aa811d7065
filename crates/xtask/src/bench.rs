//! `cargo xtask bench`: measures a release build and prints a table; the last line is the JSON that
//! the measurement printed. `bench` alone measures the program as it serves, `bench store` what
//! sharing commits gives, `bench guests` a long list of guests that comes in.

mod guests;
mod product;

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::programs;
use crate::speak::say;

/// Runs a measurement; `--json` leaves out the table.
///
/// # Errors
/// The measurement fails or prints no JSON.
pub fn run(root: &Path, arguments: &[&str]) -> Result<bool> {
    match arguments {
        ["store"] => store(root, Output::Table),
        ["store", "--json"] => store(root, Output::Json),
        ["store", other @ ..] => {
            bail!("`bench store {}` is not understood: only --json", other.join(" "))
        }
        ["guests", other @ ..] => guests::run(root, other),
        other => product::run(root, other),
    }
}

/// What is printed before the last line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Output {
    Table,
    Json,
}

fn store(root: &Path, output: Output) -> Result<bool> {
    let run = [
        "run",
        "--release",
        "--quiet",
        "--locked",
        "--package",
        "zhike-sim",
        "--bin",
        "store_bench",
    ];
    let said = programs::answer(root, "cargo", &run)?;
    let json = last_json(&said)?;
    if output == Output::Table {
        let mut rows = Vec::new();
        flatten("", &json, &mut rows);
        let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        for (name, value) in rows {
            say!("{name:<width$}  {value}");
        }
    }
    say!("{json}");
    Ok(true)
}

fn last_json(said: &str) -> Result<Value> {
    let line = said.lines().rev().find(|line| line.starts_with('{'));
    let line = line.context("the measurement printed no JSON line")?;
    serde_json::from_str(line).context("the last line of the measurement")
}

/// One row per number or text, named by the path that leads to it.
fn flatten(path: &str, value: &Value, rows: &mut Vec<(String, String)>) {
    let below = |name: &str| {
        if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, v)| flatten(&below(name), v, rows)),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                flatten(&below(&at.to_string()), item, rows);
            }
        }
        Value::String(text) => rows.push((path.to_owned(), text.clone())),
        other => rows.push((path.to_owned(), other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_json_line_becomes_rows_named_by_their_path() {
        let json =
            last_json("warming up\n{\"a\":1,\"b\":{\"c\":[2,\"x\"]}}\n").expect("it is JSON");
        let mut rows = Vec::new();
        flatten("", &json, &mut rows);
        let rows: Vec<String> =
            rows.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(rows, ["a=1", "b.c.0=2", "b.c.1=x"]);
    }

    #[test]
    fn a_measurement_without_json_is_a_fault() {
        assert!(last_json("no figures\n").is_err());
    }
}
