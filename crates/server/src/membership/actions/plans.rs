//! Top-up plans: what stored value is sold by.

use axum::http::StatusCode;
use zhike_domain::kernel::id::{StoreId, TopUpPlanId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::membership::prepaid::{Issuer, PACKS, PrepaidRules};
use zhike_domain::membership::top_up::TopUpPlan;
use zhike_store::{Tx, p};

use crate::membership::sql::top_up::{self as sql, PlanRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// A plan as it is to be.
#[derive(Clone)]
pub struct Wanted {
    /// Name, price, bonus and its term.
    pub plan: TopUpPlan,
    /// Name in traditional characters.
    pub name_zh_tw: Option<Name>,
    /// Name in English.
    pub name_en: Option<Name>,
}

impl Wanted {
    /// From what is kept.
    pub fn of(row: &PlanRow) -> Result<Wanted, Problem> {
        let name = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
        Ok(Wanted {
            plan: plan_of(row)?,
            name_zh_tw: name(&row.name_zh_tw),
            name_en: name(&row.name_en),
        })
    }
}

/// The plan of a row, as the rule takes it.
pub fn plan_of(row: &PlanRow) -> Result<TopUpPlan, Problem> {
    Ok(TopUpPlan {
        name: row.name.parse().map_err(refuse)?,
        pay_minor: Minor::from_raw(row.pay_minor),
        bonus_minor: Minor::from_raw(row.bonus_minor),
        bonus_months: row.bonus_months,
        sold_until: row.sold_until.map(BusinessDay),
    })
}

/// A plan that is not put away.
pub fn find(tx: &mut Tx<'_>, plan_id: TopUpPlanId) -> Result<PlanRow, Problem> {
    tx.opt(&sql::PLAN, p![plan_id.raw()])?.ok_or_else(Problem::not_there)
}

/// The law that a plan is checked against when it is saved: the country's. What a store's place
/// asks beyond it is seen when it is sold there.
fn law() -> PrepaidRules {
    PrepaidRules::of(PACKS, &["national"], Issuer::Enterprise, BusinessDay(i64::MAX))
}

/// Writes a new plan.
pub fn create(work: &mut Work<'_, '_>, wanted: &Wanted) -> Result<TopUpPlanId, Problem> {
    wanted.plan.check(&law()).map_err(refuse)?;
    let (plan, id, now) = (&wanted.plan, work.id()?, work.now());
    let row = p![
        id,
        plan.name.as_str(),
        wanted.name_zh_tw.as_ref().map(Name::as_str),
        wanted.name_en.as_ref().map(Name::as_str),
        plan.pay_minor.raw(),
        plan.bonus_minor.raw(),
        plan.bonus_months,
        plan.sold_until.map(BusinessDay::days),
        now.0
    ];
    work.tx.execute(&sql::INSERT_PLAN, row)?;
    told(work, "top_up_plan.created", id, None, Some(wanted))?;
    Ok(TopUpPlanId::from_raw(id))
}

/// Changes a plan; what was sold by it stays as it was sold.
pub fn change(
    work: &mut Work<'_, '_>,
    plan_id: TopUpPlanId,
    version: i64,
    wanted: &Wanted,
) -> Result<(), Problem> {
    wanted.plan.check(&law()).map_err(refuse)?;
    let kept = Wanted::of(&find(work.tx, plan_id)?)?;
    let plan = &wanted.plan;
    let row = p![
        plan_id.raw(),
        version,
        plan.name.as_str(),
        wanted.name_zh_tw.as_ref().map(Name::as_str),
        wanted.name_en.as_ref().map(Name::as_str),
        plan.pay_minor.raw(),
        plan.bonus_minor.raw(),
        plan.bonus_months,
        plan.sold_until.map(BusinessDay::days)
    ];
    if work.tx.execute(&sql::UPDATE_PLAN, row)? == 0 {
        return Err(stale());
    }
    told(work, "top_up_plan.changed", plan_id.raw(), Some(&kept), Some(wanted))
}

/// Puts a plan away.
pub fn archive(work: &mut Work<'_, '_>, plan_id: TopUpPlanId, version: i64) -> Result<(), Problem> {
    let kept = Wanted::of(&find(work.tx, plan_id)?)?;
    let now = work.now();
    if work.tx.execute(&sql::ARCHIVE_PLAN, p![plan_id.raw(), version, now.0])? == 0 {
        return Err(stale());
    }
    told(work, "top_up_plan.archived", plan_id.raw(), Some(&kept), None)
}

fn stale() -> Problem {
    Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale")
}

fn told(
    work: &mut Work<'_, '_>,
    action: &'static str,
    id: i64,
    before: Option<&Wanted>,
    after: Option<&Wanted>,
) -> Result<(), Problem> {
    let value = |wanted: Option<&Wanted>| {
        let plan = wanted.map(|wanted| serde_json::to_value(&wanted.plan));
        plan.transpose().map(Option::unwrap_or_default).map_err(Problem::fault)
    };
    let changes = vec![Change::of("plan", value(before)?, value(after)?)];
    let object = Some(("topupplan", id));
    work.audit(Done { action, object, changes, ..Done::default() })?;
    work.emit("top_up_plan.changed", None::<StoreId>, &[("topupplan", id)])
}
