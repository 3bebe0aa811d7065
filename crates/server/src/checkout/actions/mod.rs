//! Opening, changing, settling and undoing bills: one transaction each.

pub mod bills;
pub mod group;
pub mod limits;
pub mod pos;
pub mod refunds;
pub mod settle;
pub mod told;

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use zhike_domain::checkout::BillRefusal;
use zhike_domain::kernel::id::{BillId, OfferId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::Millis;
use zhike_domain::pricing::RuleKey;

use crate::checkout::sql::bill::BillRow;
use crate::checkout::views::{BillState, QuoteView};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::pricing::actions::bills::Used;

/// How many ids the journal of a guest may draw: each lot takes one.
pub const GUEST_IDS: u32 = 512;
/// How many the journal of his group's account may draw, after those.
pub const GROUP_IDS: u32 = 128;
/// How many ids the journals of a settlement or a refund may draw.
pub const JOURNAL_IDS: u32 = GUEST_IDS + GROUP_IDS;

/// What is kept under the key of a write: enough to show the rest again.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct BillRef {
    /// The bill.
    pub bill_id: BillId,
}

/// 412: somebody changed the bill since its version was read.
#[must_use]
pub fn stale(row: &BillRow) -> Problem {
    Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale").with("version", row.version)
}

/// Lets pass what is done to an open bill only.
///
/// # Errors
/// 409 `bill.already_settled` with what the first settlement came to, `bill.voided`.
pub fn require_open(row: &BillRow) -> Result<(), Problem> {
    match BillState::of(&row.state) {
        BillState::Open => Ok(()),
        BillState::Voided => Err(refuse(BillRefusal::Voided)),
        _ => Err(already_settled(row)),
    }
}

/// 409 with the way to the first receipt.
fn already_settled(row: &BillRow) -> Problem {
    refuse(BillRefusal::AlreadySettled)
        .with("bill_id", BillId::from_raw(row.bill_id).to_string())
        .with("bill_no", row.bill_no)
        .with("due_minor", row.due_minor)
        .with("settled_at", row.settled_at.map(|at| Millis(at).to_string()))
}

/// What each automatic offer took off a bill, each offer once; gifts count as a use of nothing.
#[must_use]
pub fn uses_of(quote: &QuoteView) -> Vec<Used> {
    let mut sums: BTreeMap<OfferId, Minor> = BTreeMap::new();
    let steps = quote.steps.iter().filter_map(|step| Some((step.which?.rule.key, step.off_minor)));
    let gifts = quote.gifts.iter().map(|gift| (gift.which.rule.key, Minor::ZERO));
    for (key, off_minor) in steps.chain(gifts) {
        if let RuleKey::Offer(offer_id) = key {
            *sums.entry(offer_id).or_insert(Minor::ZERO) += off_minor;
        }
    }
    sums.into_iter().map(|(offer_id, off_minor)| Used { offer_id, off_minor }).collect()
}
