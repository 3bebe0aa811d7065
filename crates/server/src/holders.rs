//! Who knows something of guests, put together from all folders. A folder that keeps a table with
//! a guest in it stands here.

use std::sync::Arc;

use crate::platform::audit::Trail;
use crate::platform::personal::Holder;
use crate::{checkout, guests, insight, ledger, membership, outreach, pricing, privacy, team};

/// Every folder that knows something of guests, in the order of a copy.
#[must_use]
pub fn all() -> Vec<Arc<dyn Holder>> {
    vec![
        Arc::new(guests::personal::Guests),
        Arc::new(membership::personal::Members),
        Arc::new(checkout::personal::Bills),
        Arc::new(ledger::personal::Books),
        Arc::new(pricing::personal::Coupons),
        Arc::new(outreach::personal::Messages),
        Arc::new(team::personal::Tasks),
        Arc::new(privacy::personal::Requests),
        Arc::new(insight::personal::Sums),
        Arc::new(Trail),
    ]
}
