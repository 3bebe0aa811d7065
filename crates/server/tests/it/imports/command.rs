//! `zhike import orders` and `zhike import guests`, the program itself.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use zhike_store::{Database, Engine};

use super::SMALL;
use crate::house::{TestApp, both_engines};

both_engines! {
    SetUp: the_command_takes_a_file_beside_a_server_or_says_why_not;
}

/// Runs to the end; the exit code, the last line of output, the last line of errors.
fn ends(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhike"));
    command.current_dir(folder).args(arguments).env_clear();
    let Output { status, stdout, stderr } = command.output().unwrap();
    let last = |bytes: Vec<u8>| {
        String::from_utf8(bytes).unwrap().lines().last().unwrap_or_default().to_owned()
    };
    (status.code().unwrap(), last(stdout), last(stderr))
}

async fn the_command_takes_a_file_beside_a_server_or_says_why_not(app: &TestApp) {
    let file = app.folder().join("orders.csv");
    std::fs::write(&file, SMALL).unwrap();
    let file = file.display().to_string();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    std::fs::copy(app.folder().join("zhike.key"), folder.path().join("zhike.key")).unwrap();
    let database = match &app.database {
        Database::Postgres(url) => url.clone(),
        Database::File(path) => {
            let there = path.display().to_string();
            let taken = ["import", "orders", &file, "--data-folder", &data, "--database", &there];
            let (code, _, line) = ends(folder.path(), &taken);
            assert_eq!(code, 6, "{line}");
            assert!(line.starts_with("zhike: import.server_running: "), "{line}");
            // A copy, as after the server was stopped.
            let copy = folder.path().join("zhike.db");
            zhike_store::backup_file(path, &copy, &|_done, _total| {}).unwrap();
            copy.display().to_string()
        }
    };
    let import = |more: &[&str]| {
        let fixed = ["import", "orders", &file, "--data-folder", &data, "--database", &database];
        ends(folder.path(), &[&fixed[..], more].concat())
    };
    let (code, _, line) = import(&[]);
    assert_eq!(code, 2, "{line}");
    assert!(line.starts_with("zhike: import.which_store: "), "{line}");
    let (code, _, line) = import(&["--store", "NOWHERE"]);
    assert_eq!(code, 2, "{line}");
    assert!(line.starts_with("zhike: import.no_store: "), "{line}");
    let store = app.people().store_a;
    let store = app.owner().get(&format!("/api/v1/stores/{store}")).await.ok();
    let store = store["code"].as_str().unwrap().to_owned();
    let counted = |new: i64| {
        let mut counts = json!({"orders": 3, "lines": 4, "revenue_minor": 37_550, "bad_rows": 0});
        counts["new_orders"] = json!(new);
        counts
    };
    let told = |more: &[&str]| -> Value {
        let (code, line, error) = import(&[&["--store", &store, "--json"][..], more].concat());
        assert_eq!(code, 0, "{error}");
        serde_json::from_str(&line).unwrap()
    };
    assert_eq!(told(&["--dry-run"]), counted(3));
    assert_eq!(told(&["--source", "老机"]), counted(3));
    assert_eq!(told(&["--source", "老机"]), counted(0));
    if app.app.store.engine() == Engine::Postgres {
        assert_eq!(super::seen(app).0, 3);
    }
    let list = "姓名,手机号,积分\n林小雨,15400007777,20\n无号,154****7778,5\n";
    std::fs::write(folder.path().join("list.csv"), list).unwrap();
    let fixed = ["import", "guests", "list.csv", "--data-folder", &data, "--database", &database];
    let guests = || {
        let (code, line, error) =
            ends(folder.path(), &[&fixed[..], &["--store", &store, "--json"]].concat());
        assert_eq!(code, 0, "{error}");
        let told: Value = serde_json::from_str(&line).unwrap();
        ["new", "unchanged", "points", "bad_rows"].map(|name| told[name].as_i64().unwrap())
    };
    assert_eq!(guests(), [1, 0, 20, 1]);
    assert_eq!(guests(), [0, 1, 0, 1]);
    let (code, _, line) = ends(folder.path(), &["import", "orders", "none.csv"]);
    assert_eq!(code, 4);
    assert!(line.starts_with("zhike: import.no_file: "), "{line}");
    std::fs::write(folder.path().join("bad.csv"), "名称,库存\n粥,3\n").unwrap();
    let fixed = ["import", "orders", "bad.csv", "--data-folder", &data, "--database", &database];
    let (code, _, line) = ends(folder.path(), &[&fixed[..], &["--store", &store]].concat());
    assert_eq!(code, 4, "{line}");
    assert!(line.starts_with("zhike: import.mapping_incomplete: "), "{line}");
}
