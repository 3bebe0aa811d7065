//! The key's recovery sheet again, and a new key for the sealed columns.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::kernel::id::JobId;
use zhike_domain::team::permission::Permission::{BackupRun, SettingsEdit};

use super::audit::JobMade;
use crate::platform::http::act::Done as Act;
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, post};
use crate::platform::jobs::{Done, JobContext, JobError, JobHandler, Leased, NewJob, Shown};
use crate::platform::keys::rotate;
use crate::platform::keys::shown::{SheetView, sheet_of};
use crate::platform::keys::{KeyError, Keyring};
use crate::platform::problem::Problem;
use crate::schema;
use crate::team::routes::me::step_up;

/// Kind of the job that seals everything anew.
pub const ROTATE: &str = "key.rotate";
/// Values sealed anew in one transaction.
const BATCH: u32 = 200;
/// Pause while other nodes learn of the new key.
const PAUSE: std::time::Duration = std::time::Duration::from_secs(1);

/// The password, asked again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepUp {
    current_password: String,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        post("/api/v1/settings/recovery-sheet", "get_recovery_sheet")
            .about("The recovery sheet again, against the password")
            .needs(BackupRun, Target::Company)
            .key(KeyRule::None)
            .takes(json!({"current_password": "a"}), recovery_sheet),
        post("/api/v1/settings/security/rotate-key", "rotate_key")
            .about("Make a new column key and seal everything anew")
            .needs(SettingsEdit, Target::Company)
            .status(StatusCode::ACCEPTED)
            .to(rotate_key),
    ]
}

async fn recovery_sheet(call: Call, body: StepUp) -> Result<Reply<SheetView>, Problem> {
    step_up(&call, &body.current_password).await?;
    let shown = |work: &mut crate::platform::http::act::Work<'_, '_>| {
        work.audit(Act { action: "key.sheet_shown", ..Act::default() })
    };
    let _: Reply<()> = call.write(&[], shown).await?;
    Ok(Reply::new(sheet_of(&call.app.places.key).map_err(Problem::fault)?))
}

async fn rotate_key(call: Call) -> Result<Reply<JobMade>, Problem> {
    let reply = call.write(&[], |work| {
        let job = NewJob {
            kind: ROTATE,
            key: None,
            run_at: work.now().0,
            payload: json!({}),
            title_params: json!({}),
            store_id: None,
            created_by: Some(work.who()?.staff_id.raw()),
            shown: Shown::OnJobsPage,
        };
        let job_id = work.enqueue(&job)?;
        let object = Some(("job", job_id));
        work.audit(Act { action: "key.rotation_asked", object, ..Act::default() })?;
        Ok(JobMade { job_id: JobId::from_raw(job_id) })
    });
    reply.await
}

/// Makes a new column key and seals everything anew, in batches that may stop anywhere.
pub struct Rotate;

fn failed(error: KeyError) -> JobError {
    match error {
        KeyError::Store(error) => JobError::Store(error),
        other => JobError::Retry { code: other.code(), detail: other.to_string() },
    }
}

impl JobHandler for Rotate {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let (store, keyring) = (context.store(), context.keyring().clone());
        // A job that was broken off goes on with the key it had made; a new one makes its own.
        if job.tries <= 1 {
            let (ring, now) = (keyring.clone(), context.now());
            store.write_blocking(move |tx| rotate::begin(tx, &ring, now)).map_err(failed)?;
        }
        activate(context, &keyring)?;
        let mut done = 0;
        loop {
            let ring = keyring.clone();
            let step = store
                .write_blocking(move |tx| rotate::step(tx, &ring, schema::SEALED_COLUMNS, BATCH))
                .map_err(failed)?;
            done += i64::try_from(step.resealed).unwrap_or(0);
            let left = i64::try_from(step.left).unwrap_or(0);
            context.progress(done, Some(done + left))?;
            if step.finished {
                return Ok(Done::default());
            }
        }
    }
}

/// Waits until every node knows the new key, and makes it the one that seals. A job that goes on
/// after a break finds none waiting and has nothing to do here.
fn activate(context: &JobContext, keyring: &Keyring) -> Result<(), JobError> {
    let store = context.store();
    loop {
        context.go_on()?;
        reload(context, keyring)?;
        if !store.read_blocking(rotate::is_waiting).map_err(failed)? {
            return Ok(());
        }
        let now = context.now();
        if store.write_blocking(move |tx| rotate::activate(tx, now)).map_err(failed)? {
            return reload(context, keyring);
        }
        std::thread::sleep(PAUSE);
    }
}

fn reload(context: &JobContext, keyring: &Keyring) -> Result<(), JobError> {
    let ring = keyring.clone();
    context.store().read_blocking(move |tx| ring.reload(tx)).map_err(failed)
}
