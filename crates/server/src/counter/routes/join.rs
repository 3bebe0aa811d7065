//! `/members`: joining, with its welcome.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::guests::Phone;
use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_domain::membership::join::JoinWish;
use zhike_domain::team::permission::Permission::MemberJoin;
use zhike_store::LockKey;

use crate::counter::actions::{join as act, welcome_locks};
use crate::counter::views::JoinedView;
use crate::guests::actions::{NewGuest, create as create_guest, phone_lock};
use crate::membership::routes::{check_guest, check_store};
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, post};
use crate::platform::problem::Problem;

/// Somebody who is not known yet.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JoiningGuest {
    phone: Phone,
    #[serde(default)]
    name: Option<Name>,
    #[serde(default)]
    title: Option<Name>,
}

/// Who joins, and what was accepted: `guest_id` or `guest`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinBody {
    #[serde(default)]
    guest_id: Option<GuestId>,
    #[serde(default)]
    guest: Option<JoiningGuest>,
    #[serde(default)]
    terms_version: Option<u32>,
    #[serde(default)]
    guardian_agreed: bool,
    store_id: StoreId,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let example = json!({
        "guest": {"phone": "15400009901", "name": "林安"}, "terms_version": 1,
        "store_id": "store_0000000000001"
    });
    vec![
        post("/api/v1/members", "join_member")
            .about("Let a guest join, known or new, and give the welcome")
            .needs(MemberJoin, Target::AnyStore)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(example, join),
    ]
}

async fn join(call: Call, body: JoinBody) -> Result<Reply<JoinedView>, Problem> {
    let who = call.who()?.clone();
    let lock = match (&body.guest_id, &body.guest) {
        (Some(guest_id), None) => LockKey::new("guest", guest_id.raw()),
        (None, Some(guest)) => phone_lock(&call.app.keyring, &guest.phone),
        _ => return Err(Problem::field("/guest_id", "input.bad_value")),
    };
    let mut locks = call.read(welcome_locks).await?;
    locks.push(lock);
    call.write(&locks, move |work| {
        let store_id = body.store_id;
        check_store(work.tx, &who, store_id)?;
        let guest_id = match (&body.guest_id, &body.guest) {
            (Some(guest_id), _) => {
                check_guest(work.tx, *guest_id)?;
                *guest_id
            }
            (None, Some(guest)) => create_guest(work, &new_guest(guest, store_id))?,
            (None, None) => return Err(Problem::field("/guest_id", "input.bad_value")),
        };
        let JoinBody { terms_version, guardian_agreed, .. } = body;
        act(work, guest_id, JoinWish { terms_version, guardian_agreed }, store_id)
    })
    .await
}

fn new_guest(guest: &JoiningGuest, store_id: StoreId) -> NewGuest {
    NewGuest {
        name: guest.name.clone(),
        title: guest.title.clone(),
        sex: None,
        phones: vec![guest.phone.clone()],
        birthday: None,
        note: None,
        dietary: [].into(),
        vip: false,
        store_id,
    }
}
