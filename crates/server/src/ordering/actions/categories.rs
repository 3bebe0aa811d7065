//! Categories: made, changed, put away when they are empty.

use axum::http::StatusCode;
use serde_json::Value;
use zhike_domain::kernel::id::CategoryId;
use zhike_domain::kernel::name::Name;
use zhike_store::{Tx, p};

use super::{changed, differences, stale};
use crate::ordering::bodies::CategoryBody;
use crate::ordering::sql::category::{self as sql, CategoryRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

const FIELDS: &[&str] = &["name", "name_zh_tw", "name_en", "position"];

/// Finds a category that is not put away.
pub fn find(tx: &mut Tx<'_>, category_id: CategoryId) -> Result<CategoryRow, Problem> {
    tx.opt(&sql::FIND, p![category_id.raw()])?.ok_or_else(Problem::not_there)
}

/// What is kept, as it would be sent.
pub fn body_of(row: &CategoryRow) -> Result<CategoryBody, Problem> {
    let name = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
    Ok(CategoryBody {
        name: row.name.parse().map_err(refuse)?,
        name_zh_tw: name(&row.name_zh_tw),
        name_en: name(&row.name_en),
        position: u32::try_from(row.position).map_err(Problem::fault)?,
    })
}

/// Makes a category.
pub fn create(work: &mut Work<'_, '_>, body: &CategoryBody) -> Result<CategoryId, Problem> {
    let category = work.id()?;
    let now = work.now().0;
    let tw = body.name_zh_tw.as_ref().map(Name::as_str);
    let en = body.name_en.as_ref().map(Name::as_str);
    let row = p![category, body.name.as_str(), tw, en, body.position, now];
    work.tx.execute(&sql::INSERT, row)?;
    let changes = vec![Change::of("name", Value::Null, body.name.as_str())];
    let object = Some(("category", category));
    work.audit(Done { action: "category.created", object, changes, ..Done::default() })?;
    changed(work, None, &[("category", category)])?;
    Ok(CategoryId::from_raw(category))
}

/// Changes a category.
pub fn change(
    work: &mut Work<'_, '_>,
    category_id: CategoryId,
    version: i64,
    body: &CategoryBody,
) -> Result<(), Problem> {
    let kept = body_of(&find(work.tx, category_id)?)?;
    let category = category_id.raw();
    let tw = body.name_zh_tw.as_ref().map(Name::as_str);
    let en = body.name_en.as_ref().map(Name::as_str);
    let row = p![category, version, body.name.as_str(), tw, en, body.position];
    if work.tx.execute(&sql::UPDATE, row)? == 0 {
        return Err(stale());
    }
    let changes = differences(FIELDS, &kept, body)?;
    let object = Some(("category", category));
    work.audit(Done { action: "category.updated", object, changes, ..Done::default() })?;
    changed(work, None, &[("category", category)])
}

/// Puts a category away that holds no dishes.
///
/// # Errors
/// 409 `category.in_use`.
pub fn archive(
    work: &mut Work<'_, '_>,
    category_id: CategoryId,
    version: i64,
) -> Result<(), Problem> {
    find(work.tx, category_id)?;
    let category = category_id.raw();
    let dishes: i64 = work.tx.one(&sql::DISHES, p![category])?;
    if dishes > 0 {
        return Err(Problem::new(StatusCode::CONFLICT, "category.in_use").with("dishes", dishes));
    }
    let now = work.now().0;
    if work.tx.execute(&sql::ARCHIVE, p![category, version, now])? == 0 {
        return Err(stale());
    }
    let object = Some(("category", category));
    work.audit(Done { action: "category.archived", object, ..Done::default() })?;
    changed(work, None, &[("category", category)])
}
