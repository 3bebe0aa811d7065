//! Runs that break off: nothing half is ever seen, and nothing stays behind.

use std::cell::Cell;

use zhike::checkout::imports::ORDERS;
use zhike::imports::engine::{Came, Engine};
use zhike::imports::kind::Hands;
use zhike::imports::{self, actions, read};
use zhike::platform::audit::Actor;
use zhike::platform::jobs::JobError;
use zhike::platform::problem::Problem;
use zhike_domain::kernel::id::ImportId;

use super::{bills, counts, path, run, seen, stage, view};
use crate::house::{HOUR, TestApp, both_engines};

both_engines! {
    SetUp: a_run_that_is_cut_shows_nothing_and_is_run_again,
        a_run_that_is_cancelled_leaves_nothing,
        what_a_dead_run_left_is_swept,
        a_run_that_lost_its_turn_cannot_write,
        one_import_of_a_store_is_written_at_a_time,
        a_cancelled_job_lets_the_import_be_run_again;
}

/// A thousand orders: four parts.
fn many() -> String {
    let mut file = "订单号,时间,菜名,数量,单价\n".to_owned();
    for at in 0..1_000 {
        let line = format!("2024030{:05},2024-03-01 12:{:02},粥,1,12\n", 10_000 + at, at % 60);
        file.push_str(&line);
    }
    file
}

fn work(app: &TestApp, import: &str, words: i64, how: fn() -> JobError) -> Result<Came, JobError> {
    work_on(app, ORDERS, import, words, how)
}

/// Does the work of a job by hand; after so many words on progress it ends in `how`.
pub fn work_on(
    app: &TestApp,
    kind: &str,
    import: &str,
    words: i64,
    how: fn() -> JobError,
) -> Result<Came, JobError> {
    let engine = Engine {
        kind: imports::kind_of(&app.app, kind).unwrap(),
        files: imports::staged_files(&app.app),
    };
    let said = Cell::new(0);
    let hands = Hands {
        store: &app.app.store,
        keyring: &app.app.keyring,
        now: &|| app.app.clock.now().0,
        ids: &|count| app.app.id_block(count),
        say: &|_done, _total| {
            said.set(said.get() + 1);
            if said.get() > words { Err(how()) } else { Ok(()) }
        },
        actor: Actor::System,
    };
    let done = engine.run(&hands, import.parse().unwrap());
    app.app.relay.poke();
    done
}

fn begin(app: &TestApp, import: &str) -> Result<(), Problem> {
    begin_on(app, ORDERS, import)
}

/// Says that the import is about to be written here, without a job.
pub fn begin_on(app: &TestApp, kind: &str, import: &str) -> Result<(), Problem> {
    let import_id: ImportId = import.parse().unwrap();
    let kind = imports::kind_of(&app.app, kind).unwrap();
    app.try_act(move |act, tx| actions::begin_here(&mut act.start(tx), &*kind, import_id))
}

async fn staged(app: &TestApp) -> (serde_json::Value, String) {
    let import = stage(app, app.people().store_a, many()).await;
    assert_eq!(counts(&import), [1_000, 1_000, 1_200_000, 1_000, 0]);
    let id = import["import_id"].as_str().unwrap().to_owned();
    (import, id)
}

async fn a_run_that_is_cut_shows_nothing_and_is_run_again(app: &TestApp) {
    let (import, id) = staged(app).await;
    begin(app, &id).unwrap();
    // The process ends after the second part: nobody cleans up.
    assert!(matches!(work(app, &id, 2, || JobError::Stopping), Err(JobError::Stopping)));
    let (shown, lines, written) = seen(app);
    assert!((500..1_000).contains(&written), "{written}");
    assert_eq!((shown, lines), (0, 0));
    assert_eq!(bills(app, "").await.len(), 0);
    let hidden = app.row::<i64>("select min(bill_id) from bill");
    let hidden = zhike_domain::kernel::id::BillId::from_raw(hidden);
    let asked = app.owner().get(&format!("/api/v1/bills/{hidden}")).await;
    asked.refused(404, "thing.not_there");
    assert_eq!(view(app, &import).await["state"], "running");
    // Another file of the same orders knows none of them.
    let other = stage(app, app.people().store_a, many()).await;
    assert_eq!(counts(&other)[3], 1_000);
    let came = work(app, &id, i64::MAX, || JobError::Stopping).unwrap();
    assert_eq!(came.counts.new_orders, 1_000);
    assert_eq!(seen(app), (1_000, 1_000, 1_000));
    assert_eq!(view(app, &import).await["state"], "finished");
}

