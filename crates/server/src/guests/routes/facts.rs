//! `/guest-fields` and `/guests/{guest_id}/facts`: what the house notes of its guests.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::guests::{Confidence, FactSource, FieldChoice, FieldKind};
use zhike_domain::kernel::id::{FactId, FieldId};
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::team::permission::Permission::{GuestRead, GuestWrite, SettingsEdit};
use zhike_store::{Tx, p};

use super::guests::{lock, shown};
use crate::guests::actions::{self, NewFact, NewField};
use crate::guests::read;
use crate::guests::sql::fact::{self as sql, FieldRow};
use crate::guests::views::{FieldView, GuestView};
use crate::platform::http::act::Work;
use crate::platform::http::call::{Call, order_of_the_house};
use crate::platform::http::list::Page;
use crate::platform::http::patch::given;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, patch, post};
use crate::platform::problem::Problem;

/// A field to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldBody {
    name: Name,
    #[serde(default)]
    name_zh_tw: Option<Name>,
    #[serde(default)]
    name_en: Option<Name>,
    kind: FieldKind,
    /// Whether what it holds is personal: then it is kept sealed and stands in no report.
    #[serde(default)]
    personal: bool,
    /// The list of a field of `choice` or `choices`.
    #[serde(default)]
    choices: Vec<FieldChoice>,
    #[serde(default)]
    place: i64,
}

/// A change of a field; what is absent stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldPatch {
    #[serde(default)]
    name: Option<Name>,
    #[serde(default, deserialize_with = "given")]
    name_zh_tw: Option<Option<Name>>,
    #[serde(default, deserialize_with = "given")]
    name_en: Option<Option<Name>>,
    /// The whole list; a word is retired, never left out.
    #[serde(default)]
    choices: Option<Vec<FieldChoice>>,
    #[serde(default)]
    place: Option<i64>,
    /// Whether it is put away; what was noted in it stays.
    #[serde(default)]
    archived: Option<bool>,
}

/// Something to be noted of a guest.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactBody {
    field_id: FieldId,
    /// Words, a number as `3.5`, a day as `2026-11-22`, or a word of the list.
    value: String,
    /// The guest said so, unless said otherwise.
    #[serde(default)]
    source: Option<FactSource>,
    /// Certain, unless said otherwise.
    #[serde(default)]
    confidence: Option<Confidence>,
    /// When it was told; today, unless said otherwise.
    #[serde(default)]
    noted_on: Option<BusinessDay>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let field = json!({"name": "酒量", "kind": "number"});
    let fact = json!({"field_id": "field_0000000000001", "value": "light_salt"});
    vec![
        get("/api/v1/guest-fields", "list_guest_fields")
            .about("The fields in which the house notes something of its guests")
            .needs(GuestRead, Target::AnyStore)
            .to(page),
        post("/api/v1/guest-fields", "create_guest_field")
            .about("Make a field")
            .needs(SettingsEdit, Target::Company)
            .status(StatusCode::CREATED)
            .takes(field, create),
        patch("/api/v1/guest-fields/{field_id}", "change_guest_field")
            .about("Change a field's names, its list, its place; put it away")
            .needs(SettingsEdit, Target::Company)
            .takes(json!({"place": 3}), change),
        post("/api/v1/guests/{guest_id}/facts", "note_fact")
            .about("Note something of a guest in a field")
            .needs(GuestWrite, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(fact, note),
        post("/api/v1/guests/{guest_id}/facts/{fact_id}/remove", "remove_fact")
            .about("Take away what is noted")
            .needs(GuestWrite, Target::AnyStore)
            .to(remove),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<FieldView>>, Problem> {
    Ok(Reply::new(Page::whole(call.read(read::fields).await?)))
}

fn field(tx: &mut Tx<'_>, field_id: FieldId) -> Result<FieldView, Problem> {
    let row: Option<FieldRow> = tx.opt(&sql::FIELD, p![field_id.raw()])?;
    read::field_of(row.ok_or_else(Problem::not_there)?)
}

async fn create(call: Call, body: FieldBody) -> Result<Reply<FieldView>, Problem> {
    let new = NewField {
        name: Some(body.name),
        name_zh_tw: body.name_zh_tw,
        name_en: body.name_en,
        kind: body.kind,
        personal: body.personal,
        choices: body.choices,
        place: body.place,
        archived: false,
    };
    call.write(&[order_of_the_house()], move |work| {
        let field_id = actions::create_field(work, &new)?;
        field(work.tx, field_id)
    })
    .await
}

async fn change(call: Call, body: FieldPatch) -> Result<Reply<FieldView>, Problem> {
    let (field_id, version): (FieldId, i64) = (call.id("field_id")?, call.version()?);
    let FieldPatch { name, name_zh_tw, name_en, choices, place, archived } = body;
    let change = move |work: &mut Work<'_, '_>| {
        let mut wanted = NewField::of(&field(work.tx, field_id)?);
        wanted.name = name.clone().or(wanted.name);
        wanted.name_zh_tw = name_zh_tw.clone().unwrap_or(wanted.name_zh_tw);
        wanted.name_en = name_en.clone().unwrap_or(wanted.name_en);
        wanted.choices = choices.clone().unwrap_or(wanted.choices);
        wanted.place = place.unwrap_or(wanted.place);
        wanted.archived = archived.unwrap_or(wanted.archived);
        actions::change_field(work, field_id, version, &wanted)
    };
    let _: Reply<()> = call.write(&[order_of_the_house()], change).await?;
    let shown = call.read(move |tx| field(tx, field_id)).await?;
    let version = shown.version;
    Ok(Reply::new(shown).version(version))
}

async fn note(call: Call, body: FactBody) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let reach = call.who()?.scope.clone();
    let new = NewFact {
        field_id: body.field_id,
        value: body.value,
        source: body.source.unwrap_or(FactSource::Guest),
        confidence: body.confidence.unwrap_or(Confidence::Certain),
        noted_on: body.noted_on,
    };
    call.write(&[lock(guest_id)], move |work| {
        actions::note_fact(work, guest_id, &new)?;
        read::view(work.tx, &work.act.keyring, guest_id, &reach)
    })
    .await
}

async fn remove(call: Call) -> Result<Reply<GuestView>, Problem> {
    let guest_id = actions::meant(&call, call.id("guest_id")?).await?;
    let fact_id: FactId = call.id("fact_id")?;
    let remove = move |work: &mut Work<'_, '_>| actions::remove_fact(work, guest_id, fact_id);
    let _: Reply<()> = call.write(&[lock(guest_id)], remove).await?;
    shown(&call, guest_id).await
}
