//! Why a backup could not be taken, read or put back. Every damage has its own code.

use std::path::{Path, PathBuf};

use zhike_store::{OpenError, StoreError};

use crate::platform::keys::{KekId, KeyError};
use crate::platform::seal::SealError;

/// The part of a backup file that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The plain header: time, engine, key id.
    Header,
    /// An encrypted chunk, counted from 1.
    Chunk(u32),
    /// The digest at the end.
    End,
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Part::Header => f.write_str("header"),
            Part::Chunk(number) => write!(f, "chunk {number}"),
            Part::End => f.write_str("end"),
        }
    }
}

/// What went wrong with a backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file does not begin like a backup.
    #[error("this is not a Zhike backup")]
    NotABackup,
    /// The file ends too early.
    #[error("the backup is cut: it ends within its {part}")]
    Cut {
        /// Where it ends.
        part: Part,
    },
    /// Bytes of the file were changed.
    #[error("the backup is damaged in its {part}")]
    Damaged {
        /// The first part that is wrong.
        part: Part,
    },
    /// Another key opens this file.
    #[error("this backup needs the key {wanted}, but the key given is {found}")]
    WrongKey {
        /// The key the file names.
        wanted: KekId,
        /// The key that was given.
        found: KekId,
    },
    /// A newer program wrote the file.
    #[error("the backup has format {found}; this program reads up to {known}: update it first")]
    NewerFormat {
        /// Format of the file.
        found: u16,
        /// Newest format known here.
        known: u16,
    },
    /// The database in the file is of a newer program.
    #[error("the backup has schema {found}; this program knows up to {known}: update it first")]
    NewerSchema {
        /// Schema number of the file.
        found: u32,
        /// Newest schema known here.
        known: u32,
    },
    /// A SQLite backup is restored into a folder, a PostgreSQL one into a database.
    #[error("this is a backup of {found}; it cannot be restored there")]
    OtherEngine {
        /// Engine of the file.
        found: &'static str,
    },
    /// Not enough room.
    #[error("{path} needs {needed} bytes free and has {free}", path = path.display())]
    DiskFull {
        /// The folder.
        path: PathBuf,
        /// Bytes needed; 0 when the disk filled up while writing.
        needed: u64,
        /// Bytes free for this user.
        free: u64,
    },
    /// A PostgreSQL program is not installed.
    #[error("{tool} is not on PATH nor in /usr/lib/postgresql/*/bin; install postgresql-client")]
    NoPgTool {
        /// The program looked for.
        tool: &'static str,
    },
    /// A PostgreSQL program failed.
    #[error("{tool} failed: {reason}")]
    PgTool {
        /// The program.
        tool: &'static str,
        /// Its own words, without row contents.
        reason: String,
    },
    /// SQLite's own check finds the copy wrong: the live database is damaged too.
    #[error("the copy of the database does not pass its check: {reason}")]
    CopyDamaged {
        /// The first finding.
        reason: String,
    },
    /// The place to restore into holds something.
    #[error("{place} is not empty; a restore never writes over anything")]
    NotEmpty {
        /// The folder, or the database without its password.
        place: String,
    },
    /// A check of the restored data failed.
    #[error("the restored data does not pass the check {check}: {reason}")]
    CheckFailed {
        /// The check's name.
        check: &'static str,
        /// What it found.
        reason: String,
    },
    /// Another backup is being taken.
    #[error("another backup is being taken")]
    Running,
    /// Somebody stopped it.
    #[error("stopped; nothing was kept")]
    Cancelled,
    /// PostgreSQL lets this user make no database to rehearse in.
    #[error("no database could be made to rehearse in: {reason}")]
    NoScratchDatabase {
        /// PostgreSQL's words.
        reason: String,
    },
    /// A file or folder could not be used.
    #[error("{path} cannot be used: {reason}", path = path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The keys.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The restored database does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BackupError {
    /// A file error in the system's words; a full disk keeps its own kind.
    #[must_use]
    pub fn io(path: &Path, error: &std::io::Error) -> BackupError {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                BackupError::DiskFull { path: path.to_owned(), needed: 0, free: 0 }
            }
            _ => BackupError::Io { path: path.to_owned(), reason: error.to_string() },
        }
    }

    /// The stable code of conventions §6.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            BackupError::NotABackup => "backup.not_a_backup",
            BackupError::Cut { .. } => "backup.cut",
            BackupError::Damaged { .. } => "backup.damaged",
            BackupError::WrongKey { .. } => "backup.wrong_key",
            BackupError::NewerFormat { .. } => "backup.newer_format",
            BackupError::NewerSchema { .. } => "backup.newer_schema",
            BackupError::OtherEngine { .. } => "backup.other_engine",
            BackupError::DiskFull { .. } => "backup.disk_full",
            BackupError::NoPgTool { .. } => "backup.no_pg_dump",
            BackupError::PgTool { .. } => "backup.pg_failed",
            BackupError::CopyDamaged { .. } => "backup.copy_damaged",
            BackupError::NotEmpty { .. } => "restore.not_empty",
            BackupError::CheckFailed { .. } => "restore.check_failed",
            BackupError::Running => "backup.running",
            BackupError::Cancelled => "backup.cancelled",
            BackupError::NoScratchDatabase { .. } => "backup.no_scratch_database",
            BackupError::Io { .. } => "backup.folder_unusable",
            BackupError::Key(error) => error.code(),
            BackupError::Open(error) => error.code(),
            BackupError::Store(error) => error.code(),
        }
    }
}

impl From<SealError> for BackupError {
    fn from(error: SealError) -> BackupError {
        BackupError::Key(KeyError::Seal(error))
    }
}
