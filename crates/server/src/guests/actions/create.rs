//! Getting to know somebody.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use zhike_domain::guests::{
    Birthday, Dietary, GuestRefusal, MergeRefusal, Note, Phone, Sex, check_new,
    may_be_somebody_else,
};
use zhike_domain::kernel::id::{ContactId, GuestId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::{LockKey, p};

use super::doubt::holder_of;
use crate::guests::read::{by_phone, head, last4_index, phone_index};
use crate::guests::sql::{contact as contact_sql, guest as sql, note as note_sql};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::{FieldProblem, Problem};
use crate::platform::store_clock;

/// Somebody to be known from now on.
#[derive(Clone, Debug)]
pub struct NewGuest {
    /// The name, when it was told.
    pub name: Option<Name>,
    /// How the guest wants to be called.
    pub title: Option<Name>,
    /// The sex, when it is known.
    pub sex: Option<Sex>,
    /// Phones; the first is the one to call.
    pub phones: Vec<Phone>,
    /// The birthday, when it was told.
    pub birthday: Option<Birthday>,
    /// A first note, for all stores.
    pub note: Option<Note>,
    /// What to mind at the table.
    pub dietary: BTreeSet<Dietary>,
    /// Whether the guest is important.
    pub vip: bool,
    /// The store that got to know the guest.
    pub store_id: StoreId,
}

/// What two who write down the same phone at once queue for: the second is told who has it.
#[must_use]
pub fn phone_lock(keyring: &Keyring, phone: &Phone) -> LockKey {
    LockKey::text("phone", &HEXLOWER.encode(&phone_index(keyring, phone)))
}

/// Writes a guest. The caller holds [`phone_lock`] of each phone.
///
/// # Errors
/// [`GuestRefusal`]; 409 `guest.phone_taken` names the guest who has the phone.
pub fn create(work: &mut Work<'_, '_>, new: &NewGuest) -> Result<GuestId, Problem> {
    let different: BTreeSet<&Phone> = new.phones.iter().collect();
    check_new(new.name.is_some(), new.phones.len(), different.len()).map_err(refuse)?;
    let clock = store_clock::of(work.tx, new.store_id)?;
    let now = work.now();
    if let Some(birthday) = &new.birthday {
        birthday.check(clock.day(now)).map_err(refuse)?;
    }
    for (at, phone) in new.phones.iter().enumerate() {
        let told = (new.name.as_ref().map(Name::as_str), new.birthday.as_ref());
        sure_or_free(work, phone, told, clock.day(now))?;
        free(work, phone, &format!("/phones/{at}"))?;
    }
    let guest = work.id()?;
    insert(work, guest, new)?;
    for (at, phone) in new.phones.iter().enumerate() {
        add_phone(work, guest, phone, at == 0)?;
    }
    if let Some(note) = &new.note {
        add_note(work, guest, note, new.store_id, false)?;
    }
    let named = ["name", "phone"].map(Change::personal);
    work.audit(Done {
        action: "guest.created",
        object: Some(("guest", guest)),
        store_id: Some(new.store_id),
        changes: named.into(),
        ..Done::default()
    })?;
    work.emit("guest.created", Some(new.store_id), &[("guest", guest)])?;
    Ok(GuestId::from_raw(guest))
}

/// Whether a phone that is on record is still that guest's: who was long away and comes back under
/// another name or birthday may have lost it (二次号), and somebody asks before anything is done.
fn sure_or_free(
    work: &mut Work<'_, '_>,
    phone: &Phone,
    told: (Option<&str>, Option<&Birthday>),
    today: BusinessDay,
) -> Result<(), Problem> {
    let Some((guest_id, contact)) = holder_of(work, phone)? else { return Ok(()) };
    let keyring = work.act.keyring.clone();
    let Some(head) = head(work.tx, &keyring, guest_id)? else { return Ok(()) };
    let seen: Option<i64> = work.tx.one(&sql::LAST_SEEN, p![guest_id.raw()])?;
    let days_away = seen.map(|day| today.days() - day);
    let known = (head.name.as_deref(), head.birthday.as_ref());
    if contact.doubted_at.is_none() && !may_be_somebody_else(days_away, known, told) {
        return Ok(());
    }
    let contact_id = ContactId::from_raw(contact.contact_id);
    let doubted = refuse(MergeRefusal::NumberInDoubt { guest_id });
    Err(doubted.with("contact_id", contact_id.to_string()))
}

/// Whether nobody has this phone.
pub(super) fn free(work: &mut Work<'_, '_>, phone: &Phone, pointer: &str) -> Result<(), Problem> {
    let Some(guest_id) = by_phone(work.tx, &work.act.keyring, phone)? else { return Ok(()) };
    let mut taken = refuse(GuestRefusal::PhoneTaken { guest_id });
    let (code, params) = (taken.code, taken.params.clone());
    taken.errors = vec![FieldProblem { pointer: pointer.to_owned(), code, params }];
    Err(taken)
}

fn insert(work: &mut Work<'_, '_>, guest: i64, new: &NewGuest) -> Result<(), Problem> {
    let keyring = &work.act.keyring;
    let name = new.name.as_ref().map(Name::as_str);
    let title = new.title.as_ref().map(Name::as_str);
    let sealed = Sealed {
        name_enc: seal(keyring, "guest.name_enc", guest, name)?,
        title_enc: seal(keyring, "guest.title_enc", guest, title)?,
        birthday: Day::of(keyring, guest, new.birthday.as_ref())?,
    };
    let dietary_enc = seal_dietary(keyring, guest, &new.dietary)?;
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let now = work.now().0;
    work.tx.put(
        &sql::INSERT,
        p![
            guest,
            sealed.name_enc,
            sealed.title_enc,
            new.sex.map(Sex::as_str),
            new.vip,
            sealed.birthday.day_enc,
            sealed.birthday.day_bidx,
            dietary_enc,
            new.store_id.raw(),
            staff,
            now
        ],
    )?;
    Ok(())
}

struct Sealed {
    name_enc: Option<Vec<u8>>,
    title_enc: Option<Vec<u8>>,
    birthday: Day,
}

/// A birthday in its two columns.
pub(super) struct Day {
    pub(super) day_enc: Option<Vec<u8>>,
    pub(super) day_bidx: Option<Vec<u8>>,
}

impl Day {
    /// Seals a birthday; the index is of the day without its year.
    pub(super) fn of(
        keyring: &Keyring,
        guest: i64,
        birthday: Option<&Birthday>,
    ) -> Result<Day, Problem> {
        let Some(birthday) = birthday else { return Ok(Day { day_enc: None, day_bidx: None }) };
        let text = serde_json::to_string(birthday).map_err(Problem::fault)?;
        let day = format!("{}-{}-{}", birthday.calendar, birthday.month, birthday.day);
        Ok(Day {
            day_enc: seal(keyring, "guest.birthday_enc", guest, Some(&text))?,
            day_bidx: Some(keyring.blind("guest.birthday_bidx", &day)),
        })
    }
}

/// Seals the list of what to mind; an empty list is none.
pub(super) fn seal_dietary(
    keyring: &Keyring,
    guest: i64,
    dietary: &BTreeSet<Dietary>,
) -> Result<Option<Vec<u8>>, Problem> {
    if dietary.is_empty() {
        return Ok(None);
    }
    let text = serde_json::to_string(dietary).map_err(Problem::fault)?;
    seal(keyring, "guest.dietary_enc", guest, Some(&text))
}

/// Seals a text for its column.
pub(super) fn seal(
    keyring: &Keyring,
    column: &'static str,
    row_id: i64,
    text: Option<&str>,
) -> Result<Option<Vec<u8>>, Problem> {
    let sealed = text.map(|text| keyring.seal(column, row_id, text.as_bytes()));
    sealed.transpose().map_err(Problem::fault)
}

/// Writes a phone that is free.
pub(super) fn add_phone(
    work: &mut Work<'_, '_>,
    guest: i64,
    phone: &Phone,
    is_primary: bool,
) -> Result<i64, Problem> {
    let contact = work.id()?;
    let keyring = &work.act.keyring;
    let value_enc = seal(keyring, "contact.value_enc", contact, Some(&phone.kept()))?;
    let value_bidx = phone_index(keyring, phone);
    let last4_bidx = last4_index(keyring, phone.last4());
    let now = work.now().0;
    let row = p![contact, guest, value_enc, value_bidx, last4_bidx, is_primary, now];
    work.tx.put(&contact_sql::INSERT, row)?;
    Ok(contact)
}

/// Writes a note.
pub(super) fn add_note(
    work: &mut Work<'_, '_>,
    guest: i64,
    note: &Note,
    store_id: StoreId,
    store_only: bool,
) -> Result<i64, Problem> {
    let note_id = work.id()?;
    let text_enc = seal(&work.act.keyring, "guest_note.text_enc", note_id, Some(note.as_str()))?;
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let now = work.now().0;
    let row = p![note_id, guest, store_id.raw(), store_only, text_enc, staff, now];
    work.tx.put(&note_sql::INSERT, row)?;
    Ok(note_id)
}
