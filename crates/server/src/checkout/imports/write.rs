//! Imported orders as rows of bills: no journal, no points, no receipt.

use zhike_domain::checkout::imported::{LineKind, Order as ImportedOrder, OrderLine};
use zhike_domain::kernel::id::GuestId;
use zhike_store::{Tx, Val, p};

use super::menu::Menu;
use crate::checkout::sql::imported as sql;
use crate::imports::kind::{Order, Write};

const BILL_COLUMNS: usize = 19;
const LINE_COLUMNS: usize = 10;
const TENDER_COLUMNS: usize = 10;
/// The longest name of a line, characters.
const LONGEST_NAME: usize = 60;

/// An order with what the house adds to it.
pub(super) struct Paper {
    pub bill_id: i64,
    /// Counts within its day and import; the number of the other till stands in its key.
    pub bill_no: i64,
    pub guest_id: Option<GuestId>,
    pub order: ImportedOrder,
}

/// The rows of some orders, ready to be written.
pub(super) fn write(order: &Order<'_>, menu: &Menu, papers: Vec<Paper>) -> Write {
    let (mut bills, mut lines, mut tenders) = (Vec::new(), Vec::new(), Vec::new());
    for paper in &papers {
        bills.extend(bill(order, paper));
        for (number, line) in (1_i64..).zip(&paper.order.lines) {
            lines.extend(line_row(order, paper.bill_id, number, line, menu));
        }
        for (place, (tender, minor)) in (1_i64..).zip(&paper.order.tenders) {
            let none: Option<i64> = None;
            tenders.extend_from_slice(p![
                paper.bill_id,
                place,
                tender.as_str(),
                minor.raw(),
                none,
                none,
                none,
                0,
                0,
                order.import
            ]);
        }
    }
    Box::new(move |tx: &mut Tx<'_>| {
        tx.put_many(&sql::INSERT_BILLS, BILL_COLUMNS, &bills)?;
        tx.put_many(&sql::INSERT_LINES, LINE_COLUMNS, &lines)?;
        Ok(tx.put_many(&sql::INSERT_TENDERS, TENDER_COLUMNS, &tenders)?)
    })
}

fn bill(order: &Order<'_>, paper: &Paper) -> [Val; BILL_COLUMNS] {
    let one = &paper.order;
    [
        Val::from(paper.bill_id),
        Val::from(order.store_id.raw()),
        Val::from(one.day.days()),
        Val::from(paper.bill_no),
        Val::from("settled"),
        Val::from(one.table.as_deref()),
        Val::from(one.guests),
        Val::from(one.channel.as_str()),
        Val::from(paper.guest_id.map(GuestId::raw)),
        Val::from(one.list_minor.raw()),
        Val::from(one.due_minor.raw()),
        Val::from(0),
        Val::from(order.staff),
        Val::from(one.paid_at.0),
        Val::from(order.import),
        Val::from(order.source_name),
        Val::from(one.key.as_str()),
        Val::from(1),
        Val::from(one.opened_at.0),
    ]
}

fn line_row(
    order: &Order<'_>,
    bill: i64,
    number: i64,
    line: &OrderLine,
    menu: &Menu,
) -> [Val; LINE_COLUMNS] {
    let kind = match line.kind {
        LineKind::Dish => "dish",
        LineKind::Amount => "amount",
    };
    let none: Option<&str> = None;
    [
        Val::from(bill),
        Val::from(number),
        Val::from(kind),
        Val::from(menu.dish(line)),
        Val::from(none),
        Val::from(name(line)),
        Val::from(line.qty_milli.raw()),
        Val::from(line.list_minor.raw()),
        Val::from(line.due_minor.raw()),
        Val::from(order.import),
    ]
}

/// The name with the size behind it, as far as a receipt shows it; the code where there is no name.
fn name(line: &OrderLine) -> Option<String> {
    let name = line.name.as_deref().or(line.code.as_deref())?;
    let Some(spec) = line.spec.as_deref() else { return Some(name.to_owned()) };
    let both = format!("{name} · {spec}");
    Some(if both.chars().count() > LONGEST_NAME { name.to_owned() } else { both })
}
