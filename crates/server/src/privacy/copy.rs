//! The copy of everything the house knows of a guest: for himself, or for whom he names (PIPL,
//! article 45).

mod words;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use zhike_domain::kernel::id::GuestId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::Millis;
use zhike_store::Tx;

use crate::guests::actions::{records_of, require};
use crate::platform::keys::Keyring;
use crate::platform::personal::{Column, Copy, Holders, Told, tell};
use crate::platform::problem::Problem;
use crate::platform::sheet::{Cell, Row, book};
use crate::team::checks::Language;

/// As what a copy is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// For another program.
    Json,
    /// For a person.
    Xlsx,
}

/// What is told of a guest.
#[derive(Clone, Debug)]
pub struct Whole {
    guest_id: GuestId,
    made_at: Millis,
    parts: Vec<Told>,
    left_out: Vec<(&'static str, &'static str)>,
}

/// Everything that is told of a guest, from one moment.
///
/// # Errors
/// 404, 422 `guest.erased`, those of the store.
pub fn of_guest(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    holders: &Holders,
    guest_id: GuestId,
    made_at: Millis,
) -> Result<Whole, Problem> {
    require(tx, guest_id)?;
    let records = records_of(tx, guest_id)?;
    let mut whole = Whole { guest_id, made_at, parts: Vec::new(), left_out: Vec::new() };
    for table in holders.tables() {
        match table.copy {
            Copy::LeftOut(why) => whole.left_out.push((table.name, why)),
            Copy::Rows(..) => whole.parts.extend(tell(tx, keyring, table, &records)?),
        }
    }
    Ok(whole)
}

/// The name of the file.
#[must_use]
pub fn file_name(guest_id: GuestId, format: Format) -> String {
    let end = match format {
        Format::Json => "json",
        Format::Xlsx => "xlsx",
    };
    format!("{guest_id}.{end}")
}

/// The bytes of the file.
///
/// # Errors
/// Those of packing it.
pub fn written(whole: &Whole, format: Format, language: Language) -> Result<Vec<u8>, String> {
    match format {
        Format::Json => serde_json::to_vec_pretty(&as_json(whole)).map_err(|why| why.to_string()),
        Format::Xlsx => as_book(whole, language),
    }
}

fn as_json(whole: &Whole) -> Value {
    let parts = whole.parts.iter().map(|part| (part.name.to_owned(), json!(part.rows)));
    let left_out = whole.left_out.iter().map(|(name, why)| ((*name).to_owned(), json!(why)));
    json!({
        "guest_id": whole.guest_id,
        "made_at": whole.made_at,
        "parts": parts.collect::<Map<_, _>>(),
        "left_out": left_out.collect::<Map<_, _>>(),
    })
}

/// A sheet for each part that holds something.
fn as_book(whole: &Whole, language: Language) -> Result<Vec<u8>, String> {
    let filled = whole.parts.iter().filter(|part| !part.rows.is_empty());
    let mut sheets = Vec::new();
    for part in filled {
        sheets.push((words::part(part.name, language), sheet(part, language)?));
    }
    book(&sheets).map_err(|why| why.to_string())
}

fn sheet(part: &Told, language: Language) -> Result<Vec<Row>, String> {
    let heads =
        part.columns.iter().map(|Column(name, _)| Cell::Head(words::column(name, language)));
    let mut rows = vec![heads.collect::<Row>()];
    for row in &part.rows {
        let cells = part
            .columns
            .iter()
            .map(|Column(name, _)| cell(name, row.get(*name).unwrap_or(&Value::Null), language));
        rows.push(cells.collect::<Result<Row, String>>()?);
    }
    Ok(rows)
}

fn cell(name: &str, value: &Value, language: Language) -> Result<Cell, String> {
    Ok(match value {
        Value::Null => Cell::Nothing,
        Value::Bool(yes) => Cell::Text(words::yes_or_no(*yes, language).to_owned()),
        Value::Number(number) => {
            let whole = number.as_i64().ok_or("a number that is not whole")?;
            match name {
                name if name.ends_with("_minor") => {
                    Cell::Amount(Minor::new(whole).map_err(|why| why.to_string())?)
                }
                name if name.ends_with("_milli") => Cell::Qty(whole),
                _ => Cell::Count(whole),
            }
        }
        Value::String(text) => Cell::Text(text.clone()),
        Value::Array(_) | Value::Object(_) => Cell::Text(value.to_string()),
    })
}
