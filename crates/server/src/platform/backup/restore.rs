//! The way back: into an empty place, checked before it gets its name.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use zhike_store::{Database, Engine, Migration, Options, Store, inspect_file};

use super::disk;
use super::progress::{Phase, Watch, tell};
use super::read::{each_chunk, open_file};
use super::stream::Decryptor;
use super::{BackupError, Counts, Header, engine_name, erased};
use crate::platform::keys::{Kek, Keyring, kek};

/// The database's file name in a data folder.
pub const DATABASE_NAME: &str = "zhike.db";
const PATIENCE: Duration = Duration::from_secs(10);

/// A check of restored data by those who know it, such as the audit chain's.
pub struct Hook<'a> {
    /// Its name in reports, such as `audit`.
    pub name: &'static str,
    /// `Err` says what is wrong.
    pub check: &'a dyn Fn(&Store, &Keyring) -> Result<(), String>,
}

/// What is to be restored and how it is checked.
pub struct Source<'a> {
    /// The backup file.
    pub file: &'a Path,
    /// The key it needs.
    pub kek: &'a Kek,
    /// The migrations of this program.
    pub migrations: &'a [Migration],
    /// Checks beyond the engine's own.
    pub hooks: &'a [Hook<'a>],
    /// Now, epoch milliseconds.
    pub now_ms: i64,
}

/// A restored database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the backup said about itself.
    pub header: Header,
    /// Rows per table, equal to those of the backup.
    pub counts: Counts,
    /// Names of the checks it passed.
    pub checks: Vec<&'static str>,
    /// Guests of the register beside the backup, whom the first start erases again.
    pub erased: usize,
}

/// Restores a SQLite backup with its key into `to`, which must not exist or be empty. Until the
/// last check is passed everything is in a temporary folder; then one rename makes it real.
///
/// # Errors
/// [`BackupError`]; then `to` is as it was.
pub fn restore(source: &Source<'_>, to: &Path, watch: Watch<'_>) -> Result<Restored, BackupError> {
    need_empty(to)?;
    let fault = |error: std::io::Error| BackupError::io(to, &error);
    let absolute = std::path::absolute(to).map_err(fault)?;
    let beside = absolute.parent().unwrap_or(Path::new("/"));
    std::fs::create_dir_all(beside).map_err(fault)?;
    let work = disk::TempFolder::create(beside)?;
    let mut restored = unpack(source, work.path(), watch)?;
    restored.erased = take_register_along(source, work.path())?;
    kek::create_file(&work.path().join(kek::FILE_NAME), source.kek, source.now_ms)?;
    disk::sync_folder(work.path())?;
    need_empty(to)?;
    place(work, &absolute)?;
    Ok(restored)
}

/// Puts the register that lies beside the backup into `folder`; answers how many stand in it. One
/// that cannot be read ends the restore: nobody may come back unseen.
pub(super) fn take_register_along(
    source: &Source<'_>,
    folder: &Path,
) -> Result<usize, BackupError> {
    let beside = source.file.parent().filter(|parent| !parent.as_os_str().is_empty());
    let known = erased::read(beside.unwrap_or(Path::new(".")), source.kek)?;
    erased::add(folder, source.kek, &known)
}

fn need_empty(to: &Path) -> Result<(), BackupError> {
    let taken = || BackupError::NotEmpty { place: to.display().to_string() };
    match std::fs::read_dir(to) {
        Ok(mut entries) => entries.next().map_or(Ok(()), |_entry| Err(taken())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Err(taken()),
        Err(error) => Err(BackupError::io(to, &error)),
    }
}

/// Puts the checked folder in its place. A mount point cannot be renamed over: then the files move
/// in, the database first, so that a break leaves data without a key, which a start refuses.
fn place(work: disk::TempFolder, to: &Path) -> Result<(), BackupError> {
    let fault = |error: std::io::Error| BackupError::io(to, &error);
    match std::fs::rename(work.path(), to) {
        Ok(()) => {
            work.keep();
            to.parent().map_or(Ok(()), disk::sync_folder)
        }
        Err(error) if is_mount_point(&error) => {
            let inside = disk::TempFolder::create(to)?;
            let names = [erased::FILE_NAME, DATABASE_NAME, kek::FILE_NAME];
            let names = names.into_iter().filter(|name| work.path().join(name).is_file());
            for name in names.clone() {
                copy_synced(&work.path().join(name), &inside.path().join(name))?;
            }
            for name in names {
                std::fs::rename(inside.path().join(name), to.join(name)).map_err(fault)?;
                disk::sync_folder(to)?;
            }
            Ok(())
        }
        Err(error) => Err(fault(error)),
    }
}

fn is_mount_point(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::CrossesDevices)
}

