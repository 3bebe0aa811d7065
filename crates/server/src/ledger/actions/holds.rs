//! Holds: amounts set aside for a bill, until it is paid, given up, or too late.

use zhike_domain::kernel::id::{HoldId, JournalId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::ledger::{
    Cause, CauseKind, Draft, HoldState, Holder, House, Kind, LedgerRefusal, Part, Unit,
};
use zhike_store::{Val, p};

use super::{stamp, write};
use crate::ledger::read::{self, holder_key};
use crate::ledger::sql::hold::{self as sql, PART_COLUMNS};
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// What is to be set aside.
#[derive(Debug, Clone)]
pub struct NewHold {
    /// Whose.
    pub holder: Holder,
    /// In which store.
    pub store_id: StoreId,
    /// Which parts of which lots.
    pub parts: Vec<Part>,
    /// From when on it is too late.
    pub expires_at: Millis,
}

/// Sets parts aside. Lock the holder.
pub fn place(work: &mut Work<'_, '_>, new: &NewHold) -> Result<HoldId, Problem> {
    let hold_id = HoldId::from_raw(work.id()?);
    let stamp = stamp(work, Kind::Hold, cause(hold_id), new.store_id)?;
    let held = read::holding(work.tx, new.holder)?;
    let mut draft = Draft::begin(stamp, held, work.block(1)?);
    draft.hold(&new.parts).map_err(refuse)?;
    write(work, &draft.finish())?;
    let ((kind, id), now) = (holder_key(new.holder), work.now());
    let row = p![hold_id.raw(), kind, id, new.store_id.raw(), new.expires_at.0, now.0];
    work.tx.put(&sql::INSERT, row)?;
    let mut values: Vec<Val> = Vec::with_capacity(new.parts.len() * PART_COLUMNS);
    for (line, part) in (0_i64..).zip(&new.parts) {
        let (lot_id, unit) = (part.lot_id.raw(), part.unit.to_string());
        values.extend_from_slice(p![hold_id.raw(), line, lot_id, unit, part.amount]);
    }
    work.tx.put_many(&sql::INSERT_PARTS, PART_COLUMNS, &values)?;
    Ok(hold_id)
}

/// Takes `kept` of what was set aside and gives the rest free. Lock the holder.
pub fn post(
    work: &mut Work<'_, '_>,
    hold_id: HoldId,
    kept: &[(Unit, i64)],
    to: House,
) -> Result<Option<JournalId>, Problem> {
    end(work, hold_id, Kind::HoldPosted, |draft, hold| draft.post_hold(hold, kept, to))
}

/// Gives everything free again, by wish or because its time is over. Lock the holder.
pub fn release(work: &mut Work<'_, '_>, hold_id: HoldId) -> Result<Option<JournalId>, Problem> {
    let found = read::find_hold(work.tx, hold_id)?;
    let is_late = found.hold.expires_at <= work.now();
    let kind = if is_late { Kind::HoldExpired } else { Kind::HoldVoided };
    end(work, hold_id, kind, |draft, hold| draft.void_hold(hold))
}

fn end(
    work: &mut Work<'_, '_>,
    hold_id: HoldId,
    kind: Kind,
    step: impl FnOnce(&mut Draft, &zhike_domain::ledger::Hold) -> Result<HoldState, LedgerRefusal>,
) -> Result<Option<JournalId>, Problem> {
    let found = read::find_hold(work.tx, hold_id)?;
    let stamp = stamp(work, kind, cause(hold_id), found.store_id)?;
    let held = read::holding(work.tx, found.holder)?;
    let lots = u32::try_from(found.hold.parts.len()).map_err(Problem::fault)?;
    let mut draft = Draft::begin(stamp, held, work.block(lots)?);
    let state = step(&mut draft, &found.hold).map_err(refuse)?;
    let now = work.now();
    if work.tx.execute(&sql::END, p![hold_id.raw(), state.as_str(), now.0])? == 0 {
        return Err(refuse(LedgerRefusal::Moved));
    }
    write(work, &draft.finish())
}

const fn cause(hold_id: HoldId) -> Cause {
    Cause { kind: CauseKind::Hold, id: hold_id.raw() }
}
