//! Rows in, whole orders out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::column::OrderColumn;
use super::paid::tenders;
use super::row::{self, Bad, Cells, When};
use super::total::{Order, RawLine, Said, total};
use super::{key_of, key_without_number};
use crate::guests::Phone;
use crate::imports::{DateOrder, ImportRefusal, RowRefusal, filled, is_sum};
use crate::kernel::money::Minor;
use crate::kernel::time::{DayMinute, Millis, Zone};
use crate::ordering::Channel;

/// How a file is read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The columns of each sheet that is read.
    pub sheets: Vec<Vec<(OrderColumn, usize)>>,
    /// Which is the month, where the year comes last.
    pub date_order: Option<DateOrder>,
    /// The zone of the store.
    pub zone: Zone,
    /// When its business day ends.
    pub cut_over: DayMinute,
    /// Digits behind the point of the currency.
    pub digits: u8,
    /// The time now.
    pub now: Millis,
}

/// A row that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// In which sheet, from 0.
    pub sheet: usize,
    /// Which row, as people count them.
    pub row: u32,
    /// In which column.
    pub column: Option<OrderColumn>,
    /// Why.
    pub why: RowRefusal,
}

/// What a file holds.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Its orders, in the order of time.
    pub orders: Vec<Order>,
    /// Rows that are not taken, in the order of the file.
    pub bad: Vec<BadRow>,
    /// Orders that were cancelled, never paid, or wholly given back.
    pub left_out: u32,
    /// Orders whose key had to be made, because the file gives no numbers.
    pub without_number: u32,
}

/// Checks that the columns are enough to make orders of.
///
/// # Errors
/// [`ImportRefusal`] names what is missing or doubled.
pub fn check(sheets: &[Vec<(OrderColumn, usize)>]) -> Result<(), ImportRefusal> {
    for sheet in sheets {
        let mut seen = BTreeSet::new();
        for (column, _) in sheet {
            if !seen.insert(*column) {
                return Err(ImportRefusal::TargetTwice { target: column.as_str().to_owned() });
            }
        }
    }
    use OrderColumn::{Amount, BusinessDay, Date, Gross, LineNet, Net, OpenedAt, PaidAt, Price};
    let one_of = |wanted: &[OrderColumn]| {
        let mut all = sheets.iter().flatten();
        all.any(|(column, _)| wanted.contains(column))
    };
    if !one_of(&[BusinessDay, Date, OpenedAt, PaidAt]) {
        return Err(ImportRefusal::Incomplete { missing: "time" });
    }
    if !one_of(&[Gross, Net, Amount, LineNet, Price]) {
        return Err(ImportRefusal::Incomplete { missing: "amount" });
    }
    Ok(())
}

/// An order of which not all rows were seen yet.
struct Draft {
    key: String,
    sheet: usize,
    row: u32,
    when: When,
    said: Said,
    table: Option<String>,
    guests: u32,
    channel: Channel,
    phone: Option<Phone>,
    card_no: Option<String>,
    tender: Option<String>,
    lines: Vec<RawLine>,
    /// The row that gave the sums of a whole order.
    whole: Option<u32>,
    is_bad: bool,
    has_number: bool,
}

/// A line of a sheet without times: its order stands in another sheet.
struct Loose {
    order_no: String,
    sheet: usize,
    row: u32,
    line: Result<RawLine, Bad>,
}

/// Takes rows and puts orders together.
pub struct Gatherer {
    reading: Reading,
    drafts: Vec<Draft>,
    by_key: BTreeMap<String, usize>,
    loose: Vec<Loose>,
    left_out: BTreeSet<String>,
    left_out_nameless: u32,
    words: BTreeSet<Arc<str>>,
    bad: Vec<BadRow>,
    same: BTreeMap<String, u32>,
}

impl Gatherer {
    /// Begins.
    #[must_use]
    pub fn new(reading: Reading) -> Self {
        Self {
            reading,
            drafts: Vec::new(),
            by_key: BTreeMap::new(),
            loose: Vec::new(),
            left_out: BTreeSet::new(),
            left_out_nameless: 0,
            words: BTreeSet::new(),
            bad: Vec::new(),
            same: BTreeMap::new(),
        }
    }

