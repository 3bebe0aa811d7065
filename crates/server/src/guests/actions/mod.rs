//! Making and changing guests.

mod change;
pub mod consents;
mod contacts;
mod create;
mod days;
mod facts;
mod notes;
mod people;
mod stage;

pub use change::{GuestChange, change, see_dietary, set_dietary};
pub use contacts::{
    ContactChange, NewContact, add_contact, change_contact, contact_lock, remove_contact, reveal,
};
pub(super) use create::{Day, seal};
pub use create::{NewGuest, create, create_with, phone_lock, write_down};
pub use days::{add_occasion, change_occasion, remove_occasion};
pub use facts::{NewFact, NewField, change_field, create_field, note_fact, remove_fact};
pub use notes::{remove_note, write_note};
pub use people::{add_relation, remove_relation};
pub use stage::{judge, set_rules};

use axum::http::StatusCode;
use zhike_domain::guests::GuestRefusal;
use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::team::scope::{Scope, Target};
use zhike_store::{Tx, p};

use super::sql::guest::{self as sql, GuestRow, Standing};
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// Whether there is such a guest.
///
/// # Errors
/// 404, or 422 `guest.erased`.
pub fn require(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<(), Problem> {
    let row: Option<Standing> = tx.opt(&sql::STANDING, p![guest_id.raw()])?;
    match row.ok_or_else(Problem::not_there)?.erased_at {
        None => Ok(()),
        Some(_) => Err(refuse(GuestRefusal::Erased)),
    }
}

/// A guest who may be changed.
pub(super) fn kept(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<GuestRow, Problem> {
    let row: Option<GuestRow> = tx.opt(&sql::FIND, p![guest_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    match row.erased_at {
        None => Ok(row),
        Some(_) => Err(refuse(GuestRefusal::Erased)),
    }
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
