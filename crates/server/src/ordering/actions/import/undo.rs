//! Taking a file back: what it made goes, what it changed is as before. Whole or not at all.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use zhike_domain::kernel::id::{DishId, ImportId};
use zhike_domain::kernel::time::Millis;
use zhike_store::{Tx, p};

use super::write_over;
use crate::ordering::actions::changed;
use crate::ordering::bodies::DishBody;
use crate::ordering::sql::category::{self as category_sql, CategoryRow};
use crate::ordering::sql::dish::{self as sql, DishRow};
use crate::ordering::sql::import::{self as import_sql, DidRow, ImportRow, SinceRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::team::read::name_of;

/// How many dishes are named that hold an undo up.
const NAMED: i64 = 20;

/// A dish that somebody changed since a file was taken.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangedSince {
    /// Which.
    pub dish_id: DishId,
    /// Its name now.
    pub name: String,
    /// Whether it was taken off the menu.
    pub archived: bool,
}

/// A file that was taken.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TakenView {
    /// Which.
    pub import_id: ImportId,
    /// How many dishes it made.
    pub new: i64,
    /// How many it changed.
    pub changed: i64,
    /// Who took it.
    pub staff_name: Option<String>,
    /// When.
    pub created_at: Millis,
    /// When it was taken back.
    pub undone_at: Option<Millis>,
    /// The first dishes that were changed since: while there are any, it cannot be undone.
    pub changed_since: Vec<ChangedSince>,
}

/// What an undo came to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UndoneView {
    /// Which file.
    pub import_id: ImportId,
    /// How many dishes went off the menu.
    pub removed: usize,
    /// How many are as they were before.
    pub restored: usize,
    /// Categories that the file made and that stay, because other dishes stand in them.
    pub categories_kept: Vec<String>,
}

/// A file as it is listed.
pub fn view(tx: &mut Tx<'_>, keyring: &Keyring, row: ImportRow) -> Result<TakenView, Problem> {
    let staff_name = match row.staff_id {
        Some(staff) => name_of(tx, keyring, staff)?,
        None => None,
    };
    let changed_since = match row.undone_at {
        Some(_) => Vec::new(),
        None => since(tx, row.import_id)?,
    };
    Ok(TakenView {
        import_id: ImportId::from_raw(row.import_id),
        new: row.new_dishes,
        changed: row.changed_dishes,
        staff_name,
        created_at: Millis(row.created_at),
        undone_at: row.undone_at.map(Millis),
        changed_since,
    })
}

fn since(tx: &mut Tx<'_>, import: i64) -> Result<Vec<ChangedSince>, Problem> {
    let rows: Vec<SinceRow> = tx.all(&import_sql::SINCE, p![import, NAMED])?;
    let one = |row: SinceRow| ChangedSince {
        dish_id: DishId::from_raw(row.dish_id),
        name: row.name,
        archived: row.is_archived,
    };
    Ok(rows.into_iter().map(one).collect())
}

fn conflict(code: &'static str) -> Problem {
    Problem::new(StatusCode::CONFLICT, code)
}

/// Takes a file back. Lock the order of the menu.
///
/// # Errors
/// 404; 409 `import.undone` the second time, `import.changed_since` with the names of the dishes
/// that somebody changed since, `import.no_way_back` when a category or a code that a dish had is
/// taken.
pub fn undo(work: &mut Work<'_, '_>, import_id: ImportId) -> Result<UndoneView, Problem> {
    let import = import_id.raw();
    let row: Option<ImportRow> = work.tx.opt(&import_sql::FIND, p![import])?;
    if row.ok_or_else(Problem::not_there)?.undone_at.is_some() {
        return Err(conflict("import.undone"));
    }
    let since = since(work.tx, import)?;
    if !since.is_empty() {
        let names: Vec<&str> = since.iter().map(|dish| dish.name.as_str()).collect();
        let problem = conflict("import.changed_since").with("dishes", names.join("、"));
        return Err(problem.with("count", since.len()));
    }
    let did: Vec<DidRow> = work.tx.all(&import_sql::DID, p![import])?;
    let (dishes, categories): (Vec<_>, Vec<_>) = did.iter().partition(|row| row.kind == "dish");
    let (new, old): (Vec<&DidRow>, Vec<&DidRow>) =
        dishes.into_iter().partition(|row| row.before.is_none());
    let now = work.now().0;
    for row in &new {
        work.tx.execute(&sql::ARCHIVE, p![row.thing_id, row.after_version, now])?;
    }
    for row in &old {
        restore(work, row)?;
    }
    let categories_kept = clear(work, &categories)?;
    work.tx.execute(&import_sql::UNDONE, p![import, now])?;
    let view = UndoneView { import_id, removed: new.len(), restored: old.len(), categories_kept };
    tell(work, &view)?;
    Ok(view)
}

fn restore(work: &mut Work<'_, '_>, row: &DidRow) -> Result<(), Problem> {
    let before = row.before.as_deref().unwrap_or_default();
    let body: DishBody = serde_json::from_str(before).map_err(Problem::fault)?;
    let kept: Option<DishRow> = work.tx.opt(&sql::FIND, p![0, row.thing_id])?;
    let kept = kept.ok_or_else(|| Problem::fault("a dish that was just there"))?;
    let category: Option<CategoryRow> =
        work.tx.opt(&category_sql::FIND, p![body.category_id.raw()])?;
    let taken: i64 = match &body.code {
        Some(code) => work.tx.one(&sql::CODE_TAKEN, p![code, row.thing_id])?,
        None => 0,
    };
    if category.is_none() || taken > 0 {
        return Err(conflict("import.no_way_back").with("dish", kept.name.as_str()));
    }
    write_over(work, &kept, &body)
}

/// Puts away the categories that a file made, unless a dish stands in them; answers those names.
fn clear(work: &mut Work<'_, '_>, made: &[&DidRow]) -> Result<Vec<String>, Problem> {
    let now = work.now().0;
    let mut kept = BTreeSet::new();
    for row in made {
        let there: Option<CategoryRow> = work.tx.opt(&category_sql::FIND, p![row.thing_id])?;
        let Some(category) = there else { continue };
        let dishes: i64 = work.tx.one(&category_sql::DISHES, p![row.thing_id])?;
        if dishes > 0 || category.version != row.after_version {
            kept.insert(category.name);
            continue;
        }
        let version = category.version;
        work.tx.execute(&category_sql::ARCHIVE, p![row.thing_id, version, now])?;
    }
    Ok(kept.into_iter().collect())
}

fn tell(work: &mut Work<'_, '_>, view: &UndoneView) -> Result<(), Problem> {
    let import = view.import_id.raw();
    let changes = vec![
        Change::of("removed", Value::Null, view.removed),
        Change::of("restored", Value::Null, view.restored),
    ];
    let object = Some(("import", import));
    work.audit(Done { action: "menu.import_undone", object, changes, ..Done::default() })?;
    changed(work, None, &[("import", import)])
}
