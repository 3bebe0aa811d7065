//! What the project may be built from: sources, and packages that must not come in.
//! `cargo deny` reads the same lists from deny.toml; this runs where it is not installed.

use std::collections::{BTreeMap, BTreeSet};

use super::licences::LICENCES;
use super::{Check, Finding};
use crate::scene::{Package, Scene};

pub const CHECKS: &[Check] = &[
    Check {
        name: "package-sources",
        reason: "a package from elsewhere than the public registry cannot be fetched, mirrored or \
                 checked like the rest",
        run: sources,
    },
    Check {
        name: "packages-kept-out",
        reason: "each of these brings a second way of doing what the project does once, or a C \
                 library that must be present at build time",
        run: kept_out,
    },
    Check {
        name: "packages-once",
        reason: "two versions of these in one binary are two runtimes, two ciphers or two shapes \
                 of the same type",
        run: once,
    },
    Check {
        name: "deny-toml",
        reason: "deny.toml and tidy/packages.rs hold the same lists, or one of them is out of date",
        run: deny_toml_agrees,
    },
];

/// Packages kept out, and what stands in their place.
const KEPT_OUT: &[(&str, &str)] = &[
    ("openssl-sys", "rustls with ring"),
    ("native-tls", "rustls with ring"),
    ("aws-lc-sys", "ring"),
    ("chrono", "jiff"),
    ("sqlx", "zhike-store"),
    ("diesel", "zhike-store"),
    ("linkme", "the list that sql! makes"),
];

/// Packages of which one version may be in the binary.
const ONCE: &[&str] =
    &["axum", "hyper", "rusqlite", "rustls", "ring", "serde", "tokio", "tokio-postgres", "jiff"];

fn sources(scene: &Scene) -> Vec<Finding> {
    let foreign = |p: &&Package| p.source.as_deref().is_some_and(|s| !s.starts_with("registry+"));
    let mut found: Vec<Finding> = scene
        .packages
        .iter()
        .filter(foreign)
        .map(|p| in_lock(p, "is not from a registry"))
        .collect();
    let registries: BTreeSet<&str> =
        scene.packages.iter().filter_map(|p| p.source.as_deref()).collect();
    if registries.len() > 1 {
        found.push(Finding::new("Cargo.lock", 0, "packages come from more than one source"));
    }
    found
}

fn kept_out(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, instead) in KEPT_OUT {
        let there = scene.packages.iter().filter(|p| p.name == *name);
        found.extend(there.map(|p| in_lock(p, &format!("is kept out; use {instead}"))));
    }
    found
}

fn once(scene: &Scene) -> Vec<Finding> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in scene.packages.iter().filter(|p| ONCE.contains(&p.name.as_str())) {
        versions.entry(&package.name).or_default().insert(&package.version);
    }
    let many = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
    many.map(|(name, all)| Finding::new("Cargo.lock", 0, format!("{name} is there as {all:?}")))
        .collect()
}

pub fn in_lock(package: &Package, what: &str) -> Finding {
    Finding::new("Cargo.lock", 0, format!("{} {} {what}", package.name, package.version))
}

fn deny_toml_agrees(scene: &Scene) -> Vec<Finding> {
    let Some(file) = scene.file("deny.toml") else {
        return vec![Finding::new("deny.toml", 0, "is missing")];
    };
    let quoted: BTreeSet<&str> = file.text.split('"').skip(1).step_by(2).collect();
    let kept_out = KEPT_OUT.iter().map(|(name, _)| name);
    let missing = LICENCES.iter().chain(kept_out).filter(|entry| !quoted.contains(**entry));
    missing.map(|entry| Finding::new("deny.toml", 0, format!("does not list {entry}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::licences::tests::scene;

    #[test]
    fn a_package_from_a_repository_and_one_kept_out_are_refused() {
        let git = scene("a", "1.0.0", Some("MIT"), Some("git+https://code.example/a"));
        assert_eq!(sources(&git).len(), 1);
        assert_eq!(kept_out(&scene("openssl-sys", "0.9.0", Some("MIT"), None)).len(), 1);
    }

    #[test]
    fn two_versions_of_the_runtime_are_refused() {
        let mut two = scene("tokio", "1.0.0", Some("MIT"), None);
        two.packages.extend(scene("tokio", "2.0.0", Some("MIT"), None).packages);
        assert_eq!(once(&two).len(), 1);
    }

    #[test]
    fn a_deny_toml_without_one_of_the_entries_is_refused() {
        let found = deny_toml_agrees(&Scene::of(&[("deny.toml", "allow = [\"MIT\"]")]));
        assert_eq!(found.len(), LICENCES.len() + KEPT_OUT.len() - 1);
    }
}
