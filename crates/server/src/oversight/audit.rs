//! `/audit`, `/access-log`: who did what, and who looked.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use zhike_domain::kernel::id::{self, AuditId, JobId, StaffId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::approval::Excess;
use zhike_domain::team::permission::Permission::{AuditRead, ReportExport};
use zhike_domain::team::role::Limit;
use zhike_store::Tx;

use crate::platform::access_log::{self, AccessRow};
use crate::platform::audit::{self, AuditRow, Filter};
use crate::platform::http::call::{Call, stores_of};
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, get, post};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::team::actions::approvals::{self, Wish};
use crate::team::read;

const LIST: &str = "audit";
const ACCESS_LIST: &str = "access-log";
/// Rows are counted up to here before an export is allowed.
const MOST_COUNTED: i64 = 10_000_001;

/// Filters of the audit.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditQuery {
    /// By this member of staff.
    actor_id: Option<StaffId>,
    /// This action, as `staff.disabled`.
    action: Option<String>,
    /// On this thing, as `role` or `role_0c4h7p2k9m3xq`.
    object: Option<String>,
    /// In this store.
    store_id: Option<StoreId>,
    /// From this instant on.
    from: Option<Millis>,
    /// Before this instant.
    to: Option<Millis>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// Which rows are to be exported.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExportBody {
    from: Millis,
    to: Millis,
    #[serde(default)]
    action: Option<String>,
    #[serde(default)]
    actor_id: Option<StaffId>,
}

/// Who did it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ActorView {
    /// `staff`, `guest`, `key`, `device`, `job` or `system`.
    kind: String,
    staff_id: Option<StaffId>,
    name: Option<String>,
}

/// A thing.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ObjectView {
    kind: String,
    id: Option<String>,
}

/// A field before and after.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ChangeView {
    field: String,
    before: Value,
    after: Value,
}

/// One row of the audit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AuditView {
    audit_id: AuditId,
    /// Its place in the sealed chain; `null` for the second until it is sealed.
    seq: Option<i64>,
    at: Millis,
    actor: ActorView,
    store_id: Option<StoreId>,
    action: String,
    object: Option<ObjectView>,
    changes: Vec<ChangeView>,
    reason: Option<String>,
    request_id: Option<String>,
}

/// What a walk through the whole chain found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VerifyView {
    ok: bool,
    rows: i64,
    waiting: i64,
    head_seq: i64,
    head: String,
    first_bad: Option<BadView>,
}

/// The first row that is wrong.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BadView {
    seq: i64,
    audit_id: Option<AuditId>,
    reason: String,
}

/// A job that was made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobMade {
    /// Where its progress is.
    pub job_id: JobId,
}

/// One view of one card.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AccessView {
    at: Millis,
    staff_id: StaffId,
    name: String,
    store_id: Option<StoreId>,
    object: ObjectView,
    view: String,
}

/// Filters of the access log.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessQuery {
    /// By this member of staff.
    staff_id: Option<StaffId>,
    /// From this instant on.
    from: Option<Millis>,
    /// Before this instant.
    to: Option<Millis>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let export = json!({"from": "2026-11-01T00:00:00.000Z", "to": "2026-11-22T00:00:00.000Z"});
    vec![
        get("/api/v1/audit", "list_audit")
            .about("Who did what, newest first")
            .needs(AuditRead, Target::AnyStore)
            .query::<AuditQuery>()
            .to(page),
        get("/api/v1/audit/actions", "list_audit_actions")
            .about("All actions there are rows of")
            .needs(AuditRead, Target::AnyStore)
            .to(actions),
        post("/api/v1/audit/verify", "verify_audit")
            .about("Walk the whole sealed chain")
            .needs(AuditRead, Target::Company)
            .key(KeyRule::None)
            .to(verify),
        post("/api/v1/audit/exports", "export_audit")
            .about("Make a CSV of the audit; large ones need a second person")
            .needs(ReportExport, Target::Company)
            .status(StatusCode::ACCEPTED)
            .takes(export, make_export),
        get("/api/v1/access-log", "list_access_log")
            .about("Who looked at which card")
            .needs(AuditRead, Target::Company)
            .query::<AccessQuery>()
            .to(access),
    ]
}

