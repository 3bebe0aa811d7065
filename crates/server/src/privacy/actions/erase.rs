//! Erasing a guest.

use serde_json::json;
use zhike_domain::guests::Note;
use zhike_domain::kernel::id::GuestId;
use zhike_domain::privacy::check_erasure;

use crate::guests::actions::require;
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
    require(work.tx, guest_id)?;
    // What was erased before had been settled before.
    if why != Why::Restored {
        check_erasure(&standing(&holders.owed(work.tx, guest_id)?)).map_err(refuse)?;
    }
    holders.forget(work, guest_id)?;
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
    let job = jobs::after_erasure(guest_id, work.now().0);
    work.enqueue(&job).map(drop)
}
