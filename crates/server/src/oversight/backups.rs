//! `/backups`, `/settings/backup`: copies, when they are made, and whether they can be put back.

use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::{BackupId, JobId};
use zhike_domain::kernel::time::{DayMinute, Millis};
use zhike_domain::settings::backup::{BackupFolder, BackupPlan};
use zhike_domain::team::permission::Permission::{BackupRun as MayBackUp, SettingsEdit};
use zhike_store::Engine;

use super::audit::JobMade;
use super::backup_jobs::{self, RehearseOrder, TakeOrder, folder_of};
use crate::platform::audit::Change;
use crate::platform::backup::folder::try_folder;
use crate::platform::backup::{self, BackupRun, disk, is_there, runs, schedule};
use crate::platform::choices::{self, Backup};
use crate::platform::http::act::Done;
use crate::platform::http::call::{Call, refuse};
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, patch, post};
use crate::platform::jobs::{NewJob, Recurring, Shown};
use crate::platform::problem::Problem;

const LIST: &str = "backups";

/// A backup that was made, or not.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BackupView {
    backup_id: BackupId,
    /// `scheduled`, `manual` or `before_restore`.
    kind: String,
    /// `running`, `good` or `failed`.
    state: String,
    started_at: Millis,
    finished_at: Option<Millis>,
    folder: String,
    file: String,
    bytes: Option<i64>,
    problem_code: Option<String>,
    rehearsed_at: Option<Millis>,
    /// `good` or `failed`.
    rehearsal: Option<String>,
    /// Whether the file still lies where it was written, whole.
    there: bool,
}

impl BackupView {
    fn of(run: BackupRun) -> BackupView {
        let there = is_there(&run);
        BackupView {
            backup_id: run.backup_id,
            kind: run.kind.as_str().to_owned(),
            state: run.state.as_str().to_owned(),
            started_at: Millis(run.started_at_ms),
            finished_at: run.finished_at_ms.map(Millis),
            folder: run.folder.display().to_string(),
            file: run.file,
            bytes: run.bytes,
            problem_code: run.problem_code,
            rehearsed_at: run.rehearsed_at_ms.map(Millis),
            rehearsal: run.rehearsal.map(|outcome| outcome.as_str().to_owned()),
            there,
        }
    }
}

/// When and where backups are made, and how that goes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BackupSettings {
    enabled: bool,
    folder: String,
    daily_at: DayMinute,
    keep: u32,
    /// `sqlite` or `postgres`.
    engine: String,
    last_good: Option<BackupView>,
    /// Whether there is no good backup, or none for a day and a half.
    overdue: bool,
    /// Whether folder and key lie on one disk: if it breaks, both are gone.
    same_disk_as_key: bool,
    next_at: Option<Millis>,
    version: i64,
}

/// A change of the plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupPatch {
    #[serde(default)]
    enabled: Option<bool>,
    #[serde(default)]
    folder: Option<BackupFolder>,
    #[serde(default)]
    daily_at: Option<DayMinute>,
    #[serde(default)]
    keep: Option<u32>,
}

/// Which page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupQuery {
    limit: Option<u32>,
    cursor: Option<String>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/settings/backup", "get_backup_settings")
            .about("When and where backups are made")
            .needs(MayBackUp, Target::Company)
            .to(show),
        patch("/api/v1/settings/backup", "change_backup_settings")
            .about("Change when and where backups are made")
            .needs(SettingsEdit, Target::Company)
            .takes(json!({"keep": 14}), change),
        get("/api/v1/backups", "list_backups")
            .about("Backups, newest first")
            .needs(MayBackUp, Target::Company)
            .query::<BackupQuery>()
            .to(page),
        post("/api/v1/backups", "create_backup")
            .about("Take a backup now")
            .needs(MayBackUp, Target::Company)
            .status(StatusCode::ACCEPTED)
            .to(create),
        post("/api/v1/backups/{backup_id}/rehearse", "rehearse_backup")
            .about("Prove that a backup can be put back")
            .needs(MayBackUp, Target::Company)
            .status(StatusCode::ACCEPTED)
            .to(rehearse),
    ]
}

struct Read {
    choice: Backup,
    version: i64,
    last_good: Option<BackupRun>,
}

async fn read(call: &Call) -> Result<Read, Problem> {
    call.read(|tx| {
        let (choice, version) = choices::get::<Backup>(tx)?;
        Ok(Read { choice, version, last_good: runs::last_good(tx)? })
    })
    .await
}

