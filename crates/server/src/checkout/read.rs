//! Reading bills: rows opened, names joined.

use data_encoding::BASE32_NOPAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use zhike_domain::checkout::{BillRefusal, LineDone, Settled};
use zhike_domain::kernel::id::{BillId, GuestId, RefundId, SettlementId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::pricing::quote;
use zhike_store::{StoreError, Tx, p};

use crate::checkout::bodies::BillBody;
use crate::checkout::facts::{self, Place};
use crate::checkout::sql::bill::{self as sql, BillRow, BillStore};
use crate::checkout::sql::paid::{self as paid_sql, RefundRow, SettlementRow, TenderRow};
use crate::checkout::sql::pos::{self as pos_sql, NameRow};
use crate::checkout::views::{
    BillState, BillTenderView, BillView, Outcome, QuoteView, ReceiptView, RefundFactsView,
    RefundView, SettledView, SettlementView, Words,
};
use crate::checkout::{imported, show};
use crate::platform::http::call::{PathIds, refuse};
use crate::platform::http::route::RowScope;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::team::read::caller_name;

const CONTENT: &str = "bill.content_enc";
const QUOTE: &str = "bill.quote_enc";
const REASON: &str = "refund.reason_enc";

/// A bill's row; 404 when there is none. In a write it is locked.
pub fn bill(tx: &mut Tx<'_>, bill_id: BillId) -> Result<BillRow, Problem> {
    tx.opt(&sql::FIND, p![bill_id.raw()])?.ok_or_else(Problem::not_there)
}

/// The store of the bill that the path names, for the guard.
pub fn row_scope(tx: &mut Tx<'_>, path: &PathIds) -> Result<Option<RowScope>, StoreError> {
    let Some(bill_id) = path.get::<BillId>("bill_id") else { return Ok(None) };
    let row: Option<BillStore> = tx.opt(&sql::STORE_OF, p![bill_id.raw()])?;
    Ok(row.map(|row| RowScope::Stores(vec![StoreId::from_raw(row.store_id)])))
}

/// Seals what was rung up.
pub fn seal_body(keyring: &Keyring, bill: i64, body: &BillBody) -> Result<Vec<u8>, Problem> {
    seal(keyring, CONTENT, bill, body)
}

/// Seals a quote.
pub fn seal_quote(keyring: &Keyring, bill: i64, quote: &QuoteView) -> Result<Vec<u8>, Problem> {
    seal(keyring, QUOTE, bill, quote)
}

/// Seals the reason of a refund.
pub fn seal_reason(keyring: &Keyring, refund: i64, reason: &str) -> Result<Vec<u8>, Problem> {
    keyring.seal(REASON, refund, reason.as_bytes()).map_err(Problem::fault)
}

fn seal<T: Serialize>(
    keyring: &Keyring,
    column: &'static str,
    id: i64,
    value: &T,
) -> Result<Vec<u8>, Problem> {
    let text = serde_json::to_vec(value).map_err(Problem::fault)?;
    keyring.seal(column, id, &text).map_err(Problem::fault)
}

fn open<T: DeserializeOwned>(
    keyring: &Keyring,
    column: &'static str,
    id: i64,
    sealed: &[u8],
) -> Result<T, Problem> {
    let text = keyring.open(column, id, sealed).map_err(Problem::fault)?;
    serde_json::from_slice(&text).map_err(Problem::fault)
}

/// What was rung up; 409 `bill.imported` when another till rang it up.
pub fn body_of(keyring: &Keyring, row: &BillRow) -> Result<BillBody, Problem> {
    let sealed = row.content_enc.as_deref().ok_or_else(|| refuse(BillRefusal::Imported))?;
    let body: BillBody = open(keyring, CONTENT, row.bill_id, sealed)?;
    Ok(BillBody { guest_id: row.guest_id.map(GuestId::from_raw), ..body })
}

/// The quote that was shown last; 409 `bill.imported` when another till made it.
pub fn kept_quote(keyring: &Keyring, row: &BillRow) -> Result<QuoteView, Problem> {
    let sealed = row.quote_enc.as_deref().ok_or_else(|| refuse(BillRefusal::Imported))?;
    open(keyring, QUOTE, row.bill_id, sealed)
}

/// A kept JSON column.
pub fn json<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(Problem::fault)
}

/// The settlement of a bill, if it was settled.
pub fn settlement(tx: &mut Tx<'_>, bill_id: i64) -> Result<Option<SettlementRow>, Problem> {
    Ok(tx.opt(&paid_sql::OF_BILL, p![bill_id])?)
}

/// The token of a receipt: 26 characters that only this house's keys can make, so that a receipt
/// can be printed again although only the token's hash is kept.
#[must_use]
pub fn receipt_token(keyring: &Keyring, settlement: i64) -> String {
    let mac = keyring.mac("receipt", &settlement.to_be_bytes());
    let word = BASE32_NOPAD.encode(&mac[..17]);
    let crockford = |c: char| match c {
        'A'..='Z' => char::from(b"0123456789abcdefghjkmnpqrs"[c as usize - 'A' as usize]),
        digit => char::from(b"tvwxyz"[(digit as usize).saturating_sub('2' as usize)]),
    };
    word.chars().take(26).map(crockford).collect()
}

