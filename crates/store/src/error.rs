use std::path::PathBuf;

/// Why a read or a write did not happen. After any of these nothing of the operation is stored,
/// except [`StoreError::Lost`], whose outcome is unknown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Too much waits, or ten tries met other writers, or the server cannot be reached. Try again.
    #[error("the store is busy; try again in {retry_after_ms} ms")]
    Busy { retry_after_ms: u64 },
    /// The store takes no more work because it is stopping.
    #[error("the store is stopping")]
    Stopping,
    #[error("the disk of the database is full")]
    DiskFull,
    /// The disk, the server or this transaction allows reading only.
    #[error("the database can only be read")]
    ReadOnly,
    /// Exactly one row was asked for and there was none.
    #[error("{statement} found no row")]
    NoRow { statement: &'static str },
    /// A row with this key or unique value exists already.
    #[error("{statement} would store a value twice")]
    Duplicate { statement: &'static str },
    /// A check, a foreign key or `not null` refused the row. `detail` names it and holds no values.
    #[error("{statement} breaks a constraint: {detail}")]
    Constraint { statement: &'static str, detail: String },
    /// Parameters or columns do not have the types or the number that the code expects.
    #[error("{statement} does not fit: {detail}")]
    Shape { statement: &'static str, detail: String },
    /// The operation panicked; it was rolled back and the worker goes on.
    #[error("the operation panicked and was rolled back")]
    Panicked,
    /// This engine cannot do that.
    #[error("not supported: {0}")]
    Unsupported(&'static str),
    /// The connection broke before the answer of the commit came. Ask again with the same
    /// idempotency key to learn whether it happened.
    #[error("the connection was lost before the commit was answered; the outcome is unknown")]
    Lost,
    /// Anything else: a broken disk, a corrupt file, a statement the engine refuses.
    #[error("the database failed: {0}")]
    Fault(String),
}

impl StoreError {
    pub(crate) fn shape(statement: &'static str, detail: impl Into<String>) -> StoreError {
        StoreError::Shape { statement, detail: detail.into() }
    }

    /// A stable code for logs and answers, such as `store.busy`.
    pub fn code(&self) -> &'static str {
        match self {
            StoreError::Busy { .. } => "store.busy",
            StoreError::Stopping => "store.stopping",
            StoreError::DiskFull => "store.disk_full",
            StoreError::ReadOnly => "store.read_only",
            StoreError::NoRow { .. } => "store.no_row",
            StoreError::Duplicate { .. } => "store.duplicate",
            StoreError::Constraint { .. } => "store.constraint",
            StoreError::Shape { .. } => "store.shape",
            StoreError::Panicked => "store.panicked",
            StoreError::Unsupported(_) => "store.unsupported",
            StoreError::Lost => "store.lost",
            StoreError::Fault(_) => "store.fault",
        }
    }
}

/// Why a store could not be opened. Nothing was changed, except that migrations before a failed
/// one stay applied (each is whole).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// A newer program has used this database; this one would damage it.
    #[error(
        "the database is at migration {database}, this program knows only {program}; \
         start the newer program"
    )]
    NewerSchema { database: u32, program: u32 },
    /// A migration that was applied has another text or name in this program.
    #[error("migration {number} ({name}) was applied with another text; this is not its program")]
    ChangedMigration { number: u32, name: String },
    /// The program has a migration the database skipped, below one it has applied.
    #[error("migration {number} ({name}) is missing below migration {database}; it cannot follow")]
    MissingMigration { number: u32, name: String, database: u32 },
    /// A migration failed and was rolled back whole.
    #[error("migration {number} ({name}) failed and was undone: {reason}")]
    FailedMigration { number: u32, name: String, reason: String },
    /// The file or the server cannot be opened or reached. `path` shows no password.
    #[error("cannot open {path}: {reason}")]
    CannotOpen { path: String, reason: String },
    /// The folder of the file cannot be written.
    #[error("the folder {} cannot be written", path.display())]
    ReadOnlyFolder { path: PathBuf },
    /// Another program has this SQLite file open.
    #[error("{} is in use by another program", path.display())]
    Locked { path: PathBuf },
    /// Anything else, told by the engine.
    #[error("the database failed while opening: {0}")]
    Fault(String),
}

impl OpenError {
    /// A stable code for logs and the command line, such as `open.locked`.
    pub fn code(&self) -> &'static str {
        match self {
            OpenError::NewerSchema { .. } => "open.newer_schema",
            OpenError::ChangedMigration { .. } => "open.changed_migration",
            OpenError::MissingMigration { .. } => "open.missing_migration",
            OpenError::FailedMigration { .. } => "open.failed_migration",
            OpenError::CannotOpen { .. } => "open.cannot_open",
            OpenError::ReadOnlyFolder { .. } => "open.read_only_folder",
            OpenError::Locked { .. } => "open.locked",
            OpenError::Fault(_) => "open.fault",
        }
    }
}
