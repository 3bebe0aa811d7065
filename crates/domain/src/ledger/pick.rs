//! Which lots an amount is eaten from.

use super::{Holding, LedgerRefusal, Lot, Part, Unit, draft::within};
use crate::kernel::time::Millis;

/// The parts that make up `amount`: soonest expiry first, then oldest; never a lot whose time is
/// over.
///
/// # Errors
/// [`LedgerRefusal::Amount`], or the unit's refusal when less may be spent.
pub fn pick(
    holding: &Holding,
    unit: Unit,
    amount: i64,
    now: Millis,
) -> Result<Vec<Part>, LedgerRefusal> {
    within(amount)?;
    let have = holding.spendable(unit, now);
    if have < amount {
        return Err(unit.lacks(amount, have));
    }
    Ok(up_to(holding, unit, amount, now))
}

/// As [`pick`], but as much as there is when there is less.
pub(super) fn up_to(holding: &Holding, unit: Unit, amount: i64, now: Millis) -> Vec<Part> {
    let counts = |lot: &&Lot| lot.unit == unit && lot.free > 0 && !lot.is_over(now);
    let mut lots: Vec<&Lot> = holding.lots.iter().filter(counts).collect();
    lots.sort_by(|one, other| one.eaten_before(other));
    let mut missing = amount;
    let mut parts = Vec::new();
    for lot in lots {
        let amount = missing.min(lot.free);
        if amount == 0 {
            break;
        }
        parts.push(Part { lot_id: lot.lot_id, unit, amount });
        missing -= amount;
    }
    parts
}
