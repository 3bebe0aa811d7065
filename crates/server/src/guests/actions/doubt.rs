//! Numbers that were given to somebody else (二次号).

use zhike_domain::guests::{ContactValue, MergeRefusal, Phone};
use zhike_domain::kernel::id::{ContactId, GuestId};
use zhike_store::{Tx, p};

use super::contacts::{remove, told};
use super::{kept, touch};
use crate::guests::read;
use crate::guests::sql::contact::{self as sql, ContactRow};
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// Whether nobody doubts that the number of a guest is still his: asked before points or money are
/// credited to whom a number was told.
///
/// # Errors
/// 409 `guest.number_in_doubt`.
pub fn sure(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<(), Problem> {
    match read::is_in_doubt(tx, guest_id)? {
        false => Ok(()),
        true => Err(refuse(MergeRefusal::NumberInDoubt { guest_id })),
    }
}

fn find(
    work: &mut Work<'_, '_>,
    guest: GuestId,
    contact: ContactId,
) -> Result<ContactRow, Problem> {
    kept(work.tx, guest)?;
    let row: Option<ContactRow> = work.tx.opt(&sql::FIND, p![contact.raw(), guest.raw()])?;
    row.ok_or_else(Problem::not_there)
}

/// Marks a number as one that may be somebody else's by now.
///
/// # Errors
/// 404.
pub fn doubt(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    contact_id: ContactId,
) -> Result<(), Problem> {
    let row = find(work, guest_id, contact_id)?;
    if row.doubted_at.is_some() {
        return Ok(());
    }
    let now = work.now().0;
    work.tx.execute(&sql::DOUBT, p![row.contact_id, Some(now)])?;
    told(work, "contact.doubted", guest_id.raw(), row.contact_id)?;
    touch(work, guest_id)
}

/// The guest was asked: the number is still his.
///
/// # Errors
/// 404.
pub fn confirm(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    contact_id: ContactId,
) -> Result<(), Problem> {
    let row = find(work, guest_id, contact_id)?;
    if row.doubted_at.is_none() {
        return Ok(());
    }
    work.tx.execute(&sql::DOUBT, p![row.contact_id, None::<i64>])?;
    told(work, "contact.confirmed", guest_id.raw(), row.contact_id)?;
    touch(work, guest_id)
}

/// The number is somebody else's: it is free for whoever has it now. Points and money stay with the
/// guest who earned them.
///
/// # Errors
/// 404; 422 `guest.name_or_phone` for the last phone of a guest without a name.
pub fn hand_over(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    contact_id: ContactId,
) -> Result<(), Problem> {
    let row = kept(work.tx, guest_id)?;
    remove(work, &row, contact_id, "contact.handed_over")
}

/// The guest and the contact that have a phone.
pub(super) fn holder_of(
    work: &mut Work<'_, '_>,
    phone: &Phone,
) -> Result<Option<(GuestId, ContactRow)>, Problem> {
    let index = read::value_index(&work.act.keyring, &ContactValue::Phone(phone.clone()));
    let row: Option<ContactRow> = work.tx.opt(&sql::WITH, p![index])?;
    let Some(row) = row else { return Ok(None) };
    let guest_id = read::known_as(work.tx, GuestId::from_raw(row.guest_id))?;
    Ok(Some((guest_id, row)))
}
