//! Reading guests: sealed columns opened.

mod contacts;
mod days;
mod facts;
mod people;
mod stage;

pub use contacts::{
    Contact, Reach, by_email, by_phone, contacts, email, holders, is_in_doubt, last4_index, phones,
    value_index,
};
pub use days::{birthdays_on, occasion_of, occasions, upcoming};
pub use facts::{facts, field_of, fields, value_key};
pub use people::{other_of, relations};
pub use stage::{changes, judged, records, stage_view};

use std::collections::BTreeSet;

use zhike_domain::guests::{
    Addressed, Birthday, Dietary, GuestRefusal, Sex, Told, display_name, surname,
};
use zhike_domain::kernel::id::{GroupId, GuestId, NoteId, StaffId, StoreId};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::team::scope::{Scope, Target};
use zhike_store::{Tx, Want, p};

use super::consents::is_withheld;
use super::sql::contact as contact_sql;
use super::sql::fact::{self as fact_sql, SeenRow};
use super::sql::guest::{self as sql, GuestRow, PlaceRow};
use super::sql::note::{self as note_sql, NoteRow};
use super::views::{DietaryView, GuestView, NoteView, SeenView, StaffRef};
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::platform::store_clock;
use crate::team::read::name_of;

const DAY_MS: i64 = 86_400_000;
/// How a guest is called where he does not want to be known.
pub const WITHHELD: &str = "*";

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
    /// The store that got to know the guest.
    pub store_id: StoreId,
    /// Version of the guest.
    pub version: i64,
    /// The group that the guest is in, or whose account this is.
    pub group_id: Option<GroupId>,
}

/// The record that a guest is known as: of one that was merged the one that stayed.
pub fn known_as(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<GuestId, Problem> {
    let survivor: Option<i64> = tx.opt(&sql::KNOWN_AS, p![guest_id.raw()])?;
    Ok(survivor.map_or(guest_id, GuestId::from_raw))
}

/// What [`head`] and the question of a doubted number read, for who reads ahead.
#[must_use]
pub fn ahead(guest_id: GuestId) -> [Want; 2] {
    [&sql::KNOWN, &contact_sql::IN_DOUBT].map(|read| (read, p![guest_id.raw()].to_vec()))
}

/// Whether this record is the account of a group, and nobody who sits at a table.
pub fn is_account(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<bool, Problem> {
    let place: Option<PlaceRow> = tx.opt(&sql::PLACE, p![guest_id.raw()])?;
    Ok(place.is_some_and(|place| place.accounts > 0))
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
        store_id: StoreId::from_raw(row.store_id),
        version: row.version,
        group_id: row.group_id.map(GroupId::from_raw),
        name,
        title,
    })
}

/// What the guest must not or does not eat.
pub fn dietary(keyring: &Keyring, row: &GuestRow) -> Result<BTreeSet<Dietary>, Problem> {
    Ok(told(keyring, row)?.into_iter().map(|told| told.dietary).collect())
}

/// The same with who told it and when, allergies first.
pub fn told(keyring: &Keyring, row: &GuestRow) -> Result<Vec<Told>, Problem> {
    let kept = row.dietary_enc.as_deref();
    let kept = opened(keyring, "guest.dietary_enc", row.guest_id, kept)?;
    let list: Option<Vec<Told>> =
        kept.map(|list| serde_json::from_str(&list).map_err(Problem::fault)).transpose()?;
    let mut list = list.unwrap_or_default();
    list.sort_by_key(|told| told.dietary);
    Ok(list)
}

/// Who has read what to mind since it was last changed, the latest first.
pub fn seen(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
) -> Result<Vec<SeenView>, Problem> {
    const SHOWN: i64 = 5;
    let rows: Vec<SeenRow> = tx.all(&fact_sql::SEEN_BY, p![guest_id.raw(), SHOWN])?;
    let named = rows.into_iter().map(|row| {
        Ok(SeenView { staff: staff_ref(tx, keyring, row.staff_id)?, at: Millis(row.seen_at) })
    });
    named.collect()
}

/// The business day where a guest stands; a store that was closed for good has UTC's.
pub fn today(tx: &mut Tx<'_>, store_id: StoreId, now: Millis) -> Result<BusinessDay, Problem> {
    match store_clock::of(tx, store_id) {
        Ok(clock) => Ok(clock.day(now)),
        Err(problem) if problem.status.as_u16() == 404 => Ok(BusinessDay(now.0.div_euclid(DAY_MS))),
        Err(problem) => Err(problem),
    }
}

/// The birthday, when it was told.
pub fn birthday(keyring: &Keyring, row: &GuestRow) -> Result<Option<Birthday>, Problem> {
    let kept = row.birthday_enc.as_deref();
    let kept = opened(keyring, "guest.birthday_enc", row.guest_id, kept)?;
    kept.map(|day| serde_json::from_str(&day).map_err(Problem::fault)).transpose()
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
    if is_withheld(tx, guest_id, head.store_id, reach)? {
        return withheld(tx, keyring, head, &row);
    }
    let contacts = contacts(tx, keyring, guest_id)?;
    let masked = || contacts.first().map_or_else(String::new, |contact| contact.masked.clone());
    let display = if head.display.is_empty() { masked() } else { head.display };
    let dietary = told(keyring, &row)?;
    let dietary = dietary.iter().map(|one| dietary_view(tx, keyring, one));
    let dietary = dietary.collect::<Result<_, Problem>>()?;
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
        contacts,
        dietary,
        notes: notes(tx, keyring, guest_id, reach)?,
        store_id: head.store_id,
        created_at: Millis(row.created_at),
        withheld: false,
    })
}

/// What the other stores see of a guest who does not want to be known there: nothing but what
/// keeps him safe.
fn withheld(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    head: Head,
    row: &GuestRow,
) -> Result<GuestView, Problem> {
    let told = told(keyring, row)?;
    let safety = told.iter().filter(|one| one.dietary.is_safety_fact());
    let dietary = safety.map(|one| dietary_view(tx, keyring, one));
    Ok(GuestView {
        guest_id: head.guest_id,
        version: row.version,
        name: None,
        surname: None,
        title: None,
        sex: None,
        display: WITHHELD.to_owned(),
        vip: false,
        birthday: None,
        contacts: Vec::new(),
        dietary: dietary.collect::<Result<_, Problem>>()?,
        notes: Vec::new(),
        store_id: head.store_id,
        created_at: Millis(row.created_at),
        withheld: true,
    })
}

fn dietary_view(tx: &mut Tx<'_>, keyring: &Keyring, one: &Told) -> Result<DietaryView, Problem> {
    let staff = match one.staff_id {
        Some(staff) => staff_ref(tx, keyring, staff.raw())?,
        None => None,
    };
    Ok(DietaryView { dietary: one.dietary, source: one.source, noted_on: one.noted_on, staff })
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
