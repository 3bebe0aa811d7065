//! `cargo xtask api`: what the program's route table says, written down for those who do not read
//! Rust: openapi.json, the TypeScript types of the client, the codes of problems, and the matrix of
//! permissions.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::programs;
use crate::speak::say;

/// A file that is made from the program, by its path from the root.
struct Made {
    path: &'static str,
    text: String,
}

const OPENAPI: &str = "web/src/api/openapi.json";
const CLIENT: &str = "web/src/api/schema.ts";
const CODES: &str = "web/src/api/codes.json";
const PERMISSIONS: &str = "docs/permissions.md";

/// Builds the program and writes the files, or with `--check` compares them; answers whether they
/// are up to date.
///
/// # Errors
/// The program does not build, or web's packages are not installed.
pub fn run(root: &Path, arguments: &[&str]) -> Result<bool> {
    let check = match arguments {
        [] => false,
        ["--check"] => true,
        other => bail!("`api {}` is not understood: only --check", other.join(" ")),
    };
    programs::answer(root, "cargo", &["build", "--quiet", "--locked", "--package", "zhike"])?;
    let program = programs::built(root, "debug");
    if check {
        return compare(root, &program);
    }
    for file in make(root, &program)? {
        write(&root.join(file.path), &file.text)?;
        say!("wrote {}", file.path);
    }
    Ok(true)
}

/// Compares the files with what `program` prints; answers whether all are up to date.
///
/// # Errors
/// The program prints nothing of the kind, or web's packages are not installed.
pub fn compare(root: &Path, program: &Path) -> Result<bool> {
    let mut fresh = true;
    for file in make(root, program)? {
        let there = std::fs::read_to_string(root.join(file.path)).unwrap_or_default();
        if let Some(line) = first_difference(&there, &file.text) {
            say!("{} is out of date from line {line}; run `cargo xtask api`", file.path);
            fresh = false;
        } else {
            say!("{} is up to date", file.path);
        }
    }
    Ok(fresh)
}

fn make(root: &Path, program: &Path) -> Result<Vec<Made>> {
    let printed = |what| printed_by(program, root, what);
    let openapi = printed("openapi")?;
    let client = client(root, &openapi)?;
    Ok(vec![
        Made { path: OPENAPI, text: openapi },
        Made { path: CLIENT, text: client },
        Made { path: CODES, text: printed("codes")? },
        Made { path: PERMISSIONS, text: printed("permissions")? },
    ])
}

/// The program prints each itself, so that this tool need not be built with the server.
fn printed_by(program: &Path, root: &Path, what: &str) -> Result<String> {
    let said = programs::answer(root, &program.display().to_string(), &["api", what])?;
    Ok(format!("{}\n", said.trim_end()))
}

/// The pages' own script makes the client, here from one file to another.
fn client(root: &Path, openapi: &str) -> Result<String> {
    let web = root.join("web");
    if !web.join("node_modules/openapi-typescript").exists() {
        bail!("web's packages are not installed: run `npm --prefix web ci --ignore-scripts`");
    }
    let folder = root.join("target/api");
    let (from, to) = (folder.join("openapi.json"), folder.join("schema.ts"));
    write(&from, openapi)?;
    let (from, into) = (from.display().to_string(), to.display().to_string());
    programs::answer(&web, "node", &["scripts/client.mjs", &from, &into])?;
    std::fs::read_to_string(&to).context("the generator wrote no client")
}

fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().context("a path without a folder")?;
    std::fs::create_dir_all(folder)?;
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The first line (from 1) in which two texts differ.
fn first_difference(left: &str, right: &str) -> Option<usize> {
    if left == right {
        return None;
    }
    let same = left.lines().zip(right.lines()).take_while(|(a, b)| a == b).count();
    Some(same + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_named() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("", "a\n"), Some(1));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
    }
}
