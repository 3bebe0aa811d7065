//! Reading tasks.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::{GuestId, StaffId, StoreId, TaskId, show};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::task::TaskState;
use zhike_store::{StoreError, Tx, p};

use super::actions::tasks::takes;
use super::read::{name_of, opened};
use super::sql::staff::{self as staff_sql, StaffRow};
use super::sql::task::{self as sql, TaskRow, TaskStore};
use super::who;
use crate::platform::http::call::PathIds;
use crate::platform::http::list::Last;
use crate::platform::http::route::RowScope;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// When a task without a time counts as due: never.
pub const NEVER: i64 = i64::MAX;
/// People looked through for one list of names.
const PEOPLE: i64 = 2_000;

/// Somebody, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TaskPerson {
    /// Who.
    pub staff_id: StaffId,
    /// The name.
    pub name: String,
}

/// A task.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TaskView {
    /// The task.
    pub task_id: TaskId,
    /// `by_hand`, or the word of a kind that the program puts.
    pub kind: String,
    /// What is to be done; `null` where the kind says it.
    pub text: Option<String>,
    /// What came of it.
    pub note: Option<String>,
    /// The store; `null` for the company.
    pub store_id: Option<StoreId>,
    /// Who has it.
    pub staff: Option<TaskPerson>,
    /// The guest it is about.
    pub guest_id: Option<GuestId>,
    /// What it came from, as `message_…`.
    pub origin: Option<String>,
    /// How far it is.
    pub state: TaskState,
    /// By when.
    pub due_at: Option<Millis>,
    /// Whether that is over.
    pub overdue: bool,
    /// Who put it; nobody when the program did.
    pub created_by: Option<TaskPerson>,
    /// When.
    pub created_at: Millis,
    /// Who did it.
    pub done_by: Option<TaskPerson>,
    /// When.
    pub done_at: Option<Millis>,
    /// Whether the reader has it.
    pub mine: bool,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// Which stores a task belongs to.
///
/// # Errors
/// Those of the store.
pub fn row_scope(tx: &mut Tx<'_>, path: &PathIds) -> Result<Option<RowScope>, StoreError> {
    let Some(id) = path.get::<TaskId>("task_id") else { return Ok(None) };
    let row: Option<TaskStore> = tx.opt(&sql::STORE_OF, p![id.raw()])?;
    Ok(row.map(|row| match row.store_id {
        Some(store) => RowScope::Stores(vec![StoreId::from_raw(store)]),
        None => RowScope::Company,
    }))
}

/// Which tasks are listed.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Those that were done, in place of those to do.
    pub state: Listed,
    /// Only those that this person has.
    pub staff_id: Option<StaffId>,
    /// Only those of these stores; `None` for all.
    pub stores: Option<Vec<StoreId>>,
}

/// To do or done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// What is to be done, the most urgent first.
    ToDo,
    /// What was done, the newest first.
    Done,
}

impl Listed {
    /// Where a list begins.
    #[must_use]
    pub const fn beginning(self) -> Last {
        match self {
            Listed::ToDo => Last { sort: -1, id: -1 },
            Listed::Done => Last { sort: i64::MAX, id: i64::MAX },
        }
    }

    /// Where a list goes on after a task.
    #[must_use]
    pub fn after(self, task: &TaskView) -> Last {
        let at = match self {
            Listed::ToDo => task.due_at,
            Listed::Done => task.done_at,
        };
        Last { sort: at.map_or(NEVER, |at| at.0), id: task.task_id.raw() }
    }
}

/// Who reads, and when.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// Who.
    pub staff_id: StaffId,
    /// When.
    pub now: Millis,
}

/// Tasks of a list.
///
/// # Errors
/// Those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    wanted: &Wanted,
    from: &Last,
    limit: u32,
    reader: Reader,
) -> Result<Vec<TaskView>, Problem> {
    let stores = wanted.stores.as_ref().map_or_else(String::new, |stores| {
        stores.iter().fold(",".to_owned(), |text, store| format!("{text}{},", store.raw()))
    });
    let (staff, limit) = (wanted.staff_id.map(StaffId::raw), i64::from(limit));
    let rows: Vec<TaskRow> = match wanted.state {
        Listed::ToDo => tx.all(&sql::TO_DO, p![NEVER, from.sort, from.id, staff, stores, limit])?,
        Listed::Done => tx.all(&sql::DONE, p![from.sort, from.id, staff, stores, limit])?,
    };
    rows.iter().map(|row| view(tx, keyring, row, reader)).collect()
}

/// One task.
///
/// # Errors
/// 404, and those of the store.
pub fn find(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    task_id: TaskId,
    reader: Reader,
) -> Result<TaskView, Problem> {
    let row: Option<TaskRow> = tx.opt(&sql::FIND, p![task_id.raw()])?;
    view(tx, keyring, &row.ok_or_else(Problem::not_there)?, reader)
}

fn view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &TaskRow,
    reader: Reader,
) -> Result<TaskView, Problem> {
    let text = |column: &'static str, sealed: &Option<Vec<u8>>| {
        sealed.as_ref().map(|sealed| opened(keyring, column, row.task_id, sealed)).transpose()
    };
    let state: TaskState = row.state.parse().map_err(Problem::fault)?;
    let origin = row.origin_kind.as_ref().zip(row.origin_id);
    Ok(TaskView {
        task_id: TaskId::from_raw(row.task_id),
        kind: row.kind.clone(),
        text: text("task.text_enc", &row.text_enc)?,
        note: text("task.note_enc", &row.note_enc)?,
        store_id: row.store_id.map(StoreId::from_raw),
        staff: person(tx, keyring, row.staff_id)?,
        guest_id: row.guest_id.map(GuestId::from_raw),
        origin: origin.map(|(kind, id)| show(kind, id)),
        state,
        due_at: row.due_at.map(Millis),
        overdue: state != TaskState::Done && row.due_at.is_some_and(|due| due < reader.now.0),
        created_by: person(tx, keyring, row.created_by)?,
        created_at: Millis(row.created_at),
        done_by: person(tx, keyring, row.done_by)?,
        done_at: row.done_at.map(Millis),
        mine: row.staff_id == Some(reader.staff_id.raw()),
        version: row.version,
    })
}

fn person(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    staff: Option<i64>,
) -> Result<Option<TaskPerson>, Problem> {
    let Some(staff) = staff else { return Ok(None) };
    let name = name_of(tx, keyring, staff)?;
    Ok(name.map(|name| TaskPerson { staff_id: StaffId::from_raw(staff), name }))
}

/// Those who can be given a task of this store.
///
/// # Errors
/// Those of the store.
pub fn people(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    store_id: Option<StoreId>,
) -> Result<Vec<TaskPerson>, Problem> {
    let rows: Vec<StaffRow> = tx.all(&staff_sql::PAGE, p![-1, PEOPLE])?;
    let mut found = Vec::new();
    for row in rows.iter().filter(|row| row.disabled_at.is_none()) {
        let who = who::by_staff_id(tx, keyring, row.staff_id)?;
        if takes(&who, store_id) {
            found.push(TaskPerson { staff_id: who.staff_id, name: who.name });
        }
    }
    Ok(found)
}
