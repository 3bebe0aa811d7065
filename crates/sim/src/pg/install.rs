//! Where PostgreSQL's programs are, and as whom they may run.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};

/// An installed PostgreSQL.
pub struct Install {
    programs: PathBuf,
}

/// A user of the system, by number.
#[derive(Clone, Copy)]
struct Person {
    user: u32,
    group: u32,
}

impl Install {
    /// Looks in `/usr/lib/postgresql/*/bin` (newest version first), then in `PATH`.
    pub fn find() -> Result<Install> {
        let mut folders = debian_folders();
        folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
        let programs =
            folders.into_iter().find(|folder| holds_server(folder)).ok_or_else(|| {
                anyhow!(
                    "PostgreSQL is not installed: no initdb, postgres and psql in \
                 /usr/lib/postgresql/*/bin or PATH. On Debian: apt-get install postgresql"
                )
            })?;
        Ok(Install { programs })
    }

    /// One of the programs, to be run as we are.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        // The caller's PGHOST, PGOPTIONS and the like must not reach our own cluster.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PG") {
                command.env_remove(name);
            }
        }
        // A group of its own, so that Ctrl-C in a terminal reaches us first.
        command.env("LC_ALL", "C").process_group(0);
        command
    }

    /// One of the server's programs, to be run as the owner of `folder`.
    pub fn server_command(&self, program: &str, folder: &Path) -> Result<Command> {
        let owner = owner_of(folder)?;
        let mut command = self.command(program);
        if owner.user != owner_of(Path::new("/proc/self"))?.user {
            command.uid(owner.user).gid(owner.group);
        }
        command.current_dir(folder).stdin(Stdio::null());
        Ok(command)
    }

    /// Gives `folder` to the user that will run the server, and runs `initdb` in it.
    pub fn make_cluster(&self, folder: &Path, superuser: &str) -> Result<()> {
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755))?;
        if owner_of(folder)?.user == 0 {
            let person = unprivileged()?;
            std::os::unix::fs::chown(folder, Some(person.user), Some(person.group))?;
        }
        let output = self
            .server_command("initdb", folder)?
            .arg("-D")
            .arg(super::data_folder(folder))
            .args(["-U", superuser, "--locale=C", "--encoding=UTF8", "--auth=trust", "--no-sync"])
            .output()
            .context("initdb does not start")?;
        if !output.status.success() {
            bail!("initdb: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(())
    }
}

fn debian_folders() -> Vec<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().parse().unwrap_or(0), entry.path()))
        .collect();
    versions.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    versions.into_iter().map(|(_, path)| path.join("bin")).collect()
}

fn holds_server(folder: &Path) -> bool {
    ["initdb", "postgres", "psql"].iter().all(|program| folder.join(program).is_file())
}

fn owner_of(path: &Path) -> Result<Person> {
    let found = std::fs::metadata(path).with_context(|| format!("{} is gone", path.display()))?;
    Ok(Person { user: found.uid(), group: found.gid() })
}

/// The system's `postgres` user, else `nobody`.
fn unprivileged() -> Result<Person> {
    let users = std::fs::read_to_string("/etc/passwd").context("/etc/passwd cannot be read")?;
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| users.lines().find_map(|line| person_named(name, line)))
        .ok_or_else(|| anyhow!("PostgreSQL refuses root, and there is no user postgres or nobody"))
}

/// One line of passwd(5): name, password, user number, group number, …
fn person_named(name: &str, line: &str) -> Option<Person> {
    let mut fields = line.split(':');
    if fields.next() != Some(name) {
        return None;
    }
    let user = fields.nth(1)?.parse().ok()?;
    let group = fields.next()?.parse().ok()?;
    Some(Person { user, group })
}
