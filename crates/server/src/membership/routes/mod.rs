//! Members, their tiers, and stored value over HTTP.

pub mod accounts;
pub mod group_members;
pub mod group_statements;
pub mod groups;
pub mod guest_top_ups;
pub mod imports;
pub mod merges;
pub mod plans;
pub mod programme;
pub mod refunds;
pub mod top_ups;

use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::team::scope::Target;
use zhike_store::Tx;

use crate::guests;
use crate::platform::http::call::{Call, Who};
use crate::platform::http::route::Route;
use crate::platform::problem::Problem;
use crate::platform::store_clock;

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    [
        programme::all(),
        accounts::all(),
        plans::all(),
        top_ups::all(),
        guest_top_ups::all(),
        groups::all(),
        group_members::all(),
        group_statements::all(),
        imports::all(),
        refunds::all(),
        merges::all(),
    ]
    .concat()
}

/// The second person's token, if the request carries one.
fn token(call: &Call) -> Option<String> {
    let token = call.headers.get("approval").and_then(|token| token.to_str().ok());
    token.map(str::to_owned)
}

/// A store that a body names: one that is there and that the caller acts in.
pub fn check_store(tx: &mut Tx<'_>, who: &Who, store_id: StoreId) -> Result<(), Problem> {
    let refused = || Problem::field("/store_id", "scope.not_valid");
    if !who.scope.covers(Target::Store(store_id)) {
        return Err(refused());
    }
    store_clock::of(tx, store_id)
        .map(drop)
        .map_err(|problem| if problem.code == "thing.not_there" { refused() } else { problem })
}

/// A guest that a body names; the path's own row is another matter.
pub fn check_guest(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<(), Problem> {
    guests::actions::require(tx, guest_id).map_err(|problem| {
        let missing = problem.code == "thing.not_there";
        if missing { Problem::field("/guest_id", "guest.not_there") } else { problem }
    })
}