/// What is kept of a receipt's token.
#[must_use]
pub fn receipt_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// A bill with everything that is shown of it.
pub fn view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    bill_id: BillId,
    now: Millis,
) -> Result<BillView, Problem> {
    let row = bill(tx, bill_id)?;
    if row.import_id.is_some() {
        return imported::view(tx, keyring, row);
    }
    let body = body_of(keyring, &row)?;
    let state = BillState::of(&row.state);
    let store_id = StoreId::from_raw(row.store_id);
    let (quote, guest, greeting) = match state {
        BillState::Open => {
            let place = Place::of(tx, store_id, now)?;
            let greeting = facts::greeting(tx, keyring, &place, body.guest_id)?;
            (live(tx, keyring, &place, &row, &body)?, body.guest_id, greeting)
        }
        _ => (kept_quote(keyring, &row)?, row.guest_id.map(GuestId::from_raw), None),
    };
    let settled = settlement(tx, row.bill_id)?;
    let settlement = match &settled {
        Some(settled) => Some(settlement_view(tx, keyring, &row, settled)?),
        None => None,
    };
    let refunds = if row.refunded_minor == 0 && state == BillState::Settled || settled.is_none() {
        Vec::new()
    } else {
        refunds(tx, keyring, row.bill_id)?
    };
    let refundable = if settled.is_some() { row.due_minor - row.refunded_minor } else { 0 };
    Ok(BillView {
        bill_id,
        version: row.version,
        bill_no: row.bill_no,
        store_id,
        business_day: BusinessDay(row.business_day),
        state,
        table: row.table_name,
        guests: row.guests,
        channel: body.channel,
        guest: facts::guest(tx, keyring, guest)?,
        greeting,
        content: body.content,
        unwanted: body.unwanted,
        points_asked: body.points_asked,
        manual: body.manual,
        quote,
        settlement,
        refunds,
        refundable_minor: Minor::from_raw(refundable),
        opened_at: Millis(row.created_at),
        opened_by: opener(tx, keyring, row.opened_by)?,
        imported: None,
    })
}

/// Who opened a bill, in words.
pub fn opener(tx: &mut Tx<'_>, keyring: &Keyring, who: Option<i64>) -> Result<String, Problem> {
    who.map_or(Ok(String::new()), |who| caller_name(tx, keyring, who))
}

/// The price of an open bill now. Something may have become impossible meanwhile (a dish ran out):
/// the bill is shown as it was, and settling it says what is wrong.
fn live(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    place: &Place,
    row: &BillRow,
    body: &BillBody,
) -> Result<QuoteView, Problem> {
    let priced = facts::load(tx, keyring, place, body, Some(BillId::from_raw(row.bill_id)))
        .and_then(|loaded| Ok(show::quote(&loaded, &quote(&loaded.facts.bill).map_err(refuse)?)));
    match priced {
        Err(problem) if problem.status.is_client_error() => kept_quote(keyring, row),
        priced => priced,
    }
}

fn settlement_view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &BillRow,
    settled: &SettlementRow,
) -> Result<SettlementView, Problem> {
    Ok(SettlementView {
        settlement_id: Some(SettlementId::from_raw(settled.settlement_id)),
        settled_at: Millis(settled.created_at),
        business_day: BusinessDay(settled.business_day),
        settled_by: caller_name(tx, keyring, settled.settled_by)?,
        due_minor: Minor::from_raw(row.due_minor),
        tenders: tenders(tx, row.bill_id)?,
        outcome: json(&settled.outcome)?,
    })
}

/// By what a bill was paid.
pub fn tenders(tx: &mut Tx<'_>, bill: i64) -> Result<Vec<BillTenderView>, Problem> {
    let rows: Vec<TenderRow> = tx.all(&paid_sql::TENDERS, p![bill])?;
    let minor = |raw: Option<i64>| raw.map(Minor::from_raw);
    let one = |row: TenderRow| {
        Ok(BillTenderView {
            tender: row.tender.parse().map_err(refuse)?,
            amount_minor: Minor::from_raw(row.amount_minor),
            given_minor: minor(row.given_minor),
            face_minor: minor(row.face_minor),
            paid_minor: minor(row.paid_minor),
            principal_minor: Minor::from_raw(row.principal_minor),
            bonus_minor: Minor::from_raw(row.bonus_minor),
        })
    };
    rows.into_iter().map(one).collect()
}

/// One refund of a bill.
pub fn one_refund(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    bill_id: BillId,
    refund_id: RefundId,
) -> Result<RefundView, Problem> {
    let all = refunds(tx, keyring, bill_id.raw())?;
    all.into_iter().find(|one| one.refund_id == refund_id).ok_or_else(Problem::not_there)
}

