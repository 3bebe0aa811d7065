//! What a merge lays aside of the record that stays, so that it is there again when the merge is
//! taken apart.

use serde::{Deserialize, Serialize};
use zhike_domain::kernel::id::GuestId;
use zhike_store::{Tx, p};

use crate::guests::sql::fact::{self as fact_sql, SeenAtRow};
use crate::guests::sql::stage::{self as sql, WholeRow};
use crate::platform::http::act::Work;
use crate::platform::problem::Problem;

/// Who had read what to mind, where and when.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Seen {
    staff: i64,
    store: i64,
    at: i64,
}

/// Where a guest stood.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Stood {
    stage: String,
    since_day: i64,
    reason: String,
    late_on: Option<i64>,
    expected_on: Option<i64>,
    check_on: Option<i64>,
    visits: i64,
    last_day: Option<i64>,
    judged_at: i64,
}

/// Where a guest stands; nowhere when he was not judged yet.
pub(super) fn of(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<Option<Stood>, Problem> {
    let row: Option<WholeRow> = tx.opt(&sql::WHOLE, p![guest_id.raw()])?;
    Ok(row.map(|row| Stood {
        stage: row.stage,
        since_day: row.since_day,
        reason: row.reason,
        late_on: row.late_on,
        expected_on: row.expected_on,
        check_on: row.check_on,
        visits: row.visits,
        last_day: row.last_day,
        judged_at: row.judged_at,
    }))
}

/// Puts a guest where he stood; what was judged since the merge is nobody's.
pub(super) fn again(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    merge: i64,
    stood: Option<&Stood>,
) -> Result<(), Problem> {
    let guest = guest_id.raw();
    work.tx.put(&sql::FORGET_CHANGES, p![guest, merge])?;
    let Some(stood) = stood else {
        work.tx.put(&sql::FORGET, p![guest])?;
        return Ok(());
    };
    let row = p![
        guest,
        stood.stage.as_str(),
        stood.since_day,
        stood.reason.as_str(),
        stood.late_on,
        stood.expected_on,
        stood.check_on,
        stood.visits,
        stood.last_day,
        stood.judged_at
    ];
    work.tx.put(&sql::SET, row)?;
    Ok(())
}

/// Nobody has read what to mind any more: it is another list. Answers who had.
pub(super) fn unsee(work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<Vec<Seen>, Problem> {
    let guest = guest_id.raw();
    let rows: Vec<SeenAtRow> = work.tx.all(&fact_sql::SEEN_ALL, p![guest])?;
    work.tx.put(&fact_sql::UNSEE, p![guest])?;
    let seen = |row: SeenAtRow| Seen { staff: row.staff_id, store: row.store_id, at: row.seen_at };
    Ok(rows.into_iter().map(seen).collect())
}

/// Who had read the list that is there again.
pub(super) fn see_again(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    seen: &[Seen],
) -> Result<(), Problem> {
    for one in seen {
        work.tx.put(&fact_sql::SEEN, p![guest_id.raw(), one.staff, one.store, one.at])?;
    }
    Ok(())
}
