//! A file as rows of text: CSV with any usual separator in UTF-8, UTF-16 or GB18030, either packed
//! with gzip or not, the sheets of a workbook (XLSX), or a list of objects (JSON).
//!
//! Text is read in a stream, so a file may be larger than what is kept of it in memory. Everything
//! that a file can blow up is bounded: what it unpacks to, its rows, its columns, its cells.

mod book;
mod json;
mod text;

use std::io::{self, Read};
use std::ops::ControlFlow;

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::platform::problem::Problem;

/// Columns that are looked at; what stands further right is not read.
pub const MOST_COLUMNS: usize = 200;
/// Sheets of a workbook that are looked at.
pub const MOST_SHEETS: usize = 10;
/// The longest cell, bytes; a quotation mark that is never closed makes a longer one.
const LONGEST_CELL: usize = 64 * 1024;

/// How large a file may be.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Rows, headers among them.
    pub rows: u32,
    /// Bytes it unpacks to.
    pub unpacked: u64,
}

/// Why a file is not read.
#[derive(Debug)]
pub enum SheetFault {
    /// There is nothing in it.
    Empty,
    /// It is no table of text, or damaged.
    NotReadable,
    /// It has more rows than are taken.
    TooManyRows(u32),
    /// It unpacks to more than is taken.
    TooLarge(u64),
    /// It cannot be read from where it lies.
    Io(io::Error),
}

impl SheetFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            SheetFault::Empty => "import.empty",
            SheetFault::NotReadable => "import.not_readable",
            SheetFault::TooManyRows(_) => "import.too_many_rows",
            SheetFault::TooLarge(_) => "import.too_large",
            SheetFault::Io(_) => "fault.internal",
        }
    }
}

impl From<SheetFault> for Problem {
    fn from(fault: SheetFault) -> Problem {
        let refused = |code| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code);
        match &fault {
            SheetFault::Io(why) => Problem::fault(why),
            SheetFault::TooManyRows(most) => refused(fault.code()).with("most", *most),
            SheetFault::TooLarge(most) => refused(fault.code()).with("bytes", *most),
            _ => refused(fault.code()),
        }
    }
}

impl From<io::Error> for SheetFault {
    fn from(fault: io::Error) -> SheetFault {
        match fault.kind() {
            // What the decoders say of bytes that are no text or no archive.
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => SheetFault::NotReadable,
            io::ErrorKind::UnexpectedEof => SheetFault::NotReadable,
            _ => SheetFault::Io(fault),
        }
    }
}

/// A file that can be read from its beginning, more than once.
pub trait Source {
    /// Begins to read.
    ///
    /// # Errors
    /// Those of where it lies.
    fn open(&self) -> io::Result<Box<dyn Read + '_>>;
}

impl Source for &[u8] {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(*self))
    }
}

/// How a file is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// `xlsx`, `json`, or the encoding of a text as the web names it: `utf-8`,
    /// `gb18030`, `utf-16le`.
    pub written: String,
    /// Whether the text is packed with gzip.
    pub packed: bool,
    /// What parts the cells of a text.
    pub separator: char,
    /// The names of the sheets; one without a name for a text.
    pub sheets: Vec<String>,
    /// The names of members of a JSON file's objects.
    #[serde(default)]
    pub columns: Vec<String>,
}

/// The form of a file, and the first rows of each of its sheets.
#[derive(Debug)]
pub struct Looked {
    /// How it is written.
    pub form: Form,
    /// The first rows of each sheet; row `n` as people count stands at `n - 1`.
    pub heads: Vec<Vec<Vec<String>>>,
    /// Rows of all sheets that hold something.
    pub rows: u32,
}

/// A row on its way: its sheet from 0, its number as people count it, its cells.
pub type Visit<'v> = &'v mut dyn FnMut(usize, u32, &[&str]) -> ControlFlow<()>;

/// Reads a whole file once, and keeps the first `head` rows of each sheet. `known` says how many
/// headers of a row are known, which decides what separates the cells of a text.
///
/// # Errors
/// [`SheetFault`].
pub fn look(
    source: &dyn Source,
    bounds: Bounds,
    head: u32,
    known: &dyn Fn(&[String]) -> usize,
) -> Result<Looked, SheetFault> {
    let form = form_of(source, bounds, known)?;
    let mut heads: Vec<Vec<Vec<String>>> = vec![Vec::new(); form.sheets.len()];
    let mut rows = 0_u32;
    each_row(source, &form, bounds, &mut |sheet, number, cells| {
        rows += u32::from(cells.iter().any(|cell| !cell.is_empty()));
        keep(&mut heads[sheet], head, number, cells);
        ControlFlow::Continue(())
    })?;
    if rows == 0 { Err(SheetFault::Empty) } else { Ok(Looked { form, heads, rows }) }
}

/// Rows that are not in the file are counted all the same.
fn keep(kept: &mut Vec<Vec<String>>, head: u32, number: u32, cells: &[&str]) {
    if number <= head && kept.len() < number as usize {
        kept.resize((number - 1) as usize, Vec::new());
        kept.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
    }
}

