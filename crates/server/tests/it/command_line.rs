//! The program itself: what it says, what it ends with, and what it leaves behind.

#![expect(clippy::unwrap_used, reason = "what a test sets up must be there")]

use std::io::Read;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use zhike::schema::MIGRATIONS;
use zhike_store::{Database, Migration, Options, Store};

const PATIENCE: Duration = Duration::from_secs(20);
const NOW: i64 = 1_795_341_600_000; // 2026-11-22T10:00:00Z

fn zhike(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhike"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command.env_clear().stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs to the end and gives the exit code and the last line of standard error.
fn ends(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let Output { status, stderr, .. } = zhike(folder, arguments).output().unwrap();
    let text = String::from_utf8(stderr).unwrap();
    (status.code().unwrap(), text.lines().last().unwrap_or("").to_owned())
}

struct Serving {
    child: Child,
    at: SocketAddr,
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Ended already in most tests; a test that failed must leave no server behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

fn serve(folder: &Path) -> Serving {
    let at = free_address();
    let mut child = zhike(folder, &["serve", "--listen", &at.to_string()]).spawn().unwrap();
    let started = Instant::now();
    while ureq::get(format!("http://{at}/readyz")).call().is_err() {
        assert!(started.elapsed() < PATIENCE, "not ready: {:?}", child.try_wait());
        std::thread::sleep(Duration::from_millis(30));
    }
    Serving { child, at }
}

/// Asks the server to stop; gives its exit code and what it said.
fn stop(mut serving: Serving) -> (Option<i32>, String) {
    let pid = serving.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let code = serving.child.wait().unwrap().code();
    let mut said = String::new();
    serving.child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    (code, said)
}

#[test]
fn a_first_start_needs_nothing_and_says_where_everything_is() {
    let folder = tempfile::tempdir().unwrap();
    let serving = serve(folder.path());
    let url = format!("http://{}/", serving.at);
    let page = ureq::get(&url).call().unwrap();
    assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
    let (code, said) = stop(serving);
    assert_eq!(code, Some(0), "{said}");
    for part in [url.as_str(), "zhike-data/zhike.db", "zhike-data/zhike.key", "/setup", "code: "] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let (code, again) = stop(serve(folder.path()));
    assert_eq!(code, Some(0));
    assert!(!again.contains("the key is new"), "{again}");
}

#[test]
fn a_port_in_use_ends_with_3_and_touches_no_data() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = taken.local_addr().unwrap().to_string();
    let (code, line) = ends(folder.path(), &["serve", "--listen", &at]);
    assert_eq!(code, 3);
    assert!(line.starts_with("zhike: listen.in_use: ") && line.contains(&at), "{line}");
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_wrong_configuration_ends_with_2_and_touches_no_data() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, code) in [
        (&["serve", "--set", "limits.in_flight=none"][..], "config.bad_value"),
        (&["serve", "--set", "limit.in_flight=5"], "config.unknown_key"),
        (&["serve", "--config", "none.toml"], "config.not_readable"),
        (&["serve", "--set", "server.tls_key=k.pem"], "config.tls_incomplete"),
        (&["serve", "--listen", "8.8.8.8:80"], "config.plain_http_on_public_address"),
        (&["serve", "--listen", "192.168.1.5:80"], "config.plain_http_not_allowed"),
    ] {
        let (exit, line) = ends(folder.path(), arguments);
        assert_eq!(exit, 2, "{line}");
        assert!(line.starts_with(&format!("zhike: {code}: ")), "{line}");
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn folders_that_cannot_hold_the_data_end_with_4() {
    let folder = tempfile::tempdir().unwrap();
    let at = free_address().to_string();
    std::fs::write(folder.path().join("file"), "x").unwrap();
    for (data, code) in [("none/data", "folder.missing"), ("file", "folder.not_a_folder")] {
        let arguments = ["serve", "--listen", &at, "--data-folder", data];
        let (exit, line) = ends(folder.path(), &arguments);
        assert_eq!(exit, 4, "{line}");
        assert!(line.starts_with(&format!("zhike: {code}: ")), "{line}");
    }
    let (exit, line) = ends(folder.path(), &["audit", "verify"]);
    assert_eq!(exit, 4, "{line}");
    assert!(line.starts_with("zhike: database.missing: "), "{line}");
    assert!(!folder.path().join("zhike-data").exists());
}

#[test]
fn a_database_of_a_newer_program_ends_with_5() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("new.db");
    let newer = Migration { number: 9999, name: "later", text: "create table later (x {int})" };
    let all: Vec<Migration> = MIGRATIONS.iter().copied().chain([newer]).collect();
    let options = Options::new(Database::File(file));
    Store::open(options, &all, NOW).unwrap().stop(PATIENCE);
    let at = free_address().to_string();
    let arguments = ["serve", "--listen", &at, "--database", "new.db"];
    let (exit, line) = ends(folder.path(), &arguments);
    assert_eq!(exit, 5, "{line}");
    assert!(line.starts_with("zhike: open.newer_schema: ") && line.contains("9999"), "{line}");
}

#[test]
fn a_database_in_use_ends_with_6_and_the_first_server_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let first = serve(folder.path());
    let at = free_address().to_string();
    let (exit, line) = ends(folder.path(), &["serve", "--listen", &at]);
    assert_eq!(exit, 6, "{line}");
    assert!(line.starts_with("zhike: open.locked: "), "{line}");
    assert!(ureq::get(format!("http://{}/readyz", first.at)).call().is_ok());
    let unreachable = "postgres://zhike:s3cret@127.0.0.1:9/zhike";
    let (exit, line) = ends(folder.path(), &["migrate", "--database", unreachable]);
    assert_eq!(exit, 6, "{line}");
    assert!(!line.contains("s3cret"), "{line}");
}

