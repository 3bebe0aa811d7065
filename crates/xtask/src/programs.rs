//! Starts other programs, shows what they print while they print it, and remembers it.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};

use crate::speak::say;

/// A program that has ended.
pub struct Ended {
    pub success: bool,
    /// What it printed on stdout and then on stderr.
    pub text: String,
}

/// Runs a program in `folder`, forwarding its lines; its stdin is closed.
///
/// # Errors
/// The program cannot be started; that it failed is in the answer.
pub fn watched(
    folder: &Path,
    program: &str,
    arguments: &[&str],
    surroundings: &[(&str, &str)],
) -> Result<Ended> {
    say!("$ {program} {}", arguments.join(" "));
    let mut child = command(folder, program, arguments, surroundings)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{program}` does not start: is it installed?"))?;
    let errors = child.stderr.take().map(|stream| thread::spawn(move || forward(stream)));
    let mut text = child.stdout.take().map(forward).unwrap_or_default();
    if let Some(errors) = errors {
        text += &errors.join().map_err(|_panic| anyhow!("reading stderr of `{program}` failed"))?;
    }
    Ok(Ended { success: child.wait()?.success(), text })
}

/// Runs a program quietly and answers its stdout.
///
/// # Errors
/// It does not start, or it fails; the message holds what it said on stderr.
pub fn answer(folder: &Path, program: &str, arguments: &[&str]) -> Result<String> {
    let out = command(folder, program, arguments, &[])
        .output()
        .with_context(|| format!("`{program}` does not start: is it installed?"))?;
    if !out.status.success() {
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        bail!("`{program} {}` failed:\n{}", arguments.join(" "), said.trim_end());
    }
    String::from_utf8(out.stdout).with_context(|| format!("`{program}` printed no UTF-8"))
}

/// Whether nobody is watching and the machine is thrown away afterwards.
pub fn is_unattended() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

/// Settings that every program gets. No colours, since the output is read by a program too. No
/// debug symbols where nobody will debug: for all alike, or cargo builds everything twice.
fn surroundings() -> Vec<(&'static str, &'static str)> {
    let mut all = vec![("NO_COLOR", "1"), ("CARGO_TERM_COLOR", "never")];
    if is_unattended() {
        all.extend([("CARGO_PROFILE_DEV_DEBUG", "0"), ("CARGO_INCREMENTAL", "0")]);
    }
    all
}

fn command(folder: &Path, program: &str, arguments: &[&str], more: &[(&str, &str)]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.envs(surroundings()).envs(more.iter().copied());
    command
}

fn forward(stream: impl Read) -> String {
    let mut text = String::new();
    let mut lines = BufReader::new(stream);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).is_ok_and(|count| count > 0) {
        let said = String::from_utf8_lossy(&line);
        say!("{}", said.trim_end());
        text += &said;
        line.clear();
    }
    text
}

/// Where cargo puts the program of this project.
pub fn built(root: &Path, profile: &str) -> PathBuf {
    let named = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = named.unwrap_or_else(|| root.join("target"));
    target.join(profile).join(format!("zhike{}", std::env::consts::EXE_SUFFIX))
}

/// Where a program lies on the search path, or in one of `folders`.
pub fn find(name: &str, folders: &[PathBuf]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let searched = std::env::split_paths(&path).chain(folders.iter().cloned());
    searched.map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_prints_is_kept_and_its_failure_told() {
        let here = Path::new(".");
        let ended =
            watched(here, "sh", &["-c", "echo out; echo err >&2; exit 3"], &[]).expect("sh runs");
        assert!(!ended.success);
        assert!(ended.text.contains("out\n") && ended.text.contains("err\n"));
        let fault = answer(here, "sh", &["-c", "echo why >&2; exit 1"]).expect_err("it fails");
        assert!(fault.to_string().contains("why"));
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let fault = answer(Path::new("."), "no-such-program-here", &[]).expect_err("not there");
        assert!(fault.to_string().contains("no-such-program-here"));
        assert!(find("no-such-program-here", &[]).is_none());
        assert!(find("sh", &[]).is_some());
    }
}
