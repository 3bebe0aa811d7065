//! No float in a rule, and none beside an amount anywhere.

use super::purity::product_lines;
use super::scan::{has_word, is_name};
use super::{Check, Finding};
use crate::scene::Scene;

pub const CHECKS: &[Check] = &[Check {
    name: "no-floats",
    reason: "money, points and rates are exact integers; floats live in crates/insight only",
    run: no_floats,
}];

fn no_floats(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in scene.under("crates/domain/src/", ".rs") {
        for (line, text) in product_lines(file) {
            if has_word(text, "f32") || has_word(text, "f64") || has_float_literal(text) {
                found.push(Finding::new(&file.path, line, "a float in a rule"));
            }
        }
    }
    for file in scene.under("crates/", ".rs").filter(|f| !f.path.starts_with("crates/insight/")) {
        for (line, text) in product_lines(file) {
            let float = has_word(text, "f32") || has_word(text, "f64");
            if float && names_amount(text) {
                found.push(Finding::new(&file.path, line, "an amount beside a float"));
            }
        }
    }
    found
}

/// A number such as `1.5`; `pair.0.1` and `1..5` are none.
fn has_float_literal(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..chars.len().saturating_sub(1)).any(|dot| {
        let is_pair = chars[dot] == '.' && chars[dot - 1].is_ascii_digit();
        let number = chars[..dot].iter().rposition(|c| !c.is_ascii_digit() && *c != '_');
        let stands_alone = number.is_none_or(|at| !is_name(chars[at]) && chars[at] != '.');
        is_pair && chars[dot + 1].is_ascii_digit() && stands_alone
    })
}

fn names_amount(text: &str) -> bool {
    let endings = ["_minor", "_points", "_growth", "_bp", "_milli", "amount"];
    text.split(|c| !is_name(c)).any(|name| endings.iter().any(|ending| name.ends_with(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_refused_in_domain_and_beside_amounts() {
        let domain = "fn rate() -> i64 { (2.5 * x) as i64 }\nstruct A { a: f64 }\n\
                      let b = p.0.1; let c = 1..5;";
        let server = "struct B { due_minor: f64, ratio: f64 }\nfn ratio() -> f64 { 0.5 }";
        let files = [("crates/domain/src/a.rs", domain), ("crates/server/src/b.rs", server)];
        let found = no_floats(&Scene::of(&files));
        let at: Vec<(&str, usize)> = found.iter().map(|f| (f.path.as_str(), f.line)).collect();
        let expected = [
            ("crates/domain/src/a.rs", 1),
            ("crates/domain/src/a.rs", 2),
            ("crates/server/src/b.rs", 1),
        ];
        assert_eq!(at, expected);
    }
}
