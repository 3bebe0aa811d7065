//! Whole days, counted anew: after an import, after it was undone, and to check the sums.

use zhike_store::{StoreError, Tx, p};

use super::count::{self, Zones};
use super::tally::Tally;
use crate::insight::sql::counted::{self as sql, CountedDay, FirstRow};
use crate::insight::sql::facts::{self, RefundRow};
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
    for bill in bills {
        count::bill(tx, &mut tally, &mut zones, bill)?;
    }
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

/// Another bill turned out to be somebody's first: the days of those that were counted as the
/// first, and of their refunds, are counted anew.
///
/// # Errors
/// Those of the store.
pub fn correct_later_firsts(tx: &mut Tx<'_>, guest: i64, bill: i64) -> Result<(), StoreError> {
    let later: Vec<FirstRow> = tx.all(&sql::LATER_FIRSTS, p![guest, bill])?;
    for row in later {
        ask(tx, row.store_id, row.business_day)?;
        let refunds: Vec<StoreDay> = tx.all(&facts::REFUND_DAYS, p![row.bill_id])?;
        for at in refunds {
            ask(tx, at.store_id, at.business_day)?;
        }
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
