//! What can be wrong with the keys, each with its own code and the id of the key that is wanted.

use std::path::{Path, PathBuf};

use zhike_store::StoreError;

use super::kek::KekId;
use crate::platform::seal::SealError;

/// Why there is no key ring, or a key file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// There is data, or a backup, but no key file.
    #[error(
        "there is no key file at {path}{wanted}; put it back, or type the recovery sheet with \
         `zhike keys from-sheet`",
        path = path.display(),
        wanted = wanted.as_ref().map(|id| format!(" (wanted: {id})")).unwrap_or_default()
    )]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
        /// The id of the key the data was encrypted under, where known.
        wanted: Option<KekId>,
    },
    /// The key file is of another installation.
    #[error("this key file is {found}, but the data was encrypted under {wanted}")]
    Wrong {
        /// The id the data names.
        wanted: KekId,
        /// The id of the file's key.
        found: KekId,
    },
    /// A key file is there already and is never written over.
    #[error("a key file is there already: {path}", path = path.display())]
    FileThere {
        /// The file.
        path: PathBuf,
    },
    /// The key file is cut or was changed.
    #[error("the key file {path} is damaged at line {line}", path = path.display())]
    FileDamaged {
        /// The file.
        path: PathBuf,
        /// The first wrong line, from 1.
        line: usize,
    },
    /// The key file could not be read or written.
    #[error("the key file {path} cannot be used: {reason}", path = path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The table of data keys is not one this program wrote.
    #[error("the table of data keys is damaged: {reason}")]
    Ring {
        /// What is wrong with it.
        reason: String,
    },
    /// A cipher or the generator failed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl KeyError {
    /// A file error without the secret, as the system words it.
    pub(super) fn io(path: &Path, error: &std::io::Error) -> KeyError {
        KeyError::Io { path: path.to_owned(), reason: error.to_string() }
    }

    /// A damaged key table.
    pub(super) fn ring(reason: impl Into<String>) -> KeyError {
        KeyError::Ring { reason: reason.into() }
    }

    /// The stable code of conventions §6.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            KeyError::Missing { .. } => "key.missing",
            KeyError::Wrong { .. } => "key.wrong",
            KeyError::FileThere { .. } => "key.file_there",
            KeyError::FileDamaged { .. } => "key.file_damaged",
            KeyError::Io { .. } => "key.file_unusable",
            KeyError::Ring { .. } => "key.ring_damaged",
            KeyError::Seal(error) => error.code(),
            KeyError::Store(error) => error.code(),
        }
    }
}
