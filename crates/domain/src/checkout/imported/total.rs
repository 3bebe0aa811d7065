//! What an order comes to: its lines add up to what was paid, to the fen.

use std::sync::Arc;

use crate::checkout::TenderKind;
use crate::guests::Phone;
use crate::imports::RowRefusal;
use crate::kernel::money::{Minor, QtyMilli, split};
use crate::kernel::time::{BusinessDay, Millis};
use crate::ordering::Channel;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A dish, by the words of the file.
    Dish,
    /// What the file does not split up.
    Amount,
}

/// One line of an imported order. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderLine {
    /// What it is.
    pub kind: LineKind,
    /// The dish's code at the other till.
    pub code: Option<Arc<str>>,
    /// Its name there.
    pub name: Option<Arc<str>>,
    /// Size or the like, as the file says it.
    pub spec: Option<Arc<str>>,
    /// How much.
    pub qty_milli: QtyMilli,
    /// Before discounts.
    pub list_minor: Minor,
    /// What of the paid amount falls on it.
    pub due_minor: Minor,
}

/// One order, as another till settled it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// By what it is known again.
    pub key: String,
    /// In which row of which sheet it begins, both as people count them.
    pub row: u32,
    /// When it was opened.
    pub opened_at: Millis,
    /// When it was paid.
    pub paid_at: Millis,
    /// On which business day.
    pub day: BusinessDay,
    /// At which table.
    pub table: Option<String>,
    /// How many sat there; 0 when the file does not say it.
    pub guests: u32,
    /// How they ate.
    pub channel: Channel,
    /// The guest's phone.
    pub phone: Option<Phone>,
    /// The guest's card.
    pub card_no: Option<String>,
    /// By what it was paid; adds up to what is due.
    pub tenders: Vec<(TenderKind, Minor)>,
    /// Its lines; add up to both sums.
    pub lines: Vec<OrderLine>,
    /// Before discounts.
    pub list_minor: Minor,
    /// What was paid, and not paid back.
    pub due_minor: Minor,
}

/// A line before the sum is known; a returned dish is below zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawLine {
    pub code: Option<Arc<str>>,
    pub name: Option<Arc<str>>,
    pub spec: Option<Arc<str>>,
    pub qty_milli: i64,
    pub list_minor: i64,
    pub due_minor: i64,
}

/// The sums that an order says of itself, minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub gross: Option<i64>,
    pub discount: Option<i64>,
    pub net: Option<i64>,
    pub refund: Option<i64>,
}

impl Said {
    /// What was paid by the order's own sums.
    fn paid(self) -> Option<i64> {
        let less = |gross: i64| gross - self.discount.unwrap_or(0).abs();
        self.net.or(self.gross.filter(|_| self.discount.is_some()).map(less))
    }
}

/// Lines and due of an order.
///
/// What was paid wins over what the lines come to: a discount on the whole is split over the lines
/// by the largest remainder, what is paid beyond them becomes a line of its own.
///
/// # Errors
/// [`RowRefusal::AmountMissing`], [`RowRefusal::AmountNegative`], [`RowRefusal::AmountNotValid`]
/// beyond the range of an amount.
pub(super) fn total(
    lines: Vec<RawLine>,
    said: Said,
) -> Result<(Vec<OrderLine>, Minor, Minor), RowRefusal> {
    let mut lines = returned(lines)?;
    let sum = lines.iter().try_fold(0_i64, |sum, line| sum.checked_add(line.due_minor));
    let sum = sum.ok_or(RowRefusal::AmountNotValid)?;
    let only_gross = || if lines.is_empty() { said.gross } else { Some(sum) };
    let paid = said.paid().or_else(only_gross).ok_or(RowRefusal::AmountMissing)?;
    let due = paid - said.refund.unwrap_or(0).abs();
    if due < 0 {
        return Err(RowRefusal::AmountNegative);
    }
    let due = Minor::new(due).map_err(|_range| RowRefusal::AmountNotValid)?;
    if lines.is_empty() {
        let list = Minor::new(said.gross.unwrap_or(0).max(due.raw()));
        let list = list.map_err(|_range| RowRefusal::AmountNotValid)?;
        return Ok((vec![amount_line(list, due)], list, due));
    }
    let rest = due.raw() - sum;
    if rest < 0 {
        let weights: Vec<Minor> = lines.iter().map(|l| Minor::from_raw(l.due_minor)).collect();
        for (line, part) in lines.iter_mut().zip(split(due, &weights)) {
            line.due_minor = part.raw();
        }
    }
    let mut whole: Vec<OrderLine> =
        lines.into_iter().map(finished).collect::<Result<_, RowRefusal>>()?;
    if rest > 0 {
        whole.push(amount_line(Minor::from_raw(rest), Minor::from_raw(rest)));
    }
    let list: i64 = whole.iter().map(|line| line.list_minor.raw()).sum();
    let list = Minor::new(list).map_err(|_range| RowRefusal::AmountNotValid)?;
    Ok((whole, list, due))
}

fn amount_line(list_minor: Minor, due_minor: Minor) -> OrderLine {
    OrderLine {
        kind: LineKind::Amount,
        code: None,
        name: None,
        spec: None,
        qty_milli: QtyMilli::from_raw(1_000),
        list_minor,
        due_minor,
    }
}

fn finished(line: RawLine) -> Result<OrderLine, RowRefusal> {
    let amount = |raw: i64| Minor::new(raw).map_err(|_range| RowRefusal::AmountNotValid);
    Ok(OrderLine {
        kind: LineKind::Dish,
        code: line.code,
        name: line.name,
        spec: line.spec,
        qty_milli: QtyMilli::new(line.qty_milli).map_err(|_range| RowRefusal::QtyNotValid)?,
        // A till that prints a surcharge as part of the price has a due above its list price.
        list_minor: amount(line.list_minor.max(line.due_minor))?,
        due_minor: amount(line.due_minor)?,
    })
}

/// Takes what was returned (退菜, a line below zero) off the lines of the same dish.
fn returned(lines: Vec<RawLine>) -> Result<Vec<RawLine>, RowRefusal> {
    let is_back = |line: &RawLine| line.due_minor < 0 || line.qty_milli < 0;
    let (back, mut kept): (Vec<_>, Vec<_>) = lines.into_iter().partition(is_back);
    for mut line in back {
        let same = |one: &&mut RawLine| {
            (&one.code, &one.name, &one.spec) == (&line.code, &line.name, &line.spec)
        };
        for one in kept.iter_mut().filter(|one| same(one)).rev() {
            let qty = line.qty_milli.abs().min(one.qty_milli);
            let list = line.list_minor.abs().min(one.list_minor);
            let due = line.due_minor.abs().min(one.due_minor);
            one.qty_milli -= qty;
            one.list_minor -= list;
            one.due_minor -= due;
            line.qty_milli = -(line.qty_milli.abs() - qty);
            line.list_minor = -(line.list_minor.abs() - list);
            line.due_minor = -(line.due_minor.abs() - due);
        }
        if line.due_minor != 0 {
            return Err(RowRefusal::AmountNegative);
        }
    }
    kept.retain(|line| line.qty_milli != 0 || line.list_minor != 0 || line.due_minor != 0);
    Ok(kept)
}
