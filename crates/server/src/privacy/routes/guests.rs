//! `/guests/{guest_id}/copies` and `/guests/{guest_id}/erasure`: a guest's data given out, and
//! forgotten.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::guests::Note;
use zhike_domain::kernel::id::{GuestId, JobId};
use zhike_domain::team::approval::Excess;
use zhike_domain::team::permission::Permission::{GuestErase, GuestExport};
use zhike_domain::team::role::Limit;
use zhike_store::LockKey;

use crate::guests::actions::require;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post};
use crate::platform::personal;
use crate::platform::problem::Problem;
use crate::privacy::actions::{self, Why};
use crate::privacy::copy::Format;
use crate::privacy::erasure::{self as read, ErasureView};
use crate::privacy::jobs::{self, Order};
use crate::team::actions::approvals::{self, Wish};
use crate::team::checks::Language;

/// What is to be written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyBody {
    format: Format,
    /// The language of headings.
    language: Language,
}

/// A job that was made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CopyJob {
    /// Where its progress is.
    pub job_id: JobId,
}

/// Why a guest is erased.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EraseBody {
    /// For the audit, without the guest's name.
    reason: Note,
}

/// A guest who was erased.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ErasedView {
    /// The number that is left.
    pub guest_id: GuestId,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        post("/api/v1/guests/{guest_id}/copies", "copy_guest")
            .about("Make a file of everything the house knows of a guest")
            .needs(GuestExport, Target::Company)
            .status(StatusCode::ACCEPTED)
            .takes(json!({"format": "xlsx", "language": "zh-CN"}), copy),
        get("/api/v1/guests/{guest_id}/erasure", "preview_erasure")
            .about("What erasing a guest would mean, and what stands against it")
            .needs(GuestErase, Target::Company)
            .to(preview),
        post("/api/v1/guests/{guest_id}/erasure", "erase_guest")
            .about("Erase a guest; the books stay under a number, and there is no way back")
            .needs(GuestErase, Target::Company)
            .takes(json!({"reason": "本人要求"}), erase),
    ]
}

async fn copy(call: Call, body: CopyBody) -> Result<Reply<CopyJob>, Problem> {
    let guest_id: GuestId = call.id("guest_id")?;
    let order = Order { guest_id, format: body.format, language: body.language };
    let token = approval(&call);
    call.write(&[], move |work| {
        require(work.tx, guest_id)?;
        second_person(work, GuestExport, token.as_deref())?;
        let staff = work.who()?.staff_id;
        let job = jobs::copy_job(&order, staff, work.now().0)?;
        let job_id = work.enqueue(&job)?;
        work.audit(Done {
            action: "guest.copied",
            object: Some(("guest", guest_id.raw())),
            changes: vec![Change::of("format", json!(null), json!(order.format))],
            ..Done::default()
        })?;
        Ok(CopyJob { job_id: JobId::from_raw(job_id) })
    })
    .await
}

async fn preview(call: Call) -> Result<Reply<ErasureView>, Problem> {
    let guest_id: GuestId = call.id("guest_id")?;
    let holders = personal::of(&call.app)?;
    let view = call.read(move |tx| {
        require(tx, guest_id)?;
        read::preview(tx, &holders, guest_id)
    });
    Ok(Reply::new(view.await?))
}

async fn erase(call: Call, body: EraseBody) -> Result<Reply<ErasedView>, Problem> {
    let guest_id: GuestId = call.id("guest_id")?;
    let holders = personal::of(&call.app)?;
    let token = approval(&call);
    call.write(&[LockKey::new("guest", guest_id.raw())], move |work| {
        second_person(work, GuestErase, token.as_deref())?;
        actions::erase(work, &holders, guest_id, Why::Asked, Some(&body.reason))?;
        Ok(ErasedView { guest_id })
    })
    .await
}

/// The token of a second person's yes, if one came along.
fn approval(call: &Call) -> Option<String> {
    let token = call.headers.get("approval").and_then(|token| token.to_str().ok());
    token.map(str::to_owned)
}

/// One guest is one row that leaves the house: a role whose limit is lower asks a second person.
fn second_person(
    work: &mut Work<'_, '_>,
    permission: zhike_domain::team::permission::Permission,
    token: Option<&str>,
) -> Result<(), Problem> {
    let excess = vec![Excess { limit: Limit::ExportRows, asked: 1 }];
    approvals::within_limit(work, Wish { permission, store_id: None, excess, token })
}
