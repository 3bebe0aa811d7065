//! The steps, as data, in the order they run.

use std::path::Path;

use anyhow::Result;

use super::counts::{self, Counts};
use super::{Outcome, debian};
use crate::{api, pages, programs, tidy};

/// What a step belongs to; `cargo xtask test web` runs that part alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Rust,
    Web,
    Stories,
}

/// One step.
pub struct Step {
    pub name: &'static str,
    pub part: Part,
    /// Steps without which this one says nothing new.
    pub needs: &'static [&'static str],
    pub run: fn(&Path) -> Result<Outcome>,
}

const fn step(
    part: Part,
    name: &'static str,
    needs: &'static [&'static str],
    run: fn(&Path) -> Result<Outcome>,
) -> Step {
    Step { name, part, needs, run }
}

use Part::{Rust, Stories, Web};

/// Cheap and certain first; what needs a build after it; the browser last.
pub const STEPS: &[Step] = &[
    step(Rust, "machine", &[], |s| debian::ready(s, debian::FOR_RUST)),
    step(Rust, "format", &[], |s| cargo(s, &["fmt", "--all", "--check"])),
    step(Rust, "tidy", &[], run_tidy),
    step(Rust, "deny", &[], deny),
    step(Rust, "clippy", &["machine"], |s| {
        let arguments =
            ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
        cargo(s, &arguments)
    }),
    // Pages and stories use the program as it is built for the tests; another choice of packages
    // would make cargo compile a good part of it a second time.
    step(Rust, "build", &["machine"], |s| {
        cargo(s, &["test", "--workspace", "--locked", "--no-run"])
    }),
    step(Rust, "tests", &["build"], tests),
    step(Rust, "doc warnings", &["machine"], doc),
    step(Web, "web machine", &[], |s| debian::ready(s, debian::FOR_WEB)),
    step(Web, "web install", &["web machine"], install),
    step(Web, "api", &["build", "web install"], |s| {
        let fresh = api::compare(s, &programs::built(s, "debug"))?;
        Ok(judged(fresh, Counts::default(), "run `cargo xtask api` and commit what it writes"))
    }),
    // Types, lint, unit tests, build, budgets and foreign hosts; web/scripts/check.mjs lists them.
    step(Web, "web check", &["web install"], |s| npm(s, &["run", "check"])),
    step(Stories, "browser", &[], |s| debian::ready(s, debian::FOR_STORIES)),
    step(Stories, "stories", &["browser", "build", "web check"], stories),
];

/// The steps of the named parts (all without any), and what those need, in order.
pub fn chosen(parts: &[Part]) -> Vec<&'static Step> {
    let mut wanted: Vec<&str> = Vec::new();
    for step in STEPS.iter().rev() {
        let named = parts.is_empty() || parts.contains(&step.part);
        if named || wanted.contains(&step.name) {
            wanted.push(step.name);
            wanted.extend(step.needs);
        }
    }
    STEPS.iter().filter(|step| wanted.contains(&step.name)).collect()
}

fn judged(good: bool, counts: Counts, otherwise: &str) -> Outcome {
    if good && counts.failed == 0 {
        Outcome::Passed(counts)
    } else {
        Outcome::Failed(counts, otherwise.to_owned())
    }
}

fn run_tidy(root: &Path) -> Result<Outcome> {
    let report = tidy::run(root)?;
    let counts = Counts { passed: report.held as u64, failed: report.broken as u64 };
    Ok(judged(report.broken == 0, counts, "rules are broken"))
}

/// Much of a scenario is waiting, for a commit or a clock: twice as many at once as there are cores
/// keep those busy.
fn tests(root: &Path) -> Result<Outcome> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = (cores * 2).to_string();
    let arguments = ["test", "--workspace", "--locked", "--no-fail-fast"];
    program(root, "cargo", &arguments, &[("RUST_TEST_THREADS", &threads)])
}

/// `cargo deny` reads more than tidy does, and is not on every machine.
fn deny(root: &Path) -> Result<Outcome> {
    if programs::find("cargo-deny", &[]).is_none() {
        let why = "cargo-deny is not installed; tidy checked licences, sources and bans";
        return Ok(Outcome::NotRun(why.to_owned()));
    }
    cargo(root, &["deny", "--offline", "check", "licenses", "bans", "sources"])
}

fn doc(root: &Path) -> Result<Outcome> {
    let arguments = ["doc", "--workspace", "--no-deps", "--locked", "--document-private-items"];
    program(root, "cargo", &arguments, &[("RUSTDOCFLAGS", "-D warnings")])
}

fn cargo(root: &Path, arguments: &[&str]) -> Result<Outcome> {
    program(root, "cargo", arguments, &[])
}

fn stories(root: &Path) -> Result<Outcome> {
    let built = programs::built(root, "debug").display().to_string();
    let arguments = ["--prefix", "web", "run", "stories"];
    program(root, "npm", &arguments, &[("STORY_PROGRAM", &built)])
}

fn npm(root: &Path, arguments: &[&str]) -> Result<Outcome> {
    let mut all = vec!["--prefix", "web"];
    all.extend(arguments);
    program(root, "npm", &all, &[])
}

fn install(root: &Path) -> Result<Outcome> {
    let installed = pages::install(root)?;
    Ok(judged(installed, Counts::default(), "npm could not install web's packages"))
}

fn program(root: &Path, name: &str, arguments: &[&str], more: &[(&str, &str)]) -> Result<Outcome> {
    let ended = programs::watched(root, name, arguments, more)?;
    Ok(judged(ended.success, counts::in_text(&ended.text), "see its output above"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stories_alone_bring_the_builds_they_need_and_not_the_tests() {
        let names: Vec<&str> = chosen(&[Stories]).iter().map(|step| step.name).collect();
        let needed = ["machine", "web machine", "web install", "web check", "browser", "build"];
        assert!(needed.iter().all(|name| names.contains(name)));
        assert!(names.contains(&"stories") && !names.contains(&"tests"));
        assert_eq!(chosen(&[]).len(), STEPS.len());
    }

    #[test]
    fn a_program_that_succeeds_and_reports_a_failed_test_has_failed() {
        let counts = Counts { passed: 3, failed: 1 };
        assert!(matches!(judged(true, counts, "x"), Outcome::Failed(..)));
    }
}
