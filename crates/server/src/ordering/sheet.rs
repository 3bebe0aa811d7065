//! A menu in a file: CSV with any separator in UTF-8, UTF-16 or GB18030, or XLSX, as rows of text.

use std::io::Cursor;

use axum::http::StatusCode;
use calamine::{Data, Reader, Xlsx};
use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::ordering::columns;
use crate::platform::problem::Problem;

/// The most rows of a file.
pub const MOST_ROWS: usize = 5_000;
/// The most columns that are looked at.
const MOST_COLUMNS: usize = 100;
/// The most that a workbook may unpack to, bytes.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// Among how many rows the headers are looked for.
const HEADERS_WITHIN: usize = 10;
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// What a file holds.
#[derive(Debug)]
pub struct Sheet {
    /// How it was written.
    pub written: &'static str,
    /// All rows, as people number them from 1.
    pub rows: Vec<Vec<String>>,
}

fn refused(code: &'static str) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code)
}

/// Reads a file.
///
/// # Errors
/// 422 `import.empty`, `import.not_readable`, `import.too_many_rows`.
pub fn read(bytes: &[u8]) -> Result<Sheet, Problem> {
    let sheet = match bytes {
        [] => return Err(refused("import.empty")),
        [b'P', b'K', ..] => Sheet { written: "xlsx", rows: workbook(bytes)? },
        // The old binary workbook and PDF: neither is a table of text.
        [0xd0, 0xcf, 0x11, 0xe0, ..] | [b'%', b'P', b'D', b'F', ..] => {
            return Err(refused("import.not_readable"));
        }
        _ => {
            let (text, written) = decoded(bytes)?;
            Sheet { written, rows: separated(&text) }
        }
    };
    if sheet.rows.len() > MOST_ROWS {
        return Err(refused("import.too_many_rows").with("most", MOST_ROWS));
    }
    if sheet.rows.iter().all(|row| is_blank(row)) {
        return Err(refused("import.empty"));
    }
    Ok(sheet)
}

/// Whether a row holds nothing.
#[must_use]
pub fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

fn decoded(bytes: &[u8]) -> Result<(String, &'static str), Problem> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let candidates = [marked.unwrap_or(UTF_8), GB18030];
    for encoding in candidates {
        let (text, used, broken) = encoding.decode(bytes);
        // A NUL belongs to no text: it is a binary file.
        if !broken && !text.contains('\0') {
            return Ok((text.into_owned(), used.name()));
        }
    }
    Err(refused("import.not_readable"))
}

/// The rows by the separator under which most headers are known.
fn separated(text: &str) -> Vec<Vec<String>> {
    let known = |separator: &u8| {
        let head = rows_of(text, *separator, HEADERS_WITHIN);
        head.iter().map(|row| columns::known_in(row)).max().unwrap_or(0)
    };
    let best = SEPARATORS.iter().rev().max_by_key(|separator| known(separator));
    rows_of(text, best.copied().unwrap_or(b','), MOST_ROWS + 1)
}

fn rows_of(text: &str, separator: u8, most: usize) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let cells = |record: csv::StringRecord| -> Vec<String> {
        record.iter().take(MOST_COLUMNS).map(|cell| cell.trim().to_owned()).collect()
    };
    // The text is valid, so no record can fail.
    reader.records().take(most).map_while(Result::ok).map(cells).collect()
}

fn workbook(bytes: &[u8]) -> Result<Vec<Vec<String>>, Problem> {
    if unpacked(bytes) > MOST_UNPACKED {
        return Err(refused("import.not_readable"));
    }
    let broken = |_: calamine::XlsxError| refused("import.not_readable");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let first = book.worksheet_range_at(0).ok_or_else(|| refused("import.empty"))?;
    let range = first.map_err(broken)?;
    // Rows above the first one that is filled are counted too: people see them.
    let above = range.start().map_or(0, |(row, _)| row as usize).min(MOST_ROWS);
    let cells = |row: &[Data]| -> Vec<String> {
        row.iter().take(MOST_COLUMNS).map(|cell| cell.to_string().trim().to_owned()).collect()
    };
    let filled = range.rows().take(MOST_ROWS + 1).map(cells);
    Ok(std::iter::repeat_n(Vec::new(), above).chain(filled).collect())
}

/// What the parts of a packed file say they unpack to, from its central directory.
fn unpacked(bytes: &[u8]) -> u64 {
    const ENTRY: &[u8] = b"PK\x01\x02";
    let starts = bytes.windows(ENTRY.len()).enumerate().filter(|(_, four)| *four == ENTRY);
    let sizes = starts.filter_map(|(at, _)| bytes.get(at + 24..at + 28)?.try_into().ok());
    sizes.map(|size: [u8; 4]| u64::from(u32::from_le_bytes(size))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        read(bytes).map(|sheet| sheet.rows).unwrap_or_default()
    }

    #[test]
    fn a_table_is_read_whatever_separates_and_encodes_it() {
        let expected = vec![vec!["菜名", "价格"], vec!["粥", "12"]];
        let gbk = GB18030.encode("菜名,价格\n粥,12\n").0.into_owned();
        let utf16: Vec<u8> =
            "\u{feff}菜名\t价格\r\n粥\t12\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let files = [
            "菜名,价格\n粥,12\n".as_bytes().to_vec(),
            "\u{feff}菜名;价格\r\n粥;12".as_bytes().to_vec(),
            "菜名\t价格\n\"粥\"\t12\n".as_bytes().to_vec(),
            "菜名|价格\n粥|12\n".as_bytes().to_vec(),
            gbk,
            utf16,
        ];
        for file in files {
            assert_eq!(rows(&file), expected, "{file:?}");
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let code = |bytes: &[u8]| read(bytes).map_or_else(|problem| problem.code, |_| "");
        assert_eq!(code(b""), "import.empty");
        assert_eq!(code(b" \n , \n"), "import.empty");
        assert_eq!(code(b"%PDF-1.7"), "import.not_readable");
        assert_eq!(code(b"PK\x03\x04 no workbook"), "import.not_readable");
        assert_eq!(code(&[0xff, 0x00, 0x81]), "import.not_readable");
        let long = "a\n".repeat(MOST_ROWS + 1);
        assert_eq!(code(long.as_bytes()), "import.too_many_rows");
    }
}
