//! `/guests/{guest_id}/contacts`: phones, and showing a whole one.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::guests::Phone;
use zhike_domain::kernel::id::{ContactId, GuestId};
use zhike_domain::team::permission::Permission::{GuestReveal, GuestWrite};

use super::guests::{lock, shown};
use crate::guests::actions::{self, phone_lock};
use crate::guests::views::GuestView;
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, post};
use crate::platform::problem::Problem;

/// A further phone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContact {
    phone: Phone,
    /// Whether it is the one to call from now on.
    #[serde(default)]
    primary: bool,
}

/// A whole phone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Revealed {
    /// As it is dialled here: `15400001234`, `0571-87654321`, `+85291234567`.
    pub phone: String,
    /// The extension to ask for.
    pub extension: Option<String>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        post("/api/v1/guests/{guest_id}/contacts", "add_contact")
            .about("Add a phone")
            .needs(GuestWrite, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(json!({"phone": "15400009998"}), add),
        delete("/api/v1/guests/{guest_id}/contacts/{contact_id}", "remove_contact")
            .about("Take a phone away; If-Match is the guest's version")
            .needs(GuestWrite, Target::AnyStore)
            .to(remove),
        post("/api/v1/guests/{guest_id}/contacts/{contact_id}/reveal", "reveal_contact")
            .about("Show a whole phone; it is noted in the audit")
            .needs(GuestReveal, Target::AnyStore)
            .key(KeyRule::None)
            .to(reveal),
        post("/api/v1/guests/{guest_id}/contacts/{contact_id}/doubt", "doubt_contact")
            .about("Mark a phone that may be somebody else's by now")
            .needs(GuestWrite, Target::AnyStore)
            .to(doubt),
        post("/api/v1/guests/{guest_id}/contacts/{contact_id}/confirm", "confirm_contact")
            .about("The guest was asked: the phone is still his")
            .needs(GuestWrite, Target::AnyStore)
            .to(confirm),
        post("/api/v1/guests/{guest_id}/contacts/{contact_id}/hand-over", "hand_over_contact")
            .about("The phone is somebody else's: it is free for whoever has it now")
            .needs(GuestWrite, Target::AnyStore)
            .to(hand_over),
    ]
}

async fn add(call: Call, body: NewContact) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let locks = [lock(guest_id), phone_lock(&call.app.keyring, &body.phone)];
    let reach = call.who()?.scope.clone();
    call.write(&locks, move |work| {
        actions::add_contact(work, guest_id, &body.phone, body.primary)?;
        crate::guests::read::view(work.tx, &work.act.keyring, guest_id, &reach)
    })
    .await
}

async fn remove(call: Call) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let (contact_id, version): (ContactId, i64) = (call.id("contact_id")?, call.version()?);
    let _: Reply<()> = call
        .write(&[lock(guest_id)], move |work| {
            actions::remove_contact(work, guest_id, contact_id, version)
        })
        .await?;
    shown(&call, guest_id).await
}

async fn reveal(call: Call) -> Result<Reply<Revealed>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let contact_id: ContactId = call.id("contact_id")?;
    call.write(&[], move |work| {
        let phone = actions::reveal(work, guest_id, contact_id)?;
        Ok(Revealed { phone: phone.dialled(), extension: phone.extension().map(str::to_owned) })
    })
    .await
}

async fn doubt(call: Call) -> Result<Reply<GuestView>, Problem> {
    of_number(call, actions::doubt).await
}

async fn confirm(call: Call) -> Result<Reply<GuestView>, Problem> {
    of_number(call, actions::confirm).await
}

async fn hand_over(call: Call) -> Result<Reply<GuestView>, Problem> {
    of_number(call, actions::hand_over).await
}

type OfNumber = fn(&mut Work<'_, '_>, GuestId, ContactId) -> Result<(), Problem>;

async fn of_number(call: Call, act: OfNumber) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let contact_id: ContactId = call.id("contact_id")?;
    let _: Reply<()> =
        call.write(&[lock(guest_id)], move |work| act(work, guest_id, contact_id)).await?;
    shown(&call, guest_id).await
}
