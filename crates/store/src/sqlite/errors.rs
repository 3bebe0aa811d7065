use rusqlite::ffi;
use rusqlite::{Error, ErrorCode};

use crate::error::StoreError;

/// How long a caller waits when another process holds the file.
const RETRY_AFTER_MS: u64 = 1_000;

/// What a failed statement means. Messages of constraints name columns and hold no values.
pub(super) fn of_statement(statement: &'static str, error: &Error) -> StoreError {
    let Error::SqliteFailure(failure, message) = error else {
        return match error {
            Error::InvalidParameterCount(got, wanted) => {
                StoreError::shape(statement, format!("{got} parameters for {wanted}"))
            }
            other => StoreError::Fault(format!("{statement}: {other}")),
        };
    };
    let detail = || message.clone().unwrap_or_else(|| failure.to_string());
    match failure.extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE
        | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
        | ffi::SQLITE_CONSTRAINT_ROWID => StoreError::Duplicate { statement },
        // The second is what an integer key answers to a text.
        ffi::SQLITE_CONSTRAINT_DATATYPE | ffi::SQLITE_MISMATCH => {
            StoreError::shape(statement, detail())
        }
        _ if failure.code == ErrorCode::ConstraintViolation => {
            StoreError::Constraint { statement, detail: detail() }
        }
        _ => of_engine(statement, error),
    }
}

/// What a failure outside of any statement's own fault means.
pub(super) fn of_engine(what: &str, error: &Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::DiskFull,
        Some(ErrorCode::ReadOnly) => StoreError::ReadOnly,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            StoreError::Busy { retry_after_ms: RETRY_AFTER_MS }
        }
        _ => StoreError::Fault(format!("{what}: {error}")),
    }
}

/// A commit that fails on input or output may still be found whole after the next start.
pub(super) fn of_commit(error: &Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::SystemIoFailure) => StoreError::Lost,
        _ => of_engine("commit", error),
    }
}
