//! `/guest-pairs`, `/guest-merges`: records that may be one guest side by side, and merges that can
//! be taken apart.

use schemars::JsonSchema;
use serde::Deserialize;
use zhike_domain::team::permission::Permission::GuestMerge;

use super::note_view;
use crate::counter::read::{self, MergesFrom, PairsFrom};
use crate::counter::views::{GuestPairView, MergeView};
use crate::platform::http::call::Call;
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get};
use crate::platform::problem::Problem;

const PAIRS: &str = "guest_pairs";
const MERGES: &str = "guest_merges";
/// Pairs in a page: two whole cards each.
const MOST_PAIRS: u32 = 20;

/// A page of a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DuplicatesQuery {
    limit: Option<u32>,
    cursor: Option<String>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/guest-pairs", "list_guest_pairs")
            .about("Records that may be one guest, the surest first, with score and reasons")
            .needs(GuestMerge, Target::AnyStore)
            .query::<DuplicatesQuery>()
            .to(pairs),
        get("/api/v1/guest-merges", "list_guest_merges")
            .about("Merges that can be taken apart, the newest first")
            .needs(GuestMerge, Target::AnyStore)
            .query::<DuplicatesQuery>()
            .to(merges),
    ]
}

async fn pairs(call: Call) -> Result<Reply<Page<GuestPairView>>, Problem> {
    let query: DuplicatesQuery = call.query()?;
    let limit = list::limit_of(query.limit.or(Some(MOST_PAIRS)))?.min(MOST_PAIRS);
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let who = call.who()?.clone();
    let beginning = Last { sort: 1_001, id: 0 };
    let from = list::start(&keyring, PAIRS, query.cursor.as_deref(), beginning)?;
    let page = call.read(move |tx| {
        let wanted = PairsFrom { below_milli: from.sort, after: from.id, limit: limit + 1 };
        let pairs = read::pairs(tx, &keyring, &wanted, &who, now)?;
        let sign = |last: &GuestPairView| {
            let last = Last { sort: last.score_milli, id: last.guest_pair_id.raw() };
            list::sign(&keyring, PAIRS, &last)
        };
        Page::cut(pairs, limit, sign)
    });
    let page = page.await?;
    for pair in &page.items {
        for card in [&pair.one, &pair.other] {
            note_view(&call, card.guest.guest_id, "card")?;
        }
    }
    Ok(Reply::new(page))
}

async fn merges(call: Call) -> Result<Reply<Page<MergeView>>, Problem> {
    let query: DuplicatesQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let beginning = Last { sort: 0, id: i64::MAX };
    let from = list::start(&keyring, MERGES, query.cursor.as_deref(), beginning)?;
    let page = call.read(move |tx| {
        let wanted = MergesFrom { before: from.id, limit: limit + 1 };
        let merges = read::merges(tx, &keyring, &wanted)?;
        let sign = |last: &MergeView| {
            list::sign(&keyring, MERGES, &Last { sort: 0, id: last.guest_merge_id.raw() })
        };
        Page::cut(merges, limit, sign)
    });
    Ok(Reply::new(page.await?))
}
