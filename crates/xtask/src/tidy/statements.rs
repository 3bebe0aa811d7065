//! Every file that declares statements hands them to the list that is prepared on both engines.

use super::scan::{has_word, word_positions};
use super::{Check, Finding};
use crate::rust_text::line_at;
use crate::scene::{File, Scene};

pub const CHECKS: &[Check] = &[Check {
    name: "statements-registered",
    reason: "a statement that is not on the list is never prepared on PostgreSQL before an owner \
             does it at dinner time",
    run: registered,
}];

const SERVER: &str = "crates/server/src/";

fn registered(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in scene.under(SERVER, ".rs") {
        let code = &file.views().code;
        let declares = word_positions(code, "sql")
            .find(|at| code[*at..].starts_with("sql!"))
            .filter(|at| !file.is_test_line(line_at(code, *at)));
        let Some(at) = declares else { continue };
        let wanted = list_name(&file.path);
        let listed = scene.under(SERVER, ".rs").any(|other| names(other, file, &wanted));
        if !listed {
            let what = format!("its statements are on no list: nothing names `{wanted}`");
            found.push(Finding::new(&file.path, line_at(code, at), what));
        }
    }
    found
}

/// `team/sql.rs` is listed as `team::sql::ALL`, `platform/outbox.rs` as `outbox::ALL`: the name of
/// the module, and its parent's when the module is only called `sql`.
fn list_name(path: &str) -> String {
    let inside = path.trim_start_matches(SERVER).trim_end_matches(".rs").trim_end_matches("/mod");
    let parts: Vec<&str> = inside.split('/').collect();
    let from = match parts.as_slice() {
        [.., _, "sql"] => parts.len() - 2,
        [.., "sql", _] => parts.len() - 2,
        _ => parts.len() - 1,
    };
    format!("{}::ALL", parts[from..].join("::"))
}

fn names(other: &File, file: &File, wanted: &str) -> bool {
    let sibling = wanted.split_once("::").map_or(wanted, |(_, rest)| rest);
    // A folder may hand out its statements as its own: `pub use sql::ALL`.
    let handed = wanted.replace("::sql::", "::");
    let beside = other.path != file.path && folder(&other.path) == folder(&file.path);
    [wanted, &handed].iter().any(|name| has_word(&other.views().code, name))
        || (beside && has_word(&other.views().code, sibling))
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATEMENTS: &str = "sql! { FIND = \"select 1\"; }";

    #[test]
    fn statements_on_no_list_are_refused() {
        let files = [
            ("crates/server/src/team/sql.rs", STATEMENTS),
            ("crates/server/src/statements.rs", "[crate::settings::sql::ALL]"),
        ];
        let found = registered(&Scene::of(&files));
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("team::sql::ALL"));
    }

    #[test]
    fn statements_named_by_the_list_pass() {
        let files = [
            ("crates/server/src/team/sql.rs", STATEMENTS),
            ("crates/server/src/platform/outbox.rs", STATEMENTS),
            ("crates/server/src/platform/choices/sql.rs", STATEMENTS),
            ("crates/server/src/statements.rs", "[team::sql::ALL, outbox::ALL, choices::ALL]"),
        ];
        assert_eq!(registered(&Scene::of(&files)), []);
    }
}
