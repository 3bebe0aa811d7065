//! Workbooks: sheets of rows, packed. Amounts are numbers with two decimals, written out of whole
//! minor units; a text is always a text cell, never a formula.

use std::io::{Cursor, Write};

use zhike_domain::kernel::money::Minor;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" \
    ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
    <Override PartName=\"/xl/workbook.xml\" ContentType=\
    \"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
    <Override PartName=\"/xl/styles.xml\" ContentType=\
    \"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>";
const SHEET_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Style 0 is plain, 1 bold, 2 an amount, 3 a percentage.
const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.00\"/>\
    </numFmts><fonts count=\"2\"><font><sz val=\"11\"/></font><font><b/><sz val=\"11\"/></font>\
    </fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
    <fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
    <cellXfs count=\"4\"><xf/><xf fontId=\"1\" applyFont=\"1\"/>\
    <xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"10\" applyNumberFormat=\"1\"/>\
    </cellXfs>";

/// One cell.
#[derive(Clone, Debug)]
pub enum Cell {
    /// A text, never a formula.
    Text(String),
    /// A heading.
    Head(&'static str),
    /// A whole number.
    Count(i64),
    /// Minor units.
    Amount(Minor),
    /// Basis points.
    Share(Option<i64>),
    /// Thousandths.
    Qty(i64),
    /// Nothing.
    Nothing,
}

/// The cells of one row.
pub type Row = Vec<Cell>;

/// The bytes of a workbook of these sheets, each with its name and its rows.
///
/// # Errors
/// Those of packing it.
pub fn book(sheets: &[(&str, Vec<Row>)]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut types = TYPES.to_owned();
    let (mut listed, mut related) = (String::new(), String::new());
    for (at, (name, rows)) in (1..).zip(sheets) {
        types.push_str(&format!(
            "<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{SHEET_TYPE}\"/>"
        ));
        listed.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"r{at}\"/>"));
        related.push_str(&relation(&format!("r{at}"), "worksheet", &sheet_path(at)));
        put(&mut zip, &format!("xl/{}", sheet_path(at)), &sheet(rows))?;
    }
    related.push_str(&relation("styles", "styles", "styles.xml"));
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{listed}</sheets></workbook>"
    );
    put(&mut zip, "[Content_Types].xml", &format!("{types}</Types>"))?;
    put(&mut zip, "_rels/.rels", &relations(&relation("r1", "officeDocument", "xl/workbook.xml")))?;
    put(&mut zip, "xl/workbook.xml", &book)?;
    put(&mut zip, "xl/_rels/workbook.xml.rels", &relations(&related))?;
    put(&mut zip, "xl/styles.xml", &format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"))?;
    Ok(zip.finish()?.into_inner())
}

/// A row of headings.
#[must_use]
pub fn head(words: &[&'static str]) -> Row {
    words.iter().map(|word| Cell::Head(word)).collect()
}

fn sheet_path(at: u32) -> String {
    format!("worksheets/sheet{at}.xml")
}

fn relation(id: &str, kind: &str, to: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{to}\"/>")
}

fn relations(inside: &str) -> String {
    format!("<Relationships xmlns=\"{RELATIONS}\">{inside}</Relationships>")
}

/// Not compressed: a year is some ten kilobytes.
fn put(zip: &mut ZipWriter<Cursor<Vec<u8>>>, path: &str, xml: &str) -> Result<(), ZipError> {
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file(path, plain)?;
    zip.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")?;
    Ok(zip.write_all(xml.as_bytes())?)
}

fn sheet(rows: &[Row]) -> String {
    let mut xml = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews>\
         <cols><col min=\"1\" max=\"14\" width=\"14\" customWidth=\"1\"/></cols><sheetData>"
    );
    for row in rows {
        xml.push_str("<row>");
        for one in row {
            xml.push_str(&cell(one));
        }
        xml.push_str("</row>");
    }
    xml + "</sheetData></worksheet>"
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text_cell(text, 0),
        Cell::Head(text) => text_cell(text, 1),
        Cell::Count(count) => format!("<c><v>{count}</v></c>"),
        Cell::Amount(amount) => format!("<c s=\"2\"><v>{}</v></c>", decimal(amount.raw(), 2)),
        Cell::Share(Some(bp)) => format!("<c s=\"3\"><v>{}</v></c>", decimal(*bp, 4)),
        Cell::Qty(milli) => format!("<c><v>{}</v></c>", decimal(*milli, 3)),
        Cell::Share(None) | Cell::Nothing => "<c/>".to_owned(),
    }
}

/// A text begins with an apostrophe where it would turn into a formula once the sheet is saved as
/// CSV and opened again.
fn text_cell(text: &str, style: u8) -> String {
    let mark = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    let mut safe = String::from(mark);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    format!("<c t=\"inlineStr\" s=\"{style}\"><is><t xml:space=\"preserve\">{safe}</t></is></c>")
}

/// `12345` with two places is `123.45`, without a float between.
fn decimal(raw: i64, places: usize) -> String {
    let digits = format!("{:0>width$}", raw.unsigned_abs(), width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let sign = if raw < 0 { "-" } else { "" };
    format!("{sign}{whole}.{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_without_a_float() {
        for (raw, places, expected) in [
            (0, 2, "0.00"),
            (5, 2, "0.05"),
            (12_345, 2, "123.45"),
            (-5, 2, "-0.05"),
            (1_350, 3, "1.350"),
            (100_000_000_000_001, 2, "1000000000000.01"),
        ] {
            assert_eq!(decimal(raw, places), expected);
        }
    }

    #[test]
    fn a_text_never_becomes_a_formula_or_markup() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("@sum", "'@sum"),
            ("宫保鸡丁", "宫保鸡丁"),
            ("a<b>&\u{7}", "a&lt;b&gt;&amp; "),
        ] {
            let cell = text_cell(text, 0);
            assert!(cell.contains(&format!(">{expected}</t>")), "{cell}");
            assert!(cell.starts_with("<c t=\"inlineStr\""));
        }
    }
}
