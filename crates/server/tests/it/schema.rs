//! Both databases hold the same tables, and both understand every statement.

use zhike::schema::{self, GUEST_COLUMNS};
use zhike_store::Engine;

use crate::house::{Start, TestApp, both_engines, run};

both_engines! {
    Empty: every_statement_is_understood, every_table_is_counted_in_the_digest,
        every_column_that_names_a_guest_is_accounted_for_in_a_merge;
}

async fn every_statement_is_understood(app: &TestApp) {
    let statements = schema::statements();
    assert!(statements.len() > 100, "only {} statements are registered", statements.len());
    assert_eq!(app.app.store.prepare_all(&statements), Ok(()));
}

async fn every_table_is_counted_in_the_digest(app: &TestApp) {
    let digest = app.digest();
    for table in ["staff", "session", "role", "audit", "outbox", "idempotency", "setting"] {
        assert!(digest.contains_key(table), "{table} is not in {digest:?}");
    }
    assert_eq!(app.digest(), digest);
}

/// Whether a column is called like one that names a guest.
fn names_a_guest(column: &str) -> bool {
    let other_things = ["guest_import_id", "guest_merge_id", "guest_pair_id"];
    let words = ["holder_id", "survivor_id", "merged_id", "low_id", "high_id"];
    let called_so = column.contains("guest") && column.ends_with("_id");
    (called_so && !other_things.contains(&column)) || words.contains(&column)
}

async fn every_column_that_names_a_guest_is_accounted_for_in_a_merge(app: &TestApp) {
    let tables = app.columns();
    let told = |table: &str, column: &str| {
        GUEST_COLUMNS.iter().any(|(named, of, _)| (*named, *of) == (table, column))
    };
    for (table, columns) in tables.iter().filter(|(table, _)| !table.starts_with("pub_")) {
        for column in columns.iter().filter(|column| names_a_guest(column)) {
            assert!(
                told(table, column),
                "{table}.{column} names a guest: say in schema::GUEST_COLUMNS what a merge does \
                 about it, and read it by pub_guest_id, or leave it with a reason"
            );
        }
    }
    for (table, column, _) in GUEST_COLUMNS {
        let columns = tables.get(*table).unwrap_or_else(|| panic!("there is no table {table}"));
        assert!(columns.iter().any(|one| one == column), "there is no {table}.{column}");
    }
}

#[test]
fn both_engines_have_the_same_tables_and_columns() {
    let columns_of = |engine| {
        let mut found = None;
        run(engine, Start::Empty, async |app| found = Some(app.columns()));
        found.unwrap()
    };
    let (sqlite, postgres) = (columns_of(Engine::Sqlite), columns_of(Engine::Postgres));
    assert_eq!(sqlite, postgres);
    assert!(sqlite.len() > 20, "{:?}", sqlite.keys());
}
