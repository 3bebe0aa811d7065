//! Making and changing guests.

mod create;

pub use create::{NewGuest, create, phone_lock};

use zhike_domain::guests::GuestRefusal;
use zhike_domain::kernel::id::GuestId;
use zhike_store::{Tx, p};

use super::sql::guest::{self as sql, Standing};
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
