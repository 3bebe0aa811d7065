//! Text with separators, in a stream.

use std::io::{self, Read};
use std::ops::ControlFlow;

use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8};
use flate2::read::MultiGzDecoder;

use super::{Bounds, Form, LONGEST_CELL, MOST_COLUMNS, SheetFault, Source, Visit, fill};

const SEPARATORS: [char; 4] = [',', '\t', ';', '|'];
/// Among how many rows the separator is looked for.
const LOOKED_AT: usize = 20;
/// How much of a text that is.
const BEGINNING: u64 = 256 * 1024;
const PIECE: usize = 32 * 1024;
/// How an error says that there is more than is taken.
const TOO_LARGE: &str = "more than is taken";

/// Whether a text is packed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
}

/// The form of a text: the encoding in which all of it can be read, and the separator under which
/// most headers are known.
pub(super) fn form(
    source: &dyn Source,
    packing: Packing,
    bounds: Bounds,
    known: &dyn Fn(&[String]) -> usize,
) -> Result<Form, SheetFault> {
    let mut first = [0; 3];
    let mut bytes = unpacked(source, packing, bounds)?;
    let length = fill(&mut *bytes, &mut first).map_err(|why| fault(why, bounds))?;
    drop(bytes);
    let marked = Encoding::for_bom(&first[..length]).map(|(encoding, _)| encoding);
    let mut found = None;
    for encoding in [marked.unwrap_or(UTF_8), GB18030] {
        let mut text = decoded(source, packing, encoding, bounds)?;
        match io::copy(&mut text, &mut io::sink()) {
            Ok(_bytes) => {
                found = Some(encoding);
                break;
            }
            Err(why) if is_not_text(&why) => {}
            Err(why) => return Err(fault(why, bounds)),
        }
    }
    let encoding = found.ok_or(SheetFault::NotReadable)?;
    let mut beginning = Vec::new();
    let text = decoded(source, packing, encoding, bounds)?;
    text.take(BEGINNING).read_to_end(&mut beginning).map_err(|why| fault(why, bounds))?;
    // The last letter may be cut in the middle.
    let beginning = String::from_utf8_lossy(&beginning);
    Ok(Form {
        written: encoding.name().to_ascii_lowercase(),
        packed: packing == Packing::Gzip,
        separator: separator(&beginning, known),
        sheets: vec![String::new()],
        columns: Vec::new(),
    })
}

fn separator(text: &str, known: &dyn Fn(&[String]) -> usize) -> char {
    let score = |separator: &char| {
        let mut reader = csv_reader(text.as_bytes(), *separator);
        let rows = reader.records().take(LOOKED_AT).map_while(Result::ok);
        let rows: Vec<Vec<String>> =
            rows.map(|row| row.iter().map(str::to_owned).collect()).collect();
        let headers = rows.iter().map(|row| known(row)).max().unwrap_or(0);
        let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
        (headers, widest.min(MOST_COLUMNS))
    };
    // Of two that fit alike the first of the list.
    let best = SEPARATORS.iter().rev().max_by_key(|separator| score(separator));
    best.copied().unwrap_or(',')
}

fn csv_reader<R: Read>(text: R, separator: char) -> csv::Reader<R> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(text)
}

/// Gives every row to `visit`.
pub(super) fn each_row(
    source: &dyn Source,
    form: &Form,
    bounds: Bounds,
    visit: Visit<'_>,
) -> Result<(), SheetFault> {
    let encoding = Encoding::for_label(form.written.as_bytes()).ok_or(SheetFault::NotReadable)?;
    let packing = if form.packed { Packing::Gzip } else { Packing::None };
    let text = decoded(source, packing, encoding, bounds)?;
    let mut reader = csv_reader(OneEnding { inner: text, last: b'\n' }, form.separator);
    let mut record = csv::StringRecord::new();
    let mut count = 0_u32;
    loop {
        let is_there = reader.read_record(&mut record).map_err(|why| match why.into_kind() {
            csv::ErrorKind::Io(why) => fault(why, bounds),
            _ => SheetFault::NotReadable,
        })?;
        if !is_there {
            return Ok(());
        }
        count += 1;
        if count > bounds.rows {
            return Err(SheetFault::TooManyRows(bounds.rows));
        }
        // Empty lines before a row belong to nobody: the line is counted from where the row ends.
        let inside = record.iter().flat_map(str::bytes).filter(|byte| *byte == b'\n').count();
        let line = reader.position().line().saturating_sub(1 + inside as u64);
        let number = u32::try_from(line).unwrap_or(u32::MAX).max(1);
        let cells: Vec<&str> = record.iter().take(MOST_COLUMNS).map(str::trim).collect();
        if cells.iter().any(|cell| cell.len() > LONGEST_CELL) {
            return Err(SheetFault::NotReadable);
        }
        if let ControlFlow::Break(()) = visit(0, number, &cells) {
            return Ok(());
        }
    }
}

