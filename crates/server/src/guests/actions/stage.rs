//! Judging where guests stand.

use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::p;

use crate::guests::consents;
use crate::guests::read;
use crate::guests::rules::GuestRules;
use crate::guests::sql::guest::{self as guest_sql, PlaceRow};
use crate::guests::sql::stage::{self as sql, StageRow};
use crate::platform::audit::Change;
use crate::platform::choices;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// Judges a guest anew and keeps what came of it; a change of stage is kept for ever. Answers
/// whether the stage changed. Doing it again changes nothing. A record that was merged is judged as
/// the one that stayed.
///
/// # Errors
/// Those of the store.
pub fn judge(work: &mut Work<'_, '_>, guest: i64, rules: &GuestRules) -> Result<bool, Problem> {
    let guest = read::known_as(work.tx, GuestId::from_raw(guest))?.raw();
    let place: Option<PlaceRow> = work.tx.opt(&guest_sql::PLACE, p![guest])?;
    let Some(place) = place else { return Ok(false) };
    if place.erased_at.is_some() {
        work.tx.execute(&sql::FORGET, p![guest])?;
        return Ok(false);
    }
    if consents::is_impersonal(work.tx, GuestId::from_raw(guest))? {
        forget(work, GuestId::from_raw(guest))?;
        return Ok(false);
    }
    let now = work.now().0;
    let today = read::today(work.tx, StoreId::from_raw(place.store_id), work.now())?;
    let (life, visits, last) = read::judged(work.tx, guest, &rules.lifecycle, today)?;
    let before: Option<StageRow> = work.tx.opt(&sql::FIND, p![guest])?;
    let stage = life.stage.as_str();
    let same = before.as_ref().is_some_and(|row| row.stage == stage);
    let since = before.as_ref().filter(|_| same).map_or(today.days(), |row| row.since_day);
    let reason = serde_json::to_string(&life.reason).map_err(Problem::fault)?;
    let day = |day: Option<BusinessDay>| day.map(BusinessDay::days);
    let (late_on, expected_on) = (day(life.late_on), day(life.expected_on));
    let check_on = day(life.check_on);
    let row = p![
        guest,
        stage,
        since,
        reason.clone(),
        late_on,
        expected_on,
        check_on,
        visits,
        day(last),
        now
    ];
    work.tx.put(&sql::SET, row)?;
    if same {
        return Ok(false);
    }
    let change_id = work.id()?;
    let known = before.map(|row| row.stage);
    let is_first = known.is_none();
    work.tx.put(&sql::CHANGE, p![change_id, guest, known, stage, reason, today.days(), now])?;
    // The first judgement of a guest is no change of the guest.
    if !is_first {
        work.emit("guest.stage_changed", None, &[("guest", guest)])?;
    }
    Ok(true)
}

/// Forgets where a guest stands and stood: he does not want to be judged.
///
/// # Errors
/// Those of the store.
pub(super) fn forget(work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
    work.tx.put(&sql::FORGET, p![guest_id.raw()])?;
    Ok(work.tx.put(&sql::FORGET_ALL_CHANGES, p![guest_id.raw()])?)
}

/// Chooses the rules; all guests are judged by them anew.
///
/// # Errors
/// 412 `conflict.stale`, and those of the rules' own checks.
pub fn set_rules(work: &mut Work<'_, '_>, rules: &GuestRules, version: i64) -> Result<(), Problem> {
    rules.lifecycle.check().map_err(refuse)?;
    rules.power.check().map_err(refuse)?;
    let (before, _) = choices::get::<GuestRules>(work.tx)?;
    let now = work.now();
    choices::set(work.tx, rules, version, now)?;
    if before.lifecycle != rules.lifecycle {
        work.tx.execute(&sql::SWEPT, p![-1])?;
    }
    let value = |rules: &GuestRules| serde_json::to_value(rules).map_err(Problem::fault);
    let changes = vec![Change::of("rules", value(&before)?, value(rules)?)];
    work.audit(Done { action: "guest_rules.updated", changes, ..Done::default() })?;
    work.emit("settings.changed", None, &[])
}
