//! A new column key, and every older value sealed again under it, in batches that can stop.
//!
//! `begin` stores the new key as `next`, so that every node can open what it will seal; after
//! [`SETTLE_MS`] (on one node at once) `activate` makes it the one that seals. Then a job calls
//! [`step`] until nothing is left. Values written meanwhile are sealed under the new key anyway.

use zhike_store::{Engine, Tx, p};

use super::sql::{self, RotationRow};
use super::stored::{NewDek, insert};
use super::{KeyError, Keyring};
use crate::platform::seal;

/// How long a new key waits on PostgreSQL until every node has reloaded its ring.
pub const SETTLE_MS: i64 = 60_000;

/// An encrypted column: the name values are sealed under, `table.column`, and the row's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedColumn {
    /// `table.column`, exactly as given to [`Keyring::seal`].
    pub sealed_as: &'static str,
    /// The column of the row id.
    pub id_column: &'static str,
}

impl SealedColumn {
    fn table_and_column(&self) -> Result<(&'static str, &'static str), KeyError> {
        let word = |text: &str| {
            !text.is_empty() && text.bytes().all(|b| b == b'_' || b.is_ascii_alphanumeric())
        };
        match self.sealed_as.split_once('.') {
            Some((table, column)) if word(table) && word(column) && word(self.id_column) => {
                Ok((table, column))
            }
            _ => Err(KeyError::ring(format!("{:?} is not a registered column", self.sealed_as))),
        }
    }
}

/// How far a rotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Values sealed again by this step.
    pub resealed: u64,
    /// Values still to do, as counted when their column was begun.
    pub left: u64,
    /// Whether every column is finished.
    pub finished: bool,
}

/// Stores a new column key in state `next` and gives its number; the one that waits already, if
/// there is one. Reload the ring on every node afterwards.
///
/// # Errors
/// [`KeyError`].
pub fn begin(tx: &mut Tx<'_>, keyring: &Keyring, now_ms: i64) -> Result<u32, KeyError> {
    let rows = sql::deks(tx)?;
    let number = |id: i64| u32::try_from(id).map_err(|_range| KeyError::ring("a key number"));
    if let Some(waiting) = rows.iter().find(|row| row.state == "next") {
        return number(waiting.dek_id);
    }
    let newest = rows.iter().map(|row| row.dek_id).max().unwrap_or(0);
    let dek = NewDek { number: number(newest + 1)?, purpose: "column", state: "next", now_ms };
    insert(tx, keyring.kek(), &dek)?;
    Ok(dek.number)
}

/// Whether a new key waits to become the one that seals.
///
/// # Errors
/// [`KeyError`].
pub fn is_waiting(tx: &mut Tx<'_>) -> Result<bool, KeyError> {
    Ok(sql::deks(tx)?.iter().any(|row| row.state == "next"))
}

/// Makes the waiting key the one that seals. `false` when none waits, or when on PostgreSQL other
/// nodes may not know it yet. Reload the ring on every node afterwards.
///
/// # Errors
/// [`KeyError`].
pub fn activate(tx: &mut Tx<'_>, now_ms: i64) -> Result<bool, KeyError> {
    let Some(waiting) = sql::deks(tx)?.into_iter().find(|row| row.state == "next") else {
        return Ok(false);
    };
    let settled = match tx.engine() {
        Engine::Sqlite => true,
        Engine::Postgres => now_ms - waiting.created_at >= SETTLE_MS,
    };
    if settled {
        tx.execute(&sql::RETIRE_COLUMN_KEYS, p![now_ms])?;
        tx.execute(&sql::ACTIVATE_DEK, p![waiting.dek_id])?;
    }
    Ok(settled)
}

