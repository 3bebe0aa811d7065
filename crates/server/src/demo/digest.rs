//! One number over the business content of a database: the same seed and day give the same on
//! SQLite and on PostgreSQL, under any key and whatever the clock of the machine says.
//!
//! It covers every column of every table that is not on the lists below, sealed columns opened, and
//! of every row that is older than the end of the demo's history. Left out is what differs between
//! two makings of the same history: keys and what is made with them (hashes, blind indexes, seals),
//! who is logged in, which process did it, and the order in which rows were numbered. Of an id the
//! node is left out. Rows are added up, so their order does not matter.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use zhike_domain::kernel::time::{BusinessDay, Millis, business_day};
use zhike_domain::kernel::time::{DayMinute, Zone};
use zhike_store::{Cell, Engine, FromColumn, FromRow, Row, Store, StoreError, Tx, Val};

use super::moment;
use crate::platform::choices::{self, DemoMark};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::schema;

/// Tables that say nothing of the business: keys, logins, work of processes, what was sent on, and
/// what follows from the bills some time later: sums of reports and the stages of guests.
pub const LEFT_OUT: &[&str] = &[
    "access_log",
    "approval",
    "backup_run",
    "dek",
    "dek_rotation",
    "follower",
    "guest_stage",
    "guest_stage_change",
    "guest_stage_progress",
    "idempotency",
    "job",
    "login_failure",
    "node_lease",
    "outbox",
    "recovery_code",
    "relay_state",
    "remembered_device",
    "sales_bill",
    "sales_cursor",
    "sales_dish",
    "sales_due",
    "sales_hour",
    "sales_part",
    "sales_refund",
    "sales_store",
    "schema_migration",
    "session",
];

/// Columns that differ between two makings of the same history.
const COLUMNS_LEFT_OUT: &[&str] =
    &["arrival", "last_seen_at", "node", "reason_mac", "sealed", "seq"];
/// Ends of names of such columns: blind indexes, hashes, and sealed values, which are opened.
const ENDS_LEFT_OUT: [&str; 3] = ["_bidx", "_enc", "_hash"];
/// Columns that say when a row came to be.
const MADE_AT: [&str; 2] = ["created_at", "at"];
/// Sealed values that are opened at once.
const PAGE: i64 = 500;
/// No number of the business is as large; every id of the last years is larger.
const LEAST_ID: i64 = 1 << 53;
/// The nine bits of an id that name the node.
const NODE_BITS: i64 = 0x1ff << 12;

/// What was counted of one table or of one sealed column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// How many rows.
    pub rows: u64,
    /// Their hashes, added up.
    pub sum: [u64; 4],
}

impl Part {
    fn add(&mut self, hash: &[u8]) {
        self.rows += 1;
        for (lane, bytes) in self.sum.iter_mut().zip(hash.chunks_exact(8)) {
            let bytes = bytes.try_into().unwrap_or([0; 8]);
            *lane = lane.wrapping_add(u64::from_be_bytes(bytes));
        }
    }
}

/// The parts of a digest, by table or `table.column`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// By name.
    pub parts: BTreeMap<String, Part>,
}

impl Content {
    /// The digest itself, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hasher = Sha256::new();
        for (name, part) in &self.parts {
            hasher.update(format!("{name} {} {:?}\n", part.rows, part.sum));
        }
        HEXLOWER.encode(&hasher.finalize())
    }
}

/// Reads everything that the digest covers.
///
/// # Errors
/// 404 when this is no finished demo; a sealed value that does not open.
pub fn content(store: &Store, keyring: &Keyring) -> Result<Content, Problem> {
    let keyring = keyring.clone();
    store.read_blocking(move |tx| {
        let (mark, _version) = choices::get::<DemoMark>(tx)?;
        let ends_at = mark.ends_at.ok_or_else(Problem::not_there)?;
        let mut content = Content::default();
        for (table, columns) in tables(tx)? {
            let part = plain(tx, &table, &columns, ends_at)?;
            content.parts.insert(table.clone(), part);
            let sealed = schema::SEALED_COLUMNS.iter();
            for column in sealed.filter(|column| table_of(column.sealed_as) == table) {
                let place = (column.sealed_as, column.id_column);
                let part = opened(tx, &keyring, place, &ends(&columns, ends_at))?;
                content.parts.insert(column.sealed_as.to_owned(), part);
            }
        }
        Ok(content)
    })
}

fn table_of(sealed_as: &str) -> &str {
    sealed_as.split('.').next().unwrap_or_default()
}

/// Tables with the names of their columns, both sorted; those left out are missing.
fn tables(tx: &mut Tx<'_>) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
    let text = match tx.engine() {
        Engine::Sqlite => {
            "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c \
             where m.type = 'table' and m.name not like 'sqlite%'"
        }
        Engine::Postgres => {
            "select cast(c.table_name as text), cast(c.column_name as text) \
             from information_schema.columns c join information_schema.tables t \
             on t.table_schema = c.table_schema and t.table_name = c.table_name \
             where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'"
        }
    };
    let rows: Vec<(String, String)> = tx.all_dynamic(text, &[])?;
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, column) in rows {
        if !LEFT_OUT.contains(&table.as_str()) {
            tables.entry(table).or_default().push(column);
        }
    }
    tables.values_mut().for_each(|columns| columns.sort());
    Ok(tables)
}

fn is_left_out(column: &str) -> bool {
    COLUMNS_LEFT_OUT.contains(&column) || ENDS_LEFT_OUT.iter().any(|end| column.ends_with(end))
}

