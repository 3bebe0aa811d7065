//! The inner ring does no IO and reads no clock, and few files outside it read one.

use super::scan::{has_word, lines, manifest_keys, word_positions};
use super::{Check, Finding};
use crate::rust_text::line_at;
use crate::scene::{File, Scene};

pub const CHECKS: &[Check] = &[
    Check {
        name: "pure-dependencies",
        reason: "the rules stay pure because their Cargo.toml holds no library that does IO; \
                 add a name to the list in tidy/purity.rs only for a library without any",
        run: pure_dependencies,
    },
    Check {
        name: "pure-code",
        reason: "a rule gets time, seeds and facts as arguments, so that it can be tested and \
                 replayed; whatever touches the world belongs to crates/server",
        run: pure_code,
    },
    Check {
        name: "clock",
        reason: "one place reads the clock, so that tests can set it and order never depends on it",
        run: clock,
    },
];

/// The crates of the inner ring and the libraries each may use.
const PURE: &[(&str, &[&str])] = &[
    ("crates/domain/", &["jiff", "schemars", "serde", "serde_json", "thiserror"]),
    ("crates/insight/", &["serde", "thiserror", "zhike-domain"]),
];

/// Standard library parts and macros that reach out of the process or read its surroundings.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::io",
    "std::os",
    "SystemTime",
    "Instant::now",
    "time::Instant",
    "Timestamp::now",
    "Zoned::now",
    "RandomState",
    "thread_rng",
];

/// Who may read which clock, and for what.
const CLOCKS: &[(&str, &[&str], &str)] = &[
    ("crates/server/src/platform/clock.rs", &["SystemTime", "Timestamp", "Instant"], "the clock"),
    ("crates/server/src/platform/net/", &["Instant"], "patience with slow clients"),
    ("crates/server/src/platform/readiness.rs", &["Instant"], "how long the relay stands still"),
    ("crates/server/tests/", &["Instant"], "how long a test waits"),
    ("crates/store/", &["Instant"], "patience, retry delays and durations in figures"),
    ("crates/sim/", &["Instant", "SystemTime"], "measures from the outside"),
    ("crates/xtask/", &["Instant"], "how long a step took"),
];

fn pure_dependencies(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for (folder, allowed) in PURE {
        let Some(manifest) = scene.file(&format!("{folder}Cargo.toml")) else {
            continue;
        };
        for table in ["dependencies", "build-dependencies"] {
            for (line, key) in manifest_keys(&manifest.text, table) {
                if !allowed.contains(&key) {
                    let what = format!("`{key}` is not on the list of pure libraries");
                    found.push(Finding::new(&manifest.path, line, what));
                }
            }
        }
    }
    found
}

fn pure_code(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for (folder, _) in PURE {
        for file in scene.under(&format!("{folder}src/"), ".rs") {
            for (line, text) in product_lines(file) {
                for word in IMPURE.iter().filter(|word| has_word(text, word)) {
                    found.push(Finding::new(&file.path, line, format!("`{word}` in a pure rule")));
                }
            }
        }
    }
    found
}

fn clock(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in scene.under("crates/", ".rs") {
        let code = &file.views().code;
        for clock in ["SystemTime", "Timestamp", "Zoned", "Instant"] {
            let allowed = CLOCKS
                .iter()
                .any(|(path, clocks, _)| file.path.starts_with(path) && clocks.contains(&clock));
            let call = format!("{clock}::now");
            for at in word_positions(code, &call).filter(|_| !allowed) {
                let what = format!("`{call}` outside the files that may read this clock");
                found.push(Finding::new(&file.path, line_at(code, at), what));
            }
        }
    }
    found
}

/// Lines of code, without comments and string contents, that are not in a test.
pub fn product_lines(file: &File) -> impl Iterator<Item = (usize, &str)> {
    lines(&file.views().code).filter(|(line, _)| !file.is_test_line(*line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_that_does_io_is_refused_in_the_inner_ring() {
        let manifest =
            "[dependencies]\nserde = \"1\"\nrusqlite = \"0\"\n[dev-dependencies]\nureq = \"3\"";
        let found = pure_dependencies(&Scene::of(&[("crates/domain/Cargo.toml", manifest)]));
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("rusqlite") && found[0].line == 3);
    }

    #[test]
    fn a_rule_that_reads_a_file_or_the_clock_is_refused_but_its_comment_may_say_so() {
        let code = "//! never std::fs\nfn f() { std::fs::read(p); Instant::now(); }";
        let found = pure_code(&Scene::of(&[("crates/domain/src/a.rs", code)]));
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|f| f.line == 2));
    }

    #[test]
    fn only_the_listed_files_read_the_clock() {
        let code = "let now = SystemTime::now();";
        let files = [
            ("crates/server/src/team/actions.rs", code),
            ("crates/server/src/platform/clock.rs", code),
        ];
        let found = clock(&Scene::of(&files));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "crates/server/src/team/actions.rs");
    }
}
