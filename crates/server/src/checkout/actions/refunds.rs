//! Refunds: tried, and made true.

use zhike_domain::checkout::{
    Ask, BillRefusal, Refund, RefundFacts, Settled, refund as decide, refund_journal,
};
use zhike_domain::kernel::id::{
    BillId, GuestId, IdBlock, JournalId, RefundId, SettlementId, StoreId,
};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::ledger::{Cause, CauseKind, Holder, Holding, Journal, Kind, Stamp};
use zhike_store::{Tx, p};

use super::settle::staff;
use super::{GROUP_IDS, GUEST_IDS, bills, group, limits, uses_of};
use crate::checkout::facts::{self, Place};
use crate::checkout::read;
use crate::checkout::sql::bill::{self as sql, BillRow};
use crate::checkout::sql::paid::{self as paid_sql, SettlementRow};
use crate::checkout::views::{BillState, RefundFactsView};
use crate::ledger::actions as ledger;
use crate::ledger::read as ledger_read;
use crate::membership::actions::redemptions::{Spent, return_redemptions};
use crate::membership::actions::tiers::{self, Unvisit};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::pricing::actions::bills::{self as coupons, ForBill};

/// A refund as it is decided.
pub struct Decided {
    /// The bill.
    pub row: BillRow,
    /// How it was paid.
    pub settlement: SettlementRow,
    /// What a refund looks at.
    pub settled: Settled,
    /// What goes back.
    pub refund: Refund,
}

/// Decides what goes back, and writes nothing.
///
/// # Errors
/// 409 when the bill is not settled; the refusals of the rule.
pub fn tried(tx: &mut Tx<'_>, bill_id: BillId, ask: &Ask) -> Result<Decided, Problem> {
    let row = read::bill(tx, bill_id)?;
    if row.import_id.is_some() {
        return Err(refuse(BillRefusal::Imported));
    }
    match BillState::of(&row.state) {
        BillState::Open => return Err(refuse(BillRefusal::NotSettled)),
        BillState::Voided => return Err(refuse(BillRefusal::Voided)),
        _ => {}
    }
    let settlement = read::settlement(tx, row.bill_id)?.ok_or_else(Problem::not_there)?;
    let (settled, done) = read::refund_facts(&settlement)?;
    let facts = RefundFacts { settled, done };
    let refund = decide(&facts, ask).map_err(refuse)?;
    Ok(Decided { row, settlement, settled: facts.settled, refund })
}

impl Decided {
    /// Points that the guest would owe after it.
    pub fn debt_after(&self, tx: &mut Tx<'_>, now: Millis, ids: IdBlock) -> Result<i64, Problem> {
        let stamp = Stamp {
            journal_id: JournalId::from_raw(0),
            kind: Kind::Refund,
            cause: Cause { kind: CauseKind::Refund, id: 0 },
            store_id: StoreId::from_raw(self.row.store_id),
            staff_id: None,
            at: now,
            reverses: self.settlement.journal_id.map(JournalId::from_raw),
        };
        match self.journal(tx, stamp, ids)? {
            Some((journal, holding)) => Ok(holding.after(&journal).map_err(refuse)?.debt_points),
            None => match self.row.guest_id.map(GuestId::from_raw) {
                Some(guest_id) => Ok(facts::balances(tx, guest_id)?.points_debt),
                None => Ok(0),
            },
        }
    }

    /// What the till shows of it.
    #[must_use]
    pub fn view(&self, ask: &Ask, points_debt: i64) -> RefundFactsView {
        let refund = &self.refund;
        RefundFactsView {
            minor: refund.minor,
            tenders: refund.tenders.clone(),
            principal_minor: refund.principal_minor,
            bonus_minor: refund.bonus_minor,
            points_back: refund.points_back,
            points_taken: refund.points_taken,
            growth_taken: refund.growth_taken,
            coupon_ids: refund.coupon_ids.clone(),
            points_debt,
            lines: match ask {
                Ask::Whole => Vec::new(),
                Ask::Lines { lines } => lines.clone(),
            },
            completes: self.settled.is_complete(&refund.done),
        }
    }
}

/// What comes with the wish to refund.
pub struct Refunding<'a> {
    /// What is asked back.
    pub ask: &'a Ask,
    /// What the till shows as going back, minor units.
    pub shown_minor: Minor,
    /// In the caller's words.
    pub reason: &'a str,
    /// Fresh ids for the journal and its lots.
    pub ids: IdBlock,
    /// A second person's token.
    pub token: Option<&'a str>,
}

/// Refunds a bill, wholly or in part.
///
/// # Errors
/// As [`tried`]; 409 `refund.changed` when the till showed another amount, 403
/// `approval.required` above the caller's limit.
pub fn refund(
    work: &mut Work<'_, '_>,
    bill_id: BillId,
    wish: &Refunding<'_>,
) -> Result<RefundId, Problem> {
    let decided = tried(work.tx, bill_id, wish.ask)?;
    let (minor, shown_minor) = (decided.refund.minor, wish.shown_minor);
    if minor != shown_minor {
        return Err(refuse(BillRefusal::RefundChanged { minor, shown_minor }));
    }
    let store_id = StoreId::from_raw(decided.row.store_id);
    limits::refund(work, store_id, minor, wish.token)?;
    let refund = work.id()?;
    let place = Place::of(work.tx, store_id, work.now())?;
    let followed = decided.follow(work, &place, refund, wish)?;
    decided.write(work, &place, refund, wish, &followed)?;
    decided.tell(work, refund, wish)?;
    Ok(RefundId::from_raw(refund))
}

/// What the ledger says after a refund.
struct Followed {
    journal: Option<i64>,
    points_debt: i64,
}

