//! Paying stored value back.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::{TopUpId, TopUpRefundId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::membership::interest::InterestTerms;
use zhike_domain::membership::refund::{Ground, TopUpRefund};
use zhike_domain::team::permission::Permission::StoredValueRefund;
use zhike_store::LockKey;

use super::token;
use super::top_ups::{TopUpView, row_scope, view};
use crate::membership::actions::refunds::{Asked, BackTender, Ending, find, quote, refund as act};
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, get, post};
use crate::platform::problem::Problem;

/// Why it is asked back; the guest's wish unless said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuoteQuery {
    ground: Option<Ground>,
    /// On which business day the contract ended; today unless said.
    ended_on: Option<BusinessDay>,
}

/// A refund to be paid.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundBody {
    ground: Ground,
    /// On which business day the contract ended; today unless said.
    #[serde(default)]
    ended_on: Option<BusinessDay>,
    /// What the page showed as paid back, minor units.
    shown_minor: Minor,
    reason: Name,
    tenders: Vec<BackTender>,
}

/// A refund worked out line by line.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TopUpQuoteView {
    #[serde(flatten)]
    refund: TopUpRefund,
    /// At which rate, from when on, and for how many days it bears interest.
    interest: InterestTerms,
    /// Refund and interest together, minor units.
    pays_minor: Minor,
    /// Up to here it may be paid in cash, minor units.
    cash_most_minor: Minor,
    /// Whether the law counts it as the house's fault.
    house_at_fault: bool,
}

/// A refund that was made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RefundedView {
    top_up_refund_id: TopUpRefundId,
    top_up: TopUpView,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let back = json!({"ground": "wish", "shown_minor": 50000, "reason": "搬家",
        "tenders": [{"tender": "wechat", "amount_minor": 50000}]});
    vec![
        get("/api/v1/top-ups/{top_up_id}/refund-quote", "quote_top_up_refund")
            .about("What is paid back of a top-up, line by line")
            .needs(StoredValueRefund, Target::Row(row_scope))
            .query::<QuoteQuery>()
            .to(show),
        post("/api/v1/top-ups/{top_up_id}/refunds", "refund_top_up")
            .about("Pay a top-up back")
            .needs(StoredValueRefund, Target::Row(row_scope))
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(back, pay_back),
    ]
}

async fn show(call: Call) -> Result<Reply<TopUpQuoteView>, Problem> {
    let (top_up_id, now): (TopUpId, _) = (call.id("top_up_id")?, call.now);
    let query: QuoteQuery = call.query()?;
    let ground = query.ground.unwrap_or(Ground::Wish);
    let ending = Ending { ground, ended_on: query.ended_on };
    let quoted = call.read(move |tx| quote(tx, top_up_id, ending, now)).await?;
    Ok(Reply::new(TopUpQuoteView {
        pays_minor: quoted.refund.pays_minor(),
        cash_most_minor: quoted.cash_most_minor,
        house_at_fault: ground.is_house_at_fault(),
        refund: quoted.refund,
        interest: quoted.interest,
    }))
}

async fn pay_back(call: Call, body: RefundBody) -> Result<Reply<RefundedView>, Problem> {
    let top_up_id: TopUpId = call.id("top_up_id")?;
    let guest_id = call.read(move |tx| find(tx, top_up_id)).await?.guest_id;
    let (keyring, token) = (call.app.keyring.clone(), token(&call));
    call.write(&[LockKey::new("guest", guest_id)], move |work| {
        let top_up_refund_id = act(
            work,
            &Asked {
                top_up_id,
                ending: Ending { ground: body.ground, ended_on: body.ended_on },
                shown_minor: body.shown_minor,
                reason: body.reason.as_str(),
                tenders: &body.tenders,
                token: token.as_deref(),
            },
        )?;
        Ok(RefundedView { top_up_refund_id, top_up: view(work.tx, &keyring, top_up_id)? })
    })
    .await
}
