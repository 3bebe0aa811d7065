//! The settlement: facts, one decision, everything written at once.

use zhike_domain::checkout::{
    SettleCommand, Settled, Settlement, Tender, Tendered, settle as decide, settle_journal,
};
use zhike_domain::kernel::id::{
    BillId, GuestId, IdBlock, JournalId, SettlementId, StaffId, StoreId,
};
use zhike_domain::ledger::{Cause, CauseKind, Journal, Kind, Stamp};
use zhike_domain::membership::stored_value::{Taken, redemptions};
use zhike_store::{Val, p};

use super::{bills, limits, require_open, stale, uses_of};
use crate::checkout::bodies::{BillBody, SettleBody};
use crate::checkout::facts::{self, Loaded, Place};
use crate::checkout::sql::bill::{self as sql, BillRow};
use crate::checkout::sql::paid as paid_sql;
use crate::checkout::views::{BillBalances, BillTierChange, LineWord, Outcome, QuoteView};
use crate::checkout::{read, show};
use crate::guests::actions::sure;
use crate::ledger::actions as ledger;
use crate::membership::actions::redemptions::{Spent, write_redemptions};
use crate::membership::actions::tiers::{self, Visit};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::pricing::actions::bills::{self as coupons, ForBill};

/// What comes with the wish to settle.
pub struct Settling<'a> {
    /// Fresh ids for the journal and its lots.
    pub ids: IdBlock,
    /// A second person's token.
    pub token: Option<&'a str>,
}

/// Settles a bill.
///
/// # Errors
/// 409 `bill.already_settled` with the first receipt, 412 when the bill changed, and every refusal
/// of the rules; then nothing is changed.
pub fn settle(
    work: &mut Work<'_, '_>,
    bill_id: BillId,
    wish: &SettleBody,
    with: &Settling<'_>,
) -> Result<(), Problem> {
    let row = read::bill(work.tx, bill_id)?;
    require_open(&row)?;
    if row.version != wish.version {
        return Err(stale(&row));
    }
    let body = read::body_of(&work.act.keyring, &row)?;
    let store_id = StoreId::from_raw(row.store_id);
    let place = Place::of(work.tx, store_id, work.now())?;
    if let Some(guest_id) = body.guest_id {
        sure(work.tx, guest_id)?;
    }
    let loaded = facts::load(work.tx, &work.act.keyring, &place, &body, Some(bill_id))?;
    let command = SettleCommand { due_minor: wish.due_minor, tenders: wish.tenders.clone() };
    let settlement = decide(&loaded.facts, &command).map_err(refuse)?;
    limits::by_hand(work, store_id, &settlement.quote.by_hand, with.token)?;
    let settlement_id = work.id()?;
    let journal = journal(work, &place, &loaded, &settlement, settlement_id, with.ids.clone())?;
    let shown = show::quote(&loaded, &settlement.quote);
    let paid = Paid { row: &row, body: &body, place: &place, loaded: &loaded, shown: &shown };
    let outcome = paid.follow(work, &settlement, settlement_id, journal.as_ref())?;
    paid.write(work, &settlement, settlement_id, journal.as_ref(), &outcome)?;
    paid.tell(work, &settlement)
}

fn journal(
    work: &mut Work<'_, '_>,
    place: &Place,
    loaded: &Loaded,
    settlement: &Settlement,
    settlement_id: i64,
    ids: IdBlock,
) -> Result<Option<Journal>, Problem> {
    let stamp = Stamp {
        journal_id: JournalId::from_raw(work.id()?),
        kind: Kind::Settlement,
        cause: Cause { kind: CauseKind::Settlement, id: settlement_id },
        store_id: place.store_id,
        staff_id: staff(work)?,
        at: place.now,
        reverses: None,
    };
    let clock = &place.clock;
    settle_journal(&loaded.facts, settlement, stamp, &clock.zone, clock.cut_over, ids)
        .map_err(refuse)
}

/// Who acts, for a journal: a key is nobody of the staff.
pub fn staff(work: &Work<'_, '_>) -> Result<Option<StaffId>, Problem> {
    let who = work.who()?;
    Ok(who.key_id.is_none().then_some(who.staff_id))
}

/// A bill about to be paid.
struct Paid<'a> {
    row: &'a BillRow,
    body: &'a BillBody,
    place: &'a Place,
    loaded: &'a Loaded,
    shown: &'a QuoteView,
}

