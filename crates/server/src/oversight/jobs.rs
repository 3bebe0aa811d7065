//! `/jobs`: long work, its progress and what it made.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use futures_util::stream;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zhike_domain::kernel::id::{JobId, StaffId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::permission::Permission::JobManage;
use zhike_domain::team::scope::Scope;
use zhike_store::Tx;

use super::audit::Names;
use crate::platform::audit::Change;
use crate::platform::http::act::Done;
use crate::platform::http::call::{Call, Who};
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, get, post};
use crate::platform::jobs::{self, Asked, FileError, FileReader, JobRow};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

const LIST: &str = "jobs";
const STATES: [&str; 6] = ["waiting", "running", "done", "failed", "cancelled", "dead"];

/// Filters of the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobQuery {
    /// Only one's own; whoever may not manage jobs sees only his own anyway.
    #[serde(default)]
    mine: bool,
    /// One state only.
    state: Option<String>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// Somebody, by name.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Maker {
    staff_id: StaffId,
    name: String,
}

/// A job.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobView {
    job_id: JobId,
    /// What it does, as `audit.export`.
    kind: String,
    /// `waiting`, `running`, `done`, `failed`, `cancelled` or `dead`.
    state: String,
    /// Words for its title.
    title_params: Value,
    store_id: Option<StoreId>,
    done: i64,
    total: Option<i64>,
    created_at: Millis,
    created_by: Option<Maker>,
    started_at: Option<Millis>,
    finished_at: Option<Millis>,
    tries: i64,
    cancel_asked: bool,
    error_code: Option<String>,
    has_file: bool,
    file_name: Option<String>,
    /// Until when the file can be had.
    file_until: Option<Millis>,
    mine: bool,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/jobs", "list_jobs")
            .about("One's own jobs, or all of them for whoever manages jobs")
            .query::<JobQuery>()
            .to(page),
        get("/api/v1/jobs/{job_id}", "get_job").about("One job").to(show),
        post("/api/v1/jobs/{job_id}/cancel", "cancel_job").about("Stop a job").to(cancel),
        post("/api/v1/jobs/{job_id}/retry", "retry_job").about("Let a job begin anew").to(retry),
        get("/api/v1/jobs/{job_id}/file", "get_job_file")
            .about("What the job made; for 24 hours, for its maker only")
            .media("application/octet-stream")
            .raw(file),
    ]
}

/// Jobs may hold what any store did, so the permission counts only in the whole company.
fn manages(who: &Who) -> bool {
    who.powers.permissions.contains(&JobManage) && who.scope == Scope::Company
}

fn view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    names: &mut Names,
    me: &Who,
    row: JobRow,
) -> Result<JobView, Problem> {
    let created_by = match row.created_by {
        Some(staff) => Some(Maker {
            staff_id: StaffId::from_raw(staff),
            name: names.of(tx, keyring, staff)?.unwrap_or_default(),
        }),
        None => None,
    };
    let mine = row.created_by == Some(me.staff_id.raw());
    Ok(JobView {
        job_id: JobId::from_raw(row.job_id),
        kind: row.kind,
        state: row.state,
        title_params: serde_json::from_str(&row.title_params).map_err(Problem::fault)?,
        store_id: row.store_id.map(StoreId::from_raw),
        done: row.done,
        total: row.total,
        created_at: Millis(row.created_at),
        created_by,
        started_at: row.started_at.map(Millis),
        finished_at: row.finished_at.map(Millis),
        tries: row.tries,
        cancel_asked: row.cancel_asked,
        error_code: row.error_code,
        has_file: row.file_name.is_some() && mine,
        file_name: row.file_name,
        file_until: row.file_until.map(Millis),
        mine,
    })
}

async fn page(call: Call) -> Result<Reply<Page<JobView>>, Problem> {
    let query: JobQuery = call.query()?;
    if query.state.as_deref().is_some_and(|state| !STATES.contains(&state)) {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "filter.not_valid")
            .with("reason", "state: an unknown state"));
    }
    let limit = list::limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let me = call.who()?.clone();
    let top = Last { sort: 0, id: i64::MAX };
    let before = list::start(&keyring, LIST, query.cursor.as_deref(), top)?.id;
    let only_mine = query.mine || !manages(&me);
    let wanted = jobs::Wanted {
        created_by: only_mine.then_some(me.staff_id.raw()),
        state: query.state,
        before: Some(before),
    };
    let page = call.read(move |tx| {
        let rows = jobs::list(tx, &wanted, i64::from(limit) + 1)?;
        let mut names = Names::default();
        let views: Result<Vec<_>, Problem> =
            rows.into_iter().map(|row| view(tx, &keyring, &mut names, &me, row)).collect();
        Page::cut(views?, limit, |last| {
            list::sign(&keyring, LIST, &Last { sort: 0, id: last.job_id.raw() })
        })
    });
    Ok(Reply::new(page.await?))
}

