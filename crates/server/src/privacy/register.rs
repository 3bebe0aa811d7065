//! The register of who was erased: written outside the database, so that an older backup brings
//! nobody back.

use std::path::{Path, PathBuf};

use zhike_domain::kernel::id::GuestId;
use zhike_store::{LockKey, p};

use super::actions::{Why, erase};
use super::sql::personal as sql;
use crate::platform::app::App;
use crate::platform::backup::{BackupError, erased};
use crate::platform::choices::{self, Backup};
use crate::platform::http::act::Act;
use crate::platform::personal;
use crate::platform::problem::Problem;

/// Guests read at once.
const CHUNK: i64 = 1_000;

/// Why the register is not written or not followed.
#[derive(Debug, thiserror::Error)]
pub enum RegisterFault {
    /// The file.
    #[error(transparent)]
    File(#[from] BackupError),
    /// The database.
    #[error("{}: {}", .0.code, .0.cause.as_deref().unwrap_or_default())]
    Database(Problem),
}

impl From<Problem> for RegisterFault {
    fn from(problem: Problem) -> RegisterFault {
        RegisterFault::Database(problem)
    }
}

/// Writes everybody who was erased into the register beside the key and into those of the folders
/// of backups. Doing it again changes nothing.
///
/// # Errors
/// [`RegisterFault`].
pub fn keep(app: &App) -> Result<usize, RegisterFault> {
    let known = erased_guests(app)?;
    if known.is_empty() {
        return Ok(0);
    }
    let kek = app.keyring.kek();
    let count = erased::add(beside_key(app), kek, &known)?;
    for folder in backups(app)?.iter().filter(|folder| folder.is_dir()) {
        erased::add(folder, kek, &known)?;
    }
    Ok(count)
}

fn erased_guests(app: &App) -> Result<erased::Erased, Problem> {
    let mut known = erased::Erased::new();
    let mut after = -1;
    loop {
        let rows: Vec<(i64, i64)> =
            app.store.read_blocking(move |tx| tx.all(&sql::ERASED, p![after, CHUNK]))?;
        let Some((last, _at)) = rows.last() else { return Ok(known) };
        after = *last;
        known.extend(rows);
    }
}

fn beside_key(app: &App) -> &Path {
    let folder = app.places.key.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Where backups go: the folder that was chosen, and that of the configuration, which the command
/// line uses.
fn backups(app: &App) -> Result<Vec<PathBuf>, Problem> {
    let (backup, _version) = app.store.read_blocking(choices::get::<Backup>)?;
    let chosen = (!backup.folder.is_empty()).then(|| PathBuf::from(backup.folder));
    Ok(chosen.into_iter().chain([app.places.backups.clone()]).collect())
}

/// Erases again whoever stands in the register and is there: after an older backup was restored.
/// Answers how many that were.
///
/// # Errors
/// [`RegisterFault`]; nothing may be served then.
pub fn again(app: &App) -> Result<usize, RegisterFault> {
    let mut known = erased::read(beside_key(app), app.keyring.kek())?;
    // Servers of a chain know each other's by the folder of backups; that may be another house's.
    for folder in backups(app)? {
        match erased::read(&folder, app.keyring.kek()) {
            Ok(more) => known.extend(more),
            Err(why) => tracing::warn!(%why, "a register of erased guests is left out"),
        }
    }
    let mut count = 0;
    for guest in known.into_keys() {
        count += usize::from(erase_again(app, GuestId::from_raw(guest))?);
    }
    if count > 0 {
        tracing::warn!(count, "guests of the backup were erased again");
        app.relay.poke();
    }
    Ok(count)
}

fn erase_again(app: &App, guest_id: GuestId) -> Result<bool, Problem> {
    let holders = personal::of(app)?;
    let act = Act::of_system(app, "restore");
    let lock = LockKey::new("guest", guest_id.raw());
    app.store.write_keyed_blocking(&[lock], move |tx| {
        match erase(&mut act.start(tx), &holders, guest_id, Why::Restored, None) {
            Ok(()) => Ok(true),
            // Not in this backup at all, or erased in it already.
            Err(problem) if ["thing.not_there", "guest.erased"].contains(&problem.code) => {
                Ok(false)
            }
            Err(problem) => Err(problem),
        }
    })
}
