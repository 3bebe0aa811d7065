//! Who belongs to a guest.

use zhike_domain::guests::RelationKind;
use zhike_domain::kernel::id::{GuestId, RelationId};
use zhike_domain::team::scope::Scope;
use zhike_store::{Tx, p};

use super::{WITHHELD, head, known_as, opened};
use crate::guests::consents::is_withheld;
use crate::guests::sql::relation::{self as sql, RelationRow};
use crate::guests::views::RelationView;
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// People beside a guest, seen from the guest. Whose data was erased is not there.
///
/// # Errors
/// Those of the store, and a fault when a sealed column does not open.
pub fn relations(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
    reach: &Scope,
) -> Result<Vec<RelationView>, Problem> {
    let rows: Vec<RelationRow> = tx.all(&sql::OF_GUEST, p![guest_id.raw()])?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.extend(seen_from(tx, keyring, guest_id, reach, &row)?);
    }
    Ok(all)
}

/// What the other one is to the guest, and who it is; records that were merged count as the one
/// that stayed.
fn across(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    row: &RelationRow,
    kind: RelationKind,
) -> Result<(RelationKind, Option<GuestId>), Problem> {
    let Some(other) = row.other_guest_id.map(GuestId::from_raw) else { return Ok((kind, None)) };
    let other = known_as(tx, other)?;
    if other != guest_id {
        return Ok((kind, Some(other)));
    }
    let first = known_as(tx, GuestId::from_raw(row.guest_id))?;
    Ok((kind.seen_from_there(), Some(first)))
}

/// The other one of a relation, seen from the guest; nobody when it is words only.
///
/// # Errors
/// Those of the store.
pub fn other_of(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    row: &RelationRow,
) -> Result<Option<GuestId>, Problem> {
    let kind: RelationKind = row.kind.parse().map_err(refuse)?;
    Ok(across(tx, guest_id, row, kind)?.1)
}

fn seen_from(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
    reach: &Scope,
    row: &RelationRow,
) -> Result<Option<RelationView>, Problem> {
    let kind: RelationKind = row.kind.parse().map_err(refuse)?;
    let words = row.words_enc.as_deref();
    let words = opened(keyring, "relation.words_enc", row.relation_id, words)?;
    let (kind, other) = across(tx, guest_id, row, kind)?;
    // Of two records that turned out to be one guest.
    if other == Some(guest_id) {
        return Ok(None);
    }
    let display = match other {
        None => None,
        Some(other) => match head(tx, keyring, other)? {
            None => return Ok(None),
            Some(head) if is_withheld(tx, other, head.store_id, reach)? => {
                Some(WITHHELD.to_owned())
            }
            Some(head) => Some(head.display),
        },
    };
    let relation_id = RelationId::from_raw(row.relation_id);
    Ok(Some(RelationView { relation_id, kind, guest_id: other, display, words }))
}
