//! Guests of another system in bulk: who of them is known, and the rows that they become. What is
//! asked of a file is decided elsewhere; here many are read and written at once.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use zhike_domain::guests::imported::{Filling, ImportedGuest, Known};
use zhike_domain::guests::{Birthday, ContactValue, Note, Sex};
use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::name::Name;
use zhike_store::{StoreError, Tx, Val, p};

use super::actions::{Day, seal};
use super::read::{Reach, last4_index, of_row, value_index};
use super::sql::contact::ContactRow;
use super::sql::guest::GuestRow;
use super::sql::imported::{self as sql, ValueRow, VersionRow};
use crate::platform::keys::Keyring;
use crate::platform::outbox;
use crate::platform::problem::Problem;

const GUEST_COLUMNS: usize = 11;
const CONTACT_COLUMNS: usize = 9;
const NOTE_COLUMNS: usize = 7;

/// Whose a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// One guest's.
    One(i64),
    /// Several guests use it: it names nobody.
    Several,
}

/// Whose these values are, by their blind index; a merged record's are the survivor's.
///
/// # Errors
/// Those of the store.
pub fn holders(tx: &mut Tx<'_>, values: &[&[u8]]) -> Result<BTreeMap<Vec<u8>, Holder>, StoreError> {
    let values: Vec<Val> = values.iter().map(|value| Val::from(*value)).collect();
    let rows: Vec<ValueRow> = tx.all_of(&sql::HOLDERS, &values)?;
    let holder = |row: ValueRow| {
        let holder = if row.is_shared { Holder::Several } else { Holder::One(row.guest_id) };
        (row.value_bidx, holder)
    };
    Ok(rows.into_iter().map(holder).collect())
}

/// A guest whom the house knows.
#[derive(Clone, Debug)]
pub struct KnownGuest {
    /// What is known.
    pub known: Known,
    /// The version that this was read at.
    pub version: i64,
    /// The kinds of contacts of which one is the one to use.
    primary: BTreeSet<&'static str>,
}

fn ids(guests: &[i64]) -> Vec<Val> {
    guests.iter().map(|guest| Val::from(*guest)).collect()
}

/// What is known of these guests; nothing of one who was erased.
///
/// # Errors
/// Those of the store, and a fault when a sealed column does not open.
pub fn known(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guests: &[i64],
) -> Result<BTreeMap<i64, KnownGuest>, Problem> {
    let mut found = BTreeMap::new();
    let rows: Vec<GuestRow> = tx.all_of(&sql::GUESTS, &ids(guests))?;
    for row in rows.iter().filter(|row| row.erased_at.is_none()) {
        let head = of_row(keyring, row)?;
        let known = Known {
            name: head.name,
            title: head.title,
            sex: row.sex.as_deref().and_then(|word| word.parse().ok()),
            birthday: head.birthday,
            ..Known::default()
        };
        let one = KnownGuest { known, version: row.version, primary: BTreeSet::new() };
        found.insert(row.guest_id, one);
    }
    let rows: Vec<ContactRow> = tx.all_of(&sql::CONTACTS, &ids(guests))?;
    for row in &rows {
        let Some(one) = found.get_mut(&row.guest_id) else { continue };
        let reach = Reach::of(keyring, row)?;
        if row.is_primary {
            one.primary.insert(reach.value.kind().as_str());
        }
        one.known.contacts.push(reach.value);
    }
    Ok(found)
}

/// Somebody who is to be known from now on.
pub struct Fresh<'a> {
    /// The guest's id.
    pub guest: i64,
    /// What the file says.
    pub row: &'a ImportedGuest,
    /// An id for each contact, and one for the note.
    pub ids: &'a [i64],
}

/// Where and when guests come from.
#[derive(Clone, Copy, Debug)]
pub struct From {
    /// The store that got to know them.
    pub store_id: StoreId,
    /// Who asked for the import.
    pub staff: Option<i64>,
    /// Now, epoch milliseconds.
    pub now: i64,
}

/// Guests whom nobody knows, with their contacts and notes, as rows.
#[derive(Debug, Default)]
pub struct Rows {
    guests: Vec<Val>,
    contacts: Vec<Val>,
    notes: Vec<Val>,
}

