use std::io::Read;
use std::time::Duration;

use zhike::platform::audit::{
    self, Actor, Anchor, Bad, Change, EXPORT_KIND, Entry, Export, Filter, Head, Report, Wrong,
    record, verify,
};
use zhike::platform::jobs::{Handlers, Recurring, enqueue};
use zhike::platform::keys::Keyring;
use zhike::platform::relay::turn;
use zhike_domain::kernel::id::StoreId;
use zhike_store::{Engine, Stmt, StoreError, p, sql};

use super::{Ground, START, entry, on_both, until};

sql! {
    EDIT = "update audit set action = 'staff.enable' where seq = ?1";
    EDIT_OBJECT = "update audit set object_id = 8 where seq = ?1";
    EDIT_WAITING = "update audit set action = 'staff.enable' where seq is null";
    DELETE = "delete from audit where seq = ?1";
    DELETE_AFTER = "delete from audit where seq > ?1";
    RENUMBER = "update audit set seq = ?2 where seq = ?1";
    FORGE = "update audit set sealed = ?2, action = 'staff.enable' where seq = ?1";
    ERASE_REASON = "delete from audit_reason where audit_id = ?1";
    SWAP_REASON = "update audit_reason set reason_enc =
        (select reason_enc from audit_reason where audit_id = ?2) where audit_id = ?1";
    OPEN_SQLITE = "drop trigger audit_is_only_sealed";
    OPEN_SQLITE_TOO = "drop trigger audit_is_never_deleted";
    OPEN_POSTGRES = "drop trigger audit_is_only_sealed on audit";
    OPEN_POSTGRES_TOO = "drop trigger audit_is_never_emptied on audit";
}

/// Ten sealed rows, of which two have a reason.
fn ten_rows(ground: &Ground) {
    for number in 1..=10 {
        let keyring = ground.keyring.clone();
        let reason = (number % 5 == 0).then(|| format!("the reason of {number}"));
        let entry = Entry { reason, ..entry(number) };
        let write = move |tx: &mut zhike_store::Tx<'_>| {
            record(tx, &keyring, 100 + number, &entry, START + number)
        };
        ground.store.write_blocking(write).unwrap();
    }
    seal(ground);
}

fn seal(ground: &Ground) {
    turn(&ground.store, &ground.keyring, "node-1", START).unwrap();
}

fn walk(ground: &Ground, noted: &[Head]) -> Report {
    verify(&ground.store, &ground.keyring, noted).unwrap()
}

fn change(
    ground: &Ground,
    statement: &'static Stmt,
    values: &'static [i64],
) -> Result<u64, StoreError> {
    ground.store.write_blocking(move |tx| {
        let values: Vec<_> = values.iter().map(|value| zhike_store::Val::from(*value)).collect();
        tx.execute(statement, &values)
    })
}

/// What somebody who owns the database can do first.
fn drop_triggers(ground: &Ground) {
    let statements = match ground.store.engine() {
        Engine::Sqlite => [&OPEN_SQLITE, &OPEN_SQLITE_TOO],
        Engine::Postgres => [&OPEN_POSTGRES, &OPEN_POSTGRES_TOO],
    };
    for statement in statements {
        change(ground, statement, &[]).unwrap();
    }
}

#[test]
fn a_whole_chain_is_found_whole_and_an_erased_reason_does_not_break_it() {
    on_both(|ground| {
        assert_eq!(walk(ground, &[]).head, Head::genesis());
        ten_rows(ground);
        let report = walk(ground, &[]);
        assert!(report.is_ok(), "{report:?}");
        assert_eq!((report.rows, report.waiting, report.erased_reasons), (10, 0, 0));
        assert_eq!(report.head, audit::head(&ground.store).unwrap());
        change(ground, &ERASE_REASON, &[105]).unwrap();
        let report = walk(ground, &[]);
        assert!(report.is_ok() && report.erased_reasons == 1, "{report:?}");
    });
}

