//! Nothing that is true of one machine only stands in the project.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use super::scan::is_name;
use super::{Check, Finding};
use crate::rust_text::line_at;
use crate::scene::{Machine, Scene};

pub const CHECKS: &[Check] = &[
    Check {
        name: "machine-paths",
        reason: "a path of the machine somebody works on is wrong on every other; use a path from \
                 the root of the project or a temporary folder",
        run: machine_paths,
    },
    Check {
        name: "registry-hosts",
        reason: "where packages are fetched from is configured on each machine; a host that is \
                 written down breaks installation behind a mirror (for npm there is the setting \
                 omit-lockfile-registry-resolved)",
        run: registry_hosts,
    },
];

/// Parents too general to be a mark of one machine.
const SHARED: [&str; 9] =
    ["/", "/tmp", "/var/tmp", "/opt", "/srv", "/home", "/usr/src", "/usr/local/src", "/mnt"];

/// Reads what is particular to this machine: the folders of the checkout and of the user, and the
/// hosts that npm, pip and cargo fetch from.
pub fn look(root: &Path) -> Machine {
    let mut folders = BTreeSet::from([root.display().to_string()]);
    let parent = root.parent().map(|p| p.display().to_string());
    folders.extend(parent.filter(|p| !SHARED.contains(&p.as_str())));
    folders.extend(std::env::var("HOME").ok().filter(|home| home.len() > 1));
    Machine { folders: folders.into_iter().collect(), registry_hosts: hosts() }
}

fn hosts() -> Vec<String> {
    let mut said =
        vec![output("npm", &["config", "get", "registry"]), output("pip", &["config", "list"])];
    said.extend(
        std::env::vars().filter(|(key, _)| is_registry_setting(key)).map(|(_, value)| value),
    );
    let home = std::env::var("CARGO_HOME").map_or_else(
        |_| std::env::home_dir().unwrap_or_default().join(".cargo"),
        std::path::PathBuf::from,
    );
    for name in ["config.toml", "config"] {
        said.push(std::fs::read_to_string(home.join(name)).unwrap_or_default());
    }
    let mut hosts: BTreeSet<String> = said.iter().flat_map(|text| hosts_in(text)).collect();
    // Cargo keeps one index folder per registry, called `<host>-<hash>`.
    for entry in std::fs::read_dir(home.join("registry/index")).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        hosts.extend(name.rsplit_once('-').map(|(host, _)| host.to_owned()));
    }
    hosts.into_iter().filter(|host| !is_anywhere(host)).collect()
}

fn is_registry_setting(key: &str) -> bool {
    let key = key.to_ascii_uppercase();
    let ours =
        key.starts_with("PIP_") || key.starts_with("NPM_CONFIG_") || key.starts_with("CARGO_");
    ours && (key.contains("INDEX") || key.contains("REGISTR"))
}

/// Hosts that mean no particular registry: this machine itself, and the code host that Cargo.lock
/// names in the address of the public index.
fn is_anywhere(host: &str) -> bool {
    host.starts_with("127.") || host == "localhost" || host == "github.com" || !host.contains('.')
}

fn output(program: &str, arguments: &[&str]) -> String {
    let run = Command::new(program).args(arguments).output();
    run.map(|out| String::from_utf8_lossy(&out.stdout).into_owned()).unwrap_or_default()
}

/// The hosts of the addresses in a text, without user, port and path.
fn hosts_in(text: &str) -> Vec<String> {
    let addresses = text.split("://").skip(1);
    let host = |rest: &str| {
        let end = rest.find(|c: char| !is_name(c) && !"-.:@".contains(c)).unwrap_or(rest.len());
        let authority = rest[..end].rsplit('@').next().unwrap_or_default();
        authority.split(':').next().unwrap_or_default().to_owned()
    };
    addresses.map(host).filter(|host| !host.is_empty()).collect()
}

fn machine_paths(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for folder in &scene.machine.folders {
        let whole = folder.trim_end_matches('/');
        for file in &scene.files {
            for (at, _) in file.text.match_indices(whole) {
                let before = file.text[..at].chars().next_back();
                let after = file.text[at + whole.len()..].chars().next();
                let begins = !before.is_some_and(|c| is_name(c) || "-.}>".contains(c));
                let ends = !after.is_some_and(|c| is_name(c) || c == '-');
                if begins && ends && !is_url_part(&file.text[..at]) {
                    let line = line_at(&file.text, at);
                    found.push(Finding::new(&file.path, line, "a path of this machine"));
                }
            }
        }
    }
    found
}

fn is_url_part(before: &str) -> bool {
    before.ends_with('/') || before.ends_with(":")
}

fn registry_hosts(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for host in &scene.machine.registry_hosts {
        for file in &scene.files {
            let lines = file.text.match_indices(host).map(|(at, _)| line_at(&file.text, at));
            found.extend(
                lines
                    .take(3)
                    .map(|line| Finding::new(&file.path, line, "the host of a package registry")),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_a_checkout_is_refused_and_a_route_that_resembles_it_is_not() {
        let mut scene = Scene::of(&[
            ("a.rs", "let x = \"/place/zhike/web\";"),
            ("b.md", "GET /api/place/zhike and /place/zhikes"),
        ]);
        scene.machine.folders = vec!["/place/zhike".to_owned()];
        let found = machine_paths(&scene);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "a.rs");
    }

    #[test]
    fn the_host_of_a_registry_is_refused_in_any_file() {
        let mut scene =
            Scene::of(&[("web/package-lock.json", "\"resolved\": \"https://pack.example/a\"")]);
        scene.machine.registry_hosts =
            hosts_in("registry = \"sparse+https://me:x@pack.example:443/i/\"");
        assert_eq!(registry_hosts(&scene).len(), 1);
    }

    #[test]
    fn this_machine_is_looked_at_for_its_own_checkout() {
        let root = crate::scene::root();
        assert!(look(&root).folders.contains(&root.display().to_string()));
    }
}
