//! Whether a folder may take backups.

use crate::platform::problem::Problem;

/// Makes the folder if it is not there, and proves that a file can be written in it.
pub fn try_folder(folder: &str) -> Result<(), Problem> {
    let refused = |why: std::io::Error| {
        let mut problem = Problem::field("/folder", "backup.folder_not_writable");
        problem.cause = Some(why.to_string());
        problem
    };
    std::fs::create_dir_all(folder).map_err(refused)?;
    tempfile::tempfile_in(folder).map(drop).map_err(refused)
}