#[test]
fn the_database_itself_refuses_to_change_or_delete_audit_rows() {
    on_both(|ground| {
        ten_rows(ground);
        for refused in [&EDIT, &EDIT_OBJECT, &DELETE] {
            assert!(change(ground, refused, &[3]).is_err(), "{}", refused.text());
        }
        assert!(change(ground, &RENUMBER, &[3, 30]).is_err());
        let keyring = ground.keyring.clone();
        let late = move |tx: &mut zhike_store::Tx<'_>| record(tx, &keyring, 200, &entry(1), START);
        ground.store.write_blocking(late).unwrap();
        assert!(change(ground, &EDIT_WAITING, &[]).is_err());
        seal(ground);
        assert_eq!(walk(ground, &[]).rows, 11);
    });
}

/// Tampers with ten rows after taking the triggers away; answers what the walk finds.
fn after(ground: &Ground, tamper: impl Fn(&Ground)) -> Option<Bad> {
    ten_rows(ground);
    drop_triggers(ground);
    tamper(ground);
    walk(ground, &[]).first_bad
}

fn bad(seq: i64, audit_id: Option<i64>, reason: Wrong) -> Option<Bad> {
    Some(Bad { seq, audit_id, reason })
}

#[test]
fn an_edited_row_is_named() {
    on_both(|ground| {
        let found = after(ground, |ground| {
            change(ground, &EDIT, &[4]).unwrap();
        });
        assert_eq!(found, bad(4, Some(104), Wrong::Changed));
    });
}

#[test]
fn a_deleted_row_is_named_by_its_number() {
    on_both(|ground| {
        let found = after(ground, |ground| {
            change(ground, &DELETE, &[6]).unwrap();
        });
        assert_eq!(found, bad(6, None, Wrong::Missing));
    });
}

#[test]
fn a_row_moved_up_into_the_gap_of_a_deleted_one_is_named() {
    on_both(|ground| {
        let found = after(ground, |ground| {
            change(ground, &DELETE, &[6]).unwrap();
            change(ground, &RENUMBER, &[7, 6]).unwrap();
        });
        assert_eq!(found, bad(6, Some(107), Wrong::Changed));
    });
}

#[test]
fn two_swapped_rows_are_named() {
    on_both(|ground| {
        let found = after(ground, |ground| {
            change(ground, &RENUMBER, &[2, 99]).unwrap();
            change(ground, &RENUMBER, &[3, 2]).unwrap();
            change(ground, &RENUMBER, &[99, 3]).unwrap();
        });
        assert_eq!(found, bad(2, Some(103), Wrong::Changed));
    });
}

#[test]
fn a_row_sealed_again_with_another_key_is_named() {
    on_both(|ground| {
        let found = after(ground, |ground| {
            let forged: [u8; 32] = other_keyring().mac("audit.chain", b"row 9");
            let forge = move |tx: &mut zhike_store::Tx<'_>| tx.execute(&FORGE, p![9, forged]);
            ground.store.write_blocking(forge).unwrap();
        });
        assert_eq!(found, bad(9, Some(109), Wrong::Changed));
        let with_other = verify(&ground.store, &other_keyring(), &[]).unwrap();
        assert_eq!(with_other.first_bad, bad(1, Some(101), Wrong::Changed));
    });
}

fn other_keyring() -> Keyring {
    Ground::sqlite().keyring
}

#[test]
fn a_cut_tail_is_seen_by_the_noted_end() {
    on_both(|ground| {
        ten_rows(ground);
        let noted = audit::head(&ground.store).unwrap();
        assert_eq!(Head::parse(&noted.show()), Some(noted.clone()));
        drop_triggers(ground);
        change(ground, &DELETE_AFTER, &[8]).unwrap();
        assert_eq!(walk(ground, &[]).first_bad, bad(9, None, Wrong::TailCut));
        assert_eq!(
            walk(ground, std::slice::from_ref(&noted)).first_bad,
            bad(9, None, Wrong::TailCut)
        );
        let elsewhere = Head { seq: 5, ..noted };
        assert_eq!(walk(ground, &[elsewhere]).first_bad, bad(5, Some(105), Wrong::NotTheNoted));
    });
}

#[test]
fn a_reason_put_in_the_place_of_another_is_named() {
    on_both(|ground| {
        let found = after(ground, |ground| {
            change(ground, &SWAP_REASON, &[105, 110]).unwrap();
        });
        assert_eq!(found, bad(5, Some(105), Wrong::ReasonChanged));
    });
}

