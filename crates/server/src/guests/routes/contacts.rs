//! `/guests/{guest_id}/contacts`: phones, e-mail, WeChat, and showing a whole one.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::guests::{ContactKind, ContactValue, Email, Phone, WechatId};
use zhike_domain::kernel::id::{ContactId, GuestId};
use zhike_domain::team::permission::Permission::{GuestReveal, GuestWrite};

use super::guests::{lock, shown};
use crate::guests::actions::{self, ContactChange, contact_lock};
use crate::guests::views::GuestView;
use crate::platform::http::act::Work;
use crate::platform::http::call::{Call, refuse};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, patch, post};
use crate::platform::problem::Problem;

/// A further contact: one of `phone`, `email` and `wechat`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContact {
    #[serde(default)]
    phone: Option<Phone>,
    #[serde(default)]
    email: Option<Email>,
    #[serde(default)]
    wechat: Option<WechatId>,
    /// Whether it is the one of its kind to use from now on.
    #[serde(default)]
    primary: bool,
    /// Whether it is known that others use it too: a family's landline, an office. Such a value
    /// may belong to several guests and names none of them.
    #[serde(default)]
    shared: bool,
}

/// A change of a contact; what is absent stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactPatch {
    /// Another phone in its place.
    #[serde(default)]
    phone: Option<Phone>,
    /// Another address in its place.
    #[serde(default)]
    email: Option<Email>,
    /// Another id in its place.
    #[serde(default)]
    wechat: Option<WechatId>,
    /// `true` makes it the one of its kind to use.
    #[serde(default)]
    primary: bool,
    /// Whether it was seen to be the guest's, as by a call.
    #[serde(default)]
    verified: Option<bool>,
    /// Whether others use it too.
    #[serde(default)]
    shared: Option<bool>,
}

/// A whole contact.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Revealed {
    /// `phone`, `email` or `wechat`.
    pub kind: ContactKind,
    /// As it is used here: `15400001234`, `0571-87654321`, `+85291234567`, `lin@example.com`.
    pub value: String,
    /// The extension to ask for.
    pub extension: Option<String>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        post("/api/v1/guests/{guest_id}/contacts", "add_contact")
            .about("Add a phone, an e-mail address or a WeChat id")
            .needs(GuestWrite, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(json!({"phone": "15400009998"}), add),
        patch("/api/v1/guests/{guest_id}/contacts/{contact_id}", "change_contact")
            .about("Change a contact; If-Match is the guest's version")
            .needs(GuestWrite, Target::AnyStore)
            .takes(json!({"verified": true}), change),
        delete("/api/v1/guests/{guest_id}/contacts/{contact_id}", "remove_contact")
            .about("Take a contact away; If-Match is the guest's version")
            .needs(GuestWrite, Target::AnyStore)
            .to(remove),
        post("/api/v1/guests/{guest_id}/contacts/{contact_id}/reveal", "reveal_contact")
            .about("Show a whole contact; it is noted in the audit")
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
    let value = ContactValue::one_of(body.phone, body.email, body.wechat).map_err(refuse)?;
    let locks = [lock(guest_id), contact_lock(&call.app.keyring, &value)];
    let reach = call.who()?.scope.clone();
    let new = actions::NewContact { value, is_primary: body.primary, is_shared: body.shared };
    call.write(&locks, move |work| {
        actions::add_contact(work, guest_id, &new)?;
        crate::guests::read::view(work.tx, &work.act.keyring, guest_id, &reach)
    })
    .await
}

async fn change(call: Call, body: ContactPatch) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let (contact_id, version): (ContactId, i64) = (call.id("contact_id")?, call.version()?);
    let is_named = body.phone.is_some() || body.email.is_some() || body.wechat.is_some();
    let value = match is_named {
        true => Some(ContactValue::one_of(body.phone, body.email, body.wechat).map_err(refuse)?),
        false => None,
    };
    let mut locks = vec![lock(guest_id)];
    locks.extend(value.iter().map(|value| contact_lock(&call.app.keyring, value)));
    let change = ContactChange {
        value,
        make_primary: body.primary,
        verified: body.verified,
        is_shared: body.shared,
    };
    let _: Reply<()> = call
        .write(&locks, move |work| {
            actions::change_contact(work, guest_id, contact_id, version, &change)
        })
        .await?;
    shown(&call, guest_id).await
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
    let reach = call.who()?.scope.clone();
    call.write(&[], move |work| {
        if crate::guests::read::view(work.tx, &work.act.keyring, guest_id, &reach)?.withheld {
            return Err(Problem::not_there());
        }
        let value = actions::reveal(work, guest_id, contact_id)?;
        let extension = value.phone().and_then(|phone| phone.extension().map(str::to_owned));
        Ok(Revealed { kind: value.kind(), value: value.used(), extension })
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
