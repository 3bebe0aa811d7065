//! `cargo xtask tidy`: the project's rules as checks. Each has a name that `ARCHITECTURE.md`
//! cites, a reason that stands in its message, and a test that feeds it something it must refuse.

mod documents;
mod folders;
mod graph;
mod imports;
mod licences;
mod machine;
mod map;
mod markers;
mod migrations;
mod numbers;
mod packages;
mod purity;
mod scan;
mod seams;
mod sizes;
mod sql_text;
mod statements;
mod tables;
mod web;
mod web_hosts;
mod words;

use std::path::Path;

use anyhow::Result;

use crate::scene::{self, Scene};
use crate::speak::say;

/// Where a rule is broken. Line 0 means the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub what: String,
    pub warning: bool,
}

impl Finding {
    pub fn new(path: &str, line: usize, what: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), line, what: what.into(), warning: false }
    }

    pub fn warning(path: &str, what: impl Into<String>) -> Finding {
        Finding { warning: true, ..Finding::new(path, 0, what) }
    }
}

/// One rule.
pub struct Check {
    pub name: &'static str,
    pub reason: &'static str,
    pub run: fn(&Scene) -> Vec<Finding>,
}

/// Every rule, in the order of the report.
pub fn checks() -> Vec<&'static Check> {
    let groups: [&'static [Check]; 18] = [
        purity::CHECKS,
        numbers::CHECKS,
        imports::CHECKS,
        seams::CHECKS,
        tables::CHECKS,
        migrations::CHECKS,
        statements::CHECKS,
        sizes::CHECKS,
        markers::CHECKS,
        folders::CHECKS,
        machine::CHECKS,
        licences::CHECKS,
        packages::CHECKS,
        web::CHECKS,
        web_hosts::CHECKS,
        documents::CHECKS,
        map::CHECKS,
        words::CHECKS,
    ];
    groups.into_iter().flatten().collect()
}

/// What one run of all checks came to.
pub struct Report {
    pub held: usize,
    pub broken: usize,
}

/// Reads the project, runs every check and prints what is wrong, with the reason of the rule.
pub fn run(root: &Path) -> Result<Report> {
    let scene = Scene {
        files: scene::read_files(root)?,
        machine: machine::look(root),
        packages: graph::read(root)?,
    };
    Ok(report(&scene))
}

fn report(scene: &Scene) -> Report {
    let mut report = Report { held: 0, broken: 0 };
    for check in checks() {
        let findings = (check.run)(scene);
        let errors = findings.iter().filter(|f| !f.warning).count();
        for finding in &findings {
            let word = if finding.warning { "warning" } else { "error" };
            say!("{word}[{}] {}:{}: {}", check.name, finding.path, finding.line, finding.what);
        }
        if errors > 0 {
            say!("  = why: {}\n", check.reason);
        }
        report.held += usize::from(errors == 0);
        report.broken += usize::from(errors > 0);
    }
    say!("tidy: {} rules hold, {} broken", report.held, report.broken);
    report
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_check_has_its_own_name_and_a_reason() {
        let all = checks();
        let names: BTreeSet<_> = all.iter().map(|c| c.name).collect();
        assert_eq!(names.len(), all.len());
        assert!(all.iter().all(|c| c.reason.len() > 20), "a reason is a sentence");
    }
}
