//! Who belongs to a guest.

use zhike_domain::guests::RelationKind;
use zhike_domain::kernel::id::{GuestId, RelationId};
use zhike_domain::team::scope::Scope;
use zhike_store::{Tx, p};

use super::{WITHHELD, head, opened};
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
    let (kind, other) = match row.other_guest_id {
        Some(other) if other == guest_id.raw() => (kind.seen_from_there(), Some(row.guest_id)),
        other => (kind, other),
    };
    let other = other.map(GuestId::from_raw);
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
