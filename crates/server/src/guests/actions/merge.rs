//! Two records become one, and two again.

use serde::{Deserialize, Serialize};
use zhike_domain::guests::consent::{Answer, Subject, is_sensitive};
use zhike_domain::guests::{Choice, Fields, MergeRefusal, Sex, merge_fields, part_fields};
use zhike_domain::kernel::id::{GuestId, GuestMergeId, JournalId, StoreId};
use zhike_store::{Tx, p};

use super::create::{Day, seal, seal_dietary};
use super::stood::{self, Seen, Stood};
use super::{judge, kept, pairs};
use crate::guests::consents;
use crate::guests::read;
use crate::guests::rules::GuestRules;
use crate::guests::sql::guest::{self as guest_sql, GuestRow};
use crate::guests::sql::merge::{self as sql, MergeRow};
use crate::platform::audit::Change;
use crate::platform::choices;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

const KEPT: &str = "guest_merge.kept_enc";

/// What is to become one.
#[derive(Clone, Debug)]
pub struct Merge {
    /// The record that stays.
    pub survivor_id: GuestId,
    /// The record that goes.
    pub merged_id: GuestId,
    /// Where it is done.
    pub store_id: StoreId,
    /// Whose values count.
    pub keep: Choice,
    /// Its id.
    pub guest_merge_id: GuestMergeId,
    /// The journal that moved what the other had, if he had anything.
    pub journal_id: Option<JournalId>,
}

/// What the survivor was before a merge, and what the merge made of him.
#[derive(Debug, Serialize, Deserialize)]
struct Before {
    before: Fields,
    set: Fields,
    /// Who had read what to mind, when the merge made another list of it.
    seen: Option<Vec<Seen>>,
    /// Where the survivor stood.
    stage: Option<Stood>,
}

/// Makes the other record a further id of the survivor. The caller holds the locks of both.
///
/// # Errors
/// [`MergeRefusal`]; 404 and those of [`super::require`] for either.
pub fn merge(work: &mut Work<'_, '_>, wish: &Merge) -> Result<(), Problem> {
    let (survivor, merged) = (wish.survivor_id, wish.merged_id);
    if survivor == merged {
        return Err(refuse(MergeRefusal::OneRecord));
    }
    let keyring = work.act.keyring.clone();
    let before = fields(&keyring, &kept(work.tx, survivor)?)?;
    let others = fields(&keyring, &kept(work.tx, merged)?)?;
    let id = wish.guest_merge_id.raw();
    let mut set = merge_fields(&before, &others, &wish.keep).map_err(refuse)?;
    work.tx.put(&sql::FOLLOW, p![merged.raw(), survivor.raw()])?;
    work.tx.put(&sql::ALIAS, p![merged.raw(), survivor.raw(), id])?;
    if consents::answer(work.tx, survivor, Subject::SENSITIVE)? == Some(Answer::Withdrawn) {
        set.dietary.retain(|told| !is_sensitive(told.dietary));
    }
    write_fields(work, survivor, &set)?;
    let seen = match set.dietary == before.dietary {
        true => None,
        false => Some(stood::unsee(work, survivor)?),
    };
    let stage = stood::of(work.tx, survivor)?;
    let text = serde_json::to_string(&Before { before, set, seen, stage });
    let sealed = seal(&keyring, KEPT, id, Some(&text.map_err(Problem::fault)?))?;
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let (journal, now) = (wish.journal_id.map(JournalId::raw), work.now().0);
    let store = wish.store_id.raw();
    let row = p![id, survivor.raw(), merged.raw(), store, journal, sealed, staff, now];
    work.tx.put(&sql::INSERT, row)?;
    judged(work, survivor)?;
    pairs::answered_same(work, survivor, merged)?;
    tell(work, "guest.merged", wish.guest_merge_id, (survivor, merged), wish.store_id)
}

/// A merge changes how often somebody was here.
fn judged(work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
    let rules = choices::in_force::<GuestRules>(work.tx)?;
    judge(work, guest_id.raw(), &rules)?;
    Ok(())
}

/// A merge that was taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Parted {
    /// The record that stayed.
    pub survivor_id: GuestId,
    /// The record that is one of its own again.
    pub merged_id: GuestId,
}