/// Everything that was paid back of a bill, the first refund first.
pub fn refunds(tx: &mut Tx<'_>, keyring: &Keyring, bill: i64) -> Result<Vec<RefundView>, Problem> {
    let rows: Vec<RefundRow> = tx.all(&paid_sql::REFUNDS, p![bill])?;
    rows.into_iter().map(|row| refund_view(tx, keyring, row)).collect()
}

fn refund_view(tx: &mut Tx<'_>, keyring: &Keyring, row: RefundRow) -> Result<RefundView, Problem> {
    let facts: RefundFactsView = json(&row.facts)?;
    let reason = keyring.open(REASON, row.refund_id, &row.reason_enc).map_err(Problem::fault)?;
    Ok(RefundView {
        refund_id: RefundId::from_raw(row.refund_id),
        refunded_at: Millis(row.created_at),
        refunded_by: caller_name(tx, keyring, row.refunded_by)?,
        reason: String::from_utf8(reason).map_err(Problem::fault)?,
        facts,
    })
}

/// A settled bill with what the till says to the guest.
pub fn settled_view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    bill_id: BillId,
    now: Millis,
) -> Result<SettledView, Problem> {
    let bill = view(tx, keyring, bill_id, now)?;
    let settlement = bill.settlement.as_ref().ok_or_else(Problem::not_there)?;
    let outcome = settlement.outcome.clone();
    Ok(SettledView {
        receipt_token: settlement
            .settlement_id
            .map(|id| receipt_token(keyring, id.raw()))
            .ok_or_else(|| refuse(BillRefusal::Imported))?,
        change_minor: outcome.change_minor,
        earned_points: outcome.earned_points,
        balances_after: outcome.balances_after,
        tier_change: outcome.tier_change,
        bill,
    })
}

/// What a refund looks at.
pub fn refund_facts(row: &SettlementRow) -> Result<(Settled, Vec<LineDone>), Problem> {
    Ok((json(&row.settled)?, json(&row.done)?))
}

/// For whom a receipt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The till that prints it.
    Till,
    /// Whoever holds the paper: names are masked.
    Public,
}

/// A receipt.
pub fn receipt(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    bill_id: BillId,
    reader: Reader,
) -> Result<ReceiptView, Problem> {
    let row = bill(tx, bill_id)?;
    if row.import_id.is_some() {
        return Err(refuse(BillRefusal::Imported));
    }
    let settled = settlement(tx, row.bill_id)?;
    let settled = settled.ok_or_else(|| refuse(BillRefusal::NotSettled))?;
    let outcome: Outcome = json(&settled.outcome)?;
    let guest = facts::guest(tx, keyring, row.guest_id.map(GuestId::from_raw))?;
    let company: Option<NameRow> = tx.opt(&pos_sql::COMPANY, p![])?;
    let store: Option<NameRow> = tx.opt(&pos_sql::STORE, p![row.store_id])?;
    let mut receipt = ReceiptView {
        company: words(company),
        store: words(store),
        bill_no: row.bill_no,
        business_day: BusinessDay(row.business_day),
        state: BillState::of(&row.state),
        table: row.table_name.clone(),
        guests: row.guests,
        settled_by: None,
        settled_at: Millis(settled.created_at),
        guest: guest.map(|guest| match reader {
            Reader::Till => guest.display,
            Reader::Public => masked(&guest.display),
        }),
        quote: kept_quote(keyring, &row)?,
        tenders: tenders(tx, row.bill_id)?,
        outcome,
        refunded_minor: Minor::from_raw(row.refunded_minor),
        receipt_token: None,
    };
    match reader {
        Reader::Till => {
            receipt.settled_by = Some(caller_name(tx, keyring, settled.settled_by)?);
            receipt.receipt_token = Some(receipt_token(keyring, settled.settlement_id));
        }
        Reader::Public => for_anybody(&mut receipt),
    }
    Ok(receipt)
}

/// Takes out what only the guest and the house know: a paper may lie around.
fn for_anybody(receipt: &mut ReceiptView) {
    receipt.outcome.balances_after = None;
    receipt.outcome.tier_change = None;
    receipt.quote.not_used.clear();
    receipt.quote.stored_value = None;
    receipt.quote.suggested_tenders.clear();
    receipt.quote.most_points = zhike_domain::kernel::money::Points::ZERO;
    receipt.quote.most_points_minor = Minor::ZERO;
    for line in &mut receipt.quote.lines {
        line.allergen_hits.clear();
        line.note = None;
    }
    for step in &mut receipt.quote.steps {
        if let zhike_domain::pricing::Because::ByHand { reason, .. } = &mut step.why {
            reason.clear();
        }
    }
}

fn masked(display: &str) -> String {
    let first = display.chars().next();
    first.map_or_else(String::new, |first| format!("{first}*"))
}

/// A row's name in three languages.
#[must_use]
pub fn words(row: Option<NameRow>) -> Words {
    row.map_or_else(Words::default, |row| Words {
        name: Some(row.name),
        name_zh_tw: row.name_zh_tw,
        name_en: row.name_en,
    })
}
