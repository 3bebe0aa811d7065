//! Changing what is known about a guest.

use std::collections::BTreeSet;

use serde_json::Value;
use zhike_domain::guests::consent::{Subject, check_facts, check_minor};
use zhike_domain::guests::{Birthday, Dietary, FactSource, GuestRefusal, Sex, Told};
use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_store::p;

use super::create::{Day, seal, seal_dietary};
use super::{kept, stale};
use crate::guests::consents;
use crate::guests::read::{self, Head};
use crate::guests::sql::contact::{self as contact_sql, ContactRow};
use crate::guests::sql::fact as fact_sql;
use crate::guests::sql::guest::{self as sql, GuestRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock;

/// What is to be known from now on; `None` leaves it, `Some(None)` forgets it.
#[derive(Clone, Debug, Default)]
pub struct GuestChange {
    /// The name.
    pub name: Option<Option<Name>>,
    /// How the guest wants to be called.
    pub title: Option<Option<Name>>,
    /// The sex.
    pub sex: Option<Option<Sex>>,
    /// Whether the guest is important.
    pub vip: Option<bool>,
    /// The birthday.
    pub birthday: Option<Option<Birthday>>,
}

/// Changes a guest.
///
/// # Errors
/// 404, 412 `conflict.stale`, [`GuestRefusal`].
pub fn change(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    version: i64,
    wanted: &GuestChange,
) -> Result<(), Problem> {
    let row = kept(work.tx, guest_id)?;
    if row.version != version {
        return Err(stale());
    }
    let before = read::of_row(&work.act.keyring, &row)?;
    let noted_sex = row.sex.as_deref().and_then(|word| word.parse::<Sex>().ok());
    let text = |given: &Option<Option<Name>>, old: &Option<String>| match given {
        None => old.clone(),
        Some(new) => new.as_ref().map(|name| name.as_str().to_owned()),
    };
    let name = text(&wanted.name, &before.name);
    let title = text(&wanted.title, &before.title);
    let birthday = wanted.birthday.unwrap_or(before.birthday);
    check(work, guest_id, name.as_deref(), wanted, StoreId::from_raw(row.store_id))?;
    let (keyring, guest) = (&work.act.keyring, guest_id.raw());
    let day = Day::of(keyring, guest, birthday.as_ref())?;
    let name_enc = seal(keyring, "guest.name_enc", guest, name.as_deref())?;
    let title_enc = seal(keyring, "guest.title_enc", guest, title.as_deref())?;
    let sex = wanted.sex.unwrap_or(noted_sex);
    let vip = wanted.vip.unwrap_or(row.vip);
    let values = p![
        guest,
        version,
        name_enc,
        title_enc,
        sex.map(Sex::as_str),
        vip,
        day.day_enc,
        day.day_bidx
    ];
    if work.tx.execute(&sql::UPDATE, values)? == 0 {
        return Err(stale());
    }
    let changes = told(wanted, &before, noted_sex);
    let object = Some(("guest", guest));
    work.audit(Done { action: "guest.updated", object, changes, ..Done::default() })?;
    work.emit("guest.updated", None, &[("guest", guest)])
}

fn check(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    name: Option<&str>,
    wanted: &GuestChange,
    store_id: StoreId,
) -> Result<(), Problem> {
    if name.is_none() {
        let phones: Vec<ContactRow> = work.tx.all(&contact_sql::PHONES, p![guest_id.raw()])?;
        if phones.is_empty() {
            return Err(refuse(GuestRefusal::NameOrPhone));
        }
    }
    if let Some(Some(birthday)) = &wanted.birthday {
        let clock = store_clock::of(work.tx, store_id)?;
        let today = clock.day(work.now());
        birthday.check(today).map_err(refuse)?;
        let guardian = consents::answer(work.tx, guest_id, Subject::GUARDIAN)?;
        check_minor(Some(birthday), today, guardian).map_err(refuse)?;
    }
    Ok(())
}

/// A guardian takes his yes back: nothing tells any longer that the guest is a child, nor when.
pub(super) fn forget_birthday_of_minor(
    work: &mut Work<'_, '_>,
    row: &GuestRow,
) -> Result<(), Problem> {
    let (guest, store_id) = (row.guest_id, StoreId::from_raw(row.store_id));
    let today = read::today(work.tx, store_id, work.now())?;
    let birthday = read::birthday(&work.act.keyring, row)?;
    if check_minor(birthday.as_ref(), today, None).is_ok() {
        return Ok(());
    }
    work.tx.execute(&sql::FORGET_BIRTHDAY, p![guest])?;
    let (object, changes) = (Some(("guest", guest)), vec![Change::personal("birthday")]);
    work.audit(Done { action: "guest.updated", object, changes, ..Done::default() })
}

fn told(wanted: &GuestChange, before: &Head, noted_sex: Option<Sex>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (given, field) in [
        (wanted.name.is_some(), "name"),
        (wanted.title.is_some(), "title"),
        (wanted.birthday.is_some(), "birthday"),
    ] {
        if given {
            changes.push(Change::personal(field));
        }
    }
    let word = |sex: Option<Sex>| sex.map_or(Value::Null, |sex| sex.as_str().into());
    if let Some(sex) = wanted.sex {
        changes.push(Change::of("sex", word(noted_sex), word(sex)));
    }
    if let Some(vip) = wanted.vip {
        changes.push(Change::of("vip", before.vip, vip));
    }
    changes
}

/// Writes down what to mind at the table, in place of what was known. What was known keeps who told
/// it and when; what is new comes from `source`, today. Whoever had read the list reads it again.
///
/// # Errors
/// 404, 412 `conflict.stale` when it was changed since `version` was read, 422
/// `consent.sensitive_missing`.
pub fn set_dietary(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    version: i64,
    dietary: &BTreeSet<Dietary>,
    source: FactSource,
) -> Result<(), Problem> {
    let row = kept(work.tx, guest_id)?;
    if version != row.version {
        return Err(stale());
    }
    let mut whole = dietary.clone();
    whole.extend(unseen(work, &row)?);
    write_dietary(work, &row, &whole, source)?;
    work.emit("guest.updated", None, &[("guest", guest_id.raw())])
}

/// What stays on the list because whoever writes it does not see it.
fn unseen(work: &mut Work<'_, '_>, row: &GuestRow) -> Result<Vec<Dietary>, Problem> {
    let (guest_id, store_id) = (GuestId::from_raw(row.guest_id), StoreId::from_raw(row.store_id));
    let Some(reach) = work.act.who.as_ref().map(|who| who.scope.clone()) else {
        return Ok(Vec::new());
    };
    if !consents::is_withheld(work.tx, guest_id, store_id, &reach)? {
        return Ok(Vec::new());
    }
    let kept = read::dietary(&work.act.keyring, row)?;
    Ok(kept.into_iter().filter(|one| !one.is_safety_fact()).collect())
}

/// Writes the list that the guest's consent allows, and its audit row.
pub(super) fn write_dietary(
    work: &mut Work<'_, '_>,
    row: &GuestRow,
    dietary: &BTreeSet<Dietary>,
    source: FactSource,
) -> Result<(), Problem> {
    let guest = row.guest_id;
    let consent = consents::answer(work.tx, GuestId::from_raw(guest), Subject::SENSITIVE)?;
    check_facts(dietary, consent).map_err(refuse)?;
    let before = read::told(&work.act.keyring, row)?;
    let today = read::today(work.tx, StoreId::from_raw(row.store_id), work.now())?;
    let staff_id = work.act.who.as_ref().map(|who| who.staff_id);
    let known = |one: &Dietary| before.iter().find(|told| told.dietary == *one).copied();
    let fresh = |one: &Dietary| Told {
        dietary: *one,
        source: Some(source),
        noted_on: Some(today),
        staff_id,
    };
    let list: Vec<Told> =
        dietary.iter().map(|one| known(one).unwrap_or_else(|| fresh(one))).collect();
    let sealed = seal_dietary(&work.act.keyring, guest, &list)?;
    work.tx.execute(&sql::SET_DIETARY, p![guest, sealed])?;
    work.tx.execute(&fact_sql::UNSEE, p![guest])?;
    let changes = vec![Change::personal("dietary")];
    let object = Some(("guest", guest));
    work.audit(Done { action: "guest.dietary_set", object, changes, ..Done::default() })
}

/// Somebody has read what to mind at the table of this guest.
///
/// # Errors
/// 404.
pub fn see_dietary(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    store_id: StoreId,
) -> Result<(), Problem> {
    kept(work.tx, guest_id)?;
    let (staff, now) = (work.who()?.staff_id.raw(), work.now().0);
    work.tx.execute(&fact_sql::SEEN, p![guest_id.raw(), staff, store_id.raw(), now])?;
    let (action, object) = ("guest.dietary_seen", Some(("guest", guest_id.raw())));
    work.audit(Done { action, object, store_id: Some(store_id), ..Done::default() })?;
    work.emit("guest.updated", None, &[("guest", guest_id.raw())])
}
