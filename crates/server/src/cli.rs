//! The command line: what can be asked, not how it is done.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::platform::audit::Head;
use crate::platform::backup::cli::{BackupArgs, RestoreArgs};
use crate::platform::keys::cli::KeysArgs;
use crate::verbs::lab::LabArgs;

/// 知客 · Zhike: guests, loyalty and tables of a restaurant, on your own machine.
#[derive(Debug, Parser)]
#[command(name = "zhike", version, after_help = EXIT_CODES)]
pub struct Cli {
    /// What is set on the command line, over the file and the environment.
    #[command(flatten)]
    pub settings: SettingFlags,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The settings' flags. Every other setting: `--set name=value`.
#[derive(Debug, Default, Args)]
pub struct SettingFlags {
    /// Configuration file (TOML) [default: zhike.toml in the working directory, if there]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Folder of database, key and backups
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data_folder: Option<String>,
    /// Database: a file path or postgres://…
    #[arg(long, global = true, value_name = "PATH|URL")]
    pub database: Option<String>,
    /// Address(es) to listen on, separated by commas
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    pub listen: Option<String>,
    /// Any setting by its name, e.g. --set log.level=debug
    #[arg(long, global = true, value_name = "NAME=VALUE", value_parser = name_and_value)]
    pub set: Vec<(String, String)>,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Serve the pages and the API until stopped
    Serve,
    /// Take a backup, also beside a running server; or verify or rehearse one
    Backup(BackupArgs),
    /// Restore a backup into an empty place
    Restore(RestoreArgs),
    /// Show the key's id, print its recovery sheet, or make the key from a typed sheet
    Keys(KeysArgs),
    /// Show the settings in force
    Config {
        /// Also what each means, its variable, its default and where its value came from
        #[arg(long)]
        explain: bool,
    },
    /// Print what is made from the route table, for the build
    #[command(hide = true)]
    Api {
        /// Which of them
        what: ApiPart,
    },
    /// Look into the audit
    Audit {
        /// What to do with it.
        #[command(subcommand)]
        verb: AuditVerb,
    },
    /// Look into the books of points and stored value
    Ledger {
        /// What to do with them.
        #[command(subcommand)]
        verb: LedgerVerb,
    },
    /// Make the demo restaurant in an empty database, and serve it
    #[cfg(feature = "demo")]
    Demo(crate::verbs::demo::DemoArgs),
    /// Bring in what another system wrote to a file
    Import {
        /// What the file holds.
        #[command(subcommand)]
        what: ImportKind,
    },
    /// Fill an empty database with invented guests, to measure how fast the program is
    #[command(hide = true)]
    Lab(LabArgs),
    /// Bring the database to this program's version, without serving
    Migrate,
    /// Show the version
    Version,
}

/// What is made from the route table.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum ApiPart {
    /// The OpenAPI document
    Openapi,
    /// The matrix of permissions
    Permissions,
    /// Every stable code of a problem
    Codes,
}

/// What a file can hold.
#[derive(Debug, Subcommand)]
pub enum ImportKind {
    /// Orders that another till settled: CSV (any separator, UTF-8 or GB18030), XLSX or JSON
    Orders(ImportArgs),
    /// Guests and members of another system, with points and balances: CSV, XLSX or JSON
    Guests(ImportArgs),
}

/// How a file is taken.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The file
    pub file: PathBuf,
    /// Code of the store [default: the only one]
    #[arg(long, value_name = "CODE")]
    pub store: Option<String>,
    /// Which system wrote it; an order counts once per store and source, a balance once per guest
    /// and source [default: told by the
    /// headers, else POS]
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Only count; write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print the counts as JSON, on the last line
    #[arg(long)]
    pub json: bool,
    /// Write the rows that were not taken to this file (CSV)
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
}

/// What can be done with the books.
#[derive(Debug, Subcommand)]
pub enum LedgerVerb {
    /// Add everything up again and name the first row that is wrong
    Verify,
}

/// What can be done with the audit.
#[derive(Debug, Subcommand)]
pub enum AuditVerb {
    /// Walk the whole chain and name the first row that is wrong
    Verify {
        /// An end of the chain that was noted earlier; shows whether the tail was cut since
        #[arg(long, value_name = "NUMBER:MAC", value_parser = noted_head)]
        noted: Vec<Head>,
    },
}

const EXIT_CODES: &str = "Exit codes: 0 done · 1 fault · 2 configuration or usage · 3 address not \
    available · 4 folder or file not usable · 5 database of a newer version · 6 database in use or \
    not reachable · 7 key missing or wrong · 8 verified, and \
    not whole";

impl SettingFlags {
    /// Setting's name, value and flag, as the configuration takes them.
    pub fn given(&self) -> Vec<(String, String, &'static str)> {
        let named = [
            ("data_folder", &self.data_folder, "--data-folder"),
            ("database", &self.database, "--database"),
            ("server.listen", &self.listen, "--listen"),
        ];
        let named = named.into_iter().filter_map(|(name, value, flag)| {
            value.clone().map(|value| (name.to_owned(), value, flag))
        });
        let set = self.set.iter().cloned().map(|(name, value)| (name, value, "--set"));
        named.chain(set).collect()
    }
}

fn noted_head(text: &str) -> Result<Head, String> {
    Head::parse(text).ok_or_else(|| "write it as it was noted: 17:9f86d0…".to_owned())
}

fn name_and_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) => Ok((name.trim().to_owned(), value.to_owned())),
        None => Err("write it as name=value".to_owned()),
    }
}
