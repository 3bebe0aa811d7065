//! Workbooks: cells in a stream, put together to rows.

use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxError};

use super::{Bounds, LONGEST_CELL, MOST_COLUMNS, MOST_SHEETS, SheetFault, Source, Visit};

/// Digits that a spreadsheet shows and means; what follows is noise of its arithmetic.
const DIGITS: usize = 15;

type Book = Xlsx<Cursor<Vec<u8>>>;

fn not_readable(_why: XlsxError) -> SheetFault {
    SheetFault::NotReadable
}

/// The names of the sheets that hold cells.
pub(super) fn names(source: &dyn Source, bounds: Bounds) -> Result<Vec<String>, SheetFault> {
    let book = opened(source, bounds)?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.take(MOST_SHEETS).map(|sheet| sheet.name.clone()).collect();
    if names.is_empty() { Err(SheetFault::Empty) } else { Ok(names) }
}

fn opened(source: &dyn Source, bounds: Bounds) -> Result<Book, SheetFault> {
    let mut bytes = Vec::new();
    source.open()?.take(bounds.unpacked).read_to_end(&mut bytes)?;
    measure(&bytes, bounds)?;
    Xlsx::new(Cursor::new(bytes)).map_err(not_readable)
}

/// Unpacks everything into nothing and counts: what the archive says of itself may be a lie.
fn measure(bytes: &[u8], bounds: Bounds) -> Result<(), SheetFault> {
    let broken = |_: zip::result::ZipError| SheetFault::NotReadable;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = bounds.unpacked;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(broken)?;
        let length = io::copy(&mut part.take(left + 1), &mut io::sink())?;
        left = left.checked_sub(length).ok_or(SheetFault::TooLarge(bounds.unpacked))?;
    }
    Ok(())
}

/// Gives every row of the named sheets to `visit`.
pub(super) fn each_row(
    source: &dyn Source,
    names: &[String],
    bounds: Bounds,
    visit: Visit<'_>,
) -> Result<(), SheetFault> {
    let mut book = opened(source, bounds)?;
    let mut count = 0_u32;
    for (sheet, name) in names.iter().enumerate() {
        let mut cells = book.worksheet_cells_reader(name).map_err(not_readable)?;
        let mut row = Row { number: 0, cells: Vec::new() };
        while let Some(cell) = cells.next_cell().map_err(not_readable)? {
            let (number, column) = cell.get_position();
            if number + 1 != row.number
                && row.number != 0
                && let ControlFlow::Break(()) = row.give(sheet, &mut count, bounds, visit)?
            {
                return Ok(());
            }
            row.number = number + 1;
            row.put(column as usize, shown(cell.get_value()))?;
        }
        if row.number != 0
            && let ControlFlow::Break(()) = row.give(sheet, &mut count, bounds, visit)?
        {
            return Ok(());
        }
    }
    Ok(())
}

/// A row while its cells come.
struct Row {
    number: u32,
    cells: Vec<String>,
}

impl Row {
    fn put(&mut self, column: usize, text: String) -> Result<(), SheetFault> {
        if text.len() > LONGEST_CELL {
            return Err(SheetFault::NotReadable);
        }
        if column < MOST_COLUMNS && !text.is_empty() {
            if self.cells.len() <= column {
                self.cells.resize(column + 1, String::new());
            }
            self.cells[column] = text;
        }
        Ok(())
    }

    fn give(
        &mut self,
        sheet: usize,
        count: &mut u32,
        bounds: Bounds,
        visit: Visit<'_>,
    ) -> Result<ControlFlow<()>, SheetFault> {
        *count += 1;
        if *count > bounds.rows {
            return Err(SheetFault::TooManyRows(bounds.rows));
        }
        let cells: Vec<&str> = self.cells.iter().map(|cell| cell.trim()).collect();
        let told = visit(sheet, self.number, &cells);
        self.cells.clear();
        Ok(told)
    }
}

/// A cell as a spreadsheet shows it.
fn shown(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => digits_of(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(time) => time_of(time),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A number in decimal, to the fifteen digits that a spreadsheet means.
fn digits_of(number: f64) -> String {
    let told = format!("{number:.*e}", DIGITS - 1);
    let Some((mantissa, exponent)) = told.split_once('e') else { return told };
    let Ok(exponent) = exponent.parse::<i32>() else { return told };
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    // Far from anything that a till counts.
    let Ok(point) = usize::try_from(exponent.clamp(-20, 40) + 21) else { return told };
    let padded = format!("{}{digits}", "0".repeat(20));
    let padded = format!("{padded:0<width$}", width = point.max(padded.len()));
    let (whole, part) = padded.split_at(point);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// A time to the second; one without a day has no day.
fn time_of(time: &ExcelDateTime) -> String {
    // A tenth of a millisecond is noise; half a second is the next one.
    let half_second = 0.5 / 86_400.0;
    let rounded = ExcelDateTime::new(
        time.as_f64() + half_second,
        calamine::ExcelDateTimeType::DateTime,
        is_1904(time),
    );
    let (year, month, day, hour, minute, second, _) = rounded.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    if time.is_duration() || time.as_f64() < 1.0 {
        return clock;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if clock == "00:00:00" { date } else { format!("{date} {clock}") }
}

/// Whether the workbook counts its days from 1904: the same number is then four years later.
fn is_1904(time: &ExcelDateTime) -> bool {
    let from_1900 = ExcelDateTime::new(time.as_f64(), calamine::ExcelDateTimeType::DateTime, false);
    time.to_ymd_hms_milli() != from_1900.to_ymd_hms_milli()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_they_were_typed() {
        for (number, text) in [
            (0.0, "0"),
            (12.5, "12.5"),
            (-3.0, "-3"),
            (16.15, "16.15"),
            (0.1 + 0.2, "0.3"),
            (12.299_999_999_999_999, "12.3"),
            (202_403_010_001.0, "202403010001"),
            (1e20, "100000000000000000000"),
            (0.000_05, "0.00005"),
            (45_352.503_472_222_2, "45352.5034722222"),
        ] {
            assert_eq!(digits_of(number), text);
        }
    }

    #[test]
    fn times_are_rounded_to_the_second_and_days_stay_days() {
        let time = |value: f64, is_1904: bool| {
            time_of(&ExcelDateTime::new(value, calamine::ExcelDateTimeType::DateTime, is_1904))
        };
        assert_eq!(time(45_352.0, false), "2024-03-01");
        assert_eq!(time(45_352.503_472_222, false), "2024-03-01 12:05:00");
        assert_eq!(time(45_352.503_472_220, false), "2024-03-01 12:05:00");
        assert_eq!(time(0.503_472_222, false), "12:05:00");
        assert_eq!(time(45_352.0 - 1_462.0, true), "2024-03-01");
    }
}
