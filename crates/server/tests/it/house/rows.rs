//! What stands in the database, read past all views of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use sha2::{Digest, Sha256};
use zhike_store::{Engine, FromRow, StoreError};

use super::TestApp;

/// Tables that change by themselves, beside the sums of sales that follow the bills; and the
/// numbers that a server has taken for bills to come.
const HOUSEKEEPING: [&str; 8] = [
    "bill_no_block",
    "follower",
    "job",
    "relay_state",
    "node_lease",
    "guest_stage",
    "guest_stage_change",
    "guest_stage_progress",
];
/// Columns that the relay fills in later.
const LATER: [&str; 3] = ["seq", "sealed", "last_used_at"];

impl TestApp {
    /// Rows of a text.
    pub fn rows<R: FromRow + Send + 'static>(&self, text: &str) -> Vec<R> {
        let text = text.to_owned();
        let read = self.app.store.read_blocking(move |tx| tx.all_dynamic(&text, &[]));
        let rows: Result<Vec<R>, StoreError> = read;
        rows.unwrap()
    }

    /// Writes past everything that guards it; each row that changed is one of the answer.
    pub fn break_with(&self, text: &str) -> usize {
        let text = format!("{text} returning 1");
        let changed: Result<Vec<i64>, StoreError> =
            self.app.store.write_blocking(move |tx| tx.all_dynamic(&text, &[]));
        changed.unwrap().len()
    }

    /// The one row of a text.
    pub fn row<R: FromRow + Send + 'static>(&self, text: &str) -> R {
        let mut rows = self.rows(text);
        assert_eq!(rows.len(), 1, "{text}");
        rows.remove(0)
    }

    /// Every table with its columns in order, the store's own ones left out.
    pub fn columns(&self) -> BTreeMap<String, Vec<String>> {
        let text = match self.app.store.engine() {
            Engine::Sqlite => {
                "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c \
                 where m.type in ('table', 'view') and m.name not like 'sqlite_%' \
                 order by m.name, c.cid"
            }
            Engine::Postgres => {
                "select table_name::text, column_name::text from information_schema.columns \
                 where table_schema = 'public' order by table_name, ordinal_position"
            }
        };
        let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (table, column) in self.rows::<(String, String)>(text) {
            tables.entry(table).or_default().push(column);
        }
        tables
    }

    /// All rows of all tables, as one text; bytes are in hexadecimal.
    pub fn everything_kept(&self) -> String {
        let mut kept = String::new();
        for (table, columns) in self.columns() {
            for row in self.lines(&table, columns.iter()) {
                kept.push_str(&row);
                kept.push('\n');
            }
        }
        kept
    }

    /// The files of the database, the write-ahead log among them; none on PostgreSQL.
    pub fn files(&self) -> Vec<PathBuf> {
        let files = std::fs::read_dir(self.folder()).unwrap().map(|file| file.unwrap().path());
        let mut files: Vec<PathBuf> = files.filter(|file| file.is_file()).collect();
        files.retain(|file| file.file_name().is_some_and(|name| name != "zhike.key"));
        files
    }

    /// All rows of a table as text.
    pub fn table(&self, name: &str) -> Vec<String> {
        self.columns().get(name).map_or_else(Vec::new, |columns| self.lines(name, columns.iter()))
    }

    fn lines<'c>(&self, table: &str, columns: impl Iterator<Item = &'c String>) -> Vec<String> {
        let shown = columns.map(|column| match self.app.store.engine() {
            Engine::Sqlite => format!("quote({column})"),
            Engine::Postgres => format!("coalesce(quote_literal({column}::text), 'null')"),
        });
        let line = shown.collect::<Vec<_>>().join(" || ',' || ");
        self.rows(&format!("select {line} as line from {table} order by 1"))
    }

    /// A digest of every table, to see whether anything changed. What changes by itself (the
    /// relay's numbers, housekeeping) is left out.
    pub fn digest(&self) -> BTreeMap<String, String> {
        let mut digests = BTreeMap::new();
        for (table, columns) in self.columns() {
            let by_itself = HOUSEKEEPING.contains(&table.as_str()) || table.starts_with("sales_");
            if by_itself || table.starts_with("pub_") {
                continue;
            }
            let told = columns.iter().filter(|column| !LATER.contains(&column.as_str()));
            let rows = self.lines(&table, told);
            let mut hash = Sha256::new();
            for row in &rows {
                hash.update(row.as_bytes());
                hash.update([0]);
            }
            let hash = data_encoding::HEXLOWER.encode(&hash.finalize());
            digests.insert(table, format!("{} rows {hash}", rows.len()));
        }
        digests
    }
}
