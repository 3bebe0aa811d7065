//! One bill, one refund. Counting the same one again adds nothing.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::Deserialize;
use zhike_domain::kernel::time::{Millis, Zone, local_minute};
use zhike_store::{StoreError, Tx, p};

use super::days;
use super::tally::{Dish, Hour, Part, Tally};
use crate::insight::sql::counted as sql;
use crate::insight::sql::facts::{self, BillRow, DishRow, RefundRow, StoreRow, TenderRow};

/// The zones of stores, each read once.
#[derive(Default)]
pub struct Zones(BTreeMap<i64, Zone>);

impl Zones {
    /// The minute of the day on the store's wall clock. A store that was put away keeps the time
    /// of the first store there is.
    fn minute(&mut self, tx: &mut Tx<'_>, store: i64, at: i64) -> Result<i64, StoreError> {
        let zone = match self.0.entry(store) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(zone_of(tx, store)?),
        };
        Ok(i64::from(local_minute(Millis(at), zone).minute()))
    }
}

fn zone_of(tx: &mut Tx<'_>, store: i64) -> Result<Zone, StoreError> {
    let row: Option<StoreRow> = tx.opt(&facts::ZONE, p![store])?;
    let row = match row {
        None => tx.all::<StoreRow>(&facts::STORES, p![])?.into_iter().next(),
        found => found,
    };
    let zone = row.map_or_else(|| "UTC".to_owned(), |row| row.zone);
    zone.parse().map_err(|why| StoreError::Fault(format!("the zone of a store: {why}")))
}

/// Counts a settled bill; one that is not settled, or is counted already, adds nothing.
///
/// # Errors
/// Those of the store.
pub fn bill(
    tx: &mut Tx<'_>,
    tally: &mut Tally,
    zones: &mut Zones,
    bill: i64,
) -> Result<(), StoreError> {
    let Some(row) = tx.opt::<BillRow>(&facts::BILL, p![bill])? else { return Ok(()) };
    let minute = zones.minute(tx, row.store_id, row.settled_at)?;
    let kind = kind_of(tx, &row)?;
    let marker = p![
        row.bill_id,
        row.store_id,
        row.settled_day,
        minute,
        row.settled_at,
        row.guest_id,
        kind,
        row.is_member,
        row.guests,
        row.list_minor,
        row.due_minor
    ];
    if tx.execute(&sql::BILL, marker)? == 0 {
        return Ok(());
    }
    if let (Some(guest), "new") = (row.guest_id, kind) {
        days::correct_later_firsts(tx, guest, bill)?;
    }
    let day = (row.store_id, row.settled_day);
    let hour = Hour {
        bills: 1,
        guests: row.guests,
        list_minor: row.list_minor,
        due_minor: row.due_minor,
        member_bills: i64::from(row.is_member),
        new_bills: i64::from(kind == "new"),
        ..Hour::default()
    };
    tally.hour(day, minute / 60, hour);
    let part =
        Part { bills: 1, guests: row.guests, settled_minor: row.due_minor, refunded_minor: 0 };
    tally.part(day, "channel", &row.channel, part);
    tally.part(day, "guest_kind", kind, part);
    tenders(tx, tally, &row)?;
    dishes(tx, tally, &row)
}

/// Somebody's first bill ever, a later one, or a bill of nobody known.
fn kind_of(tx: &mut Tx<'_>, row: &BillRow) -> Result<&'static str, StoreError> {
    let Some(guest) = row.guest_id else { return Ok("unknown") };
    let before: i64 = tx.one(&facts::CAME_BEFORE, p![guest, row.settled_at, row.bill_id])?;
    Ok(if before > 0 { "returning" } else { "new" })
}

fn tenders(tx: &mut Tx<'_>, tally: &mut Tally, row: &BillRow) -> Result<(), StoreError> {
    for paid in tx.all::<TenderRow>(&facts::TENDERS, p![row.bill_id])? {
        let part = Part {
            bills: 1,
            guests: row.guests,
            settled_minor: paid.amount_minor,
            refunded_minor: 0,
        };
        tally.part((row.store_id, row.settled_day), "tender", &paid.tender, part);
    }
    Ok(())
}

/// A dish of the menu goes by its id; one that only has a name, by that.
fn dishes(tx: &mut Tx<'_>, tally: &mut Tally, row: &BillRow) -> Result<(), StoreError> {
    let mut sold: BTreeMap<(i64, String), Dish> = BTreeMap::new();
    for line in tx.all::<DishRow>(&facts::DISHES, p![row.bill_id])? {
        let key = match (line.dish_id, line.name) {
            (Some(dish_id), _) => (dish_id, String::new()),
            (None, Some(name)) => (0, name),
            (None, None) => continue,
        };
        let sum = sold.entry(key).or_insert(Dish { bills: 1, ..Dish::default() });
        sum.qty_milli += line.qty_milli;
        sum.list_minor += line.list_minor;
        sum.due_minor += line.due_minor;
    }
    for ((dish_id, name), sum) in sold {
        tally.dish((row.store_id, row.settled_day), dish_id, name, sum);
    }
    Ok(())
}

/// By which tenders a refund went back.
#[derive(Deserialize)]
struct RefundFacts {
    #[serde(default)]
    tenders: Vec<TenderBack>,
}

#[derive(Deserialize)]
struct TenderBack {
    tender: String,
    amount_minor: i64,
}

/// Counts a refund on the day it was paid back; one that is counted already adds nothing.
///
/// # Errors
/// Those of the store.
pub fn refund(
    tx: &mut Tx<'_>,
    tally: &mut Tally,
    zones: &mut Zones,
    row: &RefundRow,
) -> Result<(), StoreError> {
    let minute = zones.minute(tx, row.store_id, row.created_at)?;
    let marker = p![row.refund_id, row.store_id, row.business_day, minute, row.minor];
    if tx.execute(&sql::REFUND, marker)? == 0 {
        return Ok(());
    }
    let day = (row.store_id, row.business_day);
    let hour = Hour { refunds: 1, refunded_minor: row.minor, ..Hour::default() };
    tally.hour(day, minute / 60, hour);
    let back = |minor| Part { refunded_minor: minor, ..Part::default() };
    if let Some(bill) = tx.opt::<BillRow>(&facts::BILL, p![row.bill_id])? {
        tally.part(day, "channel", &bill.channel, back(row.minor));
        tally.part(day, "guest_kind", kind_of(tx, &bill)?, back(row.minor));
    }
    let facts: RefundFacts = serde_json::from_str(&row.facts)
        .map_err(|why| StoreError::Fault(format!("the facts of a refund: {why}")))?;
    for one in facts.tenders {
        tally.part(day, "tender", &one.tender, back(one.amount_minor));
    }
    Ok(())
}