/// The job, if the caller made it or manages jobs.
fn find(tx: &mut Tx<'_>, me: &Who, job_id: JobId) -> Result<JobRow, Problem> {
    let row = jobs::find(tx, job_id.raw())?;
    let seen = |row: &JobRow| manages(me) || row.created_by == Some(me.staff_id.raw());
    row.filter(seen).ok_or_else(Problem::not_there)
}

async fn show(call: Call) -> Result<Reply<JobView>, Problem> {
    let (job_id, me) = (call.id("job_id")?, call.who()?.clone());
    let keyring = call.app.keyring.clone();
    let job = call.read(move |tx| {
        let row = find(tx, &me, job_id)?;
        view(tx, &keyring, &mut Names::default(), &me, row)
    });
    Ok(Reply::new(job.await?))
}

type Ask = fn(&mut Tx<'_>, i64, i64, i64) -> Result<Asked, zhike_store::StoreError>;

async fn ask(call: Call, what: Ask, action: &'static str) -> Result<Reply<JobView>, Problem> {
    let (job_id, me): (JobId, _) = (call.id("job_id")?, call.who()?.clone());
    let _: Reply<()> = call
        .write(&[], move |work| {
            let row = find(work.tx, &me, job_id)?;
            let (event_id, now) = (work.id()?, work.now().0);
            match what(work.tx, event_id, job_id.raw(), now)? {
                Asked::Done => {}
                Asked::NotThere => return Err(Problem::not_there()),
                Asked::NotNow => {
                    let not_now = Problem::new(StatusCode::CONFLICT, "job.not_now");
                    return Err(not_now.with("state", row.state));
                }
            }
            let changes = vec![Change::of("state", row.state, Value::Null)];
            let object = Some(("job", job_id.raw()));
            work.audit(Done { action, object, changes, ..Done::default() })
        })
        .await?;
    show(call).await
}

async fn cancel(call: Call) -> Result<Reply<JobView>, Problem> {
    ask(call, jobs::cancel, "job.cancelled").await
}

async fn retry(call: Call) -> Result<Reply<JobView>, Problem> {
    ask(call, jobs::retry, "job.retried").await
}

/// The file goes to whoever asked for it and nobody else; each download is an audit row.
async fn file(call: Call) -> Result<Response, Problem> {
    let (job_id, me): (JobId, _) = (call.id("job_id")?, call.who()?.clone());
    let reply: Reply<()> = call
        .write(&[], move |work| {
            let row = find(work.tx, &me, job_id)?;
            if row.created_by != Some(me.staff_id.raw()) || row.file_name.is_none() {
                return Err(Problem::not_there());
            }
            let object = Some(("job", job_id.raw()));
            work.audit(Done { action: "job.downloaded", object, ..Done::default() })
        })
        .await?;
    drop(reply);
    let row = {
        let me = call.who()?.clone();
        call.read(move |tx| find(tx, &me, job_id)).await?
    };
    let files = call.app.files.clone();
    let opened = tokio::task::spawn_blocking(move || files.open(job_id.raw())).await;
    let reader = opened.map_err(Problem::fault)?.map_err(file_problem)?;
    let name = row.file_name.unwrap_or_default();
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(Problem::fault)?;
    let body = Body::from_stream(pieces(reader));
    let mut answer = Response::new(body);
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let media = HeaderValue::from_static("application/octet-stream");
    headers.insert(header::CONTENT_TYPE, media);
    Ok(answer)
}

fn file_problem(error: FileError) -> Problem {
    match error {
        FileError::Gone => Problem::new(StatusCode::GONE, "job.file_gone"),
        other => Problem::fault(other),
    }
}

/// The opened file piece by piece, read on threads that may block.
fn pieces(reader: FileReader) -> impl futures_util::Stream<Item = Result<Vec<u8>, std::io::Error>> {
    stream::unfold(Some(reader), |reader| async move {
        let mut reader = reader?;
        let read = tokio::task::spawn_blocking(move || {
            let piece = reader.next_piece();
            (reader, piece)
        });
        match read.await {
            Ok((reader, Ok(Some(piece)))) => Some((Ok(piece), Some(reader))),
            Ok((_, Ok(None))) => None,
            Ok((_, Err(why))) => Some((Err(std::io::Error::other(why.to_string())), None)),
            Err(why) => Some((Err(std::io::Error::other(why)), None)),
        }
    })
}
