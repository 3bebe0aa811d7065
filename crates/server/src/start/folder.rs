//! The folders that must be there before anything is opened.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::failure::{Exit, Failure};

/// Makes `folder` (readable by its owner only) if just its last part is missing, and proves that
/// it can be written. A missing parent is not made: it is a typing error or a disk not mounted.
pub(super) fn ready(folder: &Path) -> Result<(), Failure> {
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => writable(folder),
        Ok(_) => Err(Failure::new(
            Exit::File,
            "folder.not_a_folder",
            format!("{} is a file, and a folder is needed; name another one", folder.display()),
        )),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {
            make(folder).map_err(|fault| not_made(folder, &fault))?;
            writable(folder)
        }
        Err(fault) => Err(unusable(folder, &fault)),
    }
}

#[cfg(unix)]
fn make(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)
}

fn not_made(folder: &Path, fault: &io::Error) -> Failure {
    if fault.kind() != io::ErrorKind::NotFound {
        return unusable(folder, fault);
    }
    let parent = folder.parent().map(Path::to_owned).unwrap_or_else(|| PathBuf::from("."));
    let sentence = format!(
        "the folder {} does not exist, so {} cannot be made in it; check the path, or whether the \
         disk is mounted",
        parent.display(),
        folder.display()
    );
    Failure::new(Exit::File, "folder.missing", sentence)
}

/// Rights alone do not tell (read-only mounts, full quotas): only a file made in it does.
fn writable(folder: &Path) -> Result<(), Failure> {
    match tempfile::tempfile_in(folder) {
        Ok(_proof) => Ok(()),
        Err(fault) => Err(unusable(folder, &fault)),
    }
}

fn unusable(folder: &Path, fault: &io::Error) -> Failure {
    let shown = folder.display();
    match fault.kind() {
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Failure::new(
            Exit::File,
            "folder.read_only",
            format!(
                "the folder {shown} cannot be written by this user; change its rights or owner"
            ),
        ),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Failure::new(
            Exit::File,
            "folder.full",
            format!("the disk of {shown} is full; make room first"),
        ),
        _ => Failure::new(
            Exit::File,
            "folder.unusable",
            format!("the folder {shown} cannot be used: {fault}"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_missing_part_is_made_and_a_missing_parent_is_named() {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("data");
        ready(&folder).unwrap();
        ready(&folder).unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "nothing is left in it");
        let failure = ready(&above.path().join("none/data")).unwrap_err();
        assert_eq!((failure.code(), failure.exit()), ("folder.missing", Exit::File));
        assert!(!above.path().join("none").exists());
    }

    #[test]
    fn a_file_in_its_place_is_named() {
        let above = tempfile::tempdir().unwrap();
        let file = above.path().join("data");
        fs::write(&file, "x").unwrap();
        assert_eq!(ready(&file).unwrap_err().code(), "folder.not_a_folder");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_takes_no_files_is_refused() {
        // Nobody, not even root, may make files there.
        let failure = ready(Path::new("/proc/self")).unwrap_err();
        assert!(["folder.read_only", "folder.unusable"].contains(&failure.code()), "{failure:?}");
    }
}
