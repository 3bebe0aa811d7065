//! A guest's phones.

use zhike_domain::guests::{GuestRefusal, MOST_PHONES, Phone};
use zhike_domain::kernel::id::{ContactId, GuestId};
use zhike_store::p;

use super::create::{add_phone, free};
use super::{kept, stale, touch};
use crate::guests::read::{self, Contact};
use crate::guests::sql::contact::{self as sql, ContactRow};
use crate::guests::sql::guest::GuestRow;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// Adds a phone; the caller holds its lock. A primary one takes the place of the one before.
///
/// # Errors
/// 404, 409 `guest.phone_taken`, 422 `guest.too_many_phones`.
pub fn add_contact(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    phone: &Phone,
    is_primary: bool,
) -> Result<ContactId, Problem> {
    kept(work.tx, guest_id)?;
    free(work, phone, "/phone")?;
    let guest = guest_id.raw();
    let rows: Vec<ContactRow> = work.tx.all(&sql::OF_GUEST, p![guest])?;
    if rows.len() >= MOST_PHONES as usize {
        return Err(refuse(GuestRefusal::TooManyPhones { most: MOST_PHONES }));
    }
    if is_primary {
        work.tx.execute(&sql::SECOND_ALL, p![guest])?;
    }
    let contact = add_phone(work, guest, phone, is_primary || rows.is_empty())?;
    told(work, "contact.added", guest, contact)?;
    touch(work, guest_id)?;
    Ok(ContactId::from_raw(contact))
}

/// Takes a phone away; the next one becomes the primary one.
///
/// # Errors
/// 404, 412 `conflict.stale`, 422 `guest.name_or_phone` for the last phone of a guest without a
/// name.
pub fn remove_contact(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    contact_id: ContactId,
    version: i64,
) -> Result<(), Problem> {
    let row = kept(work.tx, guest_id)?;
    let there: Option<ContactRow> =
        work.tx.opt(&sql::FIND, p![contact_id.raw(), guest_id.raw()])?;
    there.ok_or_else(Problem::not_there)?;
    if row.version != version {
        return Err(stale());
    }
    remove(work, &row, contact_id, "contact.removed")
}

/// Takes a phone away; the next one becomes the primary one.
pub(super) fn remove(
    work: &mut Work<'_, '_>,
    row: &GuestRow,
    contact_id: ContactId,
    action: &'static str,
) -> Result<(), Problem> {
    let guest = row.guest_id;
    let rows: Vec<ContactRow> = work.tx.all(&sql::OF_GUEST, p![guest])?;
    let is_it = |row: &&ContactRow| row.contact_id == contact_id.raw();
    let gone = rows.iter().find(is_it).ok_or_else(Problem::not_there)?;
    let next = rows.iter().find(|row| !is_it(row));
    if next.is_none() && row.name_enc.is_none() {
        return Err(refuse(GuestRefusal::NameOrPhone));
    }
    work.tx.execute(&sql::DELETE, p![gone.contact_id])?;
    if let Some(next) = next.filter(|_| gone.is_primary) {
        work.tx.execute(&sql::MAKE_PRIMARY, p![next.contact_id])?;
    }
    told(work, action, guest, gone.contact_id)?;
    touch(work, GuestId::from_raw(guest))
}

/// Shows a whole phone; who saw it is in the audit before it is seen.
///
/// # Errors
/// 404.
pub fn reveal(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    contact_id: ContactId,
) -> Result<Phone, Problem> {
    kept(work.tx, guest_id)?;
    let row: Option<ContactRow> = work.tx.opt(&sql::FIND, p![contact_id.raw(), guest_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    let Contact { phone, .. } = read::contact(&work.act.keyring, &row)?;
    told(work, "contact.revealed", guest_id.raw(), row.contact_id)?;
    Ok(phone)
}

pub(super) fn told(
    work: &mut Work<'_, '_>,
    action: &'static str,
    guest: i64,
    contact: i64,
) -> Result<(), Problem> {
    let contact = ContactId::from_raw(contact).to_string();
    let changes = match action {
        "contact.removed" | "contact.handed_over" => {
            vec![Change::of("contact_id", contact, serde_json::Value::Null)]
        }
        _ => vec![Change::of("contact_id", serde_json::Value::Null, contact)],
    };
    let object = Some(("guest", guest));
    work.audit(Done { action, object, changes, ..Done::default() })
}
