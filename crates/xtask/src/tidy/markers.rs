//! Marks that must not stay behind: silenced lints, skipped tests, promises to do it later.

use super::scan::{lines, word_positions};
use super::{Check, Finding};
use crate::rust_text::line_at;
use crate::scene::Scene;

pub const CHECKS: &[Check] = &[
    Check {
        name: "no-allow",
        reason: "`#[expect(lint, reason = \"…\")]` says why and complains when it is no longer \
                 needed; `#[allow]` does neither",
        run: no_allow,
    },
    Check {
        name: "no-skipped-tests",
        reason: "a test that does not run guards nothing and looks as if it did",
        run: no_skipped_tests,
    },
    Check {
        name: "no-promises",
        reason: "what is not done is written where work is planned, not into code that looks \
                 finished",
        run: no_promises,
    },
];

fn no_allow(scene: &Scene) -> Vec<Finding> {
    in_code(scene, &["#[allow(", "#![allow("], "silences a lint without a reason")
}

fn no_skipped_tests(scene: &Scene) -> Vec<Finding> {
    let mut found = in_code(scene, &["#[ignore"], "leaves a test out");
    for file in scene.files.iter().filter(|f| is_script(&f.path)) {
        for (line, text) in lines(&file.text) {
            let marks = ["it.only(", "it.skip(", "test.only(", "test.skip(", "describe.only("];
            let more = ["describe.skip(", "it.todo(", "test.todo(", "story.only(", "story.skip("];
            for mark in marks.iter().chain(&more).filter(|mark| text.contains(*mark)) {
                found.push(Finding::new(&file.path, line, format!("`{mark}`")));
            }
        }
    }
    found
}

/// Words that promise later work; written apart so that this list does not find itself.
const PROMISES: [&str; 4] = ["TODO", "FIXME", "XXX", "HACK"];

fn no_promises(scene: &Scene) -> Vec<Finding> {
    let mut found = in_code(scene, &["todo!", "unimplemented!"], "is a hole, not an answer");
    for file in &scene.files {
        let text = if file.is_rust() { &file.views().comments } else { &file.text };
        if !file.is_rust() && !is_script(&file.path) && !is_plain_code(&file.path) {
            continue;
        }
        for word in PROMISES {
            for at in word_positions(text, word) {
                let what = format!("`{word}` in a comment");
                found.push(Finding::new(&file.path, line_at(text, at), what));
            }
        }
    }
    found
}

fn in_code(scene: &Scene, marks: &[&str], why: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in scene.files.iter().filter(|f| f.is_rust()) {
        let code = &file.views().code;
        for mark in marks {
            for (at, _) in code.match_indices(mark).filter(|(at, _)| starts_fresh(code, *at)) {
                let what = format!("`{mark}` {why}");
                found.push(Finding::new(&file.path, line_at(code, at), what));
            }
        }
    }
    found
}

fn starts_fresh(code: &str, at: usize) -> bool {
    !code[..at].chars().next_back().is_some_and(super::scan::is_name)
}

fn is_script(path: &str) -> bool {
    [".ts", ".vue", ".mjs", ".js"].iter().any(|end| path.ends_with(end))
}

fn is_plain_code(path: &str) -> bool {
    let ends = [".sql", ".css", ".toml", ".sh", ".c", ".html"];
    ends.iter().any(|end| path.ends_with(end)) || path.starts_with(".ci/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_allow_is_refused_in_code_and_free_in_prose() {
        let code = "// never #[allow(x)]\n#[allow(dead_code)]\nfn f() { g(\"#[allow]\") }";
        let found = no_allow(&Scene::of(&[("a.rs", code)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 2);
    }

    #[test]
    fn a_test_left_out_is_refused_in_both_languages() {
        let files =
            [("a.rs", "#[ignore]\nfn t() {}\nx.iter().skip(1);"), ("a.test.ts", "it.only('x')")];
        assert_eq!(no_skipped_tests(&Scene::of(&files)).len(), 2);
    }

    #[test]
    fn a_promise_is_refused_wherever_it_hides() {
        let comment = format!("// {}: later", PROMISES[0]);
        let files = [
            ("a.rs", comment.as_str()),
            ("b.rs", "fn f() { todo!() }"),
            ("c.vue", "<!-- FIXME -->"),
        ];
        assert_eq!(no_promises(&Scene::of(&files)).len(), 3);
    }
}