async fn a_run_that_is_cancelled_leaves_nothing(app: &TestApp) {
    let (import, id) = staged(app).await;
    begin(app, &id).unwrap();
    assert!(matches!(work(app, &id, 2, || JobError::Cancelled), Err(JobError::Cancelled)));
    assert_eq!(seen(app), (0, 0, 0));
    assert_eq!(app.row::<i64>("select count(*) from tender"), 0);
    assert_eq!(view(app, &import).await["state"], "staged");
    run(app, &import).await;
    assert_eq!(seen(app).0, 1_000);
}

async fn what_a_dead_run_left_is_swept(app: &TestApp) {
    let (_, id) = staged(app).await;
    stage(app, app.people().store_b, super::SMALL).await;
    begin(app, &id).unwrap();
    assert!(work(app, &id, 1, || JobError::Stopping).is_err());
    assert_ne!(seen(app).2, 0);
    app.pass(2 * HOUR);
    crate::house::until(|| seen(app).2 == 0, || "rows of a dead run remain".to_owned());
    app.rest();
    let swept = "select state, problem_code from import where state = 'failed'";
    let broken = ("failed".to_owned(), "import.interrupted".to_owned());
    assert_eq!(app.row::<(String, String)>(swept), broken);
    begin(app, &id).unwrap();
    work(app, &id, i64::MAX, || JobError::Stopping).unwrap();
    assert_eq!(seen(app).0, 1_000);
    // A file that nobody wants goes after a week.
    assert_eq!(app.row::<i64>("select count(*) from import where state = 'staged'"), 1);
    app.pass(8 * 24 * HOUR);
    let gone = || app.row::<i64>("select count(*) from import where state = 'staged'") == 0;
    crate::house::until(gone, || "a forgotten file remains".to_owned());
    app.rest();
    let files = std::fs::read_dir(app.folder().join("imports")).unwrap().count();
    assert_eq!(files, 0);
}

async fn a_run_that_lost_its_turn_cannot_write(app: &TestApp) {
    let (import, id) = staged(app).await;
    begin(app, &id).unwrap();
    let import_id: ImportId = id.parse().unwrap();
    let taken_over = std::cell::Cell::new(false);
    let engine = Engine {
        kind: imports::kind_of(&app.app, ORDERS).unwrap(),
        files: imports::staged_files(&app.app),
    };
    let hands = Hands {
        store: &app.app.store,
        keyring: &app.app.keyring,
        now: &|| app.app.clock.now().0,
        ids: &|count| app.app.id_block(count),
        say: &|_done, _total| {
            // In the middle of this run another one does everything.
            if !taken_over.replace(true) {
                work(app, &id, i64::MAX, || JobError::Stopping).unwrap();
            }
            Ok(())
        },
        actor: Actor::System,
    };
    assert!(matches!(engine.run(&hands, import_id), Err(JobError::LeaseLost)));
    assert_eq!(seen(app), (1_000, 1_000, 1_000));
    assert_eq!(view(app, &import).await["state"], "finished");
}

async fn one_import_of_a_store_is_written_at_a_time(app: &TestApp) {
    let (_, id) = staged(app).await;
    let other = stage(app, app.people().store_a, super::SMALL).await;
    let there = stage(app, app.people().store_b, super::SMALL).await;
    begin(app, &id).unwrap();
    let busy = app.owner().post_empty(&path(&other, "/run")).await.refused(409, "import.busy");
    assert_eq!(busy["params"]["import_id"], id.as_str());
    run(app, &there).await;
    assert_eq!(begin(app, other["import_id"].as_str().unwrap()).unwrap_err().code, "import.busy");
    work(app, &id, i64::MAX, || JobError::Stopping).unwrap();
    run(app, &other).await;
}

async fn a_cancelled_job_lets_the_import_be_run_again(app: &TestApp) {
    let (import, id) = staged(app).await;
    let asked = app.owner().post_empty(&path(&import, "/run")).await.ok();
    let job = asked["job_id"].as_str().unwrap().to_owned();
    // It may be over before the wish arrives; either way nothing half is there.
    let _wish = app.owner().post_empty(&format!("/api/v1/jobs/{job}/cancel")).await;
    app.rest();
    let import_id: ImportId = id.parse().unwrap();
    let row = app.app.store.read_blocking(move |tx| read::import(tx, import_id)).unwrap();
    let shown = seen(app).0;
    assert_eq!(shown, if row.state == "finished" { 1_000 } else { 0 });
    if row.state != "finished" {
        run(app, &import).await;
    }
    assert_eq!(seen(app), (1_000, 1_000, 1_000));
}
