use std::sync::{Arc, Barrier};
use std::time::Duration;

use zhike_store::{Engine, Migration, OpenError, Options, Store, StoreError, p, sql};

use crate::bench::{BANK, NOW_MS};
use crate::{Bench, on_both};

const SECOND: Migration = Migration {
    number: 2,
    name: "visit",
    text: "create table visit (visit_id {int} not null primary key, dish {text} not null,
               weight {real}, photo {blob}) {strict};
           create index visit_dish on visit (dish)",
};

sql! {
    NOTED = "select number, name, applied_at from schema_migration order by number";
    VISIT = "insert into visit (visit_id, dish) values (?1, ?2)";
    DISHES = "select dish from visit order by dish";
    BROKEN_LEFT = "select count(*) from half_done";
}

fn open(bench: &Bench, known: &[Migration]) -> Result<Store, OpenError> {
    bench.store.stop(Duration::from_secs(5));
    Store::open(bench.options.clone(), known, NOW_MS + 1)
}

fn noted(store: &Store) -> Vec<(i64, String, i64)> {
    let noted: Result<_, StoreError> = store.read_blocking(|tx| tx.all(&NOTED, p![]));
    noted.unwrap()
}

#[test]
fn only_new_migrations_are_applied_and_each_is_noted_once() {
    on_both(|bench| {
        let first = (1, "bank".to_owned(), NOW_MS);
        assert_eq!(noted(&bench.store), std::slice::from_ref(&first));
        let store = open(bench, &[BANK]).unwrap();
        assert_eq!(noted(&store), std::slice::from_ref(&first));
        store.stop(Duration::from_secs(5));
        let store = open(bench, &[BANK, SECOND]).unwrap();
        assert_eq!(noted(&store), [first, (2, "visit".to_owned(), NOW_MS + 1)]);
    });
}

#[test]
fn a_program_that_does_not_fit_is_refused_exactly_and_changes_nothing() {
    on_both(|bench| {
        let store = open(bench, &[BANK, SECOND]).unwrap();
        store.stop(Duration::from_secs(5));
        let older = open(bench, &[BANK]).err();
        assert_eq!(older, Some(OpenError::NewerSchema { database: 2, program: 1 }));
        let text = "create table visit (visit_id {int} not null primary key) {strict}";
        let changed = open(bench, &[BANK, Migration { text, ..SECOND }]).err();
        let expected = OpenError::ChangedMigration { number: 2, name: "visit".to_owned() };
        assert_eq!(changed, Some(expected));
        assert_eq!(noted(&open(bench, &[BANK, SECOND]).unwrap()).len(), 2);
    });
}

#[test]
fn a_failed_migration_leaves_nothing_of_itself_and_all_of_those_before() {
    const BROKEN: Migration = Migration {
        number: 3,
        name: "broken",
        text: "create table half_done (x {int}) {strict};
               insert into half_done (x) values (1);
               insert into nowhere (x) values (1)",
    };
    on_both(|bench| {
        let failed = open(bench, &[BANK, SECOND, BROKEN]).err();
        assert!(matches!(failed, Some(OpenError::FailedMigration { number: 3, reason, .. })
            if reason.contains("nowhere")));
        let store = open(bench, &[BANK, SECOND]).unwrap();
        assert_eq!(noted(&store).len(), 2);
        let left: Result<i64, StoreError> = store.read_blocking(|tx| tx.one(&BROKEN_LEFT, p![]));
        assert!(matches!(left, Err(StoreError::Fault(_))));
        store.stop(Duration::from_secs(5));
        let repaired = Migration { text: "create table whole (x {int}) {strict}", ..BROKEN };
        assert_eq!(noted(&open(bench, &[BANK, SECOND, repaired]).unwrap()).len(), 3);
    });
}

#[test]
fn tables_made_from_tokens_refuse_and_sort_alike_on_both_engines() {
    on_both(|bench| {
        let store = open(bench, &[BANK, SECOND]).unwrap();
        let dishes = ["b", "B", "a", "ä", "粥", "Z", "馄饨", "10", "9", ""];
        for (id, dish) in (1_i64..).zip(dishes) {
            let put: Result<(), StoreError> =
                store.write_blocking(move |tx| tx.put(&VISIT, p![id, dish]));
            put.unwrap();
        }
        let sorted: Result<Vec<String>, StoreError> =
            store.read_blocking(|tx| tx.all(&DISHES, p![]));
        assert_eq!(sorted.unwrap(), ["", "10", "9", "B", "Z", "a", "b", "ä", "粥", "馄饨"]);
        let none: Result<(), StoreError> =
            store.write_blocking(|tx| tx.put(&VISIT, p![99, None::<&str>]));
        assert!(matches!(none, Err(StoreError::Constraint { .. })));
        let wrong: Result<(), StoreError> =
            store.write_blocking(|tx| tx.put(&VISIT, p!["one", "a"]));
        assert!(matches!(wrong, Err(StoreError::Shape { .. })));
    });
}

#[test]
fn nodes_that_start_together_migrate_once_and_all_come_up() {
    const SLOW: Migration = Migration {
        number: 1,
        name: "slow",
        text: "create table once (x {int} not null) {strict}; insert into once (x) values (1);
               {postgres} select pg_sleep(0.3); {end}",
    };
    sql! { ONCE = "select count(*) from once"; }
    let (_name, options) = crate::bench::postgres_options();
    let ready = Arc::new(Barrier::new(4));
    let nodes = (0..4).map(|_| {
        let (options, ready): (Options, _) = (options.clone(), Arc::clone(&ready));
        std::thread::spawn(move || {
            ready.wait();
            Store::open(options, &[SLOW], NOW_MS)
        })
    });
    let nodes: Vec<_> = nodes.collect();
    for node in nodes {
        let store = node.join().unwrap().unwrap();
        assert_eq!(store.engine(), Engine::Postgres);
        assert_eq!(store.read_blocking(|tx| tx.one(&ONCE, p![])), Ok::<i64, StoreError>(1));
    }
    assert_eq!(ALL.len(), 1);
}
