use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::OpenError;
use crate::options::{Options, Synchronous};

/// Page cache of the connection that writes, in KiB.
const CACHE_KIB: i64 = 16 * 1_024;
/// The same of one that reads. There are several, and the system keeps the file's pages anyway.
const READER_CACHE_KIB: i64 = 4 * 1_024;

/// How long a lock may be a passing one, and how often it is tried again meanwhile. Starting a
/// program copies the open files of this one until the other has begun: a file that was closed in
/// that moment stays locked for some milliseconds although nobody uses it.
const LOCK_PATIENCE: Duration = Duration::from_millis(500);
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// `zhike.db` to `zhike.db-wal` and the like.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Takes the file for this process. Two processes would both be right about SQLite's own locks,
/// but each would hold ids, caches and jobs the other does not see.
pub(super) fn lock(path: &Path) -> Result<File, OpenError> {
    let lock = beside(path, ".lock");
    let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&lock);
    let file = opened.map_err(|error| cannot_create(path, &error))?;
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if begun.elapsed() < LOCK_PATIENCE => {
                std::thread::sleep(LOCK_PAUSE);
            }
            Err(TryLockError::WouldBlock) => {
                return Err(OpenError::Locked { path: path.to_owned() });
            }
            Err(TryLockError::Error(error)) => return Err(cannot_open(path, &error)),
        }
    }
}

fn cannot_create(path: &Path, error: &io::Error) -> OpenError {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            OpenError::ReadOnlyFolder { path: folder.unwrap_or(Path::new(".")).to_owned() }
        }
        io::ErrorKind::NotFound => cannot_open(path, &"its folder does not exist"),
        _ => cannot_open(path, error),
    }
}

fn cannot_open(path: &Path, reason: &dyn ToString) -> OpenError {
    OpenError::CannotOpen { path: path.display().to_string(), reason: reason.to_string() }
}

/// What opening can meet, told with the file it happened to.
fn told(path: &Path, error: &rusqlite::Error) -> OpenError {
    match error.sqlite_error_code() {
        Some(ErrorCode::ReadOnly) => cannot_open(path, &"the file cannot be written"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            OpenError::Locked { path: path.to_owned() }
        }
        _ => cannot_open(path, error),
    }
}

/// The one connection that writes.
pub(super) fn writer(path: &Path, options: &Options) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || {
        let conn = Connection::open_with_flags(path, flags)?;
        settle(&conn, options)?;
        let mode: String = conn.pragma_update_and_check(None, "journal_mode", "wal", first)?;
        let limit = i64::try_from(options.wal_limit).unwrap_or(i64::MAX);
        let _limit: i64 = conn.pragma_update_and_check(None, "journal_size_limit", limit, first)?;
        // Checkpoints are made by their own thread; see `checkpoint`.
        let _pages: i64 = conn.pragma_update_and_check(None, "wal_autocheckpoint", 0, first)?;
        let synchronous = match options.synchronous {
            Synchronous::Full => "full",
            Synchronous::Normal => "normal",
        };
        conn.pragma_update(None, "synchronous", synchronous)?;
        Ok((conn, mode))
    };
    match open() {
        Ok((conn, mode)) if mode == "wal" => Ok(conn),
        Ok((_, mode)) => Err(cannot_open(path, &format!("its journal stays {mode}, not wal"))),
        Err(error) => Err(told(path, &error)),
    }
}

/// A connection that cannot write.
pub(super) fn reader(path: &Path, options: &Options) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || {
        let conn = Connection::open_with_flags(path, flags)?;
        settle(&conn, options)?;
        conn.pragma_update(None, "query_only", true)?;
        conn.pragma_update(None, "cache_size", -READER_CACHE_KIB)?;
        Ok(conn)
    };
    open().map_err(|error: rusqlite::Error| told(path, &error))
}

/// What both kinds share, mostly so that a text means the same as on PostgreSQL.
fn settle(conn: &Connection, options: &Options) -> rusqlite::Result<()> {
    conn.busy_timeout(options.busy_timeout)?;
    // "name" is always a column, never a text by mistake.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // A plan does not depend on what is bound. Else a text whose parameters a partial index asks
    // about is planned anew each time it runs, which takes ten times as long as running it.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.pragma_update(None, "case_sensitive_like", true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "cache_size", -CACHE_KIB)?;
    conn.pragma_update(None, "temp_store", "memory")
}

fn first<T: rusqlite::types::FromSql>(row: &rusqlite::Row<'_>) -> rusqlite::Result<T> {
    row.get(0)
}

/// A plain read connection beside a running store, for checks and copies.
pub(super) fn visitor(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    Ok(conn)
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::options::Database;

    #[test]
    fn a_folder_that_cannot_be_written_is_told_from_one_that_is_not_there() {
        let path = Path::new("/data/zhike.db");
        let refused = cannot_create(path, &io::ErrorKind::PermissionDenied.into());
        assert_eq!(refused, OpenError::ReadOnlyFolder { path: "/data".into() });
        let refused = cannot_create(Path::new("z.db"), &io::ErrorKind::ReadOnlyFilesystem.into());
        assert_eq!(refused, OpenError::ReadOnlyFolder { path: ".".into() });
        let missing = cannot_create(path, &io::ErrorKind::NotFound.into());
        assert_eq!(missing.code(), "open.cannot_open");
    }

    #[test]
    fn a_text_is_planned_once_whatever_is_bound() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("z.db");
        let conn = writer(&path, &Options::new(Database::File(path.clone()))).unwrap();
        conn.execute_batch(
            "create table coupon (guest_id integer, state text) strict;
             create index held on coupon (guest_id) where state = 'issued';",
        )
        .unwrap();
        let text = "select count(*) from coupon where guest_id = ?1 and state = ?2";
        let mut count = conn.prepare(text).unwrap();
        for (guest, state) in [(1, "issued"), (2, "redeemed"), (3, "issued")] {
            assert_eq!(count.query_row((guest, state), |row| row.get(0)), Ok(0));
        }
        assert_eq!(count.get_status(StatementStatus::RePrepare), 0);
    }

    #[test]
    fn a_lock_that_passes_is_waited_for_and_one_that_stays_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("z.db");
        let other = lock(&path).unwrap();
        let begun = Instant::now();
        assert_eq!(lock(&path).err(), Some(OpenError::Locked { path: path.clone() }));
        assert!(begun.elapsed() >= LOCK_PATIENCE);
        let soon = std::thread::spawn(move || {
            std::thread::sleep(LOCK_PATIENCE / 5);
            drop(other);
        });
        assert!(lock(&path).is_ok());
        soon.join().unwrap();
    }
}
