//! A guess at a sheet: where its headers are, and what each column holds, from the words above and
//! the values below.

use super::headers::{Named, Rows, meaning};
use super::{DateOrder, Field, Holds, RowRefusal, clock, decimal, filled, is_sum, known_in, stamp};

/// How sure a guess is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The values alone suggest it.
    Guess,
    /// The header nearly says it, or not all values fit.
    Likely,
    /// The header says it and the values fit.
    Sure,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuessedColumn {
    /// What stands above it.
    pub header: String,
    /// What it holds, by its word; `None` for what is not needed or not known.
    pub target: Option<&'static str>,
    /// How sure that is.
    pub confidence: Confidence,
}

/// A guess at a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Which row holds the headers, from 0; `None` when no row does.
    pub header_row: Option<usize>,
    /// The first row below them, from 0.
    pub first_row: usize,
    /// The columns.
    pub columns: Vec<GuessedColumn>,
    /// What the dates with the year last show of themselves.
    pub date_order: Option<DateOrder>,
    /// Dates with the year last are there that do not show it.
    pub is_date_ambiguous: bool,
}

/// Among how many rows the headers are looked for.
const HEADERS_WITHIN: usize = 20;
/// From how many known headers a row is the row of headers at once.
const ENOUGH_KNOWN: usize = 3;
/// Rows below the headers that are looked at.
const SAMPLE: usize = 500;

/// Guesses at the first rows of a sheet.
#[must_use]
pub fn guess(fields: &'static [Field], rows: &[Vec<String>]) -> Guess {
    let header_row = header_row(fields, rows);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let (first_row, headers) = headers(fields, rows, header_row, width);
    let below = rows.iter().skip(first_row);
    let sample: Vec<&Vec<String>> = below
        .filter(|row| !is_sum(row.iter().map(String::as_str)))
        .filter(|row| row.iter().any(|cell| filled(cell).is_some()))
        .take(SAMPLE)
        .collect();
    let form = form(fields, &headers);
    let mut columns: Vec<GuessedColumn> = Vec::with_capacity(width);
    for (at, header) in headers.into_iter().enumerate() {
        let cells: Vec<&str> = sample.iter().filter_map(|row| filled(row.get(at)?)).collect();
        columns.push(column(fields, header, form, &cells));
    }
    keep_the_best(&mut columns);
    let dates = |at: usize| sample.iter().filter_map(move |row| filled(row.get(at)?));
    let is_date = |word: &str| {
        let mut known = fields.iter();
        known.any(|field| field.word == word && matches!(field.holds, Holds::Day | Holds::Time))
    };
    let dated = (0..columns.len()).filter(|at| columns[*at].target.is_some_and(is_date));
    let (date_order, is_date_ambiguous) = order_of(dated.flat_map(dates));
    Guess { header_row, first_row, columns, date_order, is_date_ambiguous }
}

/// The first row with three known headers, else the one with most of two or more, else the first
/// that is filled with words only.
fn header_row(fields: &'static [Field], rows: &[Vec<String>]) -> Option<usize> {
    let known: Vec<usize> =
        rows.iter().take(HEADERS_WITHIN).map(|row| known_in(fields, row)).collect();
    if let Some(at) = known.iter().position(|count| *count >= ENOUGH_KNOWN) {
        return Some(at);
    }
    let most = known.iter().max().copied().unwrap_or(0);
    if most > 1 {
        return known.iter().position(|count| *count == most);
    }
    let filled_in = |row: &[String]| row.iter().filter(|cell| filled(cell).is_some()).count();
    let at = rows.iter().take(HEADERS_WITHIN).position(|row| filled_in(row) > 1)?;
    rows[at].iter().all(|cell| is_words(cell)).then_some(at)
}

fn is_words(cell: &str) -> bool {
    match filled(cell) {
        None => true,
        Some(cell) => {
            decimal(cell, 6).is_none() && stamp(cell, None).is_err() && clock(cell).is_none()
        }
    }
}

/// The headers, of one row or of two that belong together: a title over several columns stands in
/// the first of them only, and the row below says what each is.
fn headers(
    fields: &'static [Field],
    rows: &[Vec<String>],
    at: Option<usize>,
    width: usize,
) -> (usize, Vec<String>) {
    let Some(at) = at else { return (0, vec![String::new(); width]) };
    let cell = |row: &[String], column: usize| {
        row.get(column).map_or(String::new(), |cell| cell.trim().to_owned())
    };
    let upper: Vec<String> = (0..width).map(|column| cell(&rows[at], column)).collect();
    let Some(below) = rows.get(at + 1) else { return (at + 1, upper) };
    let lower: Vec<String> = (0..width).map(|column| cell(below, column)).collect();
    let is_split = (0..width).any(|column| upper[column].is_empty() && !lower[column].is_empty());
    let words = lower.iter().filter(|cell| !cell.is_empty()).count();
    let is_second = is_split
        && words > 1
        && below.iter().all(|cell| is_words(cell))
        && !is_sum(below.iter().map(String::as_str))
        && known_in(fields, below) > 0;
    if !is_second {
        return (at + 1, upper);
    }
    let mut over = String::new();
    let joined = upper.iter().zip(&lower).map(|(upper, lower)| {
        if !upper.is_empty() {
            over.clone_from(upper);
        }
        match (lower.is_empty(), over.is_empty()) {
            (true, _) => upper.clone(),
            (false, true) => lower.clone(),
            (false, false) => format!("{over} {lower}"),
        }
    });
    (at + 2, joined.collect())
}