pub(super) fn fault(why: io::Error, bounds: Bounds) -> SheetFault {
    if why.to_string() == TOO_LARGE {
        return SheetFault::TooLarge(bounds.unpacked);
    }
    SheetFault::from(why)
}

fn is_not_text(why: &io::Error) -> bool {
    why.kind() == io::ErrorKind::InvalidData && why.to_string() != TOO_LARGE
}

fn unpacked<'s>(
    source: &'s dyn Source,
    packing: Packing,
    bounds: Bounds,
) -> Result<Box<dyn Read + 's>, SheetFault> {
    let bytes = source.open()?;
    let bytes: Box<dyn Read + 's> = match packing {
        Packing::None => bytes,
        Packing::Gzip => Box::new(MultiGzDecoder::new(bytes)),
    };
    Ok(Box::new(Bounded { inner: bytes, left: bounds.unpacked }))
}

/// The text without any replacement, unpacked.
pub(super) fn decoded<'s>(
    source: &'s dyn Source,
    packing: Packing,
    encoding: &'static Encoding,
    bounds: Bounds,
) -> Result<impl Read + 's, SheetFault> {
    Ok(Decoding {
        inner: unpacked(source, packing, bounds)?,
        decoder: encoding.new_decoder_with_bom_removal(),
        raw: vec![0; PIECE],
        filled: 0,
        taken: 0,
        text: vec![0; PIECE * 3 + 16],
        ready: 0,
        given: 0,
        is_over: false,
    })
}

/// Ends in an error beyond so many bytes.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(into)?;
        let left = self.left.checked_sub(length as u64);
        self.left = left.ok_or_else(|| io::Error::other(TOO_LARGE))?;
        Ok(length)
    }
}

/// Text of which each line ends with a line feed, the last one too: otherwise the number of a line
/// would depend on who wrote the file.
struct OneEnding<R> {
    inner: R,
    last: u8,
}

impl<R: Read> Read for OneEnding<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while !into.is_empty() {
            let length = self.inner.read(into)?;
            if length == 0 {
                let is_open = !matches!(self.last, b'\n' | b'\r');
                (self.last, into[0]) = (b'\n', b'\n');
                return Ok(usize::from(is_open));
            }
            let mut kept = 0;
            for at in 0..length {
                let byte = into[at];
                let is_second_half = byte == b'\n' && self.last == b'\r';
                self.last = byte;
                if !is_second_half {
                    into[kept] = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
            }
            if kept > 0 {
                return Ok(kept);
            }
        }
        Ok(0)
    }
}

/// Bytes of an encoding as UTF-8, without any replacement: what is no text of it is an error.
struct Decoding<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    filled: usize,
    taken: usize,
    text: Vec<u8>,
    ready: usize,
    given: usize,
    is_over: bool,
}

impl<R: Read> Decoding<R> {
    fn more(&mut self) -> io::Result<()> {
        if self.taken == self.filled {
            self.filled = self.inner.read(&mut self.raw)?;
            self.taken = 0;
        }
        let is_last = self.filled == 0;
        let raw = &self.raw[self.taken..self.filled];
        let (told, read, written) =
            self.decoder.decode_to_utf8_without_replacement(raw, &mut self.text, is_last);
        self.taken += read;
        (self.ready, self.given) = (written, 0);
        let not_text = |what| Err(io::Error::new(io::ErrorKind::InvalidData, what));
        if let DecoderResult::Malformed(..) = told {
            return not_text("not of this encoding");
        }
        // A NUL belongs to no text: it is a binary file.
        if self.text[..written].contains(&0) {
            return not_text("a binary file");
        }
        self.is_over = is_last && told == DecoderResult::InputEmpty;
        Ok(())
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready {
            if self.is_over {
                return Ok(0);
            }
            self.more()?;
        }
        let length = into.len().min(self.ready - self.given);
        into[..length].copy_from_slice(&self.text[self.given..self.given + length]);
        self.given += length;
        Ok(length)
    }
}
