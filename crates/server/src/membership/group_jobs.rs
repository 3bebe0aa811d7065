//! What time does to groups: memberships that end, and the allowance of each month.

use zhike_domain::kernel::id::{GroupMemberId, GuestId};
use zhike_domain::ledger::Holder;
use zhike_domain::membership::group::month_of;
use zhike_store::{StoreError, Tx, p};

use super::actions::allowance::grant;
use super::actions::group_members::{Leaving, leave};
use super::jobs::latest_day;
use super::sql::group::{self as sql, DueRow};
use crate::ledger::jobs::on_holder;
use crate::platform::app::App;
use crate::platform::http::act::Work;
use crate::platform::jobs::JobError;
use crate::platform::problem::Problem;

/// How many members are looked up at once; each has a transaction of his own.
const BATCH: i64 = 200;

/// Whether a long job may go on.
type GoOn<'a> = &'a dyn Fn() -> Result<(), JobError>;

/// Lets go who is in a group no longer: his time is over, or the group was closed. It pays nothing
/// for him since then; this gives up what is left of his allowance.
///
/// # Errors
/// The first one; what was done before it stays.
pub fn end_members(app: &App, go_on: GoOn<'_>) -> Result<usize, JobError> {
    let latest = latest_day(app.clock.now()).days();
    let over = each(
        app,
        go_on,
        move |tx, after| tx.all(&sql::OVER, p![latest, after, BATCH]),
        |work, row| leave(work, GuestId::from_raw(row.guest_id), Leaving::Over),
    )?;
    let closed = each(
        app,
        go_on,
        |tx, after| tx.all(&sql::OF_CLOSED, p![after, BATCH]),
        |work, row| leave(work, GuestId::from_raw(row.guest_id), Leaving::WithTheGroup),
    )?;
    Ok(over + closed)
}

/// Grants this month's allowance to who has not got it. The day of each group's own store decides;
/// a month that began anywhere is looked for.
///
/// # Errors
/// The first one; what was done before it stays.
pub fn grant_allowances(app: &App, go_on: GoOn<'_>) -> Result<usize, JobError> {
    let latest = latest_day(app.clock.now());
    let (day, month) = (latest.days(), month_of(latest).days());
    each(
        app,
        go_on,
        move |tx, after| tx.all(&sql::MAY_GET, p![day, after, month, BATCH]),
        |work, row| {
            let member = GroupMemberId::from_raw(row.group_member_id);
            grant(work, GuestId::from_raw(row.guest_id), member)
        },
    )
}

/// Does something for each member whom a question finds; answers for how many it was done.
fn each<F>(
    app: &App,
    go_on: GoOn<'_>,
    find: F,
    step: fn(&mut Work<'_, '_>, &DueRow) -> Result<bool, Problem>,
) -> Result<usize, JobError>
where
    F: Fn(&mut Tx<'_>, i64) -> Result<Vec<DueRow>, StoreError> + Clone + Send + 'static,
{
    let (mut done, mut after) = (0, 0);
    loop {
        let find = find.clone();
        let rows = app.store.read_blocking(move |tx| find(tx, after))?;
        let Some(last) = rows.last() else { return Ok(done) };
        after = last.group_member_id;
        for row in rows {
            go_on()?;
            let holder = Holder::Guest(GuestId::from_raw(row.guest_id));
            done += usize::from(on_holder(app, holder, move |work| step(work, &row))?);
        }
    }
}
