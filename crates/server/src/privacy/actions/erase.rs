//! Erasing a guest.

use serde_json::json;
use zhike_domain::guests::Note;
use zhike_domain::kernel::id::GuestId;
use zhike_domain::privacy::check_erasure;

use crate::guests::actions::{records_of, require};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::personal::Holders;
use crate::platform::problem::Problem;
use crate::privacy::erasure::standing;
use crate::privacy::jobs;

/// Why a guest is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The guest asks for it, or the house has no right to the data.
    Asked,
    /// Nobody has heard of the guest for years.
    Dormant,
    /// It was done before, and an older backup brought the guest back.
    Restored,
}

impl Why {
    const fn as_str(self) -> &'static str {
        match self {
            Why::Asked => "asked",
            Why::Dormant => "dormant",
            Why::Restored => "restored",
        }
    }
}

/// Erases a guest: every folder forgets who he was, and the books stay under his number. What lies
/// outside the transaction (the register that survives a restore, answers kept for repeats) is
/// seen to by a job. The caller holds the guest's lock.
///
/// # Errors
/// 404, 422 `guest.erased`, `erasure.bill_open`, `erasure.held`, `erasure.money_left`.
pub fn erase(
    work: &mut Work<'_, '_>,
    holders: &Holders,
    guest_id: GuestId,
    why: Why,
    reason: Option<&Note>,
) -> Result<(), Problem> {
    let records = records(work, guest_id, why)?;
    // What was erased before had been settled before.
    if why != Why::Restored {
        check_erasure(&standing(&holders.owed(work.tx, &records)?)).map_err(refuse)?;
    }
    for record in &records {
        holders.forget(work, *record)?;
    }
    let guest = guest_id.raw();
    work.audit(Done {
        action: "guest.erased",
        object: Some(("guest", guest)),
        changes: vec![Change::of("why", json!(null), json!(why.as_str()))],
        reason: reason.map(Note::as_str),
        ..Done::default()
    })?;
    work.emit("guest.erased", None, &[("guest", guest)])?;
    // Nobody was answered about a guest of whom nobody heard; the daily turn keeps the register.
    if why == Why::Dormant {
        return Ok(());
    }
    for record in records {
        let job = jobs::after_erasure(record, work.now().0);
        work.enqueue(&job)?;
    }
    Ok(())
}

/// The records that go: all of the guest's. In an older backup a record that was erased may belong
/// to another guest, from a merge that was taken apart since: there it goes alone.
fn records(work: &mut Work<'_, '_>, guest_id: GuestId, why: Why) -> Result<Vec<GuestId>, Problem> {
    match require(work.tx, guest_id) {
        Ok(()) => records_of(work.tx, guest_id),
        Err(problem) if why == Why::Restored && problem.code == "guest.merged" => {
            Ok(vec![guest_id])
        }
        Err(problem) => Err(problem),
    }
}
