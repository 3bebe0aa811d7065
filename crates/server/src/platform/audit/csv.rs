//! CSV that a spreadsheet opens without running anything.

use std::io::{self, Write};

/// Writes rows as RFC 4180 with a UTF-8 mark, so that spreadsheets show Chinese.
pub struct CsvWriter<W> {
    into: W,
}

impl<W: Write> CsvWriter<W> {
    /// Writes the mark and the names of the columns.
    ///
    /// # Errors
    /// Those of `into`.
    pub fn new(mut into: W, columns: &[&str]) -> io::Result<CsvWriter<W>> {
        into.write_all("\u{feff}".as_bytes())?;
        let mut csv = CsvWriter { into };
        csv.row(columns)?;
        Ok(csv)
    }

    /// Writes one row.
    ///
    /// # Errors
    /// Those of `into`.
    pub fn row(&mut self, cells: &[&str]) -> io::Result<()> {
        for (at, text) in cells.iter().enumerate() {
            if at > 0 {
                self.into.write_all(b",")?;
            }
            self.into.write_all(cell(text).as_bytes())?;
        }
        self.into.write_all(b"\r\n")
    }

    /// What it wrote into.
    pub fn into_inner(self) -> W {
        self.into
    }
}

/// One cell: a text that a spreadsheet would take for a formula begins with an apostrophe.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let mark = if is_formula { "'" } else { "" };
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{mark}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{mark}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(cell(text), expected, "{text:?}");
    }

    #[test]
    fn a_cell_never_starts_a_formula() {
        for start in ["=", "+", "-", "@"] {
            check(&format!("{start}1"), &format!("'{start}1"));
        }
        check("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        check("\t=1", "'\t=1");
        check("\r=1", "\"'\r=1\"");
    }

    #[test]
    fn a_plain_cell_stays_as_it_is_and_separators_are_quoted() {
        check("staff.created", "staff.created");
        check("林婉", "林婉");
        check("a,b", "\"a,b\"");
        check("a\nb", "\"a\nb\"");
        check("say \"hi\"", "\"say \"\"hi\"\"\"");
        check("1-2", "1-2");
        check("", "");
    }

    #[test]
    fn a_file_begins_with_the_mark_and_its_columns() {
        let mut csv = CsvWriter::new(Vec::new(), &["at", "action"]).unwrap();
        csv.row(&["2026-11-22T10:00:00Z", "=evil"]).unwrap();
        let text = String::from_utf8(csv.into_inner()).unwrap();
        assert_eq!(text, "\u{feff}at,action\r\n2026-11-22T10:00:00Z,'=evil\r\n");
    }
}
