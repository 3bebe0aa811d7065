//! The preloaded C file: built by `cc` when first needed, and told by the environment what to do.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow, bail};

const SOURCE: &str = include_str!("../../shim/powerloss.c");

/// What the shim is to do to a process.
#[derive(Clone, Debug, Default)]
pub struct Shim {
    /// Files below this folder are its business; it must exist.
    pub folder: PathBuf,
    /// Where each fsync's bytes go; `None` keeps nothing.
    pub journal: Option<PathBuf>,
    /// How long an fsync takes.
    pub fsync_micros: u64,
    /// While this file exists the disk is full.
    pub full_when: Option<PathBuf>,
    /// After so many writes every write and fsync fails with EIO.
    pub eio_after: Option<u64>,
}

impl Shim {
    /// Has `command` run under the shim.
    ///
    /// # Errors
    /// There is no C compiler, or the file does not compile.
    pub fn preload(&self, command: &mut Command) -> Result<()> {
        command.env("LD_PRELOAD", library()?);
        command.env("ZHIKE_SHIM_DIR", &self.folder);
        command.env("ZHIKE_SHIM_FSYNC_MICROS", self.fsync_micros.to_string());
        if let Some(journal) = &self.journal {
            command.env("ZHIKE_SHIM_JOURNAL", journal);
        }
        if let Some(switch) = &self.full_when {
            command.env("ZHIKE_SHIM_FULL_WHEN", switch);
        }
        if let Some(writes) = self.eio_after {
            command.env("ZHIKE_SHIM_EIO_AFTER", writes.to_string());
        }
        Ok(())
    }
}

/// The built library, beside the program that asks. Its name holds a hash of the source, so it is
/// never stale.
fn library() -> Result<&'static Path> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    BUILT
        .get_or_init(|| build().map_err(|fault| format!("{fault:#}")))
        .as_deref()
        .map_err(|text| anyhow!("{text}"))
}

fn build() -> Result<PathBuf> {
    // FNV-1a; a collision with another version of this one file is not a worry.
    let hash = SOURCE.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let programs = std::env::current_exe()?;
    let programs = programs.parent().context("this program lies in no folder")?;
    let library = programs.join(format!("zhike-powerloss-{hash:016x}.so"));
    if library.is_file() {
        return Ok(library);
    }
    let folder = tempfile::Builder::new().prefix("zhike-shim-").tempdir_in(programs)?;
    let source = folder.path().join("powerloss.c");
    let built = folder.path().join("powerloss.so");
    std::fs::write(&source, SOURCE)?;
    let output = Command::new("cc")
        .args(["-std=c11", "-Wall", "-O2", "-shared", "-fPIC", "-pthread", "-o"])
        .args([&built, &source])
        .output()
        .context("there is no C compiler `cc`; on Debian: apt-get install gcc libc6-dev")?;
    if !output.status.success() {
        bail!("cc: {}", String::from_utf8_lossy(&output.stderr));
    }
    std::fs::rename(&built, &library)?;
    Ok(library)
}