impl Paid<'_> {
    fn guest_id(&self) -> Option<GuestId> {
        self.body.guest_id
    }

    /// What else becomes true with it: coupons and limits of offers, the ledger, the figures of
    /// stored value, the tier.
    fn follow(
        &self,
        work: &mut Work<'_, '_>,
        settlement: &Settlement,
        settlement_id: i64,
        journal: Option<&Journal>,
    ) -> Result<Outcome, Problem> {
        let bill_id = BillId::from_raw(self.row.bill_id);
        let at = ForBill { bill_id, store_id: self.place.store_id };
        coupons::redeem(work, &settlement.coupon_ids, at)?;
        let uses = uses_of(self.shown);
        coupons::count_uses(work, &uses, self.guest_id())?;
        let day = self.place.clock.day(self.place.now);
        if let Some(journal) = journal {
            ledger::write_on(work, journal, day)?;
        }
        let taken: Vec<Taken> = settlement.taken().cloned().collect();
        if !taken.is_empty() {
            let settlement_id = SettlementId::from_raw(settlement_id);
            let spent = Spent { settlement_id, bill_id, store_id: self.place.store_id, day };
            let (list, due) = (settlement.quote.list_minor, settlement.quote.due_minor);
            write_redemptions(work, spent, &redemptions(&taken, list, due))?;
        }
        let (balances_after, tier_change) = self.guest_after(work, settlement, journal)?;
        Ok(Outcome {
            change_minor: settlement.change_minor,
            spent_points: settlement.points_spent,
            earned_points: settlement.earned.points,
            earned_growth: settlement.earned.growth,
            coupon_ids: settlement.coupon_ids.clone(),
            balances_after,
            tier_change,
        })
    }

    fn guest_after(
        &self,
        work: &mut Work<'_, '_>,
        settlement: &Settlement,
        journal: Option<&Journal>,
    ) -> Result<(Option<BillBalances>, Option<BillTierChange>), Problem> {
        let Some(guest_id) = self.guest_id() else { return Ok((None, None)) };
        let visit = Visit {
            guest_id,
            clock: &self.place.clock,
            paid_minor: settlement.quote.due_minor,
            journal_id: journal.map(|journal| journal.stamp().journal_id),
        };
        let change = tiers::after_settlement(work, &visit)?;
        let change = change.map(|change| BillTierChange {
            from: Some(facts::tier(change.before, change.before_name)),
            to: Some(facts::tier(change.after, change.after_name)),
        });
        Ok((Some(facts::balances(work.tx, guest_id)?), change))
    }

    fn write(
        &self,
        work: &mut Work<'_, '_>,
        settlement: &Settlement,
        settlement_id: i64,
        journal: Option<&Journal>,
        outcome: &Outcome,
    ) -> Result<(), Problem> {
        let keyring = &work.act.keyring;
        let (bill, quote) = (self.row.bill_id, &settlement.quote);
        let now = self.place.now.0;
        let sealed = read::seal_quote(keyring, bill, self.shown)?;
        let row =
            p![bill, self.row.version, quote.list_minor.raw(), quote.due_minor.raw(), now, sealed];
        if work.tx.execute(&sql::SETTLE, row)? == 0 {
            return Err(stale(self.row));
        }
        let settled = Settled::of(&self.loaded.facts, settlement);
        let token = read::receipt_token(keyring, settlement_id);
        let json = |value: serde_json::Result<String>| value.map_err(Problem::fault);
        let row = p![
            settlement_id,
            bill,
            self.row.store_id,
            self.place.clock.day(self.place.now).days(),
            self.guest_id().map(GuestId::raw),
            journal.map(|journal| journal.stamp().journal_id.raw()),
            work.who()?.staff_id.raw(),
            json(serde_json::to_string(&settled))?,
            json(serde_json::to_string(&settled.untouched()))?,
            json(serde_json::to_string(outcome))?,
            read::receipt_hash(&token),
            now
        ];
        work.tx.put(&paid_sql::INSERT_SETTLEMENT, row)?;
        work.tx.put_many(&paid_sql::INSERT_LINES, 9, &lines(bill, self.shown))?;
        let tenders = tenders(bill, &settlement.tenders);
        work.tx.put_many(&paid_sql::INSERT_TENDERS, 9, &tenders)?;
        Ok(())
    }

    fn tell(&self, work: &mut Work<'_, '_>, settlement: &Settlement) -> Result<(), Problem> {
        let (bill, store_id) = (self.row.bill_id, Some(self.place.store_id));
        let by_hand = &settlement.quote.by_hand;
        let mut changes = vec![Change::of("state", "open", "settled")];
        changes.push(Change::of("due_minor", 0, settlement.quote.due_minor.raw()));
        if !by_hand.discount_minor.is_zero() {
            changes.push(Change::of("discount_minor", 0, by_hand.discount_minor.raw()));
        }
        if !by_hand.comp_minor.is_zero() {
            changes.push(Change::of("comp_minor", 0, by_hand.comp_minor.raw()));
        }
        work.audit(Done {
            action: "bill.settled",
            object: Some(("bill", bill)),
            store_id,
            changes,
            ..Done::default()
        })?;
        work.emit("bill.settled", store_id, &bills::subjects(bill, self.guest_id()))
    }
}

fn lines(bill: i64, shown: &QuoteView) -> Vec<Val> {
    let word = |kind: LineWord| match kind {
        LineWord::Dish => "dish",
        LineWord::Charge => "charge",
        LineWord::Amount => "amount",
    };
    let mut values = Vec::new();
    for line in &shown.lines {
        values.extend_from_slice(p![
            bill,
            line.line.0,
            word(line.kind),
            line.dish_id.map(|dish_id| dish_id.raw()),
            line.charge.map(|charge| charge.as_str()),
            line.words.name.as_deref(),
            line.qty_milli.raw(),
            line.list_minor.raw(),
            line.due_minor.raw()
        ]);
    }
    values
}

fn tenders(bill: i64, tenders: &[Tendered]) -> Vec<Val> {
    let mut values = Vec::new();
    for (place, one) in (1_i64..).zip(tenders) {
        let (given, face, paid) = match &one.tender {
            Tender::Cash { given_minor, .. } => (Some(given_minor.raw()), None, None),
            Tender::Voucher { face_minor, paid_minor, .. } => {
                (None, Some(face_minor.raw()), Some(paid_minor.raw()))
            }
            _ => (None, None, None),
        };
        values.extend_from_slice(p![
            bill,
            place,
            one.tender.kind().as_str(),
            one.tender.amount_minor().raw(),
            given,
            face,
            paid,
            one.principal_minor().raw(),
            one.bonus_minor().raw()
        ]);
    }
    values
}