async fn show(call: Call) -> Result<Reply<BackupSettings>, Problem> {
    let read = read(&call).await?;
    let daily = backup_jobs::Daily::of(&call.app);
    let (key, suggested) = (call.app.places.key.clone(), call.app.places.backups.clone());
    let (now, engine) = (call.now, call.app.store.engine());
    let view = tokio::task::spawn_blocking(move || {
        let folder = folder_of(&read.choice, &suggested);
        let last_at = read.last_good.as_ref().map(|run| run.started_at_ms);
        BackupSettings {
            enabled: read.choice.enabled,
            same_disk_as_key: on_one_disk(&folder, &key),
            folder: folder.display().to_string(),
            daily_at: read.choice.daily_at,
            keep: read.choice.keep,
            engine: match engine {
                Engine::Sqlite => "sqlite".to_owned(),
                Engine::Postgres => "postgres".to_owned(),
            },
            last_good: read.last_good.map(BackupView::of),
            overdue: schedule::overdue(now.0, last_at),
            next_at: daily.next_after(now.0).map(Millis),
            version: read.version,
        }
    });
    let view = view.await.map_err(Problem::fault)?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

/// A folder that is not there yet is asked by its nearest parent that is.
fn on_one_disk(folder: &Path, key: &Path) -> bool {
    let there: Option<PathBuf> = folder.ancestors().find(|part| part.exists()).map(PathBuf::from);
    there.is_some_and(|there| disk::same_disk(&there, key).unwrap_or(false))
}

async fn change(call: Call, body: BackupPatch) -> Result<Reply<BackupSettings>, Problem> {
    let version = call.version()?;
    if let Some(folder) = &body.folder {
        let folder = folder.as_str().to_owned();
        let tried = tokio::task::spawn_blocking(move || try_folder(&folder));
        tried.await.map_err(Problem::fault)??;
    }
    let _: Reply<()> = call
        .write(&[], move |work| {
            let (before, _) = choices::get::<Backup>(work.tx)?;
            let folder = body.folder.as_ref().map(|folder| folder.as_str().to_owned());
            let after = Backup {
                enabled: body.enabled.unwrap_or(before.enabled),
                folder: folder.unwrap_or_else(|| before.folder.clone()),
                daily_at: body.daily_at.unwrap_or(before.daily_at),
                keep: body.keep.unwrap_or(before.keep),
            };
            if let Ok(folder) = after.folder.parse() {
                let plan = BackupPlan { folder, at: after.daily_at, keep: after.keep };
                plan.check().map_err(refuse)?;
            }
            choices::set(work.tx, &after, version, work.act.now)?;
            let value = |choice: &Backup| serde_json::to_value(choice).unwrap_or_default();
            let changes = vec![Change::of("backup", value(&before), value(&after))];
            work.audit(Done { action: "settings.changed", changes, ..Done::default() })?;
            work.emit("settings.changed", None, &[])
        })
        .await?;
    show(call).await
}

async fn page(call: Call) -> Result<Reply<Page<BackupView>>, Problem> {
    let query: BackupQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let top = Last { sort: i64::MAX, id: i64::MAX };
    let from = list::start(&keyring, LIST, query.cursor.as_deref(), top)?;
    let found = call.read(move |tx| {
        let after = Some((from.sort, BackupId::from_raw(from.id)));
        Ok(runs::list(tx, after, limit + 1)?)
    });
    let page = Page::cut(found.await?, limit, |last| {
        let last = Last { sort: last.started_at_ms, id: last.backup_id.raw() };
        list::sign(&keyring, LIST, &last)
    })?;
    let Page { items, next_cursor } = page;
    let views = tokio::task::spawn_blocking(move || {
        items.into_iter().map(BackupView::of).collect::<Vec<_>>()
    });
    Ok(Reply::new(Page { items: views.await.map_err(Problem::fault)?, next_cursor }))
}

async fn create(call: Call) -> Result<Reply<JobMade>, Problem> {
    let order = TakeOrder { kind: backup::Kind::Manual.as_str().to_owned() };
    let payload = serde_json::to_value(order).map_err(Problem::fault)?;
    ask(call, backup_jobs::TAKE, payload, None, "backup.asked").await
}

async fn rehearse(call: Call) -> Result<Reply<JobMade>, Problem> {
    let backup_id: BackupId = call.id("backup_id")?;
    let found = call.read(move |tx| Ok(runs::find(tx, backup_id)?)).await?;
    found.ok_or_else(Problem::not_there)?;
    let order = RehearseOrder { backup_id: backup_id.raw() };
    let payload = serde_json::to_value(order).map_err(Problem::fault)?;
    let object = Some(("backup", backup_id.raw()));
    ask(call, backup_jobs::REHEARSE, payload, object, "backup.rehearsal_asked").await
}

async fn ask(
    call: Call,
    kind: &'static str,
    payload: serde_json::Value,
    object: Option<(&'static str, i64)>,
    action: &'static str,
) -> Result<Reply<JobMade>, Problem> {
    call.write(&[], move |work| {
        let job = NewJob {
            kind,
            key: None,
            run_at: work.now().0,
            payload: payload.clone(),
            title_params: json!({}),
            store_id: None,
            created_by: Some(work.who()?.staff_id.raw()),
            shown: Shown::OnJobsPage,
        };
        let job_id = work.enqueue(&job)?;
        work.audit(Done { action, object, ..Done::default() })?;
        Ok(JobMade { job_id: JobId::from_raw(job_id) })
    })
    .await
}
