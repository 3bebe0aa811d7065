//! Fields, and what is noted in them.

use zhike_domain::guests::{FieldChoice, Trait};
use zhike_domain::kernel::id::{FactId, FieldId, GuestId};
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::{Tx, p};

use super::{opened, staff_ref};
use crate::guests::sql::fact::{self as sql, FactRow, FieldRow};
use crate::guests::views::{FactView, FieldView};
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// All fields in their order, those put away too.
pub fn fields(tx: &mut Tx<'_>) -> Result<Vec<FieldView>, Problem> {
    let rows: Vec<FieldRow> = tx.all(&sql::FIELDS, p![])?;
    rows.into_iter().map(field_of).collect()
}

/// A field of a row. A list of a field that comes with the house is the house's until somebody
/// changes it.
pub fn field_of(row: FieldRow) -> Result<FieldView, Problem> {
    let trait_word: Option<Trait> =
        row.trait_word.map(|word| word.parse()).transpose().map_err(refuse)?;
    let kept: Vec<FieldChoice> = serde_json::from_str(&row.choices).map_err(Problem::fault)?;
    let choices = match trait_word {
        Some(word) if kept.is_empty() => word.choices(),
        _ => kept,
    };
    Ok(FieldView {
        field_id: FieldId::from_raw(row.field_id),
        trait_word,
        name: row.name,
        name_zh_tw: row.name_zh_tw,
        name_en: row.name_en,
        kind: row.kind.parse().map_err(refuse)?,
        personal: row.personal,
        choices,
        place: row.place,
        archived: row.archived_at.is_some(),
        version: row.version,
    })
}

/// What is noted of a guest, in the order it was first noted.
pub fn facts(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
) -> Result<Vec<FactView>, Problem> {
    let rows: Vec<FactRow> = tx.all(&sql::OF_GUEST, p![guest_id.raw()])?;
    let shown = rows.into_iter().map(|row| {
        let sealed = Some(row.value_enc.as_slice());
        let value = opened(keyring, "guest_fact.value_enc", row.fact_id, sealed)?;
        Ok(FactView {
            fact_id: FactId::from_raw(row.fact_id),
            field_id: FieldId::from_raw(row.field_id),
            value: value.unwrap_or_default(),
            source: row.source.parse().map_err(refuse)?,
            confidence: row.confidence.parse().map_err(refuse)?,
            noted_on: BusinessDay(row.noted_on),
            staff: match row.staff_id {
                Some(staff) => staff_ref(tx, keyring, staff)?,
                None => None,
            },
        })
    });
    shown.collect()
}

/// The blind index of a value in a field: the same in all guests who have it.
#[must_use]
pub fn value_key(keyring: &Keyring, field_id: FieldId, value: &str) -> Vec<u8> {
    keyring.blind("guest_fact.value_bidx", &format!("{field_id}:{value}"))
}
