//! The bill: quoted, settled, refunded. Over HTTP.

pub mod bills;
mod imports;
pub mod paid;
pub mod pos;

use zhike_domain::checkout::{Tender, quote_for};
use zhike_domain::kernel::id::{BillId, GuestId, StoreId};
use zhike_domain::pricing::RuleKey;
use zhike_store::LockKey;

use crate::checkout::bodies::BillBody;
use crate::checkout::facts::{self, Place};
use crate::checkout::views::QuoteView;
use crate::checkout::{read, show};
use crate::guests::actions as guests;
use crate::platform::http::call::{Call, refuse};
use crate::platform::http::route::Route;
use crate::platform::problem::Problem;
use crate::pricing::read::any_budget;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [bills::all(), imports::all(), paid::all(), pos::all()].concat()
}

/// What everybody queues for who settles, refunds or changes this bill: the bill, its guest, and
/// the offers with a budget that it was quoted with.
async fn locks(call: &Call, bill_id: BillId) -> Result<Vec<LockKey>, Problem> {
    let keyring = call.app.keyring.clone();
    let found = call.read(move |tx| {
        let row = read::bill(tx, bill_id)?;
        Ok((row.guest_id.map(GuestId::from_raw), read::kept_quote(&keyring, &row)?))
    });
    let (guest_id, quote) = found.await?;
    let mut locks = locks_of(Some(bill_id), guest_id);
    locks.extend(budgets_of(&quote));
    locks.extend(quote.group.map(|group| LockKey::new("guest", group.account_guest_id.raw())));
    Ok(locks)
}

/// The offers with a budget that a quote uses.
fn budgets_of(quote: &QuoteView) -> Vec<LockKey> {
    let limited = quote.steps.iter().filter(|step| step.limited);
    let offers = limited.filter_map(|step| match step.which?.rule.key {
        RuleKey::Offer(offer_id) => Some(LockKey::new("offer", offer_id.raw())),
        RuleKey::Template(_) => None,
    });
    offers.collect()
}

/// The offers with a budget that the bill will use: it is priced beforehand only while there are
/// any. What cannot be priced is refused by settling.
async fn budgets(
    call: &Call,
    store_id: StoreId,
    body: &BillBody,
    tenders: &[Tender],
) -> Result<Vec<LockKey>, Problem> {
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let (body, tenders) = (body.clone(), tenders.to_vec());
    let priced = call.read(move |tx| {
        if !any_budget(tx)? {
            return Ok(Vec::new());
        }
        let place = Place::of(tx, store_id, now)?;
        let loaded = facts::load(tx, &keyring, &place, &body, None)?;
        let quote = quote_for(&loaded.facts, &tenders).map_err(refuse)?;
        Ok(budgets_of(&show::quote(&loaded, &quote)))
    });
    match priced.await {
        Err(problem) if problem.status.is_client_error() => Ok(Vec::new()),
        priced => priced,
    }
}

/// The guest that a body means: the record that stayed, of one that was merged.
async fn meant(call: &Call, guest_id: Option<GuestId>) -> Result<Option<GuestId>, Problem> {
    Ok(match guest_id {
        Some(guest_id) => Some(guests::meant(call, guest_id).await?),
        None => None,
    })
}

fn locks_of(bill_id: Option<BillId>, guest_id: Option<GuestId>) -> Vec<LockKey> {
    let bill = bill_id.map(|bill_id| LockKey::new("bill", bill_id.raw()));
    let guest = guest_id.map(|guest_id| LockKey::new("guest", guest_id.raw()));
    [bill, guest].into_iter().flatten().collect()
}

/// A second person's token, when one came along.
fn token(call: &Call) -> Option<String> {
    let token = call.headers.get("approval").and_then(|value| value.to_str().ok());
    token.map(str::to_owned)
}
