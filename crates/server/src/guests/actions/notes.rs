//! Notes about a guest.

use zhike_domain::guests::Note;
use zhike_domain::kernel::id::{GuestId, NoteId, StoreId};
use zhike_domain::team::scope::{Scope, Target};
use zhike_store::p;

use super::create::add_note;
use super::{kept, touch};
use crate::guests::sql::note::{self as sql, NoteRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::problem::Problem;

/// Writes a note, for all stores or for its own.
///
/// # Errors
/// 404.
pub fn write_note(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    note: &Note,
    store_id: StoreId,
    store_only: bool,
) -> Result<NoteId, Problem> {
    kept(work.tx, guest_id)?;
    let note_id = add_note(work, guest_id.raw(), note, store_id, store_only)?;
    told(work, "note.written", guest_id, store_id)?;
    touch(work, guest_id)?;
    Ok(NoteId::from_raw(note_id))
}

/// Takes a note away; one that is its store's own is not there for others.
///
/// # Errors
/// 404.
pub fn remove_note(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    note_id: NoteId,
    reach: &Scope,
) -> Result<(), Problem> {
    kept(work.tx, guest_id)?;
    let row: Option<NoteRow> = work.tx.opt(&sql::FIND, p![note_id.raw(), guest_id.raw()])?;
    let seen = |row: &NoteRow| {
        !row.store_only || reach.covers(Target::Store(StoreId::from_raw(row.store_id)))
    };
    let row = row.filter(seen).ok_or_else(Problem::not_there)?;
    work.tx.execute(&sql::DELETE, p![row.note_id])?;
    told(work, "note.removed", guest_id, StoreId::from_raw(row.store_id))?;
    touch(work, guest_id)
}

fn told(
    work: &mut Work<'_, '_>,
    action: &'static str,
    guest_id: GuestId,
    store_id: StoreId,
) -> Result<(), Problem> {
    work.audit(Done {
        action,
        object: Some(("guest", guest_id.raw())),
        store_id: Some(store_id),
        changes: vec![Change::personal("note")],
        ..Done::default()
    })
}
