//! No table names a guest without somebody answering for it.

use std::collections::BTreeSet;

use zhike::platform::personal::{Copy, Erasure};

use crate::house::{TestApp, both_engines};

both_engines! {
    Empty: every_table_that_names_a_guest_is_told_and_forgotten_or_says_why_not;
}

/// Columns that name a guest.
const NAMES: [&str; 4] = ["guest_id", "other_guest_id", "holder_id", "member_id"];
/// Tables with sealed columns that no guest is in, and what they hold.
const OTHERS: [(&str, &str); 11] = [
    ("staff", "people with a login"),
    ("session", "from where staff log in"),
    ("approval", "what a second person is asked: amounts and a store"),
    ("idempotency", "answers kept for 30 days; erasure takes out those that name the guest"),
    ("channel", "the carrier's secret"),
    ("webhook", "the other system's address and secret"),
    ("import", "the name of a file and of its columns"),
    ("import_mapping", "names of columns"),
    ("backup_run", "files"),
    ("audit_reason", "beside `audit`, told and forgotten with it"),
    ("refund", "beside `bill`, told and forgotten with it"),
];

async fn every_table_that_names_a_guest_is_told_and_forgotten_or_says_why_not(app: &TestApp) {
    let holders = zhike::holders::all();
    let answered: BTreeSet<&str> =
        holders.iter().flat_map(|holder| holder.tables()).map(|table| table.name).collect();
    let tables = app.columns();
    let names_a_guest = |columns: &[String]| {
        columns.iter().any(|name| NAMES.contains(&name.as_str()) || name.ends_with("_enc"))
    };
    let mut open: Vec<&String> = tables
        .iter()
        .filter(|(name, columns)| !name.starts_with("pub_") && names_a_guest(columns))
        .map(|(name, _)| name)
        .collect();
    assert!(open.len() > 30, "{open:?}");
    open.retain(|name| !answered.contains(name.as_str()));
    open.retain(|name| OTHERS.iter().all(|(other, _why)| other != name));
    assert_eq!(open, Vec::<&String>::new(), "who tells and forgets these? (holders.rs)");
    for table in holders.iter().flat_map(|holder| holder.tables()) {
        assert!(tables.contains_key(table.name), "{} is no table", table.name);
        for why in [
            match table.copy {
                Copy::LeftOut(why) => why,
                Copy::Rows(..) => "told",
            },
            match table.erasure {
                Erasure::Kept(why) => why,
                Erasure::Gone | Erasure::Emptied => "forgotten",
            },
        ] {
            assert!(!why.is_empty(), "{} says no reason", table.name);
        }
    }
}
