//! `/guests`: making and changing guests. The card and the search stand in `counter`, which sees
//! more of them than this folder does.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::guests::{Birthday, Dietary, FactSource, Note, Phone, Sex};
use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_domain::team::permission::Permission::{GuestRead, GuestWrite};
use zhike_store::LockKey;

use super::consents::ConsentBody;
use crate::guests::actions::consents::NewConsent;
use crate::guests::actions::{self, GuestChange, NewGuest, phone_lock};
use crate::guests::read;
use crate::guests::views::GuestView;
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::patch::given;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, patch, post, put};
use crate::platform::problem::Problem;

/// Somebody to be known.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewGuestBody {
    /// The name, when it was told.
    #[serde(default)]
    name: Option<Name>,
    /// How the guest wants to be called.
    #[serde(default)]
    title: Option<Name>,
    #[serde(default)]
    sex: Option<Sex>,
    /// The first is the one to call.
    #[serde(default)]
    phones: Vec<Phone>,
    #[serde(default)]
    birthday: Option<Birthday>,
    /// A first note, for all stores.
    #[serde(default)]
    note: Option<Note>,
    #[serde(default)]
    dietary: BTreeSet<Dietary>,
    #[serde(default)]
    vip: bool,
    /// What the guest agrees to.
    #[serde(default)]
    consents: Vec<ConsentBody>,
    /// The store that got to know the guest.
    store_id: StoreId,
}

/// A change; what is absent stays, `null` is forgotten.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuestPatch {
    #[serde(default, deserialize_with = "given")]
    name: Option<Option<Name>>,
    #[serde(default, deserialize_with = "given")]
    title: Option<Option<Name>>,
    #[serde(default, deserialize_with = "given")]
    sex: Option<Option<Sex>>,
    #[serde(default)]
    vip: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    birthday: Option<Option<Birthday>>,
}

/// What to mind at the table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DietaryBody {
    /// Version of the guest that the list was read with.
    version: i64,
    dietary: BTreeSet<Dietary>,
    /// Where what is new on the list comes from; the guest, unless said otherwise.
    #[serde(default)]
    source: Option<FactSource>,
}

/// Where the list is read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenBody {
    store_id: StoreId,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let new = json!({"name": "试用", "phones": ["15400009999"], "store_id": "store_0000000000001"});
    let allergy = json!({"kind": "allergy", "word": "peanut"});
    vec![
        post("/api/v1/guests", "create_guest")
            .about("Get to know somebody")
            .needs(GuestWrite, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(new, create),
        patch("/api/v1/guests/{guest_id}", "change_guest")
            .about("Change a name, a title, a birthday")
            .needs(GuestWrite, Target::AnyStore)
            .takes(json!({"title": "林女士"}), change),
        put("/api/v1/guests/{guest_id}/dietary", "set_guest_dietary")
            .about("Write down allergies and diets, in place of those before")
            .needs(GuestWrite, Target::AnyStore)
            .takes(json!({"version": 1, "dietary": [allergy]}), set_dietary),
        post("/api/v1/guests/{guest_id}/dietary/seen", "see_guest_dietary")
            .about("Say that one has read what to mind; a change of the list asks again")
            .needs(GuestRead, Target::AnyStore)
            .takes(json!({"store_id": "store_0000000000001"}), see_dietary),
    ]
}

/// What changes of one guest queue for.
pub(super) fn lock(guest_id: GuestId) -> LockKey {
    LockKey::new("guest", guest_id.raw())
}

/// The guest as the caller sees it after a change.
pub(super) async fn shown(call: &Call, guest_id: GuestId) -> Result<Reply<GuestView>, Problem> {
    let (keyring, reach) = (call.app.keyring.clone(), call.who()?.scope.clone());
    let view = call.read(move |tx| read::view(tx, &keyring, guest_id, &reach)).await?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn create(call: Call, body: NewGuestBody) -> Result<Reply<GuestView>, Problem> {
    let reach = call.who()?.scope.clone();
    actions::in_scope(&reach, body.store_id)?;
    let locks: Vec<LockKey> =
        body.phones.iter().map(|phone| phone_lock(&call.app.keyring, phone)).collect();
    let said = body.consents.iter().map(|one| one.taken(body.store_id));
    let said: Vec<NewConsent> = said.collect::<Result<_, Problem>>()?;
    let new = NewGuest {
        name: body.name,
        title: body.title,
        sex: body.sex,
        phones: body.phones,
        birthday: body.birthday,
        note: body.note,
        dietary: body.dietary,
        vip: body.vip,
        store_id: body.store_id,
    };
    call.write(&locks, move |work| {
        let guest_id = actions::create_with(work, &new, &said)?;
        read::view(work.tx, &work.act.keyring, guest_id, &reach)
    })
    .await
}

async fn change(call: Call, body: GuestPatch) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let version = call.version()?;
    let GuestPatch { name, title, sex, vip, birthday } = body;
    let wanted = GuestChange { name, title, sex, vip, birthday };
    let _: Reply<()> = call
        .write(&[lock(guest_id)], move |work| actions::change(work, guest_id, version, &wanted))
        .await?;
    shown(&call, guest_id).await
}

async fn set_dietary(call: Call, body: DietaryBody) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let DietaryBody { version, dietary, source } = body;
    let source = source.unwrap_or(FactSource::Guest);
    let set = move |work: &mut Work<'_, '_>| {
        actions::set_dietary(work, guest_id, version, &dietary, source)
    };
    let _: Reply<()> = call.write(&[lock(guest_id)], set).await?;
    shown(&call, guest_id).await
}

async fn see_dietary(call: Call, body: SeenBody) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    actions::in_scope(&call.who()?.scope, body.store_id)?;
    let see = move |work: &mut Work<'_, '_>| actions::see_dietary(work, guest_id, body.store_id);
    let _: Reply<()> = call.write(&[lock(guest_id)], see).await?;
    shown(&call, guest_id).await
}
