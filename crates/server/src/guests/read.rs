//! Reading guests: sealed columns opened.

use std::collections::BTreeSet;

use zhike_domain::guests::{Addressed, Birthday, Dietary, Phone, Sex, display_name, surname};
use zhike_domain::kernel::id::{ContactId, GuestId};
use zhike_store::{Tx, p};

use super::sql::contact::{self as contact_sql, ContactRow};
use super::sql::guest::{self as sql, GuestRow};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// What every page and receipt shows of a guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The guest.
    pub guest_id: GuestId,
    /// The name, when it is known.
    pub name: Option<String>,
    /// The surname of a Chinese name.
    pub surname: Option<String>,
    /// How the guest wants to be called, when that was noted.
    pub title: Option<String>,
    /// The sex, noted or told by the name.
    pub sex: Option<Sex>,
    /// How to address the guest: 林女士. The masked phone when no name is known.
    pub display: String,
    /// What to mind at the table, allergies first.
    pub allergies: Vec<Dietary>,
    /// The birthday, when it was told.
    pub birthday: Option<Birthday>,
    /// Whether the house marked the guest as important.
    pub vip: bool,
    /// Version of the guest.
    pub version: i64,
}

/// A guest's head; `None` when there is no such guest, or no longer.
///
/// # Errors
/// Those of the store, and a fault when a sealed column does not open.
pub fn head(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
) -> Result<Option<Head>, Problem> {
    let row: Option<GuestRow> = tx.opt(&sql::FIND, p![guest_id.raw()])?;
    let Some(row) = row.filter(|row| row.erased_at.is_none()) else { return Ok(None) };
    let mut head = of_row(keyring, &row)?;
    if head.display.is_empty() {
        head.display = phones(tx, keyring, guest_id)?
            .first()
            .map_or_else(String::new, |contact| contact.phone.masked());
    }
    Ok(Some(head))
}

/// The head of a row; `display` is empty where neither name nor title is known.
pub fn of_row(keyring: &Keyring, row: &GuestRow) -> Result<Head, Problem> {
    let id = row.guest_id;
    let name = opened(keyring, "guest.name_enc", id, row.name_enc.as_deref())?;
    let title = opened(keyring, "guest.title_enc", id, row.title_enc.as_deref())?;
    let sex = row.sex.as_deref().and_then(|word| word.parse::<Sex>().ok());
    let addressed = Addressed { name: name.as_deref(), title: title.as_deref(), sex };
    Ok(Head {
        guest_id: GuestId::from_raw(id),
        display: display_name(&addressed).unwrap_or_default(),
        surname: name.as_deref().and_then(surname).map(str::to_owned),
        sex: addressed.told_sex(),
        allergies: dietary(keyring, row)?.into_iter().collect(),
        birthday: birthday(keyring, row)?,
        vip: row.vip,
        version: row.version,
        name,
        title,
    })
}

/// What the guest must not or does not eat.
pub fn dietary(keyring: &Keyring, row: &GuestRow) -> Result<BTreeSet<Dietary>, Problem> {
    let kept = row.dietary_enc.as_deref();
    let kept = opened(keyring, "guest.dietary_enc", row.guest_id, kept)?;
    kept.map_or(Ok(BTreeSet::new()), |list| serde_json::from_str(&list).map_err(Problem::fault))
}

fn birthday(keyring: &Keyring, row: &GuestRow) -> Result<Option<Birthday>, Problem> {
    let kept = row.birthday_enc.as_deref();
    let kept = opened(keyring, "guest.birthday_enc", row.guest_id, kept)?;
    kept.map(|day| serde_json::from_str(&day).map_err(Problem::fault)).transpose()
}

/// A phone of a guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The contact.
    pub contact_id: ContactId,
    /// The number.
    pub phone: Phone,
    /// Whether it is the one to call.
    pub is_primary: bool,
}

/// A guest's phones, the primary one first.
pub fn phones(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
) -> Result<Vec<Contact>, Problem> {
    let rows: Vec<ContactRow> = tx.all(&contact_sql::OF_GUEST, p![guest_id.raw()])?;
    rows.iter().map(|row| contact(keyring, row)).collect()
}

/// A contact of a row.
pub fn contact(keyring: &Keyring, row: &ContactRow) -> Result<Contact, Problem> {
    let sealed = Some(row.value_enc.as_slice());
    let kept = opened(keyring, "contact.value_enc", row.contact_id, sealed)?.unwrap_or_default();
    Ok(Contact {
        contact_id: ContactId::from_raw(row.contact_id),
        phone: Phone::of_kept(&kept),
        is_primary: row.is_primary,
    })
}

/// Whose phone this is.
pub fn by_phone(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    phone: &Phone,
) -> Result<Option<GuestId>, Problem> {
    let found: Option<i64> = tx.opt(&contact_sql::GUEST_WITH, p![phone_index(keyring, phone)])?;
    Ok(found.map(GuestId::from_raw))
}

/// The blind index of a phone.
#[must_use]
pub fn phone_index(keyring: &Keyring, phone: &Phone) -> Vec<u8> {
    keyring.blind("contact.value_bidx", &phone.kept())
}

/// The blind index of the last four digits.
#[must_use]
pub fn last4_index(keyring: &Keyring, last4: &str) -> Vec<u8> {
    keyring.blind("contact.last4_bidx", last4)
}

/// Opens a sealed column that may be empty.
pub fn opened(
    keyring: &Keyring,
    column: &'static str,
    row_id: i64,
    sealed: Option<&[u8]>,
) -> Result<Option<String>, Problem> {
    let Some(sealed) = sealed else { return Ok(None) };
    let bytes = keyring.open(column, row_id, sealed).map_err(Problem::fault)?;
    String::from_utf8(bytes).map(Some).map_err(Problem::fault)
}
