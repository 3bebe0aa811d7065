use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use crate::error::StoreError;

/// How long a caller waits for locks to become free or the server to come back.
pub(super) const RETRY_AFTER_MS: u64 = 1_000;

/// What an error means for the attempt it happened in, beside what the caller hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Another writer was quicker (40001, 40P01): run again.
    Conflict,
    /// A row is there that this snapshot may not have seen: run again, once.
    Duplicate,
    /// The schema changed under a prepared statement: forget them and run again.
    Stale,
    /// The server only reads now: another one may have become the primary.
    Standby,
    /// The connection is gone.
    Gone,
}

/// The message of an error with its causes. Details are left out: they may hold values.
pub(super) fn explain(error: &Error) -> String {
    if let Some(told) = error.as_db_error() {
        return format!("{} ({})", told.message(), told.code().code());
    }
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text = format!("{text}: {inner_text}");
        }
        cause = inner.source();
    }
    text
}

/// What the caller hears, and what it means for the attempt.
pub(super) fn judge(statement: &'static str, error: &Error) -> (StoreError, Option<Trouble>) {
    let busy = StoreError::Busy { retry_after_ms: RETRY_AFTER_MS };
    let Some(told) = error.as_db_error() else {
        return match std::error::Error::source(error) {
            // A parameter that could not be written is our own fault; the line is whole.
            Some(source) if source.is::<super::values::Unfit>() => {
                (StoreError::shape(statement, source.to_string()), None)
            }
            _ => (busy, Some(Trouble::Gone)),
        };
    };
    let code = told.code();
    let detail = told.message().to_owned();
    match code.code() {
        "40001" | "40P01" => (busy, Some(Trouble::Conflict)),
        "23505" => (StoreError::Duplicate { statement }, Some(Trouble::Duplicate)),
        "25006" => (StoreError::ReadOnly, Some(Trouble::Standby)),
        "53100" => (StoreError::DiskFull, None),
        "55P03" | "57014" | "53300" => (busy, None),
        "25P03" => (busy, Some(Trouble::Gone)),
        "26000" => (busy, Some(Trouble::Stale)),
        "0A000" if detail.contains("cached plan") => (busy, Some(Trouble::Stale)),
        other if other.starts_with("57P") || other.starts_with("08") => (busy, Some(Trouble::Gone)),
        other if other.starts_with("23") => (StoreError::Constraint { statement, detail }, None),
        other if other.starts_with("22") => (StoreError::shape(statement, detail), None),
        _ => (StoreError::Fault(format!("{statement}: {}", explain(error))), None),
    }
}

/// Whether the error is only the echo of an earlier one in the same transaction.
pub(super) fn is_echo(error: &Error) -> bool {
    error.code() == Some(&SqlState::IN_FAILED_SQL_TRANSACTION)
}