impl Decided {
    /// The journal that undoes that much of the settlement's, decided but not written.
    fn journal(
        &self,
        tx: &mut Tx<'_>,
        stamp: Stamp,
        ids: IdBlock,
    ) -> Result<Option<(Journal, Holding)>, Problem> {
        let (Some(journal_id), Some(guest)) = (self.settlement.journal_id, self.row.guest_id)
        else {
            return Ok(None);
        };
        let original = ledger_read::journal(tx, JournalId::from_raw(journal_id))?;
        let before = ledger_read::undoings(tx, original.stamp().journal_id)?;
        let holder = Holder::Guest(GuestId::from_raw(guest));
        let holding = ledger_read::holding_for_undo(tx, holder, &original)?;
        let journal = refund_journal(&self.refund, &original, &before, holding.clone(), stamp, ids)
            .map_err(refuse)?;
        Ok(journal.map(|journal| (journal, holding)))
    }

    /// What else is undone with it: the ledger, coupons and limits, the figures of stored value,
    /// the tier.
    fn follow(
        &self,
        work: &mut Work<'_, '_>,
        place: &Place,
        refund: i64,
        wish: &Refunding<'_>,
    ) -> Result<Followed, Problem> {
        let cause = Cause { kind: CauseKind::Refund, id: refund };
        let stamp = Stamp {
            journal_id: JournalId::from_raw(work.id()?),
            kind: Kind::Refund,
            cause,
            store_id: place.store_id,
            staff_id: staff(work)?,
            at: place.now,
            reverses: self.settlement.journal_id.map(JournalId::from_raw),
        };
        let day = place.clock.day(place.now);
        let journal = self.journal(work.tx, stamp, wish.ids.clone())?;
        if let Some((journal, _)) = &journal {
            ledger::write_on(work, journal, day)?;
        }
        let bill_id = BillId::from_raw(self.row.bill_id);
        let at = ForBill { bill_id, store_id: place.store_id };
        coupons::give_back(work, &self.refund.coupon_ids, at)?;
        let guest_id = self.row.guest_id.map(GuestId::from_raw);
        let whole = self.settled.is_complete(&self.refund.done);
        if whole {
            let quote = read::kept_quote(&work.act.keyring, &self.row)?;
            coupons::return_uses(work, &uses_of(&quote), guest_id)?;
        }
        let settlement_id = SettlementId::from_raw(self.settlement.settlement_id);
        let ids = wish.ids.part(GUEST_IDS, GROUP_IDS);
        group::give_back(work, settlement_id, refund, &self.refund, place, ids)?;
        let own = self.refund.principal_minor + self.refund.bonus_minor;
        let shared = self.refund.group_principal_minor + self.refund.group_bonus_minor;
        if !(own + shared).is_zero() {
            let spent = Spent { settlement_id, bill_id, store_id: place.store_id, day };
            let lines = i64::try_from(self.settled.stored.len()).map_err(Problem::fault)?;
            let parts = [(0..lines, own), (lines..i64::MAX, shared)];
            return_redemptions(work, spent, RefundId::from_raw(refund), &parts)?;
        }
        let journal_id = journal.as_ref().map(|(journal, _)| journal.stamp().journal_id);
        let Some(guest_id) = guest_id else {
            return Ok(Followed { journal: None, points_debt: 0 });
        };
        let undone = Unvisit {
            guest_id,
            clock: &place.clock,
            settled_day: BusinessDay(self.settlement.business_day),
            back_minor: self.refund.minor,
            whole,
            journal_id,
        };
        tiers::after_refund(work, &undone)?;
        let points_debt = facts::balances(work.tx, guest_id)?.points_debt;
        Ok(Followed { journal: journal_id.map(JournalId::raw), points_debt })
    }

    fn write(
        &self,
        work: &mut Work<'_, '_>,
        place: &Place,
        refund: i64,
        wish: &Refunding<'_>,
        followed: &Followed,
    ) -> Result<(), Problem> {
        let view = self.view(wish.ask, followed.points_debt);
        let state = if view.completes { BillState::Refunded } else { BillState::PartRefunded };
        let (bill, minor) = (self.row.bill_id, self.refund.minor.raw());
        let row = p![bill, self.row.version, state.as_str(), minor];
        if work.tx.execute(&sql::REFUND, row)? == 0 {
            return Err(super::stale(&self.row));
        }
        let done = serde_json::to_string(&self.refund.done).map_err(Problem::fault)?;
        work.tx.put(&paid_sql::DONE, p![self.settlement.settlement_id, done])?;
        let facts = serde_json::to_string(&view).map_err(Problem::fault)?;
        let row = p![
            refund,
            bill,
            self.row.store_id,
            place.clock.day(place.now).days(),
            followed.journal,
            work.who()?.staff_id.raw(),
            minor,
            facts,
            read::seal_reason(&work.act.keyring, refund, wish.reason)?,
            place.now.0
        ];
        work.tx.put(&paid_sql::INSERT_REFUND, row)?;
        Ok(())
    }

    fn tell(
        &self,
        work: &mut Work<'_, '_>,
        refund: i64,
        wish: &Refunding<'_>,
    ) -> Result<(), Problem> {
        let bill = self.row.bill_id;
        let store_id = Some(StoreId::from_raw(self.row.store_id));
        work.audit(Done {
            action: "bill.refunded",
            object: Some(("bill", bill)),
            store_id,
            changes: vec![Change::of("refunded_minor", 0, self.refund.minor.raw())],
            reason: Some(wish.reason),
        })?;
        let guest_id = self.row.guest_id.map(GuestId::from_raw);
        let mut subjects = bills::subjects(bill, guest_id);
        subjects.push(("refund", refund));
        work.emit("bill.refunded", store_id, &subjects)
    }
}
