//! Refunds: tried, and made true.

use zhike_domain::checkout::{Ask, BillRefusal, Refund, RefundFacts, Settled, refund as decide};
use zhike_domain::kernel::id::{BillId, GuestId, IdBlock, RefundId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::Millis;
use zhike_store::{Tx, p};

use super::{bills, limits};
use crate::checkout::facts::Place;
use crate::checkout::read;
use crate::checkout::sql::bill::{self as sql, BillRow};
use crate::checkout::sql::paid::{self as paid_sql, SettlementRow};
use crate::checkout::views::{BillState, RefundFactsView};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

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
    pub fn debt_after(&self, _tx: &mut Tx<'_>, _now: Millis) -> Result<i64, Problem> {
        Ok(0)
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
    /// What else is undone with it: the ledger, coupons, redemptions, the tier.
    fn follow(
        &self,
        _work: &mut Work<'_, '_>,
        _place: &Place,
        _refund: i64,
        _wish: &Refunding<'_>,
    ) -> Result<Followed, Problem> {
        Ok(Followed { journal: None, points_debt: 0 })
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
