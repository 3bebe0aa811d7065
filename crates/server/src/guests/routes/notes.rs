//! `/guests/{guest_id}/notes`: what staff write down.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::guests::Note;
use zhike_domain::kernel::id::{NoteId, StoreId};
use zhike_domain::team::permission::Permission::GuestWrite;

use super::guests::{lock, shown};
use crate::guests::views::GuestView;
use crate::guests::{actions, read};
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, post};
use crate::platform::problem::Problem;

/// A note.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    text: Note,
    /// The store it is written in.
    store_id: StoreId,
    /// Whether other stores do not see it.
    #[serde(default)]
    store_only: bool,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let new = json!({"text": "喜欢靠窗", "store_id": "store_0000000000001"});
    vec![
        post("/api/v1/guests/{guest_id}/notes", "write_guest_note")
            .about("Write a note")
            .needs(GuestWrite, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(new, write),
        post("/api/v1/guests/{guest_id}/notes/{note_id}/remove", "remove_guest_note")
            .about("Take a note away")
            .needs(GuestWrite, Target::AnyStore)
            .to(remove),
    ]
}

async fn write(call: Call, body: NewNote) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let reach = call.who()?.scope.clone();
    actions::in_scope(&reach, body.store_id)?;
    call.write(&[lock(guest_id)], move |work| {
        actions::write_note(work, guest_id, &body.text, body.store_id, body.store_only)?;
        read::view(work.tx, &work.act.keyring, guest_id, &reach)
    })
    .await
}

async fn remove(call: Call) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let note_id: NoteId = call.id("note_id")?;
    let reach = call.who()?.scope.clone();
    let remove = move |work: &mut crate::platform::http::act::Work<'_, '_>| {
        actions::remove_note(work, guest_id, note_id, &reach)
    };
    let _: Reply<()> = call.write(&[lock(guest_id)], remove).await?;
    shown(&call, guest_id).await
}
