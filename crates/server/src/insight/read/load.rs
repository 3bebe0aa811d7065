//! Sums by day and hour, as the rules take them.

use zhike_domain::insight::{Book, Sold, position};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::{StoreError, Tx, p};

use super::Wall;
use crate::insight::sql::sums::{self as sql, BillsSoFar, HourRow, RefundsSoFar};

/// What was sold on the days `[from, to)`, and on earlier days up to the time of day that it is.
pub fn book(
    tx: &mut Tx<'_>,
    wall: &Wall,
    from: BusinessDay,
    to: BusinessDay,
) -> Result<Book, StoreError> {
    let (first, last) = wall.stores.bounds();
    let first_day: Option<i64> = tx.one(&sql::FIRST_DAY, p![first, last])?;
    let mut book =
        Book { first_day: first_day.map(BusinessDay), today: Some(wall.today), ..Book::default() };
    let rows: Vec<HourRow> = tx.all(&sql::HOURS, p![first, last, from.days(), to.days()])?;
    for row in rows {
        let hour = u8::try_from(row.hour).unwrap_or_default();
        let day = book.hours.entry(BusinessDay(row.business_day)).or_default();
        *day.entry(hour).or_default() += sold(&row);
    }
    so_far(tx, wall, &mut book)?;
    Ok(book)
}

fn sold(row: &HourRow) -> Sold {
    Sold {
        bills: row.bills,
        guests: row.guests,
        list_minor: Minor::from_raw(row.list_minor),
        due_minor: Minor::from_raw(row.due_minor),
        refunds: row.refunds,
        refunded_minor: Minor::from_raw(row.refunded_minor),
        member_bills: row.member_bills,
        new_bills: row.new_bills,
    }
}

fn so_far(tx: &mut Tx<'_>, wall: &Wall, book: &mut Book) -> Result<(), StoreError> {
    let (first, last) = wall.stores.bounds();
    let place = i64::from(position(wall.time, wall.cut_over));
    let cut_over = i64::from(wall.cut_over.minute());
    let asked = p![first, last, wall.today.days(), place, cut_over];
    let bills: Vec<BillsSoFar> = tx.all(&sql::BILLS_SO_FAR, asked)?;
    for row in bills {
        *book.so_far.entry(BusinessDay(row.business_day)).or_default() += Sold {
            bills: row.bills,
            guests: row.guests,
            list_minor: Minor::from_raw(row.list_minor),
            due_minor: Minor::from_raw(row.due_minor),
            member_bills: row.member_bills,
            new_bills: row.new_bills,
            ..Sold::default()
        };
    }
    let refunds: Vec<RefundsSoFar> = tx.all(&sql::REFUNDS_SO_FAR, asked)?;
    for row in refunds {
        *book.so_far.entry(BusinessDay(row.business_day)).or_default() += Sold {
            refunds: row.refunds,
            refunded_minor: Minor::from_raw(row.refunded_minor),
            ..Sold::default()
        };
    }
    Ok(())
}
