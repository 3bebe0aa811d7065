//! Who may name which table: only the statements of the folder that owns it.

use std::collections::BTreeMap;

use super::scan::{leading_name, lines};
use super::sql_text::relations_named;
use super::{Check, Finding};
use crate::scene::{File, Scene};

pub const CHECKS: &[Check] = &[
    Check {
        name: "table-owners",
        reason: "above each `create table` stands `-- owner: <folder>`; without it nobody can tell \
                 whose statements may name the table",
        run: owners_named,
    },
    Check {
        name: "table-readers",
        reason: "a table is named only in its owner's sql.rs or sql/; others read the owner's \
                 pub_ views, so that its shape can change without them",
        run: readers,
    },
];

pub const MIGRATIONS: &str = "crates/server/src/migrations/";
const SERVER: &str = "crates/server/src/";

/// A table or view that a migration creates.
struct Relation {
    name: String,
    owner: Option<String>,
    path: String,
    line: usize,
}

fn relations(scene: &Scene) -> Vec<Relation> {
    let mut found = Vec::new();
    for file in scene.under(MIGRATIONS, ".sql") {
        let mut owner = None;
        for (line, text) in lines(&file.text) {
            let lower = text.trim().to_ascii_lowercase();
            if let Some(folder) = lower.strip_prefix("-- owner:") {
                owner = folder.split_whitespace().next().map(str::to_owned);
            } else if let Some(name) = created(&lower) {
                let (name, owner) = (name.to_owned(), owner.take());
                found.push(Relation { name, owner, path: file.path.clone(), line });
            }
        }
    }
    found
}

fn created(statement: &str) -> Option<&str> {
    let table =
        statement.strip_prefix("create table ").or(statement.strip_prefix("create view "))?;
    let name = leading_name(table.trim_start_matches("if not exists ").trim_start());
    (!name.is_empty()).then_some(name)
}

fn is_open_to_all(name: &str) -> bool {
    name.starts_with("pub_")
}

fn owners_named(scene: &Scene) -> Vec<Finding> {
    let unowned = |r: &Relation| r.owner.is_none() && !is_open_to_all(&r.name);
    let said = |r: Relation| Finding::new(&r.path, r.line, format!("`{}` has no owner", r.name));
    relations(scene).into_iter().filter(unowned).map(said).collect()
}

fn readers(scene: &Scene) -> Vec<Finding> {
    let owners: BTreeMap<String, String> = relations(scene)
        .into_iter()
        .filter(|r| !is_open_to_all(&r.name))
        .filter_map(|r| Some((r.name, r.owner?)))
        .collect();
    let mut found = Vec::new();
    for file in scene.under(SERVER, ".rs") {
        for literal in &file.views().literals {
            if file.is_test_line(literal.line) {
                continue;
            }
            for name in relations_named(&literal.text) {
                let Some(owner) = owners.get(&name) else {
                    continue;
                };
                if !may_name(file, owner) {
                    let what = format!("names the table `{name}`, which belongs to `{owner}`");
                    found.push(Finding::new(&file.path, literal.line, what));
                }
            }
        }
    }
    found
}

/// A statement file of the owner: `<owner>/sql.rs`, `<owner>/sql/…`, or one of its parts', such
/// as `platform/audit/sql.rs` for `platform`. An owner may be a part itself: `platform/audit`.
fn may_name(file: &File, owner: &str) -> bool {
    let inside = file.path.trim_start_matches(SERVER);
    let in_folder = inside.strip_prefix(owner).is_some_and(|rest| rest.starts_with('/'));
    in_folder && (inside.ends_with("/sql.rs") || inside.contains("/sql/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIGRATION: &str = "-- owner: team\ncreate table staff (\n staff_id {int}\n);\n\
                             create view pub_staff as select staff_id from staff;\n\
                             create table stray (a {int});";

    fn scene<'a>(path: &'a str, code: &'a str) -> Scene {
        Scene::of(&[("crates/server/src/migrations/0001_a.sql", MIGRATION), (path, code)])
    }

    #[test]
    fn a_table_without_an_owner_is_refused() {
        let found = owners_named(&scene("x", ""));
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("stray") && found[0].line == 6);
    }

    #[test]
    fn another_folder_may_not_name_a_table_but_may_read_its_view() {
        let code = "sql! { A = \"select 1 from staff s\"; B = \"select 1 from pub_staff\"; \
                    C = \"insert into staff (a) values (1)\"; }";
        let found = readers(&scene("crates/server/src/settings/sql.rs", code));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_part_of_a_folder_can_own_a_table_alone() {
        let migration = "-- owner: platform/audit\ncreate table audit (a {int});";
        let code = "const A: &str = \"select a from audit\";";
        let count = |path| {
            let files = [("crates/server/src/migrations/0001_a.sql", migration), (path, code)];
            readers(&Scene::of(&files)).len()
        };
        assert_eq!(count("crates/server/src/platform/audit/sql.rs"), 0);
        assert_eq!(count("crates/server/src/platform/relay/sql.rs"), 1);
    }

    #[test]
    fn the_owner_names_it_in_its_statements_only() {
        let code = "const A: &str = \"delete from staff where a = ?1\";";
        assert_eq!(readers(&scene("crates/server/src/team/sql.rs", code)).len(), 0);
        assert_eq!(readers(&scene("crates/server/src/team/sql/people.rs", code)).len(), 0);
        assert_eq!(readers(&scene("crates/server/src/team/actions.rs", code)).len(), 1);
    }
}
