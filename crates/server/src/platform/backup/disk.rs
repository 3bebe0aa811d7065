//! What the backup needs to know of disks: room, which disk, and files that stay after a crash.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::BackupError;

/// Room kept free beside what a backup needs, for the database to go on.
const SPARE_BYTES: u64 = 64 << 20;

/// Bytes free in the file system of `folder` for an ordinary user.
///
/// # Errors
/// [`BackupError::Io`].
pub fn free_bytes(folder: &Path) -> Result<u64, BackupError> {
    let stat =
        rustix::fs::statvfs(folder).map_err(|errno| BackupError::io(folder, &errno.into()))?;
    Ok(stat.f_bavail.saturating_mul(stat.f_frsize))
}

/// Refuses when `folder` has not `needed` bytes and some to spare.
///
/// # Errors
/// [`BackupError::DiskFull`] with both numbers.
pub fn need_room(folder: &Path, needed: u64) -> Result<(), BackupError> {
    let free = free_bytes(folder)?;
    let needed = needed.saturating_add(SPARE_BYTES);
    if free < needed {
        return Err(BackupError::DiskFull { path: folder.to_owned(), needed, free });
    }
    Ok(())
}

/// Whether both paths lie in one file system. Then one broken disk takes both.
///
/// # Errors
/// [`BackupError::Io`] when one of them is not there.
pub fn same_disk(one: &Path, other: &Path) -> Result<bool, BackupError> {
    let device = |path: &Path| {
        let seen = path.metadata().map_err(|error| BackupError::io(path, &error))?;
        Ok::<u64, BackupError>(seen.dev())
    };
    Ok(device(one)? == device(other)?)
}

/// A new file only its owner may read; removed again unless it is kept.
#[derive(Debug)]
pub struct TempFile {
    path: PathBuf,
    kept: bool,
}

impl TempFile {
    /// Makes the file; nothing may be there.
    ///
    /// # Errors
    /// [`BackupError::Io`].
    pub fn create(path: PathBuf) -> Result<(TempFile, File), BackupError> {
        let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        let file = opened.map_err(|error| BackupError::io(&path, &error))?;
        in_use(&file);
        Ok((TempFile { path, kept: false }, file))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its real name, on disk when this returns. The content must be synced already.
    ///
    /// # Errors
    /// [`BackupError::Io`].
    pub fn keep_as(mut self, to: &Path) -> Result<(), BackupError> {
        std::fs::rename(&self.path, to).map_err(|error| BackupError::io(to, &error))?;
        self.kept = true;
        to.parent().map_or(Ok(()), sync_folder)
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        if !self.kept
            && let Err(error) = std::fs::remove_file(&self.path)
        {
            let missing = error.kind() == ErrorKind::NotFound;
            if !missing {
                tracing::warn!(path = %self.path.display(), %error, "temporary file stays");
            }
        }
    }
}

/// A new folder only its owner may enter; removed with its content when dropped.
#[derive(Debug)]
pub struct TempFolder {
    folder: tempfile::TempDir,
    _in_use: File,
}

impl TempFolder {
    /// Makes the folder inside `home`.
    ///
    /// # Errors
    /// [`BackupError::Io`].
    pub fn create(home: &Path) -> Result<TempFolder, BackupError> {
        let private = std::fs::Permissions::from_mode(0o700);
        let mut builder = tempfile::Builder::new();
        let made = builder.prefix(TEMP_PREFIX).permissions(private).tempdir_in(home);
        let folder = made.map_err(|error| BackupError::io(home, &error))?;
        let handle = File::open(folder.path());
        let handle = handle.map_err(|error| BackupError::io(folder.path(), &error))?;
        in_use(&handle);
        Ok(TempFolder { folder, _in_use: handle })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Forgets the folder: it was renamed and is no longer temporary.
    pub fn keep(self) {
        let _where_it_was: PathBuf = self.folder.keep();
    }
}

/// Marks an open file or folder as used by a living process, so that [`sweep`] leaves it.
fn in_use(file: &File) {
    if let Err(error) = file.try_lock_shared() {
        // Some network folders have no locks. Then a sweep may take it too early, and this backup
        // fails; it never becomes a wrong one.
        tracing::debug!(%error, "a temporary file could not be locked");
    }
}

/// Removes what backups that broke off have left in `folder`, but nothing a living process uses.
///
/// # Errors
/// [`BackupError::Io`] when the folder cannot be read.
pub fn sweep(folder: &Path) -> Result<(), BackupError> {
    let fault = |error: std::io::Error| BackupError::io(folder, &error);
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.starts_with(TEMP_PREFIX) || is_used(&path) {
            continue;
        }
        let removed = match path.is_dir() {
            true => std::fs::remove_dir_all(&path),
            false => std::fs::remove_file(&path),
        };
        removed.map_err(|error| BackupError::io(&path, &error))?;
    }
    Ok(())
}

fn is_used(path: &Path) -> bool {
    let locked = File::open(path).map(|file| file.try_lock());
    matches!(locked, Ok(Err(TryLockError::WouldBlock)))
}

/// How every temporary file of a backup begins.
pub(super) const TEMP_PREFIX: &str = ".zhike-backup-";

/// Makes the folder if only its last part is missing, for its owner alone. A missing parent is a
/// typing error or a disk that is not mounted, and a backup beside its place would be no backup.
///
/// # Errors
/// [`BackupError::Io`].
pub fn make_last_part(folder: &Path) -> Result<(), BackupError> {
    match std::fs::DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Err(BackupError::io(folder, &error))
        }
        _ if folder.is_dir() => Ok(()),
        _ => Err(BackupError::io(folder, &ErrorKind::NotADirectory.into())),
    }
}

