//! Whether a sum on each line is the line's or the whole order's.

use std::collections::{BTreeMap, BTreeSet};

use super::column::{FIELDS, OrderColumn};
use crate::imports::{self, Confidence, Guess, RowRefusal, clock, filled, stamp};

/// Orders of several lines that must agree before a column is taken for the whole order's.
const ENOUGH_ORDERS: usize = 3;

/// What a line's column holds when it says the same on every line of an order.
const OF_THE_WHOLE: [(OrderColumn, OrderColumn); 3] = [
    (OrderColumn::LineNet, OrderColumn::Net),
    (OrderColumn::Amount, OrderColumn::Gross),
    (OrderColumn::LineOff, OrderColumn::Discount),
];

/// Guesses at the first rows of a sheet of a till. Where 实收金额 is the same on all lines of each
/// order it is the order's: some tills repeat the whole order on every line.
#[must_use]
pub fn guess(rows: &[Vec<String>]) -> Guess {
    let mut guess = imports::guess(FIELDS, rows);
    times_with_days(&mut guess, rows);
    let place = |guess: &Guess, column: OrderColumn| {
        guess.columns.iter().position(|one| one.target == Some(column.as_str()))
    };
    let Some(number) = place(&guess, OrderColumn::OrderNo) else { return guess };
    for (line, whole) in OF_THE_WHOLE {
        let Some(at) = place(&guess, line) else { continue };
        let beside = [OrderColumn::Price, OrderColumn::Qty, OrderColumn::Amount];
        let beside = beside.into_iter().filter(|one| *one != line);
        let beside: Vec<usize> = beside.filter_map(|one| place(&guess, one)).collect();
        let sample = &rows[guess.first_row.min(rows.len())..];
        if place(&guess, whole).is_none() && is_repeated(sample, number, at, &beside) {
            guess.columns[at].target = Some(whole.as_str());
            guess.columns[at].confidence = Confidence::Likely;
        }
    }
    guess
}

/// A column of times whose cells name their day says when it was paid.
fn times_with_days(guess: &mut Guess, rows: &[Vec<String>]) {
    let time = guess.columns.iter().position(|one| one.target == Some(OrderColumn::Time.as_str()));
    let Some(at) = time else { return };
    let below = rows.iter().skip(guess.first_row);
    let cells: Vec<&str> = below.filter_map(|row| filled(row.get(at)?)).collect();
    let has_day = |cell: &&&str| {
        clock(cell).is_none() && !matches!(stamp(cell, None), Err(RowRefusal::TimeNotValid))
    };
    let has_days = cells.iter().filter(has_day).count() * 2 > cells.len();
    let paid = Some(OrderColumn::PaidAt.as_str());
    if has_days && guess.columns.iter().all(|one| one.target != paid) {
        guess.columns[at].target = paid;
    }
}

/// Whether orders whose lines differ in price or quantity all have one value in the column `at`.
fn is_repeated(rows: &[Vec<String>], number: usize, at: usize, beside: &[usize]) -> bool {
    let mut orders: BTreeMap<&str, (BTreeSet<Vec<&str>>, BTreeSet<&str>)> = BTreeMap::new();
    for row in rows {
        let cell = |place: usize| row.get(place).map_or("", |cell| cell.trim());
        if let Some(number) = filled(cell(number)) {
            let (lines, values) = orders.entry(number).or_default();
            lines.insert(beside.iter().map(|place| cell(*place)).collect());
            values.insert(cell(at));
        }
    }
    let mixed = orders.values().filter(|(lines, _)| lines.len() > 1);
    let (same, other): (Vec<_>, Vec<_>) = mixed.partition(|(_, values)| values.len() == 1);
    same.len() >= ENOUGH_ORDERS && other.is_empty()
}

/// Which sheets of a workbook are read: the best one of lines and the best one of whole orders.
/// Two of one form would say everything twice, and two sheets belong together by order numbers.
#[must_use]
pub fn choose(guesses: &[Guess]) -> Vec<bool> {
    let has = |guess: &Guess, column: OrderColumn| {
        guess.columns.iter().any(|one| one.target == Some(column.as_str()))
    };
    let count = |guess: &Guess| guess.columns.iter().filter(|one| one.target.is_some()).count();
    let is_lines =
        |guess: &Guess| has(guess, OrderColumn::Dish) || has(guess, OrderColumn::DishCode);
    let useful = (0..guesses.len()).filter(|at| count(&guesses[*at]) > 1);
    let (of_lines, of_wholes): (Vec<usize>, Vec<usize>) =
        useful.partition(|at| is_lines(&guesses[*at]));
    // Of two alike the first.
    let better = |best: usize, at: usize| {
        if count(&guesses[at]) > count(&guesses[best]) { at } else { best }
    };
    let lines = of_lines.into_iter().reduce(better);
    let wholes = of_wholes.into_iter().reduce(better);
    let is_tied = |at: Option<usize>| at.is_some_and(|at| has(&guesses[at], OrderColumn::OrderNo));
    let is_timed = |at: Option<usize>| {
        let times = [OrderColumn::PaidAt, OrderColumn::OpenedAt, OrderColumn::Date];
        let times = [&times[..], &[OrderColumn::BusinessDay]].concat();
        at.is_some_and(|at| times.iter().any(|time| has(&guesses[at], *time)))
    };
    let both = is_tied(lines) && is_tied(wholes) && is_timed(wholes);
    let only = if is_timed(lines) || wholes.is_none() { lines } else { wholes };
    (0..guesses.len())
        .map(|at| match both {
            true => lines == Some(at) || wholes == Some(at),
            false => only == Some(at),
        })
        .collect()
}

/// The system that a file's headers give away, in the words of its users.
#[must_use]
pub fn system_of(guesses: &[Guess]) -> Option<&'static str> {
    const SYSTEMS: [(&str, &[&str]); 1] =
        [("美团", &["经营模式", "订单来源", "用餐方式", "订单收入"])];
    let headers: BTreeSet<String> = guesses
        .iter()
        .flat_map(|guess| &guess.columns)
        .map(|column| imports::normal(&column.header))
        .collect();
    let fits = |words: &&[&str]| words.iter().all(|word| headers.contains(*word));
    SYSTEMS.iter().find(|(_, words)| fits(words)).map(|(name, _)| *name)
}
