//! Reads the dependency graph of this platform from cargo.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::scene::Package;

/// Every package that a build on this platform can pull in, the project's own among them.
pub fn read(root: &Path) -> Result<Vec<Package>> {
    let platform = host_platform(root)?;
    let arguments = ["metadata", "--format-version", "1", "--locked", "--filter-platform"];
    let out = Command::new("cargo").args(arguments).arg(platform).current_dir(root).output()?;
    ensure!(out.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&out.stderr));
    let metadata: Value = serde_json::from_slice(&out.stdout).context("cargo metadata")?;
    let listed = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    Ok(listed.iter().map(package).collect())
}

fn package(json: &Value) -> Package {
    let text = |key: &str| json[key].as_str().map(str::to_owned);
    Package {
        name: text("name").unwrap_or_default(),
        version: text("version").unwrap_or_default(),
        license: text("license"),
        source: text("source"),
    }
}

fn host_platform(root: &Path) -> Result<String> {
    let out = Command::new("rustc").arg("-vV").current_dir(root).output().context("rustc -vV")?;
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc names no host platform")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_own_packages_are_in_the_graph_under_their_licence() {
        let packages = read(&crate::scene::root()).expect("cargo metadata runs in a checkout");
        let own = packages.iter().find(|p| p.name == "xtask").expect("xtask is in the graph");
        assert_eq!((own.license.as_deref(), own.source.as_deref()), (Some("Apache-2.0"), None));
    }
}
