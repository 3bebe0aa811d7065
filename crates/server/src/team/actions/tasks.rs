//! Tasks: put, taken, handed over, done. Other folders put theirs by [`put`].

use axum::http::StatusCode;
use serde_json::json;
use zhike_domain::kernel::id::{GuestId, StaffId, StoreId, TaskId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::permission::Permission;
use zhike_domain::team::scope::{Scope, Target};
use zhike_domain::team::task::{self, TaskState, TaskText};
use zhike_store::p;

use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::{Who, refuse};
use crate::platform::problem::Problem;
use crate::team::sql::task::{self as sql, TaskRow};
use crate::team::who;

/// What a task came from: a word of the ids, and the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The word, as `message`.
    pub kind: &'static str,
    /// The number.
    pub id: i64,
}

/// A task to be put.
#[derive(Clone, Debug)]
pub struct NewTask {
    /// What it is: `by_hand`, or the word of a kind that the program puts.
    pub kind: &'static str,
    /// What is to be done; for one put by hand only.
    pub text: Option<TaskText>,
    /// The store; `None` for the company.
    pub store_id: Option<StoreId>,
    /// Who is to do it; `None` for whoever takes it.
    pub staff_id: Option<StaffId>,
    /// The guest it is about.
    pub guest_id: Option<GuestId>,
    /// By when.
    pub due_at: Option<Millis>,
    /// What it came from.
    pub origin: Option<Origin>,
    /// What it is about, so that it is put once; `None` for any number.
    pub cause: Option<String>,
}

/// Puts a task; one with a cause that was there before changes nothing.
///
/// # Errors
/// Those of the store, 422 `task.not_for_them` for somebody who does not act there.
pub fn put(work: &mut Work<'_, '_>, new: &NewTask) -> Result<Option<TaskId>, Problem> {
    if let Some(staff_id) = new.staff_id {
        may_have(work, staff_id, new.store_id)?;
    }
    let id = work.id()?;
    let state = match new.staff_id {
        Some(_) => TaskState::Taken,
        None => TaskState::Open,
    };
    let text = new.text.as_ref().map(|text| text.as_str().as_bytes());
    let keyring = &work.act.keyring;
    let sealed = text.map(|text| keyring.seal("task.text_enc", id, text));
    let sealed = sealed.transpose().map_err(Problem::fault)?;
    let values = p![
        id,
        new.kind,
        sealed,
        new.store_id.map(StoreId::raw),
        new.staff_id.map(StaffId::raw),
        new.guest_id.map(GuestId::raw),
        new.origin.map(|origin| origin.kind),
        new.origin.map(|origin| origin.id),
        new.cause.clone(),
        state.as_str(),
        new.due_at.map(|at| at.0),
        work.act.who.as_ref().map(|who| who.staff_id.raw()),
        work.now().0
    ];
    if work.tx.execute(&sql::INSERT, values)? == 0 {
        return Ok(None);
    }
    told(work, "task.put", id, new.store_id, Vec::new())?;
    Ok(Some(TaskId::from_raw(id)))
}

/// Who may be given a task there: somebody who works on tasks and acts in the store.
fn may_have(
    work: &mut Work<'_, '_>,
    staff_id: StaffId,
    store_id: Option<StoreId>,
) -> Result<(), Problem> {
    let refused = || Problem::field("/staff_id", "task.not_for_them");
    let keyring = work.act.keyring.clone();
    match who::working(work.tx, &keyring, staff_id.raw())? {
        Some(who) if takes(&who, store_id) => Ok(()),
        _ => Err(refused()),
    }
}

/// Whether somebody can be given a task of this store.
#[must_use]
pub fn takes(who: &Who, store_id: Option<StoreId>) -> bool {
    let acts_there = match store_id {
        Some(store_id) => who.scope.covers(Target::Store(store_id)),
        None => who.scope == Scope::Company,
    };
    acts_there && who.powers.permissions.contains(&Permission::TaskWork)
}

