//! Important days of a guest.

use zhike_domain::guests::Occasion;
use zhike_domain::kernel::id::{GuestId, OccasionId};
use zhike_domain::kernel::name::Name;
use zhike_store::p;

use super::create::seal;
use super::{kept, touch};
use crate::guests::sql::occasion::{self as sql, OccasionRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// A day in its sealed columns.
struct Sealed {
    label_enc: Option<Vec<u8>>,
    day_enc: Option<Vec<u8>>,
    day_bidx: Vec<u8>,
}

fn sealed(keyring: &Keyring, id: i64, occasion: &Occasion) -> Result<Sealed, Problem> {
    let day = serde_json::to_string(&occasion.day).map_err(Problem::fault)?;
    let label = occasion.label.as_ref().map(Name::as_str);
    Ok(Sealed {
        label_enc: seal(keyring, "occasion.label_enc", id, label)?,
        day_enc: seal(keyring, "occasion.day_enc", id, Some(&day))?,
        day_bidx: keyring.blind("occasion.day_bidx", &occasion.day.index_key()),
    })
}

/// Writes down an important day.
///
/// # Errors
/// 404, and those of [`Occasion::check`].
pub fn add_occasion(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    occasion: &Occasion,
) -> Result<OccasionId, Problem> {
    kept(work.tx, guest_id)?;
    let guest = guest_id.raw();
    let rows: Vec<OccasionRow> = work.tx.all(&sql::OF_GUEST, p![guest])?;
    occasion.check(rows.len()).map_err(refuse)?;
    let id = work.id()?;
    let Sealed { label_enc, day_enc, day_bidx } = sealed(&work.act.keyring, id, occasion)?;
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let (kind, comes) = (occasion.kind.as_str(), occasion.repeat.as_str());
    let (remind, now) = (occasion.remind_days.map(i64::from), work.now().0);
    let row = p![id, guest, kind, label_enc, day_enc, day_bidx, comes, remind, staff, now];
    work.tx.put(&sql::INSERT, row)?;
    told(work, "occasion.added", guest_id)?;
    Ok(OccasionId::from_raw(id))
}

/// Changes an important day.
///
/// # Errors
/// 404, and those of [`Occasion::check`].
pub fn change_occasion(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    occasion_id: OccasionId,
    occasion: &Occasion,
) -> Result<(), Problem> {
    kept(work.tx, guest_id)?;
    find(work, guest_id, occasion_id)?;
    occasion.check(0).map_err(refuse)?;
    let id = occasion_id.raw();
    let Sealed { label_enc, day_enc, day_bidx } = sealed(&work.act.keyring, id, occasion)?;
    let (kind, comes) = (occasion.kind.as_str(), occasion.repeat.as_str());
    let remind = occasion.remind_days.map(i64::from);
    let row = p![id, kind, label_enc, day_enc, day_bidx, comes, remind];
    work.tx.execute(&sql::UPDATE, row)?;
    told(work, "occasion.changed", guest_id)
}

/// Takes an important day away.
///
/// # Errors
/// 404.
pub fn remove_occasion(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    occasion_id: OccasionId,
) -> Result<(), Problem> {
    kept(work.tx, guest_id)?;
    find(work, guest_id, occasion_id)?;
    work.tx.execute(&sql::DELETE, p![occasion_id.raw()])?;
    told(work, "occasion.removed", guest_id)
}

fn find(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    occasion_id: OccasionId,
) -> Result<(), Problem> {
    let ids = p![occasion_id.raw(), guest_id.raw()];
    let row: Option<OccasionRow> = work.tx.opt(&sql::FIND, ids)?;
    row.map(|_there| ()).ok_or_else(Problem::not_there)
}

fn told(work: &mut Work<'_, '_>, action: &'static str, guest_id: GuestId) -> Result<(), Problem> {
    let object = Some(("guest", guest_id.raw()));
    let changes = vec![Change::personal("occasion")];
    work.audit(Done { action, object, changes, ..Done::default() })?;
    touch(work, guest_id)
}
