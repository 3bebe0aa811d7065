//! Making and changing guests.

mod change;
pub mod consents;
mod contacts;
mod create;
mod days;
mod doubt;
mod facts;
mod merge;
mod notes;
mod pairs;
mod people;
mod stage;
mod stood;

pub use change::{GuestChange, change, see_dietary, set_dietary};
pub use contacts::{
    ContactChange, NewContact, add_contact, change_contact, contact_lock, remove_contact, reveal,
};
pub(super) use create::{Day, seal};
pub use create::{NewGuest, create, create_with, phone_lock, write_down};
pub use days::{add_occasion, change_occasion, remove_occasion};
pub use doubt::{confirm, doubt, hand_over, sure};
pub use facts::{NewFact, NewField, change_field, create_field, note_fact, remove_fact};
pub use merge::{Merge, Parted, family_of, find_merge, merge, merge_row, part, records_of};
pub use notes::{remove_note, write_note};
pub use pairs::{not_same, reopen};
pub use people::{add_relation, remove_relation};
pub use stage::{judge, set_rules};

use axum::http::StatusCode;
use zhike_domain::guests::{GuestRefusal, MergeRefusal};
use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::team::scope::{Scope, Target};
use zhike_store::{Tx, p};

use super::read::known_as;
use super::sql::guest::{self as sql, GuestRow, Standing};
use crate::platform::http::act::Work;
use crate::platform::http::call::{Call, refuse};
use crate::platform::problem::Problem;

/// Whether there is such a guest.
///
/// # Errors
/// 404, 422 `guest.erased`, or 409 `guest.merged` with the record that stayed.
pub fn require(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<(), Problem> {
    let row: Option<Standing> = tx.opt(&sql::STANDING, p![guest_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    match (row.erased_at, row.survivor_id) {
        (None, None) => Ok(()),
        (Some(_), _) => Err(refuse(GuestRefusal::Erased)),
        (None, Some(survivor)) => Err(merged_into(survivor)),
    }
}

fn merged_into(survivor: i64) -> Problem {
    refuse(MergeRefusal::Merged { guest_id: GuestId::from_raw(survivor) })
}

/// The guest that a caller means: the record that stayed, of one that was merged. Asked before a
/// write, because a write queues for the record that it changes.
///
/// # Errors
/// Those of the store.
pub async fn meant(call: &Call, guest_id: GuestId) -> Result<GuestId, Problem> {
    call.read(move |tx| known_as(tx, guest_id)).await
}

/// A guest who may be changed.
pub(super) fn kept(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<GuestRow, Problem> {
    let row: Option<GuestRow> = tx.opt(&sql::FIND, p![guest_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    require(tx, guest_id)?;
    Ok(row)
}

/// Raises the guest's version and tells that something changed.
fn touch(work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
    work.tx.execute(&sql::TOUCH, p![guest_id.raw()])?;
    work.emit("guest.updated", None, &[("guest", guest_id.raw())])
}

/// 412: changed since it was read.
fn stale() -> Problem {
    Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale")
}

/// Whether the caller acts in the store that a body names.
///
/// # Errors
/// 422 `store.not_in_scope`.
pub fn in_scope(reach: &Scope, store_id: StoreId) -> Result<(), Problem> {
    match reach.covers(Target::Store(store_id)) {
        true => Ok(()),
        false => Err(Problem::field("/store_id", "store.not_in_scope")),
    }
}
