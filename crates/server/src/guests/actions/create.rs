//! Getting to know somebody.

use std::collections::BTreeSet;

use zhike_domain::guests::consent::{Subject, check_facts, check_minor};
use zhike_domain::guests::{
    Birthday, ContactValue, Dietary, FactSource, GuestRefusal, MergeRefusal, Note, Phone, Sex,
    Told, check_new, may_be_somebody_else,
};
use zhike_domain::kernel::id::{ContactId, GuestId, StaffId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::{LockKey, p};

use super::consents::{NewConsent, record};
use super::contacts::contact_lock;
use super::doubt::holder_of;
use crate::guests::consents;
use crate::guests::read::{head, holders, last4_index, today, value_index};
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
    contact_lock(keyring, &ContactValue::Phone(phone.clone()))
}

/// Writes a guest who said nothing about consents. The caller holds [`phone_lock`] of each phone.
///
/// # Errors
/// As [`create_with`].
pub fn create(work: &mut Work<'_, '_>, new: &NewGuest) -> Result<GuestId, Problem> {
    create_with(work, new, &[])
}

/// Writes a guest and what he agreed to. The caller holds [`phone_lock`] of each phone.
///
/// # Errors
/// [`GuestRefusal`]; 409 `guest.phone_taken` names the guest who has the phone; 422
/// `consent.sensitive_missing` for a fact that needs his own consent.
pub fn create_with(
    work: &mut Work<'_, '_>,
    new: &NewGuest,
    said: &[NewConsent],
) -> Result<GuestId, Problem> {
    let different: BTreeSet<&Phone> = new.phones.iter().collect();
    check_new(new.name.is_some(), new.phones.len(), different.len()).map_err(refuse)?;
    let clock = store_clock::of(work.tx, new.store_id)?;
    let today = clock.day(work.now());
    if let Some(birthday) = &new.birthday {
        birthday.check(today).map_err(refuse)?;
    }
    for (at, phone) in new.phones.iter().enumerate() {
        let told = (new.name.as_ref().map(Name::as_str), new.birthday.as_ref());
        sure_or_free(work, phone, told, today)?;
        free(work, phone, &format!("/phones/{at}"))?;
    }
    let guest = write_down(work, new)?;
    for one in said {
        record(work, GuestId::from_raw(guest), one)?;
    }
    let consent = consents::answer(work.tx, GuestId::from_raw(guest), Subject::SENSITIVE)?;
    check_facts(&new.dietary, consent).map_err(refuse)?;
    let guardian = consents::answer(work.tx, GuestId::from_raw(guest), Subject::GUARDIAN)?;
    check_minor(new.birthday.as_ref(), today, guardian).map_err(refuse)?;
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

/// The rows of a guest and nothing else: no rule is asked and nobody is told.
pub fn write_down(work: &mut Work<'_, '_>, new: &NewGuest) -> Result<i64, Problem> {
    let guest = work.id()?;
    let today = today(work.tx, new.store_id, work.now())?;
    insert(work, guest, new, today)?;
    for (at, phone) in new.phones.iter().enumerate() {
        let value = ContactValue::Phone(phone.clone());
        add_value(work, guest, &value, Use { is_primary: at == 0, is_shared: false })?;
    }
    if let Some(note) = &new.note {
        add_note(work, guest, note, new.store_id, false)?;
    }
    Ok(guest)
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

/// Whether nobody has this phone; one that is shared already is nobody's to give.
fn free(work: &mut Work<'_, '_>, phone: &Phone, pointer: &str) -> Result<(), Problem> {
    let value = ContactValue::Phone(phone.clone());
    let rows = holders(work.tx, &work.act.keyring, &value)?;
    let Some(holder) = rows.first() else { return Ok(()) };
    let guest_id = GuestId::from_raw(holder.guest_id);
    let mut taken = refuse(GuestRefusal::PhoneTaken { guest_id });
    let (code, params) = (taken.code, taken.params.clone());
    taken.errors = vec![FieldProblem { pointer: pointer.to_owned(), code, params }];
    Err(taken)
}

fn insert(
    work: &mut Work<'_, '_>,
    guest: i64,
    new: &NewGuest,
    today: BusinessDay,
) -> Result<(), Problem> {
    let keyring = &work.act.keyring;
    let name = new.name.as_ref().map(Name::as_str);
    let title = new.title.as_ref().map(Name::as_str);
    let sealed = Sealed {
        name_enc: seal(keyring, "guest.name_enc", guest, name)?,
        title_enc: seal(keyring, "guest.title_enc", guest, title)?,
        birthday: Day::of(keyring, guest, new.birthday.as_ref())?,
    };
    let who = work.act.who.as_ref().map(|who| who.staff_id);
    let told = |dietary: &Dietary| Told {
        dietary: *dietary,
        source: Some(FactSource::Guest),
        noted_on: Some(today),
        staff_id: who,
    };
    let told: Vec<Told> = new.dietary.iter().map(told).collect();
    let dietary_enc = seal_dietary(keyring, guest, &told)?;
    let staff = who.map(StaffId::raw);
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
pub(in crate::guests) struct Day {
    pub(in crate::guests) day_enc: Option<Vec<u8>>,
    pub(in crate::guests) day_bidx: Option<Vec<u8>>,
}

impl Day {
    /// Seals a birthday; the index is of the day without its year.
    pub(in crate::guests) fn of(
        keyring: &Keyring,
        guest: i64,
        birthday: Option<&Birthday>,
    ) -> Result<Day, Problem> {
        let Some(birthday) = birthday else { return Ok(Day { day_enc: None, day_bidx: None }) };
        let text = serde_json::to_string(birthday).map_err(Problem::fault)?;
        let day = birthday.index_key();
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
    dietary: &[Told],
) -> Result<Option<Vec<u8>>, Problem> {
    if dietary.is_empty() {
        return Ok(None);
    }
    let text = serde_json::to_string(dietary).map_err(Problem::fault)?;
    seal(keyring, "guest.dietary_enc", guest, Some(&text))
}

/// Seals a text for its column.
pub(in crate::guests) fn seal(
    keyring: &Keyring,
    column: &'static str,
    row_id: i64,
    text: Option<&str>,
) -> Result<Option<Vec<u8>>, Problem> {
    let sealed = text.map(|text| keyring.seal(column, row_id, text.as_bytes()));
    sealed.transpose().map_err(Problem::fault)
}

/// What a contact is used for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    /// Whether it is the one of its kind to use.
    pub(super) is_primary: bool,
    /// Whether others use it too.
    pub(super) is_shared: bool,
}

/// Writes a contact that may be written.
pub(super) fn add_value(
    work: &mut Work<'_, '_>,
    guest: i64,
    value: &ContactValue,
    used: Use,
) -> Result<i64, Problem> {
    let contact = work.id()?;
    let keyring = &work.act.keyring;
    let value_enc = seal(keyring, "contact.value_enc", contact, Some(&value.kept()))?;
    let value_bidx = value_index(keyring, value);
    let last4_bidx = value.phone().map(|phone| last4_index(keyring, phone.last4()));
    let (kind, now) = (value.kind().as_str(), work.now().0);
    let Use { is_primary, is_shared } = used;
    let row =
        p![contact, guest, kind, value_enc, value_bidx, last4_bidx, is_primary, is_shared, now];
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