/// Whether each row is a line: a column then names what was sold.
fn form(fields: &'static [Field], headers: &[String]) -> Rows {
    let marks = |header: &String| {
        let told = spoken(fields, header, Rows::Lines);
        told.is_some_and(|named| named.field().marks_lines)
    };
    if headers.iter().any(marks) { Rows::Lines } else { Rows::Wholes }
}

/// The meaning of a header; of a joined one that of its lower part, if it has one.
fn spoken(fields: &'static [Field], header: &str, form: Rows) -> Option<Named> {
    let lower = header.rsplit_once(' ').and_then(|(_, lower)| meaning(fields, lower, form));
    match (meaning(fields, header, form), lower) {
        (Some(Named::Exactly(field)), _) => Some(Named::Exactly(field)),
        (_, Some(lower)) => Some(Named::Within(lower.field())),
        (whole, None) => whole,
    }
}

/// Of a hundred cells, how many can be what the field holds.
fn fit(holds: Holds, cells: &[&str]) -> usize {
    let can_be = |cell: &&&str| match holds {
        Holds::Text => true,
        Holds::Number => decimal(cell, 6).is_some(),
        Holds::Day => is_day(cell),
        Holds::Time => clock(cell).is_some() || is_day(cell),
        Holds::Phone => cell.chars().filter(|c| c.is_ascii_digit() || *c == '*').count() >= 7,
    };
    cells.iter().filter(can_be).count() * 100 / cells.len().max(1)
}

fn is_day(cell: &str) -> bool {
    matches!(stamp(cell, None), Ok(_) | Err(RowRefusal::DateAmbiguous))
}

fn column(fields: &'static [Field], header: String, form: Rows, cells: &[&str]) -> GuessedColumn {
    let told = spoken(fields, &header, form);
    let (target, confidence) = match told {
        Some(named) => {
            let field = named.field();
            let fits = if cells.is_empty() { 100 } else { fit(field.holds, cells) };
            let confidence = match (named, fits) {
                (Named::Exactly(_), 95..) => Confidence::Sure,
                (Named::Exactly(_), 50..) | (Named::Within(_), 95..) => Confidence::Likely,
                _ => Confidence::Guess,
            };
            let is_wanted = !field.word.is_empty() && fits > 0;
            (is_wanted.then_some(field.word), confidence)
        }
        None => (by_values(fields, cells), Confidence::Guess),
    };
    GuessedColumn { header, target, confidence }
}

/// What values alone tell: times with their day. Amounts look like any other number, and a number
/// of eleven digits may be an order's.
fn by_values(fields: &'static [Field], cells: &[&str]) -> Option<&'static str> {
    let timed = |cell: &&&str| stamp(cell, None).is_ok_and(|told| told.second.is_some());
    let is_timed = cells.len() > 2 && cells.iter().filter(timed).count() == cells.len();
    let time = fields.iter().find(|field| field.holds == Holds::Time && !field.word.is_empty());
    if is_timed { time.map(|field| field.word) } else { None }
}

/// Two columns of one meaning: the surer one, then the earlier one, has it.
fn keep_the_best(columns: &mut [GuessedColumn]) {
    for at in 0..columns.len() {
        let Some(target) = columns[at].target else { continue };
        let better = (0..columns.len()).any(|other| {
            let one = &columns[other];
            let is_same = other != at && one.target == Some(target);
            let is_surer = one.confidence > columns[at].confidence;
            is_same && (is_surer || one.confidence == columns[at].confidence && other < at)
        });
        if better {
            columns[at].target = None;
        }
    }
}

/// What the dates tell about day and month: the order if they show one, and whether some need it.
fn order_of<'c>(cells: impl Iterator<Item = &'c str>) -> (Option<DateOrder>, bool) {
    let (mut is_needed, mut may_be) = (false, [true, true]);
    for cell in cells {
        is_needed |= stamp(cell, None) == Err(RowRefusal::DateAmbiguous);
        for (order, may_be) in [DateOrder::Mdy, DateOrder::Dmy].into_iter().zip(&mut may_be) {
            *may_be &= stamp(cell, Some(order)).is_ok();
        }
    }
    match may_be {
        _ if !is_needed => (None, false),
        [true, false] => (Some(DateOrder::Mdy), false),
        [false, true] => (Some(DateOrder::Dmy), false),
        _ => (None, true),
    }
}
