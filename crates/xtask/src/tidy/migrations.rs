//! Migrations are numbered without gaps and each is listed in the program.

use super::tables::MIGRATIONS;
use super::{Check, Finding};
use crate::scene::Scene;

pub const CHECKS: &[Check] = &[Check {
    name: "migrations",
    reason: "migrations run in the order of their numbers on every installation there is; a gap \
             or a pair means that two databases of the same version differ",
    run: numbered,
}];

fn numbered(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut expected = 1_u32;
    for file in scene.under(MIGRATIONS, ".sql") {
        let name = file.path.trim_start_matches(MIGRATIONS);
        let number = name.split_once('_').filter(|(digits, _)| digits.len() == 4);
        match number.and_then(|(digits, _)| digits.parse::<u32>().ok()) {
            Some(number) if number == expected => expected += 1,
            Some(number) => {
                let what = format!("number {number:04} where {expected:04} is due");
                found.push(Finding::new(&file.path, 0, what));
                expected = number + 1;
            }
            None => found.push(Finding::new(&file.path, 0, "is not called NNNN_name.sql")),
        }
        let mentioned = scene.under("crates/server/src/", ".rs").any(|f| f.text.contains(name));
        if !mentioned {
            found.push(Finding::new(&file.path, 0, "is not listed in the program"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_a_pair_and_an_unlisted_file_are_refused() {
        let scene = Scene::of(&[
            ("crates/server/src/migrations/0001_a.sql", ""),
            ("crates/server/src/migrations/0003_b.sql", ""),
            ("crates/server/src/migrations/0003_c.sql", ""),
            ("crates/server/src/migrations/four.sql", ""),
            ("crates/server/src/migrations.rs", "0001_a.sql 0003_b.sql 0003_c.sql"),
        ]);
        let found: Vec<String> = numbered(&scene).into_iter().map(|f| f.what).collect();
        assert_eq!(found.len(), 4);
        assert!(found[0].contains("0002 is due") && found[1].contains("0004 is due"));
    }

    #[test]
    fn an_unbroken_row_passes() {
        let scene = Scene::of(&[
            ("crates/server/src/migrations/0001_a.sql", ""),
            ("crates/server/src/lib.rs", "include_str!(\"migrations/0001_a.sql\")"),
        ]);
        assert_eq!(numbered(&scene), []);
    }
}
