//! PostgreSQL's own programs, found and run: `pg_dump`, `pg_restore`, `psql`.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

use super::BackupError;
use super::pg_address::PgAddress;

/// Where Debian and Ubuntu keep the programs of each version.
const DEBIAN_ROOT: &str = "/usr/lib/postgresql";
/// More of a program's complaints is not kept.
const WORDS_LIMIT: u64 = 16 * 1024;

/// The program `tool`: the first on PATH, else of the newest version installed by Debian.
///
/// # Errors
/// [`BackupError::NoPgTool`].
pub fn find(tool: &'static str) -> Result<PathBuf, BackupError> {
    find_in(tool, std::env::var_os("PATH").unwrap_or_default(), Path::new(DEBIAN_ROOT))
}

fn find_in(
    tool: &'static str,
    path: std::ffi::OsString,
    debian: &Path,
) -> Result<PathBuf, BackupError> {
    let on_path = std::env::split_paths(&path).map(|folder| folder.join(tool));
    if let Some(found) = on_path.into_iter().find(|file| file.is_file()) {
        return Ok(found);
    }
    let versions = std::fs::read_dir(debian).into_iter().flatten().flatten();
    let version = |folder: &Path| {
        let name = folder.file_name()?.to_str()?;
        name.parse::<u32>().ok()
    };
    let newest = versions
        .map(|entry| entry.path())
        .filter(|folder| folder.join("bin").join(tool).is_file())
        .max_by_key(|folder| version(folder));
    newest.map(|folder| folder.join("bin").join(tool)).ok_or(BackupError::NoPgTool { tool })
}

/// A command on a database, its password in the environment only.
///
/// # Errors
/// [`BackupError::NoPgTool`].
pub fn command(tool: &'static str, address: &PgAddress) -> Result<Command, BackupError> {
    let mut command = Command::new(find(tool)?);
    command.arg("--no-password").arg(format!("--dbname={}", address.without_password()));
    command.env("PGCONNECT_TIMEOUT", "10").env("LC_ALL", "C");
    if let Some(password) = address.password() {
        command.env("PGPASSWORD", password);
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    Ok(command)
}

/// A program that runs while its output or input is used. Killed when dropped unfinished.
pub struct Running {
    tool: &'static str,
    child: Child,
    words: Option<JoinHandle<String>>,
}

impl Running {
    /// Starts it and listens to its complaints.
    ///
    /// # Errors
    /// [`BackupError::PgTool`].
    pub fn start(tool: &'static str, command: &mut Command) -> Result<Running, BackupError> {
        let failed = |reason: String| BackupError::PgTool { tool, reason };
        let mut child = command.spawn().map_err(|error| failed(error.to_string()))?;
        let words = child.stderr.take().map(|stderr| {
            std::thread::spawn(move || {
                let mut text = Vec::new();
                let mut stderr = stderr;
                // Read on beyond the limit, or the program would stand still on a full pipe.
                let kept = (&mut stderr).take(WORDS_LIMIT).read_to_end(&mut text);
                let rest = std::io::copy(&mut stderr, &mut std::io::sink());
                if let Err(error) = kept.and(rest.map(|_| 0)) {
                    tracing::debug!(%error, "complaints of a program were not read to the end");
                }
                String::from_utf8_lossy(&text).into_owned()
            })
        });
        Ok(Running { tool, child, words })
    }

    /// The process, for its pipes.
    pub const fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// [`BackupError::PgTool`] with its own words when it failed.
    pub fn finish(mut self) -> Result<(), BackupError> {
        let status = self.child.wait();
        let words = self.words.take().map(JoinHandle::join).and_then(Result::ok);
        let failed = |reason: String| BackupError::PgTool { tool: self.tool, reason };
        let status = status.map_err(|error| failed(error.to_string()))?;
        if status.success() {
            return Ok(());
        }
        Err(failed(without_rows(&words.unwrap_or_default(), self.tool)))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(Some(_))) {
            let ended = self.child.kill().and_then(|()| self.child.wait());
            if let Err(error) = ended {
                tracing::warn!(tool = self.tool, %error, "a program could not be ended");
            }
        }
    }
}

/// The complaints without DETAIL, CONTEXT and commands, which may quote rows.
fn without_rows(words: &str, tool: &str) -> String {
    let own = |line: &&str| {
        let line = line.trim_start();
        line.starts_with(tool) || line.starts_with("ERROR:") || line.starts_with("FATAL:")
    };
    let kept: Vec<&str> = words.lines().filter(own).take(5).collect();
    if kept.is_empty() { "it gave no reason".to_owned() } else { kept.join("; ") }
}

/// What `psql` answers to one statement, without its last line end.
///
/// # Errors
/// [`BackupError::NoPgTool`], [`BackupError::PgTool`].
pub fn query(address: &PgAddress, sql: &str) -> Result<String, BackupError> {
    let mut command = command("psql", address)?;
    command.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql]);
    command.stdout(Stdio::piped());
    let mut running = Running::start("psql", &mut command)?;
    let mut text = String::new();
    if let Some(mut stdout) = running.child().stdout.take() {
        let read = stdout.read_to_string(&mut text);
        read.map_err(|error| BackupError::PgTool { tool: "psql", reason: error.to_string() })?;
    }
    running.finish()?;
    Ok(text.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let empty = tempfile::tempdir().unwrap();
        let found = find_in("pg_dump", empty.path().into(), empty.path());
        assert!(matches!(found, Err(BackupError::NoPgTool { tool: "pg_dump" })));
    }

    #[test]
    fn the_newest_installed_version_is_taken() {
        let debian = tempfile::tempdir().unwrap();
        for version in ["9", "15", "16"] {
            let bin = debian.path().join(version).join("bin");
            std::fs::create_dir_all(&bin).unwrap();
            std::fs::write(bin.join("pg_dump"), b"").unwrap();
        }
        let found = find_in("pg_dump", "".into(), debian.path()).unwrap();
        assert!(found.ends_with("16/bin/pg_dump"));
    }

    #[test]
    fn complaints_are_told_without_what_stands_in_rows() {
        let words = "pg_restore: error: COPY failed for table \"staff\": ERROR:  duplicate key\n\
                     DETAIL:  Key (login)=(lin) already exists.\nCONTEXT:  COPY staff, line 1\n";
        let told = without_rows(words, "pg_restore");
        assert!(told.contains("duplicate key") && !told.contains("lin)"), "{told}");
    }
}
