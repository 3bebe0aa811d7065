//! Answers to whether two records are one guest.

use zhike_domain::guests::MergeRefusal;
use zhike_domain::kernel::id::{GuestId, GuestPairId};
use zhike_store::p;

use crate::guests::sql::pair::{self as sql, PairRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// Remembers that two records are two guests; nobody is asked about them again.
///
/// # Errors
/// 404; [`MergeRefusal::Answered`].
pub fn not_same(work: &mut Work<'_, '_>, guest_pair_id: GuestPairId) -> Result<(), Problem> {
    let row = find(work, guest_pair_id)?;
    if row.state != "open" {
        return Err(refuse(MergeRefusal::Answered));
    }
    answer(work, row.guest_pair_id, "not_same")?;
    told(work, &row, "open", "not_same")
}

/// Takes back that two records are two guests.
///
/// # Errors
/// 404; [`MergeRefusal::Answered`] when they were merged.
pub fn reopen(work: &mut Work<'_, '_>, guest_pair_id: GuestPairId) -> Result<(), Problem> {
    let row = find(work, guest_pair_id)?;
    if row.state == "same" {
        return Err(refuse(MergeRefusal::Answered));
    }
    work.tx.execute(&sql::REOPEN, p![row.guest_pair_id])?;
    told(work, &row, "not_same", "open")
}

fn find(work: &mut Work<'_, '_>, guest_pair_id: GuestPairId) -> Result<PairRow, Problem> {
    work.tx.opt(&sql::FIND, p![guest_pair_id.raw()])?.ok_or_else(Problem::not_there)
}

fn of(work: &mut Work<'_, '_>, one: GuestId, other: GuestId) -> Result<Option<PairRow>, Problem> {
    let (low, high) = (one.raw().min(other.raw()), one.raw().max(other.raw()));
    Ok(work.tx.opt(&sql::OF, p![low, high])?)
}

/// Two records were merged: a yes, if anybody asked.
pub(super) fn answered_same(
    work: &mut Work<'_, '_>,
    one: GuestId,
    other: GuestId,
) -> Result<(), Problem> {
    match of(work, one, other)? {
        Some(row) => answer(work, row.guest_pair_id, "same"),
        None => Ok(()),
    }
}

/// A merge was taken apart: a no, if anybody had asked.
pub(super) fn reopened(
    work: &mut Work<'_, '_>,
    one: GuestId,
    other: GuestId,
) -> Result<(), Problem> {
    match of(work, one, other)? {
        Some(row) => answer(work, row.guest_pair_id, "not_same"),
        None => Ok(()),
    }
}

fn answer(work: &mut Work<'_, '_>, pair: i64, state: &'static str) -> Result<(), Problem> {
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let now = work.now().0;
    work.tx.execute(&sql::ANSWER, p![pair, state, staff, now])?;
    Ok(())
}

fn told(
    work: &mut Work<'_, '_>,
    row: &PairRow,
    before: &'static str,
    after: &'static str,
) -> Result<(), Problem> {
    let other = GuestId::from_raw(row.high_id).to_string();
    work.audit(Done {
        action: "guest.compared",
        object: Some(("guest", row.low_id)),
        changes: vec![
            Change::of("same_as", serde_json::Value::Null, other),
            Change::of("state", before, after),
        ],
        ..Done::default()
    })
}
