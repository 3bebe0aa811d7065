//! Under which licences the packages in the binary may stand.

use super::packages::in_lock;
use super::{Check, Finding};
use crate::scene::Scene;

pub const CHECKS: &[Check] = &[Check {
    name: "licences",
    reason: "Zhike is Apache-2.0 and is handed on as one binary: everything in it must allow \
                 that without asking for more than a notice",
    run: licences,
}];

/// Licences that ask for a notice and nothing else.
pub const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

fn licences(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for package in &scene.packages {
        let said = package.license.as_deref().unwrap_or("no licence at all");
        if !is_allowed(said) {
            found.push(in_lock(package, &format!("is under {said}")));
        }
    }
    found
}

/// Whether an SPDX expression can be met with the licences of the list. The old form
/// `MIT/Apache-2.0` means OR; AND binds tighter than OR, as SPDX says.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = either(&tokens, &mut at);
    met && at == tokens.len()
}

fn either(tokens: &[&str], at: &mut usize) -> bool {
    let mut met = both(tokens, at);
    while tokens.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(tokens, at);
    }
    met
}

fn both(tokens: &[&str], at: &mut usize) -> bool {
    let mut met = one(tokens, at);
    while tokens.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(tokens, at);
    }
    met
}

fn one(tokens: &[&str], at: &mut usize) -> bool {
    let Some(token) = tokens.get(*at) else {
        return false;
    };
    *at += 1;
    if *token == "(" {
        let met = either(tokens, at);
        *at += usize::from(tokens.get(*at) == Some(&")"));
        return met;
    }
    let mut name = (*token).to_owned();
    if let [with @ "WITH", exception, ..] = &tokens[*at..] {
        name = format!("{name} {with} {exception}");
        *at += 2;
    }
    LICENCES.contains(&name.as_str())
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::scene::Package;

    /// A scene of one package.
    pub fn scene(name: &str, version: &str, license: Option<&str>, source: Option<&str>) -> Scene {
        let package = Package {
            name: name.to_owned(),
            version: version.to_owned(),
            license: license.map(str::to_owned),
            source: source.map(str::to_owned),
        };
        Scene { packages: vec![package], ..Scene::default() }
    }

    #[test]
    fn an_expression_is_allowed_when_the_list_can_meet_it() {
        let fine = ["MIT", "GPL-3.0 OR MIT", "MIT/Apache-2.0", "(MIT OR GPL-2.0) AND Unicode-3.0"];
        let not = ["GPL-3.0", "MIT AND GPL-3.0", "SSPL-1.0 OR BUSL-1.1", "", "MIT MIT"];
        assert!(fine.iter().all(|e| is_allowed(e)));
        assert!(not.iter().all(|e| !is_allowed(e)));
        assert!(is_allowed("Apache-2.0 WITH LLVM-exception") && !is_allowed("MIT WITH x"));
    }

    #[test]
    fn a_foreign_licence_or_none_is_refused() {
        assert_eq!(licences(&scene("a", "1.0.0", Some("AGPL-3.0"), None)).len(), 1);
        assert_eq!(licences(&scene("a", "1.0.0", None, None)).len(), 1);
    }
}
