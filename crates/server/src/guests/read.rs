//! Reading guests: sealed columns opened.

use std::collections::BTreeSet;

use zhike_domain::guests::{
    Addressed, Birthday, Dietary, GuestRefusal, Phone, Sex, display_name, surname,
};
use zhike_domain::kernel::id::{ContactId, GuestId, NoteId, StaffId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::scope::{Scope, Target};
use zhike_store::{Tx, p};

use super::sql::contact::{self as contact_sql, ContactRow};
use super::sql::guest::{self as sql, GuestRow};
use super::sql::note::{self as note_sql, NoteRow};
use super::views::{ContactView, GuestView, NoteView, StaffRef};
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::team::read::name_of;

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

/// The record that a guest is known as: of one that was merged the one that stayed.
pub fn known_as(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<GuestId, Problem> {
    let survivor: Option<i64> = tx.opt(&sql::KNOWN_AS, p![guest_id.raw()])?;
    Ok(survivor.map_or(guest_id, GuestId::from_raw))
}

/// Whether a phone of the guest may be somebody else's by now.
pub fn is_in_doubt(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<bool, Problem> {
    let doubted: i64 = tx.one(&contact_sql::IN_DOUBT, p![guest_id.raw()])?;
    Ok(doubted > 0)
}

/// A guest's head, of a merged record that of the one that stayed; `None` when there is no such
/// guest, or no longer.
///
/// # Errors
/// Those of the store, and a fault when a sealed column does not open.
pub fn head(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
) -> Result<Option<Head>, Problem> {
    let row: Option<GuestRow> = tx.opt(&sql::KNOWN, p![guest_id.raw()])?;
    let Some(row) = row.filter(|row| row.erased_at.is_none()) else { return Ok(None) };
    let mut head = of_row(keyring, &row)?;
    if head.display.is_empty() {
        head.display = phones(tx, keyring, head.guest_id)?
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
    /// Since when it may be somebody else's by now.
    pub doubted_at: Option<Millis>,
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
        doubted_at: row.doubted_at.map(Millis),
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

/// A guest as pages see it, with the notes that somebody of `reach` may read.
///
/// # Errors
/// 404, and those of [`super::actions::require`].
pub fn view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
    reach: &Scope,
) -> Result<GuestView, Problem> {
    let row: Option<GuestRow> = tx.opt(&sql::KNOWN, p![guest_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    let guest_id = GuestId::from_raw(row.guest_id);
    if row.erased_at.is_some() {
        return Err(refuse(GuestRefusal::Erased));
    }
    let head = of_row(keyring, &row)?;
    let phones = phones(tx, keyring, guest_id)?;
    let masked = || phones.first().map_or_else(String::new, |contact| contact.phone.masked());
    let display = if head.display.is_empty() { masked() } else { head.display };
    Ok(GuestView {
        guest_id,
        version: row.version,
        name: head.name,
        surname: head.surname,
        title: head.title,
        sex: head.sex,
        display,
        vip: row.vip,
        birthday: head.birthday,
        contacts: phones.iter().map(contact_view).collect(),
        dietary: head.allergies.into_iter().collect(),
        notes: notes(tx, keyring, guest_id, reach)?,
        store_id: StoreId::from_raw(row.store_id),
        created_at: Millis(row.created_at),
    })
}

fn contact_view(contact: &Contact) -> ContactView {
    ContactView {
        contact_id: contact.contact_id,
        kind: "phone",
        masked: contact.phone.masked(),
        last4: contact.phone.last4().to_owned(),
        primary: contact.is_primary,
        doubted_at: contact.doubted_at,
    }
}

/// Notes shown on a card; older ones are on the timeline.
const NOTES: i64 = 20;

fn notes(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
    reach: &Scope,
) -> Result<Vec<NoteView>, Problem> {
    let rows: Vec<NoteRow> = tx.all(&note_sql::OF_GUEST, p![guest_id.raw(), i64::MAX, NOTES])?;
    let mut notes = Vec::new();
    for row in rows {
        let store_id = StoreId::from_raw(row.store_id);
        if !row.store_only || reach.covers(Target::Store(store_id)) {
            notes.push(note(tx, keyring, &row)?);
        }
    }
    Ok(notes)
}

/// A note of a row.
pub fn note(tx: &mut Tx<'_>, keyring: &Keyring, row: &NoteRow) -> Result<NoteView, Problem> {
    let sealed = Some(row.text_enc.as_slice());
    let text = opened(keyring, "guest_note.text_enc", row.note_id, sealed)?.unwrap_or_default();
    Ok(NoteView {
        note_id: NoteId::from_raw(row.note_id),
        text,
        store_only: row.store_only,
        store_id: StoreId::from_raw(row.store_id),
        staff: match row.staff_id {
            Some(staff) => staff_ref(tx, keyring, staff)?,
            None => None,
        },
        created_at: Millis(row.created_at),
    })
}

/// A member of staff by name.
pub fn staff_ref(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    staff: i64,
) -> Result<Option<StaffRef>, Problem> {
    let name = name_of(tx, keyring, staff)?;
    Ok(name.map(|name| StaffRef { staff_id: StaffId::from_raw(staff), name }))
}
