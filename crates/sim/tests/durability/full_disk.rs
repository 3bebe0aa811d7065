use std::process::Command;
use std::time::Duration;

use zhike_sim::powerloss::{FILE, Shim};
use zhike_sim::witness::{Heard, Witness};
use zhike_sim::{Books, audit_sqlite};

use crate::crash_worker;

const PATIENCE: Duration = Duration::from_secs(30);

fn start(shim: &Shim) -> anyhow::Result<Witness> {
    let mut command = Command::new(crash_worker());
    command.arg(shim.folder.join(FILE)).args(["0", "42", "8", "full"]);
    shim.preload(&mut command)?;
    Witness::start(command)
}

fn refused_as_full(heard: &Heard) -> usize {
    heard.failed.iter().filter(|(_, code)| code == "store.disk_full").count()
}

fn assert_books_agree(books: &Books, heard: &Heard) {
    assert_eq!(books.broken, Vec::<String>::new());
    let there = |key: &str| books.operations.get(key) == Some(&1);
    let lost: Vec<_> = heard.acknowledged.iter().filter(|key| !there(key)).collect();
    assert_eq!(lost, Vec::<&String>::new(), "acknowledged, but gone");
    let half_done: Vec<_> =
        heard.failed.iter().filter(|(key, _)| books.operations.contains_key(key)).collect();
    assert_eq!(half_done, Vec::<&(String, String)>::new(), "failed, but there");
}

#[test]
fn a_full_disk_is_told_clearly_reads_go_on_and_writes_resume_when_there_is_room() {
    let room = tempfile::tempdir().unwrap();
    let (folder, switch) = (room.path().join("live"), room.path().join("disk_is_full"));
    std::fs::create_dir(&folder).unwrap();
    let shim = Shim { folder, full_when: Some(switch.clone()), ..Shim::default() };
    let mut witness = start(&shim).unwrap();
    witness.listen_until(PATIENCE, |heard| heard.acknowledged.len() > 200).unwrap();

    std::fs::write(&switch, "").unwrap();
    witness.listen_until(PATIENCE, |heard| refused_as_full(heard) > 200).unwrap();
    let reads = witness.heard().reads;
    witness.listen_until(PATIENCE, |heard| heard.reads > reads + 20).unwrap();

    std::fs::remove_file(&switch).unwrap();
    let before = witness.heard().acknowledged.len();
    witness.listen_until(PATIENCE, |heard| heard.acknowledged.len() > before + 200).unwrap();
    let heard = witness.finish().unwrap();
    assert_eq!(heard.broken, Vec::<String>::new());
    let known = ["store.disk_full", "refused"];
    let strange: Vec<_> =
        heard.failed.iter().filter(|(_, code)| !known.contains(&code.as_str())).collect();
    assert_eq!(strange, Vec::<&(String, String)>::new(), "a full disk was called something else");
    let books = audit_sqlite(&shim.folder.join(FILE)).unwrap();
    assert_books_agree(&books.expect("the file is corrupt"), &heard);
}

#[test]
fn a_disk_that_fails_every_write_acknowledges_nothing_more_and_damages_nothing() {
    for writes in [300, 777, 1_501] {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().to_path_buf();
        let shim = Shim { folder, eio_after: Some(writes), ..Shim::default() };
        let mut witness = start(&shim).unwrap();
        // The commit record may have reached the file before the disk failed, so the outcome is
        // unknown rather than a plain failure.
        witness.listen_until(PATIENCE, |heard| !heard.unknown.is_empty()).unwrap();
        let acknowledged = witness.heard().acknowledged.len();
        witness.listen_until(PATIENCE, |heard| heard.unknown.len() > 50).unwrap();
        let heard = witness.kill().unwrap();
        assert!(acknowledged > 0, "the disk failed too early to prove anything");
        // Each of the 8 clients may still have been telling of its last good write.
        assert!(heard.acknowledged.len() <= acknowledged + 8);
        assert_eq!(heard.broken, Vec::<String>::new());
        let books = audit_sqlite(&shim.folder.join(FILE)).unwrap();
        assert_books_agree(&books.expect("the file is corrupt"), &heard);
    }
}
