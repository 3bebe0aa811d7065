//! The packages that the pages are built with.

use std::path::Path;
use std::time::SystemTime;

use anyhow::Result;

use crate::programs;
use crate::speak::say;

/// Installs web's packages as the lock file says, without running their scripts; not when what lies
/// there is as new as the lock file. Answers whether they are there now.
///
/// # Errors
/// npm does not start.
pub fn install(root: &Path) -> Result<bool> {
    if is_installed(root) {
        say!("web/node_modules is as new as web/package-lock.json");
        return Ok(true);
    }
    let arguments = ["--prefix", "web", "ci", "--ignore-scripts"];
    Ok(programs::watched(root, "npm", &arguments, &[])?.success)
}

/// npm writes this file at the end of an installation.
fn is_installed(root: &Path) -> bool {
    let done = changed(&root.join("web/node_modules/.package-lock.json"));
    let asked = changed(&root.join("web/package-lock.json"));
    done.zip(asked).is_some_and(|(done, asked)| done >= asked)
}

fn changed(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|about| about.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_file_newer_than_the_installation_asks_for_a_new_one() {
        let root = std::env::temp_dir().join(format!("zhike-pages-{}", std::process::id()));
        let modules = root.join("web/node_modules");
        std::fs::create_dir_all(&modules).expect("a folder");
        std::fs::write(root.join("web/package-lock.json"), "{}").expect("a lock file");
        assert!(!is_installed(&root), "nothing is installed");
        let done = modules.join(".package-lock.json");
        std::fs::write(&done, "{}").expect("npm's note");
        assert!(is_installed(&root), "as new as the lock file");
        let file = std::fs::File::options().write(true).open(&done).expect("the note");
        file.set_modified(SystemTime::UNIX_EPOCH).expect("its time");
        assert!(!is_installed(&root), "older than the lock file");
        std::fs::remove_dir_all(&root).expect("cleaned up");
    }
}