/// Brings a folder's names to the disk.
///
/// # Errors
/// [`BackupError::Io`].
pub fn sync_folder(folder: &Path) -> Result<(), BackupError> {
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|error| BackupError::io(folder, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temporary_file_goes_unless_it_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join(".zhike-backup-1.tmp");
        let (temp, file) = TempFile::create(at.clone()).unwrap();
        sweep(folder.path()).unwrap();
        assert!(at.exists(), "what is in use is not swept");
        drop(file);
        assert_eq!(at.metadata().unwrap().mode() & 0o777, 0o600);
        drop(temp);
        assert!(!at.exists());
        let (temp, _file) = TempFile::create(at.clone()).unwrap();
        let kept = folder.path().join("kept.zkb");
        temp.keep_as(&kept).unwrap();
        assert!(kept.exists() && !at.exists());
    }

    #[test]
    fn a_temporary_folder_is_its_owners_alone_and_goes() {
        let home = tempfile::tempdir().unwrap();
        let temp = TempFolder::create(home.path()).unwrap();
        let at = temp.path().to_owned();
        assert_eq!(at.metadata().unwrap().mode() & 0o777, 0o700);
        sweep(home.path()).unwrap();
        assert!(at.exists(), "what is in use is not swept");
        drop(temp);
        assert!(!at.exists());
    }

    #[test]
    fn sweeping_takes_only_left_over_temporary_files() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".zhike-backup-1.tmp", "zhike-20261122-100000.zkb", "zhike.db"] {
            std::fs::write(folder.path().join(name), b"x").unwrap();
        }
        std::fs::create_dir(folder.path().join(".zhike-backup-x")).unwrap();
        std::fs::write(folder.path().join(".zhike-backup-x/copy.db"), b"x").unwrap();
        sweep(folder.path()).unwrap();
        assert!(!folder.path().join(".zhike-backup-x").exists());
        assert!(!folder.path().join(".zhike-backup-1.tmp").exists());
        assert!(folder.path().join("zhike-20261122-100000.zkb").exists());
        assert!(folder.path().join("zhike.db").exists());
    }

    #[test]
    fn a_folder_whose_parent_is_missing_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let one = folder.path().join("backups");
        make_last_part(&one).unwrap();
        make_last_part(&one).unwrap();
        assert_eq!(one.metadata().unwrap().mode() & 0o777, 0o700);
        let two = folder.path().join("usb").join("backups");
        assert_eq!(make_last_part(&two).unwrap_err().code(), "backup.folder_unusable");
        std::fs::write(folder.path().join("file"), b"").unwrap();
        assert!(make_last_part(&folder.path().join("file")).is_err());
    }

    #[test]
    fn more_room_than_a_disk_has_is_refused_with_both_numbers() {
        let folder = tempfile::tempdir().unwrap();
        assert!(need_room(folder.path(), 1).is_ok());
        let refused = need_room(folder.path(), u64::MAX / 2);
        let Err(BackupError::DiskFull { needed, free, .. }) = refused else {
            panic!("{refused:?}")
        };
        assert!(needed > free && free > 0);
        assert!(same_disk(folder.path(), folder.path()).unwrap());
    }
}