impl Rows {
    /// One of them.
    ///
    /// # Errors
    /// A fault when a column cannot be sealed.
    pub fn of(keyring: &Keyring, fresh: &Fresh<'_>, from: From) -> Result<Rows, Problem> {
        let Fresh { guest, row, ids } = *fresh;
        let own = sealed(keyring, guest, row.name.as_ref(), row.title.as_ref(), row.birthday)?;
        let [name, title, day, day_index] = own;
        let sex = row.sex.map(Sex::as_str);
        let (store, staff) = (from.store_id.raw(), from.staff);
        let own = p![guest, name, title, sex, 0, day, day_index, store, staff, from.now, 1];
        let mut rows = Rows { guests: own.to_vec(), ..Rows::default() };
        let mut primary = BTreeSet::new();
        for (value, id) in row.contacts.iter().zip(ids) {
            let is_primary = primary.insert(value.kind());
            rows.contacts.extend(contact(keyring, guest, *id, value, is_primary, from.now)?);
        }
        if let (Some(note), Some(id)) = (&row.note, ids.get(row.contacts.len())) {
            rows.notes = note_row(keyring, guest, *id, note, from)?;
        }
        Ok(rows)
    }

    /// Adds others.
    pub fn add(&mut self, other: &Rows) {
        self.guests.extend_from_slice(&other.guests);
        self.contacts.extend_from_slice(&other.contacts);
        self.notes.extend_from_slice(&other.notes);
    }
}

/// Writes guests whom nobody knows.
///
/// # Errors
/// Those of the store.
pub fn insert(tx: &mut Tx<'_>, rows: &Rows) -> Result<(), StoreError> {
    tx.put_many(&sql::INSERT, GUEST_COLUMNS, &rows.guests)?;
    tx.put_many(&sql::INSERT_CONTACTS, CONTACT_COLUMNS, &rows.contacts)?;
    tx.put_many(&sql::INSERT_NOTES, NOTE_COLUMNS, &rows.notes)
}

/// Name, title, birthday and the birthday's index, sealed.
fn sealed(
    keyring: &Keyring,
    guest: i64,
    name: Option<&Name>,
    title: Option<&Name>,
    birthday: Option<Birthday>,
) -> Result<[Option<Vec<u8>>; 4], Problem> {
    let Day { day_enc, day_bidx } = Day::of(keyring, guest, birthday.as_ref())?;
    Ok([
        seal(keyring, "guest.name_enc", guest, name.map(Name::as_str))?,
        seal(keyring, "guest.title_enc", guest, title.map(Name::as_str))?,
        day_enc,
        day_bidx,
    ])
}

fn contact(
    keyring: &Keyring,
    guest: i64,
    contact: i64,
    value: &ContactValue,
    is_primary: bool,
    now: i64,
) -> Result<Vec<Val>, Problem> {
    let value_enc = seal(keyring, "contact.value_enc", contact, Some(&value.kept()))?;
    let last4 = value.phone().map(|phone| last4_index(keyring, phone.last4()));
    let (kind, index) = (value.kind().as_str(), value_index(keyring, value));
    Ok(p![contact, guest, kind, value_enc, index, last4, is_primary, false, now].to_vec())
}

fn note_row(
    keyring: &Keyring,
    guest: i64,
    note_id: i64,
    note: &Note,
    from: From,
) -> Result<Vec<Val>, Problem> {
    let text_enc = seal(keyring, "guest_note.text_enc", note_id, Some(note.as_str()))?;
    let (store, staff) = (from.store_id.raw(), from.staff);
    Ok(p![note_id, guest, store, false, text_enc, staff, from.now].to_vec())
}

/// What a file adds to somebody whom the house knows.
pub struct Fill<'a> {
    /// The guest's id.
    pub guest: i64,
    /// What was known.
    pub before: &'a KnownGuest,
    /// What is added.
    pub filling: &'a Filling,
    /// The note, if it is written.
    pub note: Option<&'a Note>,
    /// An id for each new contact, and one for the note.
    pub ids: &'a [i64],
}