/// The first rows of each sheet of a file whose form is known.
///
/// # Errors
/// [`SheetFault`].
pub fn heads(
    source: &dyn Source,
    form: &Form,
    bounds: Bounds,
    head: u32,
) -> Result<Vec<Vec<Vec<String>>>, SheetFault> {
    let mut heads: Vec<Vec<Vec<String>>> = vec![Vec::new(); form.sheets.len()];
    let is_one = form.sheets.len() == 1;
    each_row(source, form, bounds, &mut |sheet, number, cells| {
        keep(&mut heads[sheet], head, number, cells);
        // Another sheet may come after this one.
        if is_one && number >= head { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    Ok(heads)
}

fn form_of(
    source: &dyn Source,
    bounds: Bounds,
    known: &dyn Fn(&[String]) -> usize,
) -> Result<Form, SheetFault> {
    let mut first = [0; 8];
    let length = fill(&mut *source.open()?, &mut first)?;
    match &first[..length] {
        [] => Err(SheetFault::Empty),
        [b'P', b'K', 3, 4, ..] => {
            let sheets = book::names(source, bounds)?;
            Ok(Form {
                written: "xlsx".to_owned(),
                packed: false,
                separator: ',',
                sheets,
                columns: Vec::new(),
            })
        }
        // The old binary workbook, PDF, and a picture: none is a table of text.
        [0xd0, 0xcf, 0x11, 0xe0, ..]
        | [b'%', b'P', b'D', b'F', ..]
        | [0x89, b'P', b'N', b'G', ..] => Err(SheetFault::NotReadable),
        first => {
            let is_gzip = matches!(first, [0x1f, 0x8b, ..]);
            let packing = if is_gzip { text::Packing::Gzip } else { text::Packing::None };
            if json::is_json(source, packing, bounds) {
                return json::form(source, packing, bounds);
            }
            text::form(source, packing, bounds, known)
        }
    }
}

/// Gives every row of every sheet to `visit`, which may end it.
///
/// # Errors
/// [`SheetFault`].
pub fn each_row(
    source: &dyn Source,
    form: &Form,
    bounds: Bounds,
    visit: Visit<'_>,
) -> Result<(), SheetFault> {
    match form.written.as_str() {
        "xlsx" => book::each_row(source, &form.sheets, bounds, visit),
        json::JSON => json::each_row(source, form, bounds, visit),
        _ => text::each_row(source, form, bounds, visit),
    }
}

fn fill(reader: &mut dyn Read, into: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < into.len() {
        match reader.read(&mut into[length..])? {
            0 => break,
            more => length += more,
        }
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use encoding_rs::GB18030;
    use zhike_domain::checkout::imported::FIELDS;
    use zhike_domain::imports::known_in;

    use super::*;

    const BOUNDS: Bounds = Bounds { rows: 1_000, unpacked: 1 << 20 };

    fn looked(bytes: &[u8]) -> Result<Looked, SheetFault> {
        look(&bytes, BOUNDS, 100, &|row| known_in(FIELDS, row))
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn a_table_is_read_whatever_separates_encodes_and_packs_it() {
        let gbk = GB18030.encode("单号,菜名\n1,粥|面\n").0.into_owned();
        let utf16: Vec<u8> = "\u{feff}单号\t菜名\r\n1\t粥|面\r\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let files = [
            "单号,菜名\n1,粥|面\n".as_bytes().to_vec(),
            "\u{feff}单号;菜名\r\n1;粥|面".as_bytes().to_vec(),
            "单号\t菜名\n\n1\t\"粥|面\"\n".as_bytes().to_vec(),
            gzip("单号,菜名\n1,粥|面\n".as_bytes()),
            gzip(&gbk),
            gbk,
            utf16,
        ];
        for file in files {
            let looked = looked(&file).unwrap();
            assert_eq!(looked.heads[0][0], ["单号", "菜名"], "{:?}", looked.form);
            assert_eq!(looked.heads[0].last().unwrap(), &["1", "粥|面"]);
            assert_eq!(looked.rows, 2);
        }
        let bar = looked("单号|菜名\n1|粥\n".as_bytes()).unwrap();
        assert_eq!(bar.form.separator, '|');
    }

    #[test]
    fn lines_are_counted_as_people_see_them() {
        let file = "单号,菜名\n\n1,\"粥\n热\"\n2,面\n";
        let mut seen = Vec::new();
        let looked = looked(file.as_bytes()).unwrap();
        each_row(&file.as_bytes(), &looked.form, BOUNDS, &mut |_, number, cells| {
            seen.push((number, cells.concat()));
            ControlFlow::Continue(())
        })
        .unwrap();
        let expected = [(1, "单号菜名"), (3, "1粥\n热"), (5, "2面")];
        assert_eq!(seen, expected.map(|(number, cells)| (number, cells.to_owned())));
    }

    #[test]
    fn what_is_no_table_or_too_much_is_refused() {
        let code = |bytes: &[u8]| looked(bytes).map_or_else(|fault| fault.code(), |_| "");
        assert_eq!(code(b""), "import.empty");
        assert_eq!(code(b" \n , \n"), "import.empty");
        assert_eq!(code(b"%PDF-1.7"), "import.not_readable");
        assert_eq!(code(b"PK\x03\x04 no workbook"), "import.not_readable");
        assert_eq!(code(&[0xff, 0x00, 0x81]), "import.not_readable");
        assert_eq!(code(&[0x1f, 0x8b, 0x08, 0x00]), "import.not_readable");
        assert_eq!(code(&"a,b\n".repeat(1_001).into_bytes()), "import.too_many_rows");
        // A megabyte of one letter packs to a kilobyte.
        assert_eq!(code(&gzip(&vec![b'a'; (1 << 20) + 1])), "import.too_large");
        let open_quote = format!("单号,菜名\n1,\"{}", "粥".repeat(LONGEST_CELL));
        assert_eq!(code(open_quote.as_bytes()), "import.not_readable");
    }
}
