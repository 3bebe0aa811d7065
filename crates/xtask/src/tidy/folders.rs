//! Folder names tell the business.

use std::collections::BTreeSet;

use super::{Check, Finding};
use crate::scene::Scene;

pub const CHECKS: &[Check] = &[Check {
    name: "folder-names",
    reason: "a folder called after nothing in particular collects whatever nobody placed; use a \
             word of the glossary",
    run: folder_names,
}];

const NAMELESS: [&str; 10] = [
    "utils", "util", "common", "helpers", "helper", "services", "service", "managers", "manager",
    "misc",
];

fn folder_names(scene: &Scene) -> Vec<Finding> {
    let mut found = BTreeSet::new();
    for file in &scene.files {
        let mut end = 0;
        for part in file.path.split('/') {
            end += part.len() + 1;
            let source = [".rs", ".ts", ".vue"].iter().find_map(|end| part.strip_suffix(end));
            if NAMELESS.contains(&source.unwrap_or(part)) {
                found.insert(file.path[..end - 1].to_owned());
            }
        }
    }
    found.into_iter().map(|path| Finding::new(&path, 0, "a name that says nothing")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_and_a_file_named_after_nothing_are_refused_once() {
        let files = [
            ("a/utils/x.rs", ""),
            ("a/utils/y.rs", ""),
            ("b/helpers.ts", ""),
            ("a/common.txt", ""),
        ];
        let found: Vec<String> =
            folder_names(&Scene::of(&files)).into_iter().map(|f| f.path).collect();
        assert_eq!(found, ["a/utils", "b/helpers.ts"]);
    }
}
