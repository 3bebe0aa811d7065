//! The project's own tool: `cargo xtask <verb>`. `cargo xtask` alone lists the verbs.

mod api;
mod bench;
mod demo;
mod pages;
mod programs;
mod rust_text;
mod scene;
mod speak;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::{Result, bail};

use speak::say;

const HELP: &str = "\
cargo xtask <verb>

  demo [--port N] [--fresh] [--empty] [--release]
                                   build everything, make the demo restaurant if there is none, and
                                   serve it; --fresh makes it anew, --empty serves a new database
  test [rust|web|stories] [--keep-going]
                                   everything that guards the project, or one part of it
  tidy                             the project's rules as checks (see ARCHITECTURE.md)
  api [--check]                    write, or compare, openapi.json, the TypeScript client and
                                   docs/permissions.md from the program's route table
  bench [--json] [--only PART]     measure a release build as it serves; the last line is JSON
  bench store [--json]             measure what sharing commits gives";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(fault) => {
            say!("error: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<ExitCode> {
    let root = scene::root();
    let (verb, rest) = match arguments {
        [] | ["help" | "--help" | "-h", ..] => ("help", [].as_slice()),
        [verb, rest @ ..] => (*verb, rest),
    };
    let done = match verb {
        "help" => {
            say!("{HELP}");
            true
        }
        "tidy" => tidy::run(&root)?.broken == 0,
        "test" => test::run(&root, rest)?,
        "api" => api::run(&root, rest)?,
        "bench" => bench::run(&root, rest)?,
        "demo" => demo::run(&root, rest)?,
        other => bail!("there is no verb `{other}`\n\n{HELP}"),
    };
    Ok(if done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
