//! What runs beside requests: the workbook of sales, and a look whether the sums are right.

use std::io::Write;

use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::{StaffId, StoreId};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_store::p;

use super::actions::days;
use super::read::{self, Asked, Part, Stores};
use super::sheet;
use super::sql::sums::{self as sql, OffDay};
use crate::platform::jobs::{
    self, Done, JobContext, JobError, JobHandler, Leased, NewJob, Recurring, Shown,
};
use crate::platform::problem::Problem;
use crate::platform::sheet::Language;

/// The kind of the job that writes a workbook.
pub const EXPORT_KIND: &str = "sales.export";
const DAY_MS: i64 = 86_400_000;
/// Business days that are looked at again.
const LOOK_BACK: i64 = 8;
/// Days counted anew at once.
const MOST_OFF: i64 = 1_000;

/// What is to be written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    /// The store; all of them when absent.
    pub store_id: Option<StoreId>,
    /// The first day.
    pub from: BusinessDay,
    /// The day after the last one.
    pub to: BusinessDay,
    /// The language of headings.
    pub language: Language,
}

/// A job that writes a workbook. Record it in the audit in the same transaction.
///
/// # Errors
/// A fault when the order cannot be written down.
pub fn export_job(order: &Order, staff_id: StaffId, now: i64) -> Result<NewJob, Problem> {
    Ok(NewJob {
        kind: EXPORT_KIND,
        key: None,
        run_at: now,
        payload: serde_json::to_value(order).map_err(Problem::fault)?,
        title_params: json!({"from": order.from, "to": order.to.plus_days(-1)}),
        store_id: order.store_id,
        created_by: Some(staff_id.raw()),
        shown: Shown::OnJobsPage,
    })
}

/// Writes workbooks.
pub struct Export;

impl JobHandler for Export {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let order: Order = serde_json::from_value(job.payload.clone()).map_err(|why| {
            JobError::Final { code: "job.payload_wrong", detail: why.to_string() }
        })?;
        context.go_on()?;
        let (language, now) = (order.language, Millis(context.now()));
        let name = format!("sales-{}-{}.xlsx", order.from, order.to.plus_days(-1));
        let stores = order.store_id.map_or(Stores::All, Stores::One);
        let asked = Asked { range: None, from: Some(order.from), to: Some(order.to) };
        let facts = context.store().read_blocking(move |tx| -> Result<_, Problem> {
            let view = read::report(tx, stores, &asked, Part::File, now)?;
            let days = read::days(tx, stores, &asked, now)?;
            Ok((view, days))
        });
        let (view, days) = facts.map_err(|problem| JobError::Retry {
            code: problem.code,
            detail: problem.cause.unwrap_or_default(),
        })?;
        let bytes = sheet::workbook(&view, &days, language)
            .map_err(|why| JobError::Final { code: "job.file_failed", detail: why.to_string() })?;
        let mut file = context.create_file(&name)?;
        file.write_all(&bytes).map_err(|why| JobError::File(why.into()))?;
        Ok(Done { file: Some(file.finish()?) })
    }
}

/// Compares the sums of the last days with the bills, once a day, and counts anew what is off.
pub struct Check;

impl Recurring for Check {
    fn kind(&self) -> &'static str {
        "sales.check"
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(jobs::next_every(DAY_MS, after_ms))
    }
}

impl JobHandler for Check {
    fn run(&self, _job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let from = context.now().div_euclid(DAY_MS) - LOOK_BACK;
        let off: Vec<OffDay> =
            context.store().read_blocking(move |tx| tx.all(&sql::OFF, p![from, MOST_OFF]))?;
        for row in off {
            context.go_on()?;
            let OffDay { store_id, business_day } = row;
            tracing::warn!(business_day, "the sums of a day are not those of its bills");
            context.store().write_blocking(move |tx| days::ask(tx, store_id, business_day))?;
        }
        Ok(Done::default())
    }
}
