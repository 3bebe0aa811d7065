//! A menu in a file: CSV with any separator in UTF-8, UTF-16 or GB18030, or XLSX, as rows of text.

use crate::imports::sheet::{self, Bounds};
use crate::ordering::columns;
use crate::platform::problem::Problem;

/// The most rows of a file.
pub const MOST_ROWS: u32 = 5_000;
/// The most that a file may unpack to, bytes.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;

/// What a file holds.
#[derive(Debug)]
pub struct Sheet {
    /// How it was written.
    pub written: String,
    /// All rows, as people number them from 1.
    pub rows: Vec<Vec<String>>,
}

/// Reads a file: its first sheet.
///
/// # Errors
/// 422 `import.empty`, `import.not_readable`, `import.too_many_rows`, `import.too_large`.
pub fn read(bytes: &[u8]) -> Result<Sheet, Problem> {
    let bounds = Bounds { rows: MOST_ROWS, unpacked: MOST_UNPACKED };
    // The last rows that are filled decide; blank ones between them are kept and counted.
    let looked = sheet::look(&bytes, bounds, u32::MAX, &columns::known_in)?;
    let first = looked.heads.into_iter().next().unwrap_or_default();
    Ok(Sheet { written: looked.form.written, rows: first })
}

/// Whether a row holds nothing.
#[must_use]
pub fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}
