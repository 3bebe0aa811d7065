//! Who belongs to a guest.

use zhike_domain::guests::{RelationKind, check_relation};
use zhike_domain::kernel::id::{GuestId, RelationId};
use zhike_domain::kernel::name::Name;
use zhike_store::p;

use super::create::seal;
use super::{kept, touch};
use crate::guests::read;
use crate::guests::sql::relation::{self as sql, RelationRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// Notes what somebody is to a guest: another guest, or somebody who is known by words only.
///
/// # Errors
/// 404 for either guest, and those of [`check_relation`].
pub fn add_relation(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    kind: RelationKind,
    other: Option<GuestId>,
    words: Option<&Name>,
) -> Result<RelationId, Problem> {
    kept(work.tx, guest_id)?;
    if let Some(other) = other {
        super::require(work.tx, other)?;
    }
    let guest = guest_id.raw();
    let rows: Vec<RelationRow> = work.tx.all(&sql::OF_GUEST, p![guest])?;
    let mut known = Vec::with_capacity(rows.len());
    for row in &rows {
        known.push(read::other_of(work.tx, guest_id, row)?);
    }
    check_relation(guest_id, other, words.is_some(), &known).map_err(refuse)?;
    let id = work.id()?;
    let words = words.map(Name::as_str);
    let words_enc = seal(&work.act.keyring, "relation.words_enc", id, words)?;
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let now = work.now().0;
    let row = p![id, guest, other.map(GuestId::raw), kind.as_str(), words_enc, staff, now];
    work.tx.put(&sql::INSERT, row)?;
    told(work, "relation.added", guest_id, other)?;
    Ok(RelationId::from_raw(id))
}

/// Takes a relation away, seen from either side.
///
/// # Errors
/// 404.
pub fn remove_relation(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    relation_id: RelationId,
) -> Result<(), Problem> {
    kept(work.tx, guest_id)?;
    let gone = work.tx.execute(&sql::DELETE, p![relation_id.raw(), guest_id.raw()])?;
    if gone == 0 {
        return Err(Problem::not_there());
    }
    told(work, "relation.removed", guest_id, None)
}

/// Both sides are told, so that an open card of the other reads it too.
fn told(
    work: &mut Work<'_, '_>,
    action: &'static str,
    guest_id: GuestId,
    other: Option<GuestId>,
) -> Result<(), Problem> {
    let object = Some(("guest", guest_id.raw()));
    let changes = vec![Change::personal("relation")];
    work.audit(Done { action, object, changes, ..Done::default() })?;
    touch(work, guest_id)?;
    match other {
        Some(other) => work.emit("guest.updated", None, &[("guest", other.raw())]),
        None => Ok(()),
    }
}
