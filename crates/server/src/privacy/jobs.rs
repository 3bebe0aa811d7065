//! What happens beside requests: a copy is written, an erasure is carried outside the database, and
//! once a day the house looks what is due.

use std::io::Write;

use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::{GuestId, StaffId};
use zhike_domain::kernel::time::Millis;

use super::actions::tell_overdue;
use super::copy::{self, Format};
use super::register::{self, RegisterFault};
use super::retention;
use crate::platform::app::App;
use crate::platform::http::act::Act;
use crate::platform::idempotency;
use crate::platform::jobs::{
    self, Done, JobContext, JobError, JobHandler, Leased, NewJob, Recurring, Shown,
};
use crate::platform::personal;
use crate::platform::problem::Problem;
use crate::team::checks::Language;

/// The kind of the job that writes a copy of a guest's data.
pub const COPY: &str = "guest.copy";
/// The kind of the job that carries an erasure outside the database.
pub const ERASED: &str = "guest.erase";
const DAY_MS: i64 = 86_400_000;
/// Requests looked at in one transaction; a task may draw three ids.
const REQUESTS: i64 = 50;

/// What is to be written.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Order {
    /// Whose data.
    pub guest_id: GuestId,
    /// As what.
    pub format: Format,
    /// The language of headings.
    pub language: Language,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Gone {
    guest_id: GuestId,
}

/// A job that writes a copy. Record it in the audit in the same transaction.
///
/// # Errors
/// A fault when the order cannot be written down.
pub fn copy_job(order: &Order, staff_id: StaffId, now: i64) -> Result<NewJob, Problem> {
    Ok(NewJob {
        kind: COPY,
        key: None,
        run_at: now,
        payload: serde_json::to_value(order).map_err(Problem::fault)?,
        title_params: json!({"format": order.format}),
        store_id: None,
        created_by: Some(staff_id.raw()),
        shown: Shown::OnJobsPage,
    })
}

/// A job that carries an erasure outside the database.
#[must_use]
pub fn after_erasure(guest_id: GuestId, now: i64) -> NewJob {
    NewJob {
        kind: ERASED,
        key: Some(guest_id.to_string()),
        run_at: now,
        payload: json!(Gone { guest_id }),
        title_params: json!({}),
        store_id: None,
        created_by: None,
        shown: Shown::Never,
    }
}

fn ordered<T: serde::de::DeserializeOwned>(job: &Leased) -> Result<T, JobError> {
    serde_json::from_value(job.payload.clone())
        .map_err(|why| JobError::Final { code: "job.payload_wrong", detail: why.to_string() })
}

fn later(problem: Problem) -> JobError {
    JobError::Retry { code: problem.code, detail: problem.cause.unwrap_or_default() }
}

fn register_later(fault: &RegisterFault) -> JobError {
    JobError::Retry { code: "erasure.register", detail: fault.to_string() }
}

/// Writes copies.
pub struct Copies(pub App);

impl JobHandler for Copies {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let order: Order = ordered(job)?;
        context.go_on()?;
        let holders = personal::of(&self.0).map_err(later)?;
        let (keyring, now) = (self.0.keyring.clone(), Millis(context.now()));
        let told = self
            .0
            .store
            .read_blocking(move |tx| copy::of_guest(tx, &keyring, &holders, order.guest_id, now));
        let bytes = copy::written(&told.map_err(later)?, order.format, order.language)
            .map_err(|detail| JobError::Final { code: "job.file_failed", detail })?;
        let mut file = context.create_file(&copy::file_name(order.guest_id, order.format))?;
        file.write_all(&bytes).map_err(|why| JobError::File(why.into()))?;
        Ok(Done { file: Some(file.finish()?) })
    }
}

/// Carries erasures outside the database: into the register, and out of the answers that are kept
/// for repeated requests.
pub struct Erasures(pub App);

impl JobHandler for Erasures {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let Gone { guest_id } = ordered(job)?;
        context.go_on()?;
        register::keep(&self.0).map_err(|fault| register_later(&fault))?;
        let (store, keyring) = (&self.0.store, &self.0.keyring);
        idempotency::forget_naming(store, keyring, &guest_id.to_string()).map_err(later)?;
        Ok(Done::default())
    }
}

/// Looks once a day what is due.
pub struct Daily(pub App);

impl Recurring for Daily {
    fn kind(&self) -> &'static str {
        "privacy.daily"
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(jobs::next_every(DAY_MS, after_ms))
    }
}

impl JobHandler for Daily {
    fn run(&self, _job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let act = Act::of_system(&self.0, "job");
        let told =
            context.store().write_blocking(move |tx| tell_overdue(&mut act.start(tx), REQUESTS));
        told.map_err(later)?;
        context.go_on()?;
        let erased = retention::turn(&self.0).map_err(later)?;
        if erased > 0 {
            tracing::info!(erased, "guests of whom nobody heard for years were erased");
        }
        self.0.relay.poke();
        context.go_on()?;
        register::keep(&self.0).map_err(|fault| register_later(&fault))?;
        Ok(Done::default())
    }
}
