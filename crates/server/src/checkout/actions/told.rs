//! What the till is told of a bill that it has just settled: out of what was decided, so that
//! nothing has to be read again.

use zhike_domain::checkout::{Settlement, Tender, Tendered};
use zhike_domain::kernel::id::{BillId, SettlementId};
use zhike_domain::kernel::time::{BusinessDay, Millis};

use super::settle::Open;
use crate::checkout::facts::{self, Loaded};
use crate::checkout::read::receipt_token;
use crate::checkout::views::{
    BillGuest, BillState, BillTenderView, BillView, Outcome, QuoteView, SettledView, SettlementView,
};
use crate::platform::keys::Keyring;

/// A bill that was settled in this moment, with everything that is shown of it: the same that
/// [`crate::checkout::read::settled_view`] reads afterwards.
pub struct Told<'a> {
    /// The bill as it was a moment before.
    pub open: Open<'a>,
    /// What was decided.
    pub settlement: Settlement,
    /// Its id.
    pub settlement_id: i64,
    /// The quote that was paid.
    pub shown: QuoteView,
    /// What came of it.
    pub outcome: Outcome,
    /// Who opened it, when it was somebody else than who settled it.
    pub opened_by: Option<String>,
}

impl Told<'_> {
    /// What the till is shown; `name` is who settled it.
    #[must_use]
    pub fn view(self, keyring: &Keyring, name: &str) -> SettledView {
        let Told { open, settlement, settlement_id, shown, outcome, opened_by } = self;
        let Open { row, body, place, loaded } = open;
        let settled = SettlementView {
            settlement_id: Some(SettlementId::from_raw(settlement_id)),
            settled_at: place.now,
            business_day: place.clock.day(place.now),
            settled_by: name.to_owned(),
            due_minor: shown.due_minor,
            tenders: settlement.tenders.iter().map(tender).collect(),
            outcome: outcome.clone(),
        };
        let bill = BillView {
            bill_id: BillId::from_raw(row.bill_id),
            version: row.version + 1,
            bill_no: row.bill_no,
            store_id: place.store_id,
            business_day: BusinessDay(row.business_day),
            state: BillState::Settled,
            table: row.table_name,
            guests: row.guests,
            channel: body.channel,
            guest: guest(loaded, &outcome),
            greeting: None,
            content: body.content.clone(),
            unwanted: body.unwanted.clone(),
            points_asked: body.points_asked,
            manual: body.manual.clone(),
            refundable_minor: shown.due_minor,
            quote: shown,
            settlement: Some(settled),
            refunds: Vec::new(),
            opened_at: Millis(row.created_at),
            opened_by: opened_by.unwrap_or_else(|| name.to_owned()),
            imported: None,
        };
        SettledView {
            bill,
            receipt_token: receipt_token(keyring, settlement_id),
            change_minor: outcome.change_minor,
            earned_points: outcome.earned_points,
            balances_after: outcome.balances_after,
            tier_change: outcome.tier_change,
        }
    }
}

fn guest(loaded: &Loaded, outcome: &Outcome) -> Option<BillGuest> {
    let head = loaded.head.clone()?;
    let (member, balances) = (loaded.member.as_ref(), outcome.balances_after?);
    let before = member.map(|member| facts::tier(member.tier_id, member.tier_name.clone()));
    let risen = outcome.tier_change.as_ref().and_then(|change| change.to.clone());
    let card_no = member.map(|member| member.card_no.clone());
    Some(facts::guest_of(head, card_no, risen.or(before), balances))
}

fn tender(one: &Tendered) -> BillTenderView {
    let (given_minor, face_minor, paid_minor) = match &one.tender {
        Tender::Cash { given_minor, .. } => (Some(*given_minor), None, None),
        Tender::Voucher { face_minor, paid_minor, .. } => {
            (None, Some(*face_minor), Some(*paid_minor))
        }
        _ => (None, None, None),
    };
    BillTenderView {
        tender: one.tender.kind(),
        amount_minor: one.tender.amount_minor(),
        given_minor,
        face_minor,
        paid_minor,
        principal_minor: one.principal_minor(),
        bonus_minor: one.bonus_minor(),
    }
}
