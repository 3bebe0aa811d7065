//! Rows of a guest in the clear, for the copy that the guest may ask for.

use serde_json::{Map, Value, json};
use zhike_domain::kernel::id::{GuestId, show};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_store::{Cell, FromColumn, FromRow, Row, StoreError, Tx, p};

use super::{Column, Copy, Shown, Table};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// What one table tells of a guest.
#[derive(Clone, Debug)]
pub struct Told {
    /// The table.
    pub name: &'static str,
    /// The columns, in order.
    pub columns: &'static [Column],
    /// The rows, by the names of the columns.
    pub rows: Vec<Map<String, Value>>,
}

/// One cell as the database holds it.
#[derive(Debug)]
enum Raw {
    Nothing,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl FromColumn for Raw {
    fn from_column(cell: Cell<'_>) -> Option<Raw> {
        match cell {
            Cell::Null => Some(Raw::Nothing),
            Cell::Int(value) => Some(Raw::Int(value)),
            Cell::Text(text) => Some(Raw::Text(text.to_owned())),
            Cell::Blob(bytes) => Some(Raw::Bytes(bytes.to_vec())),
            Cell::Real(_) | Cell::Other(_) => None,
        }
    }
}

struct Cells(Vec<Raw>);

impl FromRow for Cells {
    fn from_row(row: &Row<'_>) -> Result<Cells, StoreError> {
        (0..row.width()).map(|at| row.get(at)).collect::<Result<_, _>>().map(Cells)
    }
}

/// What a table tells of a guest under all of his records; `None` for one that a copy leaves out.
///
/// # Errors
/// Those of the store; a fault when a column is not what it is said to be.
pub fn tell(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    table: &Table,
    records: &[GuestId],
) -> Result<Option<Told>, Problem> {
    let Copy::Rows(statement, columns) = table.copy else { return Ok(None) };
    let mut rows = Vec::new();
    for guest_id in records {
        let cells: Vec<Cells> = tx.all(statement, p![guest_id.raw()])?;
        for Cells(cells) in cells {
            rows.push(one(keyring, table.name, columns, cells)?);
        }
    }
    Ok(Some(Told { name: table.name, columns, rows }))
}

fn one(
    keyring: &Keyring,
    table: &str,
    columns: &[Column],
    cells: Vec<Raw>,
) -> Result<Map<String, Value>, Problem> {
    let mut cells = cells.into_iter();
    let Some(Raw::Int(row_id)) = cells.next() else {
        return Err(Problem::fault(format!("{table}: the first column is the row's number")));
    };
    if cells.len() != columns.len() {
        return Err(Problem::fault(format!("{table}: {} columns are named", columns.len())));
    }
    let named = columns.iter().zip(cells).map(|(Column(name, shown), raw)| {
        let value = value(keyring, *shown, row_id, raw)
            .map_err(|why| Problem::fault(format!("{table}.{name}: {why}")))?;
        Ok(((*name).to_owned(), value))
    });
    named.collect()
}

fn value(keyring: &Keyring, shown: Shown, row_id: i64, raw: Raw) -> Result<Value, String> {
    let opened = |column: &'static str, bytes: &[u8]| {
        let plain = keyring.open(column, row_id, bytes).map_err(|why| why.to_string())?;
        String::from_utf8(plain).map_err(|why| why.to_string())
    };
    Ok(match (shown, raw) {
        (_, Raw::Nothing) => Value::Null,
        (Shown::Text, Raw::Text(text)) => json!(text),
        (Shown::Count, Raw::Int(count)) => json!(count),
        (Shown::Flag, Raw::Int(flag)) => json!(flag != 0),
        (Shown::Id(word), Raw::Int(id)) => json!(show(word, id)),
        (Shown::At, Raw::Int(at)) => json!(Millis(at)),
        (Shown::Day, Raw::Int(day)) => json!(BusinessDay(day)),
        (Shown::Json, Raw::Text(text)) => parsed(&text)?,
        (Shown::Sealed(column), Raw::Bytes(bytes)) => json!(opened(column, &bytes)?),
        (Shown::SealedJson(column), Raw::Bytes(bytes)) => parsed(&opened(column, &bytes)?)?,
        (shown, _) => return Err(format!("is not {shown:?}")),
    })
}

fn parsed(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|why| why.to_string())
}
