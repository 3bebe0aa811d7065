//! `/guests/{guest_id}/relations`: who belongs to a guest.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::guests::RelationKind;
use zhike_domain::kernel::id::{GuestId, RelationId};
use zhike_domain::kernel::name::Name;
use zhike_domain::team::permission::Permission::GuestWrite;

use super::guests::{lock, shown};
use crate::guests::views::GuestView;
use crate::guests::{actions, read};
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, post};
use crate::platform::problem::Problem;

/// Somebody beside a guest.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRelation {
    /// What this somebody is to the guest.
    kind: RelationKind,
    /// The guest it is, when it is one.
    #[serde(default)]
    other_guest_id: Option<GuestId>,
    /// Words about it, or about who is no guest: 女儿，6 岁.
    #[serde(default)]
    words: Option<Name>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        post("/api/v1/guests/{guest_id}/relations", "add_relation")
            .about("Note who belongs to a guest; the other guest's card shows it too")
            .needs(GuestWrite, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(json!({"kind": "child", "words": "女儿"}), add),
        post("/api/v1/guests/{guest_id}/relations/{relation_id}/remove", "remove_relation")
            .about("Take a relation away, from either side")
            .needs(GuestWrite, Target::AnyStore)
            .to(remove),
    ]
}

async fn add(call: Call, body: NewRelation) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let reach = call.who()?.scope.clone();
    let mut locks = vec![lock(guest_id)];
    locks.extend(body.other_guest_id.map(lock));
    call.write(&locks, move |work| {
        let NewRelation { kind, other_guest_id, words } = &body;
        actions::add_relation(work, guest_id, *kind, *other_guest_id, words.as_ref())?;
        read::view(work.tx, &work.act.keyring, guest_id, &reach)
    })
    .await
}

async fn remove(call: Call) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let relation_id: RelationId = call.id("relation_id")?;
    let remove =
        move |work: &mut Work<'_, '_>| actions::remove_relation(work, guest_id, relation_id);
    let _: Reply<()> = call.write(&[lock(guest_id)], remove).await?;
    shown(&call, guest_id).await
}