fn copy_synced(from: &Path, to: &Path) -> Result<(), BackupError> {
    let fault = |error: std::io::Error| BackupError::io(to, &error);
    std::fs::copy(from, to).map_err(fault)?;
    File::open(to).and_then(|file| file.sync_all()).map_err(fault)
}

/// Decrypts into `folder` and checks what came out, before anything else uses it.
pub(super) fn unpack(
    source: &Source<'_>,
    folder: &Path,
    watch: Watch<'_>,
) -> Result<Restored, BackupError> {
    let (file, file_bytes) = open_file(source.file)?;
    let mut decryptor = Decryptor::start(file, source.kek)?;
    let header = decryptor.header().clone();
    fits(source, &header, Engine::Sqlite)?;
    // The file itself and the copy that is opened for the checks.
    disk::need_room(folder, file_bytes.saturating_mul(2))?;
    let path = folder.join(DATABASE_NAME);
    let fault = |error: std::io::Error| BackupError::io(&path, &error);
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
    let mut out = opened.map_err(fault)?;
    let mut write = |chunk: &[u8]| out.write_all(chunk).map_err(fault);
    each_chunk(&mut decryptor, file_bytes, watch, &mut write)?;
    out.sync_all().map_err(fault)?;
    tell(watch, Phase::Check, 0, None)?;
    let seen = inspect_file(&path)?;
    if let Some(reason) = seen.findings.into_iter().next() {
        return Err(BackupError::CheckFailed { check: "integrity", reason });
    }
    same_counts(decryptor.counts(), &seen.rows)?;
    let mut checks = vec!["integrity", "row_counts"];
    checks.extend(check_open(source, &Database::File(path), folder)?);
    Ok(Restored { header, counts: seen.rows, checks, erased: 0 })
}

/// Refuses what this program or this place cannot take, before anything is written.
pub(super) fn fits(
    source: &Source<'_>,
    header: &Header,
    engine: Engine,
) -> Result<(), BackupError> {
    if header.engine != engine {
        return Err(BackupError::OtherEngine { found: engine_name(header.engine) });
    }
    let known = source.migrations.iter().map(|one| one.number).max().unwrap_or(0);
    if header.schema > known {
        return Err(BackupError::NewerSchema { found: header.schema, known });
    }
    Ok(())
}

fn same_counts(expected: &Counts, found: &Counts) -> Result<(), BackupError> {
    let differs = expected.iter().find(|count| !found.contains(count));
    match differs {
        None if expected.len() == found.len() => Ok(()),
        _ => {
            let table = differs.map_or("a table", |(table, _)| table.as_str());
            let reason = format!("{table} has another number of rows than the backup says");
            Err(BackupError::CheckFailed { check: "row_counts", reason })
        }
    }
}

/// Opens a scratch copy or database with this program, unlocks its keys and runs the hooks.
///
/// A SQLite file is copied for that, so that the restored one stays byte for byte what was backed
/// up and is brought to this program's schema only when the server starts on it.
pub(super) fn check_open(
    source: &Source<'_>,
    database: &Database,
    folder: &Path,
) -> Result<Vec<&'static str>, BackupError> {
    let scratch = disk::TempFolder::create(folder)?;
    let database = match database {
        Database::File(path) => {
            let copy = scratch.path().join(DATABASE_NAME);
            std::fs::copy(path, &copy).map_err(|error| BackupError::io(&copy, &error))?;
            Database::File(copy)
        }
        server => server.clone(),
    };
    let mut options = Options::new(database);
    (options.readers, options.writers) = (1, 1);
    let store = Store::open(options, source.migrations, source.now_ms)?;
    let checked = run_checks(source, &store);
    store.stop(PATIENCE);
    checked
}

fn run_checks(source: &Source<'_>, store: &Store) -> Result<Vec<&'static str>, BackupError> {
    let kek = source.kek.clone();
    let keyring = store.read_blocking(move |tx| Keyring::load(tx, &kek))?;
    let mut passed = vec!["keys"];
    for hook in source.hooks {
        let check = hook.name;
        (hook.check)(store, &keyring)
            .map_err(|reason| BackupError::CheckFailed { check, reason })?;
        passed.push(check);
    }
    Ok(passed)
}
