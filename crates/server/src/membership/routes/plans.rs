//! `/top-up-plans`.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::kernel::id::TopUpPlanId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::membership::top_up::TopUpPlan;
use zhike_domain::team::permission::Permission::StoredValueEdit;
use zhike_store::p;

use crate::membership::actions::plans::{self, Wanted};
use crate::membership::sql::top_up::{self as sql, PlanRow};
use crate::membership::views::PlanView;
use crate::platform::http::call::Call;
use crate::platform::http::list::Page;
use crate::platform::http::patch::given;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, get, patch, post};
use crate::platform::problem::Problem;

/// A plan to be sold.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlan {
    name: Name,
    #[serde(default)]
    name_zh_tw: Option<Name>,
    #[serde(default)]
    name_en: Option<Name>,
    pay_minor: Minor,
    bonus_minor: Minor,
    #[serde(default)]
    bonus_months: Option<u32>,
    #[serde(default)]
    sold_until: Option<BusinessDay>,
}

/// A change of a plan.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanPatch {
    #[serde(default)]
    name: Option<Name>,
    #[serde(default, deserialize_with = "given")]
    name_zh_tw: Option<Option<Name>>,
    #[serde(default, deserialize_with = "given")]
    name_en: Option<Option<Name>>,
    #[serde(default)]
    pay_minor: Option<Minor>,
    #[serde(default)]
    bonus_minor: Option<Minor>,
    #[serde(default, deserialize_with = "given")]
    bonus_months: Option<Option<u32>>,
    #[serde(default, deserialize_with = "given")]
    sold_until: Option<Option<BusinessDay>>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let new = json!({"name": "充500送50", "pay_minor": 50000, "bonus_minor": 5000,
        "bonus_months": 12});
    vec![
        get("/api/v1/top-up-plans", "list_top_up_plans")
            .about("What stored value is sold by, cheapest first")
            .to(page),
        post("/api/v1/top-up-plans", "create_top_up_plan")
            .about("Write a plan")
            .needs(StoredValueEdit, Target::Company)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(new, create),
        patch("/api/v1/top-up-plans/{top_up_plan_id}", "change_top_up_plan")
            .about("Change a plan; what was sold by it stays")
            .needs(StoredValueEdit, Target::Company)
            .takes(json!({"name": "充500送60"}), change),
        delete("/api/v1/top-up-plans/{top_up_plan_id}", "archive_top_up_plan")
            .about("Put a plan away")
            .needs(StoredValueEdit, Target::Company)
            .status(StatusCode::NO_CONTENT)
            .to(archive),
    ]
}

/// A plan's row as an answer.
#[must_use]
pub fn view(row: PlanRow) -> PlanView {
    PlanView {
        top_up_plan_id: TopUpPlanId::from_raw(row.top_up_plan_id),
        name: row.name,
        name_zh_tw: row.name_zh_tw,
        name_en: row.name_en,
        pay_minor: row.pay_minor,
        bonus_minor: row.bonus_minor,
        bonus_months: row.bonus_months,
        sold_until: row.sold_until.map(BusinessDay),
        version: row.version,
    }
}

async fn page(call: Call) -> Result<Reply<Page<PlanView>>, Problem> {
    let rows: Vec<PlanRow> = call.read(|tx| Ok::<_, Problem>(tx.all(&sql::PLANS, p![])?)).await?;
    Ok(Reply::new(Page::whole(rows.into_iter().map(view).collect())))
}

async fn create(call: Call, body: NewPlan) -> Result<Reply<PlanView>, Problem> {
    let wanted = Wanted {
        plan: TopUpPlan {
            name: body.name,
            pay_minor: body.pay_minor,
            bonus_minor: body.bonus_minor,
            bonus_months: body.bonus_months,
            sold_until: body.sold_until,
        },
        name_zh_tw: body.name_zh_tw,
        name_en: body.name_en,
    };
    call.write(&[], move |work| {
        let plan_id = plans::create(work, &wanted)?;
        Ok(view(plans::find(work.tx, plan_id)?))
    })
    .await
}

async fn change(call: Call, body: PlanPatch) -> Result<Reply<PlanView>, Problem> {
    let (plan_id, version): (TopUpPlanId, _) = (call.id("top_up_plan_id")?, call.version()?);
    let reply = call.write(&[], move |work| {
        let body = body.clone();
        let Wanted { plan, name_zh_tw, name_en } = Wanted::of(&plans::find(work.tx, plan_id)?)?;
        let wanted = Wanted {
            plan: TopUpPlan {
                name: body.name.unwrap_or(plan.name),
                pay_minor: body.pay_minor.unwrap_or(plan.pay_minor),
                bonus_minor: body.bonus_minor.unwrap_or(plan.bonus_minor),
                bonus_months: body.bonus_months.unwrap_or(plan.bonus_months),
                sold_until: body.sold_until.unwrap_or(plan.sold_until),
            },
            name_zh_tw: body.name_zh_tw.unwrap_or(name_zh_tw),
            name_en: body.name_en.unwrap_or(name_en),
        };
        plans::change(work, plan_id, version, &wanted)?;
        Ok(view(plans::find(work.tx, plan_id)?))
    });
    Ok(reply.await?.version(version + 1))
}

async fn archive(call: Call) -> Result<Reply<()>, Problem> {
    let (plan_id, version): (TopUpPlanId, _) = (call.id("top_up_plan_id")?, call.version()?);
    call.write(&[], move |work| plans::archive(work, plan_id, version)).await
}
