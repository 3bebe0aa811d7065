//! Taking a backup: copy, check the copy, encrypt, name it only when it is whole and on disk.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use zhike_store::{Database, Engine, Store, StoreError, inspect_file};

use super::disk::{self, TEMP_PREFIX, TempFile};
use super::header::{self, Counts, Header};
use super::pg_address::PgAddress;
use super::pg_tools::{self, Running};
use super::progress::{Phase, Watch, tell};
use super::stream::Encryptor;
use super::{BackupError, read};
use crate::platform::keys::sql::WANTED_KEK;
use crate::platform::keys::{Kek, KekId};

/// What a backup needs to know.
pub struct Take<'a> {
    /// Where the live data is.
    pub database: &'a Database,
    /// The key that will open the file.
    pub kek: &'a Kek,
    /// Where the file goes.
    pub folder: &'a Path,
    /// The newest migration of this program, which the live database has.
    pub schema: u32,
    /// Version of this program.
    pub program: &'a str,
    /// Time of the backup, epoch milliseconds.
    pub now_ms: i64,
}

/// A backup that was taken and read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The file.
    pub path: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// Rows per table; on PostgreSQL as counted just before the dump.
    pub counts: Counts,
}

/// Takes a backup while the server works on, and reads the file again before it gets its name.
///
/// `store` is the open store where there is one; the command line, beside a running server, has
/// none and SQLite is then copied straight from its file. Blocks.
///
/// # Errors
/// [`BackupError`]; then no new file is in the folder.
pub fn take(
    order: &Take<'_>,
    store: Option<&Store>,
    watch: Watch<'_>,
) -> Result<Taken, BackupError> {
    disk::make_last_part(order.folder)?;
    disk::sweep(order.folder)?;
    match order.database {
        Database::File(path) => take_sqlite(order, path, watch),
        Database::Postgres(url) => take_postgres(order, url, store, watch),
    }
}

fn take_sqlite(order: &Take<'_>, live: &Path, watch: Watch<'_>) -> Result<Taken, BackupError> {
    let home = parent(live);
    disk::sweep(home)?;
    let size = |path: &Path| path.metadata().map_or(0, |seen| seen.len());
    let needed = size(live).saturating_add(size(&with_suffix(live, "-wal")));
    let shared = disk::same_disk(home, order.folder)?;
    disk::need_room(home, if shared { needed.saturating_mul(2) } else { needed })?;
    disk::need_room(order.folder, needed)?;
    // The plain copy stays on the disk that holds the plain database anyway.
    let work = disk::TempFolder::create(home)?;
    let copy = work.path().join("copy.db");
    zhike_store::backup_file(live, &copy, &|done, total| {
        // SQLite's copy cannot stop half way; a stop is heard at the next phase.
        let _heard_later = tell(watch, Phase::Copy, done, Some(total));
    })
    .map_err(|error| store_error(home, error))?;
    tell(watch, Phase::Check, 0, None)?;
    let seen = inspect_file(&copy)?;
    if let Some(reason) = seen.findings.into_iter().next() {
        return Err(BackupError::CopyDamaged { reason });
    }
    let total = size(&copy);
    let fault = |error: std::io::Error| BackupError::io(&copy, &error);
    let input = File::open(&copy).map_err(fault)?;
    let schema = seen.schema.unwrap_or(order.schema);
    let header = header_of(order, Engine::Sqlite, schema);
    let mut input = input;
    write_file(order, &header, seen.rows, &mut input, Some(total), watch, Ok)
}

fn take_postgres(
    order: &Take<'_>,
    url: &str,
    store: Option<&Store>,
    watch: Watch<'_>,
) -> Result<Taken, BackupError> {
    let address = PgAddress::parse(url);
    let mut command = pg_tools::command("pg_dump", &address)?;
    let counts = store.map_or(Ok(Vec::new()), row_counts)?;
    let schema = database_schema(&address)?.unwrap_or(order.schema);
    needs_this_key(&address, order.kek)?;
    // The size of the live database is a bound that the compressed dump stays far below.
    disk::need_room(order.folder, 0)?;
    command.args(["--format=custom", "--no-owner", "--no-privileges"]);
    command.stdout(std::process::Stdio::piped());
    let mut running = Running::start("pg_dump", &mut command)?;
    let Some(mut output) = running.child().stdout.take() else {
        return Err(BackupError::PgTool { tool: "pg_dump", reason: "no output".to_owned() });
    };
    let header = header_of(order, Engine::Postgres, schema);
    // Its end decides whether the file may get its name: a dump that broke off looks whole to us.
    let ended = move |written| running.finish().map(|()| written);
    write_file(order, &header, counts, &mut output, None, watch, ended)
}