/// What of a table belongs to the history, as conditions.
fn ends(columns: &[String], ends_at: Millis) -> String {
    let zone: Option<Zone> = moment::ZONE.parse().ok();
    let today = zone.map(|zone| business_day(ends_at, &zone, DayMinute::DEFAULT_CUT_OVER));
    let today = today.map_or(i64::MAX, BusinessDay::days);
    let has = |name: &str| columns.iter().any(|column| column == name);
    let mut all = String::from("1 = 1");
    for column in MADE_AT.into_iter().filter(|column| has(column)) {
        all += &format!(" and {column} < {}", ends_at.0);
    }
    if has("business_day") {
        all += &format!(" and business_day < {today}");
    }
    all
}

fn plain(
    tx: &mut Tx<'_>,
    table: &str,
    columns: &[String],
    ends_at: Millis,
) -> Result<Part, StoreError> {
    let kept: Vec<&str> =
        columns.iter().map(String::as_str).filter(|name| !is_left_out(name)).collect();
    let text = format!("select {} from {table} where {}", kept.join(", "), ends(columns, ends_at));
    let rows: Vec<Hashed> = tx.all_dynamic(&text, &[])?;
    let mut part = Part::default();
    rows.iter().for_each(|row| part.add(&row.0));
    Ok(part)
}

/// The opened values of a sealed column, each with the id of its row.
fn opened(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    (sealed_as, id_column): (&'static str, &'static str),
    ends: &str,
) -> Result<Part, Problem> {
    let (table, column) = sealed_as.split_once('.').unwrap_or((sealed_as, ""));
    let text = format!(
        "select {id_column}, {column} from {table} where {id_column} > ?1 and {column} is not null \
         and {ends} order by {id_column} limit {PAGE}"
    );
    let (mut part, mut after) = (Part::default(), i64::MIN);
    loop {
        let rows: Vec<(i64, Vec<u8>)> = tx.all_dynamic(&text, &[Val::Int(after)])?;
        let Some((last, _)) = rows.last() else { return Ok(part) };
        after = *last;
        for (id, sealed) in &rows {
            let value = keyring.open(sealed_as, *id, sealed).map_err(Problem::fault)?;
            let mut hasher = Sha256::new();
            hasher.update(without_node(*id).to_be_bytes());
            hasher.update(without_nodes(&String::from_utf8_lossy(&value)));
            part.add(&hasher.finalize());
        }
    }
}

/// The hash of a row.
struct Hashed([u8; 32]);

impl FromRow for Hashed {
    fn from_row(row: &Row<'_>) -> Result<Hashed, StoreError> {
        let mut hasher = Sha256::new();
        for at in 0..row.width() {
            hasher.update(row.get::<Word>(at)?.0);
            hasher.update([0]);
        }
        Ok(Hashed(hasher.finalize().into()))
    }
}

/// A cell as it goes into the hash.
struct Word(Vec<u8>);

impl FromColumn for Word {
    fn from_column(cell: Cell<'_>) -> Option<Word> {
        Some(Word(match cell {
            Cell::Null => b"null".to_vec(),
            Cell::Int(value) => without_node(value).to_string().into_bytes(),
            Cell::Text(text) => format!("'{}", without_nodes(text)).into_bytes(),
            Cell::Blob(bytes) => [b"x", bytes].concat(),
            Cell::Real(_) | Cell::Other(_) => return None,
        }))
    }
}

/// An id without the number of its node; any other number as it is.
fn without_node(value: i64) -> i64 {
    if value < LEAST_ID { value } else { value & !NODE_BITS }
}

/// A text in which every id (`guest_0c4h7p2k9m3xq`) has lost its node.
fn without_nodes(text: &str) -> String {
    const ID_LETTERS: usize = 13;
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let id = bare.rsplit_once('_').filter(|(_, letters)| letters.len() == ID_LETTERS);
        match id.and_then(|(kind, letters)| Some((kind, number(letters)?))) {
            None => out.push_str(word),
            Some((kind, id)) => {
                out.push_str(&format!("{kind}#{}{}", without_node(id), &word[bare.len()..]));
            }
        }
    }
    out
}

/// The number that thirteen Crockford letters stand for.
fn number(letters: &str) -> Option<i64> {
    const CROCKFORD: &str = "0123456789abcdefghjkmnpqrstvwxyz";
    letters.chars().try_fold(0_i64, |sum, letter| {
        let digit = i64::try_from(CROCKFORD.find(letter)?).ok()?;
        sum.checked_mul(32)?.checked_add(digit)
    })
}

#[cfg(test)]
mod tests {
    use zhike_domain::kernel::id::GuestId;

    use super::*;

    #[test]
    fn an_id_is_the_same_whatever_node_drew_it_and_a_sum_stays_what_it_is() {
        let [here, there] = [0_i64, 77].map(|node| GuestId::from_raw((5 << 55) | (node << 12) | 9));
        assert_ne!(here, there);
        assert_eq!(without_node(here.raw()), without_node(there.raw()));
        let said = |id: GuestId| without_nodes(&format!("{{\"guest_id\":\"{id}\",\"due\":64900}}"));
        assert_eq!(said(here), said(there));
        assert!(said(here).ends_with("\",\"due\":64900}"), "{}", said(here));
        assert_eq!(without_node(1_000_000_000_000), 1_000_000_000_000);
        assert_eq!(without_nodes("叫化鸡 半只, tea_seat"), "叫化鸡 半只, tea_seat");
    }

    #[test]
    fn rows_may_come_in_any_order_and_none_may_be_missing() {
        let (mut one, mut other) = (Part::default(), Part::default());
        let rows = ["a", "b", "c"].map(Sha256::digest);
        rows.iter().for_each(|row| one.add(row));
        rows.iter().rev().for_each(|row| other.add(row));
        assert_eq!(one, other);
        other.add(&rows[0]);
        assert_ne!(one, other);
    }
}
