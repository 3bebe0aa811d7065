use std::fs::{File, OpenOptions};
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::connect::visitor;
use super::errors::of_engine;
use crate::error::StoreError;

/// Pages copied at a time (1 MiB).
const STEP_PAGES: i32 = 256;

/// Pause when the file is held by another process.
const BUSY_PAUSE: Duration = Duration::from_millis(20);

/// Copies the SQLite file `from`, as it is at this moment, to the new file `to`, also while a
/// store writes to it. `progress` hears pages done and pages in all. An existing `to` is refused;
/// after an error no `to` is left behind. `Ok` means the copy is on the disk.
pub fn backup_file(from: &Path, to: &Path, progress: &dyn Fn(u64, u64)) -> Result<(), StoreError> {
    let io = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::StorageFull => StoreError::DiskFull,
        std::io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
        _ => StoreError::Fault(format!("backup to {}: {error}", to.display())),
    };
    let file = OpenOptions::new().write(true).create_new(true).open(to).map_err(io)?;
    let copied = copy(from, to, progress)
        .map_err(|error| of_engine("backup", &error))
        .and_then(|()| file.sync_all().map_err(io))
        .and_then(|()| sync_folder(to).map_err(io));
    if copied.is_err() && std::fs::remove_file(to).is_err() {
        tracing::warn!(file = %to.display(), "an unfinished backup could not be removed");
    }
    copied
}

fn copy(from: &Path, to: &Path, progress: &dyn Fn(u64, u64)) -> rusqlite::Result<()> {
    let source = visitor(from)?;
    // An open read keeps one snapshot for all steps. Without it every commit of the writer would
    // make the copy start again, and under load it would never end.
    source.execute_batch("begin; select count(*) from sqlite_schema")?;
    let mut target = Connection::open(to)?;
    target.execute_batch("pragma journal_mode = off; pragma synchronous = off")?;
    let backup = Backup::new(&source, &mut target)?;
    loop {
        let step = backup.step(STEP_PAGES)?;
        let at = backup.progress();
        let pages = |count: i32| u64::try_from(count).unwrap_or(0);
        progress(pages(at.pagecount - at.remaining), pages(at.pagecount));
        match step {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked => std::thread::sleep(BUSY_PAUSE),
            _ => {}
        }
    }
}

fn sync_folder(file: &Path) -> std::io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
