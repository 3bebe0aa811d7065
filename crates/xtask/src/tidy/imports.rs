//! Which business folder may import which, as one table for both rings.

use std::collections::BTreeSet;

use super::scan::{leading_name, word_positions};
use super::{Check, Finding};
use crate::rust_text::line_at;
use crate::scene::{File, Scene};

pub const CHECKS: &[Check] = &[Check {
    name: "imports",
    reason: "the arrows between folders are few and fixed, so that a folder can be read, \
                 changed and thrown away alone; the table stands in tidy/imports.rs",
    run: imports,
}];

/// What each folder may import beside itself and `kernel`. In the server every folder may also
/// import `platform`. `platform` knows the vocabulary of permissions, and no other business.
const ALLOWED: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("platform", &["team"]),
    ("team", &["platform"]),
    ("settings", &["platform", "team"]),
    // Audit, jobs and live screens, joined with who people are.
    ("oversight", &["platform", "team", "settings"]),
    // The wizard of the first start walks through what the other folders own.
    ("setup", &["platform", "team", "settings"]),
    // `team` stands where an action asks for a second person.
    // What a guest cannot eat is said in the allergens of the dishes. Guests of another system come
    // out of a file.
    ("guests", &["platform", "team", "ordering", "imports"]),
    // The place of the house (`settings`) decides which law of prepaid money holds. A list of
    // guests brings members and what they hold.
    ("membership", &["platform", "team", "settings", "guests", "ledger", "imports"]),
    ("ledger", &["platform"]),
    // What every kind of file from outside needs; the kinds live with the things they make.
    ("imports", &["platform", "team", "settings"]),
    // A menu comes out of a file.
    ("ordering", &["platform", "team", "imports"]),
    ("pricing", &["platform", "team", "membership", "ordering"]),
    // What staff see of and do for a guest who stands before them: the card, the search, joining
    // with its welcome. It puts together what guests, membership, pricing, ledger and checkout
    // know, and owns no table.
    ("counter", &["platform", "team", "guests", "membership", "pricing", "ledger"]),
    // What another till settled comes out of a file.
    (
        "checkout",
        &["platform", "team", "guests", "pricing", "membership", "ordering", "ledger", "imports"],
    ),
    ("stock", &["platform", "ordering"]),
    ("seating", &["platform", "guests", "ordering", "membership"]),
    ("calls", &["platform", "guests", "seating"]),
    ("voice", &["platform", "guests", "pricing"]),
    ("activities", &["platform", "guests", "membership"]),
    // What did not reach a guest becomes a task of the `team`.
    ("outreach", &["platform", "team", "guests", "membership", "pricing", "insight"]),
    // Requests of guests become tasks of the `team`; what each folder knows of a guest it tells and
    // forgets itself, asked through `platform`.
    ("privacy", &["platform", "team", "guests"]),
    // Other programs hear of events; one that hears no longer becomes a task of the `team`.
    ("webhooks", &["platform", "team"]),
    // It reads the views of all. `team` says who may read and asks for a second person.
    ("insight", &["platform", "team"]),
];

/// Folders that put the others together and may import all of them; none of them is imported.
const ABOVE: [&str; 4] = ["cli", "demo", "start", "verbs"];

fn allowed(folder: &str) -> Option<&'static [&'static str]> {
    ALLOWED.iter().find(|(name, _)| *name == folder).map(|(_, may)| *may)
}

/// Whether the folder `from` may import the folder `to`; a name that is no folder of the table
/// may not.
pub fn may_import(from: &str, to: &str) -> bool {
    from == to || allowed(from).is_some_and(|may| may.contains(&to))
}

fn imports(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for ring in ["crates/domain/src/", "crates/server/src/"] {
        for file in scene.under(ring, ".rs") {
            let inside = file.path.trim_start_matches(ring);
            let folder = inside.split(['/', '.']).next().unwrap_or_default();
            let Some(may) = allowed(folder) else {
                // What stands at the top, as main.rs does, puts everything together.
                if !inside.contains('/') || ABOVE.contains(&folder) {
                    continue;
                }
                let what = format!("the folder `{folder}` is not a business word of the table");
                found.push(Finding::new(&file.path, 1, what));
                continue;
            };
            found.extend(imports_of(file, inside, folder, may));
        }
    }
    found
}

