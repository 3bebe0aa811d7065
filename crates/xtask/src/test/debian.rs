//! What must be on the machine besides cargo. As root on Debian, what is missing is installed;
//! otherwise the message says exactly what is missing and how to get it.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::Outcome;
use super::counts::Counts;
use crate::programs;
use crate::speak::say;

/// Something a step needs, and the Debian packages that bring it. Without any package it must be
/// installed by hand.
pub struct Need {
    what: &'static str,
    there: fn() -> bool,
    packages: &'static [&'static str],
}

pub const FOR_RUST: &[Need] = &[
    Need {
        what: "a C compiler (SQLite is compiled in, and the power-loss shim is C)",
        there: || on_path("cc") && Path::new("/usr/include/stdio.h").exists(),
        packages: &["gcc", "libc6-dev"],
    },
    Need {
        what: "PostgreSQL: initdb, postgres and psql (each scenario runs on both engines)",
        there: || ["initdb", "postgres", "psql"].iter().all(|name| in_postgresql(name)),
        packages: &["postgresql", "postgresql-client"],
    },
];

pub const FOR_DEMO: &[Need] = &[
    Need {
        what: "a C compiler (SQLite is compiled in)",
        there: || on_path("cc") && Path::new("/usr/include/stdio.h").exists(),
        packages: &["gcc", "libc6-dev"],
    },
    Need {
        what: "Node.js 20.19 or newer with npm",
        there: || on_path("node") && on_path("npm"),
        packages: &[],
    },
];

pub const FOR_WEB: &[Need] = &[Need {
    what: "Node.js 20.19 or newer with npm",
    there: || on_path("node") && on_path("npm"),
    packages: &[],
}];

pub const FOR_STORIES: &[Need] = &[
    Need {
        what: "Chromium (the stories drive a real browser)",
        there: || on_path("chromium"),
        packages: &["chromium"],
    },
    Need {
        what: "a Chinese font (the pages are measured as they are read)",
        there: has_chinese_font,
        packages: &["fonts-noto-cjk"],
    },
];

fn on_path(name: &str) -> bool {
    programs::find(name, &[]).is_some()
}

/// Debian keeps the server's programs off the search path, one folder per version.
fn in_postgresql(name: &str) -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    programs::find(name, &folders).is_some()
}

fn has_chinese_font() -> bool {
    let listed = programs::answer(Path::new("/"), "fc-list", &[":lang=zh", "file"]);
    listed.is_ok_and(|fonts| !fonts.trim().is_empty())
}

/// Sees to it that every need is met.
///
/// # Errors
/// Something is missing and cannot be installed here; the message lists all of it.
pub fn ready(root: &Path, needs: &[Need]) -> Result<Outcome> {
    let missing =
        |needs: &[Need]| needs.iter().filter(|n| !(n.there)()).map(said).collect::<Vec<_>>();
    let before = missing(needs);
    if before.is_empty() {
        say!("everything is there");
        return Ok(Outcome::Passed(Counts::default()));
    }
    let packages: Vec<&str> =
        needs.iter().filter(|n| !(n.there)()).flat_map(|n| n.packages).copied().collect();
    let installable = !packages.is_empty() && is_root(root) && on_path("apt-get");
    if installable {
        install(root, &packages)?;
    }
    let after = missing(needs);
    if !after.is_empty() {
        bail!("missing on this machine: {}", after.join("; "));
    }
    Ok(Outcome::Passed(Counts::default()))
}

fn said(need: &Need) -> String {
    if need.packages.is_empty() {
        return need.what.to_owned();
    }
    format!("{} [apt-get install {}]", need.what, need.packages.join(" "))
}

fn is_root(folder: &Path) -> bool {
    programs::answer(folder, "id", &["-u"]).is_ok_and(|id| id.trim() == "0")
}

fn install(folder: &Path, packages: &[&str]) -> Result<()> {
    let quiet = [("DEBIAN_FRONTEND", "noninteractive")];
    // Lists may be fresh enough even when updating them fails; the installation tells.
    let updated = programs::watched(folder, "apt-get", &["update", "-q"], &quiet)?;
    let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    let installed = programs::watched(folder, "apt-get", &arguments, &quiet)?;
    if !installed.success {
        bail!(
            "apt-get could not install {} (lists updated: {})",
            packages.join(" "),
            updated.success
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_and_cannot_be_installed_is_named() {
        let needs = [Need { what: "a unicorn", there: || false, packages: &[] }];
        let fault = ready(Path::new("."), &needs).err().map(|fault| fault.to_string());
        assert_eq!(fault.as_deref(), Some("missing on this machine: a unicorn"));
    }

    #[test]
    fn a_need_that_is_met_passes() {
        let needs = [Need { what: "air", there: || true, packages: &[] }];
        assert!(matches!(ready(Path::new("."), &needs), Ok(Outcome::Passed(_))));
    }
}
