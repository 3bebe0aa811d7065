//! What each step of the set-up writes. A step may be done again until all are done.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use zhike_domain::kernel::id::StaffId;
use zhike_domain::kernel::name::Name;
use zhike_domain::settings::company::Currency;
use zhike_store::{Tx, p};

use super::{Step, sql};
use crate::platform::http::act::{Done, Work};
use crate::platform::problem::Problem;
use crate::settings::actions::company::{self, CompanyChange};
use crate::settings::actions::stores::{self, Wanted};
use crate::team::actions::roles;
use crate::team::actions::staff::{self, NewStaff};
use crate::team::views::{ScopeKind, ScopeView};

/// The steps that are done.
pub fn done(tx: &mut Tx<'_>) -> Result<BTreeSet<String>, Problem> {
    let rows: Vec<sql::Done> = tx.all(&sql::STEPS, p![])?;
    Ok(rows.into_iter().map(|row| row.step).collect())
}

/// The first step that is left; `None` when the set-up is over.
pub fn next(tx: &mut Tx<'_>) -> Result<Option<Step>, Problem> {
    let done = done(tx)?;
    Ok(Step::ALL.into_iter().find(|step| !done.contains(step.as_str())))
}

/// 409 `setup.already_done` once the set-up is over.
pub fn still_open(tx: &mut Tx<'_>) -> Result<(), Problem> {
    match next(tx)? {
        Some(_) => Ok(()),
        None => Err(Problem::new(StatusCode::CONFLICT, "setup.already_done")),
    }
}

/// 409 `setup.step_missing` while a step before `step` is left.
pub fn in_order(tx: &mut Tx<'_>, step: Step) -> Result<(), Problem> {
    still_open(tx)?;
    let done = done(tx)?;
    let before = Step::ALL.into_iter().take_while(|earlier| *earlier != step);
    for earlier in before {
        if !done.contains(earlier.as_str()) {
            let missing = Problem::new(StatusCode::CONFLICT, "setup.step_missing");
            return Err(missing.with("step", earlier.as_str()));
        }
    }
    Ok(())
}

/// Notes a step as done, once what it asked for is written.
pub fn finish(work: &mut Work<'_, '_>, step: Step) -> Result<(), Problem> {
    in_order(work.tx, step)?;
    let now = work.now().0;
    work.tx.execute(&sql::STEP_DONE, p![step.as_str(), now])?;
    if next(work.tx)?.is_none() {
        work.audit(Done { action: "setup.finished", ..Done::default() })?;
        work.emit("settings.changed", None, &[])?;
    }
    Ok(())
}

/// The first account: the owner's, with the eleven preset roles.
///
/// # Errors
/// 409 `setup.already_done` when there is an owner already.
pub fn owner(
    work: &mut Work<'_, '_>,
    name: &str,
    login: &str,
    language: &'static str,
    password_hash: &str,
) -> Result<StaffId, Problem> {
    if done(work.tx)?.contains(Step::Owner.as_str()) {
        return Err(Problem::new(StatusCode::CONFLICT, "setup.already_done"));
    }
    let role_id = roles::seed(work)?;
    let company =
        ScopeView { kind: ScopeKind::Company, store_ids: vec![], store_group_ids: vec![] };
    let new = NewStaff {
        name: name.to_owned(),
        login: login.to_owned(),
        role_id,
        scope: company,
        language,
        password_hash: password_hash.to_owned(),
        must_change_password: false,
    };
    let staff_id = staff::insert(work, &new)?;
    work.act_as(staff_id);
    finish(work, Step::Owner)?;
    Ok(staff_id)
}

/// The company's name and currency.
pub fn company(
    work: &mut Work<'_, '_>,
    change: &CompanyChange,
    name: &Name,
    currency: Currency,
) -> Result<(), Problem> {
    in_order(work.tx, Step::Company)?;
    let version = match company::find(work.tx)? {
        None => {
            company::insert(work, name, currency)?;
            1
        }
        Some(kept) => kept.version,
    };
    company::set_currency(work, currency)?;
    company::change(work, version, change.clone())?;
    finish(work, Step::Company)
}

/// A change of the company that belongs to `step`.
pub fn company_step(
    work: &mut Work<'_, '_>,
    step: Step,
    change: &CompanyChange,
) -> Result<(), Problem> {
    in_order(work.tx, step)?;
    let kept = company::find(work.tx)?.ok_or_else(Problem::not_there)?;
    company::change(work, kept.version, change.clone())?;
    finish(work, step)
}

/// Writes the first store, or changes it when the step is done again.
pub fn store(
    work: &mut Work<'_, '_>,
    step: Step,
    make: impl Fn(Option<Wanted>) -> Result<Wanted, Problem>,
) -> Result<(), Problem> {
    in_order(work.tx, step)?;
    match stores::first(work.tx)? {
        None => {
            stores::create(work, &make(None)?)?;
        }
        Some(kept) => {
            let wanted = make(Some(Wanted::of(&kept)?))?;
            let store_id = zhike_domain::kernel::id::StoreId::from_raw(kept.store_id);
            stores::change(work, store_id, kept.version, &wanted)?;
        }
    }
    finish(work, step)
}
