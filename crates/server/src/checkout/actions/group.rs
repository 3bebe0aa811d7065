//! What the group of a guest pays of his bill, and what comes back to it.

use zhike_domain::checkout::{
    Refund, Settlement, TenderKind, refund_group_journal, settle_group_journal,
};
use zhike_domain::kernel::id::{BillId, GuestId, IdBlock, JournalId, SettlementId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::ledger::{Cause, CauseKind, Holder, Journal, Kind, Stamp};

use super::settle::staff;
use crate::checkout::facts::Place;
use crate::guests::read::known_as;
use crate::ledger::actions as ledger;
use crate::ledger::read as ledger_read;
use crate::membership::actions::allowance::{TakenBack, take_back};
use crate::membership::actions::group_uses::{self as uses, GroupUse};
use crate::membership::groups::{self, Mine};
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// A bill that is being settled, as far as a group pays it.
pub struct Paying<'a> {
    /// The group.
    pub mine: &'a Mine,
    /// What was decided.
    pub settlement: &'a Settlement,
    /// Its id.
    pub settlement_id: SettlementId,
    /// The bill.
    pub bill_id: BillId,
    /// Whose bill.
    pub guest_id: GuestId,
    /// Where and when.
    pub place: &'a Place,
    /// Fresh ids for the journal of the group's account.
    pub ids: IdBlock,
}

impl Paying<'_> {
    /// Writes the journal of the group's account, and what was used of the limits. Nothing when the
    /// group pays nothing.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn write(self, work: &mut Work<'_, '_>) -> Result<(), Problem> {
        let of_group = self.settlement.tenders.iter().any(|one| one.tender.kind().is_of_group());
        if !of_group {
            return Ok(());
        }
        let day = self.place.clock.day(self.place.now);
        let cause = Cause { kind: CauseKind::Group, id: self.settlement_id.raw() };
        let stamp = stamp(work, Kind::Settlement, cause, self.place, None)?;
        let journal = settle_group_journal(&self.mine.facts, self.settlement, stamp, self.ids);
        let journal = journal.map_err(refuse)?;
        if let Some(journal) = &journal {
            ledger::write_on(work, journal, day)?;
        }
        let sum = |part: fn(&zhike_domain::membership::stored_value::Taken) -> Minor| -> Minor {
            self.settlement.taken_of_group().map(part).sum()
        };
        let used = GroupUse {
            cause: self.settlement_id.raw(),
            settlement_id: self.settlement_id,
            bill_id: self.bill_id,
            group_id: self.mine.facts.group_id,
            group_member_id: self.mine.group_member_id,
            guest_id: self.guest_id,
            department_no: self.mine.department_no,
            used_day: self.mine.day,
            meal: self.mine.facts.meal,
            allowance_minor: self.settlement.paid_by(TenderKind::Allowance),
            principal_minor: sum(|one| one.principal_minor),
            bonus_minor: sum(|one| one.bonus_minor),
            account_journal_id: journal.map(|journal| journal.stamp().journal_id),
        };
        uses::write(work, &used, self.place.store_id, day)
    }
}

fn stamp(
    work: &mut Work<'_, '_>,
    kind: Kind,
    cause: Cause,
    place: &Place,
    reverses: Option<JournalId>,
) -> Result<Stamp, Problem> {
    Ok(Stamp {
        journal_id: JournalId::from_raw(work.id()?),
        kind,
        cause,
        store_id: place.store_id,
        staff_id: staff(work)?,
        at: place.now,
        reverses,
    })
}

/// Gives back what a group paid of a settlement: to its account, to the lots of the meal money, and
/// to the limits of the day it was used on. Meal money of somebody who has left is given up at
/// once.
///
/// # Errors
/// A fault when the group paid what nothing tells of; those of the ledger.
pub fn give_back(
    work: &mut Work<'_, '_>,
    settlement_id: SettlementId,
    refund_id: i64,
    refund: &Refund,
    place: &Place,
    ids: IdBlock,
) -> Result<(), Problem> {
    let (principal, bonus) = (refund.group_principal_minor, refund.group_bonus_minor);
    if (refund.allowance_minor + principal + bonus).is_zero() {
        return Ok(());
    }
    let paid = uses::of_settlement(work.tx, settlement_id)?;
    let paid = paid.ok_or_else(|| Problem::fault("a group paid, and nothing tells which"))?;
    let day = place.clock.day(place.now);
    let journal = account_journal(work, &paid, refund_id, refund, place, ids)?;
    if let Some(journal) = &journal {
        ledger::write_on(work, journal, day)?;
    }
    let back = GroupUse {
        cause: refund_id,
        allowance_minor: -refund.allowance_minor,
        principal_minor: -principal,
        bonus_minor: -bonus,
        account_journal_id: journal.map(|journal| journal.stamp().journal_id),
        ..paid
    };
    uses::write(work, &back, place.store_id, day)?;
    let is_member = groups::is_still_in(work.tx, paid.group_member_id)?;
    if refund.allowance_minor.is_zero() || is_member {
        return Ok(());
    }
    let guest_id = known_as(work.tx, paid.guest_id)?;
    let most = Some(refund.allowance_minor);
    take_back(work, guest_id, TakenBack { store_id: place.store_id, cause: refund_id, most })
}

fn account_journal(
    work: &mut Work<'_, '_>,
    paid: &GroupUse,
    refund_id: i64,
    refund: &Refund,
    place: &Place,
    ids: IdBlock,
) -> Result<Option<Journal>, Problem> {
    let Some(journal_id) = paid.account_journal_id else { return Ok(None) };
    let original = ledger_read::journal(work.tx, journal_id)?;
    let before = ledger_read::undoings(work.tx, journal_id)?;
    let account = groups::find(work.tx, paid.group_id)?.account_guest_id;
    let holder = Holder::Guest(GuestId::from_raw(account));
    let holding = ledger_read::holding_for_undo(work.tx, holder, &original)?;
    let cause = Cause { kind: CauseKind::Group, id: refund_id };
    let stamp = stamp(work, Kind::Refund, cause, place, Some(journal_id))?;
    refund_group_journal(refund, &original, &before, holding, stamp, ids).map_err(refuse)
}