/// The newest migration of the live database, which an older program may have written.
fn database_schema(address: &PgAddress) -> Result<Option<u32>, BackupError> {
    let newest = pg_tools::query(address, "select max(number) from schema_migration")?;
    Ok(newest.parse().ok())
}

/// A backup under another key than the data keys' would restore to nothing.
fn needs_this_key(address: &PgAddress, kek: &Kek) -> Result<(), BackupError> {
    let named = pg_tools::query(address, WANTED_KEK)?;
    match KekId::from_text(&named) {
        Some(wanted) if wanted != *kek.id() => {
            Err(BackupError::WrongKey { wanted, found: kek.id().clone() })
        }
        _ => Ok(()),
    }
}

fn header_of(order: &Take<'_>, engine: Engine, schema: u32) -> Header {
    Header {
        created_at_ms: order.now_ms,
        engine,
        schema,
        kek_id: order.kek.id().clone(),
        program: order.program.to_owned(),
    }
}

/// Encrypts `input` into a temporary file, reads that again and gives it its name.
fn write_file(
    order: &Take<'_>,
    header: &Header,
    counts: Counts,
    input: &mut dyn Read,
    total: Option<u64>,
    watch: Watch<'_>,
    ended: impl FnOnce(u64) -> Result<u64, BackupError>,
) -> Result<Taken, BackupError> {
    let name = file_name(order);
    let (temp, file) = TempFile::create(order.folder.join(format!("{TEMP_PREFIX}{name}.tmp")))?;
    let fault = |error: std::io::Error| BackupError::io(order.folder, &error);
    let sealed = header::seal_header(header, &counts, order.kek)?;
    let out = BufWriter::with_capacity(256 * 1024, file);
    let mut out = Encryptor::start(out, &sealed).map_err(fault)?;
    let mut buffer = vec![0_u8; 256 * 1024];
    let mut done = 0_u64;
    loop {
        let got = input.read(&mut buffer).map_err(fault)?;
        if got == 0 {
            break;
        }
        out.write_all(buffer.get(..got).unwrap_or_default()).map_err(fault)?;
        done += u64::try_from(got).unwrap_or(0);
        tell(watch, Phase::Write, done, total)?;
    }
    let (out, bytes) = out.finish().map_err(fault)?;
    let file = out.into_inner().map_err(|error| fault(error.into_error()))?;
    file.sync_all().map_err(fault)?;
    let bytes = ended(bytes)?;
    read::verify(temp.path(), order.kek, watch)?;
    let path = free_name(order.folder, &name);
    temp.keep_as(&path)?;
    Ok(Taken { path, bytes, counts })
}

/// `zhike-20261122-100000`: UTC, so that names sort by time in every zone.
fn file_name(order: &Take<'_>) -> String {
    let at = Timestamp::from_millisecond(order.now_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    format!("zhike-{}", at.strftime("%Y%m%d-%H%M%S"))
}

fn free_name(folder: &Path, name: &str) -> PathBuf {
    let mut path = folder.join(format!("{name}.zkb"));
    let mut number = 2;
    while path.exists() {
        path = folder.join(format!("{name}-{number}.zkb"));
        number += 1;
    }
    path
}

/// Rows of every table of an open store.
///
/// # Errors
/// The store's.
pub(super) fn row_counts(store: &Store) -> Result<Counts, BackupError> {
    store.read_blocking(|tx| {
        let names = match tx.engine() {
            Engine::Sqlite => {
                "select name from sqlite_schema where type = 'table' \
                 and name not like 'sqlite_%' order by name"
            }
            Engine::Postgres => {
                "select cast(table_name as text) from information_schema.tables \
                 where table_schema = current_schema() and table_type = 'BASE TABLE' \
                 order by 1"
            }
        };
        let mut counts = Vec::new();
        for name in tx.all_dynamic::<String>(names, &[])? {
            let quoted = name.replace('"', "\"\"");
            let count = format!("select count(*) from \"{quoted}\"");
            let rows = tx.all_dynamic::<i64>(&count, &[])?;
            counts.push((name, rows.first().copied().unwrap_or(0)));
        }
        Ok(counts)
    })
}

fn store_error(folder: &Path, error: StoreError) -> BackupError {
    match error {
        StoreError::DiskFull => {
            BackupError::DiskFull { path: folder.to_owned(), needed: 0, free: 0 }
        }
        other => BackupError::Store(other),
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