/// Seals at most `batch` older values again under the active key, in the order of `columns`.
/// Call it in its own transaction until `finished`; a break loses at most the batch at hand.
///
/// # Errors
/// [`KeyError::Seal`] names a value that does not open: the step changes nothing then.
pub fn step(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    columns: &[SealedColumn],
    batch: u32,
) -> Result<Progress, KeyError> {
    let number = keyring.facts().column_key;
    let mut progress = Progress { finished: true, ..Progress::default() };
    for column in columns {
        let row = rotation(tx, number, column)?;
        if row.finished == 1 {
            continue;
        }
        let room = u64::from(batch).saturating_sub(progress.resealed);
        let done = if room == 0 { None } else { reseal(tx, keyring, column, &row, room)? };
        let resealed = done.unwrap_or(0);
        progress.resealed += resealed;
        progress.finished &= done.is_some_and(|done| done < room);
        let todo = row.total_rows - row.done_rows - i64::try_from(resealed).unwrap_or(0);
        progress.left += u64::try_from(todo).unwrap_or(0);
    }
    if progress.finished {
        progress.left = 0;
    }
    Ok(progress)
}

/// Exactly how many values of `columns` are not under the active key. Reads every row.
///
/// # Errors
/// [`KeyError`].
pub fn left(tx: &mut Tx<'_>, number: u32, columns: &[SealedColumn]) -> Result<u64, KeyError> {
    let mut all = 0;
    for column in columns {
        all += u64::try_from(count_old(tx, number, column)?).unwrap_or(0);
    }
    Ok(all)
}

fn rotation(tx: &mut Tx<'_>, number: u32, column: &SealedColumn) -> Result<RotationRow, KeyError> {
    let key = i64::from(number);
    if let Some(row) = tx.opt(&sql::FIND_ROTATION, p![key, column.sealed_as])? {
        return Ok(row);
    }
    let total_rows = count_old(tx, number, column)?;
    tx.execute(&sql::INSERT_ROTATION, p![key, column.sealed_as, i64::MIN, total_rows])?;
    Ok(RotationRow { last_id: i64::MIN, total_rows, done_rows: 0, finished: 0 })
}

/// One column's share of a batch; how many values it sealed again. Fewer than `room` means the
/// column is finished.
fn reseal(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    column: &SealedColumn,
    row: &RotationRow,
    room: u64,
) -> Result<Option<u64>, KeyError> {
    let (table, name) = column.table_and_column()?;
    let id = column.id_column;
    let number = keyring.facts().column_key;
    let limit = i64::try_from(room).unwrap_or(i64::MAX);
    // Identifiers come from the registered list of constants and were checked to be plain words.
    let find = format!(
        "select {id}, {name} from {table} where {id} > ?1 and {name} is not null \
         and substr({name}, 1, 5) <> ?2 order by {id} limit ?3"
    );
    let old: Vec<(i64, Vec<u8>)> =
        tx.all_dynamic(&find, p![row.last_id, seal::header(number).to_vec(), limit])?;
    let update =
        format!("update {table} set {name} = ?2 where {id} = ?1 and {name} = ?3 returning {id}");
    for (row_id, before) in &old {
        let plain = keyring.open(column.sealed_as, *row_id, before)?;
        let plain = zeroize::Zeroizing::new(plain);
        let after = keyring.seal(column.sealed_as, *row_id, &plain)?;
        let _updated: Vec<i64> = tx.all_dynamic(&update, p![*row_id, after, before.clone()])?;
    }
    let done = u64::try_from(old.len()).unwrap_or(u64::MAX);
    let last_id = old.last().map_or(row.last_id, |(row_id, _)| *row_id);
    let finished = i64::from(done < room);
    let moved = i64::try_from(done).unwrap_or(i64::MAX);
    tx.execute(
        &sql::MOVE_ROTATION,
        p![i64::from(number), column.sealed_as, last_id, moved, finished],
    )?;
    Ok(Some(done))
}

fn count_old(tx: &mut Tx<'_>, number: u32, column: &SealedColumn) -> Result<i64, KeyError> {
    let (table, name) = column.table_and_column()?;
    let count = format!(
        "select count(*) from {table} where {name} is not null and substr({name}, 1, 5) <> ?1"
    );
    let rows: Vec<i64> = tx.all_dynamic(&count, p![seal::header(number).to_vec()])?;
    Ok(rows.first().copied().unwrap_or(0))
}
