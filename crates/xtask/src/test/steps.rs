//! The steps, as data, in the order they run.

use anyhow::Result;

use super::counts::{self, Counts};
use super::{Outcome, Session, debian};
use crate::{api, programs, tidy};

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
    pub run: fn(&Session<'_>) -> Result<Outcome>,
}

const fn step(
    part: Part,
    name: &'static str,
    needs: &'static [&'static str],
    run: fn(&Session<'_>) -> Result<Outcome>,
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
    step(Rust, "tests", &["machine"], |s| {
        cargo(s, &["test", "--workspace", "--locked", "--no-fail-fast"])
    }),
    step(Rust, "doc warnings", &["machine"], doc),
    step(Web, "web machine", &[], |s| debian::ready(s, debian::FOR_WEB)),
    step(Web, "web install", &["web machine"], |s| npm(s, &["ci", "--ignore-scripts"])),
    step(Web, "api", &["web install"], |s| {
        let fresh = api::run(s.root, &["--check"])?;
        Ok(judged(fresh, Counts::default(), "run `cargo xtask api` and commit what it writes"))
    }),
    step(Web, "web check", &["web install"], |s| npm(s, &["run", "check"])),
    step(Web, "web tests", &["web install"], |s| npm(s, &["test"])),
    step(Web, "web build", &["web install"], |s| npm(s, &["run", "build"])),
    step(Web, "web budget", &["web build"], |s| npm(s, &["run", "budget"])),
    step(Stories, "browser", &[], |s| debian::ready(s, debian::FOR_STORIES)),
    step(Stories, "server", &["machine"], |s| {
        cargo(s, &["build", "--locked", "--package", "zhike"])
    }),
    step(Stories, "stories", &["browser", "server", "web build"], |s| npm(s, &["run", "stories"])),
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

fn run_tidy(session: &Session<'_>) -> Result<Outcome> {
    let report = tidy::run(session.root)?;
    let counts = Counts { passed: report.held as u64, failed: report.broken as u64 };
    Ok(judged(report.broken == 0, counts, "rules are broken"))
}

/// `cargo deny` reads more than tidy does, and is not on every machine.
fn deny(session: &Session<'_>) -> Result<Outcome> {
    if programs::find("cargo-deny", &[]).is_none() {
        let why = "cargo-deny is not installed; tidy checked licences, sources and bans";
        return Ok(Outcome::NotRun(why.to_owned()));
    }
    cargo(session, &["deny", "--offline", "check", "licenses", "bans", "sources"])
}

fn doc(session: &Session<'_>) -> Result<Outcome> {
    let arguments = ["doc", "--workspace", "--no-deps", "--locked", "--document-private-items"];
    program(session, "cargo", &arguments, &[("RUSTDOCFLAGS", "-D warnings")])
}

fn cargo(session: &Session<'_>, arguments: &[&str]) -> Result<Outcome> {
    program(session, "cargo", arguments, &[])
}

fn npm(session: &Session<'_>, arguments: &[&str]) -> Result<Outcome> {
    let mut all = vec!["--prefix", "web"];
    all.extend(arguments);
    program(session, "npm", &all, &[])
}

/// Runs a program with what every step of the test has in common: no colours, since the output is
/// read by a program, and no debug symbols where nobody will debug.
fn program(
    session: &Session<'_>,
    name: &str,
    arguments: &[&str],
    more: &[(&str, &str)],
) -> Result<Outcome> {
    let mut surroundings = vec![("NO_COLOR", "1"), ("CARGO_TERM_COLOR", "never")];
    surroundings.extend(more);
    if session.unattended {
        surroundings.push(("CARGO_PROFILE_DEV_DEBUG", "0"));
        surroundings.push(("CARGO_INCREMENTAL", "0"));
    }
    let ended = programs::watched(session.root, name, arguments, &surroundings)?;
    Ok(judged(ended.success, counts::in_text(&ended.text), "see its output above"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stories_alone_bring_the_builds_they_need_and_not_the_tests() {
        let names: Vec<&str> = chosen(&[Stories]).iter().map(|step| step.name).collect();
        let needed = ["machine", "web machine", "web install", "web build", "browser", "server"];
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
