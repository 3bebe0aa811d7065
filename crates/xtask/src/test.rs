//! `cargo xtask test`: everything that guards the project, cheapest first, with the time each step
//! took and one closing line.

mod counts;
pub mod debian;
mod steps;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::programs;
use crate::speak::say;

use counts::Counts;
use steps::{Part, Step};

/// How a step ended.
pub enum Outcome {
    Passed(Counts),
    Failed(Counts, String),
    /// Left out, with the reason, which the summary shows: never silently.
    NotRun(String),
}

struct Ran {
    step: &'static Step,
    outcome: Outcome,
    took: Duration,
}

/// Runs the steps of the parts named in `arguments` (all without any) and says whether all passed.
///
/// # Errors
/// An argument is none of the parts.
pub fn run(root: &Path, arguments: &[&str]) -> Result<bool> {
    let parts = arguments.iter().filter(|a| **a != "--keep-going").map(|a| part(a));
    let parts = parts.collect::<Result<Vec<Part>>>()?;
    let keep_going = programs::is_unattended() || arguments.contains(&"--keep-going");

    let begun = Instant::now();
    let mut all: Vec<Ran> = Vec::new();
    for step in steps::chosen(&parts) {
        let ran = run_step(root, step, &all, keep_going);
        all.push(ran);
    }
    say!("{}", summary(&all, begun.elapsed()));
    Ok(good(&all))
}

fn part(argument: &str) -> Result<Part> {
    match argument {
        "rust" => Ok(Part::Rust),
        "web" => Ok(Part::Web),
        "stories" => Ok(Part::Stories),
        other => bail!("`{other}` is no part of the test: rust, web, stories or --keep-going"),
    }
}

fn run_step(root: &Path, step: &'static Step, before: &[Ran], keep_going: bool) -> Ran {
    let failed = |ran: &&Ran| matches!(ran.outcome, Outcome::Failed(..));
    let blocking =
        before.iter().filter(failed).find(|r| !keep_going || step.needs.contains(&r.step.name));
    let begun = Instant::now();
    let outcome = if let Some(ran) = blocking {
        Outcome::NotRun(format!("because `{}` failed", ran.step.name))
    } else {
        say!("\n=== {} ===", step.name);
        let fault = |fault: anyhow::Error| Outcome::Failed(Counts::default(), format!("{fault:#}"));
        (step.run)(root).unwrap_or_else(fault)
    };
    let took = begun.elapsed();
    if !matches!(outcome, Outcome::NotRun(_)) {
        say!("--- {}: {} in {}", step.name, word(&outcome), seconds(took));
    }
    Ran { step, outcome, took }
}

fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Passed(_) => "passed",
        Outcome::Failed(..) => "FAILED",
        Outcome::NotRun(_) => "not run",
    }
}

fn seconds(took: Duration) -> String {
    format!("{}.{} s", took.as_secs(), took.subsec_millis() / 100)
}

/// The table and the closing line, which counts the steps and the tests inside them.
fn summary(all: &[Ran], took: Duration) -> String {
    let mut text = format!("\n=== summary ({}) ===\n", seconds(took));
    let mut total = Counts::default();
    for ran in all {
        let (counts, note) = match &ran.outcome {
            Outcome::Passed(counts) => (*counts, ""),
            Outcome::Failed(counts, why) => (*counts, why.lines().next().unwrap_or_default()),
            Outcome::NotRun(why) => (Counts::default(), why.as_str()),
        };
        let tests = match counts.passed + counts.failed {
            0 => String::new(),
            some => format!("{some} tests"),
        };
        let (word, took) = (word(&ran.outcome), seconds(ran.took));
        text += &format!("{word:<8} {took:>9}  {:<14} {tests:<11} {note}\n", ran.step.name);
        total.add(counts);
        match ran.outcome {
            Outcome::Passed(_) => total.passed += 1,
            Outcome::Failed(..) => total.failed += 1,
            Outcome::NotRun(_) => {}
        }
    }
    text + &format!("{} passed, {} failed", total.passed, total.failed)
}

fn good(all: &[Ran]) -> bool {
    let any = all.iter().any(|ran| matches!(ran.outcome, Outcome::Passed(_)));
    any && !all.iter().any(|ran| matches!(ran.outcome, Outcome::Failed(..)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn passes(_: &Path) -> Result<Outcome> {
        Ok(Outcome::Passed(Counts { passed: 2, failed: 0 }))
    }

    fn breaks(_: &Path) -> Result<Outcome> {
        bail!("broken on purpose")
    }

    const BREAKS: Step = Step { name: "breaks", part: Part::Rust, needs: &[], run: breaks };
    const LEANS: Step = Step { name: "leans", part: Part::Rust, needs: &["breaks"], run: passes };
    const STANDS: Step = Step { name: "stands", part: Part::Rust, needs: &[], run: passes };

    static STANDS_STILL: Step = STANDS;

    fn outcomes(keep_going: bool) -> Vec<&'static str> {
        static ROW: [Step; 3] = [BREAKS, LEANS, STANDS];
        let mut all = Vec::new();
        for step in &ROW {
            let ran = run_step(Path::new("."), step, &all, keep_going);
            all.push(ran);
        }
        assert!(!good(&all), "a failed step fails the run");
        all.iter().map(|ran| word(&ran.outcome)).collect()
    }

    #[test]
    fn the_first_failure_ends_a_run_that_somebody_watches() {
        assert_eq!(outcomes(false), ["FAILED", "not run", "not run"]);
    }

    #[test]
    fn a_run_that_keeps_going_leaves_out_only_what_needs_the_failed_step() {
        assert_eq!(outcomes(true), ["FAILED", "not run", "passed"]);
    }

    #[test]
    fn nothing_run_is_no_success() {
        assert!(!good(&[]));
    }

    #[test]
    fn the_closing_line_counts_steps_and_their_tests() {
        let counts = Counts { passed: 2, failed: 1 };
        let failed = Outcome::Failed(counts, "why\nmore".to_owned());
        let left_out = Outcome::NotRun("cannot".to_owned());
        let took = Duration::from_millis(1500);
        let all = [
            Ran { step: &STANDS_STILL, outcome: Outcome::Passed(counts), took },
            Ran { step: &STANDS_STILL, outcome: failed, took },
            Ran { step: &STANDS_STILL, outcome: left_out, took },
        ];
        let text = summary(&all, took);
        assert_eq!(text.lines().last(), Some("5 passed, 3 failed"));
        assert!(text.contains("1.5 s") && text.contains("cannot") && !text.contains("more"));
    }

    #[test]
    fn steps_have_their_own_names_and_need_only_earlier_ones() {
        let mut seen = BTreeSet::new();
        for step in steps::STEPS {
            assert!(step.needs.iter().all(|need| seen.contains(need)), "{}", step.name);
            assert!(seen.insert(step.name), "{} twice", step.name);
        }
    }
}
