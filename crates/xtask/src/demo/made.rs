//! The demo restaurant on this disk: made when there is none, and made anew when it is half done or
//! older than the program's tables.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::speak::say;
use crate::{programs, scene};

const MIGRATIONS: &str = "crates/server/src/migrations/";
/// Lies in the folder of a demo that is whole, and says for which tables it was made.
const STAMP: &str = "demo.stamp";

/// What to do with a demo that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Serve it.
    Kept,
    /// Make another one in its place.
    Anew,
}

/// Sees to it that a whole demo lies in `folder`.
///
/// # Errors
/// It cannot be made.
pub fn ready(root: &Path, folder: &Path, program: &Path, keep: Keep) -> Result<()> {
    let stamp = stamp(root)?;
    let kept = fs::read_to_string(folder.join(STAMP)).ok();
    if keep == Keep::Kept && kept.as_deref() == Some(stamp.as_str()) {
        say!("the demo restaurant is there since an earlier start; --fresh makes it anew");
        return Ok(());
    }
    if folder.exists() {
        say!("what lies in {} is unfinished or of another version: made anew", folder.display());
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    fs::create_dir_all(folder)?;
    let began = Instant::now();
    let program = program.display().to_string();
    let data = folder.display().to_string();
    let arguments = ["demo", "--generate-only", "--data-folder", &data];
    if !programs::watched(root, &program, &arguments, &[])?.success {
        bail!("the demo restaurant could not be made, see above");
    }
    say!("made in {} seconds", began.elapsed().as_secs());
    fs::write(folder.join(STAMP), stamp).context("noting that the demo is whole")
}

/// Every migration with its size: a database of other tables is of no use to the program.
fn stamp(root: &Path) -> Result<String> {
    let files = scene::read_files(root)?;
    let migrations = files.iter().filter(|file| file.path.starts_with(MIGRATIONS));
    Ok(migrations.map(|file| format!("{}\n{}\n", file.path, file.text)).collect())
}
