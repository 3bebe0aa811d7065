//! Where a guest stands, judged by the visits that are there now.

use std::collections::BTreeSet;

use zhike_domain::guests::{Lifecycle, LifecycleRules, MOST_VISIT_DAYS, VisitDays, lifecycle};
use zhike_domain::kernel::id::GuestId;
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::{StoreError, Tx, Val, p};

use crate::guests::sql::stage::{self as sql, ChangeRow, StageRow};
use crate::guests::views::{LifecycleView, StageChangeView};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// Changes of stage shown on a card.
const HISTORY: i64 = 10;

/// The records of a guest: his own, and those that were merged into it. Named one by one they let
/// PostgreSQL go by an index also while it believes that a table is nearly empty, and spare SQLite
/// a table in passing.
///
/// # Errors
/// Those of the store.
pub fn records(tx: &mut Tx<'_>, guest: i64) -> Result<Vec<Val>, StoreError> {
    let mut records = vec![Val::from(guest)];
    let merged: Vec<i64> = tx.all(&sql::MERGED, p![guest])?;
    records.extend(merged.into_iter().map(Val::from));
    Ok(records)
}

/// The days on which a guest paid a bill, the oldest first.
fn visit_days(tx: &mut Tx<'_>, guest: i64) -> Result<Vec<BusinessDay>, Problem> {
    let records = records(tx, guest)?;
    let days: BTreeSet<i64> = tx.all_of(&sql::VISIT_DAYS, &records)?.into_iter().collect();
    Ok(days.into_iter().map(BusinessDay).collect())
}

/// Where a guest stands on `today`, with the number of visits and the last of them.
pub fn judged(
    tx: &mut Tx<'_>,
    guest: i64,
    rules: &LifecycleRules,
    today: BusinessDay,
) -> Result<(Lifecycle, u32, Option<BusinessDay>), Problem> {
    let days = visit_days(tx, guest)?;
    let count = u32::try_from(days.len()).map_err(Problem::fault)?;
    let latest = &days[days.len().saturating_sub(MOST_VISIT_DAYS)..];
    let visits = VisitDays { latest, count, first: days.first().copied() };
    Ok((lifecycle(&visits, rules, today), count, latest.last().copied()))
}

/// Changes of stage before a place in the timeline, the newest first.
pub fn changes(
    tx: &mut Tx<'_>,
    guest: i64,
    before: (i64, i64),
    limit: i64,
) -> Result<Vec<ChangeRow>, Problem> {
    Ok(tx.all(&sql::CHANGES, p![guest, before.0, before.1, limit])?)
}

/// Where a guest stands, as the card shows it; `visit_days` are those that the reader may see.
pub fn stage_view(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    rules: &LifecycleRules,
    today: BusinessDay,
    visit_days: Vec<BusinessDay>,
) -> Result<LifecycleView, Problem> {
    let guest = guest_id.raw();
    let (now, _, _) = judged(tx, guest, rules, today)?;
    let kept: Option<StageRow> = tx.opt(&sql::FIND, p![guest])?;
    let same = kept.filter(|row| row.stage == now.stage.as_str());
    let rows = changes(tx, guest, (i64::MAX, i64::MAX), HISTORY)?;
    let history = rows.into_iter().map(|row| {
        let before = row.before_stage.map(|word| word.parse()).transpose().map_err(refuse)?;
        let stage = row.after_stage.parse().map_err(refuse)?;
        Ok(StageChangeView { before, stage, day: BusinessDay(row.business_day) })
    });
    Ok(LifecycleView {
        now,
        since_day: same.map_or(today, |row| BusinessDay(row.since_day)),
        visit_days,
        history: history.collect::<Result<_, Problem>>()?,
    })
}
