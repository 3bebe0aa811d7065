//! How a guest is reached: phones, e-mail, WeChat.

use data_encoding::HEXLOWER;
use zhike_domain::guests::{ContactKind, ContactValue, GuestRefusal, MOST_CONTACTS, MOST_PHONES};
use zhike_domain::kernel::id::{ContactId, GuestId};
use zhike_store::{LockKey, p};

use super::create::{Use, add_value, seal};
use super::{kept, stale, touch};
use crate::guests::read::{self, Reach, holders, last4_index, value_index};
use crate::guests::sql::contact::{self as sql, ContactRow};
use crate::guests::sql::guest::GuestRow;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::{FieldProblem, Problem};

/// What two who write down the same value at once queue for: the second is told who has it.
#[must_use]
pub fn contact_lock(keyring: &Keyring, value: &ContactValue) -> LockKey {
    LockKey::text(value.kind().as_str(), &HEXLOWER.encode(&value_index(keyring, value)))
}

/// A further contact.
#[derive(Clone, Debug)]
pub struct NewContact {
    /// The value.
    pub value: ContactValue,
    /// Whether it is the one of its kind to use from now on.
    pub is_primary: bool,
    /// Whether it is known that others use it too.
    pub is_shared: bool,
}

/// What is to hold of a contact from now on; `None` leaves it.
#[derive(Clone, Debug, Default)]
pub struct ContactChange {
    /// Another value of the same kind in its place.
    pub value: Option<ContactValue>,
    /// It becomes the one to use.
    pub make_primary: bool,
    /// Whether it was seen to be the guest's.
    pub verified: Option<bool>,
    /// Whether others use it too.
    pub is_shared: Option<bool>,
}

/// Adds a contact; the caller holds its lock. A primary one takes the place of the one before.
///
/// # Errors
/// 404, 409 `guest.phone_taken` or `contact.taken`, 422 `guest.too_many_phones`,
/// `contact.too_many` or `group.account_is_nobody`.
pub fn add_contact(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    new: &NewContact,
) -> Result<ContactId, Problem> {
    kept(work.tx, guest_id)?;
    // Whom to ask is kept with the group: a phone here would make a guest of its account.
    if read::is_account(work.tx, guest_id)? {
        return Err(Problem::field(pointer(&new.value), "group.account_is_nobody"));
    }
    let guest = guest_id.raw();
    free(work, guest_id, &new.value, new.is_shared)?;
    let rows: Vec<ContactRow> = work.tx.all(&sql::OF_GUEST, p![guest])?;
    let kind = new.value.kind().as_str();
    let same_kind = rows.iter().filter(|row| row.kind == kind).count();
    if new.value.kind() == ContactKind::Phone && same_kind >= MOST_PHONES as usize {
        return Err(refuse(GuestRefusal::TooManyPhones { most: MOST_PHONES }));
    }
    if rows.len() >= MOST_CONTACTS as usize {
        return Err(refuse(GuestRefusal::TooManyContacts { most: MOST_CONTACTS }));
    }
    if new.is_primary {
        work.tx.execute(&sql::SECOND_ALL, p![guest, kind])?;
    }
    let is_primary = new.is_primary || same_kind == 0;
    let contact = add_value(work, guest, &new.value, Use { is_primary, is_shared: new.is_shared })?;
    told(work, "contact.added", guest, contact)?;
    touch(work, guest_id)?;
    Ok(ContactId::from_raw(contact))
}

/// Whether nobody else has this value, or everybody who has it shares it from now on.
fn free(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    value: &ContactValue,
    is_shared: bool,
) -> Result<(), Problem> {
    let rows = holders(work.tx, &work.act.keyring, value)?;
    let own = rows.iter().find(|row| row.guest_id == guest_id.raw());
    let foreign = rows.iter().find(|row| row.guest_id != guest_id.raw());
    let blocks = match (own, foreign) {
        (Some(own), _) => Some(own),
        (None, Some(_)) if is_shared => None,
        (None, foreign) => foreign,
    };
    if let Some(blocks) = blocks {
        return Err(taken(value, GuestId::from_raw(blocks.guest_id)));
    }
    if is_shared {
        let index = value_index(&work.act.keyring, value);
        work.tx.execute(&sql::SHARE_ALL, p![index])?;
    }
    Ok(())
}

fn taken(value: &ContactValue, guest_id: GuestId) -> Problem {
    let mut taken = refuse(match value.kind() {
        ContactKind::Phone => GuestRefusal::PhoneTaken { guest_id },
        ContactKind::Email | ContactKind::Wechat => GuestRefusal::ContactTaken { guest_id },
    });
    let (code, params) = (taken.code, taken.params.clone());
    taken.errors = vec![FieldProblem { pointer: pointer(value).to_owned(), code, params }];
    taken
}