fn kept(work: &mut Work<'_, '_>, task_id: TaskId, version: i64) -> Result<TaskRow, Problem> {
    let row: Option<TaskRow> = work.tx.opt(&sql::FIND, p![task_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    if row.version != version {
        return Err(Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale"));
    }
    let state: TaskState = row.state.parse().map_err(Problem::fault)?;
    task::check_open(state).map_err(refuse)?;
    Ok(row)
}

/// Takes a task: from now on it is the caller's.
///
/// # Errors
/// 404, 409 `task.done_already`, 412 `conflict.stale`.
pub fn take(work: &mut Work<'_, '_>, task_id: TaskId, version: i64) -> Result<(), Problem> {
    let staff_id = work.who()?.staff_id;
    give(work, task_id, version, Some(staff_id))
}

/// Hands a task over, or lays it down for whoever takes it.
///
/// # Errors
/// As [`take`], and 422 `task.not_for_them`.
pub fn hand_over(
    work: &mut Work<'_, '_>,
    task_id: TaskId,
    version: i64,
    staff_id: Option<StaffId>,
) -> Result<(), Problem> {
    give(work, task_id, version, staff_id)
}

fn give(
    work: &mut Work<'_, '_>,
    task_id: TaskId,
    version: i64,
    staff_id: Option<StaffId>,
) -> Result<(), Problem> {
    let row = kept(work, task_id, version)?;
    let store_id = row.store_id.map(StoreId::from_raw);
    if let Some(staff_id) = staff_id {
        may_have(work, staff_id, store_id)?;
    }
    let state = if staff_id.is_some() { TaskState::Taken } else { TaskState::Open };
    let raw = staff_id.map(StaffId::raw);
    work.tx.execute(&sql::GIVE, p![row.task_id, version, raw, state.as_str()])?;
    let shown = |id: Option<StaffId>| json!(id.map(|id| id.to_string()));
    let before = row.staff_id.map(StaffId::from_raw);
    let changes = vec![Change::of("staff_id", shown(before), shown(staff_id))];
    told(work, "task.given", row.task_id, store_id, changes)
}

/// A task is done; what came of it may be noted.
///
/// # Errors
/// 404, 409 `task.done_already`, 412 `conflict.stale`.
pub fn finish(
    work: &mut Work<'_, '_>,
    task_id: TaskId,
    version: i64,
    note: Option<&TaskText>,
) -> Result<(), Problem> {
    let row = kept(work, task_id, version)?;
    let keyring = &work.act.keyring;
    let sealed =
        note.map(|note| keyring.seal("task.note_enc", row.task_id, note.as_str().as_bytes()));
    let sealed = sealed.transpose().map_err(Problem::fault)?;
    let (staff, now) = (work.who()?.staff_id.raw(), work.now().0);
    work.tx.execute(&sql::FINISH, p![row.task_id, version, sealed, staff, now])?;
    told(work, "task.done", row.task_id, row.store_id.map(StoreId::from_raw), Vec::new())
}

/// Whatever was put for this is done, by whoever acts now.
///
/// # Errors
/// Those of the store.
pub fn finish_those_of(work: &mut Work<'_, '_>, origin: Origin) -> Result<(), Problem> {
    let rows: Vec<TaskRow> = work.tx.all(&sql::OPEN_OF, p![origin.kind, origin.id])?;
    for row in rows {
        finish(work, TaskId::from_raw(row.task_id), row.version, None)?;
    }
    Ok(())
}

fn told(
    work: &mut Work<'_, '_>,
    action: &'static str,
    task: i64,
    store_id: Option<StoreId>,
    changes: Vec<Change>,
) -> Result<(), Problem> {
    let object = Some(("task", task));
    work.audit(Done { action, object, store_id, changes, ..Done::default() })?;
    work.emit(action, store_id, &[("task", task)])
}