fn filter_of(call: &Call, query: &AuditQuery) -> Result<Filter, Problem> {
    let object = query.object.as_deref().map(object_of).transpose()?;
    Ok(Filter {
        actor: query.actor_id.map(|staff| ("staff".to_owned(), staff.raw())),
        action: query.action.as_deref().map(word_of).transpose()?,
        object,
        store_id: query.store_id,
        allowed: stores_of(&call.who()?.scope).map(|stores| stores.into_iter().collect()),
        from: query.from.map(|at| at.0),
        to: query.to.map(|at| at.0),
        before: None,
    })
}

/// Actions and kinds are plain words; whatever else is asked for is a mistake, not an empty list.
fn word_of(text: &str) -> Result<String, Problem> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || b"._".contains(&byte);
    if text.is_empty() || !text.bytes().all(plain) {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "filter.not_valid")
            .with("reason", "action and object are plain words"));
    }
    Ok(text.to_owned())
}

fn object_of(text: &str) -> Result<(String, Option<i64>), Problem> {
    match text.split_once('_') {
        None => Ok((word_of(text)?, None)),
        Some((word, _)) => {
            let raw = id::read(word, text).map_err(crate::platform::http::call::refuse)?;
            Ok((word.to_owned(), Some(raw)))
        }
    }
}

async fn page(call: Call) -> Result<Reply<Page<AuditView>>, Problem> {
    let query: AuditQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let mut filter = filter_of(&call, &query)?;
    let keyring = call.app.keyring.clone();
    let top = Last { sort: 0, id: i64::MAX };
    filter.before = Some(list::start(&keyring, LIST, query.cursor.as_deref(), top)?.id);
    let page = call.read(move |tx| {
        let rows = audit::list(tx, &filter, i64::from(limit) + 1)?;
        let mut names = Names::default();
        let views: Result<Vec<_>, Problem> =
            rows.into_iter().map(|row| view(tx, &keyring, &mut names, row)).collect();
        Page::cut(views?, limit, |last| {
            list::sign(&keyring, LIST, &Last { sort: 0, id: last.audit_id.raw() })
        })
    });
    Ok(Reply::new(page.await?))
}

/// Names of staff, opened once each.
#[derive(Default)]
pub struct Names(BTreeMap<i64, Option<String>>);

impl Names {
    /// The name of a member of staff; `None` when there is none.
    pub fn of(
        &mut self,
        tx: &mut Tx<'_>,
        keyring: &Keyring,
        staff: i64,
    ) -> Result<Option<String>, Problem> {
        if let Some(known) = self.0.get(&staff) {
            return Ok(known.clone());
        }
        let name = read::name_of(tx, keyring, staff)?;
        self.0.insert(staff, name.clone());
        Ok(name)
    }
}

/// A row as it is shown.
pub fn view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    names: &mut Names,
    row: AuditRow,
) -> Result<AuditView, Problem> {
    let staff = row.actor_id.filter(|_| row.actor_kind == "staff");
    let name = match staff {
        Some(staff) => names.of(tx, keyring, staff)?,
        None => None,
    };
    let reason = audit::reason(tx, keyring, &row)?;
    let object_id = row.object_id;
    let object = row.object_kind.map(|kind| {
        let id = object_id.map(|raw| id::show(&kind, raw));
        ObjectView { kind, id }
    });
    Ok(AuditView {
        audit_id: AuditId::from_raw(row.audit_id),
        seq: row.seq,
        at: Millis(row.at),
        actor: ActorView { kind: row.actor_kind, staff_id: staff.map(StaffId::from_raw), name },
        store_id: row.store_id.map(StoreId::from_raw),
        action: row.action,
        object,
        changes: serde_json::from_str(&row.changes).map_err(Problem::fault)?,
        reason,
        request_id: row.request_id,
    })
}

