//! What a group pays of a bill: within its limits, out of its account, and back again.

use super::{CheckoutRefusal, GuestFacts, Refund, Settlement, Tender, TenderKind};
use crate::kernel::id::IdBlock;
use crate::kernel::money::Minor;
use crate::kernel::time::Millis;
use crate::ledger::{Draft, Flow, Holding, House, Journal, LedgerRefusal, Piece, Stamp, Unit};
use crate::membership::group::{GroupFacts, GroupRefusal};
use crate::membership::stored_value::{Taken, take};

/// Whether the group lets these tenders pass.
pub(super) fn check(
    guest: Option<&GuestFacts>,
    tenders: &[Tender],
    now: Millis,
) -> Result<(), CheckoutRefusal> {
    let sum = |wanted: fn(TenderKind) -> bool| -> Minor {
        let its = tenders.iter().filter(|tender| wanted(tender.kind()));
        its.map(Tender::amount_minor).sum()
    };
    let all = sum(TenderKind::is_of_group);
    if all.is_zero() {
        return Ok(());
    }
    let (guest, group) = of(guest)?;
    group.lets(all)?;
    let need = sum(|kind| kind == TenderKind::Allowance).raw();
    let have = guest.holding.spendable(Unit::Allowance, now);
    if need > have {
        return Err(LedgerRefusal::Allowance { need, have }.into());
    }
    Ok(())
}

fn of(guest: Option<&GuestFacts>) -> Result<(&GuestFacts, &GroupFacts), GroupRefusal> {
    let guest = guest.ok_or(GroupRefusal::None)?;
    Ok((guest, guest.group.as_deref().ok_or(GroupRefusal::None)?))
}

/// From which top-ups of the group's account an amount is taken.
pub(super) fn take_shared(
    guest: Option<&GuestFacts>,
    amount_minor: Minor,
    now: Millis,
) -> Result<Vec<Taken>, CheckoutRefusal> {
    let (guest, group) = of(guest)?;
    let left_minor = group.shared_minor(now);
    if amount_minor > left_minor {
        return Err(GroupRefusal::Balance { left_minor }.into());
    }
    Ok(take(&group.account, &group.began, amount_minor, guest.spend_order, now)?)
}

/// The journal of the group's account for a settlement: what the shared balance paid. `None` when
/// it paid nothing.
///
/// # Errors
/// [`LedgerRefusal`] when the account does not bear it.
pub fn settle_group_journal(
    group: &GroupFacts,
    settlement: &Settlement,
    stamp: Stamp,
    ids: IdBlock,
) -> Result<Option<Journal>, LedgerRefusal> {
    let mut draft = Draft::begin(stamp, group.account.clone(), ids);
    for taken in settlement.taken_of_group() {
        draft.take(&taken.parts, House::Redeemed)?;
    }
    let journal = draft.finish();
    Ok((!journal.is_empty()).then_some(journal))
}

/// The journal of the group's account for a refund: it undoes that much of the account's own
/// journal of the settlement. `None` when nothing goes back there.
///
/// # Errors
/// [`LedgerRefusal`] when that journal does not bear it.
pub fn refund_group_journal(
    refund: &Refund,
    original: &Journal,
    before: &[Journal],
    account: Holding,
    stamp: Stamp,
    ids: IdBlock,
) -> Result<Option<Journal>, LedgerRefusal> {
    let piece = |unit, minor: Minor| Piece { unit, flow: Flow::Out, amount: minor.raw() };
    let pieces = [
        piece(Unit::Principal, refund.group_principal_minor),
        piece(Unit::Bonus, refund.group_bonus_minor),
    ];
    let pieces: Vec<Piece> = pieces.into_iter().filter(|piece| piece.amount > 0).collect();
    if pieces.is_empty() {
        return Ok(None);
    }
    let mut draft = Draft::begin(stamp, account, ids);
    draft.undo(original, before, &pieces)?;
    Ok(Some(draft.finish()))
}
