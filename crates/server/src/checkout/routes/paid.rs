//! `/bills/{bill_id}/settle`, `/refunds`, `/receipt`, and the receipt's page for guests.

use axum::http::StatusCode;
use serde_json::json;
use zhike_domain::kernel::id::BillId;
use zhike_domain::team::permission::Permission::{BillOpen, BillRefund, BillSettle};
use zhike_store::{Tx, p};

use super::{locks, token};
use crate::checkout::actions::refunds::{self, Refunding};
use crate::checkout::actions::settle::{self, Settling};
use crate::checkout::actions::{BillRef, JOURNAL_IDS};
use crate::checkout::bodies::{AskBody, RefundBody, SettleBody};
use crate::checkout::read::{self, Reader};
use crate::checkout::sql::paid::{self as sql, SettlementRow};
use crate::checkout::views::{BillView, ReceiptView, RefundFactsView, SettledView};
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, get, post};
use crate::platform::problem::Problem;

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let row = Target::Row(read::row_scope);
    let cash = json!({"tender": "cash", "amount_minor": 50_000, "given_minor": 50_000});
    vec![
        post("/api/v1/bills/{bill_id}/settle", "settle_bill")
            .about("Make the quote true, once")
            .needs(BillSettle, row)
            .key(KeyRule::Required)
            .takes(json!({"version": 1, "due_minor": 50_000, "tenders": [cash]}), settle_bill),
        post("/api/v1/bills/{bill_id}/refund-quotes", "quote_refund")
            .about("What a refund would give back; writes nothing")
            .needs(BillRefund, row)
            .takes(json!({"whole": true}), quote_refund),
        post("/api/v1/bills/{bill_id}/refunds", "refund_bill")
            .about("Undo a settlement, wholly or by lines")
            .needs(BillRefund, row)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(json!({"whole": true, "shown_minor": 50_000, "reason": "上错菜"}), refund_bill),
        get("/api/v1/bills/{bill_id}/receipt", "get_receipt")
            .about("Everything a ticket shows")
            .needs(BillOpen, row)
            .to(receipt),
        get("/api/v1/public/receipts/{token}", "get_public_receipt")
            .about("A receipt as its paper's holder sees it")
            .public()
            .to(public_receipt),
    ]
}

async fn settle_bill(call: Call, body: SettleBody) -> Result<Reply<SettledView>, Problem> {
    let bill_id: BillId = call.id("bill_id")?;
    let locks = locks(&call, bill_id).await?;
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let (ids, token) = (call.app.id_block(JOURNAL_IDS), token(&call));
    let act = move |work: &mut Work<'_, '_>| {
        let with = Settling { ids: ids.clone(), token: token.as_deref(), number: None };
        let told = settle::settle(work, bill_id, &body, &with)?;
        Ok((BillRef { bill_id }, Some(told)))
    };
    let show =
        move |tx: &mut Tx<'_>, kept: &BillRef| read::settled_view(tx, &keyring, kept.bill_id, now);
    call.write_and_tell(&locks, act, show).await
}

async fn quote_refund(call: Call, body: AskBody) -> Result<Reply<RefundFactsView>, Problem> {
    let bill_id: BillId = call.id("bill_id")?;
    let (now, ids) = (call.now, call.app.id_block(JOURNAL_IDS));
    let view = call.read(move |tx| {
        let ask = body.ask();
        let decided = refunds::tried(tx, bill_id, &ask)?;
        let debt = decided.debt_after(tx, now, ids.clone())?;
        Ok(decided.view(&ask, debt))
    });
    Ok(Reply::new(view.await?))
}

async fn refund_bill(call: Call, body: RefundBody) -> Result<Reply<BillView>, Problem> {
    let bill_id: BillId = call.id("bill_id")?;
    let locks = locks(&call, bill_id).await?;
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let (ids, token) = (call.app.id_block(JOURNAL_IDS), token(&call));
    let act = move |work: &mut Work<'_, '_>| {
        let ask = body.ask();
        let wish = Refunding {
            ask: &ask,
            shown_minor: body.shown_minor,
            reason: body.reason.as_str(),
            ids: ids.clone(),
            token: token.as_deref(),
        };
        refunds::refund(work, bill_id, &wish)?;
        Ok(BillRef { bill_id })
    };
    let show = move |tx: &mut Tx<'_>, kept: &BillRef| read::view(tx, &keyring, kept.bill_id, now);
    call.write_and_show(&locks, act, show).await
}

async fn receipt(call: Call) -> Result<Reply<ReceiptView>, Problem> {
    let bill_id: BillId = call.id("bill_id")?;
    let keyring = call.app.keyring.clone();
    let view = call.read(move |tx| read::receipt(tx, &keyring, bill_id, Reader::Till));
    Ok(Reply::new(view.await?))
}

async fn public_receipt(call: Call) -> Result<Reply<ReceiptView>, Problem> {
    let token = call.path.text("token").unwrap_or_default().to_ascii_lowercase();
    let keyring = call.app.keyring.clone();
    let view = call.read(move |tx| {
        let hash = read::receipt_hash(&token);
        let row: Option<SettlementRow> = tx.opt(&sql::BY_RECEIPT, p![hash])?;
        let row = row.ok_or_else(Problem::not_there)?;
        read::receipt(tx, &keyring, BillId::from_raw(row.bill_id), Reader::Public)
    });
    Ok(Reply::new(view.await?))
}
