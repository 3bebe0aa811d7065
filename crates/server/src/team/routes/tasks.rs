//! `/tasks`: what one of the team is to do by a time.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::kernel::id::{GuestId, StaffId, StoreId, TaskId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::permission::Permission::TaskWork;
use zhike_domain::team::scope::Target as Where;
use zhike_domain::team::task::TaskText;
use zhike_store::LockKey;

use crate::platform::http::act::Work;
use crate::platform::http::call::{Call, stores_of};
use crate::platform::http::list::{self, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post};
use crate::platform::problem::Problem;
use crate::team::actions::tasks::{self as actions, NewTask};
use crate::team::tasks::{self as read, Listed, Reader, TaskPerson, TaskView, Wanted};

const LIST: &str = "tasks";

/// Filters of the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskQuery {
    /// Those that were done, in place of those to do.
    #[serde(default)]
    done: bool,
    /// One's own only.
    #[serde(default)]
    mine: bool,
    store_id: Option<StoreId>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// Whom a task can be given to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeopleQuery {
    /// The task's store; absent for one of the company.
    store_id: Option<StoreId>,
}

/// A task by hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTaskBody {
    text: TaskText,
    store_id: StoreId,
    /// Who is to do it; absent: whoever takes it.
    #[serde(default)]
    staff_id: Option<StaffId>,
    #[serde(default)]
    guest_id: Option<GuestId>,
    #[serde(default)]
    due_at: Option<Millis>,
}

/// Who is to do it now.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverBody {
    /// Absent: whoever takes it.
    #[serde(default)]
    staff_id: Option<StaffId>,
}

/// What came of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoneBody {
    #[serde(default)]
    note: Option<TaskText>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let row = Target::Row(read::row_scope);
    let new = json!({"text": "给林女士回电话", "store_id": "store_0000000000001"});
    vec![
        get("/api/v1/tasks", "list_tasks")
            .about("What is to be done in one's stores, the most urgent first")
            .needs(TaskWork, Target::AnyStore)
            .query::<TaskQuery>()
            .to(page),
        get("/api/v1/task-people", "list_task_people")
            .about("Those who can be given a task of a store")
            .needs(TaskWork, Target::AnyStore)
            .query::<PeopleQuery>()
            .to(people),
        post("/api/v1/tasks", "put_task")
            .about("Put a task")
            .needs(TaskWork, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(new, put),
        post("/api/v1/tasks/{task_id}/take", "take_task")
            .about("Take a task; If-Match is its version")
            .needs(TaskWork, row)
            .versioned()
            .to(take),
        post("/api/v1/tasks/{task_id}/hand-over", "hand_task_over")
            .about("Give a task to somebody else, or lay it down")
            .needs(TaskWork, row)
            .versioned()
            .takes(json!({"staff_id": null}), hand_over),
        post("/api/v1/tasks/{task_id}/done", "finish_task")
            .about("A task is done")
            .needs(TaskWork, row)
            .versioned()
            .takes(json!({"note": "已回电"}), finish),
    ]
}

fn reader(call: &Call) -> Result<Reader, Problem> {
    Ok(Reader { staff_id: call.who()?.staff_id, now: call.now })
}

fn in_scope(call: &Call, store_id: StoreId) -> Result<(), Problem> {
    match call.who()?.scope.covers(Where::Store(store_id)) {
        true => Ok(()),
        false => Err(Problem::field("/store_id", "store.not_in_scope")),
    }
}

async fn page(call: Call) -> Result<Reply<Page<TaskView>>, Problem> {
    let query: TaskQuery = call.query()?;
    let (limit, reader) = (list::limit_of(query.limit)?, reader(&call)?);
    if let Some(store) = query.store_id {
        in_scope(&call, store)?;
    }
    let state = if query.done { Listed::Done } else { Listed::ToDo };
    let stores = stores_of(&call.who()?.scope);
    let wanted = Wanted {
        state,
        staff_id: query.mine.then_some(reader.staff_id),
        stores: query.store_id.map_or(stores, |store| Some(vec![store])),
    };
    let keyring = call.app.keyring.clone();
    let from = list::start(&keyring, LIST, query.cursor.as_deref(), state.beginning())?;
    let page = call.read(move |tx| {
        let tasks = read::list(tx, &keyring, &wanted, &from, limit + 1, reader)?;
        let sign = |last: &TaskView| list::sign(&keyring, LIST, &state.after(last));
        Page::cut(tasks, limit, sign)
    });
    Ok(Reply::new(page.await?))
}

async fn people(call: Call) -> Result<Reply<Page<TaskPerson>>, Problem> {
    let query: PeopleQuery = call.query()?;
    if let Some(store) = query.store_id {
        in_scope(&call, store)?;
    }
    let keyring = call.app.keyring.clone();
    let people = call.read(move |tx| read::people(tx, &keyring, query.store_id));
    Ok(Reply::new(Page::whole(people.await?)))
}

async fn put(call: Call, body: NewTaskBody) -> Result<Reply<TaskView>, Problem> {
    in_scope(&call, body.store_id)?;
    let reader = reader(&call)?;
    let new = NewTask {
        kind: "by_hand",
        text: Some(body.text),
        store_id: Some(body.store_id),
        staff_id: body.staff_id,
        guest_id: body.guest_id,
        due_at: body.due_at,
        origin: None,
        cause: None,
    };
    call.write(&[], move |work| {
        let made = actions::put(work, &new)?;
        let task_id = made.ok_or_else(|| Problem::fault("a task without a cause twice"))?;
        read::find(work.tx, &work.act.keyring, task_id, reader)
    })
    .await
}

async fn change(
    call: Call,
    step: impl Fn(&mut Work<'_, '_>, TaskId, i64) -> Result<(), Problem> + Send + 'static,
) -> Result<Reply<TaskView>, Problem> {
    let (task_id, version): (TaskId, i64) = (call.id("task_id")?, call.version()?);
    let reader = reader(&call)?;
    let reply: Reply<TaskView> = call
        .write(&[LockKey::new("task", task_id.raw())], move |work| {
            step(work, task_id, version)?;
            read::find(work.tx, &work.act.keyring, task_id, reader)
        })
        .await?;
    Ok(reply.version(version + 1))
}

async fn take(call: Call) -> Result<Reply<TaskView>, Problem> {
    change(call, actions::take).await
}

async fn hand_over(call: Call, body: HandOverBody) -> Result<Reply<TaskView>, Problem> {
    change(call, move |work, task_id, version| {
        actions::hand_over(work, task_id, version, body.staff_id)
    })
    .await
}

async fn finish(call: Call, body: DoneBody) -> Result<Reply<TaskView>, Problem> {
    change(call, move |work, task_id, version| {
        actions::finish(work, task_id, version, body.note.as_ref())
    })
    .await
}
