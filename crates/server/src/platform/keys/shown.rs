//! The recovery sheet as a page shows it.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::{KeyError, kek, sheet};

/// The recovery sheet. Whoever has it can read every backup.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SheetView {
    /// Name of the key.
    pub key_id: String,
    /// The lines to print, each with its own check.
    pub lines: Vec<String>,
    /// The whole sheet as text.
    pub text: String,
}

/// The sheet of the key file, read anew: it must be the one that lies there.
///
/// # Errors
/// [`KeyError`] when the file is gone or damaged.
pub fn sheet_of(key_file: &Path) -> Result<SheetView, KeyError> {
    let loaded = kek::load_file(key_file)?;
    Ok(SheetView {
        key_id: loaded.kek.id().as_str().to_owned(),
        lines: sheet::lines(&loaded.kek),
        text: sheet::text(&loaded.kek),
    })
}
