use std::path::Path;
use std::process::Command;
use std::time::Duration;

use rusqlite::Connection;
use zhike_sim::audit_sqlite;
use zhike_sim::witness::Witness;

use crate::crash_worker;

/// Good books of some hundred operations.
fn write_books(file: &Path) -> anyhow::Result<()> {
    let mut command = Command::new(crash_worker());
    command.arg(file).args(["0", "42", "4", "full"]);
    let mut witness = Witness::start(command)?;
    witness.listen_until(Duration::from_secs(30), |heard| heard.acknowledged.len() > 200)?;
    witness.finish().map(drop)
}

#[test]
fn the_auditor_finds_nothing_in_good_books_and_names_each_tampering() {
    let room = tempfile::tempdir().unwrap();
    let (good, bad) = (room.path().join("good.db"), room.path().join("bad.db"));
    write_books(&good).unwrap();
    let books = audit_sqlite(&good).unwrap().unwrap();
    assert_eq!(books.broken, Vec::<String>::new());
    assert!(books.operations.len() > 200 && books.operations.values().all(|&times| times == 1));

    let tamperings = [
        ("update account set balance = balance + 1 where account_id = 3", "a balance is not"),
        ("delete from posting where rowid = 7", "an operation has not all its postings"),
        ("update posting set amount = amount + 1 where rowid = 7", "do not sum to zero"),
        ("delete from operation where rowid = 7", "a posting has no operation"),
        (
            "insert into operation select * from operation where rowid = 7",
            "an operation has not all its postings",
        ),
    ];
    for (sql, sentence) in tamperings {
        std::fs::copy(&good, &bad).unwrap();
        assert_eq!(Connection::open(&bad).unwrap().execute(sql, []).unwrap(), 1);
        let broken = audit_sqlite(&bad).unwrap().unwrap().broken;
        assert!(broken.iter().any(|found| found.contains(sentence)), "{sql}: {broken:?}");
    }
}

#[test]
fn the_auditor_calls_a_damaged_file_corrupt() {
    let room = tempfile::tempdir().unwrap();
    let file = room.path().join("zhike.db");
    write_books(&file).unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    let pages = bytes.len() / 4_096;
    bytes[(pages / 2) * 4_096..(pages / 2 + 1) * 4_096].fill(0xA5);
    std::fs::write(&file, bytes).unwrap();
    assert!(audit_sqlite(&file).unwrap().is_none());
}
