//! `/groups/{group_id}/statement`: what a group used, on a page and as a workbook.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::{GroupId, JobId, StoreId};
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::team::permission::Permission::GroupManage;

use crate::membership::group_statements::{
    Order, StatementView, check_range, export_job, statement,
};
use crate::membership::groups;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post};
use crate::platform::problem::Problem;
use crate::platform::sheet::Language;

/// Of which days.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementQuery {
    /// The first day.
    from: BusinessDay,
    /// The day after the last one.
    to: BusinessDay,
}

/// A workbook to be made.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementExport {
    /// The first day.
    from: BusinessDay,
    /// The day after the last one.
    to: BusinessDay,
    /// The language of headings.
    #[serde(default)]
    language: Language,
}

/// The job that writes it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatementJob {
    job_id: JobId,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let row = Target::Row(groups::row_scope);
    let export = json!({"from": "2026-11-01", "to": "2026-12-01", "language": "zh-CN"});
    vec![
        get("/api/v1/groups/{group_id}/statement", "get_group_statement")
            .about("What each department and person used, and the shared balance beside it")
            .needs(GroupManage, row)
            .query::<StatementQuery>()
            .to(one),
        post("/api/v1/groups/{group_id}/statement/exports", "export_group_statement")
            .about("Make a workbook of a statement; it is noted in the audit")
            .needs(GroupManage, row)
            .status(StatusCode::ACCEPTED)
            .takes(export, export_one),
    ]
}

async fn one(call: Call) -> Result<Reply<StatementView>, Problem> {
    let group_id: GroupId = call.id("group_id")?;
    let query: StatementQuery = call.query()?;
    check_range(query.from, query.to)?;
    let keyring = call.app.keyring.clone();
    let range = (query.from, query.to);
    let view = call.read(move |tx| statement(tx, &keyring, group_id, range));
    Ok(Reply::new(view.await?))
}

async fn export_one(call: Call, body: StatementExport) -> Result<Reply<StatementJob>, Problem> {
    let group_id: GroupId = call.id("group_id")?;
    check_range(body.from, body.to)?;
    let act = move |work: &mut Work<'_, '_>| {
        let row = groups::find(work.tx, group_id)?;
        let store_id = StoreId::from_raw(row.store_id);
        let StatementExport { from, to, language } = body;
        let order = Order { group_id, store_id, from, to, language };
        let staff = work.who()?.staff_id;
        let job = export_job(&order, staff, work.now().0)?;
        let job_id = work.enqueue(&job)?;
        work.audit(Done {
            action: "group.statement_exported",
            object: Some(("group", group_id.raw())),
            store_id: Some(store_id),
            ..Done::default()
        })?;
        Ok(StatementJob { job_id: JobId::from_raw(job_id) })
    };
    call.write(&[], act).await
}
