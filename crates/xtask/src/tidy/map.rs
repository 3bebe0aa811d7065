//! ARCHITECTURE.md names what is there and promises no check that is not.

use std::collections::BTreeSet;

use super::scan::{has_word, lines};
use super::{Check, Finding};
use crate::scene::Scene;

pub const CHECKS: &[Check] = &[
    Check {
        name: "map-complete",
        reason: "a crate or a business folder that ARCHITECTURE.md does not name is found by \
                 accident only",
        run: map_complete,
    },
    Check {
        name: "guards-exist",
        reason: "ARCHITECTURE.md promises a check for each invariant; a promise of one that does \
                 not exist guards nothing",
        run: guards_exist,
    },
];

fn map_complete(scene: &Scene) -> Vec<Finding> {
    let Some(map) = scene.file("ARCHITECTURE.md") else {
        return vec![Finding::new("ARCHITECTURE.md", 0, "is missing")];
    };
    let mut words = BTreeSet::new();
    for file in scene.under("crates/", "") {
        let parts: Vec<&str> = file.path.split('/').collect();
        words.extend(parts.get(1).copied());
        if let ["crates", "domain" | "server", "src", folder, _, ..] = parts.as_slice() {
            words.insert(folder);
        }
    }
    let missing = words.into_iter().filter(|word| !has_word(&map.text, word));
    missing.map(|word| Finding::new(&map.path, 0, format!("does not name `{word}`"))).collect()
}

fn guards_exist(scene: &Scene) -> Vec<Finding> {
    let Some(map) = scene.file("ARCHITECTURE.md") else {
        return Vec::new();
    };
    let names: BTreeSet<&str> = super::checks().iter().map(|c| c.name).collect();
    let mut found = Vec::new();
    for (line, text) in lines(&map.text) {
        for cited in text.split("`tidy: ").skip(1).filter_map(|rest| rest.split('`').next()) {
            if !names.contains(cited) {
                found.push(Finding::new(&map.path, line, format!("there is no check `{cited}`")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_the_map_does_not_name_is_refused() {
        let files = [("ARCHITECTURE.md", "domain: team"), ("crates/domain/src/seating/a.rs", "")];
        let found = map_complete(&Scene::of(&files));
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("seating"));
    }

    #[test]
    fn a_promised_check_that_does_not_exist_is_refused() {
        let text = "guarded by `tidy: imports` and `tidy: wishes`";
        let found = guards_exist(&Scene::of(&[("ARCHITECTURE.md", text)]));
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("wishes"));
    }
}
