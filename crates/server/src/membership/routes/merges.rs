//! `/guests/{guest_id}/merges`, `/guest-merges/{guest_merge_id}`: two records become one, and two
//! again.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::guests::Choice;
use zhike_domain::kernel::id::{GuestId, GuestMergeId, StoreId};
use zhike_domain::team::permission::Permission::GuestMerge;
use zhike_store::LockKey;

use super::check_store;
use crate::guests::actions::{meant, merge_row};
use crate::membership::actions::merge::{MergeWish, ids_needed, merge, unmerge};
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, post};
use crate::platform::problem::Problem;

/// Which record goes, and whose values count.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeBody {
    /// The record that is merged into this one.
    other_id: GuestId,
    /// Where it is done.
    store_id: StoreId,
    /// Whose name, title, sex and birthday count; two different birthdays must be chosen from.
    #[serde(default)]
    keep: Choice,
}

/// Where a merge is taken apart.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnmergeBody {
    store_id: StoreId,
}

/// A merge.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MergedView {
    /// The merge; it can be taken apart.
    pub guest_merge_id: GuestMergeId,
    /// The record that stayed.
    pub guest_id: GuestId,
    /// The record that answers with that one since.
    pub other_id: GuestId,
}

/// A merge that was taken apart, and what could not be as before.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnmergedView {
    /// The record that stayed.
    pub guest_id: GuestId,
    /// The record that is a guest of its own again.
    pub other_id: GuestId,
    /// Points that the first owes now because he spent the other's meanwhile.
    pub owed_points: i64,
    /// Stored value and rights of the other that the first spent and could not make good.
    pub missing: Vec<MissingView>,
}

/// What is missing of one unit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MissingView {
    /// `principal`, `bonus`, `allowance`, or a right.
    pub unit: String,
    /// How much, in the unit.
    pub amount: i64,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let body = json!({"other_id": "guest_0000000000002", "store_id": "store_0000000000001",
        "keep": {"birthday": "survivor"}});
    vec![
        post("/api/v1/guests/{guest_id}/merges", "merge_guests")
            .about("Two records are one guest: all that the other has goes to this one")
            .needs(GuestMerge, Target::AnyStore)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(body, make),
        post("/api/v1/guest-merges/{guest_merge_id}/undo", "unmerge_guests")
            .about("Take a merge apart: both as before, but for what happened since")
            .needs(GuestMerge, Target::AnyStore)
            .key(KeyRule::Required)
            .takes(json!({"store_id": "store_0000000000001"}), undo),
    ]
}

fn locks(guests: [GuestId; 2]) -> [LockKey; 2] {
    guests.map(|guest_id| LockKey::new("guest", guest_id.raw()))
}

async fn make(call: Call, body: MergeBody) -> Result<Reply<MergedView>, Problem> {
    let survivor_id = meant(&call, call.id("guest_id")?).await?;
    let merged_id = body.other_id;
    let who = call.who()?.clone();
    let wish = MergeWish { survivor_id, merged_id, store_id: body.store_id, keep: body.keep };
    let needed = call.read(move |tx| ids_needed(tx, &[merged_id])).await?;
    let ids = call.app.id_block(needed);
    call.write(&locks([survivor_id, merged_id]), move |work| {
        check_store(work.tx, &who, wish.store_id)?;
        let guest_merge_id = merge(work, &wish, &ids)?;
        Ok(MergedView { guest_merge_id, guest_id: survivor_id, other_id: merged_id })
    })
    .await
}

async fn undo(call: Call, body: UnmergeBody) -> Result<Reply<UnmergedView>, Problem> {
    let guest_merge_id: GuestMergeId = call.id("guest_merge_id")?;
    let who = call.who()?.clone();
    let both = call.read(move |tx| {
        // One that was taken apart before is told so by the write, which first looks whether this
        // is the same request again.
        let row = merge_row(tx, guest_merge_id)?;
        let both = [row.survivor_id, row.merged_id].map(GuestId::from_raw);
        Ok((both, ids_needed(tx, &both)?))
    });
    let (both, needed) = both.await?;
    let ids = call.app.id_block(needed);
    call.write(&locks(both), move |work| {
        check_store(work.tx, &who, body.store_id)?;
        let done = unmerge(work, guest_merge_id, body.store_id, &ids)?;
        let missing = done
            .apart
            .missing
            .iter()
            .map(|(unit, amount)| MissingView { unit: unit.to_string(), amount: *amount });
        Ok(UnmergedView {
            guest_id: done.parted.survivor_id,
            other_id: done.parted.merged_id,
            owed_points: done.apart.owed_points,
            missing: missing.collect(),
        })
    })
    .await
}
