//! Restoring a PostgreSQL backup into an empty database.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::Stdio;

use zhike_store::{Database, Engine};

use super::pg_address::PgAddress;
use super::pg_tools::{self, Running};
use super::progress::Watch;
use super::read::{each_chunk, open_file};
use super::restore::{Restored, Source, check_open, fits, take_register_along};
use super::stream::Decryptor;
use super::{BackupError, disk};
use crate::platform::keys::{KeyError, kek};

/// Tables, views and sequences that are not PostgreSQL's own.
const COUNT_OWN: &str = "select count(*) from pg_class c \
    join pg_namespace n on n.oid = c.relnamespace \
    where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') \
    and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')";

/// Restores into the empty database at `url`, in one transaction, and then writes the key file,
/// unless the same key is there already. Another key in its place is never written over.
///
/// # Errors
/// [`BackupError`]; up to the checks the database is then as empty as it was.
pub fn restore_postgres(
    source: &Source<'_>,
    url: &str,
    key_file: &Path,
    watch: Watch<'_>,
) -> Result<Restored, BackupError> {
    let same_key_is_there = match kek::load_file(key_file) {
        Ok(found) if found.kek == *source.kek => true,
        Err(KeyError::Missing { .. }) => false,
        _ => return Err(BackupError::NotEmpty { place: key_file.display().to_string() }),
    };
    let folder = key_file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    disk::make_last_part(folder)?;
    let mut restored = load(source, &PgAddress::parse(url), folder, watch)?;
    restored.erased = take_register_along(source, folder)?;
    if !same_key_is_there {
        kek::create_file(key_file, source.kek, source.now_ms)?;
    }
    Ok(restored)
}

/// Streams the file through `pg_restore` into an empty database and checks the result.
pub(super) fn load(
    source: &Source<'_>,
    address: &PgAddress,
    work: &Path,
    watch: Watch<'_>,
) -> Result<Restored, BackupError> {
    let (file, file_bytes) = open_file(source.file)?;
    let mut decryptor = Decryptor::start(file, source.kek)?;
    let header = decryptor.header().clone();
    fits(source, &header, Engine::Postgres)?;
    if pg_tools::query(address, COUNT_OWN)? != "0" {
        return Err(BackupError::NotEmpty { place: address.without_password() });
    }
    let mut command = pg_tools::command("pg_restore", address)?;
    command.args(["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]);
    command.stdin(Stdio::piped());
    let mut running = Running::start("pg_restore", &mut command)?;
    let Some(mut input) = running.child().stdin.take() else {
        return Err(BackupError::PgTool { tool: "pg_restore", reason: "no input".to_owned() });
    };
    let mut broken = false;
    let mut write = |chunk: &[u8]| match input.write_all(chunk) {
        Ok(()) => Ok(()),
        // It ended by itself: its own words, below, say why. Read on to learn of damage first.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            broken = true;
            Ok(())
        }
        Err(error) => Err(BackupError::io(Path::new("pg_restore"), &error)),
    };
    // Damage ends this early; `running` is then killed and its transaction never commits.
    each_chunk(&mut decryptor, file_bytes, watch, &mut write)?;
    drop(input);
    running.finish()?;
    if broken {
        return Err(BackupError::PgTool { tool: "pg_restore", reason: "it read no more".into() });
    }
    let mut checks = vec!["pg_restore"];
    let database = Database::Postgres(address.whole());
    checks.extend(check_open(source, &database, work)?);
    Ok(Restored { header, counts: decryptor.counts().clone(), checks, erased: 0 })
}

/// The folder for short-lived files of a PostgreSQL rehearsal.
pub(super) fn work_folder(source: &Source<'_>) -> Result<disk::TempFolder, BackupError> {
    let parent = source.file.parent().filter(|folder| !folder.as_os_str().is_empty());
    disk::TempFolder::create(parent.unwrap_or(Path::new(".")))
}
