//! `zhike backup` and `zhike restore`. They never open the live database: a backup beside a
//! running server is safe, and a newer program takes one before it changes anything.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use zhike_store::{Database, Engine, Migration};

use super::progress::unwatched;
use super::restore::{Hook, Source};
use super::{
    BackupError, Take, engine_name, peek_file, rehearse, restore, restore_postgres,
    standard_checks, take, verify,
};
use crate::failure::{Exit, Failure};
use crate::platform::config::Config;
use crate::platform::keys::{Kek, from_sheet, kek};

/// What is asked of backups.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// Folder for the file [default: the backup folder of the configuration]
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
    /// Read this file to its end and check every byte, instead of taking one
    #[arg(long, value_name = "FILE", conflicts_with_all = ["to", "rehearse"])]
    verify: Option<PathBuf>,
    /// Restore this file into a throw-away place and check the data, instead of taking one
    #[arg(long, value_name = "FILE", conflicts_with = "to")]
    rehearse: Option<PathBuf>,
    /// The key, for --verify and --rehearse.
    #[command(flatten)]
    key: KeyArgs,
}

/// Where the key comes from.
#[derive(Debug, Args)]
pub struct KeyArgs {
    /// Key file [default: the one of the configuration]
    #[arg(long, value_name = "FILE", conflicts_with = "sheet")]
    key: Option<PathBuf>,
    /// File with the typed recovery sheet
    #[arg(long, value_name = "FILE")]
    sheet: Option<PathBuf>,
}

/// What is asked of a restore.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The backup file (.zkb)
    file: PathBuf,
    /// Empty or new folder; for a PostgreSQL backup the address of an empty database
    #[arg(long, value_name = "FOLDER|URL")]
    to: String,
    /// The key.
    #[command(flatten)]
    key: KeyArgs,
}

/// What the program is, as far as backups need to know.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    /// Its migrations.
    pub migrations: &'static [Migration],
    /// Its version.
    pub version: &'static str,
    /// Now, epoch milliseconds.
    pub now_ms: i64,
}

/// Takes, verifies or rehearses a backup, as asked.
///
/// # Errors
/// [`Failure`] with the backup's code.
pub fn back_up(
    args: &BackupArgs,
    config: &Config,
    program: Program,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let kek = args.key.find(&config.key_file)?;
    let database = Database::parse(config.database.reveal());
    let said = if let Some(file) = &args.verify {
        let seen = verify(file, &kek, &unwatched)?;
        writeln!(out, "完好 whole: {} ({} bytes)", file.display(), seen.file_bytes)
    } else if let Some(file) = &args.rehearse {
        rehearsed(file, &kek, config, program, out)?
    } else {
        let folder = args.to.as_deref().unwrap_or(&config.backup_folder);
        let schema = program.migrations.iter().map(|one| one.number).max().unwrap_or(0);
        let order = Take {
            database: &database,
            kek: &kek,
            folder,
            schema,
            program: program.version,
            now_ms: program.now_ms,
        };
        let taken = take(&order, None, &unwatched)?;
        if database.engine() == Engine::Sqlite {
            // Nobody has unlocked the data with this key yet: prove that it is the right one.
            try_keys(&taken.path, &kek, config, program)?;
        }
        writeln!(out, "备份 backup: {} ({} bytes)", taken.path.display(), taken.bytes)
    };
    told(said, out)
}

/// Restores the new file aside; one that does not open with its own key is removed again.
fn try_keys(file: &Path, kek: &Kek, config: &Config, program: Program) -> Result<(), BackupError> {
    let tried = rehearse(&source(file, kek, program, &[]), &config.data_folder, None, &unwatched);
    if let Err(BackupError::Key(_)) = tried {
        std::fs::remove_file(file).map_err(|error| BackupError::io(file, &error))?;
    }
    tried.map(drop)
}

fn rehearsed(
    file: &Path,
    kek: &Kek,
    config: &Config,
    program: Program,
    out: &mut dyn Write,
) -> Result<io::Result<()>, BackupError> {
    let checks = standard_checks();
    let hooks: Vec<Hook<'_>> =
        checks.iter().map(|(name, check)| Hook { name, check: &**check }).collect();
    let source = source(file, kek, program, &hooks);
    let server = config.on_postgres().then_some(config.database.reveal().as_str());
    let report = rehearse(&source, &config.data_folder, server, &unwatched)?;
    let lines = report
        .tables
        .iter()
        .try_for_each(|count| writeln!(out, "{:>12}  {}", count.rows, count.table));
    Ok(lines.and_then(|()| writeln!(out, "可恢复 restores: {}", report.checks.join(", "))))
}

/// Restores a backup into an empty place, as asked.
///
/// # Errors
/// [`Failure`] with the backup's code.
pub fn put_back(
    args: &RestoreArgs,
    config: &Config,
    program: Program,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let header = peek_file(&args.file)?;
    let kek = args.key.find(&config.key_file)?;
    let checks = standard_checks();
    let hooks: Vec<Hook<'_>> =
        checks.iter().map(|(name, check)| Hook { name, check: &**check }).collect();
    let source = source(&args.file, &kek, program, &hooks);
    let restored = match (header.engine, Database::parse(&args.to)) {
        (Engine::Sqlite, Database::File(to)) => restore(&source, &to, &unwatched)?,
        (Engine::Postgres, Database::Postgres(url)) => {
            restore_postgres(&source, &url, &config.key_file, &unwatched)?
        }
        (found, _) => return Err(BackupError::OtherEngine { found: engine_name(found) }.into()),
    };
    let (checks, erased) = (restored.checks.join(", "), restored.erased);
    let said = writeln!(out, "已恢复 restored: {}\n已检查 checked: {checks}", shown(&args.to));
    let again = match erased {
        0 => "旁边没有删除登记，备份之后删除过的顾客会重新出现 \
              no register of erased guests beside the backup: whoever was erased since is back"
            .to_owned(),
        _ => format!("首次启动时再次删除的顾客 erased again at the first start: {erased}"),
    };
    told(said.and_then(|()| writeln!(out, "{again}")), out)
}

fn source<'a>(file: &'a Path, kek: &'a Kek, program: Program, hooks: &'a [Hook<'a>]) -> Source<'a> {
    Source { file, kek, migrations: program.migrations, hooks, now_ms: program.now_ms }
}

/// The place without a password.
fn shown(to: &str) -> String {
    Database::parse(to).to_string()
}

fn told(said: io::Result<()>, out: &mut dyn Write) -> Result<(), Failure> {
    said.and_then(|()| out.flush()).map_err(|fault| Failure::fault("writing to stdout", fault))
}

impl KeyArgs {
    fn find(&self, standard: &Path) -> Result<Kek, Failure> {
        if let Some(sheet) = &self.sheet {
            let typed = crate::platform::keys::cli::typed(Some(sheet))?;
            return Ok(from_sheet(&typed)?);
        }
        Ok(kek::load_file(self.key.as_deref().unwrap_or(standard))?.kek)
    }
}

impl From<BackupError> for Failure {
    fn from(fault: BackupError) -> Failure {
        let exit = match fault {
            BackupError::Key(_) | BackupError::WrongKey { .. } => Exit::Key,
            BackupError::NewerFormat { .. } | BackupError::NewerSchema { .. } => {
                Exit::NewerDatabase
            }
            BackupError::Store(_) | BackupError::Open(_) | BackupError::PgTool { .. } => {
                Exit::Database
            }
            BackupError::Cancelled | BackupError::Running => Exit::Fault,
            _ => Exit::File,
        };
        Failure::new(exit, fault.code(), fault)
    }
}