#[test]
fn a_key_that_is_gone_or_cut_ends_with_7_and_none_is_made_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    stop(serve(folder.path()));
    let key = folder.path().join("zhike-data/zhike.key");
    let whole = std::fs::read(&key).unwrap();
    std::fs::write(&key, &whole[..whole.len() / 2]).unwrap();
    let at = free_address().to_string();
    let (exit, line) = ends(folder.path(), &["serve", "--listen", &at]);
    assert_eq!((exit, line.starts_with("zhike: key.file_damaged: ")), (7, true), "{line}");
    std::fs::remove_file(&key).unwrap();
    for arguments in [&["serve", "--listen", &at][..], &["audit", "verify"]] {
        let (exit, line) = ends(folder.path(), arguments);
        assert_eq!((exit, line.starts_with("zhike: key.missing: ")), (7, true), "{line}");
    }
    assert!(!key.exists());
}

#[test]
fn an_audit_that_is_whole_says_so_and_a_cut_tail_ends_with_8() {
    let folder = tempfile::tempdir().unwrap();
    stop(serve(folder.path()));
    let whole = zhike(folder.path(), &["audit", "verify"]).output().unwrap();
    assert_eq!(whole.status.code(), Some(0));
    let noted = format!("7:{}", "ab".repeat(32));
    let (exit, line) = ends(folder.path(), &["audit", "verify", "--noted", &noted]);
    assert_eq!(exit, 8, "{line}");
    assert!(line.starts_with("zhike: audit.tail_cut: "), "{line}");
}

#[test]
fn books_that_are_right_say_so_and_a_changed_row_ends_with_8() {
    let folder = tempfile::tempdir().unwrap();
    stop(serve(folder.path()));
    let right = zhike(folder.path(), &["ledger", "verify"]).output().unwrap();
    assert_eq!(right.status.code(), Some(0));
    let told = String::from_utf8(right.stdout).unwrap();
    assert!(told.starts_with("0 journals") && told.ends_with("the books are right\n"), "{told}");
    let file = Database::File(folder.path().join("zhike-data/zhike.db"));
    let store = Store::open(Options::new(file), MIGRATIONS, NOW).unwrap();
    let made_up = "insert into balance (holder_kind, holder_id, unit, free, pending, held, debt) \
                   values ('guest', 1, 'points', 500, 0, 0, 0) returning free";
    let made = store.write_blocking(move |tx| tx.all_dynamic::<i64>(made_up, &[]));
    assert_eq!(made, Ok(vec![500]));
    store.stop(PATIENCE);
    let (exit, line) = ends(folder.path(), &["ledger", "verify"]);
    assert_eq!(exit, 8, "{line}");
    assert!(
        line.starts_with("zhike: ledger.not_right: ") && line.contains("balance_is_not_its_lots")
    );
}

#[test]
fn config_explains_itself_and_usage_errors_end_with_2() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("zhike.toml"), "[log]\nlevel = \"warn\"\n").unwrap();
    let told = zhike(folder.path(), &["config", "--explain"]).output().unwrap();
    let text = String::from_utf8(told.stdout).unwrap();
    assert!(
        text.contains("in force  warn\n    set by    ") && text.contains("zhike.toml:2"),
        "{text}"
    );
    let version = zhike(folder.path(), &["version"]).output().unwrap();
    let expected = format!("zhike {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(String::from_utf8(version.stdout).unwrap(), expected);
    assert_eq!(ends(folder.path(), &["dance"]).0, 2);
}
