//! Events: what must happen later is a row written in the transaction that causes it.
//!
//! A row names what happened and to which ids; it never holds a personal value. The relay gives it
//! its number (`seq`) after the commit; only that number orders events.

pub mod sql;

use serde_json::{Map, Value};
use zhike_domain::kernel::id::{self, StoreId};
use zhike_store::{StoreError, Tx, p};

pub use sql::NumberedRow;

/// Version of the shape of `data`; raised when a kind's fields change their meaning.
const SHAPE: i64 = 1;

/// Something that has happened.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// `noun.past_verb`, as `staff.created`.
    pub kind: &'static str,
    /// The store it belongs to; `None` for the company as a whole.
    pub store_id: Option<StoreId>,
    /// Glossary word and raw id of every thing it is about.
    pub subjects: &'a [(&'static str, i64)],
    /// Further facts without personal values; `Value::Null` when there are none.
    pub data: Value,
}

/// Writes the event; it exists only if the transaction commits.
///
/// # Errors
/// Those of the store; the same `event_id` twice is [`StoreError::Duplicate`].
pub fn emit(tx: &mut Tx<'_>, event_id: i64, event: &Event<'_>, now: i64) -> Result<(), StoreError> {
    let store_id = event.store_id.map(|store| store.raw());
    let subjects = subjects_json(event.subjects);
    let data = event.data.to_string();
    tx.put(&sql::INSERT, p![event_id, event.kind, SHAPE, store_id, subjects, data, now])
}

/// Something that has happened to many things of one kind at once.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// `noun.past_verb`.
    pub kind: &'static str,
    /// The store it belongs to.
    pub store_id: StoreId,
    /// Glossary word of the things.
    pub word: &'static str,
    /// Their raw ids.
    pub things: &'a [i64],
    /// Further facts without personal values.
    pub data: Value,
}

/// Writes one event about many things: their ids stand in a list under their word.
///
/// # Errors
/// As [`emit`].
pub fn emit_group(
    tx: &mut Tx<'_>,
    event_id: i64,
    group: &Group<'_>,
    now: i64,
) -> Result<(), StoreError> {
    let word = group.word;
    let ids = group.things.iter().map(|raw| Value::String(id::show(word, *raw))).collect();
    let subjects = Map::from_iter([(word.to_owned(), Value::Array(ids))]);
    let subjects = Value::Object(subjects).to_string();
    let (store, data) = (group.store_id.raw(), group.data.to_string());
    tx.put(&sql::INSERT, p![event_id, group.kind, SHAPE, store, subjects, data, now])
}

/// `{"job":"job_0c4h7p2k9m3xq"}`: subjects are kept as clients see them.
fn subjects_json(subjects: &[(&'static str, i64)]) -> String {
    let named = subjects
        .iter()
        .map(|(word, raw)| ((*word).to_owned(), Value::String(id::show(word, *raw))));
    Value::Object(named.collect::<Map<String, Value>>()).to_string()
}

/// Numbers up to `limit` waiting rows after `head`, in the order their transactions took effect.
/// Answers how many. Only the relay calls this, under its lease.
pub(in crate::platform) fn number(
    tx: &mut Tx<'_>,
    head: i64,
    limit: i64,
) -> Result<i64, StoreError> {
    let count = tx.execute(&sql::NUMBER, p![head, limit])?;
    i64::try_from(count).map_err(|_over| StoreError::Fault("more rows than a number".to_owned()))
}

/// Whether any committed row waits for its number.
pub(in crate::platform) fn is_waiting(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    let found: i64 = tx.one(&sql::WAITING, p![])?;
    Ok(found > 0)
}

/// Numbered events after `seq`, oldest first, at most `limit`.
///
/// # Errors
/// Those of the store.
pub fn after(tx: &mut Tx<'_>, seq: i64, limit: i64) -> Result<Vec<NumberedRow>, StoreError> {
    tx.all(&sql::AFTER, p![seq, limit])
}

/// Deletes up to `limit` numbered events written before `before`; answers how many.
///
/// # Errors
/// Those of the store.
pub fn forget(tx: &mut Tx<'_>, before: i64, limit: i64) -> Result<u64, StoreError> {
    tx.execute(&sql::FORGET, p![before, limit])
}