/// Where the body says a value of this kind.
fn pointer(value: &ContactValue) -> &'static str {
    match value.kind() {
        ContactKind::Phone => "/phone",
        ContactKind::Email => "/email",
        ContactKind::Wechat => "/wechat",
    }
}

/// Changes a contact: another value, the one to use, seen to be the guest's, used by others too.
/// The caller holds the lock of a new value.
///
/// # Errors
/// 404, 412 `conflict.stale`, and those of [`add_contact`]; 422 `contact.one_value` for a value of
/// another kind.
pub fn change_contact(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    contact_id: ContactId,
    version: i64,
    change: &ContactChange,
) -> Result<(), Problem> {
    if kept(work.tx, guest_id)?.version != version {
        return Err(stale());
    }
    let (contact, guest) = (contact_id.raw(), guest_id.raw());
    let row: Option<ContactRow> = work.tx.opt(&sql::FIND, p![contact, guest])?;
    let before = Reach::of(&work.act.keyring, &row.ok_or_else(Problem::not_there)?)?;
    let is_shared = change.is_shared.unwrap_or(before.is_shared);
    let other = change.value.as_ref().filter(|value| **value != before.value);
    if let Some(value) = other {
        replace(work, guest_id, &before, value, is_shared)?;
    } else if is_shared != before.is_shared {
        share(work, guest_id, &before, is_shared)?;
    }
    if change.make_primary {
        work.tx.execute(&sql::SECOND_ALL, p![guest, before.value.kind().as_str()])?;
        work.tx.execute(&sql::MAKE_PRIMARY, p![contact])?;
    }
    if let Some(verified) = change.verified {
        let at = verified.then_some(work.now().0);
        work.tx.execute(&sql::VERIFY, p![contact, at])?;
    }
    told(work, "contact.changed", guest, contact)?;
    touch(work, guest_id)
}

fn replace(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    before: &Reach,
    value: &ContactValue,
    is_shared: bool,
) -> Result<(), Problem> {
    if value.kind() != before.value.kind() {
        return Err(refuse(GuestRefusal::ContactOne));
    }
    free(work, guest_id, value, is_shared)?;
    let contact = before.contact_id.raw();
    let keyring = &work.act.keyring;
    let value_enc = seal(keyring, "contact.value_enc", contact, Some(&value.kept()))?;
    let last4 = value.phone().map(|phone| last4_index(keyring, phone.last4()));
    let index = value_index(keyring, value);
    work.tx.execute(&sql::REPLACE, p![contact, value_enc, index, last4, is_shared])?;
    Ok(())
}

/// Marks a value as shared by everybody who has it; or as one guest's own again, which it can be
/// only when nobody else has it.
fn share(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    before: &Reach,
    is_shared: bool,
) -> Result<(), Problem> {
    if is_shared {
        let index = value_index(&work.act.keyring, &before.value);
        work.tx.execute(&sql::SHARE_ALL, p![index])?;
        return Ok(());
    }
    let rows = holders(work.tx, &work.act.keyring, &before.value)?;
    let foreign = rows.iter().find(|row| row.guest_id != guest_id.raw());
    if let Some(foreign) = foreign {
        return Err(taken(&before.value, GuestId::from_raw(foreign.guest_id)));
    }
    work.tx.execute(&sql::UNSHARE, p![before.contact_id.raw()])?;
    Ok(())
}

/// Takes a contact away; the next of its kind becomes the primary one.
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

/// Takes a contact away; the next of its kind becomes the primary one.
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
    let next = rows.iter().find(|row| !is_it(row) && row.kind == gone.kind);
    let is_last_phone = gone.kind == ContactKind::Phone.as_str() && next.is_none();
    if is_last_phone && row.name_enc.is_none() {
        return Err(refuse(GuestRefusal::NameOrPhone));
    }
    work.tx.execute(&sql::DELETE, p![gone.contact_id])?;
    if let Some(next) = next.filter(|_| gone.is_primary) {
        work.tx.execute(&sql::MAKE_PRIMARY, p![next.contact_id])?;
    }
    told(work, action, guest, gone.contact_id)?;
    touch(work, GuestId::from_raw(guest))
}

/// Shows a whole contact; who saw it is in the audit before it is seen.
///
/// # Errors
/// 404.
pub fn reveal(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    contact_id: ContactId,
) -> Result<ContactValue, Problem> {
    kept(work.tx, guest_id)?;
    let row: Option<ContactRow> = work.tx.opt(&sql::FIND, p![contact_id.raw(), guest_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    let Reach { value, .. } = read::Reach::of(&work.act.keyring, &row)?;
    told(work, "contact.revealed", guest_id.raw(), row.contact_id)?;
    Ok(value)
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
