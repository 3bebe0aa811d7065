//! What the checks look at: the project's files, the machine they lie on and the packages they
//! pull in. Plain data, so that a unit test can put a bad example in front of each check.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::rust_text::{self, Views};

/// A text file by its path from the root of the project, with `/` between the parts.
pub struct File {
    pub path: String,
    pub text: String,
    views: OnceCell<Views>,
}

impl File {
    pub fn new(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned(), views: OnceCell::new() }
    }

    /// The Rust source split into code, comments and literals; computed once.
    pub fn views(&self) -> &Views {
        self.views.get_or_init(|| rust_text::split(&self.text))
    }

    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether a line (from 1) belongs to a test: a test module, or a file that holds only tests.
    pub fn is_test_line(&self, line: usize) -> bool {
        let all = self.path.ends_with("/tests.rs") || self.path.contains("/tests/");
        all || self.views().tests.iter().any(|(from, to)| (*from..=*to).contains(&line))
    }
}

/// One package of the dependency graph, as `cargo metadata` tells it.
pub struct Package {
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    pub source: Option<String>,
}

/// What must never be written down, because it is true of this machine only.
#[derive(Default)]
pub struct Machine {
    /// Folders of this checkout and this user.
    pub folders: Vec<String>,
    /// Hosts that npm, pip and cargo are configured to fetch from here.
    pub registry_hosts: Vec<String>,
}

/// Everything `tidy` looks at.
#[derive(Default)]
pub struct Scene {
    pub files: Vec<File>,
    pub machine: Machine,
    pub packages: Vec<Package>,
}

impl Scene {
    /// A scene of the given files alone, for tests of checks.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Scene {
        let files = files.iter().map(|(path, text)| File::new(path, text)).collect();
        Scene { files, ..Scene::default() }
    }

    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|f| f.path == path)
    }

    /// Files whose path begins with `prefix` and ends with `suffix`.
    pub fn under<'a>(&'a self, prefix: &'a str, suffix: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |f| f.path.starts_with(prefix) && f.path.ends_with(suffix))
    }
}

/// The root of the project: two folders above this package. Cargo says at run time where the
/// package lies; what was true when this was compiled would be another checkout's when two share a
/// target folder.
pub fn root() -> PathBuf {
    let told = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = told.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    here.ancestors().nth(2).unwrap_or(&here).to_owned()
}

/// Reads every text file that git tracks, or would track if it were added.
pub fn read_files(root: &Path) -> Result<Vec<File>> {
    let listing = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .context("git is needed to list the project's files")?;
    ensure!(listing.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listing.stderr));
    let names = String::from_utf8(listing.stdout).context("a file name is not UTF-8")?;
    let mut files = Vec::new();
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        // A file deleted but not yet committed is listed and not there; a picture is not text.
        if let Ok(text) = std::fs::read_to_string(root.join(name)) {
            files.push(File::new(name, &text));
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path);
    Ok(files)
}
