//! Backups: where they go, when, and how many are kept.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kernel::refusal::refusals;
use crate::kernel::time::{DayMinute, as_text};

/// The fewest and the most backups that are kept.
pub const KEEP: (u32, u32) = (3, 365);
const MAX_FOLDER_CHARS: usize = 400;

refusals! {
    /// Why backups cannot be set so.
    pub enum BackupRefusal {
        /// Relative: it would mean another folder whenever the program is started elsewhere.
        #[error("the folder must be given from the root, such as /var/backups/zhike")]
        FolderRelative => "backup.folder_relative", Refused;
        /// Empty, the root itself, too long, with `..` or with characters that cannot be seen.
        #[error("this is not the path of a folder")]
        FolderMalformed => "backup.folder_malformed", Refused;
        /// Fewer than 3 or more than 365.
        #[error("between {min} and {max} backups are kept")]
        KeepOutOfRange {
            /// The fewest.
            min: u32,
            /// The most.
            max: u32,
        } => "backup.keep_out_of_range", Refused, "/keep";
    }
}

/// The path of a folder from the root: `/var/backups/zhike`, `D:\backup` or `\\nas\zhike`. Whether
/// it is there and can be written is for the server to see.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BackupFolder(String);

impl BackupFolder {
    /// The path as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BackupFolder {
    type Err = BackupRefusal;

    fn from_str(text: &str) -> Result<Self, BackupRefusal> {
        let path = text.trim();
        let unseen = path.is_empty() || path.chars().any(char::is_control);
        if unseen || path.chars().count() > MAX_FOLDER_CHARS {
            return Err(BackupRefusal::FolderMalformed);
        }
        let Some(below_root) = below_root(path) else { return Err(BackupRefusal::FolderRelative) };
        let mut parts = below_root.split(['/', '\\']).filter(|part| !part.is_empty()).peekable();
        if parts.peek().is_none() || parts.any(|part| part == "..") {
            return Err(BackupRefusal::FolderMalformed);
        }
        Ok(Self(path.to_owned()))
    }
}

fn below_root(path: &str) -> Option<&str> {
    let drive = |path: &str| path.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    match path.get(1..3) {
        Some(":\\" | ":/") if drive(path) => path.get(3..),
        _ => path.strip_prefix('/').or_else(|| path.strip_prefix("\\\\")),
    }
}

impl fmt::Display for BackupFolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(BackupFolder, {
    "type": "string",
    "minLength": 2,
    "maxLength": MAX_FOLDER_CHARS,
    "examples": ["/var/backups/zhike"],
});

/// When and where backups are made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupPlan {
    /// Where they go.
    pub folder: BackupFolder,
    /// When, by the clock of the first store.
    pub at: DayMinute,
    /// How many are kept; 3 to 365.
    #[schemars(range(min = 3, max = 365))]
    pub keep: u32,
}

impl BackupPlan {
    /// Checks what the types of the fields cannot.
    ///
    /// # Errors
    /// [`BackupRefusal::KeepOutOfRange`].
    pub fn check(&self) -> Result<(), BackupRefusal> {
        let (min, max) = KEEP;
        if (min..=max).contains(&self.keep) {
            return Ok(());
        }
        Err(BackupRefusal::KeepOutOfRange { min, max })
    }
}
