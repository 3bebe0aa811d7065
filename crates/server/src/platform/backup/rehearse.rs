//! A rehearsal: the backup restored into a throw-away place, checked, counted and removed.

use std::path::Path;

use zhike_store::Engine;

use super::pg_address::PgAddress;
use super::progress::Watch;
use super::restore::{Source, unpack};
use super::{BackupError, Header, disk, peek_file, pg_tools, restore_pg};

/// Rows of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCount {
    /// The table.
    pub table: String,
    /// Its rows after the rehearsal.
    pub rows: i64,
}

/// What a rehearsal found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the backup says about itself.
    pub header: Header,
    /// Rows of every table.
    pub tables: Vec<TableCount>,
    /// Names of the checks that were passed.
    pub checks: Vec<&'static str>,
}

/// Restores the backup into a temporary folder under `work` (SQLite), or into a new database of
/// the server at `postgres` that is dropped afterwards, and checks it like a real restore. Blocks.
///
/// # Errors
/// [`BackupError`]: the file would not restore, or there is no place to try it.
pub fn rehearse(
    source: &Source<'_>,
    work: &Path,
    postgres: Option<&str>,
    watch: Watch<'_>,
) -> Result<Report, BackupError> {
    let header = peek_file(source.file)?;
    let restored = match (header.engine, postgres) {
        (Engine::Sqlite, _) => {
            let folder = disk::TempFolder::create(work)?;
            unpack(source, folder.path(), watch)?
        }
        (Engine::Postgres, Some(url)) => in_scratch_database(source, url, watch)?,
        (Engine::Postgres, None) => {
            let reason = "the address of a PostgreSQL server is needed".to_owned();
            return Err(BackupError::NoScratchDatabase { reason });
        }
    };
    let count = |(table, rows)| TableCount { table, rows };
    let tables = restored.counts.into_iter().map(count).collect();
    Ok(Report { header: restored.header, tables, checks: restored.checks })
}

fn in_scratch_database(
    source: &Source<'_>,
    url: &str,
    watch: Watch<'_>,
) -> Result<super::Restored, BackupError> {
    let live = PgAddress::parse(url);
    let name = format!("zhike_rehearsal_{}", source.now_ms);
    let make = format!("create database {name} template template0 encoding 'UTF8'");
    pg_tools::query(&live, &make)
        .map_err(|error| BackupError::NoScratchDatabase { reason: error.to_string() })?;
    let scratch = live.sibling(&name);
    let work = restore_pg::work_folder(source);
    let restored = work.and_then(|work| restore_pg::load(source, &scratch, work.path(), watch));
    let dropped = pg_tools::query(&live, &format!("drop database {name} with (force)"));
    if let Err(error) = dropped {
        tracing::warn!(database = %name, %error, "the database of a rehearsal stays");
    }
    restored
}