/// Adds to somebody whom the house knows; answers the guest's version since.
///
/// # Errors
/// Those of the store; [`StoreError::Fault`] when the guest is no longer what was read, which a
/// transaction that sees one moment never is.
pub fn fill(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    one: &Fill<'_>,
    from: From,
) -> Result<i64, Problem> {
    let Fill { guest, before, filling, note, ids } = *one;
    let names = (filling.name.as_ref(), filling.title.as_ref());
    let [name, title, day, day_index] = sealed(keyring, guest, names.0, names.1, filling.birthday)?;
    let sex = filling.sex.map(Sex::as_str);
    let values = p![guest, before.version, name, title, sex, day, day_index];
    if tx.execute(&sql::FILL, values)? == 0 {
        return Err(Problem::fault("a guest changed within a transaction"));
    }
    let mut primary = before.primary.clone();
    let mut rows = Vec::new();
    for (value, id) in filling.contacts.iter().zip(ids) {
        let is_primary = primary.insert(value.kind().as_str());
        rows.extend(contact(keyring, guest, *id, value, is_primary, from.now)?);
    }
    tx.put_many(&sql::INSERT_CONTACTS, CONTACT_COLUMNS, &rows)?;
    if let (Some(note), Some(id)) = (note, ids.get(filling.contacts.len())) {
        let row = note_row(keyring, guest, *id, note, from)?;
        tx.put_many(&sql::INSERT_NOTES, NOTE_COLUMNS, &row)?;
    }
    Ok(before.version + 1)
}

/// The versions of these guests; none of one who is gone.
///
/// # Errors
/// Those of the store.
pub fn versions(tx: &mut Tx<'_>, guests: &[i64]) -> Result<BTreeMap<i64, i64>, StoreError> {
    let rows: Vec<VersionRow> = tx.all_of(&sql::VERSIONS, &ids(guests))?;
    Ok(rows.into_iter().map(|row| (row.guest_id, row.version)).collect())
}

/// Who of these has something that staff noted, or said something himself.
///
/// # Errors
/// Those of the store.
pub fn relied_on(tx: &mut Tx<'_>, guests: &[i64]) -> Result<BTreeSet<i64>, StoreError> {
    Ok(tx.all_of::<i64>(&sql::RELIED_ON, &ids(guests))?.into_iter().collect())
}

/// Who of these was found to be the same as another guest, whose what came is since.
///
/// # Errors
/// Those of the store.
pub fn merged(tx: &mut Tx<'_>, guests: &[i64]) -> Result<BTreeSet<i64>, StoreError> {
    Ok(tx.all_of::<i64>(&sql::MERGED, &ids(guests))?.into_iter().collect())
}

/// What an import had added to a guest.
pub struct Added<'a> {
    /// The guest's id.
    pub guest: i64,
    /// The version it left.
    pub version: i64,
    /// Whether it gave name, title, sex and birthday.
    pub fields: [bool; 4],
    /// The contacts it gave.
    pub contacts: &'a [i64],
    /// The note it wrote.
    pub note: Option<i64>,
}

/// Takes back what an import had added, where nobody has changed the guest since.
///
/// # Errors
/// Those of the store.
pub fn empty(tx: &mut Tx<'_>, added: &Added<'_>) -> Result<(), StoreError> {
    for contact in added.contacts {
        tx.put(&sql::REMOVE_CONTACT, p![*contact])?;
    }
    if let Some(note) = added.note {
        tx.put(&sql::REMOVE_NOTE, p![note])?;
    }
    let [name, title, sex, birthday] = added.fields;
    tx.put(&sql::EMPTY, p![added.guest, added.version, name, title, sex, birthday])
}

/// What stays of a guest who is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remains {
    /// Nothing.
    Nothing,
    /// A number without a person, because the ledger names it.
    Number,
}

/// Takes out a guest on whom nothing relies.
///
/// # Errors
/// Those of the store.
pub fn remove(tx: &mut Tx<'_>, guest: i64, remains: Remains, now: i64) -> Result<(), StoreError> {
    tx.put(&sql::REMOVE_CONTACTS, p![guest])?;
    tx.put(&sql::REMOVE_NOTES, p![guest])?;
    tx.put(&sql::REMOVE_STAGE, p![guest])?;
    tx.put(&sql::REMOVE_STAGES, p![guest])?;
    tx.put(&sql::REMOVE_PAIRS, p![guest])?;
    match remains {
        Remains::Nothing => tx.put(&sql::REMOVE, p![guest]),
        Remains::Number => tx.put(&sql::ERASE, p![guest, now]),
    }
}

/// Tells those who follow that these guests came, were added to, or went.
///
/// # Errors
/// Those of the store.
pub fn tell(tx: &mut Tx<'_>, event_id: i64, guests: &[i64], from: From) -> Result<(), StoreError> {
    if guests.is_empty() {
        return Ok(());
    }
    let event = outbox::Group {
        kind: "guest.imported",
        store_id: from.store_id,
        word: "guest",
        things: guests,
        data: json!({"count": guests.len()}),
    };
    outbox::emit_group(tx, event_id, &event, from.now)
}
