//! Whole days, counted anew: after an import, after it was undone, and to check the sums.

use std::collections::BTreeSet;

use zhike_store::{StoreError, Tx, p};

use super::count::{self, Zones};
use super::tally::Tally;
use crate::insight::sql::counted::{self as sql, CountedDay, FirstRow};
use crate::insight::sql::facts::{self, BillRow, RefundRow};
use crate::insight::sql::follow::{self, StoreDay};

/// Lets a day of a store be counted anew.
///
/// # Errors
/// Those of the store.
pub fn ask(tx: &mut Tx<'_>, store: i64, day: i64) -> Result<(), StoreError> {
    tx.put(&follow::DUE, p![store, day])
}

/// Lets every day be counted anew on which there is a bill or a refund, or on which one is counted.
///
/// # Errors
/// Those of the store.
pub fn ask_all(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    tx.put(&follow::EVERY_DAY, p![])?;
    tx.put(&follow::EVERY_REFUND, p![])?;
    tx.put(&follow::EVERY_COUNTED_DAY, p![])
}

/// Lets the days be counted anew on which bills came or went without a word about each of them, in
/// one store or (`None`) in all.
///
/// # Errors
/// Those of the store.
pub fn ask_changed(tx: &mut Tx<'_>, store: Option<i64>) -> Result<(), StoreError> {
    let (first, last) = store.map_or((i64::MIN, i64::MAX), |store| (store, store));
    tx.put(&follow::NOT_COUNTED, p![first, last])?;
    tx.put(&follow::GONE, p![first, last])
}

/// Counts the next day that waits anew, in this transaction; answers which, `None` when none waits.
///
/// # Errors
/// Those of the store.
pub fn count_next(tx: &mut Tx<'_>) -> Result<Option<(i64, i64)>, StoreError> {
    let next: Option<StoreDay> = tx.opt(&follow::NEXT_DUE, p![])?;
    let Some(StoreDay { store_id, business_day }) = next else { return Ok(None) };
    tx.put(&follow::DONE, p![store_id, business_day])?;
    rebuild(tx, store_id, business_day)?;
    Ok(Some((store_id, business_day)))
}

/// Counts a day of a store anew from its bills and refunds. What was counted of it before is
/// forgotten first, so the outcome does not depend on it.
///
/// # Errors
/// Those of the store.
pub fn rebuild(tx: &mut Tx<'_>, store: i64, day: i64) -> Result<(), StoreError> {
    let firsts: Vec<i64> = tx.all(&sql::FIRSTS_OF_DAY, p![store, day])?;
    for statement in [
        &sql::FORGET_BILLS,
        &sql::FORGET_REFUNDS,
        &sql::FORGET_HOURS,
        &sql::FORGET_PARTS,
        &sql::FORGET_DISHES,
    ] {
        tx.put(statement, p![store, day])?;
    }
    let (mut tally, mut zones) = (Tally::default(), Zones::default());
    let bills: Vec<i64> = tx.all(&facts::BILLS_OF_DAY, p![store, day])?;
    count::bills(tx, &mut tally, &mut zones, &bills.into_iter().collect())?;
    let refunds: Vec<RefundRow> = tx.all(&facts::REFUNDS_OF_DAY, p![store, day])?;
    for row in &refunds {
        count::refund(tx, &mut tally, &mut zones, row)?;
    }
    tally.write(tx)?;
    for guest in firsts {
        correct_earliest(tx, guest)?;
    }
    Ok(())
}

/// Some of these bills may turn out to be somebody's first: the days of those that were counted as
/// the first, and of their refunds, are counted anew.
///
/// # Errors
/// Those of the store.
pub fn correct_later_firsts(tx: &mut Tx<'_>, bills: &[BillRow]) -> Result<(), StoreError> {
    let new = bills.iter().filter(|bill| !bill.came_before);
    let (guests, ids): (Vec<i64>, BTreeSet<i64>) =
        new.filter_map(|bill| Some((bill.guest_id?, bill.bill_id))).unzip();
    if guests.is_empty() {
        return Ok(());
    }
    let firsts: Vec<FirstRow> = tx.all(&sql::FIRSTS, &count::places(&guests))?;
    for row in firsts.into_iter().filter(|row| !ids.contains(&row.bill_id)) {
        ask(tx, row.store_id, row.business_day)?;
        let refunds: Vec<StoreDay> = tx.all(&facts::REFUND_DAYS, p![row.bill_id])?;
        for at in refunds {
            ask(tx, at.store_id, at.business_day)?;
        }
    }
    Ok(())
}

/// Two records became one guest, or two again: whose first bill is which is counted anew.
///
/// # Errors
/// Those of the store.
pub fn ask_merged(tx: &mut Tx<'_>, merge: i64) -> Result<(), StoreError> {
    let days: Vec<StoreDay> = tx.all(&sql::FIRSTS_OF_MERGE, p![merge])?;
    for at in days {
        ask(tx, at.store_id, at.business_day)?;
    }
    Ok(())
}

/// Somebody's first bill may have gone: then the earliest one that is left is the first.
fn correct_earliest(tx: &mut Tx<'_>, guest: i64) -> Result<(), StoreError> {
    let earliest: Option<CountedDay> = tx.opt(&sql::EARLIEST, p![guest])?;
    match earliest {
        Some(at) if at.guest_kind != "new" => ask(tx, at.store_id, at.business_day),
        _ => Ok(()),
    }
}
