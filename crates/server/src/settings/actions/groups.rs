//! Store groups: a city, a brand, whatever roles are to cover.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::Value;
use zhike_domain::kernel::id::{StoreGroupId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_store::{Tx, p};

use super::{stale, stores};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::problem::Problem;
use crate::settings::sql::group::{self as sql, GroupRow, Membership};
use crate::settings::sql::store::{Count, STAFF_BOUND};

/// A group as it is to be.
#[derive(Clone)]
pub struct Wanted {
    /// Name.
    pub name: Name,
    /// Name in traditional characters.
    pub name_zh_tw: Option<Name>,
    /// Name in English.
    pub name_en: Option<Name>,
    /// Its stores.
    pub store_ids: BTreeSet<StoreId>,
}

/// Finds a group that is not put away.
pub fn find(tx: &mut Tx<'_>, group: StoreGroupId) -> Result<GroupRow, Problem> {
    tx.opt(&sql::FIND, p![group.raw()])?.ok_or_else(Problem::not_there)
}

/// All memberships of all groups.
pub fn members(tx: &mut Tx<'_>) -> Result<Vec<Membership>, Problem> {
    Ok(tx.all(&sql::MEMBERS, p![])?)
}

fn write_members(
    work: &mut Work<'_, '_>,
    group: i64,
    store_ids: &BTreeSet<StoreId>,
) -> Result<(), Problem> {
    work.tx.execute(&sql::CLEAR, p![group])?;
    for store_id in store_ids {
        if !stores::exists(work.tx, *store_id)? {
            return Err(Problem::field("/store_ids", "scope.not_valid"));
        }
        work.tx.execute(&sql::ADD, p![group, store_id.raw()])?;
    }
    Ok(())
}

fn ids(store_ids: &BTreeSet<StoreId>) -> Value {
    store_ids.iter().map(|store| Value::from(store.to_string())).collect()
}

/// Makes a group.
pub fn create(work: &mut Work<'_, '_>, wanted: &Wanted) -> Result<StoreGroupId, Problem> {
    let group = work.id()?;
    let now = work.now().0;
    let tw = wanted.name_zh_tw.as_ref().map(Name::as_str);
    let en = wanted.name_en.as_ref().map(Name::as_str);
    work.tx.execute(&sql::INSERT, p![group, wanted.name.as_str(), tw, en, now])?;
    write_members(work, group, &wanted.store_ids)?;
    let changes = vec![
        Change::of("name", Value::Null, wanted.name.as_str()),
        Change::of("store_ids", Value::Null, ids(&wanted.store_ids)),
    ];
    let object = Some(("storegroup", group));
    work.audit(Done { action: "storegroup.created", object, changes, ..Done::default() })?;
    work.emit("storegroup.changed", None, &[("storegroup", group)])?;
    Ok(StoreGroupId::from_raw(group))
}

/// Changes a group; whoever's scope is the group acts in its new stores at once.
pub fn change(
    work: &mut Work<'_, '_>,
    group_id: StoreGroupId,
    version: i64,
    wanted: &Wanted,
) -> Result<(), Problem> {
    let kept = find(work.tx, group_id)?;
    let group = group_id.raw();
    let before = members(work.tx)?.into_iter().filter(|one| one.store_group_id == group);
    let before: BTreeSet<StoreId> = before.map(|one| StoreId::from_raw(one.store_id)).collect();
    let tw = wanted.name_zh_tw.as_ref().map(Name::as_str);
    let en = wanted.name_en.as_ref().map(Name::as_str);
    let row = p![group, version, wanted.name.as_str(), tw, en];
    if work.tx.execute(&sql::UPDATE, row)? == 0 {
        return Err(stale());
    }
    write_members(work, group, &wanted.store_ids)?;
    let mut changes = Vec::new();
    if kept.name != wanted.name.as_str() {
        changes.push(Change::of("name", kept.name, wanted.name.as_str()));
    }
    if before != wanted.store_ids {
        changes.push(Change::of("store_ids", ids(&before), ids(&wanted.store_ids)));
    }
    let object = Some(("storegroup", group));
    work.audit(Done { action: "storegroup.updated", object, changes, ..Done::default() })?;
    work.emit("storegroup.changed", None, &[("storegroup", group)])
}

/// Puts a group away that nobody's scope names.
pub fn archive(
    work: &mut Work<'_, '_>,
    group_id: StoreGroupId,
    version: i64,
) -> Result<(), Problem> {
    find(work.tx, group_id)?;
    let group = group_id.raw();
    let bound: Count = work.tx.one(&STAFF_BOUND, p![group])?;
    if bound.count > 0 {
        return Err(Problem::new(StatusCode::CONFLICT, "group.in_use").with("staff", bound.count));
    }
    let now = work.now().0;
    if work.tx.execute(&sql::ARCHIVE, p![group, version, now])? == 0 {
        return Err(stale());
    }
    let object = Some(("storegroup", group));
    work.audit(Done { action: "storegroup.archived", object, ..Done::default() })?;
    work.emit("storegroup.changed", None, &[("storegroup", group)])
}
