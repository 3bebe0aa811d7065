//! The settlement: facts, one decision, everything written at once.

use zhike_domain::checkout::{
    SettleCommand, Settled, Settlement, Tender, Tendered, settle as decide, settle_journal,
};
use zhike_domain::kernel::id::{
    BillId, GuestId, IdBlock, JournalId, SettlementId, StaffId, StoreId,
};
use zhike_domain::kernel::money::Minor;
use zhike_domain::ledger::{Cause, CauseKind, Journal, Kind, Stamp};
use zhike_domain::membership::stored_value::{Taken, redemptions};
use zhike_store::{Val, p};

use super::bills::Beginning;
use super::told::Told;
use super::{bills, limits, require_open, stale, uses_of};
use crate::checkout::bodies::{BillBody, SettleBody};
use crate::checkout::facts::{self, Loaded, Place};
use crate::checkout::numbers::Promise;
use crate::checkout::sql::bill::{self as sql, BillRow};
use crate::checkout::sql::paid as paid_sql;
use crate::checkout::views::{
    BillBalances, BillState, BillTierChange, LineWord, Outcome, QuoteView, SettledView,
};
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
use crate::team::read::caller_name;

/// What comes with the wish to settle.
pub struct Settling<'a> {
    /// Fresh ids for the journal and its lots.
    pub ids: IdBlock,
    /// A second person's token.
    pub token: Option<&'a str>,
    /// The number for a bill that is opened at once.
    pub number: Option<&'a Promise>,
}

/// A bill that is open, with everything its price depends on.
pub struct Open<'a> {
    /// As kept.
    pub row: BillRow,
    /// What is on it.
    pub body: &'a BillBody,
    /// Where and when it is settled.
    pub place: &'a Place,
    /// What its price depends on.
    pub loaded: &'a Loaded,
}

/// Settles a bill; answers what the till is shown.
///
/// # Errors
/// 409 `bill.already_settled` with the first receipt, 412 when the bill changed, and every refusal
/// of the rules; then nothing is changed.
pub fn settle(
    work: &mut Work<'_, '_>,
    bill_id: BillId,
    wish: &SettleBody,
    with: &Settling<'_>,
) -> Result<SettledView, Problem> {
    let row = read::bill(work.tx, bill_id)?;
    require_open(&row)?;
    if row.version != wish.version {
        return Err(stale(&row));
    }
    let body = read::body_of(&work.act.keyring, &row)?;
    let place = Place::of(work.tx, StoreId::from_raw(row.store_id), work.now())?;
    let loaded = facts::load(work.tx, &work.act.keyring, &place, &body, Some(bill_id))?;
    let settlement = decided(work, &place, &loaded, wish.due_minor, &wish.tenders, with)?;
    let shown = show::quote(&loaded, &settlement.quote);
    let sealed = read::seal_quote(&work.act.keyring, row.bill_id, &shown)?;
    let (list, due) = (shown.list_minor.raw(), shown.due_minor.raw());
    let settled = p![row.bill_id, row.version, list, due, place.now.0, sealed];
    if work.tx.execute(&sql::SETTLE, settled)? == 0 {
        return Err(stale(&row));
    }
    let open = Open { row, body: &body, place: &place, loaded: &loaded };
    follow(work, open, settlement, shown, with)
}

/// Opens a bill and settles it at once; answers what the till is shown.
///
/// # Errors
/// Those of opening and of settling; then there is no bill.
pub fn open_and_settle(
    work: &mut Work<'_, '_>,
    store_id: StoreId,
    body: &BillBody,
    paid: (Minor, &[Tender]),
    with: &Settling<'_>,
) -> Result<SettledView, Problem> {
    let new = Beginning::of(work, store_id, body)?;
    let settlement = decided(work, &new.place, &new.loaded, paid.0, paid.1, with)?;
    let shown = show::quote(&new.loaded, &settlement.quote);
    let row = new.write(work, &shown, BillState::Settled, with.number)?;
    let open = Open { row, body, place: &new.place, loaded: &new.loaded };
    follow(work, open, settlement, shown, with)
}

fn decided(
    work: &mut Work<'_, '_>,
    place: &Place,
    loaded: &Loaded,
    due_minor: Minor,
    tenders: &[Tender],
    with: &Settling<'_>,
) -> Result<Settlement, Problem> {
    if let Some(head) = &loaded.head {
        sure(work.tx, head.guest_id)?;
    }
    let command = SettleCommand { due_minor, tenders: tenders.to_vec() };
    let settlement = decide(&loaded.facts, &command).map_err(refuse)?;
    limits::by_hand(work, place.store_id, &settlement.quote.by_hand, with.token)?;
    Ok(settlement)
}