/// Makes two records of one again: the fields as before, but for what was changed since. The caller
/// holds the locks of both.
///
/// # Errors
/// 404; [`MergeRefusal::Undone`], [`MergeRefusal::LaterFirst`].
pub fn part(
    work: &mut Work<'_, '_>,
    guest_merge_id: GuestMergeId,
    store_id: StoreId,
) -> Result<Parted, Problem> {
    let row = find_merge(work.tx, guest_merge_id)?;
    let keyring = work.act.keyring.clone();
    let (survivor_id, merged_id) =
        (GuestId::from_raw(row.survivor_id), GuestId::from_raw(row.merged_id));
    let sealed = Some(row.kept_enc.as_slice());
    let text = read::opened(&keyring, KEPT, row.guest_merge_id, sealed)?.unwrap_or_default();
    let was: Before = serde_json::from_str(&text).map_err(Problem::fault)?;
    let now = fields(&keyring, &kept(work.tx, survivor_id)?)?;
    let is_same_list = now.dietary == was.set.dietary;
    write_fields(work, survivor_id, &part_fields(&now, &was.before, &was.set))?;
    if let Some(seen) = was.seen {
        stood::unsee(work, survivor_id)?;
        stood::see_again(work, survivor_id, if is_same_list { &seen } else { &[] })?;
    }
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let at = work.now().0;
    work.tx.execute(&sql::UNDO, p![row.guest_merge_id, staff, at])?;
    for came in family_of(work.tx, merged_id)? {
        work.tx.put(&sql::BACK, p![came.raw(), merged_id.raw()])?;
    }
    work.tx.put(&sql::FORGET, p![merged_id.raw()])?;
    work.tx.put(&guest_sql::TOUCH, p![merged_id.raw()])?;
    stood::again(work, survivor_id, row.guest_merge_id, was.stage.as_ref())?;
    judged(work, survivor_id)?;
    judged(work, merged_id)?;
    pairs::reopened(work, survivor_id, merged_id)?;
    tell(work, "guest.unmerged", guest_merge_id, (survivor_id, merged_id), store_id)?;
    Ok(Parted { survivor_id, merged_id })
}

/// A merge, whatever became of it.
///
/// # Errors
/// 404.
pub fn merge_row(tx: &mut Tx<'_>, guest_merge_id: GuestMergeId) -> Result<MergeRow, Problem> {
    let row: Option<MergeRow> = tx.opt(&sql::FIND, p![guest_merge_id.raw()])?;
    row.ok_or_else(Problem::not_there)
}

/// A merge that may be taken apart.
///
/// # Errors
/// 404; [`MergeRefusal::Undone`], [`MergeRefusal::LaterFirst`].
pub fn find_merge(tx: &mut Tx<'_>, guest_merge_id: GuestMergeId) -> Result<MergeRow, Problem> {
    let row = merge_row(tx, guest_merge_id)?;
    if row.undone_at.is_some() {
        return Err(refuse(MergeRefusal::Undone));
    }
    let later: i64 = tx.one(&sql::LATER, p![row.guest_merge_id, row.survivor_id])?;
    if later > 0 {
        return Err(refuse(MergeRefusal::LaterFirst));
    }
    Ok(row)
}

/// All records of a guest: the one that stayed first, then those that were merged into it.
///
/// # Errors
/// Those of the store.
pub fn records_of(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<Vec<GuestId>, Problem> {
    let mut records = vec![guest_id];
    records.extend(family_of(tx, guest_id)?);
    Ok(records)
}

/// The records that were merged into this one, and into those.
pub fn family_of(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<Vec<GuestId>, Problem> {
    let (mut found, mut at) = (Vec::new(), 0);
    let mut next = guest_id.raw();
    loop {
        let came: Vec<i64> = tx.all(&sql::MERGED_INTO, p![next])?;
        found.extend(came.into_iter().map(GuestId::from_raw));
        match found.get(at) {
            Some(guest_id) => next = guest_id.raw(),
            None => return Ok(found),
        }
        at += 1;
    }
}

fn fields(keyring: &Keyring, row: &GuestRow) -> Result<Fields, Problem> {
    let head = read::of_row(keyring, row)?;
    Ok(Fields {
        name: head.name,
        title: head.title,
        sex: row.sex.as_deref().and_then(|word| word.parse::<Sex>().ok()),
        birthday: head.birthday,
        vip: head.vip,
        dietary: read::told(keyring, row)?,
    })
}

fn write_fields(work: &mut Work<'_, '_>, guest_id: GuestId, set: &Fields) -> Result<(), Problem> {
    let (keyring, guest) = (&work.act.keyring, guest_id.raw());
    let day = Day::of(keyring, guest, set.birthday.as_ref())?;
    let row = p![
        guest,
        seal(keyring, "guest.name_enc", guest, set.name.as_deref())?,
        seal(keyring, "guest.title_enc", guest, set.title.as_deref())?,
        set.sex.map(Sex::as_str),
        set.vip,
        day.day_enc,
        day.day_bidx,
        seal_dietary(keyring, guest, &set.dietary)?
    ];
    work.tx.put(&guest_sql::SET_FIELDS, row)?;
    Ok(())
}

fn tell(
    work: &mut Work<'_, '_>,
    action: &'static str,
    guest_merge_id: GuestMergeId,
    (survivor, merged): (GuestId, GuestId),
    store_id: StoreId,
) -> Result<(), Problem> {
    let (is, was) = (survivor.to_string(), merged.to_string());
    work.audit(Done {
        action,
        object: Some(("guest", merged.raw())),
        store_id: Some(store_id),
        changes: match action {
            "guest.merged" => vec![Change::of("known_as", was, is)],
            _ => vec![Change::of("known_as", is, was)],
        },
        ..Done::default()
    })?;
    let subjects = [("guest", merged.raw()), ("guestmerge", guest_merge_id.raw())];
    work.emit(action, Some(store_id), &subjects)?;
    work.emit("guest.updated", Some(store_id), &[("guest", survivor.raw())])
}
