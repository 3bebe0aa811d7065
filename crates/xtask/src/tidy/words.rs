//! Words that people read: the glossary knows the kinds of things, the pages know the problems.

use std::collections::BTreeSet;

use super::scan::lines;
use super::{Check, Finding};
use crate::rust_text::Literal;
use crate::scene::{File, Scene};

pub const CHECKS: &[Check] = &[
    Check {
        name: "glossary-words",
        reason: "the word before an id is what everybody calls the thing; a word that the glossary \
                 does not have will be called something else elsewhere",
        run: glossary_words,
    },
    Check {
        name: "problem-texts",
        reason: "the pages show their own sentence and next step for each code; a code without one \
                 is shown as a fault that nobody can act on (say it in problem.ts of the three \
                 languages)",
        run: problem_texts,
    },
];

const IDS: &str = "crates/domain/src/kernel/id.rs";
const GLOSSARY: &str = "GLOSSARY.md";
/// The schema of the texts; the other languages satisfy its type.
const TEXTS: &str = "web/src/i18n/zh-CN/problem.ts";

fn glossary_words(scene: &Scene) -> Vec<Finding> {
    let Some(glossary) = scene.file(GLOSSARY) else {
        return vec![Finding::new(GLOSSARY, 0, "is missing")];
    };
    let words: BTreeSet<String> = glossary.text.lines().flat_map(code_column).collect();
    let Some(ids) = scene.file(IDS) else { return Vec::new() };
    let is_prefix = |l: &&Literal| l.before.ends_with("Id =") && !ids.is_test_line(l.line);
    let unknown =
        ids.views().literals.iter().filter(is_prefix).filter(|l| !words.contains(&l.text));
    let said =
        |l: &Literal| Finding::new(IDS, l.line, format!("`{}` is not in {GLOSSARY}", l.text));
    unknown.map(said).collect()
}

/// The words of a table row's first column, without spaces, as they stand before an id.
fn code_column(row: &str) -> Vec<String> {
    let Some(rest) = row.strip_prefix('|') else { return Vec::new() };
    let column = rest.split('|').next().unwrap_or_default();
    column.split(',').map(|word| word.replace([' ', '*', '-'], "")).collect()
}

fn problem_texts(scene: &Scene) -> Vec<Finding> {
    let Some(texts) = scene.file(TEXTS) else { return Vec::new() };
    let told = codes_told(&texts.text);
    let mut found = Vec::new();
    for ring in ["crates/domain/src/", "crates/server/src/"] {
        for file in scene.under(ring, ".rs") {
            for (line, code) in problem_codes(file) {
                if !told.contains(code) && !is_for_terminal(code) {
                    let what = format!("`{code}` has no sentence in {TEXTS}");
                    found.push(Finding::new(&file.path, line, what));
                }
            }
        }
    }
    found
}

/// The codes of a file of texts: a noun's block at two spaces, its reasons at four.
fn codes_told(texts: &str) -> BTreeSet<String> {
    let (mut noun, mut told) = ("", BTreeSet::new());
    for line in texts.lines() {
        let Some((name, _)) = line.trim_start().split_once(": {") else { continue };
        match line.len() - line.trim_start().len() {
            2 => noun = name,
            4 => drop(told.insert(format!("{noun}.{name}"))),
            _ => {}
        }
    }
    told
}

/// Nouns of codes that are read in a terminal or a log, never on a page.
const TERMINAL: [&str; 6] = ["config", "key", "listen", "tls", "seal", "sheet"];

fn is_for_terminal(code: &str) -> bool {
    code.split_once('.').is_some_and(|(noun, _)| TERMINAL.contains(&noun))
}

/// Literals of the form `noun.reason` that become the code of a problem: in a list of refusals, in
/// a `Problem::new`, or as an arm of a function `code`.
fn problem_codes(file: &File) -> Vec<(usize, &str)> {
    let views = file.views();
    let refusing: BTreeSet<usize> = lines(&views.code)
        .filter(|(_, text)| KINDS.iter().any(|kind| text.contains(&format!("\", {kind}"))))
        .map(|(line, _)| line)
        .collect();
    let has_codes = views.code.contains("fn code(");
    let is_code = |l: &&Literal| {
        let arm = l.before.ends_with("=>");
        let is_second = |maker| {
            let made = l.before.rsplit_once(maker);
            made.is_some_and(|(_, rest)| is_first_argument(rest))
        };
        let made = is_second("Problem::new(") || is_second("Problem::field(");
        made || (arm && (has_codes || refusing.contains(&l.line)))
    };
    let literals = views.literals.iter().filter(|l| !file.is_test_line(l.line));
    let codes = literals.filter(is_code).filter(|l| has_code_form(&l.text));
    codes.map(|l| (l.line, l.text.as_str())).collect()
}

/// How a refusal is answered, as it stands after its code.
const KINDS: [&str; 6] = ["Refused", "Conflict", "Forbidden", "NotThere", "NoLogin", "TooMany"];

fn is_first_argument(arguments: &str) -> bool {
    arguments.ends_with(',') && arguments.matches(',').count() == 1
}

fn has_code_form(text: &str) -> bool {
    let plain = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    text.split_once('.').is_some_and(|(noun, reason)| plain(noun) && plain(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_id_that_the_glossary_does_not_know_is_refused() {
        let ids =
            "ids! { StaffId = \"staff\"; StoreGroupId = \"storegroup\"; ThingId = \"thing\"; }";
        let glossary = "| code | 中文 |\n| **staff** | 员工 |\n| store group | 门店组 |";
        let found = glossary_words(&Scene::of(&[(IDS, ids), (GLOSSARY, glossary)]));
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("`thing`"));
    }

    #[test]
    fn a_code_without_a_sentence_is_refused_wherever_it_is_made() {
        let domain = "refusals! { A => \"staff.self\", Refused;\n B => \"role.fixed\", Conflict; }";
        let server = "Problem::new(\n StatusCode::FORBIDDEN,\n \"door.shut\",\n)\
                      .with(\"other.word\", 1);\n\
                      Problem::field(\"/phone\", \"phone.wrong\")";
        let arms = "fn code(&self) { match self { A => \"queue.full\" } }";
        let files = [
            (TEXTS, "const texts = {\n  staff: {\n    self: { say: '', next: '' },\n  },\n}"),
            ("crates/domain/src/team/a.rs", domain),
            ("crates/server/src/team/b.rs", server),
            ("crates/server/src/platform/c.rs", arms),
            ("crates/server/src/platform/tls.rs", "fn code() { X => \"tls.key\" }"),
            ("crates/domain/src/team/d.rs", "match p { Manage => \"staff.manage\" }"),
        ];
        let found = problem_texts(&Scene::of(&files));
        let codes: Vec<&str> = found.iter().filter_map(|f| f.what.split('`').nth(1)).collect();
        assert_eq!(codes, ["role.fixed", "door.shut", "phone.wrong", "queue.full"]);
    }
}