const NONE: [i64; 0] = [];

fn found(ground: &Ground, filter: Filter) -> Vec<i64> {
    let rows = ground.store.read_blocking(move |tx| audit::list(tx, &filter, 4)).unwrap();
    rows.into_iter().map(|row| row.audit_id).collect()
}

#[test]
fn the_list_is_narrowed_by_each_filter_and_goes_on_where_it_stopped() {
    on_both(|ground| {
        ten_rows(ground);
        let all = Filter::default();
        assert_eq!(found(ground, all.clone()), [110, 109, 108, 107]);
        assert_eq!(found(ground, Filter { before: Some(103), ..all.clone() }), [102, 101]);
        let actor = Some(("staff".to_owned(), 3));
        assert_eq!(found(ground, Filter { actor, ..all.clone() }), [103]);
        let action = Some("staff.enable' or 1 = 1 --".to_owned());
        assert_eq!(found(ground, Filter { action, ..all.clone() }), NONE);
        let object = Some(("staff".to_owned(), Some(7)));
        assert_eq!(found(ground, Filter { object, ..all.clone() }), [110, 109, 108, 107]);
        let (from, to) = (Some(START + 2), Some(START + 4));
        assert_eq!(found(ground, Filter { from, to, ..all.clone() }), [103, 102]);
        let allowed = Some([StoreId::from_raw(1)].into());
        assert_eq!(found(ground, Filter { allowed, ..all.clone() }), NONE);
        assert_eq!(found(ground, Filter { allowed: Some([].into()), ..all }), NONE);
        let actions = ground.store.read_blocking(audit::actions).unwrap();
        assert_eq!(actions, ["staff.disable"]);
    });
}

#[test]
fn no_personal_value_and_no_reason_stands_in_the_clear() {
    let ground = Ground::sqlite();
    let keyring = ground.keyring.clone();
    let entry = Entry {
        actor: Actor::System,
        reason: Some("15400001234 asked for it".to_owned()),
        changes: vec![Change::personal("phone")],
        ..entry(1)
    };
    ground.store.write_blocking(move |tx| record(tx, &keyring, 1, &entry, START)).unwrap();
    seal(&ground);
    let changes: String = ground.one("select changes from audit");
    assert_eq!(changes, r#"[{"field":"phone","before":"changed","after":"changed"}]"#);
    ground.store.stop(Duration::from_secs(5));
    let zhike_store::Database::File(path) = &ground.database else { panic!("a file") };
    let bytes = std::fs::read(path).unwrap();
    assert!(!bytes.windows(8).any(|part| part == b"15400001"), "the reason is in the file");
}

#[test]
fn an_export_holds_every_row_and_lies_encrypted_on_the_disk() {
    on_both(|ground| {
        ten_rows(ground);
        let names: audit::NameOf =
            std::sync::Arc::new(|_tx, word, id| Ok(Some(format!("={word} {id}"))));
        let export = std::sync::Arc::new(Export::new(names));
        let handlers: Handlers = [(EXPORT_KIND, export as _)].into();
        let runner = ground.runner("node-1", handlers, vec![]);
        let filter = Filter { from: Some(START), ..Filter::default() };
        let job = audit::export_job(&filter, 1, START).unwrap();
        ground.store.write_blocking(move |tx| enqueue(tx, 500, &job, START)).unwrap();
        runner.poke();
        until("the export is done", || ground.job(500).state == "done");
        assert_eq!(ground.job(500).file_name.as_deref(), Some("audit-20261122.csv"));
        assert_eq!((ground.job(500).done, ground.job(500).total), (10, Some(10)));
        let mut text = String::new();
        ground.files().open(500).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text.lines().count(), 11);
        assert!(text.contains("the reason of 5") && text.contains(",'=staff 1,"), "{text}");
    });
}

#[test]
fn the_end_of_the_chain_is_noted_once_a_day() {
    let day = 24 * 3_600_000;
    let first = Anchor.next_after(START).unwrap();
    assert!(first > START && first - START <= day);
    assert_eq!(Anchor.next_after(first), Some(first + day));
}
