//! How long a file and a line may be.

use super::scan::lines;
use super::{Check, Finding};
use crate::scene::Scene;

pub const CHECKS: &[Check] = &[
    Check {
        name: "file-sizes",
        reason: "a file that fits in one reading is understood in one reading: split it by the \
                 nouns it has grown",
        run: file_sizes,
    },
    Check {
        name: "line-length",
        reason: "two files side by side is how changes are read; break the line or the string",
        run: line_length,
    },
];

const RUST_LINES: usize = 400;
const VUE_LINES: usize = 200;
const VUE_LINES_AIM: usize = 150;
const COLUMNS: usize = 100;

fn file_sizes(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in &scene.files {
        let count = file.text.lines().count();
        let said = format!("{count} lines");
        if (file.is_rust() && count > RUST_LINES) || (is_vue(&file.path) && count > VUE_LINES) {
            found.push(Finding::new(&file.path, 0, said));
        } else if is_vue(&file.path) && count > VUE_LINES_AIM {
            let what = format!("{said}; the aim is {VUE_LINES_AIM}");
            found.push(Finding::warning(&file.path, what));
        }
    }
    found
}

fn is_vue(path: &str) -> bool {
    path.ends_with(".vue")
}

fn line_length(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in scene.files.iter().filter(|f| f.is_rust()) {
        for (line, text) in lines(&file.text) {
            let columns = text.chars().count();
            if columns > COLUMNS {
                found.push(Finding::new(&file.path, line, format!("{columns} columns")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rust_file_of_401_lines_and_a_vue_file_of_201_are_refused() {
        let long = "x\n".repeat(401);
        let vue = "x\n".repeat(201);
        let found = file_sizes(&Scene::of(&[("a.rs", &long), ("b.vue", &vue)]));
        assert_eq!(found.iter().filter(|f| !f.warning).count(), 2);
    }

    #[test]
    fn a_vue_file_beyond_the_aim_is_a_warning_only() {
        let found = file_sizes(&Scene::of(&[("b.vue", &"x\n".repeat(151))]));
        assert!(found.len() == 1 && found[0].warning);
    }

    #[test]
    fn a_line_of_101_columns_is_refused_and_100_chinese_characters_are_not() {
        let text = format!("{}\n{}\n", "字".repeat(100), "x".repeat(101));
        let found = line_length(&Scene::of(&[("a.rs", &text)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 2);
    }
}