    /// Takes a row below the headers: its sheet from 0, its number as people count it, its cells.
    /// Empty rows and sums are passed over.
    pub fn row(&mut self, sheet: usize, number: u32, cells: &[&str]) {
        let is_blank = cells.iter().all(|cell| filled(cell).is_none());
        if is_blank || is_sum(cells.iter().copied()) {
            return;
        }
        let columns = std::mem::take(&mut self.reading.sheets[sheet]);
        let cells = Cells { columns: &columns, cells };
        if let Err((column, why)) = self.take(sheet, number, &cells) {
            self.bad.push(BadRow { sheet, row: number, column, why });
        }
        self.reading.sheets[sheet] = columns;
    }

    fn take(&mut self, sheet: usize, number: u32, cells: &Cells<'_>) -> Result<(), Bad> {
        let order_no = row::order_no(cells)?;
        if row::is_left_out(cells) {
            match order_no {
                Some(order_no) => drop(self.left_out.insert(order_no)),
                None => self.left_out_nameless += 1,
            }
            return Ok(());
        }
        let is_line = cells.has(OrderColumn::Dish) || cells.has(OrderColumn::DishCode);
        let digits = self.reading.digits;
        let when = row::when(cells, &self.reading);
        if let (Ok(None), Some(order_no)) = (&when, &order_no) {
            let line = row::line(cells, digits, &mut self.words);
            let order_no = order_no.clone();
            self.loose.push(Loose { order_no, sheet, row: number, line });
            return Ok(());
        }
        let line = is_line.then(|| row::line(cells, digits, &mut self.words)).transpose();
        let said = row::said(cells, digits);
        let when = match when {
            Ok(Some(when)) => when,
            Ok(None) => return Err((None, RowRefusal::TimeMissing)),
            // The order is not known without its time when its number counts within a day.
            Err(bad) => return Err(self.spoilt(order_no.as_deref(), bad)),
        };
        let at = self.draft(sheet, number, cells, order_no.as_deref(), when, is_line);
        let draft = &mut self.drafts[at];
        let both = line.and_then(|line| Ok((line, said?)));
        let (line, said) = both.inspect_err(|_bad| draft.is_bad = true)?;
        if !is_line {
            if draft.whole.is_some() {
                draft.is_bad = true;
                return Err((Some(OrderColumn::OrderNo), RowRefusal::OrderTwice));
            }
            draft.whole = Some(number);
            draft.when = when;
        }
        draft.lines.extend(line);
        draft.hear(cells, said);
        Ok(())
    }

    /// Marks the orders of this number as bad: one row of them has no time.
    fn spoilt(&mut self, order_no: Option<&str>, bad: Bad) -> Bad {
        if let Some(order_no) = order_no
            && let Some(at) = self.by_key.get(order_no)
        {
            self.drafts[*at].is_bad = true;
        }
        bad
    }

    /// The draft that a row belongs to; a new one for the first row of an order.
    fn draft(
        &mut self,
        sheet: usize,
        row: u32,
        cells: &Cells<'_>,
        order_no: Option<&str>,
        when: When,
        is_line: bool,
    ) -> usize {
        let table = row::table(cells);
        let key = match order_no {
            Some(order_no) => key_of(order_no, when.day),
            None if is_line => format!("{}/{}", when.paid_at, table.as_deref().unwrap_or("")),
            None => format!("{}", self.drafts.len()),
        };
        if let Some(at) = self.by_key.get(&key) {
            return *at;
        }
        self.by_key.insert(key.clone(), self.drafts.len());
        self.drafts.push(Draft {
            key: if order_no.is_some() { key } else { String::new() },
            sheet,
            row,
            when,
            said: Said::default(),
            table,
            guests: 0,
            channel: row::channel(cells),
            phone: None,
            card_no: None,
            tender: None,
            lines: Vec::new(),
            whole: None,
            is_bad: false,
            has_number: order_no.is_some(),
        });
        self.drafts.len() - 1
    }

