//! The bill: quoted, settled, refunded. Over HTTP.

pub mod bills;
pub mod paid;
pub mod pos;

use zhike_domain::kernel::id::{BillId, GuestId};
use zhike_store::LockKey;

use crate::checkout::read;
use crate::platform::http::call::Call;
use crate::platform::http::route::Route;
use crate::platform::problem::Problem;

/// How many ids the journal of a settlement or a refund may draw: each lot takes one.
const JOURNAL_IDS: u32 = 512;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [bills::all(), paid::all(), pos::all()].concat()
}

/// What everybody queues for who settles, refunds or changes this bill: the bill and its guest.
async fn locks(call: &Call, bill_id: BillId) -> Result<Vec<LockKey>, Problem> {
    let row = call.read(move |tx| read::bill(tx, bill_id)).await?;
    Ok(locks_of(Some(bill_id), row.guest_id.map(GuestId::from_raw)))
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
