//! `/guests/{guest_id}/contacts`: phones and e-mail addresses, and showing a whole one.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::guests::{Email, GuestRefusal, Phone};
use zhike_domain::kernel::id::{ContactId, GuestId};
use zhike_domain::team::permission::Permission::{GuestReveal, GuestWrite};

use super::guests::{lock, shown};
use crate::guests::actions::{self, NewContact, email_lock, phone_lock};
use crate::guests::read::Address;
use crate::guests::views::GuestView;
use crate::platform::http::call::{Call, refuse};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, post};
use crate::platform::problem::Problem;

/// A further phone, or a further e-mail address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContactBody {
    #[serde(default)]
    phone: Option<Phone>,
    #[serde(default)]
    email: Option<Email>,
    /// Whether it is the one to call from now on.
    #[serde(default)]
    primary: bool,
}

/// A whole phone or e-mail address.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Revealed {
    /// As it is dialled here: `15400001234`, `0571-87654321`, `+85291234567`; `null` for an
    /// e-mail address.
    pub phone: Option<String>,
    /// The extension to ask for.
    pub extension: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        post("/api/v1/guests/{guest_id}/contacts", "add_contact")
            .about("Add a phone or an e-mail address")
            .needs(GuestWrite, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(json!({"phone": "15400009998"}), add),
        delete("/api/v1/guests/{guest_id}/contacts/{contact_id}", "remove_contact")
            .about("Take a contact away; If-Match is the guest's version")
            .needs(GuestWrite, Target::AnyStore)
            .to(remove),
        post("/api/v1/guests/{guest_id}/contacts/{contact_id}/reveal", "reveal_contact")
            .about("Show a whole contact; it is noted in the audit")
            .needs(GuestReveal, Target::AnyStore)
            .key(KeyRule::None)
            .to(reveal),
    ]
}

async fn add(call: Call, body: NewContactBody) -> Result<Reply<GuestView>, Problem> {
    let guest_id: GuestId = call.id("guest_id")?;
    let keyring = &call.app.keyring;
    let (own, new) = match (body.phone, body.email) {
        (Some(phone), None) => (phone_lock(keyring, &phone), NewContact::Phone(phone)),
        (None, Some(email)) => (email_lock(keyring, &email), NewContact::Email(email)),
        _ => return Err(refuse(GuestRefusal::PhoneOrEmail)),
    };
    let locks = [lock(guest_id), own];
    let reach = call.who()?.scope.clone();
    call.write(&locks, move |work| {
        actions::add_contact(work, guest_id, &new, body.primary)?;
        crate::guests::read::view(work.tx, &work.act.keyring, guest_id, &reach)
    })
    .await
}

async fn remove(call: Call) -> Result<Reply<GuestView>, Problem> {
    let guest_id: GuestId = call.id("guest_id")?;
    let (contact_id, version): (ContactId, i64) = (call.id("contact_id")?, call.version()?);
    let _: Reply<()> = call
        .write(&[lock(guest_id)], move |work| {
            actions::remove_contact(work, guest_id, contact_id, version)
        })
        .await?;
    shown(&call, guest_id).await
}

async fn reveal(call: Call) -> Result<Reply<Revealed>, Problem> {
    let guest_id: GuestId = call.id("guest_id")?;
    let contact_id: ContactId = call.id("contact_id")?;
    let reach = call.who()?.scope.clone();
    call.write(&[], move |work| {
        if crate::guests::read::view(work.tx, &work.act.keyring, guest_id, &reach)?.withheld {
            return Err(Problem::not_there());
        }
        Ok(revealed(&actions::reveal(work, guest_id, contact_id)?))
    })
    .await
}

fn revealed(address: &Address) -> Revealed {
    match address {
        Address::Phone(phone) => Revealed {
            phone: Some(phone.dialled()),
            extension: phone.extension().map(str::to_owned),
            email: None,
        },
        Address::Email(email) => {
            Revealed { phone: None, extension: None, email: Some(email.kept().to_owned()) }
        }
    }
}
