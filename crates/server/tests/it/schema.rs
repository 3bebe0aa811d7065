//! Both databases hold the same tables, and both understand every statement.

use zhike::schema;
use zhike_store::Engine;

use crate::house::{Start, TestApp, both_engines, run};

both_engines! {
    Empty: every_statement_is_understood, every_table_is_counted_in_the_digest;
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
