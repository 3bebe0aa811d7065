//! Bills and refunds. Counting the same one again adds nothing.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use zhike_domain::kernel::time::{Millis, Zone, local_minute};
use zhike_store::{StoreError, Tx, Val, p};

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

/// Counts settled bills; one that is not settled, or is counted already, adds nothing. Bills are
/// read some at a time: a house under load settles faster than each could be asked for.
///
/// # Errors
/// Those of the store.
pub fn bills(
    tx: &mut Tx<'_>,
    tally: &mut Tally,
    zones: &mut Zones,
    bills: &BTreeSet<i64>,
) -> Result<(), StoreError> {
    let bills: Vec<i64> = bills.iter().copied().collect();
    for some in bills.chunks(facts::AT_ONCE) {
        some_bills(tx, tally, zones, some)?;
    }
    Ok(())
}

/// The settled bills among `ids` that are not counted yet.
fn uncounted(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<BillRow>, StoreError> {
    let ids = places(ids);
    let counted: BTreeSet<i64> = tx.all(&sql::WHICH_ARE_COUNTED, &ids)?.into_iter().collect();
    let mut rows: Vec<BillRow> = tx.all(&facts::BILLS, &ids)?;
    rows.retain(|row| !counted.contains(&row.bill_id));
    Ok(rows)
}

/// As many places as the statements have; `ids` is not empty.
pub fn places(ids: &[i64]) -> Vec<Val> {
    (0..facts::AT_ONCE).map(|at| Val::from(ids[at.min(ids.len() - 1)])).collect()
}

fn some_bills(
    tx: &mut Tx<'_>,
    tally: &mut Tally,
    zones: &mut Zones,
    ids: &[i64],
) -> Result<(), StoreError> {
    let rows = uncounted(tx, ids)?;
    let Some(first) = rows.first() else { return Ok(()) };
    let mut markers = Vec::new();
    for row in &rows {
        let minute = zones.minute(tx, row.store_id, row.settled_at)?;
        markers.extend_from_slice(p![
            row.bill_id,
            row.store_id,
            row.settled_day,
            minute,
            row.settled_at,
            row.guest_id,
            kind_of(row),
            row.is_member,
            row.guests,
            row.list_minor,
            row.due_minor
        ]);
        total(tally, row, minute / 60);
    }
    tx.put_many(&sql::BILLS, 11, &markers)?;
    days::correct_later_firsts(tx, &rows)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.bill_id).collect();
    let ids = places(&ids);
    let by_id: BTreeMap<i64, &BillRow> = rows.iter().map(|row| (row.bill_id, row)).collect();
    let bill = |bill_id: i64| by_id.get(&bill_id).copied().unwrap_or(first);
    for paid in tx.all::<TenderRow>(&facts::TENDERS, &ids)? {
        tender(tally, bill(paid.bill_id), &paid);
    }
    dishes(tx, tally, &ids, &bill)
}

fn total(tally: &mut Tally, row: &BillRow, hour: i64) {
    let day = (row.store_id, row.settled_day);
    let kind = kind_of(row);
    let more = Hour {
        bills: 1,
        guests: row.guests,
        list_minor: row.list_minor,
        due_minor: row.due_minor,
        member_bills: i64::from(row.is_member),
        new_bills: i64::from(kind == "new"),
        ..Hour::default()
    };
    tally.hour(day, hour, more);
    let part =
        Part { bills: 1, guests: row.guests, settled_minor: row.due_minor, refunded_minor: 0 };
    tally.part(day, "channel", &row.channel, part);
    tally.part(day, "guest_kind", kind, part);
}

/// Somebody's first bill ever, a later one, or a bill of nobody known.
fn kind_of(row: &BillRow) -> &'static str {
    match (row.guest_id, row.came_before) {
        (None, _) => "unknown",
        (Some(_), true) => "returning",
        (Some(_), false) => "new",
    }
}

fn tender(tally: &mut Tally, row: &BillRow, paid: &TenderRow) {
    let part =
        Part { bills: 1, guests: row.guests, settled_minor: paid.amount_minor, refunded_minor: 0 };
    tally.part((row.store_id, row.settled_day), "tender", &paid.tender, part);
}

/// A dish of the menu goes by its id; one that only has a name, by that.
fn dishes<'b>(
    tx: &mut Tx<'_>,
    tally: &mut Tally,
    ids: &[Val],
    bill: &impl Fn(i64) -> &'b BillRow,
) -> Result<(), StoreError> {
    let mut sold: BTreeMap<(i64, i64, String), Dish> = BTreeMap::new();
    for line in tx.all::<DishRow>(&facts::DISHES, ids)? {
        let key = match (line.dish_id, line.name) {
            (Some(dish_id), _) => (line.bill_id, dish_id, String::new()),
            (None, Some(name)) => (line.bill_id, 0, name),
            (None, None) => continue,
        };
        let sum = sold.entry(key).or_insert(Dish { bills: 1, ..Dish::default() });
        sum.qty_milli += line.qty_milli;
        sum.list_minor += line.list_minor;
        sum.due_minor += line.due_minor;
    }
    for ((bill_id, dish_id, name), sum) in sold {
        let row = bill(bill_id);
        tally.dish((row.store_id, row.settled_day), dish_id, name, sum);
    }
    Ok(())
}

/// A bill, if it is settled.
///
/// # Errors
/// Those of the store.
pub fn settled(tx: &mut Tx<'_>, bill: i64) -> Result<Option<BillRow>, StoreError> {
    Ok(tx.all(&facts::BILLS, &places(&[bill]))?.into_iter().next())
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
    if let Some(bill) = settled(tx, row.bill_id)? {
        tally.part(day, "channel", &bill.channel, back(row.minor));
        tally.part(day, "guest_kind", kind_of(&bill), back(row.minor));
    }
    let facts: RefundFacts = serde_json::from_str(&row.facts)
        .map_err(|why| StoreError::Fault(format!("the facts of a refund: {why}")))?;
    for one in facts.tenders {
        tally.part(day, "tender", &one.tender, back(one.amount_minor));
    }
    Ok(())
}
