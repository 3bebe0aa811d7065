//! `/sales`: what was sold in a store, in all of them, and today on the wall. Over HTTP.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::insight::Range;
use zhike_domain::kernel::id::{JobId, StoreId};
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::team::approval::Excess;
use zhike_domain::team::permission::Permission::{ReportCompany, ReportExport, ReportStore};
use zhike_domain::team::role::Limit;
use zhike_domain::team::scope::Target as Place;

use super::jobs::{self, Order};
use super::read::{self, Asked, Part, Stores};
use super::views::{SalesView, WallView};
use crate::platform::http::act::Done;
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post};
use crate::platform::problem::Problem;
use crate::platform::sheet::Language;
use crate::team::actions::approvals::{self, Wish};

/// Which days.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SalesQuery {
    /// By name; today when nothing is said.
    range: Option<Range>,
    /// The first business day, instead of a name.
    from: Option<BusinessDay>,
    /// The day after the last one.
    to: Option<BusinessDay>,
}

/// What is to be written to a file.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExportBody {
    /// By name; today when nothing is said.
    #[serde(default)]
    range: Option<Range>,
    /// The first business day, instead of a name.
    #[serde(default)]
    from: Option<BusinessDay>,
    /// The day after the last one.
    #[serde(default)]
    to: Option<BusinessDay>,
    /// The language of the headings.
    #[serde(default)]
    language: Language,
}

/// A job that was made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SalesJob {
    /// Where its progress is.
    pub job_id: JobId,
}

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    let export = json!({"range": "last_28", "language": "zh-CN"});
    vec![
        get("/api/v1/stores/{store_id}/sales", "get_store_sales")
            .about("What a store sold, beside what is usual")
            .needs(ReportStore, Target::StoreInPath)
            .query::<SalesQuery>()
            .to(of_store),
        get("/api/v1/sales", "get_sales")
            .about("What all stores sold, beside what is usual")
            .needs(ReportCompany, Target::Company)
            .query::<SalesQuery>()
            .to(of_all),
        get("/api/v1/sales/today", "get_sales_today")
            .about("Today in each store that the caller sees")
            .needs(ReportStore, Target::AnyStore)
            .to(today),
        post("/api/v1/stores/{store_id}/sales/exports", "export_store_sales")
            .about("Make a workbook of what a store sold; large ones need a second person")
            .needs(ReportExport, Target::StoreInPath)
            .status(StatusCode::ACCEPTED)
            .takes(export.clone(), export_store),
        post("/api/v1/sales/exports", "export_sales")
            .about("Make a workbook of what all stores sold; large ones need a second person")
            .needs(ReportExport, Target::Company)
            .status(StatusCode::ACCEPTED)
            .takes(export, export_all),
    ]
}

async fn of_store(call: Call) -> Result<Reply<SalesView>, Problem> {
    let store_id: StoreId = call.id("store_id")?;
    report(call, Stores::One(store_id)).await
}

async fn of_all(call: Call) -> Result<Reply<SalesView>, Problem> {
    report(call, Stores::All).await
}

async fn report(call: Call, stores: Stores) -> Result<Reply<SalesView>, Problem> {
    let query: SalesQuery = call.query()?;
    let asked = Asked { range: query.range, from: query.from, to: query.to };
    let now = call.now;
    let view = call.read(move |tx| read::report(tx, stores, &asked, Part::Page, now));
    Ok(Reply::new(view.await?))
}

async fn today(call: Call) -> Result<Reply<WallView>, Problem> {
    let (scope, now) = (call.who()?.scope.clone(), call.now);
    let view =
        call.read(move |tx| read::wall(tx, now, &|store_id| scope.covers(Place::Store(store_id))));
    Ok(Reply::new(view.await?))
}

async fn export_store(call: Call, body: ExportBody) -> Result<Reply<SalesJob>, Problem> {
    let store_id: StoreId = call.id("store_id")?;
    export(call, Stores::One(store_id), body).await
}

async fn export_all(call: Call, body: ExportBody) -> Result<Reply<SalesJob>, Problem> {
    export(call, Stores::All, body).await
}

/// The days are settled now, so that the job writes what was asked whenever it runs.
async fn export(call: Call, stores: Stores, body: ExportBody) -> Result<Reply<SalesJob>, Problem> {
    let asked = Asked { range: body.range, from: body.from, to: body.to };
    let now = call.now;
    let view = call.read(move |tx| read::report(tx, stores, &asked, Part::Page, now)).await?;
    let rows = view.to.days() - view.from.days() + view.dishes_sold;
    let store_id = match stores {
        Stores::One(store_id) => Some(store_id),
        Stores::All => None,
    };
    let order = Order { store_id, from: view.from, to: view.to, language: body.language };
    let token = call.headers.get("approval").and_then(|token| token.to_str().ok());
    let token = token.map(str::to_owned);
    let act = move |work: &mut crate::platform::http::act::Work<'_, '_>| {
        let wish = Wish {
            permission: ReportExport,
            store_id,
            excess: vec![Excess { limit: Limit::ExportRows, asked: rows }],
            token: token.as_deref(),
        };
        approvals::within_limit(work, wish)?;
        let staff = work.who()?.staff_id;
        let job = jobs::export_job(&order, staff, work.now().0)?;
        let job_id = work.enqueue(&job)?;
        work.audit(Done {
            action: "sales.exported",
            object: Some(("job", job_id)),
            store_id,
            ..Done::default()
        })?;
        Ok(SalesJob { job_id: JobId::from_raw(job_id) })
    };
    call.write(&[], act).await
}
