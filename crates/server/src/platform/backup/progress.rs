//! How far a backup or a restore is, and the chance to stop it.

use std::ops::ControlFlow;

use super::BackupError;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Copying the live database.
    Copy,
    /// Checking a copy.
    Check,
    /// Encrypting into the file.
    Write,
    /// Decrypting the file.
    Read,
}

/// How far it is. The unit differs by phase: pages for `Copy`, bytes else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// Done so far in this phase.
    pub done: u64,
    /// All there is to do in this phase, where known.
    pub total: Option<u64>,
}

/// Hears progress; breaking stops the work at the next chance, with nothing left behind.
pub type Watch<'a> = &'a dyn Fn(Progress) -> ControlFlow<()>;

/// Hears nothing and never stops.
pub const fn unwatched(_progress: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Tells `watch`, and turns a stop into an error.
pub(super) fn tell(
    watch: Watch<'_>,
    phase: Phase,
    done: u64,
    total: Option<u64>,
) -> Result<(), BackupError> {
    match watch(Progress { phase, done, total }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(BackupError::Cancelled),
    }
}