/// What else becomes true when a bill is settled.
fn follow(
    work: &mut Work<'_, '_>,
    open: Open<'_>,
    settlement: Settlement,
    shown: QuoteView,
    with: &Settling<'_>,
) -> Result<SettledView, Problem> {
    let settlement_id = work.id()?;
    let (place, loaded) = (open.place, open.loaded);
    let journal = journal(work, place, loaded, &settlement, settlement_id, with.ids.clone())?;
    let paid = Paid { open: &open, shown: &shown, settlement: &settlement, settlement_id };
    let outcome = paid.follow(work, journal.as_ref())?;
    paid.write(work, journal.as_ref(), &outcome)?;
    paid.tell(work)?;
    let keyring = work.act.keyring.clone();
    let settled_by = work.who()?.staff_id.raw();
    let other = open.row.opened_by.filter(|by| *by != settled_by);
    let opened_by = other.map(|by| caller_name(work.tx, &keyring, by)).transpose()?;
    let told = Told { open, settlement, settlement_id, shown, outcome, opened_by };
    Ok(told.view(&keyring, &work.who()?.name))
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

/// A bill that is being paid.
struct Paid<'a> {
    open: &'a Open<'a>,
    shown: &'a QuoteView,
    settlement: &'a Settlement,
    settlement_id: i64,
}

impl Paid<'_> {
    fn guest_id(&self) -> Option<GuestId> {
        self.open.body.guest_id
    }

    /// What else becomes true with it: coupons and limits of offers, the ledger, the figures of
    /// stored value, the tier.
    fn follow(
        &self,
        work: &mut Work<'_, '_>,
        journal: Option<&Journal>,
    ) -> Result<Outcome, Problem> {
        let Open { row, place, loaded, .. } = self.open;
        let (settlement, settlement_id) = (self.settlement, self.settlement_id);
        let bill_id = BillId::from_raw(row.bill_id);
        let at = ForBill { bill_id, store_id: place.store_id };
        coupons::redeem(work, &settlement.coupon_ids, at)?;
        let mut uses = uses_of(self.shown);
        uses.retain(|used| loaded.is_counted(used.offer_id));
        coupons::count_uses(work, &uses, self.guest_id())?;
        let day = place.clock.day(place.now);
        if let Some(journal) = journal {
            ledger::write_on(work, journal, day)?;
        }
        let taken: Vec<Taken> = settlement.taken().cloned().collect();
        if !taken.is_empty() {
            let settlement_id = SettlementId::from_raw(settlement_id);
            let spent = Spent { settlement_id, bill_id, store_id: place.store_id, day };
            let (list, due) = (settlement.quote.list_minor, settlement.quote.due_minor);
            write_redemptions(work, spent, &redemptions(&taken, list, due))?;
        }
        let (balances_after, tier_change) = self.guest_after(work, journal)?;
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
        journal: Option<&Journal>,
    ) -> Result<(Option<BillBalances>, Option<BillTierChange>), Problem> {
        let Some(guest_id) = self.guest_id() else { return Ok((None, None)) };
        let visit = Visit {
            guest_id,
            clock: &self.open.place.clock,
            paid_minor: self.settlement.quote.due_minor,
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
        journal: Option<&Journal>,
        outcome: &Outcome,
    ) -> Result<(), Problem> {
        let Open { row, place, loaded, .. } = self.open;
        let settled = Settled::of(&loaded.facts, self.settlement);
        let token = read::receipt_token(&work.act.keyring, self.settlement_id);
        let json = |value: serde_json::Result<String>| value.map_err(Problem::fault);
        let values = p![
            self.settlement_id,
            row.bill_id,
            row.store_id,
            place.clock.day(place.now).days(),
            self.guest_id().map(GuestId::raw),
            journal.map(|journal| journal.stamp().journal_id.raw()),
            work.who()?.staff_id.raw(),
            json(serde_json::to_string(&settled))?,
            json(serde_json::to_string(&settled.untouched()))?,
            json(serde_json::to_string(outcome))?,
            read::receipt_hash(&token),
            place.now.0
        ];
        work.tx.put(&paid_sql::INSERT_SETTLEMENT, values)?;
        work.tx.put_many(&paid_sql::INSERT_LINES, 9, &lines(row.bill_id, self.shown))?;
        let tenders = tenders(row.bill_id, &self.settlement.tenders);
        work.tx.put_many(&paid_sql::INSERT_TENDERS, 9, &tenders)?;
        Ok(())
    }

    fn tell(&self, work: &mut Work<'_, '_>) -> Result<(), Problem> {
        let (bill, store_id) = (self.open.row.bill_id, Some(self.open.place.store_id));
        let quote = &self.settlement.quote;
        let mut changes = vec![Change::of("state", "open", "settled")];
        changes.push(Change::of("due_minor", 0, quote.due_minor.raw()));
        if !quote.by_hand.discount_minor.is_zero() {
            let minor = quote.by_hand.discount_minor.raw();
            changes.push(Change::of("discount_minor", 0, minor));
        }
        if !quote.by_hand.comp_minor.is_zero() {
            changes.push(Change::of("comp_minor", 0, quote.by_hand.comp_minor.raw()));
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
