//! Fields, and what is noted in them.

use zhike_domain::guests::{
    Confidence, FactSource, FactValue, FieldChoice, FieldKind, GuestRefusal, MOST_FIELDS,
    check_choices,
};
use zhike_domain::kernel::id::{FactId, FieldId, GuestId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::p;

use super::create::seal;
use super::{kept, stale, touch};
use crate::guests::read::{self, field_of, value_key};
use crate::guests::sql::fact::{self as sql, FactRow, FieldRow};
use crate::guests::views::FieldView;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// A field as the owner writes it.
#[derive(Clone, Debug)]
pub struct NewField {
    /// What pages show; one that comes with the house may have none.
    pub name: Option<Name>,
    /// The name in traditional characters.
    pub name_zh_tw: Option<Name>,
    /// The name in English.
    pub name_en: Option<Name>,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether what it holds is personal.
    pub personal: bool,
    /// The list to choose from.
    pub choices: Vec<FieldChoice>,
    /// Its place among the others.
    pub place: i64,
    /// Whether it is put away.
    pub archived: bool,
}

impl NewField {
    /// From what is kept.
    pub fn of(view: &FieldView) -> NewField {
        let name = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
        NewField {
            name: name(&view.name),
            name_zh_tw: name(&view.name_zh_tw),
            name_en: name(&view.name_en),
            kind: view.kind,
            personal: view.personal,
            choices: view.choices.clone(),
            place: view.place,
            archived: view.archived,
        }
    }
}

/// Something to be noted.
#[derive(Clone, Debug)]
pub struct NewFact {
    /// In which field.
    pub field_id: FieldId,
    /// The value as it was typed or chosen.
    pub value: String,
    /// Where it comes from.
    pub source: FactSource,
    /// How sure it is.
    pub confidence: Confidence,
    /// When it was told; today when it is not said.
    pub noted_on: Option<BusinessDay>,
}

/// Makes a field. The caller holds the order of the house.
///
/// # Errors
/// 422 `field.too_many`, and those of [`check_choices`].
pub fn create_field(work: &mut Work<'_, '_>, new: &NewField) -> Result<FieldId, Problem> {
    check_choices(new.kind, &new.choices, &[]).map_err(refuse)?;
    if read::fields(work.tx)?.len() >= MOST_FIELDS as usize {
        return Err(refuse(GuestRefusal::TooManyFields { most: MOST_FIELDS }));
    }
    let (id, now) = (work.id()?, work.now().0);
    let choices = serde_json::to_string(&new.choices).map_err(Problem::fault)?;
    let (name, zh_tw, en) = names(new);
    let kind = new.kind.as_str();
    let row = p![id, name, zh_tw, en, kind, new.personal, choices, new.place, now];
    work.tx.execute(&sql::INSERT_FIELD, row)?;
    told_field(work, "guest_field.created", id, None, new)?;
    Ok(FieldId::from_raw(id))
}

fn names(new: &NewField) -> (Option<&str>, Option<&str>, Option<&str>) {
    (
        new.name.as_ref().map(Name::as_str),
        new.name_zh_tw.as_ref().map(Name::as_str),
        new.name_en.as_ref().map(Name::as_str),
    )
}

/// Changes a field: its names, its list, its place, whether it is put away. Its kind stays, and
/// whether it is personal: what was kept in it was kept that way.
///
/// # Errors
/// 404, 412 `conflict.stale`, and those of [`check_choices`].
pub fn change_field(
    work: &mut Work<'_, '_>,
    field_id: FieldId,
    version: i64,
    wanted: &NewField,
) -> Result<(), Problem> {
    let id = field_id.raw();
    let row: Option<FieldRow> = work.tx.opt(&sql::FIELD, p![id])?;
    let before = field_of(row.ok_or_else(Problem::not_there)?)?;
    check_choices(before.kind, &wanted.choices, &before.choices).map_err(refuse)?;
    let choices = serde_json::to_string(&wanted.choices).map_err(Problem::fault)?;
    let archived_at = wanted.archived.then_some(work.now().0);
    let (name, zh_tw, en) = names(wanted);
    let name = name.or(before.name.as_deref().filter(|_| before.trait_word.is_none()));
    let row = p![id, version, name, zh_tw, en, choices, wanted.place, archived_at];
    if work.tx.execute(&sql::UPDATE_FIELD, row)? == 0 {
        return Err(stale());
    }
    told_field(work, "guest_field.changed", id, Some(&NewField::of(&before)), wanted)
}

fn told_field(
    work: &mut Work<'_, '_>,
    action: &'static str,
    id: i64,
    before: Option<&NewField>,
    after: &NewField,
) -> Result<(), Problem> {
    let name = |field: &NewField| field.name.as_ref().map(|name| name.as_str().to_owned());
    let list = |field: &NewField| serde_json::to_value(&field.choices).map_err(Problem::fault);
    let choices_before = before.map(list).transpose()?.unwrap_or_default();
    let changes = vec![
        Change::of("name", before.and_then(name), name(after)),
        Change::of("choices", choices_before, list(after)?),
        Change::of("archived", before.map(|field| field.archived), after.archived),
    ];
    let object = Some(("field", id));
    work.audit(Done { action, object, changes, ..Done::default() })?;
    work.emit("settings.changed", None, &[("field", id)])
}

/// Notes something of a guest. In a field that holds one value the new one takes the place of the
/// old; told again, a value is as fresh as it was told.
///
/// # Errors
/// 404, 422 `field.archived`, and those of [`FactValue::read`].
pub fn note_fact(work: &mut Work<'_, '_>, guest_id: GuestId, new: &NewFact) -> Result<(), Problem> {
    let guest_row = kept(work.tx, guest_id)?;
    let row: Option<FieldRow> = work.tx.opt(&sql::FIELD, p![new.field_id.raw()])?;
    let field = field_of(row.ok_or_else(|| Problem::field("/field_id", "thing.not_there"))?)?;
    if field.archived {
        return Err(refuse(GuestRefusal::FieldArchived));
    }
    let value = FactValue::read(field.kind, &field.choices, &new.value).map_err(refuse)?;
    let (guest, field_id) = (guest_id.raw(), new.field_id.raw());
    let id = work.id()?;
    let keyring = &work.act.keyring;
    let text = value.to_string();
    let value_bidx = value_key(keyring, new.field_id, &text);
    // A row that is there already keeps its key, and its value with it.
    let value_enc = seal(keyring, "guest_fact.value_enc", id, Some(&text))?;
    let (word, number) = match field.personal {
        true => (None, None),
        false => (value.word().map(str::to_owned), value.number()),
    };
    let store_id = StoreId::from_raw(guest_row.store_id);
    let today = read::today(work.tx, store_id, work.now())?;
    let noted_on = new.noted_on.filter(|day| *day <= today).unwrap_or(today).days();
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    if field.kind != FieldKind::Choices {
        work.tx.execute(&sql::DELETE_OTHERS, p![guest, field_id, value_bidx.clone()])?;
    }
    let (source, confidence, now) = (new.source.as_str(), new.confidence.as_str(), work.now().0);
    let row = p![
        id, guest, field_id, value_enc, value_bidx, word, number, source, confidence, noted_on,
        staff, now
    ];
    work.tx.execute(&sql::INSERT, row)?;
    told(work, "fact.noted", guest_id, new.field_id)
}

/// Takes a fact away.
///
/// # Errors
/// 404.
pub fn remove_fact(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    fact_id: FactId,
) -> Result<(), Problem> {
    kept(work.tx, guest_id)?;
    let rows: Vec<FactRow> = work.tx.all(&sql::OF_GUEST, p![guest_id.raw()])?;
    let row = rows.into_iter().find(|row| row.fact_id == fact_id.raw());
    let row = row.ok_or_else(Problem::not_there)?;
    work.tx.execute(&sql::DELETE, p![row.fact_id, row.guest_id])?;
    told(work, "fact.removed", guest_id, FieldId::from_raw(row.field_id))
}

fn told(
    work: &mut Work<'_, '_>,
    action: &'static str,
    guest_id: GuestId,
    field_id: FieldId,
) -> Result<(), Problem> {
    let object = Some(("guest", guest_id.raw()));
    let changes = vec![
        Change::of("field_id", serde_json::Value::Null, field_id.to_string()),
        Change::personal("value"),
    ];
    work.audit(Done { action, object, changes, ..Done::default() })?;
    touch(work, guest_id)
}
