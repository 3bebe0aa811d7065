//! A guest's contacts, and whose a value is.

use std::collections::BTreeSet;

use zhike_domain::guests::{ContactKind, ContactValue, Email, Phone};
use zhike_domain::kernel::id::{ContactId, GuestId};
use zhike_domain::kernel::time::Millis;
use zhike_store::{Tx, p};

use super::opened;
use crate::guests::sql::contact::{self as sql, ContactRow, HolderRow};
use crate::guests::views::ContactView;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// A phone of a guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The contact.
    pub contact_id: ContactId,
    /// The number.
    pub phone: Phone,
    /// Whether it is the one to call.
    pub is_primary: bool,
    /// Since when it may be somebody else's by now.
    pub doubted_at: Option<Millis>,
}

/// A contact of any kind, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The contact.
    pub contact_id: ContactId,
    /// Whose.
    pub guest_id: GuestId,
    /// The value.
    pub value: ContactValue,
    /// Whether it is the one of its kind to use.
    pub is_primary: bool,
    /// Whether several guests use it.
    pub is_shared: bool,
}

impl Reach {
    /// Opens a row.
    ///
    /// # Errors
    /// A fault when the sealed column does not open.
    pub fn of(keyring: &Keyring, row: &ContactRow) -> Result<Reach, Problem> {
        let sealed = Some(row.value_enc.as_slice());
        let kept = opened(keyring, "contact.value_enc", row.contact_id, sealed)?;
        let kind: ContactKind = row.kind.parse().map_err(Problem::fault)?;
        Ok(Reach {
            contact_id: ContactId::from_raw(row.contact_id),
            guest_id: GuestId::from_raw(row.guest_id),
            value: ContactValue::of_kept(kind, &kept.unwrap_or_default()),
            is_primary: row.is_primary,
            is_shared: row.is_shared,
        })
    }
}

/// A guest's phones, the primary one first.
pub fn phones(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
) -> Result<Vec<Contact>, Problem> {
    let rows: Vec<ContactRow> = tx.all(&sql::PHONES, p![guest_id.raw()])?;
    let mut phones = Vec::with_capacity(rows.len());
    for row in &rows {
        let Reach { contact_id, value, is_primary, .. } = Reach::of(keyring, row)?;
        phones.extend(value.phone().cloned().map(|phone| Contact {
            contact_id,
            phone,
            is_primary,
            doubted_at: row.doubted_at.map(Millis),
        }));
    }
    Ok(phones)
}

/// The e-mail address to write to.
pub fn email(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
) -> Result<Option<Email>, Problem> {
    let rows: Vec<ContactRow> = tx.all(&sql::EMAILS, p![guest_id.raw()])?;
    let Some(row) = rows.first() else { return Ok(None) };
    match Reach::of(keyring, row)?.value {
        ContactValue::Email(email) => Ok(Some(email)),
        _ => Ok(None),
    }
}

/// All contacts of a guest, masked.
pub fn contacts(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
) -> Result<Vec<ContactView>, Problem> {
    let rows: Vec<ContactRow> = tx.all(&sql::OF_GUEST, p![guest_id.raw()])?;
    let mut seen = BTreeSet::new();
    let shown = rows.iter().map(|row| {
        let reach = Reach::of(keyring, row)?;
        Ok(ContactView {
            contact_id: reach.contact_id,
            kind: reach.value.kind(),
            masked: reach.value.masked(),
            last4: reach.value.phone().map(|phone| phone.last4().to_owned()),
            // Two records that were merged had one each.
            primary: reach.is_primary && seen.insert(reach.value.kind()),
            shared: reach.is_shared,
            verified_at: row.verified_at.map(Millis),
            doubted_at: row.doubted_at.map(Millis),
        })
    });
    shown.collect()
}

/// Whose phone this is; one that several guests use names nobody.
pub fn by_phone(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    phone: &Phone,
) -> Result<Option<GuestId>, Problem> {
    let index = value_index(keyring, &ContactValue::Phone(phone.clone()));
    let found: Option<i64> = tx.opt(&sql::GUEST_WITH, p![index])?;
    Ok(found.map(GuestId::from_raw))
}

/// Whose e-mail address this is; one that several guests use names nobody.
pub fn by_email(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    email: &Email,
) -> Result<Option<GuestId>, Problem> {
    let index = value_index(keyring, &ContactValue::Email(email.clone()));
    let found: Option<i64> = tx.opt(&sql::GUEST_WITH, p![index])?;
    Ok(found.map(GuestId::from_raw))
}

/// Whether a phone of the guest may be somebody else's by now.
pub fn is_in_doubt(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<bool, Problem> {
    let doubted: i64 = tx.one(&sql::IN_DOUBT, p![guest_id.raw()])?;
    Ok(doubted > 0)
}

/// Everybody who has this value.
pub fn holders(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    value: &ContactValue,
) -> Result<Vec<HolderRow>, Problem> {
    Ok(tx.all(&sql::HOLDERS, p![value_index(keyring, value)])?)
}

/// The blind index of a value. A phone has the index of its number alone, so that one that was
/// kept before there were other kinds is found.
#[must_use]
pub fn value_index(keyring: &Keyring, value: &ContactValue) -> Vec<u8> {
    match value {
        ContactValue::Phone(phone) => keyring.blind("contact.value_bidx", &phone.kept()),
        other => keyring.blind("contact.value_bidx", &format!("{}:{}", other.kind(), other.kept())),
    }
}

/// The blind index of the last four digits.
#[must_use]
pub fn last4_index(keyring: &Keyring, last4: &str) -> Vec<u8> {
    keyring.blind("contact.last4_bidx", last4)
}