    /// Ends: what is whole becomes orders.
    #[must_use]
    pub fn finish(mut self) -> Gathered {
        self.tie_loose();
        let mut gathered = Gathered::default();
        let digits = self.reading.digits;
        let drafts = std::mem::take(&mut self.drafts);
        for draft in drafts {
            let (sheet, row, has_number) = (draft.sheet, draft.row, draft.has_number);
            if draft.is_bad {
                self.bad.push(BadRow { sheet, row, column: None, why: RowRefusal::OrderHasBadRow });
                continue;
            }
            match draft.order(digits, &mut self.same) {
                Ok(order) => {
                    gathered.without_number += u32::from(!has_number);
                    gathered.orders.push(order);
                }
                Err(why) => self.bad.push(BadRow { sheet, row, column: None, why }),
            }
        }
        gathered.orders.sort_by_key(|order| (order.paid_at, order.row));
        let named = u32::try_from(self.left_out.len()).unwrap_or(u32::MAX);
        gathered.left_out = named.saturating_add(self.left_out_nameless);
        self.bad.sort_by_key(|bad| (bad.sheet, bad.row, bad.column.is_none(), bad.column));
        // An order whose only row is bad is told once, by what is wrong with it.
        self.bad.dedup_by(|later, first| (later.sheet, later.row) == (first.sheet, first.row));
        gathered.bad = self.bad;
        gathered
    }

    /// Lines whose order stands in another sheet.
    fn tie_loose(&mut self) {
        let mut by_number: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, draft) in self.drafts.iter().enumerate().filter(|(_, draft)| draft.has_number) {
            let number = super::order_no_of(&draft.key).unwrap_or_default();
            by_number.entry(number).or_default().push(at);
        }
        let found: Vec<Option<usize>> = self
            .loose
            .iter()
            .map(|loose| match by_number.get(loose.order_no.as_str()).map(Vec::as_slice) {
                Some([only]) => Some(*only),
                _ => None,
            })
            .collect();
        for (loose, at) in std::mem::take(&mut self.loose).into_iter().zip(found) {
            let (sheet, row) = (loose.sheet, loose.row);
            let bad = match (at, loose.line) {
                _ if self.left_out.contains(&loose.order_no) => continue,
                (None, _) => (Some(OrderColumn::OrderNo), RowRefusal::OrderNotInFile),
                (Some(at), Ok(line)) => {
                    self.drafts[at].lines.push(line);
                    continue;
                }
                (Some(at), Err(bad)) => {
                    self.drafts[at].is_bad = true;
                    bad
                }
            };
            self.bad.push(BadRow { sheet, row, column: bad.0, why: bad.1 });
        }
    }
}

impl Draft {
    /// Keeps what a row says of the whole order, where no row said it before.
    fn hear(&mut self, cells: &Cells<'_>, said: Said) {
        let first = |kept: &mut Option<i64>, said: Option<i64>| *kept = kept.or(said);
        first(&mut self.said.gross, said.gross);
        first(&mut self.said.discount, said.discount);
        first(&mut self.said.net, said.net);
        first(&mut self.said.refund, said.refund);
        if self.table.is_none() {
            self.table = row::table(cells);
        }
        if self.guests == 0 {
            self.guests = row::guests(cells);
        }
        if self.phone.is_none() {
            self.phone = row::phone(cells);
        }
        if self.card_no.is_none() {
            self.card_no = row::card_no(cells);
        }
        if self.tender.is_none() {
            self.tender = cells.get(OrderColumn::Tender).map(str::to_owned);
        }
    }

    fn order(self, digits: u8, same: &mut BTreeMap<String, u32>) -> Result<Order, RowRefusal> {
        let (lines, list_minor, due_minor) = total(self.lines, self.said)?;
        let key = if self.has_number {
            self.key
        } else {
            numbered(same, self.when.paid_at, self.table.as_deref(), due_minor)
        };
        Ok(Order {
            key,
            row: self.row,
            opened_at: self.when.opened_at,
            paid_at: self.when.paid_at,
            day: self.when.day,
            table: self.table,
            guests: self.guests,
            channel: self.channel,
            phone: self.phone,
            card_no: self.card_no,
            tenders: tenders(self.tender.as_deref(), due_minor, digits),
            lines,
            list_minor,
            due_minor,
        })
    }
}

/// The key of an order without a number; the same one again counts up.
fn numbered(
    same: &mut BTreeMap<String, u32>,
    at: Millis,
    table: Option<&str>,
    due: Minor,
) -> String {
    let count = same.entry(key_without_number(at, table, due, 0)).or_insert(0);
    *count += 1;
    key_without_number(at, table, due, *count)
}
