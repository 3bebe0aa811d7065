//! A guest's phones and e-mail addresses.

use zhike_domain::guests::{Email, GuestRefusal, MOST_EMAILS, MOST_PHONES, Phone};
use zhike_domain::kernel::id::{ContactId, GuestId};
use zhike_store::p;

use super::create::{add_email, add_phone, free, free_email};
use super::{kept, stale, touch};
use crate::guests::read::{self, Address};
use crate::guests::sql::contact::{self as sql, ContactRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// A further way to reach a guest.
#[derive(Clone, Debug)]
pub enum NewContact {
    /// A phone.
    Phone(Phone),
    /// An e-mail address.
    Email(Email),
}

/// Adds a contact; the caller holds its lock. A primary one takes the place of the one of its kind
/// before.
///
/// # Errors
/// 404, 409 `guest.phone_taken`, 422 `guest.too_many_phones`, `guest.too_many_emails`.
pub fn add_contact(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    new: &NewContact,
    is_primary: bool,
) -> Result<ContactId, Problem> {
    kept(work.tx, guest_id)?;
    let (kind, most, full) = match new {
        NewContact::Phone(phone) => {
            free(work, phone, "/phone")?;
            ("phone", MOST_PHONES, GuestRefusal::TooManyPhones { most: MOST_PHONES })
        }
        NewContact::Email(email) => {
            free_email(work, email)?;
            ("email", MOST_EMAILS, GuestRefusal::TooManyEmails { most: MOST_EMAILS })
        }
    };
    let guest = guest_id.raw();
    let rows: Vec<ContactRow> = work.tx.all(&sql::OF_KIND, p![guest, kind])?;
    if rows.len() >= most as usize {
        return Err(refuse(full));
    }
    if is_primary {
        work.tx.execute(&sql::SECOND_ALL, p![guest, kind])?;
    }
    let is_first = is_primary || rows.is_empty();
    let contact = match new {
        NewContact::Phone(phone) => add_phone(work, guest, phone, is_first)?,
        NewContact::Email(email) => add_email(work, guest, email, is_first)?,
    };
    told(work, "contact.added", guest, contact)?;
    touch(work, guest_id)?;
    Ok(ContactId::from_raw(contact))
}

/// Takes a contact away; the next one of its kind becomes the primary one.
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
    let guest = guest_id.raw();
    let rows: Vec<ContactRow> = work.tx.all(&sql::OF_GUEST, p![guest])?;
    let is_it = |row: &&ContactRow| row.contact_id == contact_id.raw();
    let gone = rows.iter().find(is_it).ok_or_else(Problem::not_there)?;
    if row.version != version {
        return Err(stale());
    }
    let mut same_kind = rows.iter().filter(|row| row.kind == gone.kind);
    let next = same_kind.find(|row| !is_it(row));
    if gone.kind == "phone" && next.is_none() && row.name_enc.is_none() {
        return Err(refuse(GuestRefusal::NameOrPhone));
    }
    work.tx.execute(&sql::DELETE, p![gone.contact_id])?;
    if let Some(next) = next.filter(|_| gone.is_primary) {
        work.tx.execute(&sql::MAKE_PRIMARY, p![next.contact_id])?;
    }
    told(work, "contact.removed", guest, gone.contact_id)?;
    touch(work, guest_id)
}

/// Shows a whole contact; who saw it is in the audit before it is seen.
///
/// # Errors
/// 404.
pub fn reveal(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    contact_id: ContactId,
) -> Result<Address, Problem> {
    kept(work.tx, guest_id)?;
    let row: Option<ContactRow> = work.tx.opt(&sql::FIND, p![contact_id.raw(), guest_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    let address = read::address(&work.act.keyring, &row)?;
    told(work, "contact.revealed", guest_id.raw(), row.contact_id)?;
    Ok(address)
}

fn told(
    work: &mut Work<'_, '_>,
    action: &'static str,
    guest: i64,
    contact: i64,
) -> Result<(), Problem> {
    let contact = ContactId::from_raw(contact).to_string();
    let changes = match action {
        "contact.removed" => vec![Change::of("contact_id", contact, serde_json::Value::Null)],
        _ => vec![Change::of("contact_id", serde_json::Value::Null, contact)],
    };
    let object = Some(("guest", guest));
    work.audit(Done { action, object, changes, ..Done::default() })
}