async fn actions(call: Call) -> Result<Reply<Page<String>>, Problem> {
    let actions = call.read(|tx| Ok(audit::actions(tx)?)).await?;
    Ok(Reply::new(Page::whole(actions)))
}

async fn verify(call: Call) -> Result<Reply<VerifyView>, Problem> {
    let (store, keyring) = (call.app.store.clone(), call.app.keyring.clone());
    let walk = tokio::task::spawn_blocking(move || audit::verify(&store, &keyring, &[]));
    let report = walk.await.map_err(Problem::fault)??;
    let shown = report.head.show();
    let (_, head) = shown.split_once(':').unwrap_or(("", &shown));
    Ok(Reply::new(VerifyView {
        ok: report.is_ok(),
        rows: report.rows,
        waiting: report.waiting,
        head_seq: report.head.seq,
        head: head.to_owned(),
        first_bad: report.first_bad.map(|bad| BadView {
            seq: bad.seq,
            audit_id: bad.audit_id.map(AuditId::from_raw),
            reason: bad.reason.code().to_owned(),
        }),
    }))
}

async fn make_export(call: Call, body: ExportBody) -> Result<Reply<JobMade>, Problem> {
    let filter = Filter {
        actor: body.actor_id.map(|staff| ("staff".to_owned(), staff.raw())),
        action: body.action.as_deref().map(word_of).transpose()?,
        from: Some(body.from.0),
        to: Some(body.to.0),
        ..Filter::default()
    };
    let token = call.headers.get("approval").and_then(|token| token.to_str().ok());
    let token = token.map(str::to_owned);
    let reply = call.write(&[], move |work| {
        let rows = audit::count(work.tx, &filter, MOST_COUNTED)?;
        let wish = Wish {
            permission: ReportExport,
            store_id: None,
            excess: vec![Excess { limit: Limit::ExportRows, asked: rows }],
            token: token.as_deref(),
        };
        approvals::within_limit(work, wish)?;
        let staff = work.who()?.staff_id.raw();
        let job = audit::export_job(&filter, staff, work.now().0)?;
        let job_id = work.enqueue(&job)?;
        work.audit(crate::platform::http::act::Done {
            action: "audit.exported",
            object: Some(("job", job_id)),
            ..Default::default()
        })?;
        Ok(JobMade { job_id: JobId::from_raw(job_id) })
    });
    reply.await
}

async fn access(call: Call) -> Result<Reply<Page<AccessView>>, Problem> {
    let query: AccessQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let top = Last { sort: 0, id: i64::MAX };
    let before = list::start(&keyring, ACCESS_LIST, query.cursor.as_deref(), top)?.id;
    let wanted = access_log::Wanted {
        staff_id: query.staff_id.map(StaffId::raw),
        from: query.from.map(|at| at.0),
        to: query.to.map(|at| at.0),
        before: Some(before),
        ..access_log::Wanted::default()
    };
    let page = call.read(move |tx| {
        let rows: Vec<AccessRow> = access_log::list(tx, &wanted, i64::from(limit) + 1)?;
        let mut names = Names::default();
        let mut views = Vec::new();
        for row in rows {
            let name = names.of(tx, &keyring, row.staff_id)?.unwrap_or_default();
            let object = ObjectView {
                id: Some(id::show(&row.object_kind, row.object_id)),
                kind: row.object_kind,
            };
            let view = AccessView {
                at: Millis(row.at),
                staff_id: StaffId::from_raw(row.staff_id),
                name,
                store_id: row.store_id.map(StoreId::from_raw),
                object,
                view: row.view,
            };
            views.push((row.access_id, view));
        }
        let page = Page::cut(views, limit, |(last, _)| {
            list::sign(&keyring, ACCESS_LIST, &Last { sort: 0, id: *last })
        })?;
        let items = page.items.into_iter().map(|(_, view)| view).collect();
        Ok(Page { items, next_cursor: page.next_cursor })
    });
    Ok(Reply::new(page.await?))
}