fn imports_of(file: &File, inside: &str, folder: &str, may: &[&str]) -> Vec<Finding> {
    let depth = module_depth(inside);
    let mut found = Vec::new();
    for (line, name) in imported_folders(&file.views().code, depth) {
        let known = allowed(&name).is_some() || ABOVE.contains(&name.as_str());
        let fine = name == folder || name == "kernel" || may.contains(&name.as_str());
        if known && !fine && !file.is_test_line(line) {
            let what = format!("`{folder}` may not import `{name}`");
            found.push(Finding::new(&file.path, line, what));
        }
    }
    found
}

/// How many `super` lead from this file's module to the root of its crate.
fn module_depth(inside: &str) -> usize {
    let parts = inside.split('/').count();
    parts - usize::from(inside.ends_with("/mod.rs"))
}

/// The first name after the root of a crate wherever code names a path, with its line.
fn imported_folders(code: &str, depth: usize) -> Vec<(usize, String)> {
    let up = "super::".repeat(depth);
    let mut found = Vec::new();
    for root in ["crate::", "zhike_domain::", "zhike::", up.as_str()] {
        let starts = word_positions(code, root.trim_end_matches("::"));
        for after in starts.map(|at| at + root.len()).filter(|at| *at <= code.len()) {
            let names = first_names(&code[after..]);
            found.extend(names.into_iter().map(|name| (line_at(code, after), name)));
        }
    }
    found
}

/// `team::x` gives `team`; `{team::x, kernel::{a, b}}` gives `team` and `kernel`.
fn first_names(path: &str) -> BTreeSet<String> {
    let Some(group) = path.strip_prefix('{') else {
        return BTreeSet::from([leading_name(path).to_owned()]);
    };
    let (mut depth, mut names, mut expects) = (1_usize, BTreeSet::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            ',' if depth == 1 => expects = true,
            c if expects && !c.is_whitespace() => {
                names.insert(leading_name(&group[at..]).to_owned());
                expects = false;
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, code: &str) -> Vec<String> {
        imports(&Scene::of(&[(path, code)])).into_iter().map(|f| f.what).collect()
    }

    #[test]
    fn nothing_imports_checkout_or_outreach() {
        for (folder, may) in ALLOWED {
            assert!(!may.contains(&"checkout") && !may.contains(&"outreach"), "{folder}");
            assert!(may.iter().all(|name| allowed(name).is_some()), "{folder} names no folder");
        }
    }

    #[test]
    fn an_arrow_outside_the_table_is_refused_in_every_spelling() {
        let path = "crates/server/src/guests/actions.rs";
        assert_eq!(found(path, "use crate::checkout::sql;").len(), 1);
        assert_eq!(found(path, "use crate::{platform::app, checkout::sql};").len(), 1);
        assert_eq!(found(path, "use super::super::checkout;").len(), 1);
        assert_eq!(found(path, "use zhike_domain::checkout::Settlement;").len(), 1);
        assert_eq!(found(path, "use crate::platform::app; use super::sql;"), Vec::<String>::new());
    }

    #[test]
    fn kernel_imports_no_business_and_an_unknown_folder_is_named() {
        assert_eq!(found("crates/domain/src/kernel/id.rs", "use crate::team::Role;").len(), 1);
        assert_eq!(found("crates/domain/src/kernel.rs", "use crate::team::Role;").len(), 1);
        assert_eq!(found("crates/server/src/main.rs", "use zhike::team;").len(), 0);
        assert_eq!(found("crates/server/src/start/a.rs", "use crate::{team, settings};").len(), 0);
        assert_eq!(found("crates/server/src/team/a.rs", "use crate::start::serve;").len(), 1);
        let unknown = found("crates/server/src/misc/a.rs", "");
        assert!(unknown[0].contains("`misc`"));
    }
}
